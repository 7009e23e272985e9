"""Cells, columns and captioned tables of the portfolio's sections."""

from collections.abc import Sequence

from pipeline.document import Cell, Column, PrintedTable


def table(
    key: str,
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    note: str = "",
) -> PrintedTable:
    """A table of plain texts; it gets its label when all tables are numbered."""
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    return PrintedTable(f"{key}-table", caption, tuple(columns), cells, note=note)


def shortened(text: str, longest: int) -> str:
    """A text as one paragraph, cut after `longest` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"
