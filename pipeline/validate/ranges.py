"""A typed column of numbers in, its cells out that lie outside its limits."""

from collections.abc import Iterator

import polars as pl

from pipeline.problems import Problem
from pipeline.tables import Column
from pipeline.validate.typed import TypedTable


def out_of_range(typed: TypedTable, column: Column) -> Iterator[Problem]:
    """The cells outside the limits of their column."""
    value, low, high = pl.col(column.name), column.low, column.high
    if column.name in typed.narrow and _hold(typed.frame[column.name], low, high):
        return
    below = value < low if low is not None else pl.lit(value=False)
    above = value > high if high is not None else pl.lit(value=False)
    outside = typed.frame.filter(below | above)
    if low == 0 and high is None:
        yield from typed.cell_problems("negative", outside, column.name)
    else:
        ends = {"low": low, "high": high}
        limits = {name: "" if end is None else f"{end:g}" for name, end in ends.items()}
        yield from typed.cell_problems("out-of-range", outside, column.name, **limits)


def _hold(values: pl.Series, low: float | None, high: float | None) -> bool:
    """Whether whole numbers stay within their limits, by the least and the greatest."""
    ends = [end for end in (values.min(), values.max()) if isinstance(end, int)]
    return all((low is None or low <= end) and (high is None or end <= high) for end in ends)
