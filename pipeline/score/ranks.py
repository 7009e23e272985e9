"""Places of scores that lie within intervals: the best and the worst that overlaps allow."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.account import Interval

Rank = tuple[int, int]
"""The best and the worst place, from 1."""


def ranks(intervals: Sequence[Interval]) -> tuple[Rank, ...]:
    """The best and the worst place of each interval, in the given order; higher scores are better.

    An interval wholly above another goes before it; where two touch or overlap, either may.
    """
    lows = sorted(low for low, _ in intervals)
    highs = sorted(high for _, high in intervals)
    count = len(intervals)
    return tuple(
        (1 + count - bisect_right(lows, high), count - bisect_left(highs, low))
        for low, high in intervals
    )
