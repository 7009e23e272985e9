"""Cells that hold for the rows below them, as `fill_down` under `[sources.x]` says."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.merged import REPEATED
from pipeline.ingest.layout.reading import Reading
from pipeline.problems import Problem, Reason, nearest
from pipeline.reportfile import FileSource
from pipeline.tables.kinds import Column, folded

_LEAST = 2
"""Least number of other filled cells in a row of data; notes below a table have fewer."""


def with_filled_down(
    reading: Reading, source: FileSource, columns: Mapping[str, Column], file: str, table: str
) -> Reading:
    """The table with empty cells of these columns filled from the cell above. Numbers are refused,
    as they would count twice."""
    if reading.frame.width == 1:
        return reading
    for name in source.fill_down:
        heading = heading_of(reading.frame, name, source, columns)
        column = _column(name, heading, source, columns)
        if heading is None:
            near = {"nearest": nearest(name, _headings(reading.frame))}
            reading = reading.told(
                Problem("missing-column", file, reading.sheet, column=name, values=near)
            )
        elif (column and column.kind not in REPEATED) or _has_numbers(reading, heading, column):
            key = f"sources.{table}.fill_down"
            values = {"reason": Reason("not-filled-down")}
            reading = reading.told(
                Problem("toml-value", "report.toml", column=key, value=name, values=values)
            )
        else:
            reading = replace(reading, frame=_filled(reading.frame, heading))
    return reading


def heading_of(
    frame: pl.DataFrame, name: str, source: FileSource, columns: Mapping[str, Column]
) -> str | None:
    """The delivered heading that a name in report.toml means: its own, or that of its column."""
    own = {folded(name), *(folded(part) for part in source.columns.get(name, ()))}
    own |= {heading for heading, column in columns.items() if column.name == name}
    return next((heading for heading in _headings(frame) if folded(heading) in own), None)


def _headings(frame: pl.DataFrame) -> list[str]:
    return [heading for heading in frame.columns if heading != ROW]


def _column(
    name: str, heading: str | None, source: FileSource, columns: Mapping[str, Column]
) -> Column | None:
    """The column of the table that a name or a heading means."""
    by_name = {column.name: column for column in columns.values()}
    known = (folded(heading or ""), folded(name))
    declared = {folded(part): key for key, parts in source.columns.items() for part in parts}
    names = [name, *(declared[one] for one in known if one in declared)]
    found = [by_name.get(one) for one in names] + [columns.get(one) for one in known]
    return next((column for column in found if column), None)


def _has_numbers(reading: Reading, heading: str, column: Column | None) -> bool:
    """Whether a column that is no column of a known table holds numbers."""
    cells = reading.frame[heading]
    stored = reading.stored.get(heading)
    is_numeric = cells.dtype.is_numeric() or (stored is not None and bool(stored.any()))
    return column is None and is_numeric


def _filled(frame: pl.DataFrame, heading: str) -> pl.DataFrame:
    others = pl.all().exclude(ROW, heading)
    is_row = pl.sum_horizontal(others.is_not_null()) >= min(_LEAST, max(frame.width - 2, 1))
    above = pl.col(heading).forward_fill()
    return frame.with_columns(pl.when(is_row).then(above).otherwise(pl.col(heading)).alias(heading))
