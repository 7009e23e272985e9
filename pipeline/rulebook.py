"""A rulebook as frozen models: dated, cited policy. Nothing here knows a number of its own."""

import itertools
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.scorecard import Polarity

Label = str | Mapping[str, str]
Weight = Annotated[float, Field(gt=0)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Band(_Model):
    """A rating and its floor: `from` belongs to the band, `above` lies just below it.

    `met` says whether a measure in this band met its promise (for `verdict = "all_met"`).
    """

    key: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")
    label: Label
    from_: float | None = Field(default=None, alias="from")
    above: float | None = None
    met: bool = False
    colour: Literal["best", "good", "fair", "poor", "worst", "neutral"] = "neutral"

    @model_validator(mode="after")
    def _one_floor(self) -> "Band":
        if self.from_ is not None and self.above is not None:
            raise ValueError("give `from` or `above`, not both")
        return self

    @property
    def floor(self) -> float:
        if self.from_ is not None:
            return self.from_
        return float("-inf") if self.above is None else self.above

    def holds(self, value: float) -> bool:
        """Whether a rounded value reaches this band's floor."""
        return value > self.above if self.above is not None else value >= self.floor


def band_of(value: float, bands: Sequence[Band]) -> Band | None:
    """The highest band whose floor the rounded value reaches."""
    return next((band for band in reversed(bands) if band.holds(value)), None)


class Perspective(_Model):
    """One side of the scorecard; its name and weight are policy."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Label
    weight: Weight = 1.0


class Level(_Model):
    """How one level is rolled up and rated.

    `aggregate`: what a node is the weighted mean of; `none` withholds its score. `verdict`
    rates a perspective by whether every rated measure in it is `met`, instead of by its score;
    its two bands are then the verdicts (`met = true` for all met).
    """

    aggregate: Literal["", "measures", "objectives", "perspectives", "none"] = ""
    verdict: Literal["", "all_met"] = ""
    bands: tuple[Band, ...] = ()


class Levels(_Model):
    """The four levels of a scorecard."""

    measure: Level = Level()
    objective: Level = Level()
    perspective: Level = Level()
    scorecard: Level = Level()


class FormulaPolicy(_Model):
    """What a rulebook says of one formula.

    `scale` rates the rounded actual; `scale_of = "range"` rates its place in the range an index
    can take, in percent. `note` tells what is unsure about the scale.
    """

    polarity: Polarity | None = None
    variant: str = ""
    scale: tuple[Band, ...] = ()
    scale_of: Literal["actual", "range"] = "actual"
    note: Label = ""


class Scoring(_Model):
    """Floor and cap of an achievement in percent, and the named variants of each polarity."""

    floor: float = 0.0
    cap: float = 120.0
    minimize: str = "2-a/t"
    stabilize: str = "100-|a/t-1|"


class SurveyPolicy(_Model):
    """Thresholds for survey statistics."""

    small_sample: int = 30
    significance: float = Field(default=0.05, gt=0, lt=1)
    confidence: float = Field(default=0.95, gt=0, lt=1)
    reliable_above: float = 0.60
    satisfied_at_least: Mapping[str, float] = {}
    """Mean answer that counts as satisfied, by scale, e.g. {"1-5" = 4.0}."""


class Advice(_Model):
    """A recommendation and when it is given; every condition that is set must hold.

    For each measure, one advice of each `about` is given: the most specific that applies (it
    names the measure, else the formula, else neither), the earlier one where two are alike.
    `about = "items"` speaks of the survey items with the lowest total, all tied ones.
    `below` and `at_least` compare the achievement, `actual_below` and `actual_above` the actual.
    """

    id: str
    about: Literal["measure", "items"] = "measure"
    formulas: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    met: bool | None = None
    measured: bool = True
    below: float | None = None
    at_least: float | None = None
    actual_below: float | None = None
    actual_above: float | None = None
    priority: Literal["high", "medium", "low"] = "medium"
    text: Label


class Note(_Model):
    """What a reader should know about a rule: a contradiction in its source, a choice made."""

    subject: str
    text: Label


class Claims(_Model):
    """Phrases in an agency's own text that claim every target was reached."""

    all_achieved: tuple[str, ...] = ()


class Rulebook(_Model):
    """One dated, cited policy: perspectives, levels, scales, scoring, advice."""

    id: str
    title: Label
    citation: Label
    confidence: Label
    valid_from: date | None = None
    valid_to: date | None = None
    extends: str = ""
    minimum_coverage: float = Field(default=0.5, ge=0, le=1)
    perspectives: tuple[Perspective, ...] = Field(min_length=1)
    levels: Levels = Levels()
    formulas: Mapping[str, FormulaPolicy] = {}
    scoring: Scoring = Scoring()
    survey: SurveyPolicy = SurveyPolicy()
    claims: Claims = Claims()
    advice: tuple[Advice, ...] = ()
    notes: tuple[Note, ...] = ()

    def formula(self, name: str) -> FormulaPolicy:
        """What this rulebook says of a formula; an empty policy where it says nothing."""
        return self.formulas.get(name, FormulaPolicy())

    def perspective(self, perspective_id: str) -> Perspective:
        return next(side for side in self.perspectives if side.id == perspective_id)

    def scales(self) -> dict[str, tuple[Band, ...]]:
        """Every list of bands in the rulebook, by the key that holds it."""
        levels = {f"levels.{name}.bands": getattr(self.levels, name).bands for name in LEVELS}
        formulas = {f"formulas.{name}.scale": f.scale for name, f in self.formulas.items()}
        return {key: bands for key, bands in (levels | formulas).items() if bands}


LEVELS = ("measure", "objective", "perspective", "scorecard")

ADVICE_FIELDS = (
    "measure",
    "objective",
    "actual",
    "unit",
    "target",
    "achievement",
    "score",
    "rating",
    "gap",
    "items",
    "lowest",
)
"""Fields an advice text may name, besides the values of its formulas' workings."""


def tiling_fault(bands: Sequence[Band], *, verdict: bool = False) -> str:
    """Why a list of bands leaves a value unrated or rates it twice; empty when it tiles.

    Floors must rise strictly. Between two neighbours no value is left out, because a band ends
    where the next begins; at one floor, `from` on the lower and `above` on the upper share the
    single value between them, which is how "exactly 100" is written.
    """
    keys = [band.key for band in bands]
    if len(set(keys)) < len(keys):
        return "a key stands more than once"
    if verdict:
        met = [band.met for band in bands]
        return "" if sorted(met) == [False, True] else "a verdict has one band met and one not"
    for lower, upper in itertools.pairwise(bands):
        shares_edge = lower.above is None and upper.above is not None
        rises = upper.floor > lower.floor or (upper.floor == lower.floor and shares_edge)
        if not rises:
            return f"the floor of {upper.key} is not above the floor of {lower.key}"
    return ""
