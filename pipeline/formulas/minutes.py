"""Where the minutes of services go: by service, all together, and by step."""

import polars as pl
from polars.dataframe.group_by import GroupBy

from pipeline.account import ServiceMinutes, Services, StepMinutes

_BOTH = pl.col("standard_minutes").is_not_null()
_KNOWN = pl.col("value_added").is_not_null()
_FIGURES = (
    pl.col("minutes").sum(),
    pl.when(_BOTH.any())
    .then(
        pl.col("standard_minutes").filter(_BOTH).sum() / pl.col("minutes").filter(_BOTH).sum() * 100
    )
    .alias("against_standard"),
    pl.when(_KNOWN.any())
    .then(
        pl.col("minutes").filter(pl.col("value_added")).sum()
        / pl.col("minutes").filter(_KNOWN).sum()
        * 100
    )
    .alias("cycle_effectiveness"),
)


def services_of(rows: pl.DataFrame) -> Services | None:
    """Minutes of timed rows (`tables.timed`); null where there are none to share out.

    Ratios are percentages, over the rows that have both of their parts; null where none has.
    """
    if not rows["minutes"].sum():
        return None
    services = _finite(_gathered(rows, "service").agg(*_FIGURES))
    whole = _finite(rows.select(*_FIGURES).head(1))
    steps = _finite(
        _gathered(rows.drop_nulls("step"), "step")
        .agg(pl.col("minutes").sum(), pl.col("value_added").first())
        .select(
            "step",
            "value_added",
            "minutes",
            share=pl.col("minutes") / pl.col("minutes").sum() * 100,
        )
    )
    return Services(
        tuple(ServiceMinutes(*row) for row in services.iter_rows()),
        ServiceMinutes(None, *whole.row(0)),
        tuple(StepMinutes(*row) for row in steps.iter_rows()),
    )


def _gathered(rows: pl.DataFrame, name: str) -> GroupBy:
    """The rows group by group, as each first appears.

    Of scattered rows, threads would add up fractions in an order of their own, and the last bits of
    a sum would differ from run to run.
    """
    first = pl.int_range(pl.len()).min().over(name)
    return rows.sort(first, maintain_order=True).group_by(name, maintain_order=True)


def _finite(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with null for each ratio that was divided by zero minutes."""
    floats = [name for name, dtype in frame.schema.items() if dtype.is_float()]
    return frame.with_columns(
        pl.when(pl.col(name).is_finite()).then(pl.col(name)).alias(name) for name in floats
    )
