"""What is drawn beside a measure: whether its target was met, and how far it lies from it."""

from dataclasses import dataclass
from typing import Literal

Mark = Literal["met", "missed", "over_ceiling", "unmeasured"]
"""What came of a target. A rating is another matter, and is a word."""


@dataclass(frozen=True)
class Deviation:
    """A bar about a promise: hollow to its left what falls short, solid to its right what goes
    beyond. A bar `against` a ceiling warns on the right instead.

    `share` is the length as a share of its half of the bar, −1 to 1; one that is `clipped` goes on
    beyond the end. `alt` says the same in words.
    """

    share: float
    alt: str
    clipped: bool = False
    against: bool = False


@dataclass(frozen=True)
class Step:
    """A bar of a waterfall, from one level to the next as shares of the scale; one that is whole
    stands on its lower end. `alt` says the same in words."""

    start: float
    end: float
    alt: str
    is_whole: bool = False
