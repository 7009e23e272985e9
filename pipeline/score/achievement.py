"""Achievement in percent (100 = target met), by polarity and by the variant a rulebook names.

Every function takes the expressions of actual and target and is null where they are. A target of
zero never reaches a division: `scorecard.py` flags it first.
"""

from collections.abc import Callable

import polars as pl

from pipeline.scorecard import Polarity

Ratio = Callable[[pl.Expr, pl.Expr], pl.Expr]


def ratio(actual: pl.Expr, target: pl.Expr) -> pl.Expr:
    """maximize: actual ÷ target."""
    return actual / target * 100


def two_minus_ratio(actual: pl.Expr, target: pl.Expr) -> pl.Expr:
    """minimize, `2-a/t`: (2·target − actual) ÷ target; below zero when actual > 2·target."""
    return (2 * target - actual) / target * 100


def inverse_ratio(actual: pl.Expr, target: pl.Expr) -> pl.Expr:
    """minimize, `t/a`: target ÷ actual; an actual of zero has no ratio."""
    return pl.when(actual != 0).then(target / actual * 100)


def distance(actual: pl.Expr, target: pl.Expr) -> pl.Expr:
    """stabilize, `100-|a/t-1|`: 100 less the distance from the target in percent."""
    return 100 - (actual - target).abs() / target.abs() * 100


VARIANTS: dict[Polarity, dict[str, Ratio]] = {
    Polarity.MAXIMIZE: {"a/t": ratio},
    Polarity.MINIMIZE: {"2-a/t": two_minus_ratio, "t/a": inverse_ratio},
    Polarity.STABILIZE: {"100-|a/t-1|": distance},
}


def range_achievement(actual: pl.Expr, low: pl.Expr, high: pl.Expr) -> pl.Expr:
    """A range target (design §7): inside 100; outside, by polarity, against the nearer end."""
    above_low, above_high = actual / low * 100, actual / high * 100
    outside = (
        pl.when(pl.col("polarity") == Polarity.MINIMIZE)
        .then(pl.when(actual > high).then(200 - above_high).otherwise(200 - above_low))
        .when(pl.col("polarity") == Polarity.STABILIZE)
        .then(pl.when(actual > high).then(200 - above_high).otherwise(above_low))
        .otherwise(pl.when(actual > high).then(above_high).otherwise(above_low))
    )
    return pl.when(actual.is_between(low, high)).then(100.0).otherwise(outside)


def achievement(variant: pl.Expr, actual: pl.Expr, target: pl.Expr) -> pl.Expr:
    """The achievement by each row's polarity and variant; null for a variant nobody defined."""
    return pl.coalesce(
        pl.when((pl.col("polarity") == polarity.value) & (variant == name)).then(
            formula(actual, target)
        )
        for polarity, variants in VARIANTS.items()
        for name, formula in variants.items()
    )
