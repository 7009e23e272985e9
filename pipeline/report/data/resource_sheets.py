"""scorecard.xlsx: what was spent, line by line and by objective, and where minutes went."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pipeline.case import Case
from pipeline.report.budget.efficiency import objective_costs
from pipeline.report.budget.section import programmes
from pipeline.report.budget.told import totals
from pipeline.tables import leaf_lines

_BUDGET = (
    "code", "name", "ceiling_before", "ceiling", "change", "change_percent", "realized",
    "spent_percent", "output_percent", "cost_planned", "cost", "cost_change_percent",
)  # fmt: skip
_PROGRAMMES = ("code", "name", "ceiling", "realized", "spent_percent")
_EFFICIENCY = ("id", "name", "ceiling", "realized", "spent_percent", "score", "ratio", "reading")
_SERVICES = ("service", "minutes", "against_standard", "cycle_effectiveness")
_STEPS = ("step", "value_added", "minutes", "share")

Row = Mapping[str, Any]


def resource_sheets(case: Case, record: Row) -> Iterator[tuple[str, Sequence[str], Sequence[Row]]]:
    """Sheets as name, columns and rows, from the case and its record."""
    times = record["service_times"]
    whole = case.language.say("All services")
    services = [{**row, "service": row["service"] or whole} for row in times["services"]]
    yield "budget", _BUDGET, record["budget"]
    yield "programmes", _PROGRAMMES, list(_programmes(case))
    yield "efficiency", _EFFICIENCY, objective_costs(case)
    yield "service_times", _SERVICES, services
    yield "service_steps", _STEPS, times["steps"]


def _programmes(case: Case) -> Iterator[Row]:
    """The highest lines, then all together as the page has them."""
    if "budget" not in case.tables:
        return
    for code, (name, lines) in programmes(case).items():
        yield _spent(code, name, *totals(lines))
    whole = totals(leaf_lines(case.tables["budget"]))
    yield _spent(None, case.language.say("Total"), *whole)


def _spent(code: str | None, name: str, realized: Decimal | None, ceiling: Decimal | None) -> Row:
    share = None if realized is None or not ceiling else float(realized / ceiling * 100)
    return {
        "code": code,
        "name": name,
        "ceiling": ceiling,
        "realized": realized,
        "spent_percent": share,
    }
