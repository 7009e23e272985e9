"""Ratings of a rulebook that need advice and may get none."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.ingest.settings.policy import value_problem
from pipeline.problems import Problem, Reason
from pipeline.rulebook import Advice, Band, Rulebook, band_of

_MET = 100.0
"""The lowest achievement, rated by the bands of a level, at which a target can be met."""
_STEP = 0.01
"""Advice compares figures as printed, with two decimals."""
MOST_THRESHOLDS = 60
"""How many different figures the advice of a rulebook may ask about: all combinations are tried."""


def unadvised(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    """Ratings that need advice and may get none.

    A band that is not `favourable`, of the measure level or of a formula's scale, needs advice for
    every measured measure with a target that it can rate, whatever its figures.
    """
    if len(_thresholds(rulebook)) > MOST_THRESHOLDS:
        yield value_problem(file, "advice", Reason("thresholds", {"limit": MOST_THRESHOLDS}))
        return
    for key, formula, bands in _measure_scales(rulebook):
        for band in (band for band in bands if not band.favourable):
            fitting = [advice for advice in rulebook.advice if _may_say(advice, formula, band)]
            if not _is_covered(fitting, band, formula, rulebook):
                yield Problem("advice-missing", file, column=key, value=band.key)


def _thresholds(rulebook: Rulebook) -> set[float]:
    """The figures that the advice of a rulebook compares with."""
    asked = (
        figure
        for advice in rulebook.advice
        for figure in (advice.below, advice.at_least, advice.actual_below, advice.actual_above)
    )
    return {figure for figure in asked if figure is not None}


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


def _is_covered(fitting: Sequence[Advice], band: Band, formula: str, rulebook: Rulebook) -> bool:
    """Whether some fitting advice is given in every case that the thresholds distinguish."""
    achievements, actuals = _figures(band, formula, rulebook)
    everywhere = (1 << len(actuals)) - 1
    has_scale = bool(rulebook.formula(formula).scale)
    for is_met in (False, True):
        given = [0] * len(achievements)
        for one in fitting:
            if one.reached in (None, is_met):
                within = _within(actuals, one)
                for place, achievement in enumerate(achievements):
                    given[place] |= within if _holds(one, achievement) else 0
        can_be = (not is_met or has_scale or figure >= _MET for figure in achievements)
        if any(told != everywhere for told, can in zip(given, can_be, strict=True) if can):
            return False
    return True


def _figures(band: Band, formula: str, rulebook: Rulebook) -> tuple[list[float], list[float]]:
    """Achievements and actuals a band can rate: one for each case the thresholds distinguish."""
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
    return achievements, actuals


def _around(thresholds: Iterable[float | None]) -> list[float]:
    """A value at, just below and just above every threshold."""
    finite = {value for value in thresholds if value is not None and value != float("-inf")}
    steps = (-_STEP, 0.0, _STEP)
    return sorted({round(value + step, 6) for value in finite for step in steps}) or [0.0]


def _holds(one: Advice, achievement: float) -> bool:
    return (one.below is None or achievement < one.below) and (
        one.at_least is None or achievement >= one.at_least
    )


def _within(actuals: Sequence[float], one: Advice) -> int:
    """A bit for each actual at which an advice may be given."""
    return sum(
        1 << place
        for place, actual in enumerate(actuals)
        if (one.actual_below is None or actual < one.actual_below)
        and (one.actual_above is None or actual > one.actual_above)
    )
