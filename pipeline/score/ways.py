"""Which rule judges a measure, or why it cannot be judged: a value or a flag, never both.

A row's *way* is the variant it names, unless its target calls for another: a grade, a range, the
highest value possible, or zero. What is compared is compared as far as it is trusted; what is
computed is computed in full.
"""

import polars as pl

from pipeline.rounding import trusted_values
from pipeline.rulebook import VARIANTS, Scoring
from pipeline.score.achievement import (
    grade_achievement,
    is_met,
    met_or_floor,
    met_or_not,
    on_scale,
    range_achievement,
    variants,
    worst_ratio,
)
from pipeline.score.grades import GRADE_MISSED
from pipeline.scorecard import Polarity

MET_OR_NOT = "met_or_not"
RANGE = "range"
GRADE = "grade"
MAXIMUM = "maximum"
WORST = "(w-a)/w"
ZERO = "zero"

_actual, _target = pl.col("counted"), pl.col("target")
_low, _high, _worst = pl.col("target_low"), pl.col("target_high"), pl.col("worst")
_held = {
    name: f"{name} as trusted"
    for name in ("counted", "target", "target_low", "target_high", "maximum")
}
_a, _t, _from, _to, _most = map(pl.col, _held.values())
"""Actual, target, the ends of its range and the highest value possible as they are compared."""
_way = pl.col("way")
_promised, _reached = pl.col("target_place"), pl.col("actual_place")
_graded = _promised.is_not_null()
_ranged = _low.is_not_null() & _high.is_not_null()
_inside, _above, _below = _a.is_between(_from, _to), _a > _to, _a < _from
_minimizes = pl.col("polarity") == Polarity.MINIMIZE
_maximizes = pl.col("polarity") == Polarity.MAXIMIZE


def with_achievements(rows: pl.DataFrame, scoring: Scoring) -> pl.DataFrame:
    """Rows with `way`, `obstacles` and `achievement` (percent, before conversion and limits).

    Needs `polarity`, `variant`, `counted` (the actual that counts), the target's columns, and the
    places of grades.
    """
    compared = rows.with_columns(
        trusted_values(rows[name]).alias(held) for name, held in _held.items()
    )
    found = compared.with_columns(way=_way_of(scoring)).with_columns(obstacles=_obstacles(scoring))
    clear = pl.col("obstacles").list.len() == 0
    return found.with_columns(achievement=pl.when(clear).then(_achievement(scoring)))


def counts_for(achievement: pl.Expr, scoring: Scoring) -> pl.Expr:
    """What an achievement counts: converted where the rulebook has a scale, then limited."""
    converted = on_scale(achievement, scoring.conversion) if scoring.conversion else achievement
    return converted.clip(scoring.floor, scoring.cap)


def flags_at_zero() -> tuple[pl.Expr, ...]:
    """Flags of a target of zero that was judged: without a worst value, or with an unusable one."""
    towards = (_way == ZERO) & _minimizes & (_target == 0)
    return (
        _named("zero-target", towards & (_actual > 0) & _worst.is_null()),
        _named("unusable-worst", towards & (_worst <= 0)),
    )


def _way_of(scoring: Scoring) -> pl.Expr:
    variant = pl.col("variant")
    fits = pl.any_horizontal(
        (pl.col("polarity") == polarity.value) & variant.is_in(list(names))
        for polarity, names in VARIANTS.items()
    )
    special = fits & (variant != MET_OR_NOT)
    at_maximum = special & (scoring.at_maximum == "cap") & _reached_maximum()
    judges_zero = scoring.zero_target == "judge"
    usable = _worst > 0 if judges_zero else _worst.is_not_null()
    towards_zero = special & _minimizes & (_target == 0) & usable
    at_zero = special & judges_zero & _has_zero()
    return (
        pl.when(special & _graded)
        .then(pl.lit(GRADE))
        .when(at_zero & _ranged)
        .then(pl.lit(ZERO))
        .when(special & _ranged)
        .then(pl.lit(RANGE))
        .when(at_maximum)
        .then(pl.lit(MAXIMUM))
        .when(towards_zero)
        .then(pl.lit(WORST))
        .when(at_zero)
        .then(pl.lit(ZERO))
        .when(fits)
        .then(variant)
    )


def _reached_maximum() -> pl.Expr:
    """Whether the target is the highest value possible and the actual reaches it (KMK 127/2026)."""
    return _maximizes & (_t == _most) & (_a >= _t)


def _has_zero() -> pl.Expr:
    """Whether the target is zero, or the end of its range that the actual is divided by."""
    return pl.when(_ranged).then(_used_end() == 0).otherwise(_target == 0).fill_null(value=False)


def _achievement(scoring: Scoring) -> pl.Expr:
    named = [
        pl.when(_way == name).then(formula(_actual, _target))
        for name, formula in variants(scoring).items()
    ]
    in_range = _ranged & (_way == MET_OR_NOT)
    inverse_of_zero = (_way == "t/a") & (_actual == 0)
    exact = pl.coalesce(
        pl.when(_graded & (_way == MET_OR_NOT)).then(met_or_not(_reached <= _promised)),
        pl.when(_way == GRADE).then(grade_achievement(_reached, _promised, _actual, _target)),
        pl.when(in_range).then(met_or_not(_inside)),
        pl.when(_way == MET_OR_NOT).then(met_or_not(is_met(_a, _t))),
        pl.when(_way == RANGE).then(range_achievement(_actual, _low, _high, _inside, _above)),
        pl.when(_way == MAXIMUM).then(pl.lit(scoring.cap)),
        pl.when(_way == WORST).then(worst_ratio(_actual, _worst, scoring.cap)),
        pl.when(_way == ZERO).then(met_or_floor(_reached_zero(), scoring.floor)),
        pl.when(inverse_of_zero).then(pl.lit(scoring.cap)),
        *named,
    )
    return pl.when(_actual.is_not_null() | _reached.is_not_null()).then(exact)


def _reached_zero() -> pl.Expr:
    """Whether a target of zero is met, or an actual lies on the better side of its range."""
    beyond = (_maximizes & _above) | (_minimizes & _below)
    return pl.when(_ranged).then(beyond).otherwise(is_met(_a, _t))


def _obstacles(scoring: Scoring) -> pl.Expr:
    """Why a target or an actual cannot be judged in its way; empty where it can."""
    ratios = _way.is_in(["a/t", "a/t|2-a/t", "2-a/t", "t/a", "100-|a/t-1|", "piecewise"])
    above_only = _way.is_in(["a/t", "2-a/t", "t/a"])
    inverse, withholds = _way == "t/a", pl.lit(scoring.zero_target == "withhold")
    end = pl.when(_way == RANGE).then(_used_end())
    return _flags(
        _named("unfit-variant", _way.is_null()),
        _named("no-target", _target.is_null() & ~_ranged & ~_graded),
        _named(GRADE_MISSED, (_way == GRADE) & (_reached > _promised) & _target.is_null()),
        _named("zero-target", (ratios & (_target == 0)) | (end == 0)),
        _named("negative-target", (above_only & (_target < 0)) | (end < 0)),
        _named("zero-actual", withholds & inverse & (_actual == 0)),
        _named("negative-actual", inverse & (_actual < 0)),
        _named("unusable-worst", (_way == WORST) & (_worst <= 0)),
    )


def _used_end() -> pl.Expr:
    """The end of a range that an actual outside it is divided by."""
    return pl.when(_above).then(_high).when(_below).then(_low)


def _named(flag: str, holds: pl.Expr) -> pl.Expr:
    return pl.when(holds).then(pl.lit(flag))


def _flags(*flags: pl.Expr) -> pl.Expr:
    return pl.concat_list(*flags).list.drop_nulls()
