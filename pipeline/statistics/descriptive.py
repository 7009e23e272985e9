"""Answers → sums, spread and correlations of every item, for all respondents or group by group.

One pass collects the sums and the products of every two items; all else follows from these.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import sqrt
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pipeline.rounding import half_up

Matrix = NDArray[np.float64]

_ONE_ORDER: Final = "in-memory"
"""The engine of polars whose sums do not depend on how many threads there are."""
_NOISE_DIGITS = 9
_NOISE_VARIANCE = 1e-13
"""Below this a variance is what floating-point sums leave of answers that are all alike."""


@dataclass(frozen=True)
class Spread:
    """A column of `n` numbers. `scatter` is n² times its population variance."""

    n: int
    sum: float
    scatter: float

    @property
    def mean(self) -> float:
        return self.sum / self.n

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
    min: float
    max: float
    rest: Spread
    total_r: float | None
    rest_r: float | None


@dataclass(frozen=True)
class Moments:
    """What `n` respondents answered, item by item; `total` is the sum over a respondent's items.

    `scatter` holds n² times the population covariance of every two items, in the items' order.
    """

    n: int
    items: Mapping[str, ItemMoments]
    total: Spread
    scatter: Matrix

    def correlation(self, one: str, other: str) -> float | None:
        """Pearson's r of two items; null where one of them does not vary."""
        names = list(self.items)
        a, b = names.index(one), names.index(other)
        return _correlation(self.scatter[a, b], self.scatter[a, a], self.scatter[b, b])


def moments(answers: pl.DataFrame, pivots: Sequence[float] | None = None) -> Moments:
    """The moments of one or more respondents' answers: a column an item, no cell empty.

    Products are taken from `pivots`, a number near each column's values (its minimum where none
    is given), so that large numbers with a small spread keep their digits (NIST StRD NumAcc4).
    Whole answers give whole sums, which no order of rows changes by a bit.
    """
    near = _minima(answers) if pivots is None else pivots
    asked = answers.lazy().select(_columns(answers.columns, near))
    found = asked.collect(engine=_ONE_ORDER)
    return _moments(answers.columns, near, found.row(0))


def moments_by(answers: pl.DataFrame, group: str, pivot: float) -> dict[str, Moments]:
    """The moments of every group that column `group` names, in one pass, sorted by name."""
    items = [name for name in answers.columns if name != group]
    near = [pivot] * len(items)
    asked = _gathered(answers, group).lazy().group_by(group, maintain_order=True)
    found = asked.agg(_columns(items, near)).sort(group).collect(engine=_ONE_ORDER)
    return {name: _moments(items, near, sums) for name, *sums in found.iter_rows()}


def _gathered(answers: pl.DataFrame, group: str) -> pl.DataFrame:
    """The rows group by group, where an answer is no whole number.

    Threads share out the rows of scattered groups as they come, and sums of fractions would differ
    in their last bits from run to run; those of whole numbers cannot.
    """
    whole = pl.exclude(group) == pl.exclude(group).floor()
    if answers.select(pl.all_horizontal(whole.all())).item():
        return answers
    return answers.sort(group, maintain_order=True)


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


def _minima(answers: pl.DataFrame) -> list[float]:
    return [float(value) for value in answers.select(pl.all().min()).row(0)]


def _columns(items: Sequence[str], pivots: Sequence[float]) -> list[pl.Expr]:
    """n, each item's sum, least and greatest, its sum from the pivot, and every product."""
    # As floats: a product of two small integers would run over.
    plain = [pl.col(item).cast(pl.Float64) for item in items]
    moved = [column - pivot for column, pivot in zip(plain, pivots, strict=True)]
    products = [(a * b).sum() for a, b in combinations_with_replacement(moved, 2)]
    columns = [pl.len(), *_each(plain, "sum"), *_each(plain, "min"), *_each(plain, "max")]
    columns += [*_each(moved, "sum"), *products]
    return [column.alias(f"_{place}") for place, column in enumerate(columns)]


def _each(columns: Iterable[pl.Expr], figure: str) -> Iterator[pl.Expr]:
    return (getattr(column, figure)() for column in columns)


def _moments(items: Sequence[str], pivots: Sequence[float], row: Sequence[Any]) -> Moments:
    k, found = len(items), iter(row)
    n = next(found)
    sums, least, greatest, moved = (np.array([next(found) for _ in items]) for _ in range(4))
    scatter = np.zeros((k, k))
    scatter[np.triu_indices(k)] = list(found)
    scatter = n * (scatter + np.triu(scatter, 1).T) - np.outer(moved, moved)
    total, with_total = _clean(scatter.sum(), n), scatter.sum(axis=1)
    own = np.array([_clean(value, n) for value in scatter.diagonal()])
    rest = np.array([_clean(total + own[i] - 2 * with_total[i], n) for i in range(k)])
    whole = float(sums.sum())
    each = {
        item: ItemMoments(
            answers=Spread(n, float(sums[i]), float(own[i])),
            min=float(least[i]),
            max=float(greatest[i]),
            rest=Spread(n, whole - float(sums[i]), float(rest[i])),
            total_r=_correlation(with_total[i], own[i], total),
            rest_r=_correlation(with_total[i] - own[i], own[i], rest[i]),
        )
        for i, item in enumerate(items)
    }
    np.fill_diagonal(scatter, own)
    return Moments(n, each, Spread(n, whole, total), scatter)


def _clean(scatter: float, n: int) -> float:
    return float(scatter) if scatter > _NOISE_VARIANCE * n**2 else 0.0


def _correlation(shared: float, one: float, other: float) -> float | None:
    """Pearson's r; rounding may pass 1 in the last bit."""
    if one <= 0 or other <= 0:
        return None
    return max(-1.0, min(1.0, float(shared) / sqrt(one * other)))
