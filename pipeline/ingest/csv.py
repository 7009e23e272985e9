"""CSV bytes in, a frame of text out; every row keeps the number a spreadsheet shows for it.

Python's csv module, which counts rows as a spreadsheet does, finds the heading. Polars reads
the rows; where they hold quotation marks, or are uneven, the csv module reads them too.
"""

import csv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from itertools import islice

import polars as pl

from pipeline.codes import REASONS
from pipeline.delivery import ROW
from pipeline.ingest.content import text_problem
from pipeline.ingest.reading import Reading, headed, tidied
from pipeline.problems import Problem
from pipeline.reportfile import FileSource

SEPARATORS = (",", ";", "\t")
BATCH = 50_000


@dataclass(frozen=True)
class Heading:
    """The heading row: its cells, its row number, and the text lines that stand above it."""

    cells: tuple[str, ...]
    row: int
    lines_above: int
    separator: str


def csv_reading(content: bytes, file: str, source: FileSource) -> Reading:
    """Read one CSV file; the heading is `header_row`, else the first row that is not blank."""
    if problem := text_problem(content, file):
        return Reading(problems=(problem,))
    text = content if b"\n" in content else content.replace(b"\r", b"\n")
    try:
        heading = _heading(text, source.header_row)
    except csv.Error:
        return Reading(problems=(_unreadable(file, None, "quotes"),))
    if heading is None:
        return Reading(problems=(Problem("empty-table", file),))
    return _rows(text, file, heading)


def _rows(content: bytes, file: str, heading: Heading) -> Reading:
    try:
        frame, faults = _frame(content, file, heading)
    except csv.Error:
        row = 1 + sum(1 for _ in _whole_records(content, heading.separator))
        return Reading(problems=(_unreadable(file, row, "quotes"),))
    named, problems = headed(frame, heading.cells, file)
    numbered = named.with_row_index(ROW, heading.row + 1)
    return Reading(tidied(numbered), (*faults, *problems))


def _frame(content: bytes, file: str, heading: Heading) -> tuple[pl.DataFrame, list[Problem]]:
    """Polars reads what holds no quotation mark; it parts rows at marks inside a cell otherwise."""
    if b'"' not in content:
        try:
            return _quick_frame(content, heading), []
        except pl.exceptions.ComputeError:
            pass  # a row with too many cells, which the careful way names
    return _careful_frame(content, file, heading)


def _quick_frame(content: bytes, heading: Heading) -> pl.DataFrame:
    return pl.read_csv(
        content,
        separator=heading.separator,
        skip_lines=heading.lines_above,
        quote_char=None,
        infer_schema=False,
    )


def _careful_frame(
    content: bytes, file: str, heading: Heading
) -> tuple[pl.DataFrame, list[Problem]]:
    """The rows by Python's csv module, in batches; cells beyond the heading are named.

    Cells beyond the heading that are all empty are trailing separators and no fault.
    """
    width = len(heading.cells)
    schema = {f"column_{position}": pl.String for position in range(width)}
    records = enumerate(_records(content, heading.separator), start=1)
    below = ((row, cells) for row, (_, cells) in records if row > heading.row)
    batches, faults = [pl.DataFrame(schema=schema)], []
    while batch := list(islice(below, BATCH)):
        wide = ((row, cells) for row, cells in batch if any(map(str.strip, cells[width:])))
        faults += [_ragged(file, row, cells, width) for row, cells in wide]
        rows = [(cells + [""] * width)[:width] for _, cells in batch]
        batches.append(pl.DataFrame(rows, schema=schema, orient="row"))
    return pl.concat(batches), faults


def _ragged(file: str, row: int, cells: list[str], expected: int) -> Problem:
    return Problem("ragged-row", file, row=row, values={"found": len(cells), "expected": expected})


def _heading(content: bytes, header_row: int | None) -> Heading | None:
    """The heading by the separator that parts it into most cells.

    Raises csv.Error where it cannot be read by any of them.
    """
    found: list[Heading | None] = []
    failures: list[csv.Error] = []
    for separator in SEPARATORS:
        try:
            found.append(_heading_by(content, header_row, separator))
        except csv.Error as error:
            failures.append(error)
    if not found:
        raise failures[0]
    headings = [heading for heading in found if heading is not None]
    return max(headings, key=lambda heading: len(heading.cells), default=None)


def _heading_by(content: bytes, header_row: int | None, separator: str) -> Heading | None:
    for row, (lines_above, cells) in enumerate(_records(content, separator), start=1):
        stripped = tuple(cell.strip() for cell in cells)
        is_blank = not any(cell.strip("".join(SEPARATORS)) for cell in stripped)
        if row == header_row or (header_row is None and not is_blank):
            return None if is_blank else Heading(stripped, row, lines_above, separator)
    return None


def _records(content: bytes, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of text lines before it. Rows end at \\n alone, as in polars."""
    lines = TextIOWrapper(BytesIO(content), encoding="utf-8-sig", newline="\n")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    lines_above = 0
    for cells in reader:
        yield lines_above, cells
        lines_above = reader.line_num


def _whole_records(content: bytes, separator: str) -> Iterator[list[str]]:
    """The rows before the one that cannot be read."""
    with suppress(csv.Error):
        for _, cells in _records(content, separator):
            yield cells


def _unreadable(file: str, row: int | None, reason: str) -> Problem:
    values = {"format": "CSV", "reason": REASONS[reason]}
    return Problem("unreadable-file", file, row=row, values=values)
