"""A recommendation in words: the rulebook's advice, with the figures of its measure filled in."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.account import ItemStatistics, Measure, Recommendation, Survey
from pipeline.case import Case
from pipeline.language import Language
from pipeline.report.phrases.values import actual_text, target_range, target_text
from pipeline.rounding import half_up
from pipeline.rulebook import Advice
from pipeline.statistics.importance import WeighedItem
from pipeline.values import Value

_NAMED = 6
"""Items that advice names: more at once are no advice."""
_ROLES = 2
"""Roles that are proposed by name."""


def advice_text(part: Recommendation, case: Case) -> str:
    """What a recommendation says in the report's language."""
    if not part.measure:
        return case.language.say(
            "{overspent}; explain it, and ask the Inspektorat to follow it up.",
            overspent=over_ceiling(case),
        )
    language, measure = case.language, case.account.measure(part.measure)
    survey = case.account.survey_of(measure)
    fields = {
        **measure.further_numbers,
        **measure.numbers,
        **_measure_fields(measure, case),
        **(_item_fields(survey, language) if survey else {}),
    }
    shown = {name: language.shown(value) for name, value in fields.items()}
    return language.text(_advice(part, case).text).format(**shown)


def proposed_owner(part: Recommendation, case: Case) -> str:
    """The role that the rulebook proposes as responsible; empty where it names none.

    For spending above the ceiling the head is responsible by law, whatever the rulebook.
    """
    if not part.measure:
        return case.language.say("head of the agency")
    return case.language.text(_advice(part, case).owner)


def proposed(roles: Iterable[str], language: Language) -> str:
    """Roles, each once, marked as only proposed; empty where there is none."""
    named = list(dict.fromkeys(filter(None, roles)))
    return language.say("proposed: {role}", role=language.some(named, _ROLES)) if named else ""


def over_ceiling(case: Case) -> str:
    """By how much the budget as a whole was overspent; empty where it was not."""
    budget, language = case.account.budget, case.language
    if budget is None or budget.over_ceiling is None:
        return ""
    return language.say(
        "Spending exceeds the ceiling by {amount}, at {share} % of it",
        amount=language.money(budget.over_ceiling),
        share=language.number(budget.spent_percent),
    )


def _advice(part: Recommendation, case: Case) -> Advice:
    return next(advice for advice in case.rulebook.advice if advice.id == part.rule)


def _measure_fields(measure: Measure, case: Case) -> Mapping[str, Value]:
    language, band = case.language, case.band_of(measure)
    shown = language.number if measure.is_percent else language.short
    actual = None if measure.actual is None else measure.rounded(measure.actual)
    target = None if measure.target is None else measure.rounded(measure.target)
    achievement = None if measure.achievement is None else half_up(measure.achievement)
    return {
        "measure": measure.name,
        "objective": measure.objective,
        "unit": "%" if measure.is_percent else measure.measured_in,
        "actual": measure.actual_grade or shown(actual, measure.digits),
        "target": measure.target_grade
        or target_range(measure, language)
        or language.short(target, measure.digits),
        "reached": actual_text(measure, language),
        "promised": target_text(measure, language),
        "gap": _gap(measure, language),
        "raise": _towards(measure, language),
        "achievement": achievement,
        "score": measure.score,
        "rating": language.text(band.label) if band else None,
    }


def _gap(measure: Measure, language: Language) -> str:
    """The distance between actual and target, as printed."""
    if measure.actual is None or measure.target is None or measure.scale is not None:
        return language.missing
    shown = language.number if measure.is_percent else language.short
    return shown(measure.distance(measure.actual, measure.target), measure.digits)


def _towards(measure: Measure, language: Language) -> str:
    """“Raise” or “Lower”: the way from the measure's actual to its target."""
    above = measure.promised if measure.ends is None else measure.ends[1]
    if measure.reached is None or above is None or measure.direction(measure.reached, above) <= 0:
        return language.say("Raise")
    return language.say("Lower")


def _item_fields(survey: Survey, language: Language) -> Mapping[str, Value]:
    lowest, weak = survey.lowest_to_raise, survey.weak_to_raise
    return {
        "items": language.some([_named(item) for item in lowest], _NAMED),
        "lowest": _lowest(lowest, survey, language),
        "weak": language.some([_named(item) for item in weak], _NAMED),
    }


def _lowest(lowest: Sequence[ItemStatistics], survey: Survey, language: Language) -> str:
    """The total that these items share; their mean where items differ in the number of answers."""
    if not lowest:
        return language.missing
    if survey.is_even:
        return language.short(lowest[0].sum)
    return language.say("mean {figure}", figure=language.number(half_up(lowest[0].mean)))


def _named(item: ItemStatistics | WeighedItem) -> str:
    return f"“{item.text}” ({item.id})" if item.text else item.id
