"""The heading of a CSV file, and the rows below it where no cell holds a quotation mark."""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from itertools import islice

import polars as pl

from pipeline.ingest.layout.blocks import HEADING_DEPTH
from pipeline.ingest.layout.reading import Sought
from pipeline.tables.kinds import PolarsType

SEPARATORS = (",", ";", "\t")
_SEVERAL = 3
"""Least number of words in a row that is no title."""
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*$")


@dataclass(frozen=True)
class Heading:
    """The heading row: its cells, its row number, and how many text lines are above it; of two
    heading rows the lower row's, and how many heading rows are `above` it."""

    cells: tuple[str, ...]
    row: int
    lines_above: int
    separator: str
    above: int = 0

    @property
    def first_row(self) -> int:
        """The row in which the heading begins."""
        return self.row - self.above


def heading_of(content: bytes, header_row: int | None, sought: Sought) -> Heading | None:
    """The heading by the separator that splits it into most cells.

    Raises csv.Error where no separator makes it readable.
    """
    found: list[Heading | None] = []
    failures: list[csv.Error] = []
    for separator in SEPARATORS:
        try:
            found.append(_heading_by(content, header_row, separator, sought))
        except csv.Error as error:
            failures.append(error)
    if not found:
        raise failures[0]
    headings = [heading for heading in found if heading is not None]
    known = [heading for heading in headings if sought.knows(heading.cells)]
    widest = max(known or headings, key=lambda heading: len(heading.cells), default=None)
    if widest is None or header_row or known or not (sought.headings and _is_title(widest)):
        return widest
    return _below_titles(content) or widest


def _is_title(heading: Heading) -> bool:
    return sum(map(bool, heading.cells)) == 1


def _below_titles(content: bytes) -> Heading | None:
    """The first row of several words, below titles of a single cell, by the separator with most
    cells."""
    found = []
    for separator in SEPARATORS:
        with suppress(csv.Error):
            rows = enumerate(records(content, separator), start=1)
            for row, (lines_above, cells) in islice(rows, HEADING_DEPTH):
                words = tuple(cell.strip() for cell in cells)
                filled = [word for word in words if word]
                if len(filled) >= _SEVERAL and not any(map(_NUMBER.match, filled)):
                    found.append(Heading(words, row, lines_above, separator))
                    break
    return max(found, key=lambda heading: len(heading.cells), default=None)


def are_quoted_whole(heading: Heading, sought: Sought) -> bool:
    """Whether all headings are in a single cell: each line is in quotes, from its first to its last
    cell, as a spreadsheet saves a file that it read by the wrong separator."""
    whole = heading.cells[0] if len(heading.cells) == 1 else ""
    return any(sought.knows(whole.split(separator)) for separator in SEPARATORS)


def _heading_by(
    content: bytes, header_row: int | None, separator: str, sought: Sought
) -> Heading | None:
    """The row `header_row`; else the table's heading by this separator; else the first filled
    row."""
    first = None
    for row, (lines_above, cells) in enumerate(records(content, separator), start=1):
        stripped = tuple(cell.strip() for cell in cells)
        heading = Heading(stripped, row, lines_above, separator)
        is_blank = not any(cell.strip("".join(SEPARATORS)) for cell in stripped)
        if row == header_row:
            return None if is_blank else heading
        if header_row is None:
            if sought.knows(stripped):
                return heading
            first = first if first or is_blank else heading
            if row >= HEADING_DEPTH or (first and not sought.headings):
                return first
    return first


def records(content: bytes, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of text lines before it. Rows end at \\n only, as in polars."""
    lines = TextIOWrapper(BytesIO(content), encoding="utf-8-sig", newline="\n")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    lines_above = 0
    for cells in reader:
        yield lines_above, cells
        lines_above = reader.line_num


def rows_below(
    content: bytes, heading: Heading, types: Sequence[PolarsType] | None = None
) -> pl.DataFrame:
    """Every column as text, or in these types. Raises ComputeError for a row that does not fit."""
    return pl.read_csv(
        content,
        separator=heading.separator,
        skip_lines=heading.lines_above,
        quote_char=None,
        infer_schema=False,
        schema_overrides=types,
    )
