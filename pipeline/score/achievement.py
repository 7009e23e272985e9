"""Achievement in percent (100 = target met), by the variant a rulebook or a measure names.

Every function takes the expressions of actual and target and is null where they are. What cannot
be computed never reaches a division: `ways.py` flags it first.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import polars as pl

from pipeline.rulebook import Point, Scoring
from pipeline.scorecard import Polarity

Ratio = Callable[[pl.Expr, pl.Expr], pl.Expr]

MET = 100.0
NOT_MET = -100.0


def ratio(actual: pl.Expr, target: pl.Expr) -> pl.Expr:
    """maximize, `a/t`: actual ÷ target."""
    return actual / target * 100


def signed_ratio(actual: pl.Expr, target: pl.Expr) -> pl.Expr:
    """maximize, `a/t|2-a/t`: the second below a target of zero (KMK 127/2026).

    −11 against −10 is 90: ten percent worse than promised.
    """
    return (
        pl.when(target < 0).then(two_minus_ratio(actual, target)).otherwise(ratio(actual, target))
    )


def two_minus_ratio(actual: pl.Expr, target: pl.Expr) -> pl.Expr:
    """minimize, `2-a/t`: (2·target − actual) ÷ target; below zero when actual > 2·target."""
    return (2 * target - actual) / target * 100


def inverse_ratio(actual: pl.Expr, target: pl.Expr) -> pl.Expr:
    """minimize, `t/a`: target ÷ actual, without bound as the actual nears zero."""
    return target / actual * 100


def distance(actual: pl.Expr, target: pl.Expr) -> pl.Expr:
    """stabilize, `100-|a/t-1|`: 100 less the distance from the target in percent."""
    return 100 - (actual - target).abs() / target.abs() * 100


def worst_ratio(actual: pl.Expr, worst: pl.Expr, cap: float) -> pl.Expr:
    """minimize towards zero, `(w-a)/w`: the way from the declared worst to zero (KMK 127/2026).

    Zero itself, the best there is, counts the cap.
    """
    return pl.when(actual <= 0).then(cap).otherwise((worst - actual) / worst * 100)


def met_or_floor(is_met: pl.Expr, floor: float) -> pl.Expr:
    """`zero`: where there is nothing to divide by, 100 if the target is met and else the floor."""
    return pl.when(is_met).then(MET).when(~is_met).then(floor)


def met_or_not(is_met: pl.Expr) -> pl.Expr:
    """`met_or_not`: +100 where the target is met, −100 where it is not, null where unknown."""
    return pl.when(is_met).then(MET).when(~is_met).then(NOT_MET)


def is_met(actual: pl.Expr, target: pl.Expr) -> pl.Expr:
    """Whether an actual meets its target, by each row's polarity."""
    polarity = pl.col("polarity")
    return (
        pl.when(polarity == Polarity.MINIMIZE)
        .then(actual <= target)
        .when(polarity == Polarity.STABILIZE)
        .then(actual == target)
        .otherwise(actual >= target)
    )


def range_achievement(
    actual: pl.Expr, low: pl.Expr, high: pl.Expr, inside: pl.Expr, above: pl.Expr
) -> pl.Expr:
    """A range target: 100 inside; outside, by polarity, against the nearer end."""
    above_low, above_high = actual / low * 100, actual / high * 100
    outside = (
        pl.when(pl.col("polarity") == Polarity.MINIMIZE)
        .then(pl.when(above).then(200 - above_high).otherwise(200 - above_low))
        .when(pl.col("polarity") == Polarity.STABILIZE)
        .then(pl.when(above).then(200 - above_high).otherwise(above_low))
        .otherwise(pl.when(above).then(above_high).otherwise(above_low))
    )
    return pl.when(inside).then(MET).otherwise(outside)


def grade_achievement(
    reached: pl.Expr, promised: pl.Expr, points: pl.Expr, target_points: pl.Expr
) -> pl.Expr:
    """A grade, by its place from the best down: 100 from the target's up, never more; below it the
    ratio of the points, null where the scale has none."""
    below = pl.min_horizontal(ratio(points, target_points), pl.lit(MET))
    return pl.when(reached <= promised).then(pl.lit(MET)).when(points.is_not_null()).then(below)


def on_scale(value: pl.Expr, points: Sequence[Point]) -> pl.Expr:
    """A value by a piecewise linear scale, constant beyond its ends."""
    (first, lowest), (_, highest) = points[0], points[-1]
    between = [
        pl.when(value <= after).then(y + (value - x) * (up - y) / (after - x))
        for (x, y), (after, up) in pairwise(points)
    ]
    read = pl.coalesce(pl.when(value <= first).then(lowest), *between, pl.lit(highest))
    return pl.when(value.is_not_null()).then(read)


def variants(scoring: Scoring) -> dict[str, Ratio]:
    """The function of every named variant, by the names of `rulebook.VARIANTS`."""
    return {
        "a/t": ratio,
        "a/t|2-a/t": signed_ratio,
        "2-a/t": two_minus_ratio,
        "t/a": inverse_ratio,
        "100-|a/t-1|": distance,
        "piecewise": lambda a, t: on_scale(distance(a, t), scoring.stabilize_scale),
    }
