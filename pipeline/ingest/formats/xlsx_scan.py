"""One pass over the XML of a workbook's sheet: what it holds of its cells besides their values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from xml.parsers import expat

from pipeline.delivery import UNCALCULATED
from pipeline.ingest.files.limits import COLUMNS
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.looks import ROWS, Cell, Extent
from pipeline.ingest.layout.blocks import Area, area, position

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
DEEPEST = 1_000
"""Levels of nested elements; a sheet has about eight."""
_LOOKED = 0xFFFF
"""A mask: the nesting is checked once in 65,536 elements."""
_LONGEST_ERROR = 20
_MOST_MERGED = 100_000
"""The most merged areas of a sheet, which are listed singly."""


@dataclass
class Scan:
    """One pass over a sheet's XML. Blank cells that only carry a format are not counted."""

    percent_styles: frozenset[str]
    is_recalculated: bool = False
    """Whether formulas are calculated on opening, so that 0 or an empty text may mean no result."""
    placeholders: set[Cell] = field(default_factory=set)
    calculated: set[int] = field(default_factory=set)
    """Columns whose formulas have results other than a placeholder: a program knew them."""
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
    """Elements so far: those begun, and an iterator that counts those ended without Python code."""
    row: int = 0
    column: int = -1
    kind: str = "n"
    style: str | None = None
    awaited: bool = False
    """Whether the cell being read holds a formula whose result has not been read yet."""
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
        for row, column in self.placeholders:
            if column not in self.calculated:
                self.errors[row, column] = UNCALCULATED

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
        elif name == "col" and is_true(attributes.get("hidden")):
            first, last = int(attributes["min"]) - 1, int(attributes["max"])
            self.hidden_columns.update(range(first, min(last, first + COLUMNS)))
        elif name == "mergeCell" and (merged := area(attributes.get("ref", ""))):
            self.merged.append(merged)
            if len(self.merged) > _MOST_MERGED:
                raise Unreadable("too-large", "cells", limit=_MOST_MERGED)

    def _look_down(self) -> None:
        """Raises Unreadable if elements are nested too deeply: each level takes memory."""
        ended = next(self.ended)
        self.ended = count(ended)
        self.parser.EndElementHandler = partial(next, self.ended)
        if self.started - ended > DEEPEST:
            raise Unreadable("unreadable-file", "damaged")

    def _row(self, attributes: dict[str, str]) -> None:
        self._without_result()
        self.row = int(attributes.get("r", self.row + 1))
        if self.row > ROWS:
            raise Unreadable("unreadable-file", "damaged")
        self.column = -1
        if is_true(attributes.get("hidden")):
            self.hidden_rows.add(self.row)

    def _cell(self, attributes: dict[str, str]) -> None:
        """Set the position of a cell; a cell without a reference follows the previous cell."""
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
        """Record the previous cell as not calculated, if its formula has no result."""
        if self.awaited:
            self.errors[self.row, self.column] = UNCALCULATED
            self.awaited = False

    def _result_text(self, text: str) -> None:
        self.result = (self.result + text)[:_LONGEST_ERROR]

    def _result_end(self, _name: str) -> None:
        """Take a formula's result: an empty text may be calculated, but where the workbook asks for
        all formulas to be calculated, an empty text or 0 is a placeholder."""
        self._end_text()
        placeholder = {"n": "0", "str": ""}.get(self.kind) if self.is_recalculated else None
        is_given = bool(self.result) or self.kind != "n"
        if is_given and self.result == placeholder:
            self.placeholders.add((self.row, self.column))
        elif is_given and self.is_recalculated:
            self.calculated.add(self.column)
        self.awaited = not is_given
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


def no_doctype(*_: object) -> None:
    """Refuse a DTD: Office writes none, and its entities can be made to grow without end."""
    raise Unreadable("unreadable-file", "damaged")


def is_true(text: str | None) -> bool:
    return text in {"1", "true"}
