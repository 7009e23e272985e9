"""The development of a measure since earlier periods."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.account.measure import Measure
from pipeline.account.past import Told
from pipeline.scorecard import Polarity

_ABSORPTION, _CEILING = "budget.absorption", 100.0
"""The share of a ceiling that was spent: above 100 percent more is worse, less not yet better."""


def measured_past(measure: Measure) -> tuple[tuple[str, Told], ...]:
    """The earlier periods in which a measure had an actual, with that actual, oldest first."""
    return tuple(
        (figure.period, figure.reached) for figure in measure.past if figure.reached is not None
    )


def better(measure: Measure, now: Told, before: Told) -> int:
    """1 where the actual now is better than before, −1 where worse, 0 where neither."""
    way = measure.direction(now, before)
    match measure.polarity:
        case Polarity.MAXIMIZE if measure.formula == _ABSORPTION:
            then, beyond = _excess(measure, before), _excess(measure, now)
            less = measure.direction(then, beyond) or way
            return min(less, 0) if beyond else less
        case Polarity.MAXIMIZE:
            return way
        case Polarity.MINIMIZE:
            return -way
        case Polarity.STABILIZE:
            return _nearer(measure, now, before)


def _excess(measure: Measure, spent: Told) -> float:
    return max(measure.height(spent) - _CEILING, 0.0)


def _nearer(measure: Measure, now: Told, before: Told) -> int:
    """1 if it came nearer to the current target, on which it should stay, −1 if farther."""
    low = measure.target if measure.target_low is None else measure.target_low
    high = measure.target if measure.target_high is None else measure.target_high
    if low is None or high is None:
        return 0
    at_then, at_now = measure.height(before), measure.height(now)
    off_then, off_now = (max(low - one, one - high, 0.0) for one in (at_then, at_now))
    return measure.direction(off_then, off_now)


def streak(measure: Measure) -> int | None:
    """For how many periods in a row, up to this one, it has improved; below zero, worsened. Null
    where no comparable earlier period exists."""
    if measure.reached is None or not measured_past(measure):
        return None
    told = [reached for _period, reached in measured_past(measure)]
    return _run([better(measure, now, then) for then, now in pairwise([*told, measure.reached])])


def _run(ways: Sequence[int]) -> int:
    last, count = ways[-1], 0
    for way in reversed(ways):
        if way != last:
            break
        count += way
    return count
