"""The interval of the score, with every survey at either end of its interval."""

from collections.abc import Collection, Mapping, Sequence

import polars as pl

from pipeline.account import WHOLE, Interval, Measure
from pipeline.rounding import half_up
from pipeline.rulebook import Rulebook
from pipeline.score.rollup import rolled_up
from pipeline.score.scorecard import Scored


def score_interval(
    scored: Scored, measures: Sequence[Measure], rulebook: Rulebook, dropped: Collection[str]
) -> Interval | None:
    """The least and the most that the score would be, rounded as the score is.

    No weight is below zero, so that the whole is least where every part is. Null without a score,
    and where no measure that counts was estimated by a survey. `dropped` are the perspectives that
    were dropped whole.
    """
    whole = scored.scorecard["value"].item()
    counts = {
        one.id: one.certainty.counts for one in measures if one.certainty and one.certainty.counts
    }
    if whole is None or not counts:
        return None
    ends = [
        _value({key: pair[end] for key, pair in counts.items()}, scored, rulebook, dropped)
        for end in (0, 1)
    ]
    known = [whole, *(value for value in ends if value is not None)]
    digits = rulebook.levels.scorecard.digits
    return half_up(min(known), digits), half_up(max(known), digits)


def _value(
    counts: Mapping[str, float], scored: Scored, rulebook: Rulebook, dropped: Collection[str]
) -> float | None:
    """The scorecard's value if measures counted otherwise."""
    other = pl.col("measure_id").replace_strict(counts, default=None, return_dtype=pl.Float64)
    rows = scored.measures.with_columns(capped=pl.coalesce(other, "capped"))
    value: float | None = rolled_up(rows, rulebook, dropped)[WHOLE]["value"].item()
    return value
