"""Reads an .xls workbook by xlrd in a separate process: its sheets, and one sheet's cells."""

import json
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.ingest.files.apart import told_apart
from pipeline.ingest.files.limits import SHEET_CELLS, SHEET_TEXT
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.looks import Look
from pipeline.ingest.layout.blocks import Area

LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream that holds a workbook locked by a password."""
_CELLS = Path(__file__).with_name("xls_cells.py")
"""The program of the other process; xlrd is not loaded in this process."""
_LIMITS = {"cells": SHEET_CELLS, "texts": SHEET_TEXT}
_NAMES = """
def answer(book):
    seen = zip(book.sheet_names(), book._sheet_visibility)  # a sheet's own loads all its cells
    tell(json.dumps([book.sheet_names(), [name for name, is_hidden in seen if is_hidden]]).encode())
"""
_SHEET = f"""
def answer(book):
    sheet = book.sheet_by_name(words[0])
    cells = Cells.read(book, sheet, {SHEET_CELLS}, {SHEET_TEXT})
    tell(json.dumps({{**around(sheet), "percents": cells.percents}}).encode())
    for frame in cells.frames():
        tell_frame(frame)
"""
_ANSWER = """
import json
try:
    answer(opened(content))
except Refused as refused:
    tell(json.dumps({"refused": refused.args}).encode())
"""


@dataclass(frozen=True)
class Xls:
    """A workbook that another process opens, anew for each request."""

    content: bytes
    sheet_names: list[str]
    hidden: frozenset[str] = frozenset()
    _sheets: dict[str, list[memoryview]] = field(default_factory=dict)

    @classmethod
    def opened(cls, content: bytes) -> "Xls":
        """Raises Unreadable if it is damaged or protected."""
        told, *_ = _told(_NAMES, content)
        names, hidden = json.loads(bytes(told))
        return cls(content, names, frozenset(hidden))

    @property
    def charts(self) -> frozenset[str]:
        """None: xlrd skips such sheets."""
        return frozenset()

    def look(self, sheet: str) -> Look:
        """See looks.Workbook."""
        said = json.loads(bytes(self._sheet(sheet)[0]))
        return Look(
            percents=frozenset((row, column) for row, column in said["percents"]),
            merged=tuple(Area(*edges) for edges in said["merged"]),
            hidden_rows=frozenset(said["hidden_rows"]),
            hidden_columns=frozenset(said["hidden_columns"]),
            since_1904=said["since_1904"],
        )

    def texts(self, sheet: str) -> pl.DataFrame:
        """See grids.Book."""
        return self.frames(sheet)[0]

    def frames(self, sheet: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        """See grids.Book."""
        text, number, truth = (pl.read_ipc(BytesIO(part)) for part in self._sheet(sheet)[1:])
        return text, number, truth

    def _sheet(self, sheet: str) -> list[memoryview]:
        if sheet not in self._sheets:
            self._sheets[sheet] = _told(_SHEET, self.content, sheet)
        return self._sheets[sheet]


def _told(answer: str, content: bytes, *words: str) -> list[memoryview]:
    """The parts of an answer. Raises Unreadable where there is no answer or it is a refusal."""
    try:
        parts = told_apart(_CELLS.read_text() + answer + _ANSWER, content, *words)
    except Unreadable as damage:
        # Such a file only wraps an encrypted package: xlrd finds no workbook in it.
        raise Unreadable("encrypted-file") if LOCKED in content else damage from None
    said: Any = json.loads(bytes(parts[0]))
    if isinstance(said, dict) and "refused" in said:
        code, reason = said["refused"]
        limit = {"limit": _LIMITS[reason]} if reason in _LIMITS else {}
        raise Unreadable(code, reason, **limit)
    return parts
