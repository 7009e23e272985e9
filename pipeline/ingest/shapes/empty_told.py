"""What an empty cell means, as `empty` under `[sources.x]` says of a list, or of a column of yes
and no."""

from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.reading import Reading
from pipeline.problems import Problem, nearest
from pipeline.reportfile import FileSource
from pipeline.tables.kinds import folded

_LEAST = 2
"""Least number of other filled cells in a row of the list; notes below it have fewer."""


def with_empty_told(reading: Reading, source: FileSource, file: str) -> Reading:
    """The list with the given word in the empty cells of each of these columns."""
    if reading.frame.width == 1:
        return reading
    headings = {folded(name): name for name in reading.frame.columns if name != ROW}
    for name, word in source.empty.items():
        heading = headings.get(folded(name))
        if heading is None:
            near = {"nearest": nearest(name, [*headings.values()])}
            missing = Problem("missing-column", file, reading.sheet, column=name, values=near)
            reading = reading.told(missing)
            continue
        others = pl.all().exclude(ROW, heading)
        least = min(_LEAST, reading.frame.width - 2)
        is_row = pl.sum_horizontal(pl.lit(0), others.is_not_null()) >= least
        cell = pl.col(heading).cast(pl.String)
        told = pl.when(cell.is_null() & is_row).then(pl.lit(word)).otherwise(cell)
        reading = replace(reading, frame=reading.frame.with_columns(told.alias(heading)))
    return reading
