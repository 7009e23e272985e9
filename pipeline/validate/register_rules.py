"""Rules of weights, of aggregation, and of impossible percentages."""

from collections.abc import Iterator, Sequence

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.scorecard import is_percent
from pipeline.validate.review import Review
from pipeline.validate.typed import TypedTable
from pipeline.values import Number

_LARGEST_PERCENT = 1000
"""A percentage above it is a ratio with a lost decimal mark, or an amount."""
_NOISE, _DIGITS = 1e-6, 9
"""Below the first a sum is whole; decimals to which a fraction is converted to percent."""
MOST_TIMES = 100_000_000
"""No actual is so many times its target; a target in billions of rupiah and an actual in rupiah
are ten times as far apart."""
_DIVIDED = (
    ("actual", "target"), ("actual", "target_low"), ("actual", "target_high"), ("actual", "worst"),
    ("actual", "renstra_target"), ("actual", "national_standard"), ("actual", "year_target"),
    ("period_actual", "period_target"),
)  # fmt: skip
"""Pairs of a figure and the figure that it is divided by."""
_INVERSE = "t/a"
_PERCENTS = (
    "target", "target_low", "target_high", "actual", "renstra_target", "national_standard",
    "next_target",
)  # fmt: skip


def weights_can_be_compared(review: Review) -> Iterator[Problem]:
    """Weights of one node: all of them given or none, and not all of them zero."""
    realization = review.measures
    if realization is None or "weight" not in realization.headings:
        return
    by_measure = review.rulebook.levels.below("perspective") == "measure"
    node = "perspective" if by_measure else "objective_id"
    weight = pl.col("weight")
    deducted = review.rulebook.levels.scorecard.deduct
    weighed = realization.frame.filter(pl.col("measure_id").ne_missing(deducted))
    rows = weighed.with_columns(
        given=weight.is_not_null().any().over(node),
        weightless=((weight == 0).all() & weight.is_not_null().all()).over(node),
        first=pl.col(ROW).min().over(node) == pl.col(ROW),
        node=pl.col(node),
    )
    missing = rows.filter("given", weight.is_null())
    for (name,), bare in missing.group_by("node", maintain_order=True):
        yield from realization.rows_problem("weight-missing", bare, "weight", node=name)
    nothing = rows.filter("weightless", "first")
    yield from realization.cell_problems("weights-all-zero", nothing, "weight", "node")


def deductions_are_points(review: Review) -> Iterator[Problem]:
    """The points that the rulebook takes off a score must be between 0 and 100."""
    deducted = review.rulebook.levels.scorecard.deduct
    if deducted and (realization := review.read("realization")):
        own = realization.frame.filter(pl.col("measure_id") == deducted)
        outside = own.filter(~pl.col("actual").is_between(0, 100))
        yield from realization.cell_problems("deduction-impossible", outside, "actual")


def figures_can_be_compared(review: Review) -> Iterator[Problem]:
    """An actual that is many millions of times its target has another unit; so has a target that
    is so much larger, where it is divided by the actual. The achievement would fill a page."""
    if realization := review.measures:
        frame = realization.frame
        yield from _far_apart(realization, frame, _DIVIDED)
        inverse = [name for name in frame["measure_id"] if name and _is_inverse(name, review)]
        turned = frame.filter(pl.col("measure_id").is_in(inverse))
        yield from _far_apart(realization, turned, (("target", "actual"),))
    if history := review.read("history"):
        yield from _far_apart(history, history.frame, (("actual", "target"),))


def _far_apart(
    table: TypedTable, rows: pl.DataFrame, pairs: Sequence[tuple[str, str]]
) -> Iterator[Problem]:
    for figure, divisor in pairs:
        other = pl.col(divisor)
        is_far = (other != 0) & (pl.col(figure).abs() > MOST_TIMES * other.abs())
        apart = rows.filter(is_far)
        if not apart.is_empty():
            yield from table.cell_problems(
                "figures-far-apart",
                apart.with_columns(other=other),
                figure,
                "other",
                times=Number(MOST_TIMES, 0),
            )


def _is_inverse(measure_id: str, review: Review) -> bool:
    return review.parameters(measure_id).variant == _INVERSE or (
        review.rulebook.scoring.minimize == _INVERSE
    )


def weights_are_of_one_kind(review: Review) -> Iterator[Problem]:
    """Weights that would make 100 if those below 1 were in percent like the others: a warning."""
    realization = review.read("realization")
    if realization is None or "weight" not in realization.headings:
        return
    by_measure = review.rulebook.levels.below("perspective") == "measure"
    node, weight = "perspective" if by_measure else "objective_id", pl.col("weight")
    is_small = weight.is_between(0, 1, closed="none")
    as_percent = pl.when(is_small).then(weight * 100).otherwise(weight)
    makes_whole = (as_percent.sum().over(node) - 100).abs() < _NOISE
    mixed = realization.frame.filter(is_small & (weight > 1).any().over(node) & makes_whole)
    for row, of, small in mixed.select(ROW, node, "weight").iter_rows():
        value = Number(round(100 * small, _DIGITS), _DIGITS)
        text = realization.written("weight", mixed[ROW])[row]
        yield realization.problem(
            "weights-of-two-kinds", row, "weight", text, node=of, as_percent=value
        )


def a_year_has_no_part_of_its_own(review: Review) -> Iterator[Problem]:
    """A warning for columns that only reports of less than a year read, in a report of a year."""
    if review.report_file.period.is_part_of_a_year:
        return
    for table, columns in _OF_PARTS.items():
        if typed := review.read(table):
            for column in columns:
                filled = typed.frame.drop_nulls(column)
                yield from typed.rows_problem("part-of-year-unused", filled, column)


_OF_PARTS = {
    "realization": ("period_target", "period_actual", "year_target"),
    "budget": ("period_realized",),
}


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
