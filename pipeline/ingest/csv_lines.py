"""The heading of a CSV file, and the rows below it where no cell holds a quotation mark."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.tables.kinds import PolarsType


@dataclass(frozen=True)
class Heading:
    """The heading row: its cells, its row number, and the text lines that stand above it."""

    cells: tuple[str, ...]
    row: int
    lines_above: int
    separator: str


def rows_below(
    content: bytes, heading: Heading, types: Sequence[PolarsType] | None = None
) -> pl.DataFrame:
    """Every column as text, or in these types. Raises ComputeError for a row that does not fit."""
    return pl.read_csv(
        content,
        separator=heading.separator,
        skip_lines=heading.lines_above,
        quote_char=None,
        infer_schema=False,
        schema_overrides=types,
    )
