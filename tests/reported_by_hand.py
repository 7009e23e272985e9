"""A scored case and its report from tables by hand, for tests of what the report says."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from pipeline import report, run
from pipeline.account import (
    AgencyName,
    Measure,
    Node,
    Past,
    PeriodDays,
    RulebookName,
    as_json,
)
from pipeline.case import Case
from pipeline.document import Document
from pipeline.ingest import LoadedRulebook, ReportFolder, Signed, read_rulebook
from pipeline.reportfile import ReportFile
from pipeline.scorecard import Polarity
from tests.orders_by_hand import order_of
from tests.tables_by_hand import REALIZATION, Cells, delivered, report_file, tables

DEFAULT = "rapor-2026"


def loaded() -> LoadedRulebook:
    return read_rulebook(DEFAULT, None, None)


def case(
    *rows: Cells,
    language: str = "en",
    earlier: tuple[Past, ...] = (),
    parts: tuple[Past, ...] = (),
    given: ReportFile | None = None,
    **others: list[Cells],
) -> Case:
    """Measures (each with what differs from the least row) and other tables, scored."""
    frames = {"realization": delivered("realization", [{**REALIZATION, **row} for row in rows])}
    frames |= {name: delivered(name, cells) for name, cells in others.items()}
    edition = {"issued_on": "2025-02-28", "language": language}
    asked = given or report_file(report=edition)
    folder = ReportFolder("by-hand", Path("by-hand"))
    order = order_of(folder, asked, loaded(), Signed(earlier, parts))
    return run.accounted(order, tables(**frames)).case


def document(of: Case) -> Document:
    """The report on a case."""
    return report.document_of(of, logo="", files={}, revision=1)


def record(of: Case) -> dict[str, Any]:
    """The record of a case, as a reader of scorecard.json has it."""
    kept: dict[str, Any] = json.loads(as_json(report.record_of(of, report="r", revision=1)))
    return kept


def signed(period: str, scores: dict[str, float], **actuals: float) -> Past:
    """A final scorecard of an earlier period by the same rulebook."""
    return past(
        period,
        scores,
        *(past_measure(name, target=100.0, actual=value) for name, value in actuals.items()),
    )


def past(period: str, scores: dict[str, float], *measures: Measure, **more: Any) -> Past:
    """A final scorecard of an earlier period, of these measures."""
    nodes = {
        name: Node(id=name, score=score, rating=None, coverage=1.0)
        for name, score in scores.items()
    }
    whole = nodes.pop("scorecard", Node(score=None, rating=None, coverage=0.0))
    return Past(
        agency=AgencyName("x"),
        period=PeriodDays(period, date(2000, 1, 1), date(2000, 12, 31)),
        rulebook=RulebookName(more.pop("rulebook", DEFAULT)),
        status="final",
        measures=measures,
        perspectives=tuple(nodes.values()),
        scorecard=whole,
        file=f"x/{period}/scorecard.json",
        sha256="0" * 64,
        **more,
    )


def past_measure(
    name: str, *, target: float | None = None, actual: float | None = None, **more: Any
) -> Measure:
    """A measure as a final of an earlier period has it; what it achieved is its actual."""
    known: dict[str, Any] = {
        "perspective": "p",
        "objective_id": "S1",
        "objective": "",
        "name": "",
        "measured_in": "",
        "polarity": Polarity.MAXIMIZE,
        "formula": "",
        "achievement": actual,
        "score": None,
        "rating": None,
        "weight": 1.0,
    }
    return Measure(id=name, target=target, actual=actual, **{**known, **more})
