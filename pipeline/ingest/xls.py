"""An .xls workbook's records: what they say of a sheet besides the values.

All sheets are read when the workbook is opened, so all are looked at before.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from struct import unpack_from

from pipeline.ingest.blocks import Area
from pipeline.ingest.compound import Compound
from pipeline.ingest.looks import Cell, Extent, Look, Unreadable

_STREAMS = ("Workbook", "Book")
_LOCKED_STREAM = "EncryptedPackage"
LOCKED = _LOCKED_STREAM.encode("utf-16-le")
"""How the stream of a workbook locked by a password is named in the file."""
_FORMULA, _BOOL_OR_ERROR, _ROW, _COLUMNS, _MERGED = 0x06, 0x205, 0x208, 0x7D, 0xE5
_FORMAT, _STYLE, _SHEET, _FILEPASS, _START, _END = 0x41E, 0xE0, 0x85, 0x2F, 0x809, 0x0A
_CELLS = (_FORMULA, 0x203, 0x27E, 0xBD, 0xFD, 0x204, _BOOL_OR_ERROR)
"""FORMULA, NUMBER, RK, MULRK, LABELSST, LABEL, BOOLERR."""
_MULTIPLE = 0xBD
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
    0x2A: "#N/A",
}  # fmt: skip
_PERCENT_FORMATS = {9, 10}
_FAILED = b"\x02"
"""How the cached value of a formula begins that failed."""


@contextmanager
def _damage_named() -> Iterator[None]:
    """A record shorter than its kind, or a chain that leads nowhere, is damage."""
    try:
        yield
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Unreadable("unreadable-file", "damaged") from error


@dataclass(frozen=True)
class Xls:
    """The records of a workbook in their order: number, and where its data starts and ends."""

    stream: bytes

    @classmethod
    def opened(cls, content: bytes) -> "Xls":
        """Raises Unreadable if it is damaged, protected or too large."""
        compound = Compound.opened(content)
        if _LOCKED_STREAM in compound.streams:
            raise Unreadable("encrypted-file")
        name = next((name for name in _STREAMS if name in compound.streams), None)
        if name is None:
            raise Unreadable("unreadable-file", "damaged")
        with _damage_named():
            workbook = cls(compound.stream(name))
            workbook._prove()
        return workbook

    def _prove(self) -> None:
        """All sheets together stay within the limit."""
        cells, extent = 0, Extent()
        for kind, data in self.records:
            if kind == _FILEPASS:
                raise Unreadable("encrypted-file")
            if kind == _START:
                cells, extent = cells + extent.cells, Extent()
            elif kind in _CELLS:
                row, first = unpack_from("<HH", data)
                last = unpack_from("<H", data, len(data) - 2)[0] if kind == _MULTIPLE else first
                extent.take(row + 1, first)
                extent.take(row + 1, last)
            if cells + extent.cells > Extent.limit:
                raise Unreadable("too-large", "cells", limit=Extent.limit)

    @property
    def records(self) -> Iterator[tuple[int, bytes]]:
        at, end = 0, len(self.stream)
        while at + 4 <= end:
            kind, length = unpack_from("<HH", self.stream, at)
            yield kind, self.stream[at + 4 : at + 4 + length]
            at += 4 + length

    @cached_property
    def _starts(self) -> dict[str, int]:
        """Where each sheet's records start in the stream."""
        return {
            _name(data): unpack_from("<I", data)[0] for kind, data in self.records if kind == _SHEET
        }

    def _records_of(self, sheet: str) -> Iterator[tuple[int, bytes]]:
        """The records of one sheet; those of a chart on it stand between a start and an end."""
        depth = 0
        for kind, data in Xls(self.stream[self._starts.get(sheet, len(self.stream)) :]).records:
            depth += (kind == _START) - (kind == _END)
            if depth == 0:
                return
            if depth == 1:
                yield kind, data

    @property
    def charts(self) -> frozenset[str]:
        """None: such sheets are not told apart here."""
        return frozenset()

    def look(self, sheet: str) -> Look:
        """What the records say of one sheet."""
        with _damage_named():
            return self._look(sheet)

    def _look(self, sheet: str) -> Look:
        styles = self._percent_styles()
        errors: dict[Cell, str] = {}
        percents: set[Cell] = set()
        merged: list[Area] = []
        rows: set[int] = set()
        columns: set[int] = set()
        for kind, data in self._records_of(sheet):
            if kind in _CELLS:
                row, column, style = unpack_from("<HHH", data)
                if error := _error(kind, data):
                    errors[row + 1, column] = error
                elif style in styles:
                    percents.add((row + 1, column))
            elif kind == _MERGED:
                merged += _merged(data)
            elif kind == _ROW and data[12] & 0x20:
                rows.add(unpack_from("<H", data)[0] + 1)
            elif kind == _COLUMNS and data[8] & 0x01:
                first, last = unpack_from("<HH", data)
                columns.update(range(first, last + 1))
        return Look(errors, frozenset(percents), tuple(merged), frozenset(rows), frozenset(columns))

    def _percent_styles(self) -> set[int]:
        formats, percents, number = set(_PERCENT_FORMATS), set(), 0
        for kind, data in self.records:
            if kind == _FORMAT and b"%" in data[5:]:
                formats.add(unpack_from("<H", data)[0])
            elif kind == _STYLE:
                if unpack_from("<H", data, 2)[0] in formats:
                    percents.add(number)
                number += 1
        return percents


def _name(data: bytes) -> str:
    length, is_wide = data[6], data[7] & 1
    return data[8 : 8 + length * (1 + is_wide)].decode("utf-16-le" if is_wide else "latin-1")


def _error(kind: int, data: bytes) -> str:
    if kind == _BOOL_OR_ERROR and data[7]:
        return _ERRORS.get(data[6], "#N/A")
    if kind == _FORMULA and data[6:7] == _FAILED and data[12:14] == b"\xff\xff":
        return _ERRORS.get(data[8], "#N/A")
    return ""


def _merged(data: bytes) -> Iterator[Area]:
    for number in range(unpack_from("<H", data)[0]):
        first, last, left, right = unpack_from("<HHHH", data, 2 + 8 * number)
        yield Area(first + 1, last + 1, left, right)
