"""What is drawn beside a measure: whether its target was met, and how far the actual is from it."""

from dataclasses import dataclass
from typing import Literal

Mark = Literal["met", "missed", "over_ceiling", "unmeasured"]
"""The outcome of a target. A rating is something else, and is printed as a word."""


@dataclass(frozen=True)
class Deviation:
    """A bar around a promise: hollow to the left for a shortfall, solid to the right for an excess.
    A bar `against` a ceiling shows the excess as a warning instead.

    `share` is the length as a share of its half of the scale, −1 to 1; a `clipped` bar goes on
    beyond the end. `alt` says the same in words.
    """

    share: float
    alt: str
    clipped: bool = False
    against: bool = False


@dataclass(frozen=True)
class Step:
    """A bar of a waterfall, from one level to the next as shares of the scale; a bar that
    `is_whole` begins at the lower end. `alt` says the same in words."""

    start: float
    end: float
    alt: str
    is_whole: bool = False
