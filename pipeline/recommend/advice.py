"""Which advice applies to which measure.

Advice never invents a cause: its text is the rulebook's, its figures are the measure's own. The
report words it.
"""

from collections.abc import Iterator

from pipeline.account import Measure, Recommendation, Survey, is_unearned
from pipeline.case import Case
from pipeline.recommend.impact import Rescore, impact
from pipeline.rounding import half_up
from pipeline.rulebook import Advice, Rulebook

_PRIORITIES = ("high", "medium", "low")


def recommended(case: Case, rescore: Rescore) -> tuple[Recommendation, ...]:
    """Every piece of advice that applies, most urgent and most worthwhile first.

    `rescore` scores again as if some measures just met their targets; it belongs to another
    stage and is handed in by `run.py`.
    """
    given = [
        _recommendation(advice, measure, case, rescore)
        for measure in case.account.measures
        for advice in _applying(measure, case)
    ]
    return tuple(sorted(given, key=_urgency))


def _applying(measure: Measure, case: Case) -> Iterator[Advice]:
    """The most specific advice of each kind that applies to a measure."""
    survey = case.account.survey_of(measure)
    weak = survey is not None and _has_weak_items(survey, case.rulebook)
    apart = survey is not None and len(survey.lowest) < len(survey.items)
    about_items = ("items",) * apart + ("importance",) * weak
    for about in ("measure", *about_items):
        kind = [advice for advice in case.rulebook.advice if advice.about == about]
        fitting = [advice for advice in kind if _applies(advice, measure, case)]
        yield from sorted(fitting, key=_generality)[:1]


def _has_weak_items(survey: Survey, rulebook: Rulebook) -> bool:
    """Important items surely below the mean; none where few answered, as chance decides then."""
    if survey.importance is None or survey.respondents < rulebook.survey.small_sample:
        return False
    return bool(survey.importance.surely_weak)


def _generality(advice: Advice) -> int:
    return 0 if advice.measures else 1 if advice.formulas else 2


def _applies(advice: Advice, measure: Measure, case: Case) -> bool:
    """Whether every condition the advice sets holds; a missing number meets no threshold."""
    actual, achievement = _printed(measure.actual), _printed(measure.achievement)
    band = case.band_of(measure)
    conditions = (
        advice.measured is (actual is not None),
        not (advice.at_least and is_unearned(measure.flags)),
        not advice.formulas or measure.formula in advice.formulas,
        not advice.measures or measure.id in advice.measures,
        not advice.ratings or measure.rating in advice.ratings,
        advice.met is None or (band is not None and band.met is advice.met),
        advice.below is None or (achievement is not None and achievement < advice.below),
        advice.at_least is None or (achievement is not None and achievement >= advice.at_least),
        advice.actual_below is None or (actual is not None and actual < advice.actual_below),
        advice.actual_above is None or (actual is not None and actual > advice.actual_above),
    )
    return all(conditions)


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


def _printed(value: float | None) -> float | None:
    return None if value is None else half_up(value)


def _urgency(recommendation: Recommendation) -> tuple[int, float]:
    return (_PRIORITIES.index(recommendation.priority), -(recommendation.impact or 0.0))
