"""scorecard.json: what stands behind measures: elements of an index, minutes, budget lines."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pipeline.case import Case
from pipeline.report.budget.costs import budget_lines
from pipeline.report.chapters.service_minutes import service_minutes
from pipeline.rulebook import band_of

_LINE = (
    "code",
    "name",
    "ceiling_before",
    "ceiling",
    "change",
    "change_percent",
    "realized",
    "spent_percent",
    "output_percent",
    "cost_planned",
    "cost",
    "cost_change_percent",
)


def service_quality_record(survey: str, case: Case) -> dict[str, Any] | None:
    """The elements and groups of a survey that a satisfaction index reads; else null."""
    quality = case.measured.service_quality.get(survey)
    if quality is None:
        return None
    scale = case.bands(quality.formula)
    return {
        "formula": quality.formula,
        "weight": quality.weight,
        "population": quality.population,
        "needed": quality.needed,
        "elements": [
            {
                "code": part.code,
                "name": case.language.text(part.name),
                "items": list(part.items),
                "nrr": part.nrr,
                "converted": part.converted,
                "rating": _key(part.converted, scale),
            }
            for part in quality.elements
        ],
        "groups": [
            {
                "column": group.column,
                "value": group.value,
                "respondents": group.respondents,
                "index": group.index,
            }
            for group in quality.groups
        ],
    }


def _key(value: float, scale: Any) -> str | None:
    band = band_of(value, scale)
    return None if band is None else band.key


def services_record(case: Case) -> dict[str, Any]:
    """Minutes by service, the whole last, and by step."""
    services, steps = service_minutes(case)
    return {"services": services, "steps": steps}


def budget_record(case: Case) -> list[dict[str, Any]]:
    """The lowest budget lines: ceiling before and after, spending, cost per output."""
    return [_line(line) for line in budget_lines(case)]


def _line(line: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _number(line[name]) for name in _LINE}


def _number(value: Any) -> Any:
    """Money as a plain number, whole where it is whole."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
