"""Whether a target was met: actual against target, whatever score a rulebook makes of it."""

from enum import StrEnum

from pipeline.rounding import trusted
from pipeline.scorecard import Polarity

Ends = tuple[float, float]
"""The lower and the upper end of a range; both belong to it."""


class MetReason(StrEnum):
    """Why a target counts as met, as missed, or as neither."""

    REACHED = "reached"
    MISSED = "missed"
    WITHIN_RANGE = "within_range"
    OUTSIDE_RANGE = "outside_range"
    OVER_CEILING = "over_ceiling"
    NO_TARGET = "no_target"
    UNMEASURED = "unmeasured"
    WITHHELD = "withheld"

    @property
    def met(self) -> bool | None:
        """True or false; null where there is nothing to compare."""
        if self in {MetReason.REACHED, MetReason.WITHIN_RANGE}:
            return True
        if self in {MetReason.MISSED, MetReason.OUTSIDE_RANGE, MetReason.OVER_CEILING}:
            return False
        return None


def reaches(actual: float, target: float, polarity: Polarity) -> bool:
    """Whether an actual reaches a target, both as far as they are trusted."""
    value, promised = trusted(actual), trusted(target)
    match polarity:
        case Polarity.MAXIMIZE:
            return value >= promised
        case Polarity.MINIMIZE:
            return value <= promised
        case Polarity.STABILIZE:
            return value == promised


def lies_within(actual: float, ends: Ends) -> bool:
    """Whether an actual lies in a range, ends included, as far as all three are trusted."""
    low, high = ends
    return trusted(low) <= trusted(actual) <= trusted(high)


def compared(
    actual: float, target: float | None, ends: Ends | None, polarity: Polarity
) -> MetReason:
    """The result of an actual against the promised range or value.

    An actual beyond the better end of a range counts as reached.
    """
    if ends is None:
        met = target is not None and reaches(actual, target, polarity)
        return MetReason.REACHED if met else MetReason.MISSED
    if lies_within(actual, ends):
        return MetReason.WITHIN_RANGE
    low, high = ends
    beyond = {Polarity.MAXIMIZE: actual > high, Polarity.MINIMIZE: actual < low}
    return MetReason.REACHED if beyond.get(polarity) else MetReason.OUTSIDE_RANGE
