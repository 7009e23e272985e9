"""Names each column of a table by its headings, and reports what is wrong with these.

Where headings do not distinguish columns, report.toml names a column by its letter.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.figure_rows import says_kinds
from pipeline.ingest.layout.reading import Sought, letters
from pipeline.problems import Problem
from pipeline.proposals import Proposal, Standing
from pipeline.reportfile import by_letter
from pipeline.tables.kinds import Kind, folded

_SHOWN = 3
"""Numbers that are shown to distinguish one column from another."""


def headed(
    frame: pl.DataFrame, headings: Sequence[str], place: tuple[str, str], sought: Sought
) -> tuple[dict[str, str], list[Problem]]:
    """The heading of each column that has one, with what is wrong with them.

    Nameless columns without a cell are the trailing separators of an export and left out, and so
    are columns that report.toml cannot mean where it names the columns it wants. A column that only
    says which rows are targets and which are actuals is named by its letter, where it has no
    heading or repeats its neighbour's.
    """
    asked = {part for parts in sought.declared.values() for part in parts}
    names: dict[str, str] = {}
    first: dict[str, str] = {}
    problems = []
    for position, (column, heading) in enumerate(zip(frame.columns, headings, strict=True)):
        letter = letters(int(column) if column.isdigit() else position)
        name = by_letter(letter) if by_letter(letter) in asked else heading
        if (not name or name in first) and says_kinds(frame.get_column(column)):
            names[column] = by_letter(letter)
        elif not name:
            if not (sought.declared or _is_blank(frame.get_column(column))):
                lines = tuple(_wanted(headings, frame.get_column(column), sought))
                problems.append(Problem("unnamed-column", *place, column=letter, proposals=lines))
        elif name in first and not sought.table:
            names[column] = by_letter(letter)
            problems.append(Problem("duplicate-column", *place, column=name))
        elif name in first or name == ROW:
            if _may_be_meant(name, sought):
                pair = (frame.get_column(first.get(name, column)), frame.get_column(column))
                beside = _beside_an_actual(frame, headings, name, sought)
                problems.append(_twice(name, pair, place, sought, beside))
        else:
            names[column] = as_name(name)
            first[name] = column
    return names, problems


def _wanted(headings: Sequence[str], unnamed: pl.Series, sought: Sought) -> Iterator[Proposal]:
    """The line that names the known columns, so that a nameless column may remain: proved where
    this only counts the rows."""
    known = {
        sought.columns[key].name: one for one in headings if (key := folded(one)) in sought.columns
    }
    if len(known) > 1:
        standing: Standing = "proved" if _counts_rows(unnamed) else "choice"
        yield Proposal(("sources", sought.table), {"columns": known}, standing)


def _counts_rows(cells: pl.Series) -> bool:
    """Whether a column counts the rows from 0 or 1, as programs number the rows that they write."""
    texts = cells.cast(pl.String).drop_nulls().str.strip_suffix(".0").to_list()
    return any(
        texts == [str(number) for number in range(first, first + len(texts))] for first in (0, 1)
    )


def _may_be_meant(heading: str, sought: Sought) -> bool:
    """Whether a repeated heading matters: report.toml names no other heading for its column."""
    if not sought.declared:
        return True
    known = folded(heading)
    asked = {folded(part) for parts in sought.declared.values() for part in parts}
    return known in asked or (
        known in sought.columns and sought.columns[known].name not in sought.declared
    )


def _beside_an_actual(
    frame: pl.DataFrame, headings: Sequence[str], heading: str, sought: Sought
) -> str:
    """Of the columns with the same heading of targets, the only column with the actuals right
    beside it; empty where there is no such column or several. Sheets of who is responsible for what
    have targets of every level."""
    kinds = [column.name if (column := sought.columns.get(folded(h))) else "" for h in headings]
    found = [
        name
        for name, own, (kind, beside) in zip(
            frame.columns, headings, pairwise((*kinds, "")), strict=True
        )
        if own == heading and (kind, beside) == ("target", "actual")
    ]
    return found[0] if len(found) == 1 and found[0].isdigit() else ""


def _twice(
    heading: str,
    columns: Sequence[pl.Series],
    place: tuple[str, str],
    sought: Sought,
    beside: str = "",
) -> Problem:
    """The problem of a repeated heading, with both columns as readings; the column that was found
    `beside` the actuals is proved."""
    column = sought.columns.get(folded(heading))
    if column and beside:
        line = {"columns": {column.name: by_letter(letters(int(beside)))}}
        proved = (Proposal(("sources", sought.table), line),)
        return Problem("duplicate-column", *place, column=heading, proposals=proved)
    readings = (
        Proposal(
            ("sources", sought.table),
            {"columns": {column.name: by_letter(letters(int(cells.name)))}},
            "reading",
            _first_numbers(cells) if column.kind in (Kind.MONEY, Kind.NUMBER) else "",
        )
        for cells in columns
        if column and cells.name.isdigit()
    )
    return Problem("duplicate-column", *place, column=heading, proposals=tuple(readings))


def _first_numbers(cells: pl.Series) -> str:
    """A column by its letter and its first numbers."""
    texts = cells.cast(pl.String).drop_nulls()
    shown = texts.filter(texts.str.contains(r"^[-0-9.,]{1,25}$")).head(_SHOWN).to_list()
    return f"{letters(int(cells.name))}: {'; '.join(shown)} …" if shown else ""


def _is_blank(cells: pl.Series) -> bool:
    texts = cells.str.strip_chars().replace("", None) if cells.dtype == pl.String else cells
    return texts.null_count() == len(texts)


def as_name(heading: str) -> str:
    """A heading that polars would take for a pattern, `*` or `^…$`, as the name of a single column.

    The blank after it makes no difference where headings are compared.
    """
    is_pattern = heading == "*" or (heading.startswith("^") and heading.endswith("$"))
    return f"{heading} " if is_pattern else heading
