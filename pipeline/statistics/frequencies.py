"""Answers → how often each point of the scale was given, and the median, item by item."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Frequencies:
    """The median of an item, and how many gave each point of the scale, lowest first.

    `counts` is null where an answer lies between two points.
    """

    median: float
    counts: tuple[int, ...] | None


def frequencies(answers: pl.DataFrame, scale: tuple[int, int]) -> Mapping[str, Frequencies]:
    """The frequencies of every item of one or more complete respondents."""
    points = range(scale[0], scale[1] + 1)
    found = answers.lazy().select(
        column
        for item in answers.columns
        for column in (
            pl.col(item).median().alias(f"{item} median"),
            pl.concat_list((pl.col(item) == point).sum() for point in points).alias(item),
        )
    )
    row = found.collect().row(0, named=True)
    return {
        item: Frequencies(float(row[f"{item} median"]), _counts(row[item], answers.height))
        for item in answers.columns
    }


def _counts(counts: list[int], n: int) -> tuple[int, ...] | None:
    return tuple(counts) if sum(counts) == n else None
