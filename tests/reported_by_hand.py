"""A scored case and its report from tables by hand, for tests of what the report says."""

from pathlib import Path

from pipeline import examine, report, run
from pipeline.case import Case
from pipeline.delivery import Delivery
from pipeline.document import Document
from pipeline.ingest import LoadedRulebook, ReportFolder, read_rulebook
from pipeline.reportfile import ReportFile
from pipeline.results import EarlierFigure, EarlierScorecard
from tests.tables_by_hand import REALIZATION, Cells, delivered, report_file, tables

DEFAULT = "rapor-2026"


def loaded() -> LoadedRulebook:
    return read_rulebook(DEFAULT, None, None)


def case(
    *rows: Cells,
    language: str = "en",
    earlier: tuple[EarlierScorecard, ...] = (),
    given: ReportFile | None = None,
    **others: list[Cells],
) -> Case:
    """Measures (each with what differs from the least row) and other tables, scored."""
    frames = {"realization": delivered("realization", [{**REALIZATION, **row} for row in rows])}
    frames |= {name: delivered(name, cells) for name, cells in others.items()}
    edition = {"issued_on": "2025-02-28", "language": language}
    asked = given or report_file(report=edition)
    folder = ReportFolder("by-hand", Path("by-hand"))
    order = run.Order(folder, asked, loaded(), Delivery({}), earlier=earlier)
    return run.scored_case(order, tables(**frames))


def document(scored: Case) -> Document:
    """The report on a case, without advice."""
    return report.document_of(scored, examine.found(scored), (), logo="", files={}, revision=1)


def signed(period: str, scores: dict[str, float], **actuals: float) -> EarlierScorecard:
    """A final scorecard of an earlier period by the same rulebook."""
    return EarlierScorecard(
        period,
        DEFAULT,
        scores.get("scorecard"),
        {name: value for name, value in scores.items() if name != "scorecard"},
        {name: EarlierFigure(period, 100.0, value, value) for name, value in actuals.items()},
        f"x/{period}/scorecard.json",
        "0" * 64,
    )
