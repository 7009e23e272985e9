"""Answers → sums, spread and correlations of every item, for all respondents or group by group.

All follows from the sums and products that one pass collects.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pipeline.rounding import half_up
from pipeline.statistics.sums import Matrix, Sums, paired_sums, sums_by

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
    """An item, the sum of the other items (`rest`), and its correlation with total and rest.

    A correlation is Pearson's; null where one of the two variables does not vary, and for a single
    item, which is its own total.
    """

    answers: Spread
    rest: Spread
    total_r: float | None
    rest_r: float | None


@dataclass(frozen=True)
class Moments:
    """What `n` respondents answered, by item; `total` is of the sums over each one's items."""

    n: int
    items: Mapping[str, ItemMoments]
    total: Spread


@dataclass(frozen=True)
class PairedMoments(Moments):
    """The same, and the covariance of every two items.

    `scatter` holds n² times the population covariance of every two items, in the items' order.
    """

    scatter: Matrix

    def correlation(self, one: str, *others: str) -> float | None:
        """Pearson's r of an item and the sum of others; None where one of the two does not vary."""
        names = list(self.items)
        a, b = names.index(one), [names.index(other) for other in others]
        shared, own = self.scatter[a, b].sum(), self.scatter[a, a]
        together = self.scatter[np.ix_(b, b)].sum()
        r: float | None = _correlations(
            *(np.array([part]) for part in (shared, own, together))
        ).item()
        return r

    def correlations(self) -> list[float | None]:
        """Pearson's r of every two items, in the order of `combinations`; null as above."""
        one, other = np.triu_indices(len(self.items), 1)
        own = self.scatter.diagonal()
        found: list[float | None] = _correlations(
            self.scatter[one, other], own[one], own[other]
        ).tolist()
        return found


def moments(answers: pl.DataFrame, pivots: Sequence[float] | None = None) -> PairedMoments:
    """The moments of one or more respondents' answers: one column per item, no empty cell.

    Products are taken from `pivots`, a number near each column's values (its minimum where none
    is given), so that large numbers with a small spread keep their digits (NIST StRD NumAcc4).
    Whole answers give whole sums, which no order of rows changes by a bit.
    """
    near = _minima(answers) if pivots is None else pivots
    sums, scatter = paired_sums(answers, near)
    (found,) = _described(answers.columns, sums)
    np.fill_diagonal(scatter, [item.answers.scatter for item in found.items.values()])
    return PairedMoments(found.n, found.items, found.total, scatter)


def moments_by(answers: pl.DataFrame, group: str, pivot: float) -> dict[str, Moments]:
    """The moments of every group that column `group` names, in one pass, sorted by name."""
    items = answers.drop(group)
    names, sums = sums_by(items, answers[group], pivot)
    return dict(zip(names, _described(items.columns, sums), strict=True))


def lowest(means: Mapping[str, float]) -> tuple[str, ...]:
    """Every item that shares the lowest mean, in the order given."""
    return _sharing(min, means)


def highest(means: Mapping[str, float]) -> tuple[str, ...]:
    """Every item that shares the highest mean, in the order given."""
    return _sharing(max, means)


def _sharing(
    extreme: Callable[[Iterable[float]], float], means: Mapping[str, float]
) -> tuple[str, ...]:
    plain = {item: half_up(mean, _NOISE_DIGITS) for item, mean in means.items()}
    return tuple(item for item, mean in plain.items() if mean == extreme(plain.values()))


def _minima(answers: pl.DataFrame) -> list[float]:
    return [float(value) for value in answers.select(pl.all().min()).row(0)]


def _described(items: Sequence[str], sums: Sums) -> list[Moments]:
    """The moments of every group; the rest of an item is the total without it."""
    n, with_total = sums.n, sums.with_total
    own, of_all = _clean(sums.scatter, n), _clean(with_total.sum(axis=1, keepdims=True), n)
    rest = _clean(of_all + own - 2 * with_total, n)
    whole = sums.sums.sum(axis=1, keepdims=True)
    total_r = _correlations(with_total, own, of_all if len(items) > 1 else 0 * of_all)
    rest_r = _correlations(with_total - own, own, rest)
    figures = (sums.sums, own, whole - sums.sums, rest, total_r, rest_r)
    by_item = zip(*(figure.tolist() for figure in figures), strict=True)
    by_group = zip(*(figure.ravel().tolist() for figure in (n, whole, of_all)), strict=True)
    return [
        Moments(count, _items(items, count, zip(*rows, strict=True)), Spread(count, total, scatter))
        for (count, total, scatter), rows in zip(by_group, by_item, strict=True)
    ]


def _items(
    items: Sequence[str], n: int, figures: Iterable[Sequence[Any]]
) -> dict[str, ItemMoments]:
    return {
        item: ItemMoments(Spread(n, own, scatter), Spread(n, rest, rest_scatter), total_r, rest_r)
        for item, (own, scatter, rest, rest_scatter, total_r, rest_r) in zip(
            items, figures, strict=True
        )
    }


def _clean(scatter: Matrix, n: NDArray[np.int64]) -> Matrix:
    return np.where(scatter > _NOISE_VARIANCE * n.astype(float) ** 2, scatter, 0.0)


def _correlations(shared: Matrix, one: Matrix, other: Matrix) -> NDArray[np.object_]:
    """Pearson's r; null where a variable does not vary. Rounding may pass 1 in the last bit."""
    varies = (one > 0) & (other > 0)
    spread = np.sqrt(np.where(varies, one * other, 1.0))
    found = np.clip(shared / spread, -1.0, 1.0).astype(object)
    found[~varies] = None
    return found
