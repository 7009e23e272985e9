"""Columns that report.toml adds up: `ceiling = ["Operasi Anggaran", "Modal Anggaran"]`.

Where all parts of a row are empty the sum is missing; where some are, it is not known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import add, and_, or_

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem, Reason, few_alike, nearest, shown
from pipeline.reportfile import FileSource
from pipeline.tables import Column, Table
from pipeline.tables.kinds import folded
from pipeline.validate.cells import NUMERIC, TypedCells, typed_cells
from pipeline.validate.dates import NO_DATE
from pipeline.validate.numbers import is_blank
from pipeline.validate.written import as_text

Place = tuple[int | None, str]
"""The row and the heading of a cell."""


@dataclass(frozen=True)
class Sums:
    """A table with a column for each sum, every fault of their parts, and the places of the sums
    that are unknown because of these faults."""

    raw: RawTable
    problems: list[Problem] = field(default_factory=list)
    unknown: set[Place] = field(default_factory=set)


@dataclass(frozen=True)
class _Part:
    """One column of a sum: its heading as delivered, its cells as written and as typed."""

    heading: str
    texts: pl.Series
    typed: TypedCells

    @property
    def is_faulty(self) -> pl.Series:
        faults = self.typed.faults
        return self.texts.is_null() & False if faults is None else faults.is_not_null()


def with_sums(raw: RawTable, table: Table, source: FileSource) -> Sums:
    """Add up the columns for which report.toml names several headings."""
    sums = Sums(raw)
    for column in table.columns:
        asked = source.columns.get(column.name, ())
        if len(asked) > 1:
            sums = _with_sum(sums, column, asked, source)
    return sums


def _with_sum(sums: Sums, column: Column, asked: Sequence[str], source: FileSource) -> Sums:
    raw, heading = sums.raw, source.headings[column.name]
    if refused := list(_not_to_be_added(raw, column, asked)):
        return replace(sums, problems=[*sums.problems, *refused])
    by_name = {folded(name): name for name in raw.frame.columns}
    parts = [_part(raw, by_name[folded(name)], column, source) for name in asked]
    unknown = {(row, heading) for row in raw.frame[ROW].filter(_is_unknown(parts))}
    total = reduce(add, (part.typed.values for part in parts))
    text = pl.select(as_text(pl.lit(total), total.dtype).alias(heading)).to_series()
    stored = pl.repeat(True, len(text), dtype=pl.Boolean, eager=True)
    frame = raw.frame.with_columns(text)
    return Sums(
        replace(raw, frame=frame, stored={**raw.stored, heading: stored}),
        [*sums.problems, *few_alike(_faults(raw, column, parts))],
        sums.unknown | unknown,
    )


def _not_to_be_added(raw: RawTable, column: Column, asked: Sequence[str]) -> Iterator[Problem]:
    """Problems of a column that holds no numbers, and of headings that do not exist."""
    if column.kind not in NUMERIC:
        key = f"sources.{raw.name}.columns.{column.name}"
        values = {"reason": Reason("not-added")}
        yield Problem("toml-value", "report.toml", column=key, values=values)
        return
    there = [heading for heading in raw.frame.columns if heading != ROW]
    known = {folded(heading) for heading in there}
    for name in asked:
        if folded(name) not in known:
            near = {"nearest": nearest(name, there)}
            yield Problem("missing-column", *_file(raw), column=name, values=near)


def _part(raw: RawTable, heading: str, column: Column, source: FileSource) -> _Part:
    cells = raw.frame[heading]
    text = as_text(pl.lit(cells), cells.dtype)
    filled = pl.when(~is_blank(text).fill_null(value=False)).then(text)
    texts = pl.select(filled.alias(heading)).to_series()
    is_number = pl.repeat(cells.dtype.is_numeric(), len(cells), dtype=pl.Boolean, eager=True)
    nowhen = pl.repeat(NO_DATE, len(cells), dtype=pl.Date, eager=True)
    stored = raw.stored.get(heading, is_number)
    apart = source.model_copy(update={"columns": {}})
    return _Part(heading, texts, typed_cells(column, texts, stored, apart, nowhen))


def _is_unknown(parts: Sequence[_Part]) -> pl.Series:
    """The rows in which a part is at fault, or some are empty and some are filled."""
    empty = [part.texts.is_null() for part in parts]
    mixed = reduce(or_, empty) & ~reduce(and_, empty)
    return reduce(or_, (part.is_faulty for part in parts), mixed)


def _faults(raw: RawTable, column: Column, parts: Sequence[_Part]) -> Iterator[Problem]:
    """A problem for each cell that keeps a sum from being known."""
    place, rows = _file(raw), raw.frame[ROW]
    for part in parts:
        if part.typed.unclear is not None:
            code, first = part.typed.unclear
            text, values = shown(part.texts[first]), {"table": raw.name}
            yield Problem(code, *place, rows[first], part.heading, text, values)
        elif part.typed.faults is not None:
            cells = pl.DataFrame({ROW: rows, "text": part.texts, "code": part.typed.faults})
            for row, text, code in cells.drop_nulls("code").iter_rows():
                yield Problem(code, *place, row, part.heading, shown(text))
        others_filled = ~reduce(and_, (other.texts.is_null() for other in parts))
        for row in rows.filter(part.texts.is_null() & others_filled):
            yield Problem("part-empty", *place, row, part.heading, values={"name": column.name})


def _file(raw: RawTable) -> tuple[str, str]:
    return raw.source.file, raw.source.sheet
