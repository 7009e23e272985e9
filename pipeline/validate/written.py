"""A raw table in, its cells as they were written out: texts under the contract's names.

A workbook, a Parquet file or a database says which cells are numbers already; their text has a
decimal point and no other mark, whatever the column's texts have.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.reportfile import FileSource
from pipeline.tables import Column, Kind, Table
from pipeline.tables.kinds import folded
from pipeline.validate.cells import DATED, NUMERIC
from pipeline.validate.dates import as_days
from pipeline.validate.numbers import is_blank

_WHOLE = 2.0**53
"""Up to here every whole number has its own float."""


@dataclass(frozen=True)
class Written:
    """The delivered columns of a contract as text, and the cells that are stored as numbers.

    The columns `narrow` came in their narrow types, and are in `texts` as they came.
    """

    texts: pl.DataFrame
    stored: Mapping[str, pl.Series]
    narrow: frozenset[str] = frozenset()

    def only(self, rows: pl.Series) -> "Written":
        """The rows that are marked."""
        stored = {name: flags.filter(rows) for name, flags in self.stored.items()}
        return Written(self.texts.filter(rows), stored, self.narrow)


def written(raw: RawTable, table: Table, headings: Mapping[str, str]) -> Written:
    """The cells of the contract's columns; what says that there is nothing is null."""
    columns = [column for name in headings if (column := table.column(name))]
    narrow = {column.name for column in columns if _is_narrow(raw, column, headings[column.name])}
    texts = raw.frame.select(
        pl.col(ROW).cast(pl.UInt32),
        *(
            pl.col(headings[column.name]).alias(column.name)
            if column.name in narrow
            else _text(raw, column, headings[column.name])
            for column in columns
        ),
    )
    stored = {
        name: raw.stored[heading]
        if heading in raw.stored
        else pl.repeat(True, raw.frame.height, dtype=pl.Boolean, eager=True)
        for name, heading in headings.items()
        if name not in narrow and (heading in raw.stored or raw.frame.schema[heading].is_numeric())
    }
    return Written(texts, stored, frozenset(narrow))


def told_in_days(raw: RawTable, table: Table, source: FileSource) -> RawTable:
    """A table of a workbook that counts days from 1904 with its days written out: elsewhere the
    same counts are days of other years."""
    if not raw.since_1904:
        return raw
    headings = {
        folded(heading)
        for column in table.columns
        if column.kind in DATED
        for heading in (column.name, *column.aliases, *source.columns.get(column.name, ()))
    }
    days = [
        as_days(pl.col(name), since_1904=True).alias(name)
        for name, dtype in raw.frame.schema.items()
        if folded(name) in headings and dtype == pl.String
    ]
    return replace(raw, frame=raw.frame.with_columns(days))


def _is_narrow(raw: RawTable, column: Column, heading: str) -> bool:
    """Whether the cells came in their narrow type and need no translation."""
    return raw.frame.schema[heading] == column.narrow and heading not in raw.answers


def _text(raw: RawTable, column: Column, heading: str) -> pl.Expr:
    cells = raw.answers.get(heading, raw.frame[heading])
    text = as_text(pl.lit(cells), cells.dtype)
    if column.kind in (*NUMERIC, *DATED, Kind.YES_NO):
        text = pl.when(~is_blank(text).fill_null(value=False)).then(text)
        if column.kind in DATED:
            text = as_days(text, since_1904=raw.since_1904)
    elif labels := raw.labels.get(heading):
        text = text.replace(dict(labels))
    return text.alias(column.name)


def as_text(cells: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """Typed cells as a person would write them: `3`, not `3.0`; `2024-01-31 08:00:00`."""
    if dtype.is_float():
        is_whole = (cells == cells.round()) & (cells.abs() < _WHOLE)
        whole = pl.when(is_whole).then(cells).cast(pl.Int64, strict=False).cast(pl.String)
        return pl.coalesce(whole, cells.cast(pl.String))
    if dtype == pl.Datetime:
        return cells.dt.strftime("%Y-%m-%d %H:%M:%S")
    if dtype == pl.Time:
        return cells.dt.strftime("%H:%M:%S")
    return cells.cast(pl.String)
