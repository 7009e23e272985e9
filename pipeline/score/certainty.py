"""How sure ratings are: would another sample of a survey's respondents have been rated the same?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.account import Certainty, Interval, Measure, Survey
from pipeline.results import Working
from pipeline.rounding import beside
from pipeline.rulebook import Rulebook
from pipeline.statistics.elements import IKM, TOTAL_INDEX
from pipeline.statistics.intervals import margin_of_error, share_interval

_PERCENT = 100.0
_JUMPS = ("met_or_not", "maximum", "zero")
"""Ways whose achievement takes only single values, with none in between."""


@dataclass(frozen=True)
class Supposed:
    """How a measure would be judged with another actual: the way, the key of the band, and what its
    achievement would count."""

    way: str | None
    rating: str | None
    counts: float | None = None


Supposing = Callable[[Mapping[str, float]], Mapping[str, Supposed]]
"""Actuals by measure in, how each would be judged out."""


@dataclass(frozen=True)
class Estimate:
    """A measure that a survey estimates: its interval, and the range that its index can take."""

    measure: Measure
    interval: Interval
    low: float | None
    high: float | None


def index_interval(
    measure: Measure, working: Working, survey: Survey, confidence: float
) -> Interval | None:
    """The interval of an index in its own unit, narrowed by the population where that is known.

    Wilson's for a share; else Student's of the mean that the index is or is a multiple of. Null
    where too few answered, where their answers do not vary, or where respondents are not known.
    """
    actual, values = measure.actual, working.values
    if actual is None:
        return None
    if measure.formula == "survey.satisfied_share" and values.get("respondents"):
        part, n = int(values["satisfied"]), int(values["respondents"])
        low, high = share_interval(part, n, survey.population, confidence)
        return low * _PERCENT, high * _PERCENT
    half = _half(actual, working, survey, confidence)
    return None if half is None else (actual - half, actual + half)


def _half(actual: float, working: Working, survey: Survey, confidence: float) -> float | None:
    """Half the width: from the respondents' own figures, or from the margin of the mean answer."""
    if working.sd is not None:
        n = int(working.values["respondents"])
        return margin_of_error(working.sd, n, survey.population, confidence) if working.sd else None
    if survey.margin_of_error is None:
        return None
    if working.formula == TOTAL_INDEX:
        return survey.margin_of_error * survey.respondents * len(survey.items)
    if working.formula in IKM and survey.mean:
        return survey.margin_of_error * abs(actual / survey.mean)
    return None


def certainties(
    estimates: Sequence[Estimate], rulebook: Rulebook, supposing: Supposing
) -> Mapping[str, Certainty]:
    """How sure the rating of each estimated measure is, by its id."""
    points = {one.measure.id: _points(one) for one in estimates}
    most = max(map(len, points.values()), default=0)
    judged = [
        supposing({key: at[index] for key, at in points.items() if index < len(at)})
        for index in range(most)
    ]
    at_points = {
        key: [judged[index][key] for index in range(len(at))] for key, at in points.items()
    }
    return {
        one.measure.id: Certainty(
            one.interval,
            _reached(one.measure, at_points[one.measure.id], rulebook),
            _counts(one.measure, at_points[one.measure.id]),
        )
        for one in estimates
    }


def _points(one: Estimate) -> list[float]:
    """Actuals to judge: both ends, and what lies at, before and after every kink between them.

    An index cannot leave its range, though an interval about its end does. At a kink an
    achievement may turn or jump, so that the ends of an interval are not enough.
    """
    measure, (low, high) = one.measure, one.interval
    least = low if one.low is None else max(low, one.low)
    most = high if one.high is None else min(high, one.high)
    turns = (measure.target, measure.target_low, measure.target_high, measure.maximum)
    kinks = {turn for turn in turns if turn is not None}
    near = {at for kink in kinks for at in (kink, *beside(kink))}
    own = () if measure.actual is None else (measure.actual,)
    inner = {at for at in (*near, *own) if least < at < most}
    return sorted({least, most} | inner)


def _counts(measure: Measure, judged: Sequence[Supposed]) -> Interval | None:
    """What an achievement counts at the least and at the most; between kinks it rises or falls."""
    if measure.capped is None:
        return None
    known = [measure.capped, *(one.counts for one in judged if one.counts is not None)]
    return min(known), max(known)


def _reached(measure: Measure, judged: Sequence[Supposed], rulebook: Rulebook) -> tuple[str, ...]:
    """Every band at a point, and the bands between neighbours judged by the same steady rule."""
    if measure.rating is None:
        return ()
    own = rulebook.formula(measure.formula).scale
    bands = rulebook.bands_of(measure.formula)
    order = {band.key: number for number, band in enumerate(bands)}
    reached = {order[one.rating] for one in judged if one.rating is not None}
    for one, other in pairwise(judged):
        if one.rating is None or other.rating is None:
            continue
        if own or (one.way == other.way and one.way not in _JUMPS):
            ends = sorted((order[one.rating], order[other.rating]))
            reached.update(range(ends[0], ends[1] + 1))
    return tuple(bands[number].key for number in sorted(reached))
