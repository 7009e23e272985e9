"""The direction in which a score moved since another period."""

from pipeline.rounding import half_up


def direction(now: float, before: float) -> int:
    """1, 0 or −1 by the scores as printed, so that words and numbers agree."""
    return (half_up(now) > half_up(before)) - (half_up(now) < half_up(before))
