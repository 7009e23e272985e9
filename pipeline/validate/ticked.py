"""Options that were ticked together and are in one cell: the mark that joins them, if proved."""

from collections import Counter
from collections.abc import Iterator, Mapping

import polars as pl

from pipeline.problems import Problem
from pipeline.reportfile import ReportFile
from pipeline.tables import ticked
from pipeline.validate.review import Review
from pipeline.validate.typed import TypedTable

_MARKS = (";", ",")
_FEWEST = 2
"""The number of different cells in which an option without a column of its own must appear."""


def conditions_meet_single_answers(review: Review) -> Iterator[Problem]:
    """A problem where a share counts a word that appears among others in one cell."""
    marks = joined_columns(review.tables, review.report_file)
    for parameters in review.report_file.measures.values():
        table = review.read(parameters.table or "")
        wanted, column = parameters.is_, parameters.column or ""
        if table is None or not isinstance(wanted, str) or column not in table.headings:
            continue
        mark = marks.get(table.table.name, {}).get(column)
        texts = table.frame.select(pl.col(column).cast(pl.String))
        named = [ticked(column, wanted, each) for each in ((mark,) if mark else _MARKS)]
        joined = texts.filter(pl.any_horizontal(named) & (pl.col(column) != wanted))
        if joined.height:
            code = "ticked-condition" if mark else "joined-condition"
            yield table.problem(code, None, column, wanted, count=joined.height)


def joined_columns(
    tables: Mapping[str, TypedTable], report_file: ReportFile
) -> Mapping[str, Mapping[str, str]]:
    """By table, the columns a condition reads whose cells join several options, and by what."""
    found: dict[str, dict[str, str]] = {}
    for parameters in report_file.measures.values():
        table, column = tables.get(parameters.table or ""), parameters.column or ""
        if table is None or not isinstance(parameters.is_, str) or column not in table.headings:
            continue
        if mark := _joined_by(table, column):
            found.setdefault(table.table.name, {})[column] = mark
    return found


def _joined_by(table: TypedTable, column: str) -> str | None:
    """What joins the options of a column, where its cells or the columns of its options prove it.

    Kobo joins by spaces and gives each option a column of its own; a form joins by a mark. Each
    option that appears among others has its column, or appears in another cell too.
    """
    cells = [str(cell) for cell in table.frame[column].drop_nulls().unique()]
    heading = table.headings[column]
    options = {
        name[len(heading) + 1 :]
        for name in (*table.others, *table.headings.values())
        if name.startswith((f"{heading}/", f"{heading}:"))
    }
    for mark in (" ", *_MARKS) if options else _MARKS:
        parts = [{part.strip() for part in cell.split(mark) if part.strip()} for cell in cells]
        standing = Counter(part for cell in parts for part in cell)
        several = {part for cell in parts if len(cell) > 1 for part in cell}
        is_known = all(part in options or standing[part] >= _FEWEST for part in several)
        if several and is_known and (mark != " " or options & several):
            return mark
    return None
