"""Where a table is on a sheet: its range, repeated headings, and where its block ends.

A sheet may hold several blocks. Which of them is meant is not guessed: report.toml names it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.page_feet import page_feet
from pipeline.ingest.layout.pages import Top, page_tops
from pipeline.ingest.layout.reading import Reading, Sought, letters
from pipeline.ingest.layout.titled_blocks import one_under_titles
from pipeline.problems import Problem
from pipeline.proposals import Proposal

_REGISTERS = ("", "realization")
"""Tables whose rows may be under titles of objectives: a register, or a table not yet known."""
_SURE = 2
"""How many cells must be headings before a row counts as a heading."""
_SHOWN = 4
"""Cells that are shown to distinguish one block from another."""
HEADING_DEPTH = 100
"""Rows in which a heading is looked for; data follows below."""


@dataclass(frozen=True)
class Area:
    """A block of a sheet: rows counted from one, columns from zero, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    def __str__(self) -> str:
        first, last = letters(self.first_column), letters(self.last_column)
        return f"{first}{self.first_row}:{last}{self.last_row}"

    def told(self, frame: pl.DataFrame) -> str:
        """The block by its first row of data: `7: 1.01; Program A; 1000`."""
        rows = frame.filter(pl.col(ROW).is_between(self.first_row, self.last_row)).head(1)
        cells = [
            str(cell) for row in rows.drop(ROW).iter_rows() for cell in row if cell is not None
        ]
        return f"{rows[ROW][0]}: {'; '.join(cells[:_SHOWN])}" if cells else ""


def area(text: str) -> Area | None:
    """`B8:K140` as an area, whichever two corners are named; None for an empty text."""
    corners = re.findall(r"([A-Z]+)([0-9]+)", text)
    if not corners:
        return None
    columns = sorted(position(letter) for letter, _ in corners)
    rows = sorted(int(row) for _, row in corners)
    return Area(rows[0], rows[-1], columns[0], columns[-1])


@cache
def position(letter: str) -> int:
    """The position of a column, counted from zero, by its letters."""
    number = 0
    for each in letter:
        number = number * 26 + ord(each) - ord("A") + 1
    return number - 1


def one_block(
    reading: Reading, file: str, sought: Sought, block: Area, top: Top, *, declared: bool
) -> Reading:
    """The rows without the headings repeated among them; a second block is a problem.

    A heading right below a row of data is a repeated heading, and so is the same heading below a
    gap or below the titles of the first page, where a page began; below another title, or with
    other cells, it begins a block. `block` spans what was read, heading included. A declared range
    is read as it is. Blocks of a register that each have the title of an objective are one table
    with these titles as rows. Of other stacked blocks the first is returned, so that its own faults
    are reported as well.
    """
    again = _headings_again(reading.frame, sought)
    if again.is_empty():
        return reading
    pages, feet = page_tops(reading.frame, again[ROW], top), page_feet(reading.frame, again[ROW])
    data = reading.only(~reading.frame[ROW].is_in([*again[ROW], *pages, *feet]))
    data = data.told(*(Problem("page-row", file, reading.sheet, row) for row in feet))
    repeated = [*_below_data(reading.frame), *pages, *_rows_below(reading.frame, feet)]
    starts = again.filter(~pl.col(ROW).is_in(repeated))
    if declared or starts.is_empty():
        return data
    if sought.table in _REGISTERS and (
        whole := one_under_titles(reading, data, starts[ROW].to_list(), top, block.first_row - 1)
    ):
        return whole
    stacked = _stacked(data.frame, block, starts[ROW].to_list())
    values = {"range": str(stacked[0]), "table": sought.table}
    first = data.only(data.frame[ROW] <= stacked[0].last_row)
    lines = tuple(
        Proposal(("sources", sought.table), {"range": str(one)}, "reading", one.told(data.frame))
        for one in stacked
    )
    row = stacked[1].first_row
    place = ("stacked-blocks", file, reading.sheet, row)
    return first.told(Problem(*place, values=values, proposals=lines))


def _stacked(frame: pl.DataFrame, block: Area, starts: list[int]) -> list[Area]:
    """The first block and those below it, each up to its last row of data."""
    firsts = [block.first_row, *starts]
    full = frame.filter(_is_full())[ROW]
    ends = [*starts, int(full.max() or starts[-1]) + 1]  # type: ignore[arg-type]
    lasts = [
        full.filter((full >= first) & (full < end)) for first, end in zip(firsts, ends, strict=True)
    ]
    return [
        Area(first, int(rows.max() or first), block.first_column, block.last_column)  # type: ignore[arg-type]
        for first, rows in zip(firsts, lasts, strict=True)
    ]


def _headings_again(frame: pl.DataFrame, sought: Sought) -> pl.DataFrame:
    """The rows that repeat the heading, or hold another heading of the same table."""
    texts = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    if not texts:
        return frame.clear()
    distinct = pl.concat(frame.select(texts).get_columns()).unique()
    headings = _known(distinct, sought)
    if not headings and not distinct.is_in([name.strip() for name in texts]).any():
        return frame.clear()
    same = pl.sum_horizontal(pl.col(name).eq_missing(name.strip()) for name in texts)
    known = pl.sum_horizontal(pl.col(name).is_in(headings) for name in texts)
    filled = pl.sum_horizontal(pl.col(name).is_not_null() for name in texts)
    is_same = (same >= min(_SURE, len(texts))) & (same * 2 > filled)
    return frame.filter(is_same | ((known >= _SURE) & (known * 2 > filled)))


def _known(distinct: pl.Series, sought: Sought) -> list[str]:
    """The cells that are headings of the table."""
    cells = distinct.to_frame("text")
    is_heading = _folded(pl.col("text")).is_in(sorted(sought.headings))
    return cells.filter(is_heading)["text"].to_list()


def _rows_below(frame: pl.DataFrame, rows: Sequence[int]) -> list[int]:
    """The rows right below these rows."""
    return [below for row, below in pairwise(frame[ROW]) if row in rows]


def _below_data(frame: pl.DataFrame) -> pl.Series:
    """The numbers of the rows right below a row with more than a title in it."""
    return frame.filter(_is_full())[ROW] + 1


def _is_full() -> pl.Expr:
    return _filled() > 1


def _filled() -> pl.Expr:
    return pl.sum_horizontal(pl.all().exclude(ROW).is_not_null())


def _folded(text: pl.Expr) -> pl.Expr:
    """The text as `tables.kinds.folded` folds it."""
    return text.str.to_lowercase().str.replace_all(r"[\s_-]+", " ").str.strip_chars()
