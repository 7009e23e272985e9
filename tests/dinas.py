"""The invented agency of every table, all its periods built once a test run, in their order.

Paper takes nine tenths of a build. So only the report of the second half of 2024 is printed, and
the brief of the year on its own; slow tests print the year.
"""

import pickle
from functools import cache
from pathlib import Path

from pipeline import report, run
from pipeline.case import Case
from tests.blank_pages import without_paper
from tests.examples import INPUTS, built, folder_of
from tests.set_alone import brief_alone
from tests.shared_builds import once

DINAS = "example-dinas"
PERIODS = ("2022", "2023", "2024-S1", "2024-S2", "2024")
_PRINTED = "2024-S2"
_FULL = 12
"""The density tried first for a brief as full as this; others follow where it does not fit."""


@cache
def outputs() -> Path:
    """The outputs of all periods; read them, do not write to them."""

    def build(place: Path) -> Path:
        for period in PERIODS:
            if period == _PRINTED:
                built(INPUTS, place, f"{DINAS}/{period}")
            else:
                with without_paper():
                    built(INPUTS, place, f"{DINAS}/{period}")
        return place

    return once(DINAS, build)


def of_period(period: str) -> Path:
    """The folder of a built period."""
    return outputs() / DINAS / period


@cache
def case_of(period: str) -> Case:
    """The scored case of a period, which reads the published periods before it."""

    def build(place: Path) -> Path:
        job = run.Job(INPUTS, outputs())
        order = run.ordered(folder_of(INPUTS, f"{DINAS}/{period}"), job)
        case = run.accounted(order, run.validated(order)).case
        (place / "case.pickle").write_bytes(pickle.dumps(case))
        return place

    folder = once(f"{DINAS}-case-{period}", build)
    case: Case = pickle.loads((folder / "case.pickle").read_bytes())
    return case


@cache
def brief_of_the_year() -> Path:
    """A folder with the brief of 2024 as brief.pdf."""

    def build(place: Path) -> Path:
        document = report.document_of(case_of("2024"), logo="", files={}, revision=1)
        (place / "brief.pdf").write_bytes(brief_alone(document, _FULL))
        return place

    return once(f"{DINAS}-brief", build)
