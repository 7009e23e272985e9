"""The rows of a table that a measure's parameter `rows` selects."""

from collections.abc import Mapping, Sequence

import polars as pl

from pipeline.reportfile import Scalar

Rows = Mapping[str, Sequence[Scalar]]
"""The values that a selected row may have, by column."""

TICKS = frozenset({"√", "✓", "✔", "v"})
"""Marks for yes, where an empty cell in the same column may mean no."""


def keeps(frame: pl.DataFrame, rows: Rows | None) -> pl.Expr:
    """Whether each of these columns has one of its values; false for an empty cell."""
    named = [
        pl.any_horizontal(equals(frame, column, value) for value in values).fill_null(value=False)
        for column, values in (rows or {}).items()
    ]
    return pl.all_horizontal(pl.lit(value=True), *named)


def ticked(column: str, option: str, mark: str) -> pl.Expr:
    """Whether an option is among those in a cell that `mark` separates."""
    parts = pl.col(column).cast(pl.String).str.split(mark)
    return parts.list.eval(pl.element().str.strip_chars()).list.contains(option)


def equals(frame: pl.DataFrame, column: str, value: Scalar) -> pl.Expr:
    """Whether a cell equals `value`: numbers by value, anything else by its spelling."""
    cell = pl.col(column)
    if frame.schema[column].is_numeric() and not isinstance(value, bool | str):
        return cell == value
    return cell.cast(pl.String) == (str(value).lower() if isinstance(value, bool) else str(value))
