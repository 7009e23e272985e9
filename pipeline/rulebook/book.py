"""The whole rulebook: one dated, cited policy."""

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from pipeline.grades import GradeScale
from pipeline.rulebook.advice import Advice
from pipeline.rulebook.bands import Band
from pipeline.rulebook.levels import LEVELS, Levels, Perspective
from pipeline.rulebook.model import MOST, MOST_ADVICE, MOST_PERSPECTIVES, Label, Part, Weight
from pipeline.rulebook.scoring import Claims, FormulaPolicy, Scoring, SurveyPolicy
from pipeline.scorecard import Polarity


class Note(Part):
    """What a reader should know about a rule: a contradiction in its source, a choice made."""

    subject: str
    """What it is about."""
    text: Label
    """The note itself; printed in the methods annex."""


class Rulebook(Part):
    """One dated, cited policy: perspectives, levels, scales, scoring, advice."""

    id: str
    """Its name, for `use` in report.toml and for `extends`."""
    title: Label
    """What it is called."""
    citation: Label
    """The regulation or study it is taken from."""
    confidence: Label
    """How certain it is: what was read where, and what is a choice."""
    valid_from: date | None = None
    """First day it is in force."""
    valid_to: date | None = None
    """Last day it is in force."""
    extends: str = ""
    """The rulebook it is merged over: keys left out are taken from that. Tables are merged key by
    key, lists whose entries have an `id` by that; other lists are replaced. A file with its own
    `valid_from` does not take over the other's `valid_to`. `advice-2026` is the default advice
    alone: a rulebook that extends no other rulebook is merged over that."""
    minimum_coverage: float = Field(default=0.5, ge=0, le=1)
    """Share of the weight that must be scored for an overall score."""
    perspectives: tuple[Perspective, ...] = Field(min_length=1, max_length=MOST_PERSPECTIVES)
    """The perspectives of the scorecard, in order."""
    objective_weights: Mapping[str, Weight] = Field(default={}, max_length=MOST)
    """Weight of an objective within its perspective, by objective id; 1 where not named."""
    bands: Mapping[str, tuple[Band, ...]] = Field(default={}, max_length=MOST)
    """Lists of bands by name, for levels and formulas to refer to: `bands = "ranks"`."""
    levels: Levels = Levels()
    """How each level is rolled up and rated."""
    scales: Mapping[str, GradeScale] = Field(default={}, max_length=MOST)
    """Scales of grades by id, for targets and actuals that are words: `[scales.akreditasi]`.
    `opini-bpk` and `sakip` are known to every rulebook."""
    formulas: Mapping[str, FormulaPolicy] = Field(default={}, max_length=MOST)
    """Rules for single formulas, by their names: `[formulas."survey.ikm_2017"]`."""
    scoring: Scoring = Scoring()
    """From actual and target to the achievement that counts."""
    survey: SurveyPolicy = SurveyPolicy()
    """Weights of elements and thresholds of statistics."""
    claims: Claims = Claims()
    """Phrases that are checked against the figures."""
    advice: tuple[Advice, ...] = Field(default=(), max_length=MOST_ADVICE)
    """The recommendations that can be given."""
    notes: tuple[Note, ...] = Field(default=(), max_length=MOST)
    """What a reader should know about the rules."""

    def grade_scales(self, own: Mapping[str, GradeScale]) -> Mapping[str, GradeScale]:
        """The scales of grades that a report knows: its own take precedence over the rulebook's."""
        return {**self.scales, **own}

    def formula(self, name: str) -> FormulaPolicy:
        """This rulebook's policy for a formula; an empty policy where it has none."""
        return self.formulas.get(name, FormulaPolicy())

    def bands_of(self, formula: str) -> tuple[Band, ...]:
        """The bands that rate a measure of this formula: its own scale, else the level's bands."""
        return self.formula(formula).scale or self.levels.measure.bands

    def perspective(self, perspective_id: str) -> Perspective:
        return next(own for own in self.perspectives if own.id == perspective_id)

    def objective_weight(self, objective_id: str) -> float:
        return self.objective_weights.get(objective_id, 1.0)

    def variant(self, polarity: Polarity, formula: str) -> str:
        """The variant for a formula's measures: the formula's own, else that of the polarity."""
        general: str = getattr(self.scoring, polarity.value)
        return self.formula(formula).variant or general

    def limits(self, level: str) -> tuple[float, float]:
        """The least and the most that a node of a level can score."""
        own = self.levels.of(level)
        if level == "measure":
            return self.scoring.floor, self.scoring.cap
        low, high = self.limits(self.levels.below(level))
        floor = low if own.floor is None else max(low, own.floor)
        cap = high if own.cap is None else min(high, own.cap)
        return floor, cap

    def band_scales(self) -> dict[str, tuple[Band, ...]]:
        """Every list of bands that the rulebook uses, by the key that holds it."""
        levels = {f"levels.{name}.bands": self.levels.of(name).bands for name in LEVELS}
        formulas = {f'formulas."{name}".scale': f.scale for name, f in self.formulas.items()}
        words = {"survey.reliability": self.survey.reliability}
        return {key: bands for key, bands in (levels | formulas | words).items() if bands}
