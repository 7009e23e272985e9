"""What conditions of advice ask about: the named quantities of a measure."""

from collections.abc import Mapping

from pipeline.account import FollowUp, Measure, MetReason, ObjectiveCost, streak
from pipeline.case import Case
from pipeline.rounding import half_up
from pipeline.rulebook import Known

_MET = 100.0


def quantities(measure: Measure, case: Case) -> Mapping[str, Known]:
    """Every quantity of `rulebook/when.py`, figures as they are printed; null where not known."""
    account, band = case.account, case.band_of(measure)
    survey = account.survey_of(measure)
    achievement = None if measure.achievement is None else half_up(measure.achievement)
    advised = [one for one in account.follow_up if one.measure == measure.id]
    return {
        "measured": measure.is_measured,
        "met": measure.met,
        "rating": measure.rating,
        "favourable": None if band is None else band.favourable,
        "certain": measure.certainty.certain if measure.certainty else None,
        "overspent": measure.met_reason is MetReason.OVER_CEILING,
        "perspective": measure.perspective,
        "formula": measure.formula,
        "follow_up": _follow_up(advised),
        "actual": None if measure.actual is None else measure.rounded(measure.actual),
        "achievement": achievement,
        "score": measure.score,
        "gap": None if achievement is None else max(half_up(_MET - achievement), 0.0),
        "trend": _as_number(streak(measure)),
        "coverage": half_up(100 * account.perspective(measure.perspective).coverage),
        "absorption": _absorption(measure, case),
        "absorption_over_output": _over_output(measure, case),
        "lowest_items": _as_number(len(survey.lowest_to_raise) if survey else None),
        "important_items": _as_number(len(survey.weak_to_raise) if survey else None),
        "reliability": survey.alpha if survey else None,
        "respondents": _as_number(survey.counted if survey else None),
        "unanswered": float(max((one.times for one in advised), default=0)),
    }


def _as_number(count: int | None) -> float | None:
    return None if count is None else float(count)


def _absorption(measure: Measure, case: Case) -> float | None:
    """What was spent of the ceilings of its objective's lines, in percent."""
    spending = _spending(measure, case)
    return spending.spent_percent if spending else None


def _over_output(measure: Measure, case: Case) -> float | None:
    """Share spent less output achievement, in percentage points, over the lines of absorption."""
    spending = _spending(measure, case)
    if spending is None or spending.spent_percent is None or spending.output_percent is None:
        return None
    return half_up(spending.spent_percent - spending.output_percent)


def _spending(measure: Measure, case: Case) -> ObjectiveCost | None:
    """The lines that name its objective: of others nobody said that they support it."""
    budget = case.account.budget
    linked = budget.linked if budget else ()
    return next((cost for cost in linked if cost.id == measure.objective_id), None)


def _follow_up(advised: list[FollowUp]) -> str:
    """How far the advice on a measure is, by the gravest of it."""
    if any(one.overdue for one in advised):
        return "overdue"
    if any(not one.is_answered for one in advised):
        return "unanswered"
    if any(not one.is_closed for one in advised):
        return "open"
    return "closed" if advised else "none"
