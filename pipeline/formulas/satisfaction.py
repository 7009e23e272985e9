"""Answers on 1–4 → the satisfaction index of the regulations (IKM), element by element."""

from collections.abc import Mapping
from functools import partial

import polars as pl

from pipeline.account import Flag
from pipeline.answers.complete import table_of
from pipeline.answers.filled import filled_answers
from pipeline.answers.forms import answered, element_rows, element_sums, form_of
from pipeline.formulas.computed import Computed, Given
from pipeline.formulas.formula import Formula
from pipeline.reportfile import Questionnaire
from pipeline.rounding import half_up
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.elements import IKM_2004, IKM_2017, items_of, parts_of
from pipeline.statistics.service_quality import (
    CONVERSION,
    ElementQuality,
    element_weight,
    weighted_index,
)
from pipeline.translatable import _

Answers = Mapping[str, tuple[float, float]]
"""How many answers each item got, and what they add up to."""


@partial(
    Formula,
    IKM_2017,
    title=_("satisfaction index (SKM)"),
    equation=_(
        "Σ NRR × {weight} × 25 = {index} × 25; elements: {elements}, respondents: {respondents}"
    ),
    source=_("PermenPAN-RB 14/2017: nine elements of equal weight"),
    unit=_("points"),
    table="survey",
    parameters={"survey": False},
    values=("elements", "respondents", "weight", "index"),
)
def ikm_2017(given: Given) -> Computed:
    """Σ NRR × weight × 25 over nine elements; 1/9 each unless the rulebook prints it shorter.

    PermenPAN-RB 14/2017: the mean of each element (NRR, 1–4) weighs the same.
    """
    return _index(given, IKM_2017)


@partial(
    Formula,
    IKM_2004,
    title=_("satisfaction index (IKM 2004)"),
    equation=_(
        "Σ NRR × {weight} × 25 = {index} × 25; elements: {elements}, respondents: {respondents}"
    ),
    source=_("KEP/25/M.PAN/2/2004: fourteen elements of equal weight"),
    unit=_("points"),
    table="survey",
    parameters={"survey": False},
    values=("elements", "respondents", "weight", "index"),
)
def ikm_2004(given: Given) -> Computed:
    """Σ NRR × weight × 25 over fourteen elements; 1/14 each, or 0.071 as KEP/25/2004 prints it."""
    return _index(given, IKM_2004)


def _index(given: Given, formula: str) -> Computed:
    name, survey = given.survey
    rows = element_rows(given.tables, name, survey)
    respondents = answered(given.tables, name, survey)
    policy = given.rulebook.survey
    sums = element_sums(given.tables, name, survey)
    answers = {item: (n, total) for item, n, total in sums.iter_rows()}
    elements = elements_of(answers, survey, formula, policy)
    if respondents == 0 or not elements:
        return Computed(None, {"respondents": respondents}, rows, (Flag.NO_DATA,), survey=name)
    index = weighted(elements, policy)
    values = {
        "elements": len(elements),
        "respondents": respondents,
        "weight": element_weight(policy.weight, len(elements)),
        "index": index,
    }
    low, high = (end * CONVERSION for end in survey.scale)
    return Computed(
        index * CONVERSION,
        values,
        rows,
        range_low=low,
        range_high=high,
        survey=name,
        sd=_spread(elements, given),
    )


def _spread(elements: tuple[ElementQuality, ...], given: Given) -> float | None:
    """The deviation of what each respondent adds to the index, where it is no multiple of the mean
    answer's: elements with different numbers of items, or items that not everyone answered.

    A respondent's answer moves its element's mean by its distance from that mean, divided by the
    answers the element has; summed with the index's weights (the delta method).
    """
    name, survey = given.survey
    if form_of(given.tables, name) != table_of(name):
        return None
    answers = filled_answers(given.tables, name, survey)
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


def elements_of(
    answers: Answers, survey: Questionnaire, formula: str, policy: SurveyPolicy
) -> tuple[ElementQuality, ...]:
    """The mean of each element over its filled answers; none where an element has no answer."""
    parts = parts_of(formula, policy)
    asked = items_of(survey.items, formula, parts)
    counts = {code: sum(answers[one.id][0] for one in items) for code, items in asked.items()}
    if not all(counts.values()):
        return ()
    sums = {code: sum(answers[one.id][1] for one in items) for code, items in asked.items()}
    means = {code: sums[code] / counts[code] for code in asked}
    return tuple(
        ElementQuality(
            part.code,
            part.label,
            tuple(item.id for item in asked[part.code]),
            means[part.code],
            half_up(means[part.code] * CONVERSION),
            answers=int(counts[part.code]),
        )
        for part in parts
    )


def weighted(elements: tuple[ElementQuality, ...], policy: SurveyPolicy) -> float:
    """The index over these elements, before × 25."""
    weight = element_weight(policy.weight, len(elements))
    return weighted_index([element.nrr for element in elements], weight, policy.index_digits)
