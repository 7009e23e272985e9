"""A Parquet file in, its columns out in the types they have."""

from io import BytesIO

import polars as pl

from pipeline.ingest.content import PARQUET, wrong_ending
from pipeline.ingest.limits import FRAME_CELLS
from pipeline.ingest.looks import Unreadable
from pipeline.ingest.reading import ANYTHING, Reading, Sought
from pipeline.ingest.typed import typed_reading
from pipeline.reportfile import FileSource


def parquet_reading(
    content: bytes, file: str, source: FileSource, sought: Sought = ANYTHING
) -> Reading:
    """Read one Parquet file; its rows are counted before, for a short file may hold billions."""
    del source, sought
    if problem := wrong_ending(content, file, PARQUET, PARQUET):
        return Reading(problems=(problem,))
    try:
        lazy = pl.scan_parquet(BytesIO(content))
        rows = lazy.select(pl.len()).collect().item()
        if rows * len(lazy.collect_schema()) > FRAME_CELLS:
            fault = Unreadable("too-large", "cells", limit=FRAME_CELLS)
            return Reading(problems=(fault.problem(file, PARQUET),))
        return typed_reading(lazy.collect(), file)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
        fault = Unreadable("unreadable-file", "damaged")
        return Reading(problems=(fault.problem(file, PARQUET),))
