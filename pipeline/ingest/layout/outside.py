"""What a declared range leaves unread: rows of numbers above and below it."""

from collections.abc import Iterator

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.blocks import Area
from pipeline.ingest.layout.merged import ALMOST_A_NUMBER
from pipeline.ingest.layout.reading import Sought
from pipeline.problems import Problem
from pipeline.scorecard import row_ranges

_LEAST = 2
"""Least number of numbers in a row of figures: a row with a date or a page number has fewer."""
_LONGEST_LIST = 200
"""Characters of a list of rows."""
_ANSWERS = "survey_"
"""Tables that have sums and shares below them, which are no answers."""


def outside(
    cells: pl.DataFrame, block: Area, place: tuple[str, str], sought: Sought
) -> Iterator[Problem]:
    """A warning that names the rows of numbers that a range leaves out.

    The columns of `cells` are named by their positions.
    """
    within = range(block.first_column, block.last_column + 1)
    names = [name for name in cells.columns if name != ROW and int(name) in within]
    if sought.table.startswith(_ANSWERS) or not names:
        return
    numbers = [pl.col(name).cast(pl.String).str.contains(ALMOST_A_NUMBER) for name in names]
    count = pl.sum_horizontal(number.fill_null(value=False) for number in numbers)
    is_outside = ~pl.col(ROW).is_between(block.first_row, block.last_row)
    rows = cells.filter(is_outside & (count >= _LEAST))[ROW]
    if len(rows):
        told = row_ranges(rows)
        short = told if len(told) <= _LONGEST_LIST else f"{told[:_LONGEST_LIST]} …"
        values: dict[str, object] = {"rows": short, "count": len(rows), "range": str(block)}
        yield Problem("rows-outside-range", *place, int(rows[0]), values=values)
