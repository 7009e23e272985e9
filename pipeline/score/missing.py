"""What a measure without an actual counts, by the rulebook's policy for missing figures."""

import polars as pl

from pipeline.delivery import Tables
from pipeline.reportfile.periods import of_one_kind
from pipeline.rulebook import Scoring

LAST_VALUE = "last-value"
AS_ZERO = "counted-as-zero"


def with_counted(rows: pl.DataFrame, tables: Tables, period: str, scoring: Scoring) -> pl.DataFrame:
    """Rows with `counted`, the actual that counts, and `supplied`, the flag that says it is not
    the measure's own."""
    none = pl.lit(None, pl.String)
    if scoring.missing != "last_value" or "history" not in tables:
        return rows.with_columns(counted=pl.col("actual"), supplied=none)
    known = rows.join(
        _latest(tables["history"], period),
        on="measure_id",
        how="left",
        validate="1:1",
        maintain_order="left",
    )
    is_supplied = pl.col("actual").is_null() & pl.col("latest").is_not_null()
    return known.with_columns(
        counted=pl.coalesce("actual", "latest"),
        supplied=pl.when(is_supplied).then(pl.lit(LAST_VALUE)).otherwise(none),
    ).drop("latest")


def _latest(history: pl.DataFrame, period: str) -> pl.DataFrame:
    """The actual of each measure in its latest earlier period that has one, of this period's kind.

    Half a year's result cannot replace a whole year's.
    """
    known = history["period"].unique()
    earlier = [one for one in known if one < period and of_one_kind(one, period)]
    return (
        history.filter(pl.col("period").is_in(earlier), pl.col("actual").is_not_null())
        .sort("period")
        .group_by("measure_id", maintain_order=True)
        .agg(latest=pl.col("actual").last())
    )


def with_missing(rows: pl.DataFrame, scoring: Scoring) -> pl.DataFrame:
    """Under `missing = "zero"`, a measure that could be judged but was not measured achieves 0."""
    if scoring.missing != "zero":
        return rows
    absent = pl.col("counted").is_null() & pl.col("actual_place").is_null()
    absent &= pl.col("obstacles").list.len() == 0
    return rows.with_columns(
        achievement=pl.when(absent).then(0.0).otherwise(pl.col("achievement")),
        supplied=pl.when(absent).then(pl.lit(AS_ZERO)).otherwise(pl.col("supplied")),
    )
