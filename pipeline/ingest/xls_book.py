"""An .xls workbook's cells, read by fastexcel in a process of its own."""

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import polars as pl

from pipeline.ingest.apart import told_apart

_NAMES = """
import fastexcel
tell("\\n".join(fastexcel.read_excel(content).sheet_names).encode())
"""
_FRAMES = """
import fastexcel, polars
book = fastexcel.read_excel(content)
for kind in ("string", "float", "boolean"):
    sheet = book.load_sheet(words[0], header_row=None, skip_rows=0, dtypes=kind)
    frame = sheet.to_polars()
    frame.columns = [str(column.absolute_index) for column in sheet.available_columns()]
    tell_frame(frame)
"""


@dataclass(frozen=True)
class BookApart:
    """A workbook that another process opens, each time anew."""

    content: bytes

    @cached_property
    def sheet_names(self) -> list[str]:
        """The names of its sheets. Raises Unreadable if it is damaged."""
        return bytes(told_apart(_NAMES, self.content)[0]).decode().split("\n")

    def frames(self, sheet: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        """One sheet's cells as texts, as numbers and as truths, by their places."""
        parts = told_apart(_FRAMES, self.content, sheet)
        text, number, truth = (pl.read_ipc(BytesIO(part)) for part in parts)
        return text, number, truth
