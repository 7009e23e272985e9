"""A rulebook as frozen models: dated, cited policy. `docs/rulebooks.md` lists every key."""

from pipeline.rulebook.advice import ADVICE_FIELDS, Advice
from pipeline.rulebook.bands import Band, Fault, band_of, tiling_faults, verdict_faults
from pipeline.rulebook.book import Note, Rulebook
from pipeline.rulebook.differences import Difference, RuleValue, differences, is_label
from pipeline.rulebook.levels import LEVELS, Level, Levels, Perspective
from pipeline.rulebook.model import Label, Part, Point, Weight
from pipeline.rulebook.named_bands import names_of_bands, told_by_bands, with_bands_in_place
from pipeline.rulebook.scoring import (
    EVERY_VARIANT,
    VARIANTS,
    Claims,
    Element,
    FormulaPolicy,
    Scoring,
    SurveyPolicy,
)
from pipeline.rulebook.when import Clause, Known, When

__all__ = [
    "ADVICE_FIELDS",
    "EVERY_VARIANT",
    "LEVELS",
    "VARIANTS",
    "Advice",
    "Band",
    "Claims",
    "Clause",
    "Difference",
    "Element",
    "Fault",
    "FormulaPolicy",
    "Known",
    "Label",
    "Level",
    "Levels",
    "Note",
    "Part",
    "Perspective",
    "Point",
    "RuleValue",
    "Rulebook",
    "Scoring",
    "SurveyPolicy",
    "Weight",
    "When",
    "band_of",
    "differences",
    "is_label",
    "names_of_bands",
    "tiling_faults",
    "told_by_bands",
    "verdict_faults",
    "with_bands_in_place",
]
