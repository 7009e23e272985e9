"""Delivered headings in, the contract's column names out, with every heading that fits none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem, nearest, proposals_of
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource
from pipeline.tables import (
    Column,
    Table,
    bears_another_year,
    is_plan_of_a_month,
    names_spans,
)
from pipeline.tables.budget_words import is_revised, may_be
from pipeline.tables.kinds import folded
from pipeline.validate.budget_codes import BUDGET
from pipeline.validate.cells import DATED, NUMERIC
from pipeline.validate.code_columns import finer_codes
from pipeline.validate.column_numbers import without_column_numbers
from pipeline.validate.headings_once import with_headings_once
from pipeline.validate.numbered import is_numbered
from pipeline.validate.office_codes import is_of_the_office
from pipeline.validate.paired_figures import paired_figures
from pipeline.validate.proposed_columns import (
    column_proposals,
    heading_row_proposal,
    holds_figures,
    may_be_in,
    one_of_two,
)
from pipeline.validate.proposed_sections import told_as_sections
from pipeline.validate.proposed_wanted import with_columns_wanted
from pipeline.validate.told_by_cells import told_by_cells

SPENDING_MISSING = "spending-missing"
_REGISTER = "realization"
_COUNTING = {"no", "no.", "nomor", "nomor urut", "no urut", "no. urut", "number"}
_REMARKS = {
    *("ket", "ket.", "keterangan", "catatan", "remark", "remarks", "note", "notes"),
    *("tingkat kemajuan", "tingkat kemajuan (%)", "% kemajuan", "tren", "trend", "kecenderungan"),
}
"""Headings of columns that count the rows or take remarks, in tables that have no such column."""


def resolved_headings(
    raw: RawTable, table: Table, source: FileSource
) -> tuple[dict[str, str], list[Problem]]:
    """The delivered heading of each column of the contract that was delivered.

    A heading counts by `[sources.x] columns`, by the column's name, or by one of its aliases.
    The headings by which ingest knew a survey's columns count like declared ones. Headings that
    fit nothing are a problem in a closed table, unless they only count rows or take remarks, or
    report.toml filters rows by them or names the columns it wants.
    """
    raw = without_column_numbers(raw, table)
    found, unknown, problems = _sorted(raw, table, source)
    unknown = [one for one in unknown if not _is_of_another(one, raw, table)]
    if table.name == BUDGET:
        unknown += [*_to_be_settled(found, unknown, source, raw)]
    missing = [
        _missing(raw, column, unknown, source)
        for column in table.columns
        if column.required
        and column.name not in found
        and not is_numbered(column, table, unknown, raw, source)
    ]
    missing = [*told_as_sections(with_headings_once(missing), raw, unknown, found)]
    mapped = _mapped(proposals_of(missing))
    problems = [*with_columns_wanted(problems, raw, table, found, mapped, source)]
    return found, [*problems, *_from_row(missing, raw, table, source, found)]


def _sorted(
    raw: RawTable, table: Table, source: FileSource
) -> tuple[dict[str, str], list[str], list[Problem]]:
    """The heading of each column, the headings without a column, and the problems of both."""
    known = _known(table, source, raw)
    found = {name: ROW for name, headings in raw.columns.items() if ROW in headings}
    unknown, problems = list[str](), list[Problem]()
    for heading in (column for column in raw.frame.columns if column != ROW):
        column = known.get(folded(heading))
        if column is None:
            unknown.append(heading)
            problems += _stranger(heading, raw, table, source)
        elif column == "formula" and _is_arithmetic(raw, heading, source):
            continue
        elif column not in found:
            found[column] = heading
        elif finer := finer_codes(raw, found[column], heading):
            found[column] = finer
        else:
            two = one_of_two(table.column(column), (found[column], heading), raw, source)
            two = _beside_the_measures(two, column, raw, known)
            problems.append(replace(_problem("duplicate-column", raw, heading), proposals=two))
    return found, unknown, problems


def _beside_the_measures(
    lines: tuple[Proposal, ...], column: str, raw: RawTable, known: Mapping[str, str]
) -> tuple[Proposal, ...]:
    """The lines for a column. The only line for objectives that are right before the measures is
    proved, as in a sheet of persons in charge where each level has its objectives."""
    after = {folded(one): known.get(folded(other)) for one, other in pairwise(raw.frame.columns)}
    proved = [
        replace(line, standing="proved", gives="")
        for line in lines
        if column == "objective"
        and isinstance(columns := line.keys["columns"], Mapping)
        and after.get(folded(str(columns[column]))) == "measure"
    ]
    return tuple(proved) if len(proved) == 1 else lines


def _stranger(heading: str, raw: RawTable, table: Table, source: FileSource) -> Iterator[Problem]:
    """The problem of a heading that no column has, unless it may be left as it is."""
    is_chosen = bool(source.columns) or heading in _filters(source, raw)
    if not (table.open or is_chosen or _is_left_alone(heading, table)):
        figures = holds_figures(raw.frame[heading])
        known = [one.name for one in table.columns if not figures or one.kind in NUMERIC]
        near = nearest(heading, known)
        yield _problem("unknown-column", raw, heading, nearest=near, table=raw.name)


def _is_of_another(heading: str, raw: RawTable, table: Table) -> bool:
    """Whether a heading is of another year or of the office: of no column that is missing."""
    return bears_another_year(heading, table) or (
        table.name == _REGISTER and is_of_the_office(raw.frame, heading)
    )


def _to_be_settled(
    found: dict[str, str], unknown: Sequence[str], source: FileSource, raw: RawTable
) -> Iterator[str]:
    """Headings that are taken out of `found`, as they may be something else: a ceiling beside a
    revised ceiling, codes of activities that may be the lines', programmes that may be names."""
    is_alone = "activity" in found and not {"activity", "code"} & source.columns.keys()
    if is_alone and "code" not in found and not any(may_be("code", one) for one in unknown):
        codes = raw.frame[found["activity"]].drop_nulls()
        if len(codes) > 1 and not codes.is_duplicated().any():
            yield found.pop("activity")
    is_told = {"programme", "name"} & source.columns.keys() or "name" in found
    if "programme" in found and not (
        is_told or any(may_be_in(raw, "name", one) for one in unknown)
    ):
        yield found.pop("programme")
    is_told = "ceiling" in source.columns or "ceiling" not in found
    revised = [one for one in unknown if may_be("ceiling", one) and is_revised(one)]
    if not is_told and revised and not is_revised(found["ceiling"]):
        yield found.pop("ceiling")


def _mapped(proposals: Sequence[Proposal]) -> set[str]:
    """The headings that are proposed for a column."""
    columns = [part.keys["columns"] for part in proposals if "columns" in part.keys]
    told = [heading for each in columns if isinstance(each, Mapping) for heading in each.values()]
    parts = (heading if isinstance(heading, tuple) else (heading,) for heading in told)
    return {str(heading) for each in parts for heading in each}


def _from_row(
    missing: Sequence[Problem],
    raw: RawTable,
    table: Table,
    source: FileSource,
    found: Mapping[str, str],
) -> Iterator[Problem]:
    """The missing columns; the first proposes the row of the headings, if that was not certain."""
    required = sum(column.required for column in table.columns)
    fitting = required - sum(not problem.proposals for problem in missing)
    row = heading_row_proposal(raw, table, source, len(found), fitting)
    for number, problem in enumerate(missing):
        more = row if number == 0 else ()
        yield replace(problem, proposals=(*more, *problem.proposals))


def is_remark(heading: str) -> bool:
    """Whether a column takes remarks on the rows."""
    return folded(heading) in _REMARKS


def _is_arithmetic(raw: RawTable, heading: str, source: FileSource) -> bool:
    """Whether a column of formulas writes out how its office calculates, `(2T-R)/T x 100`, instead
    of naming formulas that are known."""
    if "formula" in source.columns or raw.frame.schema[heading] != pl.String:
        return False
    cells = raw.frame[heading].drop_nulls()
    return len(cells) > 0 and bool(cells.str.contains(_ARITHMETIC).all())


_ARITHMETIC = r"[A-Za-z0-9)]\s*[/×:*+−=-]\s*[A-Za-z0-9(].*(\d|%)|[A-Za-z)]\s+x\s+\d"


def _is_left_alone(heading: str, table: Table) -> bool:
    """Whether a column counts rows, takes remarks, or is the planned spending of a month."""
    is_plan = table.name == "budget" and is_plan_of_a_month(heading)
    return is_plan or folded(heading) in _COUNTING | _REMARKS


def _missing(raw: RawTable, column: Column, unknown: Sequence[str], source: FileSource) -> Problem:
    """The problem of a column that was not delivered, with the nearest heading and proposals."""
    may_be_it = [
        one
        for one in unknown
        if column.kind in (*NUMERIC, *DATED) or not holds_figures(raw.frame[one])
    ]
    near = nearest(column.about, may_be_it) or nearest(column.name, may_be_it)
    values = {"nearest": near} if near else {}
    proposals = column_proposals(column, unknown, raw, source)
    is_told = "realized" in source.columns or any(may_be("realized", one) for one in unknown)
    is_told = is_told or names_spans(unknown)
    if (raw.name, column.name) == (BUDGET, "realized") and not is_told:
        return _problem(SPENDING_MISSING, raw, "")
    problem = _problem("missing-column", raw, column.name, **values)
    return replace(problem, proposals=proposals)


def _known(table: Table, source: FileSource, raw: RawTable) -> dict[str, str]:
    """Folded heading → column. What report.toml says wins, then what cells confirm, then names,
    then aliases."""
    known = {}
    for column in table.columns:
        known.update({folded(alias): column.name for alias in column.aliases})
    known.update({folded(column.name): column.name for column in table.columns})
    if table.name == _REGISTER:
        offices = [one for one in raw.frame.columns if is_of_the_office(raw.frame, one)]
        known = {one: column for one, column in known.items() if one not in map(folded, offices)}
    by_itself = {column: headings[0] for column, headings in raw.columns.items()}
    declared = by_itself | dict(source.headings)
    mapped = {column: heading for column, heading in declared.items() if table.column(column)}
    known = {heading: column for heading, column in known.items() if column not in mapped}
    known |= {folded(heading): column for column, heading in mapped.items()}
    told = {**told_by_cells(raw, table, known), **paired_figures(raw.frame.columns, table)}
    return known | {one: column for one, column in told.items() if column not in mapped}


def _filters(source: FileSource, raw: RawTable) -> set[str]:
    wanted = {folded(heading) for heading in source.where}
    return {heading for heading in raw.frame.columns if folded(heading) in wanted}


def _problem(code: str, raw: RawTable, column: str, **values: object) -> Problem:
    place = raw.place(column)
    return Problem(code, place.file, place.sheet, column=column, values=values)
