"""scorecard.xlsx and actions.csv: the tables behind the report, typed and in full precision."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.case import Case
from pipeline.problems import Finding
from pipeline.report.data.formats import Format, formats_of
from pipeline.report.data.record import record_of
from pipeline.report.data.resource_sheets import resource_sheets
from pipeline.report.data.strategy_sheets import strategy_sheets
from pipeline.report.data.survey_sheets import survey_sheets
from pipeline.results import Recommendation

Value = str | int | float | Decimal | bool | date | None
Sheet = tuple[str, Mapping[str, Format], Sequence[Sequence[Value]]]
"""A sheet's name, its columns with the number format of each, its rows."""

_WHOLE = (
    "agency", "period", "rulebook", "status", "score", "rating_text", "coverage", "out_of",
)  # fmt: skip
_MEASURES = (
    "id", "perspective", "objective_id", "objective", "name", "measured_in", "polarity", "formula",
    "target", "target_low", "target_high", "target_source", "actual", "achievement", "score",
    "rating_text", "weight", "weight_used", "working",
)  # fmt: skip
_NODES = ("id", "name", "score", "rating_text", "coverage", "weight", "weight_used")
_ADVICE = ("id", "measure", "priority", "impact", "impact_on", "text")
_FINDINGS = ("code", "severity", "where", "found", "expected", "text")
_PROBLEMS = ("code", "severity", "file", "sheet", "row", "column", "value", "text")


def sheets_of(
    case: Case, findings: Sequence[Finding], advice: Sequence[Recommendation]
) -> tuple[Sheet, ...]:
    """The whole, its measures and nodes, what they are compared with, the resources, the surveys.

    Then advice, findings and warnings. A sheet without rows is left out.
    """
    record = record_of(case, findings, advice, report="", revision=0)
    digits = {measure["measure_id"]: measure["digits"] for measure in case.measures()}
    kept = (
        ("scorecard", _WHOLE, [_whole(record)]),
        ("measures", _MEASURES, record["measures"]),
        ("objectives", _NODES, record["objectives"]),
        ("perspectives", _NODES, record["perspectives"]),
        *strategy_sheets(case),
        *resource_sheets(case, record),
        *survey_sheets(record),
        ("recommendations", _ADVICE, record["recommendations"]),
        ("findings", _FINDINGS, record["findings"]),
        ("problems", _PROBLEMS, record["problems"]),
    )
    return tuple(
        (name, formats_of(columns, rows, digits), _rows(columns, rows))
        for name, columns, rows in kept
        if rows
    )


def _whole(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The overall score, and of whom, when and by which rulebook it is."""
    named = {key: record[key]["id"] for key in ("period", "rulebook")}
    return {
        **record["scorecard"],
        **named,
        "agency": record["agency"]["name"],
        "status": record["status"],
    }


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
