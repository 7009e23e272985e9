"""Reads a frame with types: numbers stay numbers."""

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.files.limits import COLUMNS
from pipeline.ingest.layout.headings import headed
from pipeline.ingest.layout.reading import ANYTHING, Reading
from pipeline.problems import Problem

_FIRST = 2
"""The number of the first row, as on a sheet with a heading."""


def typed_reading(frame: pl.DataFrame, file: str) -> Reading:
    """The frame under its own headings; columns of lists, records or bytes are a problem."""
    if frame.width > COLUMNS:
        values = {"found": frame.width, "limit": COLUMNS}
        return Reading(problems=(Problem("too-many-columns", file, values=values),))
    if not frame.width:
        return Reading(problems=(Problem("empty-table", file),))
    names, problems = headed(frame, [name.strip() for name in frame.columns], (file, ""), ANYTHING)
    frame = pl.DataFrame([frame.get_column(old).alias(name) for old, name in names.items()])
    strange = [
        name
        for name, dtype in frame.schema.items()
        if dtype.is_nested() or dtype in (pl.Binary, pl.Object, pl.Duration)
    ]
    problems += [
        Problem("column-type", file, column=name, values={"found": str(frame.schema[name])})
        for name in strange
    ]
    plain = frame.drop(strange).with_columns(
        pl.selectors.categorical().cast(pl.String),
        pl.selectors.enum().cast(pl.String)
        if hasattr(pl.selectors, "enum")
        else pl.selectors.by_name(),
    )
    rows = plain.with_row_index(ROW, _FIRST)
    filled = (
        rows.filter(~pl.all_horizontal(pl.all().exclude(ROW).is_null())) if plain.width else rows
    )
    return Reading(filled, tuple(problems))
