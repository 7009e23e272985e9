"""What a rulebook takes off the scorecard: the points of one measure, which counts in no mean."""

import polars as pl

from pipeline.account import WHOLE, Flag
from pipeline.rulebook import Rulebook

MOST = 100.0
"""Points of a whole scorecard."""


def set_apart(measures: pl.DataFrame, rulebook: Rulebook) -> pl.DataFrame:
    """Measures with `obstacles` and `achievement`; the deducted measure is not judged."""
    deducted = rulebook.levels.scorecard.deduct
    if not deducted:
        return measures
    is_own = pl.col("measure_id") == deducted
    without_target = pl.col("obstacles").list.set_intersection(pl.lit([Flag.NO_TARGET.value]))
    flagged = pl.concat_list(pl.lit(Flag.DEDUCTION.value), without_target)
    nothing = ("achievement", "counted", "supplied", "variant", "way")
    return measures.with_columns(
        *(pl.when(~is_own).then(pl.col(name)).alias(name) for name in nothing),
        obstacles=pl.when(is_own).then(flagged).otherwise("obstacles"),
        weight=pl.when(is_own).then(0.0).otherwise("weight"),
    )


def weighs_nothing(measures: pl.DataFrame) -> set[str]:
    """The objectives that hold nothing but what is deducted."""
    is_apart = pl.col("flags").list.contains(Flag.DEDUCTION.value).all()
    apart = measures.group_by("objective_id").agg(is_apart.alias("is_apart"))
    return set(apart.filter("is_apart")["objective_id"])


def with_deduction(
    nodes: pl.DataFrame, name: str, measures: pl.DataFrame, rulebook: Rulebook
) -> pl.DataFrame:
    """Nodes with `deducted`: the points that were taken off the scorecard's value.

    Points that are not known, or are none that a score could have, leave it without a value.
    """
    measure = rulebook.levels.scorecard.deduct
    if name != WHOLE or not measure:
        return nodes.with_columns(deducted=pl.lit(None, pl.Float64))
    is_possible = pl.col("actual").is_between(0, MOST)
    known = measures.filter(pl.col("measure_id") == measure, is_possible)["actual"].to_list()
    deducted = pl.lit(known[0] if known else None, pl.Float64)
    floor, _cap = rulebook.limits(WHOLE)
    return nodes.with_columns(
        deducted=deducted, value=(pl.col("value") - deducted).clip(lower_bound=floor)
    )
