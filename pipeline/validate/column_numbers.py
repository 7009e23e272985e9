"""The row under the headings that counts the columns."""

from itertools import pairwise

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.tables import Kind, Table

_COLUMN_NUMBER = r"^[(\[]?([0-9]{1,2})[)\]]?(\s*=.*)?$"
_COUNTED = 6
"""Columns; so many cells that rise from one are no answers."""
_NEVER = pl.lit(value=False)


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
    """The table as its headings are looked at: what counts the columns says nothing of them."""
    counts = column_numbers(raw.frame, table)[ROW]
    return raw if counts.is_empty() else raw.only(~raw.frame[ROW].is_in(counts.implode()))


def _as_texts(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.all().exclude(ROW).cast(pl.String))


def _column_numbers(first: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The row under the heading if it counts the columns: `1 2 3 4=2/3`, or `(1) (2) (3)`.

    In a column of words a bare number of its own position gives it away; so many numbers that
    rise from one are no answers either.
    """
    names = first.columns[1:]
    numbers = [pl.col(name).str.extract(_COLUMN_NUMBER, 1).cast(pl.Int32) for name in names]
    rise = [(then > now).fill_null(value=False) for now, then in pairwise(numbers)]
    texts = [c.name for c in table.columns if c.kind is Kind.TEXT and c.name in names]
    words = [pl.col(name).str.contains(_COLUMN_NUMBER) for name in texts]
    marked = [pl.col(name).str.contains(r"^[(\[]|=").fill_null(value=False) for name in names]
    is_long = pl.lit(len(names) >= _COUNTED) & (numbers[0] == 1) if names else _NEVER
    is_known = pl.any_horizontal(_NEVER, *words) | pl.all_horizontal(marked) | is_long
    return first.filter(pl.lit(bool(rise)), *rise, is_known)
