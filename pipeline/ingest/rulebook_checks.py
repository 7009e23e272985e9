"""A rulebook in, out what its model cannot see: bands that leave a value unrated, names that
nothing answers to."""

from collections import Counter
from collections.abc import Iterator, Mapping
from string import Formatter

from pipeline.formulas import FORMULAS
from pipeline.ingest.policy import value_problem
from pipeline.problems import Problem, nearest
from pipeline.rulebook import ADVICE_FIELDS, LEVELS, Advice, Rulebook, tiling_fault


def rulebook_faults(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    """Every fault of a rulebook that loaded."""
    yield from _untiled(rulebook, file)
    yield from _repeated(rulebook, file)
    yield from _unknown_formulas(rulebook, file)
    for advice in rulebook.advice:
        yield from _unknown_ratings(advice, rulebook, file)
        yield from _unknown_fields(advice, file)


def _untiled(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    verdicts = {f"levels.{name}.bands" for name in LEVELS if getattr(rulebook.levels, name).verdict}
    for key, bands in rulebook.scales().items():
        if fault := tiling_fault(bands, verdict=key in verdicts):
            yield Problem("bands-do-not-tile", file, column=key, values={"reason": fault})


def _repeated(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    ids = {
        "perspectives": [perspective.id for perspective in rulebook.perspectives],
        "advice": [advice.id for advice in rulebook.advice],
    }
    for key, entries in ids.items():
        for repeated in (entry for entry, count in Counter(entries).items() if count > 1):
            yield value_problem(file, key, "twice", repeated)


def _unknown_formulas(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    named = [(f'formulas."{name}"', name) for name in rulebook.formulas]
    named += [
        (f"advice.{advice.id}.formulas", name)
        for advice in rulebook.advice
        for name in advice.formulas
    ]
    for key, name in named:
        if name not in FORMULAS:
            values = {"nearest": nearest(name, FORMULAS)}
            yield Problem("unknown-formula", file, column=key, value=name, values=values)


def _unknown_ratings(advice: Advice, rulebook: Rulebook, file: str) -> Iterator[Problem]:
    known = sorted({band.key for bands in rulebook.scales().values() for band in bands})
    for rating in advice.ratings:
        if rating not in known:
            values = {"advice": advice.id, "nearest": nearest(rating, known)}
            key = f"advice.{advice.id}.ratings"
            yield Problem("advice-rating", file, column=key, value=rating, values=values)


def _unknown_fields(advice: Advice, file: str) -> Iterator[Problem]:
    """Fields an advice text names that are not known wherever the advice may be given."""
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
    """The values that the workings of all formulas of an advice name."""
    workings = [FORMULAS[name].values for name in advice.formulas if name in FORMULAS]
    if not workings:
        return []
    return [value for value in workings[0] if all(value in others for others in workings)]


def _fields(text: str) -> list[str] | None:
    try:
        return [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        return None
