"""Amounts by line and month in, what was spent of each line out, with every doubt about it."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from pipeline.problems import Problem
from pipeline.reportfile import FileSource, Period
from pipeline.scorecard import row_ranges
from pipeline.tables.kinds import MONEY_TYPE
from pipeline.tables.months import SPANS
from pipeline.validate.typed import TypedTable

CELLS = {
    "line": pl.UInt32(),
    "row": pl.UInt32(),
    "column": pl.String(),
    "by": pl.String(),
    "last": pl.Int64(),
    "amount": MONEY_TYPE,
}
"""One row per amount: the row of its line, its own row and column, its month and the amount."""


@dataclass(frozen=True)
class Months:
    """The cells of one kind (months, quarters, semesters) with what is declared of them."""

    cells: pl.DataFrame
    source: FileSource
    period: Period

    @property
    def end(self) -> int:
        """The last month of the period."""
        return self.period.end.month

    @property
    def within(self) -> pl.DataFrame:
        return self.cells.filter(pl.col("last") <= self.end).sort("line", "last")

    @property
    def expected(self) -> dict[int, str]:
        """The last month and the name of every span from January to the period's end."""
        by = self.cells["by"].first()
        return {s.last: s.title for s in SPANS if s.by == by and s.last <= self.end}


def spent_by_line(months: Months) -> pl.DataFrame:
    """`line` and `spent`, exact rupiah; null where a month within the period is not known."""
    within = months.within
    amount = pl.col("amount")
    if months.source.realized == "cumulative":
        return within.group_by("line", maintain_order=True).agg(spent=amount.drop_nulls().last())
    sums = within.group_by("line", maintain_order=True).agg(
        spent=amount.sum(), known=amount.is_not_null().sum()
    )
    is_whole = pl.col("known") == len(months.expected)
    if months.source.empty_months == "zero":
        is_whole = pl.lit(value=True)
    return sums.select("line", spent=pl.when(is_whole).then("spent"))


def spent_in_period(months: Months) -> pl.DataFrame:
    """`line` and `own`, what was spent from the period's first day on; null where not known."""
    first, amount = months.period.start.month, pl.col("amount")
    if first == 1:
        return spent_by_line(months).rename({"spent": "own"})
    if months.source.realized == "cumulative":
        at_end, before = (
            months.cells.filter(pl.col("last") == last) for last in (months.end, first - 1)
        )
        both = at_end.join(before, on="line", how="left", maintain_order="left", suffix="_before")
        return both.select("line", own=amount - pl.col("amount_before"))
    own = months.within.filter(pl.col("last") >= first)
    expected = sum(last >= first for last in months.expected)
    reaches_in = first - 1 not in months.expected
    sums = own.group_by("line", maintain_order=True).agg(
        own=amount.sum(), known=amount.is_not_null().sum()
    )
    is_whole = (pl.col("known") == expected) | (months.source.empty_months == "zero")
    is_whole &= pl.lit(not reaches_in)
    return sums.select("line", own=pl.when(is_whole).then("own"))


def without_amounts(months: Months) -> list[int]:
    """The lines that no month within the period has an amount of."""
    known = pl.col("amount").is_not_null().any().alias("known")
    lines = months.within.group_by("line", maintain_order=True).agg(known)
    return lines.filter(~pl.col("known"))["line"].to_list()


def counted_rows(months: Months) -> dict[int, tuple[int, ...]]:
    """By the first row of each line, the rows its spending was taken from, the first included."""
    rows = pl.col("row")
    if months.source.realized == "cumulative":
        rows = rows.filter(pl.col("amount").is_not_null()).tail(1)
    counted = months.within.group_by("line", maintain_order=True).agg(rows)
    return {line: tuple(sorted({line, *found})) for line, found in counted.iter_rows()}


def spending_problems(typed: TypedTable, months: Months) -> Iterator[Problem]:
    """Errors and warnings about the months."""
    yield from _beyond(typed, months)
    if months.source.realized == "cumulative":
        yield from _falling(typed, months)
        yield from _stopping(typed, months)
    else:
        yield from _not_reaching(typed, months)
        yield from _empty(typed, months)
    yield from _other_total(typed, months)


def _beyond(typed: TypedTable, months: Months) -> Iterator[Problem]:
    """Money of months after the period: not counted."""
    late = months.cells.filter(pl.col("last") > months.end, pl.col("amount") != 0)
    for (column, last), rows in late.group_by("column", "last", maintain_order=True):
        yield typed.problem(
            "months-beyond",
            None,
            str(column),
            month=_title(months, int(str(last))),
            end=months.period.end,
            rows=_rows(rows),
        )


def _falling(typed: TypedTable, months: Months) -> Iterator[Problem]:
    """What was spent up to a month cannot be less than up to the month before."""
    filled = months.within.drop_nulls("amount")
    before = filled.with_columns(before=pl.col("amount").shift(1).over("line"))
    falls = before.filter(pl.col("amount") < pl.col("before"))
    for row, column, now, earlier in falls.select("row", "column", "amount", "before").iter_rows():
        value = typed.written(column, pl.Series([row], dtype=pl.UInt32)).get(row, "")
        values = {"amount": now, "before": earlier}
        yield typed.problem("cumulative-falls", row, column, value, **values)


def _stopping(typed: TypedTable, months: Months) -> Iterator[Problem]:
    """Lines whose last amount is of a month before the period's end; that amount is used."""
    filled = months.within.drop_nulls("amount")
    stops = filled.group_by("line", maintain_order=True).last().filter(pl.col("last") < months.end)
    for (column, last), rows in stops.group_by("column", "last", maintain_order=True):
        month = _title(months, int(str(last)))
        end, told = months.period.end, _rows(rows)
        yield typed.problem("cumulative-stops", None, str(column), month=month, end=end, rows=told)


def _not_reaching(typed: TypedTable, months: Months) -> Iterator[Problem]:
    """Months without a column, and a period that ends within a quarter."""
    expected, found = months.expected, set(months.cells["last"])
    for last, title in expected.items():
        if last not in found:
            yield typed.problem("missing-column", None, title)
    if months.end not in expected:
        yield typed.problem("period-within-quarter", None, "", end=months.period.end)


def _empty(typed: TypedTable, months: Months) -> Iterator[Problem]:
    """Lines of which some months are filled and some are not: what was spent is not known."""
    if months.source.empty_months == "zero":
        return
    expected = months.expected
    filled = months.within.drop_nulls("amount")
    lines = filled.group_by("line", maintain_order=True).agg("last", pl.col("column").first())
    partly = lines.filter(pl.col("last").list.len() < len(expected))
    for line, known, column in partly.select("line", "last", "column").iter_rows():
        missing = [title for last, title in expected.items() if last not in known]
        yield typed.problem("months-empty", line, column, months=missing)


def _other_total(typed: TypedTable, months: Months) -> Iterator[Problem]:
    """A column `realized` beside the months that differs from them; the months count."""
    is_by_column = months.cells["column"].first() != "realized"
    if "realized" in typed.headings and is_by_column:
        spent = spent_by_line(months).rename({"line": "_row", "spent": "expected"})
        both = typed.frame.select("_row", found="realized").join(spent, on="_row")
        differs = both.filter(pl.col("found") != pl.col("expected")).sort("_row")
        yield from typed.cell_problems("realized-differs", differs, "realized", "found", "expected")


def _title(months: Months, last: int) -> str:
    by = months.cells["by"].first()
    return next(span.title for span in SPANS if span.by == by and span.last == last)


def _rows(cells: pl.DataFrame) -> str:
    return row_ranges(sorted(set(cells["row"])))
