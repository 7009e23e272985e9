"""A delivered survey → the answers of its complete respondents, and their statistics."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW, Tables
from pipeline.measure.relations import explained, grouped, weighed_items
from pipeline.reportfile import Item, Survey
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.descriptive import PairedMoments, highest, lowest, moments
from pipeline.statistics.frequencies import Frequencies, frequencies
from pipeline.statistics.intervals import bootstrap_interval, margin_of_error, mean_interval
from pipeline.statistics.reliability import (
    alpha_if_deleted,
    carried_word,
    cronbach_alpha,
    feldt_interval,
    mean_inter_item_r,
    standardised_alpha,
)
from pipeline.statistics.survey import ItemStatistics, SurveyStatistics
from pipeline.statistics.validity import critical_r, is_valid, p_of_r

_TOTAL = "_total"
_ITEMS_OF_INT16 = 256
"""So many numbers of eight bits never run over sixteen."""
_NOISE_DIGITS = 9


def table_of(survey_id: str) -> str:
    """The name of the table that carries a survey."""
    return f"survey_{survey_id}"


def complete_answers(
    tables: Tables, survey_id: str, survey: Survey, beside: Sequence[str] = ()
) -> pl.DataFrame:
    """`_row` and one column an item, of the respondents who answered every item.

    A reversed item is turned round: on 1–5 an answer of 2 becomes 4. Columns `beside` the items
    come along, whatever is in them. Answers may be of a narrow type: sum them as wider ones.
    """
    ends = sum(survey.scale)
    reversed_items = [item.id for item in survey.items if item.reversed]
    return (
        tables[table_of(survey_id)]
        .select(ROW, *survey.item_ids, *beside)
        .drop_nulls(survey.item_ids)
        .with_columns((ends - pl.col(item)).alias(item) for item in reversed_items)
    )


def summed_across(answers: pl.DataFrame) -> pl.Series:
    """Each respondent's sum, whole if the answers are; as they come they would run over."""
    wide: pl.DataType = pl.Float64()
    if all(dtype == pl.Int8 for dtype in answers.dtypes):
        wide = pl.Int16() if answers.width <= _ITEMS_OF_INT16 else pl.Int32()
    return answers.select(pl.sum_horizontal(pl.all().cast(wide))).to_series()


def index_range(survey: Survey, respondents: int) -> tuple[float, float]:
    """The lowest and highest total these respondents can reach."""
    low, high = (float(respondents * len(survey.items) * end) for end in survey.scale)
    return low, high


def survey_statistics(
    tables: Tables, survey_id: str, survey: Survey, policy: SurveyPolicy
) -> SurveyStatistics:
    """Descriptive figures, validity and reliability; without a complete respondent, no items."""
    delivered = tables[table_of(survey_id)]
    groups = [column for column in survey.groups if column in delivered.columns]
    complete = complete_answers(tables, survey_id, survey, groups)
    found = _unanswered(survey_id, survey, delivered.height, complete.height)
    if complete.is_empty():
        return found
    answers = complete.select(survey.item_ids)
    summed = moments(answers, [float(survey.scale[0])] * answers.width)
    found = _reliability(_described(found, delivered, answers, summed, survey, policy), policy)
    found = _discreet(_uncertainty(found, answers, policy), policy)
    regressed = explained(answers, survey, policy)
    return replace(
        found,
        groupings=grouped(complete, groups, survey, policy),
        regression=regressed,
        importance=weighed_items(complete, delivered, survey, summed, regressed),
    )


def _unanswered(
    survey_id: str, survey: Survey, delivered: int, respondents: int
) -> SurveyStatistics:
    low, high = index_range(survey, respondents)
    return SurveyStatistics(
        id=survey_id,
        title=survey.title,
        delivered=delivered,
        respondents=respondents,
        items=(),
        scale=survey.scale,
        total=0.0,
        low=low,
        high=high,
        mean=None,
        mean_interval=None,
        alpha=None,
        alpha_interval=None,
        lowest=(),
        highest=(),
        population=survey.population,
    )


def _described(
    found: SurveyStatistics,
    delivered: pl.DataFrame,
    answers: pl.DataFrame,
    summed: PairedMoments,
    survey: Survey,
    policy: SurveyPolicy,
) -> SurveyStatistics:
    k = len(survey.items)
    r_critical = critical_r(summed.n, policy.significance)
    often = frequencies(answers, survey.scale)
    empty = delivered.select(survey.item_ids).null_count().row(0, named=True)
    totals = {item: spread.answers.sum for item, spread in summed.items.items()}
    items = tuple(_item(item, summed, often, empty, r_critical) for item in survey.items)
    return replace(
        found,
        items=items,
        total=summed.total.sum,
        mean=summed.total.mean / k,
        sd=None if summed.total.sd is None else summed.total.sd / k,
        alpha=cronbach_alpha(summed),
        standardised_alpha=standardised_alpha(summed),
        mean_inter_item_r=mean_inter_item_r(summed),
        lowest=lowest(totals),
        highest=highest(totals),
    )


def _item(
    item: Item,
    summed: PairedMoments,
    often: Mapping[str, Frequencies],
    empty: Mapping[str, int],
    r_critical: float | None,
) -> ItemStatistics:
    moved = summed.items[item.id]
    return ItemStatistics(
        id=item.id,
        text=item.text,
        n=summed.n,
        sum=moved.answers.sum,
        mean=moved.answers.mean,
        min=often[item.id].min,
        max=often[item.id].max,
        sd=moved.answers.sd,
        item_total_r=moved.total_r,
        corrected_item_total_r=moved.rest_r,
        alpha_if_deleted=alpha_if_deleted(summed, item.id),
        r_critical=r_critical,
        valid=is_valid(moved.total_r, r_critical),
        item_total_p=p_of_r(moved.total_r, summed.n),
        median=often[item.id].median,
        missing=empty[item.id],
        reversed=item.reversed,
        counts=often[item.id].counts,
    )


def _reliability(found: SurveyStatistics, policy: SurveyPolicy) -> SurveyStatistics:
    """Alpha's interval, and the rulebook's word for alpha where both carry it."""
    if found.alpha is None:
        return found
    n, k = found.respondents, len(found.items)
    interval = feldt_interval(found.alpha, n, k, policy.confidence)
    word = carried_word(found.alpha, interval, n, policy)
    return replace(found, alpha_interval=interval, reliability=word)


def _discreet(found: SurveyStatistics, policy: SurveyPolicy) -> SurveyStatistics:
    """Without single answers where so few answered that they could be told who gave which."""
    if found.respondents >= policy.smallest_group:
        return found
    items = (replace(item, median=None, min=None, max=None, counts=None) for item in found.items)
    return replace(found, items=tuple(items))


def _uncertainty(
    found: SurveyStatistics, answers: pl.DataFrame, policy: SurveyPolicy
) -> SurveyStatistics:
    """The mean's intervals and margin; null for one respondent, or where all means are alike."""
    if not found.sd or found.mean is None:
        return found
    n, confidence = found.respondents, policy.confidence
    totals = summed_across(answers).round(_NOISE_DIGITS).alias(_TOTAL)
    drawn = bootstrap_interval(totals, found.population, confidence)
    return replace(
        found,
        mean_interval=mean_interval(found.mean, found.sd, n, found.population, confidence),
        margin=margin_of_error(found.sd, n, found.population, confidence),
        bootstrap_interval=drawn and (drawn[0] / answers.width, drawn[1] / answers.width),
    )
