"""Which rule judges a measure, or why it cannot be judged: a value or a flag, never both.

A row's *way* is the variant it names, unless its target calls for another: a range, the highest
value possible, or zero with a declared worst.
"""

import polars as pl

from pipeline.rulebook import VARIANTS, Scoring
from pipeline.score.achievement import (
    met_or_not,
    on_scale,
    range_achievement,
    variants,
    worst_ratio,
)
from pipeline.scorecard import Polarity

MET_OR_NOT = "met_or_not"
RANGE = "range"
MAXIMUM = "maximum"
WORST = "(w-a)/w"

_actual, _target = pl.col("counted"), pl.col("target")
_low, _high, _worst = pl.col("target_low"), pl.col("target_high"), pl.col("worst")
_way = pl.col("way")
_ranged = _low.is_not_null() & _high.is_not_null()
_minimizes = pl.col("polarity") == Polarity.MINIMIZE


def with_achievements(rows: pl.DataFrame, scoring: Scoring) -> pl.DataFrame:
    """Rows with `way`, `obstacles` and `achievement` (percent, before conversion and limits).

    Needs `polarity`, `variant`, `counted` (the actual that counts) and the target's columns.
    """
    found = rows.with_columns(way=_way_of(scoring)).with_columns(obstacles=_obstacles())
    clear = pl.col("obstacles").list.len() == 0
    judged = found.with_columns(achievement=pl.when(clear).then(_achievement(scoring)))
    finite = pl.col("achievement").is_finite() | pl.col("achievement").is_null()
    return judged.with_columns(
        achievement=pl.when(finite).then("achievement"),
        obstacles=_flags(pl.col("obstacles"), _named("not-finite", ~finite)),
    )


def counts_for(achievement: pl.Expr, scoring: Scoring) -> pl.Expr:
    """What an achievement counts: converted where the rulebook has a scale, then limited."""
    converted = on_scale(achievement, scoring.conversion) if scoring.conversion else achievement
    return converted.clip(scoring.floor, scoring.cap)


def _way_of(scoring: Scoring) -> pl.Expr:
    variant = pl.col("variant")
    fits = pl.any_horizontal(
        (pl.col("polarity") == polarity.value) & variant.is_in(list(names))
        for polarity, names in VARIANTS.items()
    )
    special = fits & (variant != MET_OR_NOT)
    at_maximum = special & (scoring.at_maximum == "cap") & _reached_maximum()
    towards_zero = special & _minimizes & (_target == 0) & _worst.is_not_null()
    return (
        pl.when(special & _ranged)
        .then(pl.lit(RANGE))
        .when(at_maximum)
        .then(pl.lit(MAXIMUM))
        .when(towards_zero)
        .then(pl.lit(WORST))
        .when(fits)
        .then(variant)
    )


def _reached_maximum() -> pl.Expr:
    """The target is the highest value possible, and the actual is there (KMK 127/2026)."""
    maximizes, maximum = pl.col("polarity") == Polarity.MAXIMIZE, pl.col("maximum")
    return maximizes & (_target == maximum) & (_actual >= maximum)


def _achievement(scoring: Scoring) -> pl.Expr:
    named = [
        pl.when(_way == name).then(formula(_actual, _target))
        for name, formula in variants(scoring).items()
    ]
    in_range = _ranged & (_way == MET_OR_NOT)
    exact = pl.coalesce(
        pl.when(in_range).then(met_or_not(_actual.is_between(_low, _high))),
        pl.when(_way == RANGE).then(range_achievement(_actual, _low, _high)),
        pl.when(_way == MAXIMUM).then(pl.lit(scoring.cap)),
        pl.when(_way == WORST).then(worst_ratio(_actual, _worst, scoring.cap)),
        *named,
    )
    return pl.when(_actual.is_not_null()).then(exact)


def _obstacles() -> pl.Expr:
    """Why a target or an actual cannot be judged in its way; empty where it can."""
    ratios = _way.is_in(["a/t", "a/t|2-a/t", "2-a/t", "t/a", "100-|a/t-1|", "piecewise"])
    above_only = _way.is_in(["a/t", "2-a/t", "t/a"])
    inverse = _way == "t/a"
    end = _used_end()
    return _flags(
        _named("unfit-variant", _way.is_null()),
        _named("no-target", _target.is_null() & ~_ranged),
        _named("zero-target", (ratios & (_target == 0)) | (end == 0)),
        _named("negative-target", (above_only & (_target < 0)) | (end < 0)),
        _named("zero-actual", inverse & (_actual == 0)),
        _named("negative-actual", inverse & (_actual < 0)),
        _named("not-finite", ~_actual.is_finite() | ~_target.is_finite()),
        _named("unusable-worst", (_way == WORST) & (_worst <= 0)),
    )


def _used_end() -> pl.Expr:
    """The end of a range that an actual outside it is divided by."""
    below = pl.when(_actual < _low).then(_low)
    return pl.when(_way == RANGE).then(pl.when(_actual > _high).then(_high).otherwise(below))


def _named(flag: str, holds: pl.Expr) -> pl.Expr:
    return pl.when(holds).then(pl.lit(flag))


def _flags(*flags: pl.Expr) -> pl.Expr:
    return pl.concat_list(*flags).list.drop_nulls()
