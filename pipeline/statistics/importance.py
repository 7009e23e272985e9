"""Importance and performance of each item → the quadrant it lies in (Martilla and James 1977)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from typing import Literal

Quadrant = Literal["concentrate", "keep", "low-priority", "overkill"]
ImportanceSource = Literal["asked", "dependent", "rest"]

FEWEST = 3
"""The fewest items that can be divided into quadrants at their mean."""


@dataclass(frozen=True)
class WeighedItem:
    """One item: the mean of its answers, and how much it matters, on the scale of the source."""

    id: str
    text: str
    performance: float
    importance: float
    quadrant: Quadrant
    surely_weak: bool = False
    """Important, and below the mean by more than the margin of error of its own answers."""


@dataclass(frozen=True)
class Importance:
    """The items of a survey weighed. The lines between the quadrants are the items' means.

    `source`: `asked` of the respondents, else a correlation, with the regression's `dependent`
    or with the total of the other items (`rest`).
    """

    source: ImportanceSource
    performance_line: float
    importance_line: float
    items: tuple[WeighedItem, ...]

    @property
    def weak_and_important(self) -> tuple[WeighedItem, ...]:
        """The items to work on first, the most important item first."""
        weak = [item for item in self.items if item.quadrant == "concentrate"]
        return tuple(sorted(weak, key=lambda item: -item.importance))

    @property
    def surely_weak(self) -> tuple[WeighedItem, ...]:
        """Those of them that lie below the mean by more than their margin of error."""
        return tuple(item for item in self.weak_and_important if item.surely_weak)


def weighed(
    source: ImportanceSource, items: Sequence[tuple[str, str, float, float]]
) -> Importance | None:
    """Items as (id, text, performance, importance) in their quadrants; null for fewer than three.

    An item on a line counts as good, or as important.
    """
    if len(items) < FEWEST:
        return None
    performance = fsum(item[2] for item in items) / len(items)
    importance = fsum(item[3] for item in items) / len(items)
    found = tuple(
        WeighedItem(*item, _quadrant(item[2] >= performance, item[3] >= importance))
        for item in items
    )
    return Importance(source, performance, importance, found)


def _quadrant(good: bool, important: bool) -> Quadrant:
    if important:
        return "keep" if good else "concentrate"
    return "overkill" if good else "low-priority"
