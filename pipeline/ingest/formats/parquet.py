"""Reads a Parquet file's columns in their own types."""

from io import BytesIO

import polars as pl

from pipeline.ingest.files.apart import told_apart
from pipeline.ingest.files.content import PARQUET, wrong_ending
from pipeline.ingest.files.limits import FRAME_CELLS
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.typed import typed_reading
from pipeline.ingest.layout.reading import ANYTHING, Reading, Sought
from pipeline.reportfile import FileSource

_PROGRAM = f"""
lazy = polars.scan_parquet(BytesIO(content))
rows = lazy.select(polars.len()).collect().item()
width = sum(1 + (dtype == polars.String) for dtype in lazy.collect_schema().dtypes())
if rows * width > {FRAME_CELLS}:
    sys.exit(0)
tell_frame(lazy.collect())
"""
"""An answer without parts means that the file is too large."""


def parquet_reading(
    content: bytes, file: str, source: FileSource, sought: Sought = ANYTHING
) -> Reading:
    """Read one Parquet file; its rows are counted first, as a short file may hold billions."""
    del source, sought
    if problem := wrong_ending(content, file, PARQUET, PARQUET):
        return Reading(problems=(problem,))
    try:
        parts = told_apart(_PROGRAM, content)
        if not parts:
            raise Unreadable("too-large", "cells", limit=FRAME_CELLS)
    except Unreadable as fault:
        return Reading(problems=(fault.problem(file, PARQUET),))
    return typed_reading(pl.read_ipc(BytesIO(parts[0])), file)
