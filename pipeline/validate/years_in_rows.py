"""Years under one another in a table: a column gives the year of each row; no year is left out."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem
from pipeline.proposals import Proposal, Standing
from pipeline.reportfile import FileSource, Period
from pipeline.tables.kinds import folded
from pipeline.validate.budget_codes import BUDGET
from pipeline.validate.typed import TypedTable

_YEAR = r"^(19|20|21)[0-9]{2}$"
_NAMES = {
    "tahun",
    "tahun anggaran",
    "thn",
    "ta",
    "t.a",
    "t.a.",
    "year",
    "fiscal year",
    "budget year",
}


def with_years_told(
    raw: RawTable,
    typed: TypedTable,
    problems: Sequence[Problem],
    source: FileSource,
    period: Period,
) -> list[Problem]:
    """The problems; for a column with the report's year among others, the line that keeps its rows.

    Problems that the column is unknown, or a code repeated, only follow from it and are dropped. A
    column with the report's year in every row is no fault. In a register, whose targets may be of
    other years, the heading has to say that it is the year.
    """
    year = str(period.end.year)
    found = {name: _years(raw.frame[name]) for name in _not_in_use(raw, typed, source)}
    told_once = {heading for heading, years in found.items() if years == [year]}
    columns = {
        name: years
        for name, years in found.items()
        if year in years and len(years) > 1 and (raw.name == BUDGET or folded(name) in _NAMES)
    }
    if period.start.year != period.end.year:
        return list(problems)
    follows = any(problem.kind == "duplicate-key" for problem in problems) and bool(columns)
    kept = [
        problem
        for problem in problems
        if not (_is_about(problem, {*columns, *told_once}) or (follows and _repeats(problem)))
    ]
    told = [
        replace(
            typed.problem("several-years", None, heading, years=years, year=year, table=raw.name),
            proposals=(_where(raw, heading, year, is_proved=follows or folded(heading) in _NAMES),),
        )
        for heading, years in columns.items()
    ]
    return [*kept, *told]


def _not_in_use(raw: RawTable, typed: TypedTable, source: FileSource) -> list[str]:
    """The headings that are mapped to no column and choose no rows."""
    used = {ROW, *typed.headings.values()}
    chosen = {folded(source.headings.get(name, name)) for name in source.where}
    return [name for name in raw.frame.columns if name not in used and folded(name) not in chosen]


def _years(cells: pl.Series) -> list[str]:
    """The years of a column that holds only years; empty for any other column."""
    texts = cells.drop_nulls().unique().cast(pl.String)
    return sorted(texts) if bool(texts.str.contains(_YEAR).all()) else []


def _is_about(problem: Problem, columns: set[str]) -> bool:
    return problem.code == "unknown-column" and problem.column in columns


def _repeats(problem: Problem) -> bool:
    return problem.kind == "duplicate-key"


def _where(raw: RawTable, heading: str, year: str, *, is_proved: bool) -> Proposal:
    standing: Standing = "proved" if is_proved else "reading"
    return Proposal(("sources", raw.name), {"where": {heading: year}}, standing)
