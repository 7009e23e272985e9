"""How long each service, or step of a service, took: as given, or between its start and its end."""

import polars as pl


def timed(service_times: pl.DataFrame) -> pl.DataFrame:
    """The rows whose minutes are known, with `minutes` filled in."""
    between = (pl.col("finished_at") - pl.col("started_at")).dt.total_microseconds() / 60_000_000
    return service_times.with_columns(minutes=pl.coalesce("minutes", between)).drop_nulls("minutes")
