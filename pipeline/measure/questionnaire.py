"""The answers of a survey's complete respondents → their statistics."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.account import ItemStatistics, Survey
from pipeline.answers.complete import complete_answers, summed_across, table_of
from pipeline.answers.forms import answered
from pipeline.delivery import Tables
from pipeline.measure.relations import grouped, regression_of, weighed_items, with_sureness
from pipeline.measure.variables import variable_statistics
from pipeline.reportfile import Item, Questionnaire
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.descriptive import PairedMoments, highest, lowest, moments
from pipeline.statistics.frequencies import Frequencies, frequencies
from pipeline.statistics.intervals import bootstrap_interval, margin_of_error, mean_interval
from pipeline.statistics.reliability import (
    alpha_if_deleted,
    alpha_of_varying,
    carried_word,
    cronbach_alpha,
    feldt_interval,
    mean_inter_item_r,
    standardised_alpha,
)
from pipeline.statistics.validity import critical_r, is_valid, p_of_r

_TOTAL = "_total"
_NOISE_DIGITS = 9


def index_range(survey: Questionnaire, respondents: int) -> tuple[float, float]:
    """The lowest and highest total these respondents can reach."""
    low, high = (float(respondents * len(survey.items) * end) for end in survey.scale)
    return low, high


def survey_statistics(
    tables: Tables, survey_id: str, survey: Questionnaire, policy: SurveyPolicy
) -> Survey:
    """Descriptive figures, validity and reliability. Of fewer complete respondents than the
    smallest group only their number is given: figures could reveal who gave which answer."""
    delivered = tables[table_of(survey_id)]
    groups = [column for column in survey.groups if column in delivered.columns]
    complete = complete_answers(tables, survey_id, survey, groups)
    some = answered(tables, survey_id, survey)
    found = untold(survey_id, survey, delivered.height, some, complete.height)
    if complete.height < policy.smallest_group or complete.is_empty():
        return found
    answers = complete.select(survey.item_ids)
    summed = moments(answers, [float(survey.scale[0])] * answers.width)
    found = _reliability(_described(found, delivered, answers, summed, survey, policy), policy)
    found = _uncertainty(found, answers, policy)
    regressed = regression_of(answers, survey, policy)
    weighed = weighed_items(complete, delivered, survey, summed, regressed)
    return replace(
        found,
        groups=grouped(complete, groups, survey, policy),
        variables=variable_statistics(answers, survey),
        regression=regressed and replace(regressed, id=survey_id),
        importance=with_sureness(weighed, found, policy.confidence),
    )


def untold(
    survey_id: str, survey: Questionnaire, delivered: int, answered: int, respondents: int
) -> Survey:
    """A survey of which nothing is known, or nothing may be shown, but how many answered."""
    return Survey(
        id=survey_id,
        title=survey.title,
        delivered=delivered,
        respondents=respondents,
        answered=answered,
        items=(),
        scale=survey.scale,
        bounds=index_range(survey, respondents),
        mean=None,
        mean_interval=None,
        alpha=None,
        alpha_interval=None,
        lowest=(),
        highest=(),
        population=survey.population,
    )


def _described(
    found: Survey,
    delivered: pl.DataFrame,
    answers: pl.DataFrame,
    summed: PairedMoments,
    survey: Questionnaire,
    policy: SurveyPolicy,
) -> Survey:
    k = len(survey.items)
    totals_given = summed_across(answers).to_numpy()
    r_critical = critical_r(summed.n, policy.significance)
    often = frequencies(answers, survey.scale)
    empty = delivered.select(survey.item_ids).null_count().row(0, named=True)
    means = {item: spread.answers.mean for item, spread in summed.items.items()}
    items = tuple(_item(item, summed, often, empty, r_critical) for item in survey.items)
    return replace(
        found,
        items=items,
        mean=summed.total.mean / k,
        sd=None if summed.total.sd is None else summed.total.sd / k,
        min=float(totals_given.min()) / k,
        max=float(totals_given.max()) / k,
        alpha=cronbach_alpha(summed),
        alpha_of_varying=alpha_of_varying(summed),
        standardised_alpha=standardised_alpha(summed),
        mean_inter_item_r=mean_inter_item_r(summed),
        lowest=lowest(means),
        highest=highest(means),
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


def _reliability(found: Survey, policy: SurveyPolicy) -> Survey:
    """Alpha's interval, and the rulebook's word for alpha where both carry it."""
    if found.alpha is None:
        return found
    n, k = found.respondents, len(found.items)
    interval = feldt_interval(found.alpha, n, k, policy.confidence)
    word = carried_word(found.alpha, interval, n, policy)
    return replace(found, alpha_interval=interval, reliability=word)


def _uncertainty(found: Survey, answers: pl.DataFrame, policy: SurveyPolicy) -> Survey:
    """The mean's intervals and margin; null for a single respondent, or where nothing varies."""
    if not found.sd or found.mean is None:
        return found
    n, confidence = found.respondents, policy.confidence
    totals = summed_across(answers).round(_NOISE_DIGITS).alias(_TOTAL)
    drawn = bootstrap_interval(totals, found.population, confidence)
    return replace(
        found,
        mean_interval=mean_interval(found.mean, found.sd, n, found.population, confidence),
        margin_of_error=margin_of_error(found.sd, n, found.population, confidence),
        bootstrap_interval=drawn and (drawn[0] / answers.width, drawn[1] / answers.width),
    )
