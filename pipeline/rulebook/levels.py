"""Perspectives and levels: what rolls up into what, by which mean, within which limits."""

from typing import Literal

from pydantic import Field

from pipeline.rounding import DIGITS
from pipeline.rulebook.bands import Bands
from pipeline.rulebook.model import Bounded, Label, Part, Weight

LEVELS = ("measure", "objective", "perspective", "scorecard")


class Perspective(Part):
    """A perspective of the scorecard. Any number, any names; they are printed in this order."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    """Its value in the column `perspective` of the table realization."""
    name: Label
    """The name as a reader sees it."""
    weight: Weight = 1.0
    """Its weight in the scorecard; any positive numbers, normalised."""
    drop: bool = Field(default=False, strict=True)
    """`true` in a rulebook that extends another: the perspective of this id is left out."""


class Level(Part):
    """How one level is rolled up, limited, rounded and rated.

    Objectives are the mean of `measures`; perspectives of `objectives` or `measures`; the
    scorecard of `perspectives`, `objectives` or `measures`.
    """

    aggregate: Literal["", "measures", "objectives", "perspectives", "none"] = ""
    """What it is the weighted mean of; empty: of the level below. `none` withholds its score."""
    mean: Literal["arithmetic", "geometric"] = "arithmetic"
    """Which weighted mean. A geometric mean is zero where one part is zero."""
    verdict: Literal["", "all_met"] = ""
    """`all_met` rates a perspective by whether every rated measure in it is in a
    `favourable` band, instead of by its score; its two bands are then the verdicts
    (`favourable = true` where all are)."""
    floor: Bounded | None = None
    """The least this level's score can be. For measures it is under `[scoring]`."""
    cap: Bounded | None = None
    """The most this level's score can be, before it enters the level above. For measures it
    is under `[scoring]`."""
    deduct: str = ""
    """Only for the scorecard: the measure whose actual, in points from 0 to 100, is deducted from
    the mean before it is rounded. It counts in no mean and needs no target. An empty actual is not
    zero: then there is no score."""
    digits: int = Field(default=DIGITS, ge=0, le=DIGITS)
    """Decimals of the score, rounded half up; the bands rate the rounded score."""
    bands: Bands = ()
    """The ratings of this level, from the lowest up, or the name of a list under `[bands]`."""


class Levels(Part):
    """The four levels of a scorecard."""

    measure: Level = Level()
    """The measures (IKU)."""
    objective: Level = Level(aggregate="measures")
    """The objectives (sasaran)."""
    perspective: Level = Level(aggregate="objectives")
    """The perspectives."""
    scorecard: Level = Level(aggregate="perspectives")
    """The whole scorecard."""

    def of(self, name: str) -> Level:
        level: Level = getattr(self, name)
        return level

    def below(self, name: str) -> str:
        """The level that rolls up into this level: its `aggregate`, else the next level down."""
        said = self.of(name).aggregate.removesuffix("s")
        lower = LEVELS[: LEVELS.index(name)]
        return said if said in lower else lower[-1]
