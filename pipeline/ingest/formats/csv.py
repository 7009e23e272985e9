"""Reads CSV bytes as a frame of text; every row keeps the number that a spreadsheet shows for it.

Polars reads the rows below the heading; where they hold quotation marks, or are uneven, Python's
csv module does, which counts rows as a spreadsheet does.
"""

import csv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.files.content import BOM
from pipeline.ingest.files.limits import COLUMNS, TEXT_BYTES, TEXT_CELLS
from pipeline.ingest.formats.csv_lines import (
    Heading,
    are_quoted_whole,
    heading_of,
    records,
    rows_below,
)
from pipeline.ingest.formats.csv_narrow import narrow_rows
from pipeline.ingest.formats.encoding import as_utf8
from pipeline.ingest.layout.blocks import HEADING_DEPTH, Area, area, one_block
from pipeline.ingest.layout.code_parts import CODED, with_whole_codes
from pipeline.ingest.layout.headings import headed
from pipeline.ingest.layout.outside import outside
from pipeline.ingest.layout.pages import Top
from pipeline.ingest.layout.reading import ANYTHING, Reading, Sought, tidied
from pipeline.ingest.layout.two_heading_rows import joined
from pipeline.problems import ALIKE, MORE, Problem, Reason
from pipeline.reportfile import FileSource

BATCH = 50_000


def csv_reading(
    content: bytes, file: str, source: FileSource, sought: Sought = ANYTHING
) -> Reading:
    """Read one CSV file.

    Its heading is `header_row`, else the first row of `range`, else the first row that holds two
    headings of the table, else the first row that is not blank.
    """
    while content.startswith(BOM + BOM):
        content = content.removeprefix(BOM)
    block = area(source.range)
    row = source.header_row or (block.first_row if block else None)
    clean = None if block else narrow_rows(content, row, sought)
    if clean is not None:
        return Reading(clean)
    if len(content) > TEXT_BYTES:
        return Reading(problems=(_too_large(file, "text-bytes", TEXT_BYTES),))
    utf8, warning = as_utf8(content, file)
    told = (warning,) if warning else ()
    if warning and warning.refuses:
        return Reading(problems=told)
    text = utf8 if b"\n" in utf8 else utf8.replace(b"\r", b"\n")
    try:
        heading = heading_of(text, row, sought)
    except csv.Error:
        return Reading(problems=(*told, _unreadable(file, None, "quotes")))
    if heading is None:
        return Reading(problems=(*told, Problem("empty-table", file)))
    heading = _with_the_next(text, heading)
    if are_quoted_whole(heading, sought):
        told = (*told, Problem("lines-in-quotes", file, row=heading.row))
    if len(heading.cells) > COLUMNS:
        values = {"found": len(heading.cells), "limit": COLUMNS}
        return Reading(problems=(*told, Problem("too-many-columns", file, values=values)))
    if text.count(b"\n") * len(heading.cells) > TEXT_CELLS:
        return Reading(problems=(*told, _too_large(file, "text-cells", TEXT_CELLS)))
    reading = _rows(text, file, heading, block, sought).told(*told)
    return replace(reading, title=_title(text, heading))


def _too_large(file: str, reason: str, limit: int) -> Problem:
    return Problem("too-large", file, values={"reason": Reason(reason, {"limit": limit})})


def _title(content: bytes, heading: Heading) -> tuple[str, ...]:
    """The cells of the rows above the heading, of at most the first `HEADING_DEPTH` rows."""
    rows = islice(records(content, heading.separator), min(heading.first_row - 1, HEADING_DEPTH))
    return tuple(cell.strip() for _, cells in rows for cell in cells if cell.strip())


def _with_the_next(content: bytes, heading: Heading) -> Heading:
    """The heading joined with the next row, where both are one heading; else unchanged."""
    below = islice(records(content, heading.separator), heading.row, heading.row + 1)
    with suppress(csv.Error):
        lines_above, cells = next(below, (0, []))
        width = len(heading.cells)
        second = (*cells, *[""] * width)[:width]
        if names := joined(heading.cells, second):
            return Heading(tuple(names), heading.row + 1, lines_above, heading.separator, 1)
    return heading


def _rows(
    content: bytes, file: str, heading: Heading, block: Area | None, sought: Sought
) -> Reading:
    try:
        frame, faults = _frame(content, file, heading)
    except csv.Error:
        row = 1 + sum(1 for _ in _whole_records(content, heading.separator))
        return Reading(problems=(_unreadable(file, row, "quotes"),))
    frame.columns = [str(position) for position in range(frame.width)]
    frame, cells = frame.with_row_index(ROW, heading.row + 1), heading.cells
    if block:
        faults += outside(frame, block, (file, ""), sought)
        cells = cells[block.first_column : block.last_column + 1]
        columns = frame.columns[1:][block.first_column : block.last_column + 1]
        frame = frame.select(ROW, *columns).filter(pl.col(ROW) <= block.last_row)
    if sought.table in CODED and not sought.names_letters:
        none = frame.select(ROW, *(pl.lit(value=False).alias(n) for n in frame.columns[1:]))
        frame, _, found = with_whole_codes(frame, none, cells)
        cells = tuple(found)
    names, problems = headed(frame.drop(ROW), cells, (file, ""), sought)
    named = frame.select(ROW, *names).rename(names)
    positions = {name: int(position) for position, name in names.items()}
    reading = tidied(
        Reading(named, (*faults, *problems), positions=positions, heading_row=heading.first_row)
    )
    span = block or Area(heading.row, heading.row + frame.height, 0, len(cells) - 1)
    top = Top(_title(content, heading), heading.cells)
    return one_block(reading, file, sought, span, top, declared=bool(block))


def _frame(content: bytes, file: str, heading: Heading) -> tuple[pl.DataFrame, list[Problem]]:
    """The rows below the heading, by polars if no quotation mark is in the file, as polars would
    split quoted cells at line ends."""
    if b'"' not in content:
        with suppress(pl.exceptions.ComputeError):  # a row with too many cells, named below
            frame = rows_below(content, heading)
            if frame.width == len(heading.cells):  # not where the lower of two rows has fewer
                return frame, []
    return _careful_frame(content, file, heading)


def _careful_frame(
    content: bytes, file: str, heading: Heading
) -> tuple[pl.DataFrame, list[Problem]]:
    """The rows by Python's csv module, in batches, with a problem for cells beyond the heading.

    Cells beyond the heading that are all empty are trailing separators and no fault.
    """
    width = len(heading.cells)
    schema = {f"column_{position}": pl.String for position in range(width)}
    numbered = enumerate(records(content, heading.separator), start=1)
    below = ((row, cells) for row, (_, cells) in numbered if row > heading.row)
    faults: list[Problem] = []
    batches, count = [pl.DataFrame(schema=schema)], 0
    while batch := list(islice(below, BATCH)):
        wide = [(row, cells) for row, cells in batch if any(map(str.strip, cells[width:]))]
        count += len(wide)
        named = wide[: max(ALIKE - len(faults), 0)]
        faults += [_ragged(file, row, cells, width) for row, cells in named]
        rows = [(cells + [""] * width)[:width] for _, cells in batch]
        batches.append(pl.DataFrame(rows, schema=schema, orient="row"))
    if more := count - len(faults):
        faults.append(Problem(MORE, file, values={"count": more, "kind": "ragged-row"}))
    return pl.concat(batches), faults


def _ragged(file: str, row: int, cells: list[str], expected: int) -> Problem:
    return Problem("ragged-row", file, row=row, values={"found": len(cells), "expected": expected})


def _whole_records(content: bytes, separator: str) -> Iterator[list[str]]:
    """The rows before the first row that cannot be read."""
    with suppress(csv.Error):
        for _, cells in records(content, separator):
            yield cells


def _unreadable(file: str, row: int | None, reason: str) -> Problem:
    values = {"format": "CSV", "reason": Reason(reason)}
    return Problem("unreadable-file", file, row=row, values=values)
