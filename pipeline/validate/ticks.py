"""Columns of ticks: what an empty cell beside them means is asked, unless a column of the opposite
proves it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource
from pipeline.tables import Kind
from pipeline.tables.budget_words import words_of
from pipeline.tables.kept import TICKS
from pipeline.validate.typed import TypedTable

CODE = "ticks-alone"
_NOT = {"tidak", "belum", "tdk", "blm", "not"}


def ticked_columns(
    table: TypedTable, names: Iterable[str], source: FileSource
) -> Iterator[Problem]:
    """Columns of yes and no, of those named, that hold ticks or nothing: only the sender knows
    whether an empty cell says no."""
    for name in names:
        column = table.table.column(name)
        heading = table.headings.get(name, "")
        if column is None or column.kind is not Kind.YES_NO or heading in source.empty:
            continue
        if name in table.texts.columns and _is_ticked(cells := table.texts[name]):
            gives = f"{cells.count()} / {len(cells)}"
            yield ticks_alone(table, name, str(cells.drop_nulls()[0]), gives)


def ticks_alone(table: TypedTable, name: str, mark: str, gives: str) -> Problem:
    """The problem of a column of ticks, with the line that says that an empty cell means no."""
    header, heading = ("sources", table.table.name), table.headings[name]
    line = Proposal(header, {"empty": {heading: "tidak"}}, "reading", gives)
    problem = table.problem(CODE, None, name, mark, table=table.table.name)
    return replace(problem, proposals=(line,))


def with_ticks_proved(
    problems: Iterable[Problem], tables: Mapping[str, TypedTable], raw: Mapping[str, RawTable]
) -> Iterator[Problem]:
    """The problems; the line of a column of ticks is proved where a column of the opposite, such as
    `Tidak terlaksana`, is ticked in exactly the rows in which the first is empty."""
    for problem in problems:
        name = str(problem.values.get("table", ""))
        if problem.code == CODE and name in tables and name in raw:
            rows = raw[name].frame.filter(pl.col(ROW).is_in(tables[name].frame[ROW].implode()))
            is_proved = _has_opposite(rows, problem.column)
            first, *others = problem.proposals
            first = replace(first, standing="proved") if is_proved else first
            yield replace(problem, proposals=(first, *others))
        else:
            yield problem


def _has_opposite(rows: pl.DataFrame, heading: str) -> bool:
    said = {*words_of(heading)}
    opposites = [
        name
        for name in rows.columns
        if (words := {*words_of(name)}) & _NOT and words - _NOT == said and not said & _NOT
    ]
    return heading in rows.columns and any(
        _is_ticked(rows[name]) and (rows[name].is_null() == rows[heading].is_not_null()).all()
        for name in opposites
    )


def _is_ticked(cells: pl.Series) -> bool:
    """Whether cells are ticks alone, and some are empty."""
    given = cells.drop_nulls().cast(pl.String).str.strip_chars().str.to_lowercase()
    return 0 < len(given) < len(cells) and {*given} <= TICKS
