"""Rules between budget lines: sums along the hierarchy, totals among its lines, what was revised.

Money is compared exactly. An empty amount is unknown and compared with nothing.
"""

from collections.abc import Iterator

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.tables import parents
from pipeline.validate.budget_codes import BUDGET
from pipeline.validate.budget_repeated import repeated_money
from pipeline.validate.review import Review
from pipeline.validate.totals import LARGEST
from pipeline.validate.typed import TypedTable

SUMMED = ("ceiling_before", "ceiling", "realized")
"""The amounts that a line repeats from the lines below it."""
_NOISE = 1e-9


def amounts_can_be_added(review: Review) -> Iterator[Problem]:
    """Amounts with more digits than any budget has, as where a key and a number are joined."""
    if budget := review.read(BUDGET):
        for column in (name for name in (*SUMMED, "change") if name in budget.headings):
            large = budget.frame.filter(_too_large(column))
            yield from budget.cell_problems("amount-too-large", large, column)


def _too_large(column: str) -> pl.Expr:
    return pl.col(column).abs() >= LARGEST


def _addable(review: Review) -> TypedTable | None:
    """The budget, if its amounts can be added and each line has its own code; else None."""
    budget = review.read(BUDGET)
    if budget is None or budget.frame["code"].is_duplicated().any():
        return None
    is_large = pl.any_horizontal(map(_too_large, SUMMED)).any()
    return None if budget.frame.select(is_large).item() else budget


def lines_add_up(review: Review) -> Iterator[Problem]:
    """A line is the sum of the lines below it, and no top line is the sum of all others."""
    if budget := _addable(review):
        family = parents(budget.frame["code"])
        yield from _differing_sums(budget, family)
        yield from _repeated_money(budget)


def _differing_sums(budget: TypedTable, family: pl.DataFrame) -> Iterator[Problem]:
    """An amount that differs from its parts: a line is missing, or is under the wrong line."""
    lines = budget.frame
    below = lines.select(SUMMED)[family["line"]].with_columns(family["above"])
    whole = below.group_by("above").agg(pl.len().alias("lines"), *map(_known_sum, SUMMED))
    summed = lines.with_row_index("above").join(whole, on="above", suffix="_below")
    for column in (name for name in SUMMED if name in budget.headings):
        found = summed.select(ROW, "lines", found=column, expected=f"{column}_below")
        differs = found.filter(pl.col("found") != pl.col("expected")).sort(ROW)
        yield from budget.cell_problems(
            "sum-differs", differs, column, "found", "expected", "lines"
        )


def _known_sum(column: str) -> pl.Expr:
    """The exact sum; null where any part is null."""
    return pl.when(pl.col(column).null_count() == 0).then(pl.col(column).sum()).alias(column)


def _repeated_money(budget: TypedTable) -> Iterator[Problem]:
    """A top line that equals the sum of all others but is not proved to be their total: it may be a
    second way to divide the same money. Counted, it doubles the budget."""
    yield from budget.cell_problems("counted-twice", repeated_money(budget.frame), "code")


def changes_are_the_difference(review: Review) -> Iterator[Problem]:
    """After − before = change, as a DPPA prints it: exact, less in parentheses."""
    budget = review.read(BUDGET)
    if budget is None or "change" not in budget.headings:
        return
    expected = (pl.col("ceiling") - pl.col("ceiling_before")).alias("expected")
    found = budget.frame.select(ROW, expected, found="change")
    differs = found.filter(pl.col("found") != pl.col("expected"))
    yield from budget.cell_problems("change-differs", differs, "change", "found", "expected")


def change_percents_recompute(review: Review) -> Iterator[Problem]:
    """A printed percentage is off by half a unit of its last digit at most; else a warning."""
    budget = review.read(BUDGET)
    if budget is None or "change_percent" not in budget.headings:
        return
    before = pl.col("ceiling_before").cast(pl.Float64)
    after = pl.col("ceiling").cast(pl.Float64)
    rows = budget.frame.filter(before > 0).select(
        ROW, found="change_percent", expected=(after / before - 1) * 100
    )
    off = (pl.col("found") - pl.col("expected")).abs()
    differs = rows.filter(off > _half_a_unit(pl.col("found")) + _NOISE * pl.col("expected").abs())
    yield from budget.cell_problems(
        "change-percent-differs", differs, "change_percent", "found", "expected"
    )


def _half_a_unit(printed: pl.Expr) -> pl.Expr:
    """Half of the last decimal of a number: 0.005 of 4.14, 0.5 of 23."""
    decimals = printed.cast(pl.String).str.extract(r"\.([0-9]+)$").replace("0", "")
    digits = decimals.fill_null("").str.len_chars()
    return 0.5 * pl.lit(10.0).pow(-digits.cast(pl.Int32)) + _NOISE
