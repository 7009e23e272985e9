"""A raw table and its contract in, a typed table out, with every cell that breaks a rule."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem, nearest
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource
from pipeline.scorecard import REPORTED
from pipeline.tables import Column, Kind, Table
from pipeline.tables.choices import accepted_choices
from pipeline.validate.added import with_sums
from pipeline.validate.beyond import with_limits
from pipeline.validate.budget_codes import BUDGET, with_repeated_accounts, with_whole_codes
from pipeline.validate.budget_levels import with_levels
from pipeline.validate.budget_tree import with_codes_placed
from pipeline.validate.cells import NUMERIC, TypedCells, typed_cells
from pipeline.validate.dates import CLOCK, NO_DATE, in_jakarta, midnight_elsewhere
from pipeline.validate.days import days
from pipeline.validate.furniture import TOTALS, left_out_problems
from pipeline.validate.headings import resolved_headings
from pipeline.validate.keys import duplicates, numbers_for_codes
from pipeline.validate.lines import Lines, lines_of
from pipeline.validate.notations import date_readings, decimal_readings
from pipeline.validate.numbered import lines_numbered, numbered_problems
from pipeline.validate.persons import without_persons
from pipeline.validate.promises import promised
from pipeline.validate.proposed_filling import with_filling_proposed
from pipeline.validate.ranges import out_of_range
from pipeline.validate.spelling import with_one_spelling
from pipeline.validate.totals import total_problems
from pipeline.validate.typed import SHORTEST_IDENTITY, TypedTable, looks_like_identity
from pipeline.validate.units_read import UNIT
from pipeline.validate.written import Written
from pipeline.values import Message

DEFAULTS: Mapping[str, Mapping[str, str]] = {"realization": {"formula": REPORTED, UNIT: ""}}


def typed_table(
    raw: RawTable, table: Table, source: FileSource
) -> tuple[TypedTable, list[Problem]]:
    """Type a table and name every fault of its headings, cells and keys."""
    if raw.frame.width == 1:
        nothing = pl.DataFrame(schema={ROW: pl.UInt32})
        frame = _frame(Written(nothing, {}), table, {})
        return TypedTable(table, raw.source, frame, nothing, {}), []
    sums = with_sums(raw, table, source)
    headings, problems = resolved_headings(sums.raw, table, source)
    problems += sums.problems
    missing = {problem.column for problem in problems}
    lines = lines_of(sums.raw, headings, missing, table, source)
    readable, promises = promised(lines.cells, table)
    columns = _columns(readable, table, source)
    typed = replace(_typed(sums.raw, lines, columns, table, source), promises=promises)
    problems += _line_problems(typed, lines, frozenset(headings), source)
    if lines.cells.texts.is_empty():
        return typed, [*problems, typed.problem("empty-table", None, "")]
    readings = decimal_readings(raw.name, typed.texts, columns)
    for column in table.columns:
        if column.name in headings:
            faults = _column_faults(typed, column, columns[column.name], readings)
            problems += [p for p in faults if (p.row, p.column) not in sums.unknown]
    repeated = with_repeated_accounts(typed, duplicates(typed))
    problems += numbers_for_codes(typed, lines.cells, repeated)
    problems = with_filling_proposed(typed, problems, source, frozenset(headings))
    typed, told = without_persons(typed)
    return _pseudonymous(typed), [*problems, *told]


def _typed(
    raw: RawTable,
    lines: Lines,
    columns: Mapping[str, TypedCells],
    table: Table,
    source: FileSource,
) -> TypedTable:
    """The lines in the types of the contract; those of a budget with their levels and codes."""
    frame = _frame(lines.cells, table, columns)
    if table.name == BUDGET:
        frame = frame.with_columns(pl.col("programme").forward_fill())
        frame = with_levels(with_whole_codes(frame, source.accounts or ()))
        if lines.made is None:
            frame = with_codes_placed(frame, lines.everything, lines.totals, table, source)
    return TypedTable(
        table,
        raw.source,
        with_one_spelling(frame, table),
        lines.cells.texts,
        lines.headings,
        others=tuple(
            name for name in raw.frame.columns if name not in {ROW, *lines.headings.values()}
        ),
        beside=raw.beside,
    )


def _line_problems(
    typed: TypedTable, lines: Lines, delivered: frozenset[str], source: FileSource
) -> list[Problem]:
    """The problems of a table's numbered lines, of its totals and of the rows left out."""
    made, left_out, problems = lines.made, lines.left_out, list[Problem]()
    if made is not None:
        problems += lines_numbered(typed, made)
    if TOTALS in left_out and typed.table.key == ("code",) and not (made and made.faults):
        problems += total_problems(typed, lines.everything, left_out[TOTALS], source)
    problems += left_out_problems(typed, left_out)
    return [*problems, *numbered_problems(typed, delivered)]


def _columns(cells: Written, table: Table, source: FileSource) -> dict[str, TypedCells]:
    """Every delivered column of the contract in its type."""
    texts = cells.texts
    on_day = pl.repeat(NO_DATE, texts.height, dtype=pl.Date, eager=True)
    if "date" in texts.columns:
        given = days(texts["date"], source.dates or "").values
        on_day = given.zip_with(given.is_not_null(), on_day)
    return {
        column.name: TypedCells(texts[column.name])
        if column.name in cells.narrow
        else typed_cells(column, texts[column.name], cells.stored.get(column.name), source, on_day)
        for column in table.columns
        if column.name in texts.columns
    }


def _frame(cells: Written, table: Table, columns: Mapping[str, TypedCells]) -> pl.DataFrame:
    """The table in the order of its contract; columns that were not delivered are null."""
    typed = [
        columns[column.name].values.alias(column.name)
        if column.name in columns
        else pl.lit(None, dtype=column.dtype).alias(column.name)
        for column in table.columns
    ]
    defaults = [pl.col(name).fill_null(text) for name, text in DEFAULTS.get(table.name, {}).items()]
    return cells.texts.select(ROW).with_columns(typed).with_columns(defaults)


def _column_faults(
    typed: TypedTable, column: Column, cells: TypedCells, readings: tuple[Proposal, ...]
) -> Iterator[Problem]:
    """One problem, at the first such cell, where a column may be read two ways; else its cells'."""
    if cells.unclear is None:
        yield from _cell_faults(typed, column, cells.faults)
        return
    code, position = cells.unclear
    first = typed.texts.slice(position, 1)
    for problem in typed.cell_problems(code, first, column.name, table=typed.table.name):
        yield replace(problem, proposals=date_readings(typed, column) or readings)


def _cell_faults(typed: TypedTable, column: Column, codes: pl.Series | None) -> Iterator[Problem]:
    """Cells of one column that are empty, untyped, or out of range."""
    text = pl.col(column.name)
    if column.filled and typed.texts[column.name].has_nulls():
        empty = typed.texts.filter(text.is_null())
        yield from typed.cell_problems("empty-cell", empty, column.name)
    if codes is not None and codes.null_count() < len(codes):
        untyped = typed.texts.with_columns(codes.alias("_fault")).drop_nulls("_fault")
        for (code,), rows in untyped.group_by("_fault", maintain_order=True):
            yield from _untyped(typed, column, str(code), rows)
    if column.kind is Kind.DATE:
        yield from _all_at_one_hour(typed, column)
    if column.kind is Kind.TIME:
        yield from typed.cell_problems("time-without-date", _undated(typed, text), column.name)
    if column.kind in NUMERIC:
        yield from out_of_range(typed, column)


def _untyped(typed: TypedTable, column: Column, code: str, rows: pl.DataFrame) -> Iterator[Problem]:
    """The problems of cells with the fault `code`, with the values that the column takes."""
    if code == "not-a-choice":
        printed = dict(column.printed)
        choices = [Message(printed[one]) if one in printed else one for one in column.choices]
        known = [*column.choices, *accepted_choices(column)]
        for problem in typed.cell_problems(code, rows, column.name, choices=choices):
            near = {"nearest": nearest(problem.value, known)} if problem.code == code else {}
            yield replace(problem, values={**problem.values, **near})
    elif code == "time-in-utc":
        length = len("2024-01-31") if column.kind is Kind.DATE else None
        local = in_jakarta(pl.col(column.name)).str.slice(0, length)
        told = rows.with_columns(local=local)
        yield from typed.cell_problems(code, told, column.name, "local")
    elif code == "out-of-range":
        told = with_limits(rows, column.name)
        yield from typed.cell_problems(code, told, column.name, "low", "high")
    else:
        limit = {"limit": column.longest} if code == "text-too-long" else {}
        yield from typed.cell_problems(code, rows, column.name, **limit)


def _all_at_one_hour(typed: TypedTable, column: Column) -> Iterator[Problem]:
    """Days that all have the time which midnight here has in UTC: each may be a day too early."""
    cells = typed.texts[column.name].drop_nulls()
    hours = cells.to_frame().select(midnight_elsewhere(pl.col(column.name))).to_series()
    if len(hours) and not hours.has_nulls() and hours.n_unique() == 1:
        yield typed.problem("days-at-one-hour", None, column.name, time=hours[0])


def _undated(typed: TypedTable, text: pl.Expr) -> pl.DataFrame:
    """Clock times without a date where another time of the row has one, and no column gives it."""
    names = [column.name for column in typed.table.columns if column.kind is Kind.TIME]
    others = [pl.col(name) for name in names if name in typed.texts.columns]
    dated = [other.is_not_null() & ~other.str.contains(CLOCK) for other in others]
    if typed.table.column("date") is not None:
        return typed.texts.clear()
    return typed.texts.filter(text.str.contains(CLOCK) & pl.any_horizontal(dated))


def _pseudonymous(typed: TypedTable) -> TypedTable:
    """Replace keys that are a NIK or a NIP by the number of the first row that has them: this
    names no person, and the rows of one person keep one key."""
    codes = [name for name in typed.table.key if _may_name_a_person(typed, name)]
    replaced = [
        pl.when(looks_like_identity(pl.col(name)))
        .then(pl.format("row {}", pl.col(ROW).min().over(name)))
        .otherwise(pl.col(name))
        .alias(name)
        for name in codes
    ]
    return replace(typed, frame=typed.frame.with_columns(replaced)) if replaced else typed


def _may_name_a_person(typed: TypedTable, name: str) -> bool:
    """Whether any code is long enough for a NIK or a NIP."""
    column = typed.table.column(name)
    if column is None or column.kind is not Kind.CODE or typed.frame[name].dtype != pl.String:
        return False
    longest = typed.frame[name].str.len_bytes().max()
    return isinstance(longest, int) and longest >= SHORTEST_IDENTITY
