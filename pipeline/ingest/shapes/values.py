"""Values that a column holds in every row, as `values` under `[sources.x]` says."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.reading import Reading
from pipeline.problems import Problem, nearest
from pipeline.reportfile import FileSource, Scalar
from pipeline.tables.kinds import Column, folded


def with_values(
    reading: Reading, source: FileSource, columns: Mapping[str, Column], file: str, table: str
) -> Reading:
    """The table with a column for each of them; a problem where a delivered column has cells."""
    if reading.frame.width == 1:
        return reading
    known = {column.name for column in columns.values()}
    for name, value in source.values.items():
        if known and name not in known:
            values = {"nearest": nearest(name, known)}
            key = f"sources.{table}.values.{name}"
            reading = reading.told(
                Problem("toml-unknown-key", "report.toml", column=key, values=values)
            )
            continue
        delivered = _delivered(reading.frame, name, source, columns)
        filled = [heading for heading in delivered if reading.frame[heading].count()]
        if filled:
            values = {"table": table, "name": name}
            place = (file, reading.sheet, None, filled[0])
            reading = reading.told(Problem("values-beside-column", *place, values=values))
        else:
            reading = _filled(reading, delivered, name, value)
    return reading


def _delivered(
    frame: pl.DataFrame, name: str, source: FileSource, columns: Mapping[str, Column]
) -> list[str]:
    """The delivered headings of this column: its own, its other names, or the declared headings."""
    own = {heading for heading, column in columns.items() if column.name == name} | {folded(name)}
    own |= {folded(part) for part in source.columns.get(name, ())}
    return [heading for heading in frame.columns if heading != ROW and folded(heading) in own]


def _filled(reading: Reading, empty: list[str], name: str, value: Scalar) -> Reading:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    frame = reading.frame.drop(empty).with_columns(pl.lit(text).alias(name))
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    stored = {heading: flags for heading, flags in reading.stored.items() if heading not in empty}
    if is_number:
        stored[name] = pl.repeat(is_number, frame.height, dtype=pl.Boolean, eager=True)
    return replace(reading, frame=frame, stored=stored)
