"""scorecard.xlsx and actions.csv: the tables behind the report, typed and in full precision."""

from collections.abc import Iterator

from pipeline.account import FollowUp, Measure, Node, Record, states
from pipeline.case import Case
from pipeline.document.sheets import Sheet
from pipeline.report.data.formats import Row, SheetRows, formats_of
from pipeline.report.data.readiness_sheet import readiness_sheet
from pipeline.report.data.record import record_of
from pipeline.report.data.resource_sheets import resource_sheets
from pipeline.report.data.strategy_sheets import strategy_sheets
from pipeline.report.data.survey_sheets import survey_sheets
from pipeline.report.phrases.advice import advice_text, proposed, proposed_owner
from pipeline.report.phrases.followed import known_follow_ups, to_answer


def sheets_of(case: Case) -> tuple[Sheet, ...]:
    """The whole, its measures and nodes, what they are compared with, the resources, the surveys.

    Then follow-up, advice, findings and warnings. A sheet without rows is left out.
    """
    record = record_of(case, report="", revision=0)
    kept = (
        SheetRows("scorecard", [_whole(record)]),
        SheetRows(
            "measures",
            [_measure(measure) for measure in record.measures],
            [measure.digits for measure in record.measures],
        ),
        SheetRows(
            "dropped",
            [_dropped(measure) for measure in record.dropped],
            [measure.digits for measure in record.dropped],
        ),
        SheetRows("objectives", [_node(node) for node in record.objectives]),
        SheetRows("perspectives", [_node(node) for node in record.perspectives]),
        *strategy_sheets(case, record),
        *resource_sheets(case, record),
        *survey_sheets(record),
        SheetRows("follow_up", [_follow_up(one) for one in record.follow_up]),
        *_told(record),
    )
    return tuple(
        (sheet.name, formats_of(sheet), tuple(tuple(row.values()) for row in sheet.rows))
        for sheet in kept
        if sheet.rows
    )


def _whole(record: Record) -> Row:
    """The overall score, and its agency, period and rulebook."""
    whole = record.scorecard
    return {
        "agency": record.agency.name,
        "period": record.period.id,
        "rulebook": record.rulebook.id,
        "status": record.status,
        "deducted": whole.deducted,
        "score": whole.score,
        "rating_text": whole.rating_text,
        "coverage": whole.coverage,
        "out_of": whole.out_of,
        "targets": record.tally.of,
        "targets_met": record.tally.met,
        "targets_missed": record.tally.missed,
        "not_measured": record.tally.unmeasured,
    }


def _measure(measure: Measure) -> Row:
    return {
        "id": measure.id,
        "perspective": measure.perspective,
        "objective_id": measure.objective_id,
        "objective": measure.objective,
        "name": measure.name,
        "definition": measure.definition,
        "measured_in": measure.measured_in,
        "polarity": measure.polarity.value,
        "formula": measure.formula,
        "target": measure.promised,
        "target_low": measure.target_low,
        "target_high": measure.target_high,
        "target_source": measure.target_source and measure.target_source.value,
        "target_before": measure.before,
        "pk_status": measure.pk_status and measure.pk_status.value,
        "worst": measure.worst,
        "maximum": measure.maximum,
        "actual": measure.reached,
        "published": measure.published,
        "achievement": measure.achievement,
        "met": measure.met,
        "score": measure.score,
        "rating_text": measure.rating_text,
        "weight": measure.weight,
        "weight_used": measure.weight_used,
        "working": measure.working,
        "source": measure.source,
        "collected": measure.collected,
        "verified_by": measure.verified_by,
        "limitation": measure.limitation,
        "disclosed": measure.disclosures.count,
        "owner": measure.owner,
        "cause": measure.cause,
        "solution": measure.solution,
        "due": measure.next_step.due,
        "next_target": measure.next_step.promised,
        "programme": measure.programme,
    }


def _dropped(measure: Measure) -> Row:
    """A measure that the revised agreement dropped: what it was, without figures of this period."""
    return {
        "id": measure.id,
        "perspective": measure.perspective,
        "objective_id": measure.objective_id,
        "objective": measure.objective,
        "name": measure.name,
        "measured_in": measure.measured_in,
        "target_before": measure.before,
        "target_low": measure.target_low,
        "target_high": measure.target_high,
        "pk_status": measure.pk_status and measure.pk_status.value,
    }


def _node(node: Node) -> Row:
    return {
        "id": node.id,
        "name": node.name,
        "score": node.score,
        "rating_text": node.rating_text,
        "coverage": node.coverage,
        "weight": node.weight,
        "weight_used": node.weight_used,
    }


def _told(record: Record) -> Iterator[SheetRows]:
    """Recommendations, findings, the evaluators' criteria and warnings."""
    yield SheetRows(
        "recommendations",
        [
            {
                "id": part.id,
                "measure": part.measure,
                "priority": part.priority,
                "kind": part.kind,
                "proposed_owner": part.proposed_owner,
                "impact": part.impact,
                "impact_on": part.impact_on,
                "text": part.text,
            }
            for part in record.recommendations
        ],
    )
    yield SheetRows(
        "findings",
        [
            {
                "code": finding.code,
                "severity": finding.severity,
                "where": finding.where,
                "found": finding.found,
                "expected": finding.expected,
                "text": finding.text,
            }
            for finding in record.findings
        ],
    )
    yield readiness_sheet(record)
    yield SheetRows(
        "problems",
        [
            {
                "code": problem.code,
                "severity": problem.severity,
                "file": problem.file,
                "sheet": problem.sheet,
                "row": problem.row,
                "column": problem.column,
                "value": problem.value,
                "text": problem.text,
            }
            for problem in record.problems
        ],
    )


def _follow_up(one: FollowUp) -> Row:
    """What became of a recommendation."""
    return {
        "recommendation_id": one.recommendation_id,
        "source": one.source.value,
        "recommendation": one.recommendation,
        "measure": one.measure,
        "since": one.since,
        "status": one.status,
        "owner": one.owner,
        "due": one.due,
        "note": one.note,
        "evidence": one.evidence,
        "adjusts": one.adjusts,
        "overdue": one.overdue,
        "unanswered_reports": one.times,
    }


def actions_of(case: Case) -> tuple[dict[str, str], ...]:
    """A row for each recommendation to be answered: this period's, then earlier reports' and
    others' that are not closed. It carries over what table `actions` already says; where that names
    no owner, the owner is the measure's, else the role that the advice proposes, marked as
    proposed."""
    measures = {measure.id: measure for measure in case.account.measures}
    answered = {one.recommendation_id: to_answer(one, case) for one in known_follow_ups(case)}
    praise = {advice.id for advice in case.rulebook.advice if advice.reached}
    given = {
        part.id: (part.measure, part.text or advice_text(part, case))
        for part in case.account.recommendations
        if part.rule not in praise
    }
    roles = {part.id: proposed_owner(part, case) for part in case.account.recommendations}
    open_ones = {
        key: (one.measure, one.recommendation) for key, one in answered.items() if not one.is_closed
    }
    rows = []
    for key, (measure, text) in {**given, **open_ones, **given}.items():
        known, owner = answered.get(key), measures[measure].owner if measure in measures else None
        rows.append(
            {
                "recommendation_id": key,
                "source": (known and known.source.value) or "",
                "status": (known and known.status) or "",
                "owner": (known and known.owner)
                or (owner if states(owner) else proposed([roles.get(key, "")], case.language)),
                "due": str((known and known.due) or ""),
                "note": (known and known.note) or "",
                "recommendation": text,
                "evidence": (known and known.evidence) or "",
                "adjusts": (known and known.adjusts) or "",
            }
        )
    return tuple(rows)
