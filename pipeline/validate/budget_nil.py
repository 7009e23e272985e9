"""A dash where an amount belongs: accounts print it for zero, offices for what they do not know.

It is zero where the print's own total says so, or report.toml does (`zero`); else nothing is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource
from pipeline.tables import Column, Kind, leaf_lines
from pipeline.validate.cells import typed_cells
from pipeline.validate.dates import NO_DATE
from pipeline.validate.furniture import TOTALS
from pipeline.validate.numbers import is_dash
from pipeline.validate.typed import TypedTable
from pipeline.validate.written import as_text, written

_READ, _OPEN = "dash-is-zero", "dash-unclear"


def with_nil(
    raw: RawTable, typed: TypedTable, problems: Sequence[Problem], source: FileSource
) -> tuple[TypedTable, list[Problem]]:
    """The budget with zero for each dash that means zero, and the problems: no longer of these
    cells as empty, and one for the dashes of each column unless report.toml declares them."""
    totals = [problem.row for problem in problems if problem.code == TOTALS and problem.row]
    found = list(problems)
    for column in typed.table.columns:
        if column.kind is not Kind.MONEY or column.name not in typed.headings:
            continue
        rows = _dashes(raw, typed, column, source)
        if rows.is_empty():
            continue
        is_zero = pl.col(ROW).is_in(rows.implode()) & pl.col(column.name).is_null()
        filled = typed.frame.with_columns(
            pl.when(is_zero).then(0).otherwise(pl.col(column.name)).cast(column.dtype)
            .alias(column.name)
        )  # fmt: skip
        is_told = bool(source.zero)
        is_read = is_told or _is_proved(raw, filled, typed, column, totals, source)
        if is_read:
            typed = replace(typed, frame=filled)
            found = [one for one in found if not _is_empty(one, typed.headings[column.name], rows)]
        if not is_told:
            found += _told(typed, column, rows, is_read=is_read)
    return typed, found


def _is_empty(problem: Problem, heading: str, rows: pl.Series) -> bool:
    return problem.code == "empty-cell" and problem.column == heading and problem.row in rows


def _told(
    typed: TypedTable, column: Column, rows: pl.Series, *, is_read: bool
) -> Iterator[Problem]:
    """The warning that dashes were read as zero, or the question whether they are."""
    values = {"count": len(rows)} if is_read else {"count": len(rows), "table": typed.table.name}
    line = Proposal(("sources", typed.table.name), {"zero": ("-",)}, "reading")
    code, lines = (_READ, ()) if is_read else (_OPEN, (line,))
    yield replace(typed.problem(code, int(rows[0]), column.name, "-", **values), proposals=lines)


def _dashes(raw: RawTable, typed: TypedTable, column: Column, source: FileSource) -> pl.Series:
    """The lines with a dash, or another word that report.toml calls zero, for an amount."""
    heading = typed.headings[column.name]
    if heading not in raw.frame.columns or not raw.frame.height:
        return pl.Series(dtype=pl.UInt32)
    cell = as_text(pl.col(heading), raw.frame.schema[heading])
    words = {word.strip().lower() for word in source.zero}
    is_word = cell.str.strip_chars().str.to_lowercase().is_in(sorted(words))
    is_it = is_word if words else is_dash(cell)
    rows = raw.frame.select(pl.col(ROW).cast(pl.UInt32), is_it=is_it.fill_null(value=False))
    empty = typed.frame.filter(pl.col(column.name).is_null())[ROW]
    return rows.filter("is_it", pl.col(ROW).is_in(empty.implode()))[ROW]


def _is_proved(
    raw: RawTable,
    filled: pl.DataFrame,
    typed: TypedTable,
    column: Column,
    totals: Sequence[int],
    source: FileSource,
) -> bool:
    """Whether the lines, a dash as zero, come to the largest amount that a total says."""
    counted = leaf_lines(filled.drop_nulls("code"))[column.name]
    if not totals or counted.is_empty() or counted.null_count():
        return False
    cells = written(raw, typed.table, {column.name: typed.headings[column.name]})
    texts, nowhen = cells.texts[column.name], pl.repeat(NO_DATE, cells.texts.height, eager=True)
    read = typed_cells(column, texts, cells.stored.get(column.name), source, nowhen).values
    said = read.filter(cells.texts[ROW].is_in(list(totals))).drop_nulls()
    return not said.is_empty() and said.max() == counted.sum()
