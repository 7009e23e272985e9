"""Counts of answers whose zeros were left empty or written as a dash: the total of the row proves
them."""

from collections.abc import Mapping, Sequence

import polars as pl

from pipeline.delivery import RawTable
from pipeline.tables import wide_total_names
from pipeline.tables.kinds import folded

_DASH = r"^\s*[-−–—]\s*$"
_WHOLE = r"^[0-9]{1,15}$"


def proved_zeros(raw: RawTable, columns: Mapping[str, Sequence[str]]) -> Mapping[str, pl.Series]:
    """The columns of counts with 0 in the empty cells and dashes of each row whose other counts add
    up to its total. `columns` are those of the answers by their headings."""
    points = [heading for headings in columns.values() for heading in headings]
    totals = [name for name in raw.frame.columns if folded(name) in wide_total_names()]
    if len(totals) != 1 or totals[0] in points or not points:
        return {}
    texts = raw.frame.select(pl.col(*points, totals[0]).cast(pl.String))
    is_dash = pl.all().str.contains(_DASH).fill_null(value=False)
    cells = texts.select(pl.when(~is_dash).then(pl.all()))
    is_whole = pl.all_horizontal(
        pl.col(name).is_null() | pl.col(name).str.contains(_WHOLE) for name in points
    )
    numbers = [pl.col(name).cast(pl.Int64, strict=False) for name in points]
    is_total = pl.sum_horizontal(numbers) == pl.col(totals[0]).cast(pl.Int64, strict=False)
    is_proved = cells.select((is_whole & is_total).fill_null(value=False)).to_series()
    return {
        name: texts[name].set(cells[name].is_null() & is_proved, "0")
        for name in points
        if (cells[name].is_null() & is_proved).any()
    }
