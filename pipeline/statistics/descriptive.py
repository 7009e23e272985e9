"""Answers → sums, spread and correlations, every item in one pass over the columns."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

import polars as pl

from pipeline.rounding import half_up

_TOTAL = "_total"
_NOISE_DIGITS = 9
_NOISE = 10.0**-_NOISE_DIGITS
"""Answers that differ by less are equal; the rest is what floating-point sums leave behind."""


@dataclass(frozen=True)
class Spread:
    """A column of n numbers by its plain sums.

    Sums of whole answers and of their squares are exact, so no order of rows changes a bit of
    what is derived from them; on an answer scale nothing is lost by the subtraction.
    """

    n: int
    sum: float
    squares: float
    min: float
    max: float

    @property
    def mean(self) -> float:
        return self.sum / self.n

    @property
    def scatter(self) -> float:
        """n² times the population variance: n·Σx² − (Σx)²; 0 where nothing varies."""
        if self.max - self.min <= _NOISE:
            return 0.0
        return max(0.0, self.n * self.squares - self.sum**2)

    @property
    def varies(self) -> bool:
        return self.scatter > 0

    @property
    def variance(self) -> float | None:
        """The sample's variance (n − 1); null for a single number."""
        return self.scatter / (self.n * (self.n - 1)) if self.n > 1 else None

    @property
    def sd(self) -> float | None:
        return None if self.variance is None else sqrt(self.variance)


@dataclass(frozen=True)
class ItemMoments:
    """An item, the sum of the other items (`rest`), and how it moves with the total and the rest.

    A correlation is Pearson's; null where one of its two sides does not vary.
    """

    answers: Spread
    rest: Spread
    total_r: float | None
    rest_r: float | None


@dataclass(frozen=True)
class Moments:
    """What `n` respondents answered, item by item; `total` is the sum over a respondent's items."""

    n: int
    items: Mapping[str, ItemMoments]
    total: Spread


def moments(answers: pl.DataFrame) -> Moments:
    """The moments of one or more respondents' answers: a column an item, no cell empty."""
    total = pl.col(_TOTAL)
    columns = [_spread(total), *itertools.chain.from_iterable(map(_of_item, answers.columns))]
    found = iter(
        answers.lazy()
        .with_columns(pl.sum_horizontal(map(_number, answers.columns)).alias(_TOTAL))
        .select(column.alias(f"{place}") for place, column in enumerate(columns))
        .collect()
        .row(0)
    )
    whole = Spread(**next(found))
    items = {item: _item_moments(whole, found) for item in answers.columns}
    return Moments(answers.height, items, whole)


def mean_interval(mean: float, sd: float, n: int, confidence: float) -> tuple[float, float]:
    """Student's t interval of the mean of `n` ≥ 2 values whose sample deviation is `sd`."""
    from scipy.special import stdtrit  # noqa: PLC0415  half a second most commands do not need

    half_width = float(stdtrit(n - 1, (1 + confidence) / 2)) * sd / sqrt(n)
    return mean - half_width, mean + half_width


def lowest(totals: Mapping[str, float]) -> tuple[str, ...]:
    """Every item that shares the lowest total, in the order given."""
    return _sharing(min, totals)


def highest(totals: Mapping[str, float]) -> tuple[str, ...]:
    """Every item that shares the highest total, in the order given."""
    return _sharing(max, totals)


def _sharing(
    extreme: Callable[[Iterable[float]], float], totals: Mapping[str, float]
) -> tuple[str, ...]:
    plain = {item: half_up(total, _NOISE_DIGITS) for item, total in totals.items()}
    return tuple(item for item, total in plain.items() if total == extreme(plain.values()))


def _of_item(item: str) -> tuple[pl.Expr, pl.Expr, pl.Expr, pl.Expr]:
    answer, total = _number(item), pl.col(_TOTAL)
    rest = total - answer
    return _spread(answer), _spread(rest), (answer * total).sum(), (answer * rest).sum()


def _spread(column: pl.Expr) -> pl.Expr:
    return pl.struct(
        n=pl.len(),
        sum=column.sum(),
        squares=(column * column).sum(),
        min=column.min(),
        max=column.max(),
    )


def _number(item: str) -> pl.Expr:
    """Answers as floats: a product of two small integers would run over."""
    return pl.col(item).cast(pl.Float64)


def _item_moments(total: Spread, found: Iterator[Any]) -> ItemMoments:
    answers, rest = Spread(**next(found)), Spread(**next(found))
    total_r = _correlation(next(found), answers, total)
    rest_r = _correlation(next(found), answers, rest)
    return ItemMoments(answers, rest, total_r, rest_r)


def _correlation(products: float, one: Spread, other: Spread) -> float | None:
    """Pearson's r from Σxy and the sums of either side; rounding may pass 1 in the last bit."""
    if not (one.varies and other.varies):
        return None
    shared = one.n * products - one.sum * other.sum
    return max(-1.0, min(1.0, shared / sqrt(one.scatter * other.scatter)))
