"""scorecard.json: the report as data, numbers in full, null for missing (design §6)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.case import Case
from pipeline.language import Language
from pipeline.problems import Finding, Problem
from pipeline.report.data.details import (
    budget_record,
    services_record,
)
from pipeline.report.data.surveys import regression_records, survey_record
from pipeline.report.phrases.wording import working_text
from pipeline.results import Recommendation
from pipeline.rulebook import Band

SCHEMA = "rapor/scorecard/1"


def record_of(
    case: Case,
    findings: Sequence[Finding],
    advice: Sequence[Recommendation],
    *,
    report: str,
    revision: int,
) -> dict[str, Any]:
    """The whole record; keys as design.md fixes them, further ones may be added."""
    given, book, language = case.report_file, case.rulebook, case.language
    whole = case.scored.scorecard.row(0, named=True)
    return {
        "schema": SCHEMA,
        "report": report,
        "agency": {"id": given.agency.id, "name": given.agency.name, "region": given.agency.region},
        "period": {
            "id": given.period.id,
            "start": given.period.start.isoformat(),
            "end": given.period.end.isoformat(),
        },
        "rulebook": {
            "id": book.id,
            "title": language.text(book.title),
            "citation": language.text(book.citation),
            "confidence": language.text(book.confidence),
        },
        "status": given.report.status,
        "revision": revision,
        "example": given.report.example,
        "measures": [_measure(measure, case) for measure in case.measures()],
        "objectives": [_objective(row, case) for row in _rows(case.scored.objectives)],
        "perspectives": [_perspective(row, case) for row in _rows(case.scored.perspectives)],
        "scorecard": {
            "score": whole["score"],
            **_rated(whole["rating"], case.node_band("scorecard", whole["rating"]), language),
            "coverage": whole["coverage"],
            "out_of": book.limits("scorecard")[1],
        },
        "surveys": [survey_record(one, case) for one in case.measured.surveys.values()],
        "service_times": services_record(case),
        "budget": budget_record(case),
        "regressions": regression_records(case),
        "recommendations": [asdict(part) for part in advice],
        "findings": [finding_record(finding, language) for finding in findings],
        "problems": [problem_record(problem, language) for problem in case.tables.problems],
    }


def as_json(record: Mapping[str, Any]) -> bytes:
    """The record as the file scorecard.json."""
    text = json.dumps(record, ensure_ascii=False, indent=2, allow_nan=False)
    return (text + "\n").encode()


def _rows(frame: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = frame.to_dicts()
    return rows


def _rated(rating: str | None, band: Band | None, language: Language) -> dict[str, str | None]:
    return {"rating": rating, "rating_text": language.text(band.label) if band else None}


def _measure(measure: Mapping[str, Any], case: Case) -> dict[str, Any]:
    working = case.working(measure["measure_id"])
    return {
        "id": measure["measure_id"],
        "perspective": measure["perspective"],
        "objective_id": measure["objective_id"],
        "objective": measure["objective"],
        "name": measure["measure"],
        "measured_in": measure["measured_in"],
        "polarity": measure["polarity"],
        "formula": measure["formula"],
        "variant": measure["variant"],
        "target": measure["target"],
        "target_low": measure["target_low"],
        "target_high": measure["target_high"],
        "target_source": measure["target_source"],
        "actual": measure["actual"],
        "achievement": measure["achievement"],
        "score": measure["score"],
        **_rated(measure["rating"], case.measure_band(measure), case.language),
        "weight": measure["weight"],
        "weight_used": measure["weight_used"],
        "flags": measure["flags"],
        "index_rule": dict(case.index_rule(measure["measure_id"])) if working.survey else None,
        "evidence": [asdict(part) for part in working.evidence],
        "working": working_text(measure, case),
    }


def _objective(row: Mapping[str, Any], case: Case) -> dict[str, Any]:
    names = {m["objective_id"]: m["objective"] for m in case.measures()}
    return {
        "id": row["id"],
        "perspective": row["parent"],
        "name": names[row["id"]],
        "weight": row["weight"],
        "weight_used": row["weight_used"],
        "score": row["score"],
        **_rated(row["rating"], case.node_band("objective", row["rating"]), case.language),
        "coverage": row["coverage"],
    }


def _perspective(row: Mapping[str, Any], case: Case) -> dict[str, Any]:
    return {
        "id": row["id"],
        "name": case.perspective_name(row["id"]),
        "weight": row["weight"],
        "weight_used": row["weight_used"],
        "score": row["score"],
        **_rated(row["rating"], case.node_band("perspective", row["rating"]), case.language),
        "coverage": row["coverage"],
    }


def finding_record(finding: Finding, language: Language) -> dict[str, str]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": finding.where,
        "found": finding.found,
        "expected": finding.expected,
        "text": language.finding(finding),
    }


def problem_record(problem: Problem, language: Language) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": problem.file,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "text": f"{language.problem(problem)}. {language.remedy(problem)}",
    }
