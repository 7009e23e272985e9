"""How an actual is judged against its target: limits, variants, missing figures, scales."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, JsonValue

from pipeline.rulebook.bands import Bands
from pipeline.rulebook.model import LARGEST, MOST, MOST_COUNTED, Bounded, Label, Part, Point
from pipeline.scorecard import Polarity

VARIANTS: Mapping[Polarity, tuple[str, ...]] = {
    Polarity.MAXIMIZE: ("a/t", "a/t|2-a/t", "met_or_not"),
    Polarity.MINIMIZE: ("2-a/t", "t/a", "met_or_not"),
    Polarity.STABILIZE: ("100-|a/t-1|", "piecewise", "met_or_not"),
}
"""The named ways to compare an actual (a) with a target (t); the functions are in `score/`."""

EVERY_VARIANT = tuple(dict.fromkeys(name for names in VARIANTS.values() for name in names))


def _one_of(polarity: Polarity) -> dict[str, JsonValue]:
    """The choices that an editor offers; loading checks them with our own message."""
    return {"enum": list(VARIANTS[polarity])}


class FormulaPolicy(Part):
    """The rulebook's policy for one formula."""

    polarity: Polarity | None = None
    """Which way is better, where the rulebook differs from the formula's own polarity."""
    variant: str = ""
    """The variant for its measures; empty: the variant under `[scoring]`."""
    scale: Bands = ()
    """The formula's own ratings, of the rounded actual, or the name of a list under `[bands]`;
    empty: the bands of the measure level."""
    scale_of: Literal["actual", "range"] = "actual"
    """`range` rates the actual's position in the range an index can take, in percent."""
    note: Label = ""
    """What is uncertain about the scale; printed in the methods annex."""


class Scoring(Part):
    """From actual and target to the achievement that counts, in percent (100 = target met)."""

    floor: Bounded = 0.0
    """The least that an achievement counts."""
    cap: Bounded = 120.0
    """The most that an achievement counts."""
    maximize: str = Field(default="a/t", json_schema_extra=_one_of(Polarity.MAXIMIZE))
    """Variant where more is better: `a/t`, `a/t|2-a/t` (the second below a target of zero),
    `met_or_not`."""
    minimize: str = Field(default="2-a/t", json_schema_extra=_one_of(Polarity.MINIMIZE))
    """Variant where less is better: `2-a/t`, `t/a`, `met_or_not`."""
    stabilize: str = Field(default="100-|a/t-1|", json_schema_extra=_one_of(Polarity.STABILIZE))
    """Variant where the target itself is best: `100-|a/t-1|`, `piecewise`, `met_or_not`."""
    stabilize_scale: tuple[Point, ...] = Field(
        default=((0.0, 0.0), (90.0, 100.0), (100.0, 120.0)), max_length=MOST
    )
    """Corners of the scale of `piecewise`: nearness to the target in percent → achievement."""
    at_maximum: Literal["cap", "plain"] = "cap"
    """What a measure counts whose target is its `maximum` and was reached: the cap, or `plain`,
    what its variant gives."""
    zero_target: Literal["judge", "withhold"] = "judge"
    """What a target of zero counts, which has no ratio: 100 where it is met and the floor where it
    is missed, or no score at all."""
    achievement_digits: int | None = Field(default=None, ge=0, le=6)
    """Decimals an achievement is rounded to before it counts; empty: full precision."""
    conversion: tuple[Point, ...] = Field(default=(), max_length=MOST)
    """Corners of a scale by which every achievement is converted: achievement → what it counts."""
    missing: Literal["leave_out", "last_value", "zero"] = "leave_out"
    """A measure without actual: left out and the weights of the rest renormalised, its latest
    actual in the table history, or counted as zero."""


class Element(Part):
    """An element (unsur) of a service-quality survey and its names."""

    label: Label
    """The name as a reader sees it."""
    names: tuple[str, ...] = Field(default=(), max_length=MOST)
    """Further names that an item's `element` may have; case and spacing make no difference."""


class SurveyPolicy(Part):
    """How surveys are weighted, and the thresholds of their statistics."""

    weight: str = Field(default="exact", pattern=r"^(exact|0\.\d+)$")
    """Weight of one element: `exact` is 1 ÷ their number; `0.111` as some reports round it."""
    index_digits: int | None = Field(default=None, ge=0, le=6)
    """Decimals the weighted index is rounded to before × 25; empty: full precision."""
    elements: Mapping[str, Element] = Field(default={}, max_length=MOST)
    """The elements by code (`U1`), in their order."""
    small_sample: int = Field(default=30, ge=0, le=MOST_COUNTED)
    """With fewer respondents there is a finding."""
    significance: float = Field(default=0.05, ge=1e-6, le=0.5)
    """Level of significance of validity tests."""
    confidence: float = Field(default=0.95, ge=0.5, le=0.9999)
    """Level of intervals."""
    reliability: Bands = ()
    """The words for Cronbach's alpha, or the name of a list under `[bands]`; withheld where few
    respondents or its interval do not justify a word."""
    answers_per_term: int = Field(default=10, ge=1, le=MOST_COUNTED)
    """Respondents a regression needs for each term; with fewer there is a finding."""
    vif_at_most: float = Field(default=10.0, ge=1, le=LARGEST)
    """The highest variance inflation at which terms count as distinct."""
    durbin_watson: tuple[Bounded, Bounded] = (1.5, 2.5)
    """The range of Durbin–Watson's statistic that counts as free of autocorrelation."""
    smallest_group: int = Field(default=5, ge=1, le=MOST_COUNTED)
    """Groups of fewer respondents are not shown, nor figures that would reveal them; of a survey of
    fewer, only their number is shown; no measure counts fewer persons of a table."""
    compare_at_least: int = Field(default=10, ge=2, le=MOST_COUNTED)
    """Groups of fewer respondents are shown but not compared."""
    satisfied_at_least: Mapping[str, Bounded] = Field(default={}, max_length=MOST)
    """Mean answer that counts as satisfied, by scale, e.g. `{"1-5" = 4.0}`."""


class Claims(Part):
    """Phrases in an agency's own text that are checked against the figures."""

    all_achieved: tuple[str, ...] = Field(default=(), max_length=MOST)
    """Phrases that claim every target was reached."""
