"""Advice: a recommendation and when it is given."""

from typing import Literal

from pydantic import Field

from pipeline.rulebook.model import MOST, Bounded, Label, Part
from pipeline.rulebook.when import When

ADVICE_FIELDS = (
    "measure",
    "objective",
    "actual",
    "unit",
    "target",
    "reached",
    "promised",
    "achievement",
    "score",
    "rating",
    "gap",
    "raise",
    "items",
    "lowest",
    "weak",
)
"""Fields an advice text may name, besides the values in its formulas' workings."""


class Advice(Part):
    """A recommendation and when it is given; every condition that is set must hold.

    For each measure, one advice of each `about` is given: the most specific that applies (it names
    the measure, else the formula, else has a `when`), the earlier where two are alike.
    """

    id: str = Field(min_length=1)
    """Its name, by which a rulebook that extends this one may change it."""
    about: Literal["measure", "items", "importance"] = "measure"
    """`items` is about the survey items with the lowest mean, all tied ones; `importance` about
    items that are important and certainly below the mean (by more than the margin of error of their
    answers), given where the respondents are not few."""
    formulas: tuple[str, ...] = Field(default=(), max_length=MOST)
    """Only for measures that these formulas compute."""
    measures: tuple[str, ...] = Field(default=(), max_length=MOST)
    """Only for these measures."""
    ratings: tuple[str, ...] = Field(default=(), max_length=MOST)
    """Only for measures in these bands."""
    favourable: bool | None = None
    """Only for measures whose band is `favourable`, or is not."""
    reached: bool | None = None
    """Only for measures that met their target, or fell short of it."""
    measured: bool = True
    """`true`: for measures that have an actual; `false`: for those that have none."""
    below: Bounded | None = None
    """Only where the achievement is below this, in percent."""
    at_least: Bounded | None = None
    """Only where the achievement is this or more, in percent."""
    actual_below: Bounded | None = None
    """Only where the actual is below this."""
    actual_above: Bounded | None = None
    """Only where the actual is above this."""
    when: When | None = None
    """What else must hold: clauses over named quantities, joined by `all` and `any`."""
    priority: Literal["high", "medium", "low"] = "medium"
    """How urgent it is."""
    kind: Literal["", "strategy", "policy", "activity", "budget"] = ""
    """What it asks to adjust: the strategy, a policy, an activity or the budget."""
    owner: Label = ""
    """The role that usually answers for it, proposed where the register names nobody."""
    text: Label
    """Its text; names in braces are filled in: `{measure}`, `{reached}` and `{promised}`
    (actual and target with their units), `{gap}` between them, `{achievement}`, `{rating}`,
    `{raise}` (Raise or Lower, whichever leads to the target)."""
