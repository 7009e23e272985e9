"""Answers in; out how far they lie from a pivot, summed, squared and multiplied, in one pass.

Narrow whole numbers keep the narrowest type that does not overflow, and are summed exactly in 64
bits, so that no order of rows changes a sum by a bit; all others are floats.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_Type = pl.DataType | type[pl.DataType]
_WHOLE: Mapping[_Type, int] = {
    pl.Int8: 127,
    pl.Int16: 32_767,
    pl.Int32: 2_147_483_647,
    pl.Int64: 2**63 - 1,
}
"""Types of whole numbers, the narrowest first, with the largest each holds."""
_ROWS = 65_536
"""Rows that are multiplied at once."""
_HIGHEST = " (highest)"
_GROUP, _COUNT, _TOTAL = "group", "count", "total"


@dataclass(frozen=True)
class Sums:
    """Groups by items: what each item of a group sums to, and how it scatters.

    `scatter` is n² times an item's population variance, `with_total` n² times its covariance with
    the sum of all items. `n` has one row per group and one column.
    """

    n: NDArray[np.int64]
    sums: Matrix
    scatter: Matrix
    with_total: Matrix


def paired_sums(answers: pl.DataFrame, pivots: Sequence[float]) -> tuple[Sums, Matrix]:
    """The sums of one group, and n² times the population covariance of every two items."""
    square, _, _ = _types(answers, pivots)
    moved = answers.select(_moved(answers, pivots, square))
    steps, products = _whole_products(moved) if square.is_integer() else _products(moved)
    n = answers.height
    scatter = n * products - steps.T * steps
    own, with_total = scatter.diagonal()[np.newaxis], scatter.sum(axis=1)[np.newaxis]
    return Sums(np.array([[n]]), steps + n * np.array(pivots), own, with_total), scatter


def _whole_products(moved: pl.DataFrame) -> tuple[Matrix, Matrix]:
    """A row of what each column sums to, and the sums of every two columns' products.

    Sums of narrow whole numbers are exact in a float, in whatever order they are added.
    """
    steps, products = np.zeros((1, moved.width)), np.zeros((moved.width, moved.width))
    for part in moved.iter_slices(_ROWS):
        block = part.to_numpy().astype(np.float64)
        steps += block.sum(axis=0)
        products += block.T @ block
    return steps, products


def _products(moved: pl.DataFrame) -> tuple[Matrix, Matrix]:
    """The same of fractions, which are added in the order of the rows."""
    names, products = moved.columns, np.zeros((moved.width, moved.width))
    for place, name in enumerate(names):
        pairs = [_product(name, other) for other in names[place:]]
        products[place, place:] = moved.select(pairs).row(0)
    steps = np.array([moved.select(_sums(names)).row(0)])
    return steps, products + np.triu(products, 1).T


def sums_by(answers: pl.DataFrame, groups: pl.Series, pivot: float) -> tuple[list[str], Sums]:
    """The groups' names, sorted, and the sums of each; `groups` names every respondent's."""
    names, pivots = _names(answers), [pivot] * answers.width
    square, total, product = _types(answers, pivots)
    summed = pl.sum_horizontal(pl.col(name).cast(total) for name in names).cast(product)
    moved = (
        answers.lazy()
        .select(groups.alias(_GROUP), *_moved(answers, pivots, square))
        .with_columns(summed.alias(_TOTAL))
    )
    squares = (_product(name, name) for name in names)
    with_total = (_product(name, _TOTAL) for name in names)
    added = [pl.len().alias(_COUNT), *_sums(names), *squares, *with_total]
    gathered = _gathered(moved, added, is_whole=square.is_integer() or _are_whole(answers))
    found = gathered.with_columns(pl.col(_GROUP).cast(pl.String)).sort(_GROUP)
    n, figures = found.select(_COUNT).to_numpy(), found.drop(_GROUP, _COUNT).cast(pl.Float64)
    steps, squared, multiplied = np.hsplit(figures.to_numpy(), 3)
    own, together = n * squared - steps**2, steps * steps.sum(axis=1, keepdims=True)
    sums = Sums(n, steps + n * pivot, own, n * multiplied - together)
    return found[_GROUP].to_list(), sums


def _gathered(moved: pl.LazyFrame, sums: Sequence[pl.Expr], *, is_whole: bool) -> pl.DataFrame:
    """The sums of every group, which do not depend on the number or timing of threads.

    Threads take scattered rows as they come. Sums of whole numbers cannot differ by that, and
    streaming adds them in a third of the time; sums of fractions would differ in their last bits.
    """
    if is_whole:
        return moved.group_by(_GROUP).agg(sums).collect(engine="streaming")
    rows = moved.collect().sort(_GROUP, maintain_order=True)
    return rows.group_by(_GROUP, maintain_order=True).agg(sums)


def _types(answers: pl.DataFrame, pivots: Sequence[float]) -> tuple[_Type, ...]:
    """The types of an item's square, of the sum of all items, and of a product of the two."""
    are_narrow = all(dtype == pl.Int8 for dtype in answers.dtypes)
    if not are_narrow or not all(float(pivot).is_integer() for pivot in pivots):
        return (pl.Float64(),) * 3
    ends = answers.select(pl.all().min(), pl.all().max().name.suffix(_HIGHEST)).row(0)
    low, high = ends[: len(pivots)], ends[len(pivots) :]
    furthest = max(
        abs(end - pivot)
        for least, most, pivot in zip(low, high, pivots, strict=True)
        for end in (least, most)
    )
    largest = (furthest**2, furthest * len(low), furthest**2 * len(low))
    return tuple(
        next(dtype for dtype, most in _WHOLE.items() if number <= most) for number in largest
    )


def _are_whole(answers: pl.DataFrame) -> bool:
    return bool(answers.select(pl.all_horizontal((pl.all() == pl.all().floor()).all())).item())


def _names(answers: pl.DataFrame) -> list[str]:
    return [f"_{index}" for index in range(answers.width)]


def _moved(answers: pl.DataFrame, pivots: Sequence[float], dtype: _Type) -> Iterator[pl.Expr]:
    """Each item's distance from its pivot, as `_0`, `_1`, …"""
    for item, name, pivot in zip(answers.columns, _names(answers), pivots, strict=True):
        step = int(pivot) if dtype.is_integer() else pivot
        yield (pl.col(item).cast(dtype) - step).alias(name)


def _sums(names: Sequence[str]) -> Iterator[pl.Expr]:
    return (pl.col(name).sum() for name in names)


def _product(one: str, other: str) -> pl.Expr:
    return (pl.col(one) * pl.col(other)).sum().alias(f"{one} × {other}")
