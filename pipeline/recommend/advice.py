"""Which advice applies to which measure, and what it says.

Advice never invents a cause: its text is the rulebook's, its figures are the measure's own.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.case import Case, as_printed
from pipeline.quantities import apart, measured, target_range, target_text
from pipeline.recommend.impact import Rescore, impact
from pipeline.results import Recommendation
from pipeline.rounding import half_up
from pipeline.rulebook import Advice, Rulebook
from pipeline.scorecard import is_percent, is_unearned
from pipeline.statistics.certainty import surely_weak
from pipeline.statistics.importance import WeighedItem
from pipeline.statistics.survey import ItemStatistics, SurveyStatistics

_NAMED = 5
"""So many items advice names: more at once are no advice."""
_PRIORITIES = ("high", "medium", "low")


def recommended(case: Case, rescore: Rescore) -> tuple[Recommendation, ...]:
    """Every piece of advice that applies, most urgent and most worthwhile first.

    `rescore` scores again as if some measures just met their targets; it belongs to another
    stage and is handed in by `run.py`.
    """
    given = [
        _recommendation(advice, measure, case, rescore)
        for measure in case.measures()
        for advice in _applying(measure, case)
    ]
    return tuple(sorted(given, key=_urgency))


def _applying(measure: Mapping[str, Any], case: Case) -> Iterator[Advice]:
    """The most specific advice of each kind that applies to a measure."""
    survey = case.survey_of(measure["measure_id"])
    weak = survey is not None and _weak_items(survey, case.rulebook)
    apart = survey is not None and len(survey.lowest) < len(survey.items)
    about_items = ("items",) * apart + ("importance",) * bool(weak)
    for about in ("measure", *about_items):
        kind = [advice for advice in case.rulebook.advice if advice.about == about]
        fitting = [advice for advice in kind if _applies(advice, measure)]
        yield from sorted(fitting, key=_generality)[:1]


def _generality(advice: Advice) -> int:
    return 0 if advice.measures else 1 if advice.formulas else 2


def _applies(advice: Advice, measure: Mapping[str, Any]) -> bool:
    """Whether every condition the advice sets holds; a missing number meets no threshold."""
    actual, achievement = _printed(measure["actual"]), _printed(measure["achievement"])
    conditions = (
        advice.measured is (actual is not None),
        not (advice.at_least and is_unearned(measure["flags"])),
        not advice.formulas or measure["formula"] in advice.formulas,
        not advice.measures or measure["measure_id"] in advice.measures,
        not advice.ratings or measure["rating"] in advice.ratings,
        advice.met is None or measure["met"] is advice.met,
        advice.below is None or (achievement is not None and achievement < advice.below),
        advice.at_least is None or (achievement is not None and achievement >= advice.at_least),
        advice.actual_below is None or (actual is not None and actual < advice.actual_below),
        advice.actual_above is None or (actual is not None and actual > advice.actual_above),
    )
    return all(conditions)


def _recommendation(
    advice: Advice, measure: Mapping[str, Any], case: Case, rescore: Rescore
) -> Recommendation:
    working = case.working(measure["measure_id"])
    survey = case.survey_of(measure["measure_id"])
    fields = {
        **working.values,
        **_measure_fields(measure, case),
        **(_item_fields(survey, case) if survey else {}),
    }
    shown = {name: case.language.shown(value) for name, value in fields.items()}
    gain, node = impact(measure, case.scored, rescore)
    return Recommendation(
        id=f"{advice.id}.{measure['measure_id']}",
        rule=advice.id,
        measure=measure["measure_id"],
        priority=advice.priority,
        text=case.language.text(advice.text).format(**shown),
        impact=gain,
        impact_on=node,
        evidence=working.evidence,
    )


def _measure_fields(measure: Mapping[str, Any], case: Case) -> dict[str, object]:
    language, digits = case.language, measure["digits"]
    actual, target = measure["actual"], measure["target"]
    band = case.measure_band(measure)
    percents = is_percent(measure["measured_in"])
    shown = language.number if percents else language.short
    return {
        "measure": measure["measure"],
        "objective": measure["objective"],
        "unit": "%" if percents else measure["measured_in"],
        "actual": shown(None if actual is None else as_printed(actual, measure), digits),
        "target": target_range(measure, language) or language.short(target, digits),
        "reached": measured(measure, language),
        "promised": target_text(measure, language),
        "gap": _gap(measure, case),
        "achievement": _printed(measure["achievement"]),
        "score": measure["score"],
        "rating": language.text(band.label) if band else None,
    }


def _gap(measure: Mapping[str, Any], case: Case) -> str:
    """How far actual and target lie apart, as printed."""
    actual, target = measure["actual"], measure["target"]
    if actual is None or target is None:
        return case.language.missing
    return case.language.short(apart(actual, target, measure), measure["digits"])


def _item_fields(survey: SurveyStatistics, case: Case) -> dict[str, object]:
    lowest = [item for item in survey.items if item.id in survey.lowest]
    return {
        "items": case.language.some([_named(item) for item in lowest], _NAMED),
        "lowest": case.language.short(lowest[0].sum),
        "weak": case.language.some(
            [_named(item) for item in _weak_items(survey, case.rulebook)], _NAMED
        ),
    }


def _weak_items(survey: SurveyStatistics, rulebook: Rulebook) -> tuple[WeighedItem, ...]:
    """Important items surely below the mean; none where few answered, of whom chance chooses."""
    if survey.respondents < rulebook.survey.small_sample:
        return ()
    return surely_weak(survey, rulebook.survey.confidence)


def _named(item: ItemStatistics | WeighedItem) -> str:
    return f"“{item.text}” ({item.id})" if item.text else item.id


def _printed(value: float | None) -> float | None:
    return None if value is None else half_up(value)


def _urgency(recommendation: Recommendation) -> tuple[int, float]:
    return (_PRIORITIES.index(recommendation.priority), -(recommendation.impact or 0.0))
