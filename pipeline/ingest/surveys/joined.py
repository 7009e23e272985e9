"""Columns of groups with cells that name several groups: a warning; the cells are never split."""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem
from pipeline.tables.kinds import distinct


def joined_groups(
    raw: RawTable, groups: Sequence[str], columns: Mapping[str, Sequence[str]]
) -> Iterator[Problem]:
    """A warning for each column of groups with cells that hold several.

    A form joins groups with `;` or `,`, Kobo with spaces, and then also gives each option a column.
    A comma may belong to a name: it separates groups only if a part is a whole cell elsewhere.
    """
    for heading in (columns[group][0] for group in groups if group in columns):
        if heading not in raw.frame.columns:
            continue
        cells = raw.frame[heading]
        if cells.dtype not in (pl.String, pl.Categorical):
            continue
        joined = _joined(cells, has_options=_has_options(raw, heading))
        if joined:
            rows = raw.frame[ROW].filter(cells.cast(pl.String).is_in(joined).fill_null(value=False))
            values = {"count": len(rows)}
            place = (raw.source.file, raw.source.sheet, int(rows[0]), heading)
            yield Problem("joined-groups", *place, value=joined[0], values=values)


def _joined(cells: pl.Series, *, has_options: bool) -> list[str]:
    alone = set(distinct(cells))
    found = []
    for text in sorted(alone):
        by_comma = {part.strip() for part in text.split(",")}
        if (
            len([part for part in text.split(";") if part.strip()]) > 1
            or (len(by_comma) > 1 and by_comma & alone)
            or (has_options and len(text.split()) > 1)
        ):
            found.append(text)
    return found


def _has_options(raw: RawTable, heading: str) -> bool:
    """Whether each option of this question has its own column."""
    return any(name.startswith((f"{heading}/", f"{heading}:")) for name in raw.frame.columns)
