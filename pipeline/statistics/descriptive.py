"""Answers → sums, spread and correlations of every item, for all respondents or group by group.

One pass collects the sums and the products of every two items; all else follows from these.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import sqrt

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pipeline.rounding import half_up

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

_WHOLE: Mapping[pl.DataType | type[pl.DataType], int] = {
    pl.Int8: 127,
    pl.Int16: 32_767,
    pl.Int32: 2_147_483_647,
    pl.Int64: 2**63 - 1,
}
"""Types of whole numbers, the narrowest first, with the largest each holds."""
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

    A correlation is Pearson's; null where one of its two sides does not vary, and for a single
    item, which is its own total.
    """

    answers: Spread
    rest: Spread
    total_r: float | None
    rest_r: float | None


@dataclass(frozen=True)
class Moments:
    """What `n` respondents answered, item by item; `total` is the sum over each one's items."""

    n: int
    items: Mapping[str, ItemMoments]
    total: Spread


@dataclass(frozen=True)
class PairedMoments(Moments):
    """The same, and how every two items move together.

    `scatter` holds n² times the population covariance of every two items, in the items' order.
    """

    scatter: Matrix

    def correlation(self, one: str, other: str) -> float | None:
        """Pearson's r of two items; null where one of them does not vary."""
        names = list(self.items)
        a, b = names.index(one), names.index(other)
        return _correlation(self.scatter[a, b], self.scatter[a, a], self.scatter[b, b])


def moments(answers: pl.DataFrame, pivots: Sequence[float] | None = None) -> PairedMoments:
    """The moments of one or more respondents' answers: a column an item, no cell empty.

    Products are taken from `pivots`, a number near each column's values (its minimum where none
    is given), so that large numbers with a small spread keep their digits (NIST StRD NumAcc4).
    Whole answers give whole sums, which no order of rows changes by a bit.
    """
    items = answers.columns
    k, near = len(items), _minima(answers) if pivots is None else pivots
    plain, moved = _columns(answers, near, furthest_sum=False)
    products = [(a * b).sum() for a, b in combinations_with_replacement(moved, 2)]
    found = answers.select(_named([pl.len(), *_sums(plain), *_sums(moved), *products])).row(0)
    n, sums, steps = found[0], np.array(found[1 : k + 1]), np.array(found[k + 1 : 2 * k + 1])
    scatter = np.zeros((k, k))
    scatter[np.triu_indices(k)] = found[2 * k + 1 :]
    scatter = n * (scatter + np.triu(scatter, 1).T) - np.outer(steps, steps)
    own, with_total = scatter.diagonal().copy(), scatter.sum(axis=1)
    each = _items(items, n, sums, own, with_total, scatter.sum())
    total = Spread(n, float(sums.sum()), _clean(scatter.sum(), n))
    np.fill_diagonal(scatter, [item.answers.scatter for item in each.values()])
    return PairedMoments(n, each, total, scatter)


def moments_by(answers: pl.DataFrame, group: str, pivot: float) -> dict[str, Moments]:
    """The moments of every group that column `group` names, in one pass, sorted by name."""
    items = [name for name in answers.columns if name != group]
    given, k = answers.select(items), len(items)
    plain, moved = _columns(given, [pivot] * k, furthest_sum=True)
    total = pl.sum_horizontal(moved)
    squares = [(column * column).sum() for column in moved]
    with_total = [(column * total).sum() for column in moved]
    columns = [pl.len(), *_sums(plain), *_sums(moved), *squares, *with_total]
    found = _by_group(answers, group, _named(columns))
    named = found.with_columns(pl.col(group).cast(pl.String)).sort(group)
    return {name: _moments(items, *_parted(sums, k)) for name, *sums in named.iter_rows()}


def _by_group(answers: pl.DataFrame, group: str, sums: Sequence[pl.Expr]) -> pl.DataFrame:
    """The sums of every group, which neither the number of threads nor their haste changes.

    Threads share out scattered rows as they come: sums of whole numbers cannot differ by that, and
    streaming adds them in a third of the time; sums of fractions would, in their last bits.
    """
    whole = pl.exclude(group) == pl.exclude(group).floor()
    if answers.select(pl.all_horizontal(whole.all())).item():
        return answers.lazy().group_by(group).agg(sums).collect(engine="streaming")
    gathered = answers.sort(group, maintain_order=True)
    return gathered.group_by(group, maintain_order=True).agg(sums)


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


def _columns(
    answers: pl.DataFrame, pivots: Sequence[float], *, furthest_sum: bool
) -> tuple[list[pl.Expr], list[pl.Expr]]:
    """Each item, and its distance from the pivot, in a type that holds the products taken of it.

    Narrow whole numbers stay narrow, and are summed exactly in 64 bits; all others are floats.
    `furthest_sum`: items are multiplied with their total, not only with each other.
    """
    plain, whole = (
        [pl.col(item) for item in answers.columns],
        _whole_type(answers, pivots, furthest_sum),
    )
    if whole is None:
        plain = [column.cast(pl.Float64) for column in plain]
        return plain, [column - pivot for column, pivot in zip(plain, pivots, strict=True)]
    return plain, [
        column.cast(whole) - int(pivot) for column, pivot in zip(plain, pivots, strict=True)
    ]


def _whole_type(
    answers: pl.DataFrame, pivots: Sequence[float], furthest_sum: bool
) -> pl.DataType | type[pl.DataType] | None:
    """The narrowest type of whole numbers that no product runs over; None where answers are not
    of a narrow type."""
    if not all(dtype == pl.Int8 for dtype in answers.dtypes):
        return None
    if not all(float(pivot).is_integer() for pivot in pivots):
        return None
    low, high = (answers.select(end).row(0) for end in (pl.all().min(), pl.all().max()))
    ends = [(a - p, b - p) for a, b, p in zip(low, high, pivots, strict=True)]
    furthest = max(abs(end) for both in ends for end in both)
    product = furthest * furthest * (len(ends) if furthest_sum else 1)
    return next(dtype for dtype, most in _WHOLE.items() if product <= most)


def _sums(columns: Iterable[pl.Expr]) -> Iterator[pl.Expr]:
    return (column.sum() for column in columns)


def _named(columns: Sequence[pl.Expr]) -> list[pl.Expr]:
    return [column.alias(f"_{place}") for place, column in enumerate(columns)]


def _parted(found: Sequence[float], k: int) -> tuple[int, Vector, Vector, Vector, Vector]:
    """n, and the sums, steps, squares and products with the total of `k` items."""
    sums, steps, squares, with_total = np.array(found[1:], dtype=np.float64).reshape(4, k)
    return int(found[0]), sums, steps, squares, with_total


def _moments(
    items: Sequence[str], n: int, sums: Vector, steps: Vector, squares: Vector, with_total: Vector
) -> Moments:
    own, shared = n * squares - steps**2, n * with_total - steps * steps.sum()
    each = _items(items, n, sums, own, shared, shared.sum())
    return Moments(n, each, Spread(n, float(sums.sum()), _clean(shared.sum(), n)))


def _items(
    items: Sequence[str], n: int, sums: Vector, own: Vector, with_total: Vector, total: float
) -> dict[str, ItemMoments]:
    """Each item from n² times its variance (`own`) and its covariance with the total."""
    whole, of_all = float(sums.sum()), _clean(total, n)
    each = {}
    for item, summed, scatter, shared in zip(
        items, sums.tolist(), own.tolist(), with_total.tolist(), strict=True
    ):
        answers = Spread(n, summed, _clean(scatter, n))
        rest = Spread(n, whole - summed, _clean(of_all + answers.scatter - 2 * shared, n))
        each[item] = ItemMoments(
            answers,
            rest,
            total_r=_correlation(shared, answers.scatter, of_all) if len(items) > 1 else None,
            rest_r=_correlation(shared - answers.scatter, answers.scatter, rest.scatter),
        )
    return each


def _clean(scatter: float, n: int) -> float:
    return float(scatter) if scatter > _NOISE_VARIANCE * n**2 else 0.0


def _correlation(shared: float, one: float, other: float) -> float | None:
    """Pearson's r; rounding may pass 1 in the last bit."""
    if one <= 0 or other <= 0:
        return None
    return max(-1.0, min(1.0, float(shared) / sqrt(one * other)))
