"""Which advice applies to which measure.

Advice never invents a cause: its text is the rulebook's, its figures are the measure's own. The
report words it.
"""

from collections.abc import Iterator, Sequence

from pipeline.account import Budget, Measure, Recommendation, Survey
from pipeline.case import Case
from pipeline.recommend.conditions import applies
from pipeline.recommend.impact import Rescore, impact
from pipeline.rulebook import Advice, Rulebook

_PRIORITIES = ("high", "medium", "low")


def recommended(case: Case, rescore: Rescore) -> tuple[Recommendation, ...]:
    """Every piece of advice that applies, most urgent and most worthwhile first.

    Advice on spending above the ceiling comes first, whatever the rulebook says: the head of an
    agency is legally responsible for it.
    `rescore` scores again as if a single measure just met its target; it belongs to another stage
    and is passed in by `run.py`.
    """
    given = [
        _recommendation(advice, measure, case, rescore)
        for measure in case.account.measures
        for advice in _applying(measure, case)
    ]
    first = tuple(_each_item_once(sorted(given, key=_urgency), case))
    return (*_over_ceiling(case.account.budget), *first)


def _each_item_once(given: Sequence[Recommendation], case: Case) -> Iterator[Recommendation]:
    """The advice, less each piece about a survey item that earlier advice already names."""
    kinds = {advice.id: advice.about for advice in case.rulebook.advice}
    named: set[tuple[str, str]] = set()
    for part in given:
        survey = case.account.survey_of(case.account.measure(part.measure))
        items = _items(kinds[part.rule], survey) if survey else set()
        if not items & named:
            named |= items
            yield part


def _items(about: str, survey: Survey) -> set[tuple[str, str]]:
    """The items that advice names, each with its survey."""
    if about == "measure":
        return set()
    items = survey.lowest_to_raise if about == "items" else survey.weak_to_raise
    return {(survey.id, item.id) for item in items}


def _over_ceiling(budget: Budget | None) -> Iterator[Recommendation]:
    if budget is not None and budget.over_ceiling:
        rule = "over-ceiling"
        yield Recommendation(
            id=f"{rule}.budget", rule=rule, measure="", priority="high", kind="budget"
        )


def _applying(measure: Measure, case: Case) -> Iterator[Advice]:
    """The most specific advice of each kind that applies to a measure."""
    for about in ("measure", *_about_items(case.account.survey_of(measure), case.rulebook)):
        kind = [advice for advice in case.rulebook.advice if advice.about == about]
        fitting = [advice for advice in kind if applies(advice, measure, case)]
        yield from sorted(fitting, key=_generality)[:1]


def _about_items(survey: Survey | None, rulebook: Rulebook) -> Iterator[str]:
    """Which kinds of advice its items carry; none where few answered, as chance decides then."""
    if survey is None or survey.counted < rulebook.survey.small_sample:
        return
    if survey.lowest_to_raise and len(survey.lowest) < len(survey.items):
        yield "items"
    if survey.weak_to_raise:
        yield "importance"


def _generality(advice: Advice) -> int:
    named = (advice.measures, advice.formulas, advice.when)
    return next((place for place, part in enumerate(named) if part), len(named))


def _recommendation(
    advice: Advice, measure: Measure, case: Case, rescore: Rescore
) -> Recommendation:
    # What an item adds is not known; that its measure would meet its target is another advice.
    of_measure = advice.about == "measure"
    gain, node = impact(measure, case.account, rescore) if of_measure else (None, "")
    return Recommendation(
        id=f"{advice.id}.{measure.id}",
        rule=advice.id,
        measure=measure.id,
        priority=advice.priority,
        kind=advice.kind,
        impact=gain,
        impact_on=node,
        evidence=measure.evidence,
    )


def _urgency(one: Recommendation) -> tuple[int, float, str]:
    """By priority, then gain; of equals by measure, so that the order of rows decides nothing."""
    return _PRIORITIES.index(one.priority), -(one.impact or 0.0), one.measure
