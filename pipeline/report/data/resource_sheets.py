"""scorecard.xlsx: what was spent, by line and by objective, and where the minutes went."""

from collections.abc import Iterator, Sequence

from pipeline.account import Amounts, Record, ServiceMinutes
from pipeline.case import Case
from pipeline.report.budget.efficiency import READINGS
from pipeline.report.data.formats import Row, SheetRows


def resource_sheets(case: Case, record: Record) -> Iterator[SheetRows]:
    """Budget, programmes, efficiency, and the minutes of services and steps."""
    yield SheetRows("budget", _lines(record))
    yield SheetRows("programmes", list(_programmes(case, record)))
    yield SheetRows("efficiency", _efficiency(case, record))
    yield SheetRows("service_times", list(_services(case, record)))
    yield SheetRows("service_steps", list(_steps(record)))


def _lines(record: Record) -> Sequence[Row]:
    return [
        {
            "code": line.code,
            "name": line.name,
            "level": line.level,
            "ceiling_before": line.ceiling_before,
            "ceiling": line.ceiling,
            "change": line.change,
            "change_percent": line.change_percent,
            "realized": line.realized,
            "spent_percent": line.spent_percent,
            "output_target": line.output_target,
            "output_actual": line.output_actual,
            "output_percent": line.output_percent,
            "outcome_target": line.outcome_target,
            "outcome_actual": line.outcome_actual,
            "outcome_percent": line.outcome_percent,
            "cost_planned": line.cost_planned,
            "cost": line.cost,
            "cost_change_percent": line.cost_change_percent,
        }
        for line in record.budget
    ]


def _programmes(case: Case, record: Record) -> Iterator[Row]:
    """The highest lines, then their total as on the page."""
    for part in record.programmes:
        yield {**_spent(part.code, part.name, part), **_own(part, case)}
    if whole := case.account.budget:
        yield {**_spent(None, case.language.say("Total"), whole), **_own(whole, case)}


def _own(amounts: Amounts, case: Case) -> Row:
    """What was spent in the period alone, in a report of less than a year."""
    is_part = case.report_file.period.is_part_of_a_year
    return {"period_realized": amounts.period_realized} if is_part else {}


def _spent(code: str | None, name: str | None, amounts: Amounts) -> Row:
    return {
        "code": code,
        "name": name,
        "ceiling": amounts.ceiling,
        "realized": amounts.realized,
        "spent_percent": amounts.spent_percent,
    }


def _efficiency(case: Case, record: Record) -> Sequence[Row]:
    return [
        {
            "id": cost.id,
            "name": cost.name,
            "ceiling": cost.ceiling,
            "realized": cost.realized,
            "spent_percent": cost.spent_percent,
            "score": cost.score,
            "ratio": cost.ratio,
            "reading": case.language.say(READINGS[cost.reading]),
        }
        for cost in record.efficiency
    ]


def _services(case: Case, record: Record) -> Iterator[Row]:
    """For each measure, every service and then all together."""
    whole = case.language.say("All services")
    for measure in record.measures:
        if measure.services:
            for row in measure.services.services:
                yield _minutes(measure.id, row.service, row)
            yield _minutes(measure.id, whole, measure.services.whole)


def _minutes(measure: str, service: str | None, row: ServiceMinutes) -> Row:
    return {
        "measure": measure,
        "service": service,
        "minutes": row.minutes,
        "against_standard": row.against_standard,
        "cycle_effectiveness": row.cycle_effectiveness,
    }


def _steps(record: Record) -> Iterator[Row]:
    for measure in record.measures:
        for step in measure.services.steps if measure.services else ():
            yield {
                "measure": measure.id,
                "step": step.step,
                "value_added": step.value_added,
                "minutes": step.minutes,
                "share": step.share,
            }
