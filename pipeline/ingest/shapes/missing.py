"""Words that mean that a cell is empty, as `missing` under `[sources.x]` says."""

from dataclasses import replace

import polars as pl

from pipeline.ingest.layout.reading import Reading
from pipeline.reportfile import FileSource
from pipeline.tables.kinds import folded


def without_missing(reading: Reading, source: FileSource) -> Reading:
    """The table with an empty cell in place of each cell that holds just such a word."""
    words = {folded(word) for word in source.missing}
    texts = [name for name, dtype in reading.frame.schema.items() if dtype == pl.String]
    if not words or not texts:
        return reading
    told = [
        {cell: None for cell in reading.frame[name].drop_nulls().unique() if folded(cell) in words}
        for name in texts
    ]
    cells = [
        pl.col(name).replace(dict(found)) for name, found in zip(texts, told, strict=True) if found
    ]
    return replace(reading, frame=reading.frame.with_columns(cells))
