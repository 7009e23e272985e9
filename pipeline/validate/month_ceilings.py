"""Ceilings of a budget in rows by month: that of the last month within the period counts."""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.validate.month_lines import MonthlyBudget
from pipeline.validate.month_sums import Months
from pipeline.validate.typed import TypedTable

_BEFORE = "ceiling_before"
_REVISED = ("ceiling", "change", "change_percent")
"""Columns that may change in the year: the last counted row of a line gives their value."""


def with_last_ceilings(lines: TypedTable, monthly: TypedTable, months: Months) -> TypedTable:
    """The lines with the ceiling of their last month within the period."""
    last = _by_month(monthly, months).group_by("line").agg(pl.col(_REVISED).drop_nulls().last())
    said = lines.frame.join(last, left_on=ROW, right_on="line", how="left", suffix="_last")
    revised = [pl.coalesce(f"{name}_last", name).alias(name) for name in _REVISED]
    frame = said.with_columns(revised).sort(ROW).select(lines.frame.columns)
    return replace(lines, frame=frame)


def ceiling_rows(monthly: TypedTable, months: Months) -> dict[int, int]:
    """The row that the ceiling of each line was taken from, where its rows have several."""
    filled = _by_month(monthly, months).drop_nulls("ceiling")
    moved = filled.filter(pl.col("ceiling").n_unique().over("line") > 1)
    return dict(moved.group_by("line").agg(pl.col(ROW).last()).iter_rows())


def moved_ceilings(budget: MonthlyBudget, months: Months) -> Iterator[Problem]:
    """Lines whose ceiling is not the same in every month, each once; and each ceiling before the
    revision that is not the line's first, as a line has only one."""
    typed, ceiling = budget.typed, pl.col("ceiling").drop_nulls()
    filled = _by_month(typed, months).drop_nulls("ceiling")
    lines = filled.group_by("line", maintain_order=True).agg(
        pl.col(ROW).last(), first=ceiling.first(), last=ceiling.last(), unlike=ceiling.n_unique()
    )
    moved = lines.filter(pl.col("unlike") > 1).sort(ROW)
    yield from typed.cell_problems("ceiling-moves", moved, "ceiling", "first", "last")
    rows = typed.frame.drop_nulls(["code", _BEFORE])
    first = pl.col(_BEFORE).first().over("code").alias("first")
    differs = rows.with_columns(first).filter(pl.col(_BEFORE) != pl.col("first"))
    yield from typed.cell_problems("line-differs", differs, _BEFORE, "first")


def _by_month(monthly: TypedTable, months: Months) -> pl.DataFrame:
    """The rows within the period with what they say of their line, in the order of their months."""
    rows = months.within.select("line", "last", "row")
    said = monthly.frame.select(ROW, *_REVISED)
    return rows.join(said, left_on="row", right_on=ROW).rename({"row": ROW}).sort("line", "last")
