"""An XLSX workbook's own XML: what it holds of a sheet besides the values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from posixpath import join, normpath
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import ZipFile

from pipeline.delivery import UNCALCULATED
from pipeline.ingest.archives import part, unpacked
from pipeline.ingest.blocks import Area, area, position
from pipeline.ingest.limits import COLUMNS, SETTINGS_BYTES
from pipeline.ingest.looks import Cell, Extent, Look, Unreadable
from pipeline.ingest.shared_strings import prove_number, prove_text

_PERCENT_IDS = {9, 10}
"""The built-in number formats 0% and 0.00%."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


_SETTINGS = {"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
_SHARED = "xl/sharedStrings.xml"
DEEPEST = 1_000
"""Nesting of elements; a sheet has eight levels or so."""
_LOOKED = 0xFFFF
"""The nesting is checked once every so many elements."""
_LONGEST_ERROR = 20


@dataclass(frozen=True)
class Xlsx:
    """A workbook that unpacks within the limit."""

    archive: ZipFile

    @classmethod
    def opened(cls, content: bytes) -> "Xlsx":
        """Raises Unreadable if it is damaged, protected or too large."""
        archive = unpacked(content)
        for entry in archive.infolist():
            if entry.filename in _SETTINGS and entry.file_size > SETTINGS_BYTES:
                raise Unreadable("too-large", "unpacked", limit=SETTINGS_BYTES)
        prove_number(_shared(archive))
        return cls(archive)

    @property
    def charts(self) -> frozenset[str]:
        """The sheets that hold a chart and no cells."""
        return frozenset(
            name for name, target in _targets(self.archive) if "chartsheets/" in target
        )

    def look(self, sheet: str) -> Look:
        """The look of one sheet; raises Unreadable if it is too large."""
        scan = _Scan(_percent_styles(self.archive), is_recalculated=_is_recalculated(self.archive))
        xml = part(self.archive, _part_of(self.archive, sheet))
        scan.read(xml)
        prove_text(_shared(self.archive), xml, scan.shared)
        return Look(
            scan.errors,
            frozenset(scan.percents),
            tuple(scan.merged),
            frozenset(scan.hidden_rows),
            frozenset(scan.hidden_columns),
            _counts_from_1904(self.archive),
        )


@dataclass
class _Scan:
    """One pass over a sheet's XML. Blank cells that only carry a format are not counted."""

    percent_styles: frozenset[str]
    is_recalculated: bool = False
    """Whether formulas are calculated on opening, so that 0 or no text may stand for no result."""
    errors: dict[Cell, str] = field(default_factory=dict)
    percents: set[Cell] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    extent: Extent = field(default_factory=Extent)
    parser: expat.XMLParserType = field(default_factory=expat.ParserCreate)
    shared: int = 0
    """Cells whose text is one of the shared strings."""
    started: int = 0
    ended: Iterator[int] = field(default_factory=count)
    """Elements so far; an iterator counts the ends, which runs no Python code."""
    row: int = 0
    column: int = -1
    kind: str = "n"
    style: str | None = None
    awaited: bool = False
    """Whether the cell being read holds a formula whose result was not met yet."""
    result: str = ""

    def read(self, xml: bytes) -> None:
        """Read the sheet's XML. A sheet has millions of cells, so handlers are few and short."""
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = partial(next, self.ended)
        self.parser.StartDoctypeDeclHandler = no_doctype
        self.parser.buffer_text = True
        try:
            self.parser.Parse(xml, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise Unreadable("unreadable-file", "damaged") from error
        self._without_result()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.started += 1
        if not self.started & _LOOKED:
            self._look_down()
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            self._cell(attributes)
        elif name in {"v", "is"}:
            self._value()
        elif name == "f":
            self._formula()
        elif name == "row":
            self._row(attributes)
        elif name == "col" and _is_true(attributes.get("hidden")):
            first, last = int(attributes["min"]) - 1, int(attributes["max"])
            self.hidden_columns.update(range(first, min(last, first + COLUMNS)))
        elif name == "mergeCell" and (merged := area(attributes.get("ref", ""))):
            self.merged.append(merged)

    def _look_down(self) -> None:
        """Raises Unreadable if elements are nested without end: each takes memory."""
        ended = next(self.ended)
        self.ended = count(ended)
        self.parser.EndElementHandler = partial(next, self.ended)
        if self.started - ended > DEEPEST:
            raise Unreadable("unreadable-file", "damaged")

    def _row(self, attributes: dict[str, str]) -> None:
        self._without_result()
        self.row = int(attributes.get("r", self.row + 1))
        self.column = -1
        if _is_true(attributes.get("hidden")):
            self.hidden_rows.add(self.row)

    def _cell(self, attributes: dict[str, str]) -> None:
        """The position of a cell; one without a reference follows the one before it."""
        self._without_result()
        reference = attributes.get("r")
        if reference is None:
            self.column += 1
        elif found := _REFERENCE.fullmatch(reference):
            self.column, self.row = position(found[1]), int(found[2])
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s")

    def _value(self) -> None:
        self.extent.take(self.row, self.column)
        if self.kind == "e":
            self.awaited = False
            self.errors[self.row, self.column] = ""
            self.parser.CharacterDataHandler = self._error_text
            self.parser.EndElementHandler = self._error_end
        elif self.kind == "s":
            self.shared += 1
        elif self.kind == "n" and self.style in self.percent_styles:
            self.percents.add((self.row, self.column))
        if self.awaited and self.kind != "e":
            self.result = ""
            self.parser.CharacterDataHandler = self._result_text
            self.parser.EndElementHandler = self._result_end

    def _formula(self) -> None:
        self.awaited = True
        self.extent.take(self.row, self.column)

    def _without_result(self) -> None:
        """Name the cell that was just left, where its formula has no result."""
        if self.awaited:
            self.errors[self.row, self.column] = UNCALCULATED
            self.awaited = False

    def _result_text(self, text: str) -> None:
        self.result = (self.result + text)[:_LONGEST_ERROR]

    def _result_end(self, _name: str) -> None:
        """An empty text may be calculated; beside a promise to calculate it is none, nor is 0."""
        self._end_text()
        placeholder = {"n": "0", "str": ""}.get(self.kind) if self.is_recalculated else None
        is_given = bool(self.result) or self.kind != "n"
        self.awaited = not is_given or self.result == placeholder
        self._without_result()

    def _error_text(self, text: str) -> None:
        so_far = self.errors[self.row, self.column]
        self.errors[self.row, self.column] = (so_far + text)[:_LONGEST_ERROR]

    def _error_end(self, _name: str) -> None:
        self._end_text()

    def _end_text(self) -> None:
        next(self.ended)
        self.parser.CharacterDataHandler = None
        self.parser.EndElementHandler = partial(next, self.ended)


def _shared(archive: ZipFile) -> bytes:
    return archive.read(_SHARED) if _SHARED in archive.namelist() else b""


def no_doctype(*_: object) -> None:
    """Office writes none; in a DTD, entities can be made to grow without end."""
    raise Unreadable("unreadable-file", "damaged")


def _is_true(text: str | None) -> bool:
    return text in {"1", "true"}


def _elements(xml: bytes, name: str) -> Iterator[ElementTree.Element]:
    """The elements of this name, whatever their namespace's prefix."""
    if b"<!DOCTYPE" in xml:
        no_doctype()
    try:
        root = ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Unreadable("unreadable-file", "damaged") from error
    return (element for element in root.iter() if element.tag.rpartition("}")[2] == name)


def _part_of(archive: ZipFile, sheet: str) -> str:
    """The part that holds a sheet. Raises Unreadable if there is none."""
    found = next((target for name, target in _targets(archive) if name == sheet), None)
    if found is None:
        raise Unreadable("unreadable-file", "damaged")
    return found.lstrip("/") if found.startswith("/") else normpath(join("xl", found))


def _targets(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name and where its part is, through the workbook's relations."""
    relations = {
        element.get("Id"): element.get("Target", "")
        for element in _elements(part(archive, "xl/_rels/workbook.xml.rels"), "Relationship")
    }
    for element in _elements(part(archive, "xl/workbook.xml"), "sheet"):
        ids = (value for key, value in element.items() if key.endswith("}id"))
        yield element.get("name", ""), relations.get(next(ids, ""), "")


def _is_recalculated(archive: ZipFile) -> bool:
    """Whether the workbook asks for all formulas to be calculated when it is opened: what programs
    write that know no results. A spreadsheet program leaves it out when it saves the file."""
    settings = _elements(part(archive, "xl/workbook.xml"), "calcPr")
    return any(_is_true(element.get("fullCalcOnLoad")) for element in settings)


def _counts_from_1904(archive: ZipFile) -> bool:
    settings = _elements(part(archive, "xl/workbook.xml"), "workbookPr")
    return any(_is_true(element.get("date1904")) for element in settings)


def _percent_styles(archive: ZipFile) -> frozenset[str]:
    """The numbers of the cell styles that show a number as a percentage."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = archive.read("xl/styles.xml")
    formats = {
        element.get("numFmtId", ""): "%" in _QUOTED.sub("", element.get("formatCode", ""))
        for element in _elements(styles, "numFmt")
    }
    percents = {str(number) for number in _PERCENT_IDS} | {
        id_ for id_, is_ in formats.items() if is_
    }
    cell_styles = (style for group in _elements(styles, "cellXfs") for style in group)
    return frozenset(
        str(number) for number, style in enumerate(cell_styles) if style.get("numFmtId") in percents
    )
