"""A rulebook's advice in; out what cannot work: unknown names, ratings without advice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from string import Formatter

from pipeline.formulas import CATALOGUE
from pipeline.ingest.policy import value_problem
from pipeline.problems import Problem, nearest
from pipeline.rulebook import ADVICE_FIELDS, Advice, Band, Rulebook, band_of

_MET = 100.0
"""The least achievement, by a level's bands, with which a target can be met."""
_STEP = 0.01
"""Advice compares printed figures, which have two decimals."""


def advice_faults(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    for advice in rulebook.advice:
        yield from _unknown_ratings(advice, rulebook, file)
        yield from _unknown_fields(advice, file)
        yield from _unfit_clauses(advice, rulebook, file)
    yield from _unadvised(rulebook, file)


def _unknown_ratings(advice: Advice, rulebook: Rulebook, file: str) -> Iterator[Problem]:
    known = sorted({band.key for bands in rulebook.band_scales().values() for band in bands})
    for rating in advice.ratings:
        if rating not in known:
            values = {"advice": advice.id, "nearest": nearest(rating, known)}
            key = f"advice.{advice.id}.ratings"
            yield Problem("advice-rating", file, column=key, value=rating, values=values)


def _unfit_clauses(advice: Advice, rulebook: Rulebook, file: str) -> Iterator[Problem]:
    """Clauses that ask of a quantity what it cannot be, and conditions without any."""
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
    """Fields in an advice text that have no value in some case in which the advice is given."""
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
    workings = [CATALOGUE[name].values for name in advice.formulas if name in CATALOGUE]
    if not workings:
        return []
    return [value for value in workings[0] if all(value in others for others in workings)]


def _fields(text: str) -> list[str] | None:
    try:
        return [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        return None


def _unadvised(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    """Ratings that need advice and may be left without.

    A band that is not `favourable`, of the measure level or of a formula's scale, needs advice for
    every measured measure with a target that it can rate, whatever its figures.
    """
    for key, formula, bands in _measure_scales(rulebook):
        for band in (band for band in bands if not band.favourable):
            fitting = [advice for advice in rulebook.advice if _may_say(advice, formula, band)]
            if not all(_is_given(fitting, place) for place in _places(band, formula, rulebook)):
                yield Problem("advice-missing", file, column=key, value=band.key)


def _measure_scales(rulebook: Rulebook) -> Iterator[tuple[str, str, Sequence[Band]]]:
    yield "levels.measure.bands", "", rulebook.levels.measure.bands
    for name, policy in rulebook.formulas.items():
        yield f'formulas."{name}".scale', name, policy.scale


def _may_say(advice: Advice, formula: str, band: Band) -> bool:
    """Whether an advice can apply to a measure of a formula (empty: of any) in a band."""
    return (
        advice.about == "measure"
        and advice.measured
        and advice.favourable is not True
        and advice.when is None
        and not advice.measures
        and (not advice.formulas or formula in advice.formulas)
        and (not advice.ratings or band.key in advice.ratings)
    )


Place = tuple[float, float, bool]
"""An achievement, an actual, and whether the target is met."""


def _places(band: Band, formula: str, rulebook: Rulebook) -> Iterator[Place]:
    """Figures a band can rate: one for each case that the thresholds of the advice distinguish."""
    policy = rulebook.formula(formula)
    bands = policy.scale or rulebook.levels.measure.bands
    floors = [part.floor for part in bands]
    advice = rulebook.advice
    achievements = _around([*floors, *(a.below for a in advice), *(a.at_least for a in advice)])
    actuals = _around(
        [*floors, *(a.actual_below for a in advice), *(a.actual_above for a in advice)]
    )
    if not policy.scale and not rulebook.scoring.conversion:
        achievements = [value for value in achievements if band_of(value, bands) == band]
    if policy.scale and policy.scale_of == "actual":
        actuals = [value for value in actuals if band_of(value, bands) == band]
    for achievement, actual in product(achievements, actuals):
        yield achievement, actual, False
        if policy.scale or achievement >= _MET:
            yield achievement, actual, True


def _around(thresholds: Iterable[float | None]) -> list[float]:
    """A value at, just below and just above every threshold."""
    finite = {value for value in thresholds if value is not None and value != float("-inf")}
    steps = (-_STEP, 0.0, _STEP)
    return sorted({round(value + step, 6) for value in finite for step in steps}) or [0.0]


def _is_given(advice: Sequence[Advice], place: Place) -> bool:
    achievement, actual, is_met = place
    return any(
        one.reached in (None, is_met)
        and (one.below is None or achievement < one.below)
        and (one.at_least is None or achievement >= one.at_least)
        and (one.actual_below is None or actual < one.actual_below)
        and (one.actual_above is None or actual > one.actual_above)
        for one in advice
    )
