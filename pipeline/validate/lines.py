"""A delivered table in, its own lines out: apart from titles, totals and details between them."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import polars as pl

from pipeline.delivery import PART, ROW, RawTable
from pipeline.reportfile import FileSource
from pipeline.tables import Table
from pipeline.validate.budget_codes import BUDGET
from pipeline.validate.budget_details import DETAILS, details
from pipeline.validate.budget_numbered import Numbered, with_line_numbers
from pipeline.validate.furniture import TOTALS, LeftOut, without_furniture
from pipeline.validate.headings import is_remark
from pipeline.validate.numbered import is_without_codes, with_ids
from pipeline.validate.written import Written, written

_NUMBERED = (BUDGET, "training", "service_times")
"""Tables whose lines may come without codes: no key distinguishes a line from a total, only the
word in the place where other rows have their number."""


@dataclass(frozen=True)
class Lines:
    """The rows of a table that are its own lines, under the names of its contract.

    `everything` still has the furniture that `left_out` names by its kind; `made` are the
    codes given to lines that came without any.
    """

    headings: dict[str, str]
    everything: Written
    cells: Written
    left_out: LeftOut
    made: Numbered | None = None

    @property
    def totals(self) -> pl.Series:
        """The rows that sum up others."""
        if TOTALS in self.left_out:
            return self.left_out[TOTALS][ROW]
        return self.everything.texts[ROW].clear()


def lines_of(
    raw: RawTable,
    headings: dict[str, str],
    missing: Collection[str],
    table: Table,
    source: FileSource,
) -> Lines:
    """The lines of a table without furniture and details; ids or codes are made where missing."""
    everything = written(raw, table, headings)
    others = _others(raw, headings) if table.name in _NUMBERED else None
    cells, left_out = _without_furniture(everything, table, source.values, others)
    cells, headings = with_ids(cells, headings, table, missing)
    if table.name == BUDGET and (gone := details(cells, table, source)).height:
        left_out = {**left_out, DETAILS: gone}
        cells = cells.only(~cells.texts[ROW].is_in(gone[ROW].implode()))
    lines = Lines(headings, everything, cells, left_out)
    if not is_without_codes(table, headings, missing):
        return lines
    made = with_line_numbers(cells, everything, lines.totals, table, source)
    return replace(lines, cells=made.cells, headings={**headings, "code": "code"}, made=made)


def _without_furniture(
    cells: Written, table: Table, given: Collection[str], others: pl.DataFrame | None
) -> tuple[Written, LeftOut]:
    """The rows that are data, and those left out; each of several sheets is judged on its own."""
    sheets = cells.texts[ROW] // PART
    if sheets.n_unique() < 2:  # noqa: PLR2004
        return without_furniture(cells, table, given, others)
    left_out: dict[str, pl.DataFrame] = {}
    for sheet in sheets.unique():
        own = None if others is None else others.filter(pl.col(ROW) // PART == sheet)
        for code, rows in without_furniture(cells.only(sheets == sheet), table, given, own)[
            1
        ].items():
            left_out[code] = pl.concat([left_out[code], rows]) if code in left_out else rows
    gone = pl.concat([cells.texts[ROW].clear(), *(rows[ROW] for rows in left_out.values())])
    return cells.only(~cells.texts[ROW].is_in(gone.implode())), left_out


def _others(raw: RawTable, headings: dict[str, str]) -> pl.DataFrame:
    """The texts under headings that the table has no column for, except remarks."""
    taken = {*headings.values(), ROW}
    frame = raw.frame.drop(name for name in raw.frame.columns if name in taken - {ROW})
    words = [name for name in frame.select(pl.selectors.string()).columns if not is_remark(name)]
    return frame.select(pl.col(ROW).cast(pl.UInt32), *words)
