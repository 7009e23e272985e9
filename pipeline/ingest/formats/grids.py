"""Reads a sheet's cells by position: their texts, and which of them the workbook holds as numbers.

fastexcel writes numbers into text columns with nine decimals, so they are read as numbers too.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

import fastexcel
import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.files.limits import COLUMNS
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.looks import Cell, Look
from pipeline.ingest.layout.blocks import Area

DIGITS = 15
"""Significant digits that a spreadsheet shows; further digits are noise of binary fractions."""
_WHOLE = 10.0**DIGITS
_CLOCK = r"^(?:1899-12-3[01]) ([0-9]{2}:[0-9]{2}:[0-9]{2})$"
_MIDNIGHT = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}) 00:00:00(\.0+)?$"
_DURATION = r"^PT([0-9]{2})H([0-9]{2})M([0-9]{2})S$"


@dataclass(frozen=True)
class Grid:
    """The used cells of a sheet: `_row`, and the used columns named by their indices from zero."""

    text: pl.DataFrame
    stored: pl.DataFrame

    @property
    def columns(self) -> list[str]:
        return [name for name in self.text.columns if name != ROW]


class Book(Protocol):
    """An opened workbook, in this process or in another."""

    @property
    def sheet_names(self) -> list[str]: ...

    def texts(self, sheet: str) -> pl.DataFrame:
        """A sheet's cells as texts. Raises Unreadable."""

    def frames(self, sheet: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        """A sheet's cells as texts, as numbers and as truths; columns are named by their indices.

        What does not fit a type is null. Rows count from the first. Raises Unreadable.
        """


@contextmanager
def _damage_named() -> Iterator[None]:
    """Turns what fastexcel raises into Unreadable; a Rust panic does not derive from Exception."""
    try:
        yield
    except fastexcel.FastExcelError as error:
        raise Unreadable("unreadable-file", "damaged") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Unreadable("unreadable-file", "damaged") from error
        raise


@dataclass(frozen=True)
class BookHere:
    """A workbook that fastexcel opened."""

    reader: fastexcel.ExcelReader

    @classmethod
    def opened(cls, content: bytes) -> "BookHere":
        """Raises Unreadable if it is damaged."""
        with _damage_named():
            return cls(fastexcel.read_excel(content))

    @property
    def sheet_names(self) -> list[str]:
        return list(self.reader.sheet_names)

    def texts(self, sheet: str) -> pl.DataFrame:
        """See Book."""
        return self._frame(sheet, "string")

    def frames(self, sheet: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        """See Book."""
        return (
            self.texts(sheet),
            self._frame(sheet, "float"),
            self._frame(sheet, "boolean"),
        )

    def _frame(self, sheet: str, kind: fastexcel.DType) -> pl.DataFrame:
        with _damage_named():
            loaded = self.reader.load_sheet(sheet, header_row=None, skip_rows=0, dtypes=kind)
            frame = loaded.to_polars()
            frame.columns = [str(column.absolute_index) for column in loaded.available_columns()]
        return frame


def grid(book: Book, sheet: str, look: Look, block: Area | None = None) -> Grid:
    """One sheet's cells. Percentages and failed formulas are written as the sheet shows them.

    Raises Unreadable if more columns have cells than a table may have.
    """
    height = max((row for row, _ in look.errors), default=0)
    text, number, truth = (_as_high(frame, height) for frame in book.frames(sheet))
    used = _used(text, look, block)
    if len(used) > COLUMNS:
        raise Unreadable("too-many-columns", found=len(used), limit=COLUMNS)
    text, number, truth = (frame.select(used) for frame in (text, number, truth))
    is_number = truth.select(
        pl.col(name).is_not_null() & ~text[name].is_in(["true", "false"]) for name in text.columns
    )
    numerals = number.select(_numeral(pl.col(name)) for name in number.columns)
    cleaned = text.select(_clean(pl.col(name)) for name in text.columns)
    cells = [
        pl.when(is_number[name]).then(numerals[name]).otherwise(cleaned[name]).alias(name)
        for name in text.columns
    ]
    written = text.select(cells) if cells else text
    frame = written.with_row_index(ROW, 1)
    frame = _overlaid(frame, look.errors)
    return Grid(_as_percents(frame, number, look.percents), is_number.with_columns(frame[ROW]))


def _as_high(frame: pl.DataFrame, height: int) -> pl.DataFrame:
    """The frame with empty rows below: a reader drops last rows that hold only failed formulas."""
    if frame.height >= height or not frame.width:
        return frame
    return pl.concat([frame, frame.clear(height - frame.height)])


def _used(text: pl.DataFrame, look: Look, block: Area | None) -> list[str]:
    """The columns of the block that hold a cell."""
    empty, failed = text.null_count(), {str(column) for _, column in look.errors}
    return [
        name
        for name in text.columns
        if (empty[name][0] < text.height or name in failed)
        and (block is None or block.first_column <= int(name) <= block.last_column)
    ]


def _numeral(number: pl.Expr) -> pl.Expr:
    """A number as a sheet shows it without a number format."""
    shown = number.round_sig_figs(DIGITS)
    is_whole = (shown == shown.round()) & (shown.abs() < _WHOLE)
    whole = shown.cast(pl.Int64, strict=False).cast(pl.String)
    return pl.when(is_whole).then(whole).otherwise(shown.cast(pl.String))


def _clean(text: pl.Expr) -> pl.Expr:
    """Dates without midnight, and times without the day from which Excel counts."""
    without_day = text.str.replace(_CLOCK, "${1}").str.replace(_MIDNIGHT, "${1}")
    return without_day.str.replace(_DURATION, "${1}:${2}:${3}")


def _overlaid(frame: pl.DataFrame, cells: Mapping[Cell, str]) -> pl.DataFrame:
    """The frame with these cells replaced."""
    by_column: dict[str, dict[int, str]] = {}
    for (row, column), text in cells.items():
        by_column.setdefault(str(column), {})[row] = text
    return frame.with_columns(
        pl.coalesce(
            pl.col(ROW).replace_strict(rows, default=None, return_dtype=pl.String), name
        ).alias(name)
        for name, rows in by_column.items()
        if name in frame.columns
    )


def _as_percents(frame: pl.DataFrame, number: pl.DataFrame, cells: frozenset[Cell]) -> pl.DataFrame:
    """Cells formatted as percentages, as a sheet shows them: 0.9196 is 91.96%."""
    rows: dict[str, list[int]] = {}
    for row, column in cells:
        rows.setdefault(str(column), []).append(row)
    return frame.with_columns(
        pl.when(pl.col(ROW).is_in(rows[name]) & number[name].is_not_null())
        .then(_numeral(pl.lit(number[name]) * 100) + "%")
        .otherwise(pl.col(name))
        .alias(name)
        for name in rows
        if name in number.columns
    )
