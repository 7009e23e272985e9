"""An ODS workbook's own XML: what it holds of a sheet besides the values.

One element may repeat a cell or a row thousands of times, so repetitions are counted first.
"""

from dataclasses import dataclass, field
from functools import cached_property
from xml.parsers import expat
from zipfile import ZipFile

from pipeline.delivery import UNCALCULATED
from pipeline.ingest.files.archives import part, unpacked
from pipeline.ingest.files.limits import CELL_TEXT, SHEET_TEXT, SHEETS
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.looks import LETTERS, ROWS, Cell, Extent, Look
from pipeline.ingest.formats.xlsx_scan import DEEPEST, no_doctype
from pipeline.ingest.layout.blocks import Area

_MANIFEST = "META-INF/manifest.xml"
_VALUES = {
    **dict.fromkeys(("float", "percentage", "currency"), "office:value"),
    **{kind: f"office:{kind}-value" for kind in ("date", "time", "boolean")},
}
"""The attribute that holds the value of a cell, by the cell's type."""
_LISTED = 100_000
"""The most failed formulas and percentages of one repeated cell, which are listed singly."""


@dataclass
class _Sheet:
    """What has been read of one sheet."""

    name: str
    errors: dict[Cell, str] = field(default_factory=dict)
    percents: set[Cell] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    extent: Extent = field(default_factory=Extent)

    def look(self, *, since_1904: bool) -> Look:
        return Look(
            self.errors,
            frozenset(self.percents),
            tuple(self.merged),
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            since_1904,
        )


@dataclass(frozen=True)
class Ods:
    """A workbook that unpacks within the limit."""

    archive: ZipFile

    @classmethod
    def opened(cls, content: bytes) -> "Ods":
        """Raises Unreadable if it is damaged, protected or too large: all its sheets are read."""
        archive = unpacked(content)
        if _MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_MANIFEST):
            raise Unreadable("encrypted-file")
        workbook = cls(archive)
        if sum(sheet.extent.cells for sheet in workbook.sheets) > Extent.limit:
            raise Unreadable("too-large", "cells", limit=Extent.limit)
        return workbook

    @cached_property
    def _scan(self) -> "_Scan":
        scan = _Scan()
        scan.read(part(self.archive, "content.xml"))
        return scan

    @property
    def sheets(self) -> list[_Sheet]:
        return self._scan.sheets

    @property
    def charts(self) -> frozenset[str]:
        """None: this format has no such sheets."""
        return frozenset()

    @property
    def hidden(self) -> frozenset[str]:
        """None: only its style hides such a sheet, and styles are not read."""
        return frozenset()

    def look(self, sheet: str) -> Look:
        """The look of one sheet."""
        since = self._scan.since_1904
        looks = (each.look(since_1904=since) for each in self.sheets if each.name == sheet)
        return next(looks, Look())


@dataclass
class _Scan:
    """One pass over content.xml."""

    sheets: list[_Sheet] = field(default_factory=list)
    row: int = 1
    rows: int = 1
    column: int = 0
    columns: int = 1
    is_error: bool = False
    since_1904: bool = False
    depth: int = 0
    characters: int = 0
    of_cell: int = 0
    """Characters so far: of all sheets, and of the cell being read."""

    def read(self, xml: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = no_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.buffer_text = True
        try:
            parser.Parse(xml, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise Unreadable("unreadable-file", "damaged") from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable("unreadable-file", "damaged")
        hidden = attributes.get("table:visibility") in {"collapse", "filter"}
        match name:
            case "table:table":
                if len(self.sheets) >= SHEETS:
                    raise Unreadable("too-large", "sheets", limit=SHEETS)
                self.sheets.append(_Sheet(attributes.get("table:name", "")))
                self.row, self.column = 1, 0
            case "table:null-date":
                self.since_1904 = attributes.get("table:date-value", "").startswith("1904")
            case "table:table-column":
                columns = int(attributes.get("table:number-columns-repeated", 1))
                if hidden:
                    self.sheets[-1].hidden_columns.update(_few(self.column, columns, LETTERS))
                self.column += columns
            case "table:table-row":
                self.rows, self.column = int(attributes.get("table:number-rows-repeated", 1)), 0
                if hidden:
                    self.sheets[-1].hidden_rows.update(_few(self.row, self.rows, ROWS))
            case "table:table-cell" | "table:covered-table-cell":
                self.columns = int(attributes.get("table:number-columns-repeated", 1))
                self.of_cell = 0
                self._cell(attributes)
            case "text:s":
                self._take(int(attributes.get("text:c", 1)))
            case "text:tab" | "text:line-break":
                self._take(1)

    def _cell(self, attributes: dict[str, str]) -> None:
        if "office:value-type" in attributes:
            sheet, last = (
                self.sheets[-1],
                (self.row + self.rows - 1, self.column + self.columns - 1),
            )
            sheet.extent.take(self.row, self.column)
            sheet.extent.take(*last)
            self.is_error = attributes.get("calcext:value-type") == "error"
            if attributes["office:value-type"] == "percentage":
                sheet.percents.update(self._cells())
        if "table:formula" in attributes and not _has_result(attributes):
            self.sheets[-1].extent.take(self.row, self.column)
            self.sheets[-1].errors.update(dict.fromkeys(self._cells(), UNCALCULATED))
        across = int(attributes.get("table:number-columns-spanned", 1))
        down = int(attributes.get("table:number-rows-spanned", 1))
        if across * down > 1:
            merged = Area(self.row, self.row + down - 1, self.column, self.column + across - 1)
            self.sheets[-1].merged.append(merged)
            if len(self.sheets[-1].merged) > _LISTED:
                raise Unreadable("too-large", "cells", limit=_LISTED)

    def _cells(self) -> list[Cell]:
        """The cells over which the cell being read is repeated."""
        if self.rows * self.columns > _LISTED:
            raise Unreadable("too-large", "cells", limit=_LISTED)
        columns = range(self.column, self.column + self.columns)
        return [(self.row + down, column) for down in range(self.rows) for column in columns]

    def _take(self, characters: int) -> None:
        """Count characters: repeated cells count each, and blanks as often as they are repeated."""
        self.of_cell += max(characters, 0)
        if self.of_cell > CELL_TEXT:
            raise Unreadable("too-large", "cell-text", limit=CELL_TEXT)
        self.characters += max(characters, 0) * max(self.rows * self.columns, 1)
        if self.characters > SHEET_TEXT:
            raise Unreadable("too-large", "texts", limit=SHEET_TEXT)

    def _text(self, text: str) -> None:
        self._take(len(text))
        if self.is_error and text.strip():
            self.sheets[-1].errors.update(dict.fromkeys(self._cells(), text.strip()))
            self.is_error = False

    def _end(self, name: str) -> None:
        self.depth -= 1
        match name:
            case "table:table-cell" | "table:covered-table-cell":
                self.column, self.of_cell = self.column + self.columns, 0
                self.is_error = False
            case "table:table-row":
                self.row += self.rows


def _has_result(attributes: dict[str, str]) -> bool:
    """Whether a formula was calculated; a text is in an element below its cell and may be empty."""
    kind = attributes.get("office:value-type", "")
    return kind == "string" or _VALUES.get(kind, "") in attributes


def _few(first: int, number: int, most: int) -> range:
    """The first of a number of hidden rows or columns: those beyond the last cell do not matter."""
    return range(first, min(first + min(number, _LISTED), most + 1))
