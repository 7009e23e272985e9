"""Reads the cells of a web page under a workbook's name, as many applications export .xls files.

A spreadsheet program shows such a page as one sheet, with lines of text above the table.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

import polars as pl

from pipeline.ingest.files.content import BOM
from pipeline.ingest.files.limits import CELL_TEXT, PAGE_BYTES, SHEET_TEXT
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.looks import LETTERS, ROWS, Cell, Extent, Look
from pipeline.ingest.layout.blocks import Area

_SHEET = "Sheet1"
_CELL = re.compile(rb"<t[dh][\s>]", re.IGNORECASE)
_CROWDED = re.compile(r"<(?:[^\s/'\"<>]*+[\s/'\"]){50000}+")
"""A tag with so many attributes that they would take too much memory."""
_LINE_ENDS = re.compile(r"[\r\n]+")
_UNSEEN = frozenset({"script", "style", "title"})
_BREAKS = frozenset({"p", "div", "br", "li", "caption", *(f"h{n}" for n in range(1, 7))})
"""Tags that begin a new line, in a cell and outside of tables."""


def has_cells(content: bytes) -> bool:
    """Whether a page has a table with a cell."""
    return _CELL.search(content) is not None


@dataclass(frozen=True)
class Web:
    """A page whose tables are the cells of one sheet."""

    page: "_Page"

    @classmethod
    def opened(cls, content: bytes) -> "Web":
        """Raises Unreadable if the page is too large, or a tag of it is."""
        if len(content) > PAGE_BYTES:
            raise Unreadable("too-large", "bytes", limit=PAGE_BYTES)
        text = _ended(_decoded(content))
        if _CROWDED.search(text):
            raise Unreadable("unreadable-file", "damaged")
        page = _Page()
        page.feed(text)
        page.close()
        page.ends_line()
        return cls(page)

    @property
    def sheet_names(self) -> list[str]:
        """See grids.Book."""
        return [_SHEET]

    @property
    def charts(self) -> frozenset[str]:
        """None: a page has no such sheets."""
        return frozenset()

    @property
    def hidden(self) -> frozenset[str]:
        """None: a page is one sheet."""
        return frozenset()

    def look(self, _: str) -> Look:
        """See looks.Workbook."""
        return Look(merged=tuple(self.page.merged))

    def texts(self, _: str) -> pl.DataFrame:
        """See grids.Book."""
        used = sorted({column for _, column in self.page.cells})
        columns: dict[int, list[str | None]] = {one: [None] * self.page.row for one in used}
        for (row, column), text in self.page.cells.items():
            columns[column][row - 1] = text
        return pl.DataFrame({str(one): cells for one, cells in columns.items()})

    def frames(self, sheet: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        """See grids.Book: a page holds texts only."""
        texts = self.texts(sheet)
        nothing = texts.clear(texts.height)
        return texts, nothing.cast(pl.Float64), nothing.cast(pl.Boolean)


class _Page(HTMLParser):
    """One pass over a page. Of a table within a cell only the text is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: dict[Cell, str] = {}
        self.merged: list[Area] = []
        self.row = 0
        self._extent = Extent()
        self._column, self._span = 0, (1, 1)
        self._down: dict[int, int] = {}
        """By column, the last row that a cell above reaches."""
        self._said, self._of_cell, self._characters = list[str](), 0, 0
        self._tables, self._unseen, self._is_cell = 0, 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _BREAKS:
            self._said.append("\n")
        if tag == "table":
            self._tables += 1
            if self._tables == 1:
                self.ends_line()
                self._down = {}
        elif self._tables == 1 and tag == "tr":
            self._ends_cell()
            self.row, self._column = self.row + 1, 0
            self._extent.take(self.row, 0)
        elif self._tables == 1 and tag in ("td", "th"):
            self._ends_cell()
            self._begins_cell(dict(attrs))
        elif tag in ("tr", "td", "th"):
            self._said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(self._unseen - (tag in _UNSEEN), 0)
        if tag in _BREAKS:
            self._said.append("\n")
        if tag == "table" and self._tables:
            if self._tables == 1:
                self._ends_cell()
            self._tables -= 1
        elif self._tables == 1 and tag in ("td", "th", "tr"):
            self._ends_cell()
        elif not self._tables and tag in _BREAKS:
            self.ends_line()

    def handle_data(self, data: str) -> None:
        if self._unseen or (self._tables and not self._is_cell):
            return
        self._of_cell += len(data)
        self._characters += len(data)
        if self._of_cell > CELL_TEXT:
            raise Unreadable("too-large", "cell-text", limit=CELL_TEXT)
        if self._characters > SHEET_TEXT:
            raise Unreadable("too-large", "texts", limit=SHEET_TEXT)
        self._said.append(_LINE_ENDS.sub(" ", data))

    def ends_line(self) -> None:
        """Make a row of the text outside of tables so far."""
        self._ends_cell()
        if text := self._told():
            self.row += 1
            self._put(self.row, 0, text)

    def _begins_cell(self, attributes: dict[str, str | None]) -> None:
        self.row = max(self.row, 1)
        while self._down.get(self._column, 0) >= self.row:
            self._column += 1
        self._extent.take(self.row, self._column)
        self._is_cell = True
        self._said, self._of_cell = [], 0
        self._span = (
            _number(attributes.get("rowspan"), ROWS),
            _number(attributes.get("colspan"), LETTERS),
        )

    def _ends_cell(self) -> None:
        if not self._is_cell:
            return
        self._is_cell = False
        down, across = self._span
        last, right = self.row + down - 1, self._column + across - 1
        if text := self._told():
            self._put(self.row, self._column, text)
        if down > 1:
            self._extent.take(self.row, right)
            self._down.update(dict.fromkeys(range(self._column, right + 1), last))
        if down * across > 1 and text:
            self.merged.append(Area(self.row, last, self._column, right))
        self._column = right + 1

    def _put(self, row: int, column: int, text: str) -> None:
        self._extent.take(row, column)
        self.cells[row, column] = text

    def _told(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self._said).split("\n"))
        self._said, self._of_cell = [], 0
        return "\n".join(filter(None, lines))


def _decoded(content: bytes) -> str:
    """The page as text; a page that is not UTF-8 is read as cp1252."""
    try:
        return content.removeprefix(BOM).decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _ended(page: str) -> str:
    """The page up to its last tag, and up to a comment without an end: the parser would search for
    each missing end again from every tag before it."""
    comment = page.rfind("<!--", page.rfind("-->") + 1)
    first = page.find("<!--", page.rfind("-->") + 1) if comment >= 0 else len(page)
    return page[: page.rfind(">", 0, first) + 1]


def _number(text: str | None, most: int) -> int:
    """How many rows or columns a cell covers."""
    digits = (text or "").strip()
    return (
        min(max(int(digits), 1), most)
        if digits.isdecimal() and len(digits) < len(str(most)) + 1
        else 1
    )
