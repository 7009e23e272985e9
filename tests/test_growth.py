"""What a report costs grows with its measures, not with their square."""

from functools import partial

from pipeline import report
from pipeline.case import Case
from pipeline.document import Document
from tests.counted_calls import calls_of
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
    few, many = (calls_of(partial(worded, measures)) for measures in (FEW, MANY))
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


def worded(measures: int) -> Document:
    """The document of a report of so many measures, scored anew."""
    return report.document_of(case_of(measures), logo="", files={}, revision=1)
