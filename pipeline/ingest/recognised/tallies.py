"""Recognises a sheet that counts how often each answer was given to each item, without respondents.

`Unsur | Tidak Baik (1) | … | Sangat Baik (4)` over numbers larger than any answer.
"""

import re
from collections.abc import Sequence

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.reading import told_as_text
from pipeline.tables import counts_table, wide_total_names
from pipeline.tables.kinds import folded

_POINT = re.compile(r"^(?:[^\d]*\()?\s*(\d{1,2})\s*\)?$")
_FEWEST, _HIGHEST = 3, 10
_COUNT = r"^[0-9]+$"


def points_in(headings: Sequence[str]) -> dict[str, int]:
    """The headings that are the answers of a scale that begins at 1: `3` or `Baik (3)`."""
    found = {name: int(match[1]) for name in headings if (match := _POINT.match(name.strip()))}
    points = sorted(found.values())
    is_scale = points == [*range(1, len(points) + 1)] and _FEWEST <= len(points) <= _HIGHEST
    return found if is_scale else {}


def tally_of(frame: pl.DataFrame) -> tuple[str, ...]:
    """The headings that make a sheet a table of counts; none where its rows may be respondents: an
    item appears twice, or no count exceeds the highest answer and no column holds the totals."""
    headings = [name for name in frame.columns if name != ROW]
    points, items = points_in(headings), [name for name in headings if folded(name) in _items()]
    if not points or not items:
        return ()
    rows = frame.select(told_as_text(frame[name]) for name in headings)
    rows = rows.filter(pl.any_horizontal(pl.col([*points]).is_not_null()))
    counts = rows.select([*points]).unpivot()["value"].drop_nulls()
    named = rows[items[0]].drop_nulls()
    if counts.is_empty() or not counts.str.contains(_COUNT).all() or named.is_duplicated().any():
        return ()
    most = counts.cast(pl.Int64, strict=False).max()
    is_larger = isinstance(most, int) and most > max(points.values())
    return (items[0], *points) if is_larger or _has_totals(rows, points) else ()


def _items() -> set[str]:
    item = counts_table("").column("item")
    return {folded(name) for name in (item.name, *item.aliases)} if item else set()


def _has_totals(rows: pl.DataFrame, points: Sequence[str] | dict[str, int]) -> bool:
    """Whether a column has the sum of the counts in every row."""
    totals = [name for name in rows.columns if folded(name) in wide_total_names()]
    sums = pl.sum_horizontal(pl.col(name).cast(pl.Int64, strict=False) for name in points)
    return any(
        bool(rows.select((sums == pl.col(name).cast(pl.Int64, strict=False)).all()).item())
        for name in totals
    )
