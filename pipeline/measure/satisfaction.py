"""Answers on 1–4 → the satisfaction index of the regulations (IKM), element by element."""

from collections.abc import Mapping

from pipeline.measure.forms import counted_rows, item_sums, respondents
from pipeline.measure.outcome import NO_DATA, Given, Outcome
from pipeline.measure.spread import spread_of
from pipeline.reportfile import Survey
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.elements import IKM_2004, IKM_2017, goes_by_code, items_of, parts_of
from pipeline.statistics.groups import Group
from pipeline.statistics.sample_size import krejcie_morgan
from pipeline.statistics.service_quality import (
    CONVERSION,
    ElementQuality,
    GroupQuality,
    ServiceQuality,
    element_weight,
    weighted_index,
)
from pipeline.statistics.survey import SurveyStatistics

Answers = Mapping[str, tuple[float, float]]
"""How many answers each item got, and what they add up to."""


def ikm_2017(given: Given) -> Outcome:
    """Σ NRR × weight × 25 over nine elements; 1/9 each unless the rulebook prints it shorter.

    PermenPAN-RB 14/2017: the mean of each element (NRR, 1–4) weighs the same.
    """
    return _index(given, IKM_2017)


def ikm_2004(given: Given) -> Outcome:
    """Σ NRR × weight × 25 over fourteen elements; 1/14 each, or 0.071 as KEP/25/2004 prints it."""
    return _index(given, IKM_2004)


def _index(given: Given, formula: str) -> Outcome:
    name, survey = given.survey
    rows = counted_rows(given.tables, name, survey)
    answered = respondents(given.tables, name, survey)
    if answered == 0:
        return Outcome(None, {"respondents": 0}, rows, (NO_DATA,), survey=name)
    policy = given.rulebook.survey
    sums = item_sums(given.tables, name, survey)
    elements = _elements({item: (n, s) for item, n, s in sums.iter_rows()}, survey, formula, policy)
    index = _weighted(elements, policy)
    values = {
        "elements": len(elements),
        "respondents": answered,
        "weight": element_weight(policy.weight, len(elements)),
        "index": index,
    }
    low, high = (end * CONVERSION for end in survey.scale)
    return Outcome(
        index * CONVERSION,
        values,
        rows,
        range_low=low,
        range_high=high,
        survey=name,
        sd=_spread(elements, given),
    )


def _spread(elements: tuple[ElementQuality, ...], given: Given) -> float | None:
    """The deviation of the respondents' own indices, where elements have unlike many items.

    With as many items each, an index is a multiple of the mean answer, whose deviation is known.
    """
    if len({len(element.items) for element in elements}) == 1:
        return None
    weight = element_weight(given.rulebook.survey.weight, len(elements)) * CONVERSION
    weights = {item: weight / len(element.items) for element in elements for item in element.items}
    return spread_of(weights, given)


def service_quality(
    found: SurveyStatistics, survey: Survey, formula: str, policy: SurveyPolicy
) -> ServiceQuality:
    """A survey that somebody answered, element by element and group by group."""
    parts = parts_of(formula, policy)
    sums = {item.id: (item.n, item.sum) for item in found.items}
    return ServiceQuality(
        survey=found.id,
        formula=formula,
        weight=element_weight(policy.weight, len(parts)),
        respondents=found.respondents,
        elements=_elements(sums, survey, formula, policy),
        groups=tuple(
            GroupQuality(grouping.column, group.name, group.n, _of(group, survey, formula, policy))
            for grouping in found.groupings
            for group in grouping.groups
        ),
        assumed_order=goes_by_code(survey.items, formula, parts),
        population=survey.population,
        needed=None if survey.population is None else krejcie_morgan(survey.population),
    )


def _of(group: Group, survey: Survey, formula: str, policy: SurveyPolicy) -> float | None:
    """The index of one group; null where the group is not shown."""
    if group.suppressed:
        return None
    sums = {item: (1.0, mean) for item, mean in zip(survey.item_ids, group.item_means, strict=True)}
    return _weighted(_elements(sums, survey, formula, policy), policy) * CONVERSION


def _elements(
    answers: Answers, survey: Survey, formula: str, policy: SurveyPolicy
) -> tuple[ElementQuality, ...]:
    """The mean of each element: of all answers to its items."""
    parts = parts_of(formula, policy)
    asked = items_of(survey.items, formula, parts)
    return tuple(
        ElementQuality(
            part.code,
            part.label,
            tuple(item.id for item in asked[part.code]),
            sum(answers[item.id][1] for item in asked[part.code])
            / sum(answers[item.id][0] for item in asked[part.code]),
        )
        for part in parts
    )


def _weighted(elements: tuple[ElementQuality, ...], policy: SurveyPolicy) -> float:
    weight = element_weight(policy.weight, len(elements))
    return weighted_index([element.nrr for element in elements], weight, policy.index_digits)
