"""The nodes that measures roll up to: objectives, perspectives, and the scorecard."""

from dataclasses import dataclass
from typing import Annotated

from pipeline.account.certainty import Interval
from pipeline.account.fields import INTERNAL
from pipeline.account.past import EarlierScore

WHOLE = "scorecard"
"""The id of the scorecard itself."""


@dataclass(frozen=True, kw_only=True)
class Node:
    """An objective, a perspective or the scorecard."""

    id: str = WHOLE
    name: str = ""
    """In words; empty for the scorecard."""
    perspective: str | None = None
    """The perspective of an objective."""
    weight: float = 1.0
    """As the rulebook gives it."""
    weight_used: float | None = None
    """Share (0–1) of the node it counts in, after what is missing was left out."""
    value: float | None = None
    """The weighted mean of what is below it, less what is deducted; not rounded."""
    deducted: float | None = None
    """Only for the scorecard: the points deducted from the mean; null without a deduction."""
    score: float | None
    """`value`, rounded once."""
    interval: Interval | None = None
    """Only for the scorecard: the least and the most it would be if every survey were at one end of
    its interval, rounded like the score; null where no survey counts in it."""
    rating: str | None
    """The key of the band."""
    rating_text: str | None = None
    """The band's label in the report's language."""
    coverage: float
    """Share (0–1) of the weight below it that was scored."""
    out_of: float | None = None
    """The highest possible score."""
    past: Annotated[tuple[EarlierScore, ...], INTERNAL] = ()
    """For perspectives and the scorecard: their scores in earlier finals, oldest first."""

    @property
    def compared_past(self) -> tuple[EarlierScore, ...]:
        """The earlier scores that are comparable with this score."""
        return tuple(before for before in self.past if before.unlike is None)
