"""The row under the headings that counts the columns."""

import re
from itertools import pairwise

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.tables import Kind, Table

_COLUMN_NUMBER = re.compile(r"[(\[]?([0-9]{1,2})[)\]]?(\s*=.*)?")
_MARKED = re.compile(r"^[(\[]|=")
_COUNTED = 6
"""The fewest cells which, counting up from 1, are column numbers and no answers."""


def column_numbers(rows: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The row that counts the columns, and the same on each page of a print."""
    first = _as_texts(rows.head(1))
    found = _column_numbers(first, table)
    if found.is_empty():
        return found
    same = [pl.col(name).eq_missing(first[name][0]) for name in first.columns[1:]]
    texts = [name for name in rows.columns[1:] if rows.schema[name] == pl.String]
    return _as_texts(rows.filter(same)) if len(texts) == len(same) else found


def without_column_numbers(raw: RawTable, table: Table) -> RawTable:
    """The table without the rows that count the columns, to judge what its columns hold."""
    counts = column_numbers(raw.frame, table)[ROW]
    return raw if counts.is_empty() else raw.only(~raw.frame[ROW].is_in(counts.implode()))


def _as_texts(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.all().exclude(ROW).cast(pl.String))


def _column_numbers(first: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The row under the heading if it counts the columns: `1 2 3 4=2/3`, or `(1) (2) (3)`.

    In a column of words, a bare number that is its position gives the row away; so do `_COUNTED`
    numbers that count up from 1. One row is examined in plain Python: polars would take longer to
    prepare its patterns than to read a table.
    """
    if first.is_empty():
        return first
    cells = dict(zip(first.columns[1:], first.row(0)[1:], strict=True))
    found = {name: _COLUMN_NUMBER.fullmatch(cell or "") for name, cell in cells.items()}
    numbers = [int(one[1]) for one in found.values() if one]
    rises = len(numbers) == len(cells) and all(now < then for now, then in pairwise(numbers))
    words = [c.name for c in table.columns if c.kind is Kind.TEXT and found.get(c.name)]
    is_marked = all(_MARKED.search(cell or "") for cell in cells.values())
    is_long = len(cells) >= _COUNTED and numbers[:1] == [1]
    counts = len(cells) > 1 and rises and (words or is_marked or is_long)
    return first if counts else first.clear()
