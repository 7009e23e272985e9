"""scorecard.xlsx: what measures are compared with, and what links objectives and measures."""

from collections.abc import Iterator

from pipeline.account import Cumulative, EarlierScore, Figure, Measure, Node, Record
from pipeline.account.unlikeness import unlikeness
from pipeline.case import Case
from pipeline.language import Language
from pipeline.report.data.formats import Row, SheetRows
from pipeline.rounding import half_up


def strategy_sheets(case: Case, record: Record) -> Iterator[SheetRows]:
    """Periods, their scores, parts of the year, yardsticks, links and factors.

    What was not delivered has no rows.
    """
    periods = [(m.digits, row) for m in record.measures for row in _periods(m, record)]
    yield SheetRows("periods", [row for _, row in periods], [digits for digits, _ in periods])
    yield SheetRows("period_scores", list(_scores(case)))
    yield SheetRows("change", list(_change(record)))
    so_far = [(m.digits, _so_far(m, m.cumulative)) for m in record.measures if m.cumulative]
    yield SheetRows("year_so_far", [row for _, row in so_far], [digits for digits, _ in so_far])
    measured = [m for m in record.measures if _has_yardstick(m)]
    yardsticks = [_yardsticks(measure) for measure in measured]
    yield SheetRows("yardsticks", yardsticks, [measure.digits for measure in measured])
    yield SheetRows("links", list(_links(case)))
    yield SheetRows("factors", list(_factors(case)))


def _periods(measure: Measure, record: Record) -> Iterator[Row]:
    """A measure in its earlier periods, then in this period; nothing without a past."""
    for before in measure.past:
        yield {
            "id": measure.id,
            "name": measure.name,
            "measured_in": measure.measured_in,
            "period": before.period,
            "target": before.promised,
            "actual": before.reached,
            "actual_change": _gained(measure, before),
            "achievement": before.achievement,
            "rating_text": before.rating_text,
        }
    if measure.past:
        yield {
            "id": measure.id,
            "name": measure.name,
            "measured_in": measure.measured_in,
            "period": record.period.id,
            "target": measure.promised,
            "actual": measure.reached,
            "actual_change": None,
            "achievement": measure.achievement,
            "rating_text": measure.rating_text,
        }


def _so_far(measure: Measure, beside: Cumulative) -> Row:
    """A measure in an interim report: the period alone, the year so far, the whole year."""
    return {
        "id": measure.id,
        "name": measure.name,
        "measured_in": measure.measured_in,
        "aggregation": measure.aggregation,
        "period_target": beside.own_target,
        "period_actual": beside.own_actual,
        "target": measure.promised,
        "actual": measure.reached,
        "achievement": measure.achievement,
        "year_target": beside.of_the_year,
        "year_percent": beside.year_achievement,
        "parts": ", ".join(beside.parts),
        "unknown": ", ".join(beside.unknown),
    }


def _gained(measure: Measure, before: Figure) -> float | None:
    """By how much the actual has changed since then, by the numbers as printed; None for grades."""
    then, now = before.reached, measure.reached
    if then is None or now is None or isinstance(then, str) or isinstance(now, str):
        return None
    return measure.rounded(measure.rounded(now) - measure.rounded(then))


def _scores(case: Case) -> Iterator[Row]:
    """Earlier scores by the same rulebook; how they moved since, or why they are not compared."""
    account, language = case.account, case.language
    for period in (signed.period.id for signed in account.past):
        for node in (account.scorecard, *account.perspectives):
            for before in node.past:
                if before.period == period and before.unlike != "rulebook":
                    yield {
                        "id": node.id,
                        "name": node.name or language.say("Overall"),
                        "period": period,
                        "score": before.score,
                        "score_change": None if before.unlike else _moved(node, before),
                        "not_compared": _why_not(before, language),
                    }


def _why_not(before: EarlierScore, language: Language) -> str:
    reason = unlikeness(before.unlike, before.about)
    return language.shown(reason) if reason else ""


def _moved(node: Node, before: EarlierScore) -> float | None:
    """By how much a score has changed, by the numbers as printed."""
    return None if node.score is None else half_up(half_up(node.score) - half_up(before.score))


def _change(record: Record) -> Iterator[Row]:
    """What moved the overall score: each kind of change, then each measure."""
    change = record.change
    kinds = change.effects.by_kind if change.effects else ()
    measures = [(one.id, one.effect) for one in change.measures]
    for by, parts in (("kind", kinds), ("measure", measures)):
        for key, effect in parts:
            yield {"since": change.since, "by": by, "id": key, "effect": effect}


def _has_yardstick(measure: Measure) -> bool:
    return measure.renstra is not None or measure.standard is not None


def _yardsticks(measure: Measure) -> Row:
    """A measure beside its Renstra end target and its national standard."""
    return {
        "id": measure.id,
        "name": measure.name,
        "measured_in": measure.measured_in,
        "actual": measure.reached,
        "renstra_target": measure.renstra,
        "renstra_percent": measure.renstra_achievement,
        "national_standard": measure.standard,
        "national_percent": measure.national_achievement,
    }


def _links(case: Case) -> Iterator[Row]:
    names = {node.id: node.name for node in case.account.objectives}
    for link in case.account.links:
        yield {
            "from_objective": link.source,
            "from_name": names[link.source],
            "to_objective": link.target,
            "to_name": names[link.target],
        }


def _factors(case: Case) -> Iterator[Row]:
    account = case.account
    objectives = {node.id: node.name for node in account.objectives}
    measures = {measure.id: measure.name for measure in account.measures}
    for factor in account.factors or ():
        yield {
            "id": factor.id,
            "factor": factor.factor,
            "objective_id": factor.objective_id,
            "objective": objectives[factor.objective_id],
            "measure_id": factor.measure_id,
            "measure": measures.get(factor.measure_id or ""),
        }
