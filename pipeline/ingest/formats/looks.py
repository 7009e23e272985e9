"""What a workbook holds of a sheet besides its values, which fastexcel leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.ingest.files.limits import SHEET_CELLS
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.layout.blocks import Area

ROWS, LETTERS = 2**20, 2**14
"""The most rows and columns that a sheet can have."""
Cell = tuple[int, int]
"""A row counted from one and a column counted from zero."""


@dataclass(frozen=True)
class Look:
    """Formulas that failed or have no result, cells shown as percentages, merged areas, and what is
    hidden; whether the workbook counts days from 1904."""

    errors: Mapping[Cell, str] = field(default_factory=dict)
    percents: frozenset[Cell] = frozenset()
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    since_1904: bool = False


class Workbook(Protocol):
    """An opened workbook: the interface that its formats share."""

    @property
    def charts(self) -> frozenset[str]:
        """The sheets that hold a chart and no cells."""

    @property
    def hidden(self) -> frozenset[str]:
        """The sheets that a spreadsheet program does not show."""

    def look(self, sheet: str) -> Look:
        """The look of one sheet. Raises Unreadable where it is too large or damaged."""


@dataclass
class Extent:
    """How far the cells of a sheet reach; a reader allocates memory for all cells in between."""

    limit: int = SHEET_CELLS
    last_row: int = 0
    first_column: int = 0
    last_column: int = 0
    is_empty: bool = True

    def take(self, row: int, column: int) -> None:
        """Include one more cell. Raises Unreadable beyond the limit."""
        if self.last_row == row and self.first_column <= column <= self.last_column:
            return
        if self.is_empty:
            self.first_column, self.is_empty = column, False
        if not (1 <= row <= ROWS and 0 <= column < LETTERS):
            raise Unreadable("unreadable-file", "damaged")
        self.last_row = max(self.last_row, row)
        self.first_column = min(self.first_column, column)
        self.last_column = max(self.last_column, column)
        if self.cells > self.limit:
            raise Unreadable("too-large", "cells", limit=self.limit)

    @property
    def cells(self) -> int:
        if self.is_empty:
            return 0
        # Rows count from the top: readers keep the row numbers of the sheet.
        return self.last_row * (self.last_column - self.first_column + 1)
