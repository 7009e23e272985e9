"""A raw table and its contract in, a typed table out, with every cell that breaks a rule."""

from collections.abc import Iterator, Mapping

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.formulas import REPORTED
from pipeline.problems import Problem, nearest
from pipeline.reportfile import FileSource
from pipeline.tables import Column, Kind, Table
from pipeline.validate.cells import CLOCK, NO_DATE, NUMERIC, dates, fault_codes, typed_cells
from pipeline.validate.headings import resolved_headings
from pipeline.validate.numbers import Decimal, ambiguous
from pipeline.validate.typed import TypedTable, looks_like_identity

DEFAULTS: Mapping[str, Mapping[str, str]] = {"realization": {"formula": REPORTED}}


def typed_table(
    raw: RawTable, table: Table, source: FileSource
) -> tuple[TypedTable, list[Problem]]:
    """Type a table and name every fault of its headings, cells and keys."""
    if raw.frame.width == 1:
        nothing = pl.DataFrame(schema={ROW: pl.UInt32})
        return TypedTable(table, raw.source, _typed(nothing, table, "."), nothing, {}), []
    headings, problems = resolved_headings(raw, table, source)
    columns = [pl.col(heading).cast(pl.String).alias(name) for name, heading in headings.items()]
    texts = raw.frame.select(pl.col(ROW).cast(pl.UInt32), *columns)
    decimal = source.decimal or "."
    unclear = [] if source.decimal else _ambiguous(texts, table)
    frame = _typed(
        texts.with_columns(pl.lit(None, pl.String).alias(c) for c in unclear), table, decimal
    )
    typed = TypedTable(table, raw.source, frame, texts, headings)
    if texts.is_empty():
        return typed, [*problems, typed.problem("empty-table", None, "")]
    for column in table.columns:
        if column.name in unclear:
            problems += _unclear_number(typed, column)
        elif column.name in headings:
            problems += _cell_faults(typed, column, decimal)
    return _pseudonymous(typed), [*problems, *_duplicates(typed)]


def _typed(texts: pl.DataFrame, table: Table, decimal: Decimal) -> pl.DataFrame:
    day = pl.lit(NO_DATE)
    if "date" in texts.columns:
        day = pl.when(dates(pl.col("date")).is_not_null()).then(pl.col("date")).otherwise(day)
    absent = pl.lit(None, dtype=pl.String)
    texts_of = {name: pl.col(name) for name in texts.columns}
    cells = [
        typed_cells(column, texts_of.get(column.name, absent), decimal, day).alias(column.name)
        for column in table.columns
    ]
    defaults = [pl.col(name).fill_null(text) for name, text in DEFAULTS.get(table.name, {}).items()]
    return texts.select(ROW, *cells).with_columns(defaults)


def _ambiguous(texts: pl.DataFrame, table: Table) -> list[str]:
    """The number columns whose marks may be read two ways."""
    names = [column.name for column in table.columns if column.kind in NUMERIC]
    marks = texts.select(ambiguous(pl.col(name)).any() for name in names if name in texts.columns)
    return [name for name in marks.columns if marks[name].any()]


def _unclear_number(typed: TypedTable, column: Column) -> Iterator[Problem]:
    """One problem for the column, naming its first such cell."""
    first = typed.texts.filter(ambiguous(pl.col(column.name))).head(1)
    yield from typed.cell_problems("ambiguous-number", first, column.name, table=typed.table.name)


def _cell_faults(typed: TypedTable, column: Column, decimal: Decimal) -> Iterator[Problem]:
    """Cells of one column that are empty, untyped, or out of range."""
    text = pl.col(column.name)
    if column.filled:
        empty = typed.texts.filter(text.is_null())
        yield from typed.cell_problems("empty-cell", empty, column.name)
    unread = typed.texts.filter(text.is_not_null() & typed.frame[column.name].is_null())
    untyped = unread.with_columns(fault_codes(column, text, decimal).alias("_fault"))
    for (code,), rows in untyped.group_by("_fault", maintain_order=True):
        for problem in typed.cell_problems(str(code), rows, column.name):
            yield _with_choices(problem, column)
    if column.kind is Kind.TIME:
        yield from typed.cell_problems("time-without-date", _undated(typed, text), column.name)
    if column.kind in NUMERIC:
        yield from _out_of_range(typed, column)


def _with_choices(problem: Problem, column: Column) -> Problem:
    if column.kind is not Kind.CHOICE:
        return problem
    near = nearest(problem.value, column.choices)
    values = {"choices": [str(choice) for choice in column.choices], "nearest": near}
    place = (problem.code, problem.file, problem.sheet, problem.row, problem.column)
    return Problem(*place, value=problem.value, values=values)


def _undated(typed: TypedTable, text: pl.Expr) -> pl.DataFrame:
    """Clock times in rows where another time has its date, when no column gives the day."""
    names = [column.name for column in typed.table.columns if column.kind is Kind.TIME]
    others = [pl.col(name) for name in names if name in typed.texts.columns]
    dated = [other.is_not_null() & ~other.str.contains(CLOCK) for other in others]
    if typed.table.column("date") is not None:
        return typed.texts.clear()
    return typed.texts.filter(text.str.contains(CLOCK) & pl.any_horizontal(dated))


def _out_of_range(typed: TypedTable, column: Column) -> Iterator[Problem]:
    value, low, high = pl.col(column.name), column.low, column.high
    below = value < low if low is not None else pl.lit(value=False)
    above = value > high if high is not None else pl.lit(value=False)
    code = "negative" if low == 0 and high is None else "out-of-range"
    limits = {"low": _short(low), "high": _short(high)}
    outside = typed.frame.filter(below | above)
    yield from typed.cell_problems(code, outside, column.name, **limits)


def _short(limit: float | None) -> str:
    return "" if limit is None else f"{limit:g}"


def _duplicates(typed: TypedTable) -> Iterator[Problem]:
    """Rows whose key stands in an earlier row, by the key as typed; rows without a key aside."""
    key = list(typed.table.key)
    if not key or any(name not in typed.headings for name in key):
        return
    filled = typed.frame.drop_nulls(key)
    first = pl.col(ROW).min().over(key).alias("first")
    repeated = filled.with_columns(first).filter(pl.col(ROW) > pl.col("first"))
    cells = [typed.written(name, repeated[ROW]) for name in key]
    for row, earlier in repeated.select(ROW, "first").iter_rows():
        value = " / ".join(column[row] for column in cells)
        yield typed.problem("duplicate-key", row, key[0], value, first=str(earlier))


def _pseudonymous(typed: TypedTable) -> TypedTable:
    """Keys that are a NIK or a NIP, replaced by their row number: it names no person."""
    codes = [
        name
        for name in typed.table.key
        if (column := typed.table.column(name)) and column.kind is Kind.CODE
    ]
    replaced = [
        pl.when(looks_like_identity(pl.col(name)))
        .then(pl.format("row {}", ROW))
        .otherwise(pl.col(name))
        .alias(name)
        for name in codes
    ]
    frame = typed.frame.with_columns(replaced)
    return TypedTable(typed.table, typed.source, frame, typed.texts, typed.headings)
