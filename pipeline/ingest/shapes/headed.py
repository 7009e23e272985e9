"""Rows that head other rows, as `sections` under `[sources.realization]` says."""

from dataclasses import replace

import polars as pl

from pipeline.ingest.layout.reading import Reading
from pipeline.ingest.shapes.filled_down import heading_of
from pipeline.problems import Problem, nearest
from pipeline.reportfile import FileSource
from pipeline.tables.sections import heads_others, with_sections


def without_heads(reading: Reading, source: FileSource, file: str) -> Reading:
    """The rows that are measures, each with the perspective and the objective above it."""
    if not source.sections or reading.frame.width == 1:
        return reading
    words = heading_of(reading.frame, source.sections, source, {})
    if words is None or reading.frame.schema[words] != pl.String:
        near = {"nearest": nearest(source.sections, reading.frame.columns[1:])}
        return reading.told(
            Problem("missing-column", file, reading.sheet, column=source.sections, values=near)
        )
    kept = reading.only(~heads_others(reading.frame, words))
    return replace(kept, frame=with_sections(reading.frame, words))
