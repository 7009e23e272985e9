"""Totals of items, or counts of answers → what can be said of a survey without its respondents.

Sums and means are whole; correlations and alpha need each respondent and stay null. Counts also
give the spread of each item.
"""

from collections.abc import Mapping
from math import fsum, sqrt

import polars as pl

from pipeline.account import ItemStatistics, Survey, VariableStatistics
from pipeline.answers.forms import COUNTS, form_of, item_sums, respondents
from pipeline.delivery import Tables
from pipeline.measure.questionnaire import untold
from pipeline.reportfile import Item, Questionnaire
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.descriptive import highest, lowest
from pipeline.tables import answer_counts

Spread = tuple[float | None, float | None, float | None]
"""Least and greatest answer and standard deviation, where they are known."""


def aggregate_statistics(
    tables: Tables, survey_id: str, survey: Questionnaire, policy: SurveyPolicy
) -> Survey:
    """A survey that was delivered added up. Of too few respondents, only their number is given, as
    in `survey_statistics`."""
    sums = {item: (n, total) for item, n, total in item_sums(tables, survey_id, survey).iter_rows()}
    if min((n for n, _ in sums.values()), default=0) < policy.smallest_group:
        answered = respondents(tables, survey_id, survey)
        return untold(survey_id, survey, answered, answered, answered)
    spreads = _spreads(tables, survey_id)
    answers = sum(n for n, _ in sums.values())
    total = float(sum(total for _, total in sums.values()))
    means = {item: found / n for item, (n, found) in sums.items()}
    answered = respondents(tables, survey_id, survey)
    low, high = survey.scale
    return Survey(
        id=survey_id,
        title=survey.title,
        delivered=answered,
        respondents=answered,
        answered=answered,
        items=tuple(
            _item(item, *sums[item.id], spreads.get(item.id, (None, None, None)), survey)
            for item in survey.items
        ),
        scale=survey.scale,
        bounds=(float(answers * low), float(answers * high)),
        mean=total / answers if answers else None,
        mean_interval=None,
        alpha=None,
        alpha_interval=None,
        lowest=lowest(means),
        highest=highest(means),
        population=survey.population,
        variables=tuple(_variable(name, sums, survey) for name in survey.variables),
    )


def _variable(
    name: str, sums: Mapping[str, tuple[int, float]], survey: Questionnaire
) -> VariableStatistics:
    items = survey.items_behind(name)
    means = [total / n for n, total in (sums[item] for item in items)]
    return VariableStatistics(
        name, survey.text_of(name), items, alpha=None, mean=fsum(means) / len(means), sd=None
    )


def _item(
    item: Item, n: int, total: float, spread: Spread, survey: Questionnaire
) -> ItemStatistics:
    least, most, sd = spread
    if item.reversed and least is not None and most is not None:
        least, most = (sum(survey.scale) - end for end in (most, least))
    return ItemStatistics(
        id=item.id,
        text=item.text,
        n=n,
        sum=total,
        mean=total / n,
        min=least,
        max=most,
        sd=sd,
        item_total_r=None,
        corrected_item_total_r=None,
        alpha_if_deleted=None,
        r_critical=None,
        valid=None,
        reversed=item.reversed,
    )


def _spreads(tables: Tables, survey_id: str) -> dict[str, Spread]:
    """The spread of each item; nothing where only totals are known."""
    form = form_of(tables, survey_id)
    if not form.endswith(COUNTS):
        return {}
    answer, count = pl.col("answer"), pl.col("count")
    found = (
        answer_counts(tables[form])
        .filter(count > 0)
        .group_by("item", maintain_order=True)
        .agg(
            answer.min().alias("min"),
            answer.max().alias("max"),
            count.sum().alias("n"),
            (answer * count).sum().alias("sum"),
            (answer**2 * count).sum().alias("squares"),
        )
    )
    return {item: (low, high, _sd(*sums)) for item, low, high, *sums in found.iter_rows()}


def _sd(n: int, total: float, squares: float) -> float | None:
    """The sample's standard deviation (n − 1); null for a single answer."""
    return sqrt(max(0.0, n * squares - total**2) / (n * (n - 1))) if n > 1 else None
