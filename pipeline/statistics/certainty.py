"""A survey's intervals beside bands and lines: would another sample have said the same?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, nextafter
from typing import Any

from pipeline.rulebook import Band, Rulebook
from pipeline.scorecard import Working
from pipeline.statistics.importance import WeighedItem
from pipeline.statistics.intervals import margin_of_error, share_interval
from pipeline.statistics.survey import Interval, SurveyStatistics

Measure = Mapping[str, Any]

_PERCENT = 100.0
_KINKS = ("target", "target_low", "target_high", "maximum")
"""Where an achievement may turn or jump, so that the ends of an interval do not tell it all."""
_JUMPS = ("met_or_not", "maximum")
"""Ways of judging between whose values there is nothing."""


@dataclass(frozen=True)
class Supposed:
    """How a measure would be judged were its actual another: the way, and the band's key."""

    way: str | None
    rating: str | None


Supposing = Callable[[Mapping[str, float]], Mapping[str, Supposed]]
"""Actuals by measure in, how each would be judged out: the score stage's own rule."""


@dataclass(frozen=True)
class Certainty:
    """A measure's interval, in its actual's unit, and every band it reaches into.

    One band: certain. None: the measure is not rated.
    """

    interval: Interval
    bands: tuple[Band, ...]

    @property
    def certain(self) -> bool | None:
        return len(self.bands) == 1 if self.bands else None


def index_interval(
    measure: Measure, working: Working, survey: SurveyStatistics, confidence: float
) -> Interval | None:
    """The interval of an index in its own unit, narrowed by the population where that is known.

    Wilson's for a share; else Student's of the mean that the index is or is a multiple of. Null
    where too few answered, where their answers do not vary, or where respondents are not known.
    """
    actual, values = measure["actual"], working.values
    if actual is None:
        return None
    if measure["formula"] == "survey.satisfied_share" and values.get("respondents"):
        part, n = values["satisfied"], values["respondents"]
        low, high = share_interval(part, n, survey.population, confidence)
        return low * _PERCENT, high * _PERCENT
    half = _half(measure, working, survey, confidence)
    return None if half is None else (actual - half, actual + half)


def _half(
    measure: Measure, working: Working, survey: SurveyStatistics, confidence: float
) -> float | None:
    """Half the width: of the respondents' own figures, or the mean answer's carried over."""
    if working.sd is not None:
        n = working.values["respondents"]
        return margin_of_error(working.sd, n, survey.population, confidence) if working.sd else None
    if survey.margin is None:
        return None
    if measure["formula"] == "survey.total_index":
        return survey.margin * survey.respondents * len(survey.items)
    if measure["formula"] in ("survey.ikm_2017", "survey.ikm_2004") and survey.mean:
        return survey.margin * abs(float(measure["actual"]) / survey.mean)
    return None


def certainties(
    intervals: Mapping[str, Interval],
    measures: Mapping[str, Measure],
    rulebook: Rulebook,
    supposing: Supposing,
) -> Mapping[str, Certainty]:
    """How sure the rating of each measure is that has an interval.

    `measures` are the rows of realization, actuals and scores together.
    """
    points = {key: _points(measures[key], interval) for key, interval in intervals.items()}
    most = max(map(len, points.values()), default=0)
    judged = [
        supposing({key: at[place] for key, at in points.items() if place < len(at)})
        for place in range(most)
    ]
    return {
        key: Certainty(
            interval,
            _reached(
                measures[key], [judged[place][key] for place in range(len(points[key]))], rulebook
            ),
        )
        for key, interval in intervals.items()
    }


def _points(measure: Measure, interval: Interval) -> list[float]:
    """Actuals to judge: both ends, and what lies at, before and after every kink between them.

    An index cannot leave its range, though an interval about its end does.
    """
    low, high = measure["range_low"], measure["range_high"]
    least = interval[0] if low is None else max(interval[0], float(low))
    most = interval[1] if high is None else min(interval[1], float(high))
    kinks = {float(measure[name]) for name in _KINKS if measure[name] is not None}
    near = {at for kink in kinks for at in (nextafter(kink, -inf), kink, nextafter(kink, inf))}
    inner = {at for at in (*near, float(measure["actual"])) if least < at < most}
    return sorted({least, most} | inner)


def _reached(measure: Measure, judged: Sequence[Supposed], rulebook: Rulebook) -> tuple[Band, ...]:
    """Every band at a point, and those between two points that one steady rule judges."""
    if measure["rating"] is None:
        return ()
    own = rulebook.formula(measure["formula"]).scale
    bands = own or rulebook.levels.measure.bands
    place = {band.key: number for number, band in enumerate(bands)}
    reached = {place[one.rating] for one in judged if one.rating is not None}
    for one, other in pairwise(judged):
        if one.rating is None or other.rating is None:
            continue
        if own or (one.way == other.way and one.way not in _JUMPS):
            ends = sorted((place[one.rating], place[other.rating]))
            reached.update(range(ends[0], ends[1] + 1))
    return tuple(bands[number] for number in sorted(reached))


def surely_weak(survey: SurveyStatistics, confidence: float) -> tuple[WeighedItem, ...]:
    """Important items below the mean by more than the margin of error of their own answers."""
    if survey.importance is None or survey.by_totals:
        return ()
    line, margins = survey.importance.performance_line, _item_margins(survey, confidence)
    return tuple(
        item
        for item in survey.importance.weak_and_important
        if line - item.performance > margins[item.id]
    )


def _item_margins(survey: SurveyStatistics, confidence: float) -> Mapping[str, float]:
    """Half the t interval of each item's mean; nothing bounds it where one respondent answered."""
    return {
        item.id: inf
        if item.sd is None
        else margin_of_error(item.sd, item.n, survey.population, confidence)
        for item in survey.items
    }
