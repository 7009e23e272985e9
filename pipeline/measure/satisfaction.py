"""Answers on 1–4 → the satisfaction index of the regulations (IKM), element by element."""

from collections.abc import Iterator, Mapping

import polars as pl

from pipeline.delivery import Tables
from pipeline.measure.applicability import applicable_answers
from pipeline.measure.forms import element_rows, element_sums, form_of, respondents
from pipeline.measure.outcome import NO_DATA, Given, Outcome
from pipeline.measure.questionnaire import table_of
from pipeline.reportfile import Survey
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.elements import IKM_2004, IKM_2017, goes_by_code, items_of, parts_of
from pipeline.statistics.groups import hidden_groups
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
    rows = element_rows(given.tables, name, survey)
    form = form_of(given.tables, name)
    of_rows = form == table_of(name)
    answered = len(rows[form]) if of_rows else respondents(given.tables, name, survey)
    policy = given.rulebook.survey
    sums = element_sums(given.tables, name, survey)
    elements = _elements({item: (n, s) for item, n, s in sums.iter_rows()}, survey, formula, policy)
    if answered == 0 or not elements:
        return Outcome(None, {"respondents": answered}, rows, (NO_DATA,), survey=name)
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
    """The deviation of what each respondent adds to the index, where no multiple of the mean
    answer tells it: elements of unlike many items, or items that do not concern everyone.

    A respondent's answer moves its element's mean by its distance from that mean, divided by the
    answers the element has; summed with the index's weights (the delta method).
    """
    name, survey = given.survey
    if form_of(given.tables, name) != table_of(name):
        return None
    answers = applicable_answers(given.tables, name, survey)
    counts = answers.select(pl.col(survey.item_ids).count()).row(0, named=True)
    if len({len(one.items) for one in elements}) == 1 and set(counts.values()) == {answers.height}:
        return None
    weight = element_weight(given.rulebook.survey.weight, len(elements)) * CONVERSION
    moved = [
        (pl.col(item).cast(pl.Float64) - element.nrr).fill_null(0.0)
        * (weight * answers.height / sum(counts[part] for part in element.items))
        for element in elements
        for item in element.items
    ]
    found = answers.select(pl.sum_horizontal(moved).std()).item()
    return None if found is None else float(found)


def service_quality(
    tables: Tables, found: SurveyStatistics, survey: Survey, formula: str, policy: SurveyPolicy
) -> ServiceQuality:
    """A survey that somebody answered, element by element and group by group."""
    parts = parts_of(formula, policy)
    sums = {item: (n, s) for item, n, s in element_sums(tables, found.id, survey).iter_rows()}
    return ServiceQuality(
        survey=found.id,
        formula=formula,
        weight=element_weight(policy.weight, len(parts)),
        respondents=found.respondents + found.inapplicable,
        elements=_elements(sums, survey, formula, policy),
        groups=tuple(
            group
            for grouping in found.groupings
            for group in _groups(tables, found.id, grouping.column, survey, formula, policy)
        ),
        assumed_order=goes_by_code(survey.items, formula, parts),
        population=survey.population,
        needed=None if survey.population is None else krejcie_morgan(survey.population),
    )


def _groups(
    tables: Tables,
    survey_id: str,
    column: str,
    survey: Survey,
    formula: str,
    policy: SurveyPolicy,
) -> Iterator[GroupQuality]:
    """The index of each group; null where a group is not shown, or nobody answered an element."""
    answers = applicable_answers(tables, survey_id, survey, [column])
    items = survey.item_ids
    sums = (
        answers.group_by(column)
        .agg(
            pl.len().alias("_n"),
            pl.col(items).count().name.suffix("\x00n"),
            pl.col(items).sum().name.suffix("\x00sum"),
        )
        .sort(column, nulls_last=True)
    )
    sizes = {name or "": n for name, n in sums.select(column, "_n").iter_rows()}
    hidden = hidden_groups(sizes, policy.smallest_group)
    for row in sums.drop_nulls(column).iter_rows(named=True):
        name = row[column]
        of_items = {item: (row[f"{item}\x00n"], row[f"{item}\x00sum"]) for item in items}
        elements = _elements(of_items, survey, formula, policy)
        shown = name not in hidden
        index = _weighted(elements, policy) * CONVERSION if shown and elements else None
        yield GroupQuality(column, name, row["_n"] if shown else None, index)


def _elements(
    answers: Answers, survey: Survey, formula: str, policy: SurveyPolicy
) -> tuple[ElementQuality, ...]:
    """The mean of each element, of all answers to its items; none where one has no answer."""
    parts = parts_of(formula, policy)
    asked = items_of(survey.items, formula, parts)
    if any(not sum(answers[item.id][0] for item in items) for items in asked.values()):
        return ()
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
