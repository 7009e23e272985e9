"""Columns whose marks may be read two ways: a line of report.toml for each, with what it gives."""

from collections.abc import Mapping
from itertools import islice

import polars as pl

from pipeline.proposals import Proposal
from pipeline.rounding import half_up
from pipeline.tables import Column
from pipeline.validate.cells import AMBIGUOUS, DATED, TypedCells
from pipeline.validate.dates import DAY_FIRST, MONTH_FIRST, Order, dates
from pipeline.validate.numbers import Decimal, bare, plain_text
from pipeline.validate.typed import TypedTable

_SHOWN = 3
"""Of so many columns the first cell is shown by each reading."""


def decimal_readings(
    table: str, texts: pl.DataFrame, columns: Mapping[str, TypedCells]
) -> tuple[Proposal, ...]:
    """A decimal comma and a decimal point for a source, each with what it makes of its cells; none
    where every column is clear."""
    cells = {
        name: str(texts[name][each.unclear[1]])
        for name, each in columns.items()
        if each.unclear and each.unclear[0] == AMBIGUOUS
    }
    marks: tuple[Decimal, Decimal] = (",", ".")
    return tuple(
        Proposal(("sources", table), {"decimal": mark}, "reading", _given(cells, mark))
        for mark in marks
        if cells
    )


def date_readings(typed: TypedTable, column: Column) -> tuple[Proposal, ...]:
    """The day first and the month first, each with what it makes of a column's first day that may
    be either; nothing for a column of something else."""
    if column.kind not in DATED:
        return ()
    cells = typed.texts[column.name].drop_nulls()
    orders: tuple[Order, ...] = (DAY_FIRST, MONTH_FIRST)
    days = {order: cells.to_frame("day").select(dates(pl.col("day"), order)) for order in orders}
    apart = days[DAY_FIRST].to_series() != days[MONTH_FIRST].to_series()
    at = apart.fill_null(value=False).arg_max() or 0
    return tuple(
        Proposal(
            ("sources", typed.table.name),
            {"dates": order},
            "reading",
            f"{column.name} {cells[at]} = {days[order].item(at, 0)}",
        )
        for order in orders
    )


def _given(cells: Mapping[str, str], mark: Decimal) -> str:
    """`ceiling 1.234 = 1234`; of what has decimals also about how much it is, as a point may be
    taken for either mark."""
    told = ((name, cell, _read(cell, mark)) for name, cell in islice(cells.items(), _SHOWN))
    return "; ".join(f"{name} {cell} = {number}" for name, cell, number in told)


def _read(cell: str, mark: Decimal) -> str:
    plain = str(pl.select(plain_text(bare(pl.lit(cell)), mark)).item() or "?")
    return f"{plain} ≈ {half_up(float(plain), 0):.0f}" if "." in plain else plain
