"""A budget that gives its spending by month in, one with the column `realized` out.

Nothing is guessed: what the months hold is declared (`tables/months.py`), and a month that has no
amount makes what was spent unknown, unless report.toml says that an empty month is nothing spent.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem
from pipeline.reportfile import FileSource, Period
from pipeline.tables import (
    DELIVERED,
    Layout,
    Span,
    budget_by_month,
    layout_of,
    leaf_lines,
    month_of,
)
from pipeline.tables.kinds import MONEY_TYPE, folded
from pipeline.validate.columns import typed_table
from pipeline.validate.month_sums import (
    CELLS,
    Months,
    counted_rows,
    spending_problems,
    spent_by_line,
    spent_in_period,
    without_amounts,
)
from pipeline.validate.typed import TypedTable

BUDGET = DELIVERED["budget"]
_ONE_OF_A_LINE = ("ceiling_before", "ceiling", "change")
"""Amounts that every row of a line repeats."""


def typed_budget(
    raw: RawTable, source: FileSource, period: Period
) -> tuple[TypedTable, list[Problem]]:
    """Type the budget; spending by month is summed to `realized`, one row a line."""
    layout = _layout(raw, source, period.end.year)
    if source.realized == "total" and not layout.rows:
        by_month = [heading for names in layout.columns.values() for heading in names]
        return typed_table(replace(raw, frame=raw.frame.drop(by_month)), BUDGET, source)
    if not layout:
        typed, problems = typed_table(raw, BUDGET, source)
        nothing = (
            [typed.problem("no-months", None, "")] if source.realized and typed.was_read else []
        )
        return typed, [*problems, *nothing]
    typed, problems = typed_table(raw, budget_by_month(layout), source)
    return _summed(_Delivered(typed, layout, source, period), problems)


def _layout(raw: RawTable, source: FileSource, year: int) -> Layout:
    """Headings that name months, but for those report.toml means otherwise."""
    if source.realized is None and "realized" in source.columns:
        return Layout({})
    named = {folded(heading) for heading in (*source.columns.values(), *source.where)}
    texts = [heading for heading in raw.frame.columns if heading != ROW]
    return layout_of((heading for heading in texts if folded(heading) not in named), year)


@dataclass(frozen=True)
class _Delivered:
    """A budget typed with its months, what is declared of them, and the period."""

    typed: TypedTable
    layout: Layout
    source: FileSource
    period: Period

    @property
    def column(self) -> str:
        """Where a problem of all months is reported."""
        return self.layout.rows or next(iter(self.layout.columns.values()))[0]


def _summed(budget: _Delivered, problems: list[Problem]) -> tuple[TypedTable, list[Problem]]:
    """One row a line, with what was spent of it; null where the months do not tell."""
    cells, found = _cells(budget)
    faults = [*found, *_undeclared(budget, cells)]
    months = Months(_counted(budget, cells), budget.source, budget.period)
    if not faults:
        faults = list(spending_problems(budget.typed, months))
    spent = spent_by_line(months)
    spent = spent.filter(~pl.col("line").is_in(_blank_headings(budget, months)))
    if any(problem.refuses for problem in faults):
        spent = spent.clear()
    by_line = _by_line(budget, spent.join(spent_in_period(months), on="line", how="left"))
    if budget.layout.rows:
        by_line = replace(by_line, behind=counted_rows(months))
    return by_line, [*problems, *faults, *_differing_rows(budget)]


def _blank_headings(budget: _Delivered, months: Months) -> list[int]:
    """Lines without an amount that have lines below: those give what was spent."""
    lowest = set(leaf_lines(budget.typed.frame.drop_nulls("code"))[ROW])
    return [line for line in without_amounts(months) if line not in lowest]


def _cells(budget: _Delivered) -> tuple[pl.DataFrame, list[Problem]]:
    """Every amount by line and month, empty ones too: see CELLS."""
    frame, layout = budget.typed.frame, budget.layout
    if layout.rows:
        return _cells_of_rows(budget)
    parts = [
        frame.select(
            line=ROW, row=ROW, column=pl.lit(span.name), amount=pl.col(span.name), **_literals(span)
        )
        for span in layout.columns
    ]
    return pl.concat(parts).cast(CELLS), []  # type: ignore[arg-type]


def _literals(span: Span) -> dict[str, pl.Expr]:
    return {"by": pl.lit(span.by), "last": pl.lit(span.last)}


def _cells_of_rows(budget: _Delivered) -> tuple[pl.DataFrame, list[Problem]]:
    typed, year = budget.typed, budget.period.end.year
    written = typed.frame["month"].drop_nulls().unique().to_list()
    spans = {cell: month_of(cell, budget.layout.rows, year) for cell in written}
    known = [(cell, span.by, span.last) for cell, span in spans.items() if span]
    months = pl.DataFrame(known, schema=["month", "by", "last"], orient="row").cast(
        {"month": pl.String, "by": pl.String, "last": pl.Int64}
    )
    strange = typed.frame.filter(~pl.col("month").is_in([cell for cell, _, _ in known]))
    problems = list(typed.cell_problems("not-a-month", strange, "month", year=str(year)))
    cells = typed.frame.join(months, on="month", how="inner", maintain_order="left").select(
        "by",
        "last",
        line=pl.col(ROW).min().over("code"),
        row=ROW,
        column=pl.lit("realized"),
        amount="realized",
    )
    problems += _twice(typed, cells)
    return cells.select(*CELLS).cast(CELLS), problems  # type: ignore[arg-type]


def _twice(typed: TypedTable, cells: pl.DataFrame) -> Iterator[Problem]:
    """Rows of a line and a month that another row has already, spelt otherwise: `Jan` and `1`."""
    first = pl.col("row").min().over("line", "by", "last").alias("first")
    again = cells.with_columns(first).filter(pl.col("row") > pl.col("first"))
    rows = again["row"]
    codes, months = typed.written("code", rows), typed.written("month", rows)
    for row, earlier in again.select("row", "first").iter_rows():
        value = f"{codes[row]} / {months[row]}"
        yield typed.problem("duplicate-key", row, "code", value, first=str(earlier))


def _undeclared(budget: _Delivered, cells: pl.DataFrame) -> Iterator[Problem]:
    """What report.toml has to declare before anything can be counted."""
    source, typed, column = budget.source, budget.typed, budget.column
    kinds = cells["by"].unique(maintain_order=True).to_list()
    months_count = source.realized == "of_month" and "month" in kinds
    if source.realized in (None, "total"):
        yield typed.problem("months-undeclared", None, column)
    elif source.realized_by and source.realized_by not in kinds:
        yield typed.problem("no-months", None, column)
    elif len(kinds) > 1 and not (source.realized_by or months_count):
        yield typed.problem("months-and-quarters", None, column, kinds=kinds)
    start, end = budget.period.start, budget.period.end
    if start.year != end.year:
        yield typed.problem("months-of-two-years", None, column, start=start, end=end)


def _counted(budget: _Delivered, cells: pl.DataFrame) -> pl.DataFrame:
    """The cells of the one kind that counts."""
    kinds = cells["by"].unique(maintain_order=True).to_list()
    meant = budget.source.realized_by or ("month" if "month" in kinds else (kinds or [""])[0])
    return cells.filter(pl.col("by") == meant)


def _by_line(budget: _Delivered, spent: pl.DataFrame) -> TypedTable:
    """The table in its plain contract; of a line's rows the first is kept."""
    typed = budget.typed
    frame = typed.frame
    if budget.layout.rows:
        others = pl.all().exclude("code", ROW).drop_nulls().first()
        frame = frame.group_by("code", maintain_order=True).agg(pl.col(ROW).min(), others)
    names = [column.name for column in BUDGET.columns]
    realized = frame.join(spent, left_on=ROW, right_on="line", how="left", maintain_order="left")
    if budget.period.is_part_of_a_year:
        own = pl.coalesce("period_realized", "own").cast(MONEY_TYPE)
        realized = realized.with_columns(period_realized=own)
    frame = realized.with_columns(realized=pl.col("spent").cast(MONEY_TYPE)).select(ROW, *names)
    headings = {"realized": "realized", **typed.headings}
    return TypedTable(BUDGET, typed.source, frame, typed.texts, headings)


def _differing_rows(budget: _Delivered) -> Iterator[Problem]:
    """Rows of one line with different ceilings: which is the revised one is unknown."""
    typed = budget.typed
    for column in _ONE_OF_A_LINE if budget.layout.rows else ():
        rows = typed.frame.drop_nulls(["code", column])
        first = pl.col(column).first().over("code").alias("first")
        differs = rows.with_columns(first).filter(pl.col(column) != pl.col("first"))
        yield from typed.cell_problems("line-differs", differs, column, "first")
