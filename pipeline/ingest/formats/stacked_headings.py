"""Joins the rows of a heading with merged cells into one heading for each column."""

from collections.abc import Collection, Sequence
from itertools import islice

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.files.limits import COLUMNS
from pipeline.ingest.formats.grids import Grid
from pipeline.ingest.formats.looks import Look
from pipeline.ingest.layout.blocks import Area
from pipeline.tables import is_plan_of_a_month, is_span_so_far
from pipeline.tables.kinds import folded


def stacked(cells: Grid, look: Look, known: Collection[str], first: int, last: int) -> list[str]:
    """Each column's heading: the lowest of its cells; all of them joined where the lowest is not
    unique, says nothing alone, or where they make a heading that is `known`."""
    rows = cells.text.filter(pl.col(ROW).is_between(first, last)).rows_by_key(
        ROW, named=True, unique=True
    )
    over = (area for area in look.merged if first <= area.first_row <= last)
    merged = tuple(islice(over, COLUMNS))
    stacks = [_stack(int(name), rows, merged, first, last) for name in cells.columns]
    lowest = [stack[-1] if stack else "" for stack in stacks]
    return [
        whole
        if heading
        and (
            lowest.count(heading) > 1
            or folded(whole) in known
            or folded(heading) in _UNITS
            or _is_of_a_month(whole)
        )
        else heading
        for whole, heading in zip(map(" ".join, stacks), lowest, strict=True)
    ]


_UNITS = {"rp", "rp.", "(rp)", "rupiah", "%", "(%)"}
"""Headings that say nothing of a column without the heading above."""


def _is_of_a_month(whole: str) -> bool:
    """Whether a joined heading names a plan of a month, or the sum spent up to a month."""
    return is_plan_of_a_month(whole) or is_span_so_far(whole)


def _stack(
    column: int, rows: dict[int, dict[str, str]], areas: Sequence[Area], first: int, last: int
) -> list[str]:
    """The heading cells over a column, from top to bottom; a merged cell counts once."""
    found: list[str] = []
    for row in range(first, last + 1):
        merged = next((area for area in areas if _covers(area, row, column)), None)
        at = (merged.first_row, merged.first_column) if merged else (row, column)
        if at[0] < row and merged:
            continue
        cell = " ".join((rows.get(at[0], {}).get(str(at[1])) or "").split())
        if cell:
            found.append(cell)
    return found


def _covers(area: Area, row: int, column: int) -> bool:
    return (
        area.first_row <= row <= area.last_row and area.first_column <= column <= area.last_column
    )
