"""The way a score went since another period."""

from pipeline.rounding import half_up


def direction(now: float, before: float) -> int:
    """1, 0 or −1 by scores as they are printed, so that words and numbers agree."""
    return (half_up(now) > half_up(before)) - (half_up(now) < half_up(before))
