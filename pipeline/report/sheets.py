"""scorecard.xlsx and actions.csv: the tables behind the report, typed and in full precision."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.case import Case
from pipeline.problems import Finding
from pipeline.report.record import record_of
from pipeline.report.survey_sheets import survey_sheets
from pipeline.results import Recommendation

Value = str | int | float | Decimal | bool | date | None
Sheet = tuple[str, Sequence[str], Sequence[Sequence[Value]]]

_MEASURES = (
    "id", "perspective", "objective_id", "objective", "name", "measured_in", "polarity", "formula",
    "target", "target_source", "actual", "achievement", "score", "rating_text", "weight", "working",
)  # fmt: skip
_NODES = ("id", "name", "score", "rating_text", "coverage")
_ADVICE = ("id", "measure", "priority", "impact", "impact_on", "text")
_FINDINGS = ("code", "severity", "where", "found", "expected", "text")


def sheets_of(
    case: Case, findings: Sequence[Finding], advice: Sequence[Recommendation]
) -> tuple[Sheet, ...]:
    """One sheet each for measures, nodes, advice and findings, and several for surveys."""
    record = record_of(case, findings, advice, report="", revision=0)
    kept = (
        ("measures", _MEASURES, record["measures"]),
        ("objectives", _NODES, record["objectives"]),
        ("perspectives", (*_NODES, "weight"), record["perspectives"]),
        *survey_sheets(record),
        ("recommendations", _ADVICE, record["recommendations"]),
        ("findings", _FINDINGS, record["findings"]),
    )
    return tuple((name, columns, _rows(columns, rows)) for name, columns, rows in kept if rows)


def _rows(
    columns: Sequence[str], records: Iterable[Mapping[str, Any]]
) -> tuple[tuple[Value, ...], ...]:
    return tuple(tuple(record[column] for column in columns) for record in records)


def actions_of(case: Case, advice: Sequence[Recommendation]) -> tuple[dict[str, str], ...]:
    """One row a recommendation, carrying over what table `actions` already says of it."""
    known: dict[str, dict[str, Any]] = {}
    if "actions" in case.tables:
        rows = case.tables["actions"].iter_rows(named=True)
        known = {row["recommendation_id"]: row for row in rows}
    return tuple(
        {
            "recommendation_id": part.id,
            **{
                name: str(known.get(part.id, {}).get(name) or "")
                for name in ("status", "owner", "due", "note")
            },
            "recommendation": part.text,
        }
        for part in advice
    )
