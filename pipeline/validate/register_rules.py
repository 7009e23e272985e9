"""Rules of weights, of targets and the documents that state them, and of impossible percentages."""

from collections.abc import Iterator

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.scorecard import TargetSource, is_percent
from pipeline.validate.review import Review

_LARGEST_PERCENT = 1000
"""A percentage above it is a ratio with a lost decimal mark, or an amount."""
_PERCENTS = ("target", "target_low", "target_high", "actual", "renstra_target", "national_standard")


def weights_can_be_compared(review: Review) -> Iterator[Problem]:
    """Weights of one node: all of them given or none, and not all of them zero."""
    realization = review.read("realization")
    if realization is None or "weight" not in realization.headings:
        return
    by_measure = review.rulebook.levels.below("perspective") == "measure"
    node = "perspective" if by_measure else "objective_id"
    weight = pl.col("weight")
    rows = realization.frame.with_columns(
        given=weight.is_not_null().any().over(node),
        weightless=((weight == 0).all() & weight.is_not_null().all()).over(node),
        first=pl.col(ROW).min().over(node) == pl.col(ROW),
        node=pl.col(node),
    )
    missing = rows.filter("given", weight.is_null())
    yield from realization.cell_problems("weight-missing", missing, "weight", "node")
    nothing = rows.filter("weightless", "first")
    yield from realization.cell_problems("weights-all-zero", nothing, "weight", "node")


def targets_come_from_one_agreement(review: Review) -> Iterator[Problem]:
    """A revised agreement replaces the one before it, for every measure (a warning)."""
    realization = review.read("realization")
    if realization is None or "target_source" not in realization.headings:
        return
    source = pl.col("target_source")
    if realization.frame.select((source == TargetSource.PK_PERUBAHAN).any()).item():
        earlier = realization.frame.filter(source == TargetSource.PK)
        yield from realization.cell_problems("two-agreements", earlier, "target_source")


def revised_targets_have_a_revised_budget(review: Review) -> Iterator[Problem]:
    """An agreement is revised after the budget: where no ceiling changed, a warning."""
    realization, budget = review.read("realization"), review.read("budget")
    if realization is None or budget is None:
        return
    is_revised = pl.col("ceiling") != pl.col("ceiling_before")
    if not budget.frame.select(is_revised.any()).item():
        source = pl.col("target_source")
        revised = realization.frame.filter(source == TargetSource.PK_PERUBAHAN)
        yield from realization.cell_problems("revision-not-shown", revised, "target_source")


def aggregations_are_not_used(review: Review) -> Iterator[Problem]:
    """Nothing combines sub-periods yet: a warning says so to whoever asks for it."""
    realization = review.read("realization")
    if realization is not None:
        asked = realization.frame.drop_nulls("aggregation")
        yield from realization.cell_problems("aggregation-unused", asked, "aggregation")


def percentages_are_possible(review: Review) -> Iterator[Problem]:
    """Figures in percent above a thousand; what the agency printed is examined, not refused."""
    realization = review.read("realization")
    if realization is None:
        return
    units = realization.frame["measured_in"].drop_nulls().unique().to_list()
    percents = [unit for unit in units if is_percent(unit)]
    for column in (name for name in _PERCENTS if name in realization.headings):
        large = realization.frame.filter(
            pl.col("measured_in").is_in(percents), pl.col(column).abs() > _LARGEST_PERCENT
        )
        yield from realization.cell_problems("percent-too-large", large, column)
