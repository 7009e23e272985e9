"""Which advice applies to which measure.

Advice never invents a cause: its text is the rulebook's, its figures are the measure's own. The
report words it.
"""

from collections.abc import Iterator

from pipeline.account import Budget, Measure, Recommendation, Survey
from pipeline.case import Case
from pipeline.recommend.conditions import applies
from pipeline.recommend.impact import Rescore, impact
from pipeline.rulebook import Advice, Rulebook

_PRIORITIES = ("high", "medium", "low")


def recommended(case: Case, rescore: Rescore) -> tuple[Recommendation, ...]:
    """Every piece of advice that applies, most urgent and most worthwhile first.

    Spending above the ceiling comes before all of it, whatever the rulebook says: the head of an
    agency answers for it in law.
    `rescore` scores again as if some measures just met their targets; it belongs to another
    stage and is handed in by `run.py`.
    """
    given = [
        _recommendation(advice, measure, case, rescore)
        for measure in case.account.measures
        for advice in _applying(measure, case)
    ]
    return (*_over_ceiling(case.account.budget), *sorted(given, key=_urgency))


def _over_ceiling(budget: Budget | None) -> Iterator[Recommendation]:
    if budget is not None and budget.over_ceiling:
        rule = "over-ceiling"
        yield Recommendation(id=f"{rule}.budget", rule=rule, measure="", priority="high")


def _applying(measure: Measure, case: Case) -> Iterator[Advice]:
    """The most specific advice of each kind that applies to a measure."""
    survey = case.account.survey_of(measure)
    weak = survey is not None and _has_weak_items(survey, case.rulebook)
    apart = survey is not None and len(survey.lowest) < len(survey.items)
    about_items = ("items",) * apart + ("importance",) * weak
    for about in ("measure", *about_items):
        kind = [advice for advice in case.rulebook.advice if advice.about == about]
        fitting = [advice for advice in kind if applies(advice, measure, case)]
        yield from sorted(fitting, key=_generality)[:1]


def _has_weak_items(survey: Survey, rulebook: Rulebook) -> bool:
    """Important items surely below the mean; none where few answered, as chance decides then."""
    if survey.importance is None or survey.respondents < rulebook.survey.small_sample:
        return False
    return bool(survey.importance.surely_weak)


def _generality(advice: Advice) -> int:
    return 0 if advice.measures else 1 if advice.formulas else 2


def _recommendation(
    advice: Advice, measure: Measure, case: Case, rescore: Rescore
) -> Recommendation:
    gain, node = impact(measure, case.account, rescore)
    return Recommendation(
        id=f"{advice.id}.{measure.id}",
        rule=advice.id,
        measure=measure.id,
        priority=advice.priority,
        impact=gain,
        impact_on=node,
        evidence=measure.evidence,
    )


def _urgency(recommendation: Recommendation) -> tuple[int, float]:
    return (_PRIORITIES.index(recommendation.priority), -(recommendation.impact or 0.0))
