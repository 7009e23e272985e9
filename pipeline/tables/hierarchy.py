"""Lines that stand under other lines by their codes, as a DPPA prints them."""

import polars as pl

from pipeline.delivery import ROW


def leaf_lines(budget: pl.DataFrame) -> pl.DataFrame:
    """The lines no other line's code extends at a dot, in their order.

    Programmes and activities repeat the money of the lines below them; only leaves are counted.
    """
    path = pl.col("code").str.strip_chars_end(".") + "."
    following = path.shift(-1).fill_null("")  # sorted, an extension comes next
    return budget.sort(path).filter(~following.str.starts_with(path)).sort(ROW)
