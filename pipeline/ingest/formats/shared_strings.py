"""Limits how much text a sheet's cells take when each cell has its own copy of a shared string.

A workbook keeps each text once, however many cells show it, and a reader copies it for each: one
long text may be in half a million cells.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from pipeline.ingest.files.limits import CELL_TEXT, SHEET_CELLS, SHEET_TEXT
from pipeline.ingest.files.unreadable import Unreadable

_CELL_END = re.compile(rb"</(?:\w+:)?c>")
_BLOCK = CELL_TEXT // 2
"""Bytes. A cell that is longer than allowed has a whole block of this size inside."""
_ITEM = re.compile(rb"<(?:\w+:)?si[\s/>]")


def prove_number(strings: bytes) -> None:
    """Raises Unreadable if there are more texts than a sheet has cells."""
    if strings.count(b"<si") + strings.count(b":si") > SHEET_CELLS:
        raise Unreadable("too-large", "cells", limit=SHEET_CELLS)


def prove_text(strings: bytes, sheet: bytes, cells: int) -> None:
    """Raises Unreadable if the texts of a sheet, of which `cells` are shared, are too long.

    Nearly every sheet is short enough even if every cell had the longest text, and so is its own
    XML; only for other sheets are the lengths of the texts added up.
    """
    longest = _longest(strings)
    are_short = longest <= CELL_TEXT and cells * longest <= SHEET_TEXT
    if are_short and len(sheet) <= SHEET_TEXT and not _has_long_cells(sheet):
        return
    lengths = _Lengths()
    if strings:
        _parse(strings, lengths.parser)
    _parse(sheet, _Sum(lengths.found).parser)


def _longest(strings: bytes) -> int:
    """The most bytes that any text takes, with its markup."""
    starts = [match.start() for match in _ITEM.finditer(strings)]
    ends = [*starts[1:], len(strings)]
    return max((end - start for start, end in zip(starts, ends, strict=False)), default=0)


def _has_long_cells(sheet: bytes) -> bool:
    """Whether a cell may be too long: none ends in some block, or a comment may hide its end."""
    starts = range(0, len(sheet) - _BLOCK, _BLOCK)
    return b"<!" in sheet or any(not _CELL_END.search(sheet, at, at + _BLOCK) for at in starts)


def _parse(xml: bytes, parser: expat.XMLParserType) -> None:
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Unreadable("unreadable-file", "damaged") from error


def _local(name: str) -> str:
    return name.rpartition(":")[2]


@dataclass
class _Lengths:
    """One pass over the shared strings: the length of each text."""

    found: list[int] = field(default_factory=list)

    @property
    def parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._text
        return parser

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        if _local(name) == "si":
            self.found.append(0)

    def _text(self, text: str) -> None:
        if self.found:
            self.found[-1] += len(text)


@dataclass
class _Sum:
    """One pass over a sheet that adds up the lengths of its texts until the limit."""

    lengths: list[int]
    total: int = 0
    of_cell: int = 0
    is_shared: bool = False
    is_text: bool = False
    """Whether the parser is inside a text that the sheet itself holds."""
    number: str = ""

    @property
    def parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._text
        parser.EndElementHandler = self._end
        return parser

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local == "c":
            self.is_shared, self.of_cell = attributes.get("t") == "s", 0
        self.is_text = not self.is_shared and local in {"t", "v"}
        self.number = ""

    def _text(self, text: str) -> None:
        if self.is_shared:
            self.number += text[:_DIGITS]
        elif self.is_text:
            self._take(len(text))

    def _end(self, name: str) -> None:
        self.is_text = False
        if not self.is_shared or _local(name) != "v":
            return
        number = int(self.number) if self.number.strip().isdecimal() else len(self.lengths)
        self._take(self.lengths[number] if number < len(self.lengths) else 0)

    def _take(self, characters: int) -> None:
        self.of_cell += characters
        if self.of_cell > CELL_TEXT:
            raise Unreadable("too-large", "cell-text", limit=CELL_TEXT)
        self.total += characters
        if self.total > SHEET_TEXT:
            raise Unreadable("too-large", "texts", limit=SHEET_TEXT)


_DIGITS = 20
"""More digits than the number of any shared text has."""
