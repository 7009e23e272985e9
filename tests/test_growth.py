"""What a report costs grows with its measures, not with their square: counted in calls, not in
seconds, so that no machine decides."""

import sys
from types import FrameType

from pipeline import report
from pipeline.case import Case
from tests.reported_by_hand import case

FEW, MANY = 80, 320
KINDS = (
    {"actual": 60.0, "solution": "Add a counter.", "cause": "A counter was closed."},
    {"actual": 70.0, "solution": "", "cause": ""},
    {"actual": None, "solution": "", "cause": ""},
    {"actual": 90.0, "solution": "", "cause": ""},
)
"""Missed with a step, missed without, unmeasured, met."""


def test_four_times_the_measures_take_four_times_the_calls() -> None:
    few, many = calls_of(FEW), calls_of(MANY)
    assert many < few * MANY / FEW


def case_of(measures: int) -> Case:
    """A report of so many measures, of every kind."""
    return case(
        *(
            {
                "measure_id": f"M{n}",
                "measure": f"measure {n}",
                "objective_id": f"O{n % 8}",
                "objective": f"objective {n % 8}",
                "target": 80.0,
                **KINDS[n % len(KINDS)],
            }
            for n in range(measures)
        )
    )


def calls_of(measures: int) -> int:
    """How many calls of functions it takes to score so many measures and to word their report."""
    count = 0

    def counted(_frame: FrameType, event: str, _given: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        report.document_of(case_of(measures), logo="", files={}, revision=1)
    finally:
        sys.setprofile(None)
    return count
