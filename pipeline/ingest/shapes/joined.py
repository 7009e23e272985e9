"""Joins a second file of a table's rows: its columns beside those of the first file, row by row by
a key.

A column that both files have is taken from the first, unless it is empty there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import polars as pl

from pipeline.delivery import ROW, Beside, DeliveredFile
from pipeline.ingest.layout.reading import Reading
from pipeline.ingest.shapes.filled_down import heading_of
from pipeline.problems import Problem, nearest
from pipeline.reportfile import FileSource
from pipeline.tables.kinds import Column, folded

_KEY, _OTHER = "_key", "_other"
LEAST = 2
"""Least number of other filled cells in a row of data, which must be in the other file too."""


@dataclass(frozen=True)
class Part:
    """One of the two files: its reading, where it is, and the heading of its key."""

    reading: Reading
    file: DeliveredFile
    key: str

    @property
    def rows(self) -> pl.DataFrame:
        """Its rows with the key in the form in which it is compared, without rows that have no
        key."""
        text = pl.col(self.key).cast(pl.String).str.to_lowercase()
        key = text.str.replace_all(r"[\s_-]+", " ").str.strip_chars().alias(_KEY)
        return self.reading.frame.with_columns(key).filter(pl.col(_KEY) != "")

    @property
    def data(self) -> pl.DataFrame:
        """The rows that hold more than a key."""
        others = pl.all().exclude(ROW, self.key, _KEY)
        least = min(LEAST, max(self.reading.frame.width - 2, 0))
        return self.rows.filter(pl.sum_horizontal(pl.lit(0), others.is_not_null()) >= least)

    def problem(self, code: str, row: int, value: str, **values: object) -> Problem:
        return Problem(code, self.file.file, self.file.sheet, row, self.key, value, values)


def joined(
    readings: tuple[Reading, Reading],
    files: tuple[DeliveredFile, DeliveredFile],
    by: str,
    source: FileSource,
    columns: Mapping[str, Column],
) -> tuple[Reading, tuple[Beside, ...]]:
    """The first reading with the columns of the second, and which columns these are."""
    first, second = readings
    if min(one.frame.width for one in readings) == 1:
        return first, ()
    keys = [heading_of(one.frame, by, source, columns) for one in readings]
    for key, one, file in zip(keys, readings, files, strict=True):
        if key is None:
            near = {"nearest": nearest(by, [name for name in one.frame.columns if name != ROW])}
            first = first.told(
                Problem("missing-column", file.file, file.sheet, column=by, values=near)
            )
    if keys[0] is None or keys[1] is None:
        return first, ()
    mine, other = Part(first, files[0], keys[0]), Part(second, files[1], keys[1])
    first = first.told(*_unmatched(mine, other), *_unmatched(other, mine), *_twice(mine, other))
    reading, beside = _beside(replace(mine, reading=first), other, source, columns)
    return reading, (beside,)


def _unmatched(one: Part, other: Part) -> Iterator[Problem]:
    """A problem for each row whose key the other file lacks."""
    strange = one.data.filter(~pl.col(_KEY).is_in(other.rows[_KEY].implode()))
    for row, value in strange.select(ROW, pl.col(one.key).cast(pl.String)).iter_rows():
        near = nearest(value, other.rows[other.key].cast(pl.String).to_list())
        yield one.problem("join-unmatched", row, value, other=other.file.file, nearest=near)


def _twice(*parts: Part) -> Iterator[Problem]:
    """A problem for each row whose key an earlier row has."""
    for part in parts:
        again = part.data.with_columns(first=pl.col(ROW).min().over(_KEY))
        again = again.filter(pl.col(ROW) > pl.col("first"))
        cells = again.select(ROW, pl.col(part.key).cast(pl.String), "first")
        for row, value, before in cells.iter_rows():
            yield part.problem("join-twice", row, value, first=str(before))


def _beside(
    mine: Part, other: Part, source: FileSource, columns: Mapping[str, Column]
) -> tuple[Reading, Beside]:
    """The rows of the first file with the columns that only the second has filled."""
    reading = mine.reading
    meant = {
        heading: heading_of(reading.frame, _name(heading, source, columns), source, columns)
        for heading in other.reading.frame.columns
        if heading not in (ROW, other.key)
    }
    new = [heading for heading, same in meant.items() if same is None or _is_empty(reading, same)]
    replaced = [same for heading in new if (same := meant[heading])]
    both = {heading: same for heading, same in meant.items() if same and heading not in new}
    right = other.rows.unique(_KEY, keep="first", maintain_order=True)
    flags = {name: flag for name, flag in other.reading.stored.items() if name in new}
    stored = other.reading.frame.select(ROW).with_columns(**flags)
    right = right.rename({ROW: _OTHER})
    left = reading.frame.select(ROW).join(mine.rows.select(ROW, _KEY), on=ROW, how="left",
                                          maintain_order="left")  # fmt: skip
    matched = left.join(right, on=_KEY, how="left", maintain_order="left")
    told = matched.select(pl.col(_OTHER).alias(ROW)).join(
        stored, on=ROW, how="left", maintain_order="left"
    )
    frame = reading.frame.drop(replaced).with_columns(matched[name] for name in new)
    kept = {name: flag for name, flag in reading.stored.items() if name not in replaced}
    kept |= {name: told[name].fill_null(value=False) for name in flags}
    both_rows = matched.select(ROW, _OTHER).drop_nulls().iter_rows()
    rows = {row: (there,) for row, there in both_rows}
    reading = replace(reading, frame=frame, stored=kept)
    reading = reading.told(*_differing(mine, other, both, matched, columns))
    return reading, Beside(other.file, frozenset(new), rows)


def _name(heading: str, source: FileSource, columns: Mapping[str, Column]) -> str:
    """The name of the column that a heading means, or the heading itself."""
    for name, parts in source.columns.items():
        if folded(heading) in {folded(part) for part in parts}:
            return name
    column = columns.get(folded(heading))
    return column.name if column else heading


def _is_empty(reading: Reading, heading: str) -> bool:
    return reading.frame[heading].null_count() == reading.frame.height


def _differing(
    mine: Part,
    other: Part,
    both: Mapping[str, str],
    matched: pl.DataFrame,
    columns: Mapping[str, Column],
) -> Iterator[Problem]:
    """A problem for each cell of a known column that differs between the two files."""
    known = {heading: same for heading, same in both.items() if folded(heading) in columns}
    for heading, same in known.items():
        pairs = pl.DataFrame(
            {
                ROW: matched[_OTHER],
                "mine": mine.reading.frame[same].cast(pl.String),
                "other": matched[heading].cast(pl.String),
            }
        ).drop_nulls()
        for row, here, there in pairs.iter_rows():
            if folded(here) != folded(there):
                place = (other.file.file, other.file.sheet, row, heading, there)
                values = {"first": here, "other": mine.file.file}
                yield Problem("join-differs", *place, values=values)
