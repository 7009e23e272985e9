"""Numbers that no figure of an agency can be: too far from zero, or too near to it."""

import polars as pl

from pipeline.tables.kinds import LARGEST, SMALLEST


def is_beyond(values: pl.Series) -> pl.Series:
    """Which numbers are too far from zero, or too near to it, to be reported."""
    size = pl.first().cast(pl.Float64).abs()
    beyond = (size > LARGEST) | ((size > 0) & (size < SMALLEST))
    return values.to_frame().select(beyond.fill_null(value=False)).to_series()


def with_limits(cells: pl.DataFrame, name: str) -> pl.DataFrame:
    """Cells as they were written, with the limits of numbers of their sign: `low` and `high`."""
    small, large = f"{SMALLEST:.9f}", str(LARGEST)
    is_below = pl.col(name).str.contains(r"^\s*[(]?\s*[-−–]")
    either = pl.when(is_below)
    return cells.with_columns(
        low=either.then(pl.lit(f"-{large}")).otherwise(pl.lit(small)),
        high=either.then(pl.lit(f"-{small}")).otherwise(pl.lit(large)),
    )
