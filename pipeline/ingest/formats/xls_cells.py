"""Reads the names of an .xls workbook's sheets and one sheet's cells, by xlrd.

It runs in a separate process (`xls.py`) and imports nothing of the project, which would take longer
than reading most workbooks. Whatever xlrd raises there means a damaged file.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from io import StringIO
from typing import Any

import polars as pl
import xlrd
from xlrd.book import Book
from xlrd.sheet import Cell, Sheet
from xlrd.xldate import xldate_as_datetime

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
"""The literal parts of a number format, and its colours and locales."""
_DURATION = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_PERCENT = re.compile("%")
_BARE = bytes([xlrd.XL_CELL_EMPTY])
_AS_BARE = bytes.maketrans(bytes([xlrd.XL_CELL_BLANK]), _BARE)
"""A cell that only has a format counts as empty."""
_NUMBERS = {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}
_DAY = 86_400
"""Seconds."""
_HALF_A_SECOND = timedelta(seconds=0.5)


class Refused(Exception):
    """Carries the code of a problem and its reason, as `looks.Unreadable` does."""


def opened(content: bytes) -> Book:
    """The workbook with its sheets not yet read. Raises Refused, or what xlrd raises."""
    try:
        return xlrd.open_workbook(
            file_contents=content,
            logfile=StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise Refused("encrypted-file", "") from error
        raise


def around(sheet: Sheet) -> dict[str, Any]:
    """What the sheet holds besides its cells, named as in `looks.Look`, for JSON."""
    return {
        "merged": [
            (first + 1, end, left, right - 1) for first, end, left, right in sheet.merged_cells
        ],
        "hidden_rows": [row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden],
        "since_1904": bool(sheet.book.datemode),
        "hidden_columns": [column for column, info in sheet.colinfo_map.items() if info.hidden],
    }


@dataclass
class Cells:
    """The cells of a sheet: texts and numbers by column and row, both from zero.

    The text of a number is empty, as the reader writes it; that of a failed formula is what the
    sheet shows. `percents` holds rows from one, as everywhere, and columns from zero.
    """

    text: Mapping[int, list[str | None]]
    number: Mapping[int, list[float | None]]
    percents: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def read(cls, book: Book, sheet: Sheet, cells: int, characters: int) -> "Cells":
        """The cells of a sheet. Raises Refused beyond this many spanned cells, or characters."""
        spans = {row: span for row in range(sheet.nrows) if (span := _span(sheet, row))}
        height = max(spans, default=-1) + 1
        columns = range(
            min((span.start for span in spans.values()), default=0),
            max((span.stop for span in spans.values()), default=0),
        )
        if height * len(columns) > cells:
            raise Refused("too-large", "cells")
        read = cls(
            {column: [None] * height for column in columns},
            {column: [None] * height for column in columns},
        )
        shown = _Shown.of(book)
        for row, span in spans.items():
            found = sheet.row_slice(row, span.start, span.stop)
            characters -= read._take(row, span, found, shown)
            if characters < 0:
                raise Refused("too-large", "texts")
        return read

    def _take(self, row: int, span: range, cells: Sequence[Cell], shown: "_Shown") -> int:
        """Store the cells of one row; returns how many characters they have."""
        characters = 0
        for column, cell in zip(span, cells, strict=True):
            text = shown.text(cell)
            if text is not None:
                characters += len(text)
            elif cell.ctype in _NUMBERS:
                self.number[column][row], text = cell.value, ""
                if cell.xf_index in shown.percents:
                    self.percents.append((row + 1, column))
            self.text[column][row] = text
        return characters

    def frames(self) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        """Texts, numbers, and which are numbers, as `grids.Book` has them."""
        number = _frame(self.number, pl.Float64)
        return _frame(self.text, pl.String), number, number.cast(pl.Boolean)


@dataclass(frozen=True)
class _Shown:
    """How a workbook shows its cells: where its days begin, and its styles of percentages and
    durations."""

    datemode: int
    percents: frozenset[int]
    durations: frozenset[int]

    @classmethod
    def of(cls, book: Book) -> "_Shown":
        return cls(book.datemode, _styles(book, _PERCENT), _styles(book, _DURATION))

    def text(self, cell: Cell) -> str | None:
        """The text that a cell shows; None where it is empty or a number."""
        match cell.ctype:
            case xlrd.XL_CELL_TEXT:
                return cell.value or None
            case xlrd.XL_CELL_DATE:
                return self._moment(cell.value, is_duration=cell.xf_index in self.durations)
            case xlrd.XL_CELL_BOOLEAN:
                return "true" if cell.value else "false"
            case xlrd.XL_CELL_ERROR:
                return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
        return None

    def _moment(self, days: float, *, is_duration: bool) -> str | None:
        """A day, a time of day or both, to the second; None where the calendar has no such day."""
        if is_duration or 0 <= days < 1:
            minutes, seconds = divmod(round(days * _DAY), 60)
            return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
        try:
            moment = xldate_as_datetime(days, self.datemode) + _HALF_A_SECOND
        except (ValueError, OverflowError):
            return None
        return str(moment.replace(microsecond=0)) if days > 0 else None


def _span(sheet: Sheet, row: int) -> range | None:
    """The columns from the first to the last filled cell of a row; None where all are empty."""
    kinds = bytes(sheet.row_types(row)).translate(_AS_BARE)
    end = len(kinds.rstrip(_BARE))
    return range(len(kinds) - len(kinds.lstrip(_BARE)), end) if end else None


def _styles(book: Book, mark: re.Pattern[str]) -> frozenset[int]:
    """The numbers of the cell styles whose number format has the mark outside its literal parts."""
    formats = (book.format_map.get(style.format_key) for style in book.xf_list)
    return frozenset(
        number
        for number, shape in enumerate(formats)
        if shape and mark.search(_LITERAL.sub("", shape.format_str))
    )


def _frame(columns: Mapping[int, list[Any]], dtype: type[pl.DataType]) -> pl.DataFrame:
    return pl.DataFrame(
        {str(name): pl.Series(cells, dtype=dtype) for name, cells in columns.items()}
    )
