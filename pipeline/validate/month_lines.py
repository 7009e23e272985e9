"""A budget that was typed with its months: its amounts by line and month, and its plain lines."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.reportfile import FileSource, Period
from pipeline.tables import DELIVERED, Layout, Span, month_of
from pipeline.tables.kinds import MONEY_TYPE
from pipeline.validate.month_sums import CELLS
from pipeline.validate.typed import TypedTable

BUDGET = DELIVERED["budget"]


@dataclass(frozen=True)
class MonthlyBudget:
    """A budget typed with its months, what is declared of them, and the period."""

    typed: TypedTable
    layout: Layout
    source: FileSource
    period: Period

    @property
    def column(self) -> str:
        """The heading at which a problem of all months is reported."""
        return self.layout.rows or next(iter(self.layout.columns.values()))[0]


def cells_of(budget: MonthlyBudget) -> tuple[pl.DataFrame, list[Problem]]:
    """Every amount by line and month, empty amounts too: see CELLS."""
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


def _cells_of_rows(budget: MonthlyBudget) -> tuple[pl.DataFrame, list[Problem]]:
    typed, year = budget.typed, budget.period.end.year
    written = typed.frame["month"].drop_nulls().unique().to_list()
    spans = {cell: month_of(cell, budget.layout.rows, year) for cell in written}
    known = [(cell, span.by, span.last) for cell, span in spans.items() if span]
    months = pl.DataFrame(known, schema=["month", "by", "last"], orient="row").cast(
        {"month": pl.String, "by": pl.String, "last": pl.Int64}
    )
    strange = typed.frame.filter(~pl.col("month").is_in([cell for cell, _, _ in known]))
    problems = list(typed.cell_problems("not-a-month", strange, "month", year=str(year)))
    lines = typed.frame.drop_nulls("code")
    cells = lines.join(months, on="month", how="inner", maintain_order="left").select(
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


def counted(budget: MonthlyBudget, cells: pl.DataFrame) -> pl.DataFrame:
    """The cells of the kind that counts: the declared kind, else months, else the only kind."""
    kinds = cells["by"].unique(maintain_order=True).to_list()
    meant = budget.source.realized_by or ("month" if "month" in kinds else (kinds or [""])[0])
    return cells.filter(pl.col("by") == meant)


def by_line(budget: MonthlyBudget, spent: pl.DataFrame) -> TypedTable:
    """The table in its plain contract, one row per line; of several, the first filled cells."""
    typed = budget.typed
    frame = typed.frame
    if budget.layout.rows:
        others = pl.all().exclude("code", ROW).drop_nulls().first()
        lines = frame.drop_nulls("code").group_by("code", maintain_order=True)
        frame = lines.agg(pl.col(ROW).min(), others)
    realized = frame.join(spent, left_on=ROW, right_on="line", how="left", maintain_order="left")
    if budget.period.is_part_of_a_year and "own" in spent.columns:
        own = pl.coalesce("period_realized", "own").cast(MONEY_TYPE)
        realized = realized.with_columns(period_realized=own)
    return without_months(typed, realized.with_columns(realized=pl.col("spent").cast(MONEY_TYPE)))


def without_months(typed: TypedTable, frame: pl.DataFrame) -> TypedTable:
    """These rows of the table in its plain contract."""
    names = [column.name for column in BUDGET.columns]
    headings = {"realized": "realized", **typed.headings}
    return TypedTable(BUDGET, typed.source, frame.select(ROW, *names), typed.texts, headings)
