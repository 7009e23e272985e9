"""Yes, no and ? to a job's five facets → the Job Descriptive Index."""

from functools import partial
from math import fsum

import polars as pl

from pipeline.account import Flag
from pipeline.answers.complete import complete_answers
from pipeline.answers.forms import counted_rows, item_sums, respondents
from pipeline.formulas.computed import Computed, Given
from pipeline.formulas.formula import Formula
from pipeline.formulas.spread import spread_of
from pipeline.reportfile import Item
from pipeline.statistics.elements import JDI, items_of, parts_of
from pipeline.translatable import _

ANSWERS = (0, 3)
"""The scale on which respondents answer yes, ? and no; else facet scores were delivered."""
FACET_HIGH = 54.0
UNSURE = 1.0
_YES = 3.0


@partial(
    Formula,
    JDI,
    title=_("Job Descriptive Index"),
    equation=_(
        "mean of five facet scores (0–54): work {work}, pay {pay}, promotion {promotion}, "
        "supervision {supervision}, co-workers {coworkers}; respondents: {respondents}"
    ),
    source=_("Job Descriptive Index: yes 3, ? 1, no 0; facets of nine items doubled"),
    unit=_("points"),
    table="survey",
    parameters={"survey": False},
    values=("work", "pay", "promotion", "supervision", "coworkers", "respondents"),
)
def jdi(given: Given) -> Computed:
    """The mean over respondents of the five facet scores, each 0–54.

    Answers are 3 (yes), 1 (?) and 0 (no); a reversed item exchanges yes and no. Facets of nine
    items count double, so that all five reach 54. On a scale of 0–54 the survey's five items are
    the facet scores themselves.
    """
    name, survey = given.survey
    rows = counted_rows(given.tables, name, survey)
    answered = respondents(given.tables, name, survey)
    if answered == 0:
        return Computed(None, {"respondents": 0}, rows, (Flag.NO_DATA,), survey=name)
    facets = _facets(given) if survey.scale == ANSWERS else _delivered_facets(given)
    index = fsum(facets.values()) / len(facets)
    values = {**facets, "respondents": answered}
    return Computed(
        index,
        values,
        rows,
        range_low=0.0,
        range_high=FACET_HIGH,
        survey=name,
        sd=_spread(given),
    )


def _facets(given: Given) -> dict[str, float]:
    """The mean score of each facet, from answers."""
    name, survey = given.survey
    answers = complete_answers(given.tables, name, survey)
    scores = answers.select(_score(item).alias(item.id) for item in survey.items)
    return {
        facet: fsum(scores[item.id].mean() for item in items) * FACET_HIGH / (_YES * len(items))  # type: ignore[misc]
        for facet, items in _items_by_facet(given).items()
    }


def _spread(given: Given) -> float | None:
    """The sample deviation of the respondents' own indices, each the mean of five facet scores.

    Null where respondents are not known, or for a single one.
    """
    _, survey = given.survey
    facets = _items_by_facet(given)
    if survey.scale != ANSWERS:
        return spread_of({items[0].id: 1 / len(facets) for items in facets.values()}, given)
    weights = {
        item.id: FACET_HIGH / (_YES * len(items) * len(facets))
        for items in facets.values()
        for item in items
    }
    return spread_of(weights, given, {item.id: _score(item) for item in survey.items})


def _score(item: Item) -> pl.Expr:
    """An answer as it counts; `?` counts the same where yes and no change places."""
    answer = pl.col(item.id)
    return pl.when(answer == _YES - UNSURE).then(UNSURE).otherwise(answer)


def _delivered_facets(given: Given) -> dict[str, float]:
    name, survey = given.survey
    sums = {item: total / n for item, n, total in item_sums(given.tables, name, survey).iter_rows()}
    return {facet: sums[items[0].id] for facet, items in _items_by_facet(given).items()}


def _items_by_facet(given: Given) -> dict[str, list[Item]]:
    """The items of each facet by its name."""
    _, survey = given.survey
    parts = parts_of(JDI, given.rulebook.survey)
    asked = items_of(survey.items, JDI, parts)
    return {str(part.label): asked[part.code] for part in parts}
