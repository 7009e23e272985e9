"""The text of a Word file (ISO/IEC 29500-1, 17) in one pass: paragraphs, and rows with their cells.

Tracked deletions are left out, tracked insertions count. Word's own table of contents is skipped.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from pipeline.ingest.files.limits import WORD_LINES
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.xlsx_scan import DEEPEST, no_doctype
from pipeline.problems import UsageError
from pipeline.translatable import _

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_GONE = {f"{_W}moveFrom", "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"}
"""Elements to skip: the place a text was moved from, and the fallback of a newer drawing."""
_SPACES = {f"{_W}tab", f"{_W}br", f"{_W}cr"}
_LISTING = ("TOC", "toc")
_TOO_MANY = _("The file has more than {limit} paragraphs and rows; no report has as many.")


@dataclass(frozen=True)
class Said:
    """The text of a paragraph or a cell; `marks` gives the ends of its bookmarks."""

    text: str
    marks: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """A paragraph, which is one text, or the cells of a row; `style` is the name of the paragraph's
    style, empty for a row."""

    style: str
    cells: tuple[Said, ...]

    @property
    def is_row(self) -> bool:
        return not self.style

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(one.text for one in self.cells)


@dataclass
class _Text:
    """A text while it is collected: its pieces, their length, and where bookmarks begin and end."""

    style: str = "Normal"
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    begun: dict[str, tuple[str, int]] = field(default_factory=dict)
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)
    is_listing: bool = False

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def said(self) -> Said:
        return Said("".join(self.pieces), self.marks)


@dataclass
class Scan:
    """One pass over the text; `names` are the names of styles by their ids."""

    names: Mapping[str, str]
    lines: list[Line] = field(default_factory=list)
    texts: list[_Text] = field(default_factory=list)
    rows: list[list[_Text]] = field(default_factory=list)
    """The cells of the rows that are open, of a table and of tables nested in it."""
    fields: list[str] = field(default_factory=list)
    """The instructions of the open fields."""
    takes: str = ""
    """The element whose text is being read."""
    depth: int = 0
    gone: int = 0
    """The depth of an element that is skipped; 0 outside such an element."""

    def read(self, xml: bytes) -> list[Line]:
        """Read all lines. Raises Unreadable at what is no XML, nested too deep, or too long."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._letters
        parser.StartDoctypeDeclHandler = no_doctype
        try:
            parser.Parse(xml, True)
        except expat.ExpatError as error:
            raise Unreadable("unreadable-file", "damaged") from error
        return self.lines

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable("unreadable-file", "damaged")
        if self.gone:
            return
        if name in _GONE:
            self.gone = self.depth
        elif name == f"{_W}p":
            self.texts.append(_Text())
        elif name == f"{_W}tr":
            self.rows.append([])
        elif name == f"{_W}tc" and self.rows:
            self.rows[-1].append(_Text(""))
        elif self.texts:
            self._within(name, attributes, self.texts[-1])

    def _within(self, name: str, attributes: dict[str, str], text: _Text) -> None:
        """Process an element of a paragraph."""
        if name in (f"{_W}t", f"{_W}instrText"):
            self.takes = name
        elif name in _SPACES:
            text.add(" ")
        elif name == f"{_W}noBreakHyphen":
            text.add("-")
        elif name == f"{_W}pStyle":
            style = attributes.get(f"{_W}val", "")
            text.style = self.names.get(style, style) or "Normal"
        elif name == f"{_W}bookmarkStart":
            mark = attributes.get(f"{_W}name", "")
            text.begun[attributes.get(f"{_W}id", "")] = (mark, text.length)
        elif name == f"{_W}bookmarkEnd":
            mark, begin = text.begun.pop(attributes.get(f"{_W}id", ""), ("", 0))
            if mark:
                text.marks[mark] = (begin, text.length)
        elif name == f"{_W}fldChar":
            self._field(attributes.get(f"{_W}fldCharType", ""), text)

    def _field(self, kind: str, text: _Text) -> None:
        if kind == "begin":
            self.fields.append("")
        elif kind == "end" and self.fields:
            text.is_listing |= self._lists()
            self.fields.pop()

    def _lists(self) -> bool:
        """Whether the text being read is within the table of contents."""
        return any(one.strip().startswith(_LISTING[0]) for one in self.fields)

    def _letters(self, letters: str) -> None:
        if self.gone or not self.texts:
            return
        if self.takes == f"{_W}t":
            self.texts[-1].add(letters)
        elif self.takes and self.fields:
            self.fields[-1] += letters

    def _end(self, name: str) -> None:
        self.depth -= 1
        if self.gone:
            self.gone = 0 if self.depth < self.gone else self.gone
            return
        self.takes = "" if name == self.takes else self.takes
        if name == f"{_W}p" and self.texts:
            self._ended(self.texts.pop())
        elif name == f"{_W}tr" and self.rows:
            row = self.rows.pop()
            if self.rows:
                self._nested(row)
            else:
                self._take(Line("", tuple(cell.said() for cell in row)))

    def _ended(self, text: _Text) -> None:
        """End a paragraph: add it as a line, or to the cell that holds it."""
        is_listing = text.is_listing or self._lists() or text.style.startswith(_LISTING)
        if self.rows and self.rows[-1]:
            cell = self.rows[-1][-1]
            if cell.length and text.length:
                cell.add(" ")
            moved = {
                name: (begin + cell.length, end + cell.length)
                for name, (begin, end) in text.marks.items()
            }
            cell.marks |= moved
            cell.add("".join(text.pieces))
        elif text.length and not is_listing:
            self._take(Line(text.style, (text.said(),)))

    def _nested(self, row: list[_Text]) -> None:
        """Add the row of a nested table to the text of the cell that holds it."""
        if self.rows[-1]:
            self.rows[-1][-1].add(" ".join("".join(cell.pieces) for cell in row))

    def _take(self, line: Line) -> None:
        if len(self.lines) >= WORD_LINES:
            raise UsageError(_TOO_MANY, limit=WORD_LINES)
        self.lines.append(line)
