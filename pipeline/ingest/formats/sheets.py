"""Reads the table on a sheet: titles above it, merged headings, hidden rows, and its end."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.formats.grids import Grid
from pipeline.ingest.formats.looks import ROWS, Look
from pipeline.ingest.formats.stacked_headings import stacked
from pipeline.ingest.layout.blocks import HEADING_DEPTH, Area, one_block
from pipeline.ingest.layout.code_parts import CODED, counts_columns, with_whole_codes
from pipeline.ingest.layout.headings import headed
from pipeline.ingest.layout.merged import filled_below
from pipeline.ingest.layout.outside import outside
from pipeline.ingest.layout.pages import Top
from pipeline.ingest.layout.reading import Reading, Sought, letters, tidied
from pipeline.ingest.layout.two_heading_rows import asks_below, joined
from pipeline.problems import Problem
from pipeline.scorecard import row_ranges

_HEADING_ROWS = 10
"""The most rows of a heading: a cell merged over more rows is no part of it."""
_SEVERAL = 3
"""Least number of columns of a table, rather than a list, below a title."""
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_LONGEST_LIST = 200
"""Characters; the beginning of a list is enough to find the rows."""


@dataclass(frozen=True)
class SheetRequest:
    """A sheet to read: its file and name, its formatting, the table sought, the declared range."""

    place: tuple[str, str]
    look: Look
    sought: Sought
    block: Area | None = None


def sheet_reading(cells: Grid, request: SheetRequest, header_row: int | None) -> Reading:
    """The table of a sheet, with its heading found as in a CSV file."""
    block, whole = request.block, cells
    cells = _within(cells, block)
    row = header_row or (block.first_row if block else _heading_row(cells, request))
    row = row if header_row or block or row is None else _top_of_heading(row, request.look)
    if row is None or cells.text.filter(pl.col(ROW) == row).is_empty():
        return Reading(problems=(Problem("empty-table", *request.place),), sheet=request.place[1])
    last = _last_heading_row(row, request.look, cells)
    last = max(last, row + 1) if _joined(cells, row, request) else last
    left = outside(whole.text, block, request.place, request.sought) if block else ()
    top = Top(_title(whole, row), _cells(cells, row, last))
    reading = _below(cells, row, last, request, top)
    return replace(reading, title=tuple(top.titles)).told(*left)


def _below(cells: Grid, first: int, last: int, request: SheetRequest, top: Top) -> Reading:
    """The rows below the heading, which spans rows `first` to `last`, under its names."""
    is_below = cells.text[ROW] > last
    body, stored = cells.text.filter(is_below), cells.stored.filter(is_below)
    known = request.sought.headings
    headings = _joined(cells, first, request) or stacked(cells, request.look, known, first, last)
    if request.sought.table in CODED and not request.sought.names_letters:
        body, stored, headings = with_whole_codes(body, stored, headings)
    names, problems = headed(body.drop(ROW), headings, request.place, request.sought)
    areas = [area for area in request.look.merged if area.first_row > last]
    body = filled_below(body, stored, areas, request.sought.of(names))
    flags = {name: stored[column] for column, name in names.items() if stored[column].any()}
    frame = body.select(ROW, *names).rename(names)
    positions = {name: int(column) for column, name in names.items()}
    whole = Reading(
        frame,
        tuple(problems),
        request.place[1],
        flags,
        since_1904=request.look.since_1904,
        positions=positions,
        heading_row=first,
    )
    reading = tidied(whole)
    columns = [int(column) for column in names] or [0]
    span = Area(first, last, min(columns), max(columns))
    declared = request.block is not None
    reading = one_block(reading, request.place[0], request.sought, span, top, declared=declared)
    return reading.told(*_hidden(reading.frame, names, request))


def _joined(cells: Grid, row: int, request: SheetRequest) -> list[str] | None:
    """The joined headings of two rows without merged cells, or of a program that always writes two;
    None where the row is a heading of its own."""
    first = _texts(cells, row)
    is_merged = any(area.first_row <= row <= area.last_row for area in request.look.merged)
    return None if is_merged and not asks_below(first) else joined(first, _texts(cells, row + 1))


def _texts(cells: Grid, row: int) -> Sequence[str | None]:
    """The cells of a row; blank cells where the sheet has no such row."""
    found = cells.text.filter(pl.col(ROW) == row).drop(ROW)
    return found.row(0) if found.height else (None,) * len(cells.columns)


def _cells(cells: Grid, first: int, last: int) -> list[str | None]:
    """The cells of the rows from `first` to `last`."""
    return [cell for row in range(first, last + 1) for cell in _texts(cells, row)]


def _title(cells: Grid, row: int) -> tuple[str, ...]:
    """The cells of the rows above the headings, of at most the last `HEADING_DEPTH` such rows."""
    above = cells.text.filter(pl.col(ROW) < row).tail(HEADING_DEPTH).drop(ROW)
    texts = (cell.strip() for row_cells in above.iter_rows() for cell in row_cells if cell)
    return tuple(text for text in texts if text)


def _within(cells: Grid, block: Area | None) -> Grid:
    """The rows of the declared range, without columns that are blank throughout."""
    first, last = (block.first_row, block.last_row) if block else (1, ROWS)
    rows = cells.text[ROW].is_between(first, last)
    text, stored = cells.text.filter(rows), cells.stored.filter(rows)
    empty = text.null_count()
    columns = [name for name in cells.columns if empty[name][0] < text.height]
    return Grid(text.select(ROW, *columns), stored.select(ROW, *columns))


def _heading_row(cells: Grid, request: SheetRequest) -> int | None:
    """The first row that holds two headings of the table; else the first filled row below the
    titles."""
    filled: dict[int, set[int]] = {}
    for row, *row_cells in cells.text.head(HEADING_DEPTH).iter_rows():
        if request.sought.knows(row_cells):
            return int(row)
        texts = zip(map(int, cells.columns), row_cells, strict=True)
        if columns := {column for column, cell in texts if cell and cell.strip()}:
            filled[int(row)] = columns
    first = next(iter(filled), None)
    if first is None or not _is_title(filled[first], len(cells.columns)):
        return first
    stored = cells.stored.select(ROW, number=pl.any_horizontal(pl.all().exclude(ROW)))
    numbers = set(stored.filter("number")[ROW])
    spread = {row: _spread(row, columns, request.look) for row, columns in filled.items()}
    wide = (row for row, columns in spread.items() if 2 * columns >= len(cells.columns))
    return next((row for row in wide if row not in numbers and len(filled[row]) > 1), first)


def _is_title(filled: Collection[int], width: int) -> bool:
    """Whether a row is a single text over a table of several columns."""
    return len(filled) == 1 and width >= _SEVERAL


def _spread(row: int, filled: Collection[int], look: Look) -> int:
    """How many columns the cells of a row cover, with the columns that they are merged over."""
    reached = set(filled)
    for area in look.merged:
        if area.first_row <= row <= area.last_row and area.first_column in filled:
            reached.update(range(area.first_column, area.last_column + 1))
    return len(reached)


def _top_of_heading(row: int, look: Look) -> int:
    """The first row of a heading whose lower row was found: cells are merged down to it."""
    tops = [area.first_row for area in look.merged if area.first_row < row <= area.last_row]
    return min([row, *(top for top in tops if row - top < _HEADING_ROWS)])


def _last_heading_row(row: int, look: Look, cells: Grid) -> int:
    """The last row of a heading: the last row that its cells are merged down to, or the next row
    where a cell is merged over several columns only."""
    deepest = row + _HEADING_ROWS - 1
    depth = [area.last_row for area in look.merged if area.first_row == row]
    last = max([row, *(last for last in depth if last <= deepest)])
    is_grouped = any(
        area.first_row == row == area.last_row and area.first_column < area.last_column
        for area in look.merged
    )
    return last + 1 if is_grouped and last == row and _may_be_headings(row + 1, cells) else last


def _may_be_headings(row: int, cells: Grid) -> bool:
    """Whether there is such a row, and it holds no numbers but years."""
    below = cells.text[ROW] == row
    if counts_columns(_texts(cells, row)):
        return False
    text, stored = cells.text.filter(below).drop(ROW), cells.stored.filter(below).drop(ROW)
    numbers = (text[name][0] for name in text.columns if stored[name].any())
    return below.any() and all(_YEAR.fullmatch(number) for number in numbers)


def _hidden(frame: pl.DataFrame, names: Mapping[str, str], request: SheetRequest) -> list[Problem]:
    """Warnings that hidden rows and columns count, as the sender may not see them."""
    problems = []
    rows = sorted(set(frame[ROW].to_list()) & request.look.hidden_rows)
    if rows:
        values: dict[str, object] = {"rows": _short(row_ranges(rows))}
        problems.append(Problem("hidden-rows", *request.place, values=values))
    columns = [letters(int(name)) for name in names if int(name) in request.look.hidden_columns]
    if columns:
        values = {"columns": columns}
        problems.append(Problem("hidden-columns", *request.place, values=values))
    return problems


def _short(ranges: str) -> str:
    return ranges if len(ranges) <= _LONGEST_LIST else f"{ranges[:_LONGEST_LIST]} …"
