"""Examine an account: the findings that a careful auditor would note.

A detector is a small function that yields findings of one kind, by a general rule and never by an
agency's name. Findings change no number, and carry values: the report words them. `readiness`
judges the criteria of an evaluator's sheet.
"""

from pipeline.case import Case
from pipeline.examine.completeness import COMPLETENESS
from pipeline.examine.detector import Detector
from pipeline.examine.figures import FIGURES
from pipeline.examine.judgement import JUDGEMENT
from pipeline.examine.omissions import OMISSIONS
from pipeline.examine.policy import POLICY
from pipeline.examine.prose import PROSE
from pipeline.examine.readiness import readiness
from pipeline.examine.service import SERVICE
from pipeline.examine.survey_methods import SURVEY_METHODS
from pipeline.examine.survey_responses import SURVEY_RESPONSES
from pipeline.examine.surveys import SURVEYS
from pipeline.examine.value_for_money import VALUE_FOR_MONEY
from pipeline.problems import Finding

DETECTORS: tuple[Detector, ...] = (
    *FIGURES,
    *VALUE_FOR_MONEY,
    *SURVEYS,
    *SURVEY_METHODS,
    *SURVEY_RESPONSES,
    *SERVICE,
    *COMPLETENESS,
    *JUDGEMENT,
    *OMISSIONS,
    *POLICY,
    *PROSE,
)

__all__ = ["DETECTORS", "found", "readiness"]


def found(case: Case) -> tuple[Finding, ...]:
    """Every finding of every detector, in the order of the detectors."""
    return tuple(finding for detector in DETECTORS for finding in detector(case))
