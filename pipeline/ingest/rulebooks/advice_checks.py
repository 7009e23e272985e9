"""Faults in a rulebook's advice: names that nothing has, and conditions that cannot hold."""

from collections.abc import Iterator, Mapping
from string import Formatter

from pipeline.formulas import CATALOGUE
from pipeline.ingest.settings.policy import value_problem
from pipeline.problems import Problem, nearest
from pipeline.rulebook import ADVICE_FIELDS, Advice, Rulebook


def advice_faults(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    for advice in rulebook.advice:
        yield from _unknown_ratings(advice, rulebook, file)
        yield from _unknown_fields(advice, file)
        yield from _unfit_clauses(advice, rulebook, file)


def _unknown_ratings(advice: Advice, rulebook: Rulebook, file: str) -> Iterator[Problem]:
    known = sorted({band.key for bands in rulebook.band_scales().values() for band in bands})
    for rating in advice.ratings:
        if rating not in known:
            values = {"advice": advice.id, "nearest": nearest(rating, known)}
            key = f"advice.{advice.id}.ratings"
            yield Problem("advice-rating", file, column=key, value=rating, values=values)


def _unfit_clauses(advice: Advice, rulebook: Rulebook, file: str) -> Iterator[Problem]:
    """Clauses that ask of a quantity what it cannot be, and conditions without a clause."""
    if advice.when is None:
        return
    key = f"advice.{advice.id}.when"
    if advice.when.says_nothing:
        yield value_problem(file, key, "no-clause")
    known = {band.key for bands in rulebook.band_scales().values() for band in bands}
    for clause in advice.when.clauses:
        if not clause.fits:
            yield value_problem(file, key, "unfit-clause", clause.quantity)
        for word in (*clause.any_of, clause.is_):
            if clause.quantity == "rating" and isinstance(word, str) and word not in known:
                values = {"advice": advice.id, "nearest": nearest(word, sorted(known))}
                yield Problem("advice-rating", file, column=key, value=word, values=values)


def _unknown_fields(advice: Advice, file: str) -> Iterator[Problem]:
    """Fields in an advice text that lack a value in some case in which the advice is given."""
    known = (*ADVICE_FIELDS, *_common_values(advice))
    texts = advice.text if isinstance(advice.text, Mapping) else {"": advice.text}
    for language, text in texts.items():
        key = f"advice.{advice.id}.text" + (f".{language}" if language else "")
        fields = _fields(text)
        if fields is None:
            yield value_problem(file, key, "braces")
            continue
        for name in dict.fromkeys(fields):
            if name not in known:
                values = {"advice": advice.id, "choices": list(known)}
                yield Problem("advice-field", file, column=key, value=name, values=values)


def _common_values(advice: Advice) -> list[str]:
    """The values that the workings of all formulas of an advice have in common."""
    workings = [CATALOGUE[name].values for name in advice.formulas if name in CATALOGUE]
    if not workings:
        return []
    return [value for value in workings[0] if all(value in others for others in workings)]


def _fields(text: str) -> list[str] | None:
    try:
        parts = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return None
    return [_as_written(*part) for part in parts]


def _as_written(name: str | None, shape: str | None, conversion: str | None) -> str:
    """A field as written between its braces; with a format or conversion it is no known name."""
    said = f"!{conversion}" if conversion else ""
    return f"{name}{said}" + (f":{shape}" if shape else "")
