"""Tables, actuals and scores in, findings out: what a careful auditor would notice.

A detector is one small function that yields findings of one kind, by a general rule and never by
an agency's name. Findings change no number.
"""

from pipeline.case import Case
from pipeline.examine.completeness import COMPLETENESS
from pipeline.examine.detector import Detector
from pipeline.examine.figures import FIGURES
from pipeline.examine.policy import POLICY
from pipeline.examine.surveys import SURVEYS
from pipeline.problems import Finding

DETECTORS: tuple[Detector, ...] = (*FIGURES, *SURVEYS, *COMPLETENESS, *POLICY)

__all__ = ["DETECTORS", "Case", "found"]


def found(case: Case) -> tuple[Finding, ...]:
    """Every finding of every detector, in the order of the detectors."""
    return tuple(finding for detector in DETECTORS for finding in detector(case))
