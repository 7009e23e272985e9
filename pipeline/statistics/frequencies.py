"""Answers → how often each point of the scale was given, and the median, item by item."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

import polars as pl


@dataclass(frozen=True)
class Frequencies:
    """The median, least and greatest answer of an item, and how many gave each point of the scale.

    `counts` begin with the lowest point; null where an answer lies between two points.
    """

    median: float
    min: float
    max: float
    counts: tuple[int, ...] | None


def frequencies(answers: pl.DataFrame, scale: tuple[int, int]) -> Mapping[str, Frequencies]:
    """The frequencies of every item of one or more complete respondents."""
    points = range(scale[0], scale[1] + 1)
    found = answers.select(
        pl.concat_list((pl.col(item) == point).sum() for point in points).alias(item)
        for item in answers.columns
    ).row(0, named=True)
    return {item: _of(answers[item], tuple(found[item]), scale[0]) for item in answers.columns}


def _of(answers: pl.Series, counts: tuple[int, ...], low: int) -> Frequencies:
    """Where every answer is a point of the scale, the counts know the median too."""
    n = len(answers)
    if sum(counts) < n:
        median, least, most = _extremes(answers)
        return Frequencies(median, least, most, None)
    ranks = ((n - 1) // 2, n // 2, 0, n - 1)
    below, above, least, most = (float(low + _ranked(counts, rank)) for rank in ranks)
    return Frequencies((below + above) / 2, least, most, counts)


def _extremes(answers: pl.Series) -> tuple[float, float, float]:
    """The median, least and greatest of answers between the points."""
    answer = pl.col("_").cast(pl.Float64)
    found = answers.to_frame("_").select(answer.median(), a=answer.min(), b=answer.max())
    median, least, most = found.row(0)
    return median, least, most


def _ranked(counts: tuple[int, ...], rank: int) -> int:
    """The position in the scale of the answer of this rank, both from zero."""
    return next(position for position, below in enumerate(accumulate(counts)) if below > rank)
