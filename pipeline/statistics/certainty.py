"""A survey's interval against the bands: would another sample have been rated the same?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.rounding import half_up
from pipeline.rulebook import Band, Rulebook, band_of
from pipeline.scorecard import Polarity
from pipeline.statistics.intervals import share_interval
from pipeline.statistics.survey import Interval, SurveyStatistics

# Indices that are the mean answer times a number: their interval is the mean's times that number.
_PROPORTIONAL = ("survey.total_index", "survey.ikm_2017", "survey.ikm_2004")
_SHARES = ("survey.satisfied_share",)
_PERCENT = 100.0


@dataclass(frozen=True)
class Certainty:
    """A measure's interval, in its actual's unit, and every band it reaches into.

    One band: certain. None: the measure is not rated by its actual alone.
    """

    interval: Interval
    bands: tuple[Band, ...]

    @property
    def certain(self) -> bool | None:
        return len(self.bands) == 1 if self.bands else None


def certainty(
    measure: Mapping[str, Any],
    values: Mapping[str, Any],
    survey: SurveyStatistics,
    rulebook: Rulebook,
) -> Certainty | None:
    """How sure the rating of a measure is that was computed from a survey.

    `measure` is its row of scores, `values` those of its working. Null where the formula has no
    interval, or the survey too few respondents for one.
    """
    interval = index_interval(measure, values, survey, rulebook.survey.confidence)
    if interval is None:
        return None
    ends = [_rated(measure, end, rulebook) for end in interval]
    rated = sorted(end for end in ends if end is not None)
    if measure["rating"] is None or len(rated) < len(ends):
        return Certainty(interval, ())
    return Certainty(interval, _between(_bands(measure, rulebook), rated))


def index_interval(
    measure: Mapping[str, Any],
    values: Mapping[str, Any],
    survey: SurveyStatistics,
    confidence: float,
) -> Interval | None:
    """The interval of an index in its own unit: the mean's, carried over, or Wilson's of a share.

    Both are narrowed by the population where that is known.
    """
    actual, formula = measure["actual"], measure["formula"]
    if actual is None:
        return None
    if formula in _SHARES and values.get("respondents"):
        part, n = values["satisfied"], values["respondents"]
        low, high = share_interval(part, n, survey.population, confidence)
        return low * _PERCENT, high * _PERCENT
    if formula not in _PROPORTIONAL or survey.margin is None or not survey.mean:
        return None
    half = survey.margin * abs(actual / survey.mean)
    return actual - half, actual + half


def _bands(measure: Mapping[str, Any], rulebook: Rulebook) -> tuple[Band, ...]:
    return rulebook.formula(measure["formula"]).scale or rulebook.levels.measure.bands


def _rated(measure: Mapping[str, Any], actual: float, rulebook: Rulebook) -> float | None:
    """What would be rated if the actual were another: the actual, its place in the range, or the
    achievement, which moves with the actual only where more is better."""
    policy = rulebook.formula(measure["formula"])
    if not policy.scale:
        return _achievement(measure, actual, rulebook)
    low, high = measure["range_low"], measure["range_high"]
    if policy.scale_of == "actual":
        return half_up(actual)
    if low is None or high is None or high <= low:
        return None
    return (half_up(actual) - float(low)) / (float(high) - float(low)) * _PERCENT


def _achievement(measure: Mapping[str, Any], actual: float, rulebook: Rulebook) -> float | None:
    achievement, now = measure["achievement"], measure["actual"]
    if achievement is None or not now or measure["polarity"] != Polarity.MAXIMIZE:
        return None
    floor, cap = rulebook.scoring.floor, rulebook.scoring.cap
    return half_up(min(max(achievement * actual / now, floor), cap))


def _between(bands: Sequence[Band], ends: Sequence[float]) -> tuple[Band, ...]:
    """Every band from that of the lower end to that of the higher; ends outside any are clamped."""
    lower, higher = (band_of(end, bands) or bands[0] for end in ends)
    return tuple(bands[bands.index(lower) : bands.index(higher) + 1])
