"""A delivered survey → the answers of its complete respondents, and their statistics."""

from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW, Tables
from pipeline.reportfile import Item, Survey
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.descriptive import Moments, highest, lowest, mean_interval, moments
from pipeline.statistics.reliability import alpha_if_deleted, cronbach_alpha, feldt_interval
from pipeline.statistics.survey import ItemStatistics, SurveyStatistics
from pipeline.statistics.validity import critical_r, is_valid


def table_of(survey_id: str) -> str:
    """The name of the table that carries a survey."""
    return f"survey_{survey_id}"


def complete_answers(tables: Tables, survey_id: str, survey: Survey) -> pl.DataFrame:
    """`_row` and one column an item, of the respondents who answered every item.

    A reversed item is turned round: on 1–5 an answer of 2 becomes 4.
    """
    ends = sum(survey.scale)
    reversed_items = [item.id for item in survey.items if item.reversed]
    return (
        tables[table_of(survey_id)]
        .select(ROW, *survey.item_ids)
        .drop_nulls()
        .with_columns((ends - pl.col(item)).alias(item) for item in reversed_items)
    )


def index_range(survey: Survey, respondents: int) -> tuple[float, float]:
    """The lowest and highest total these respondents can reach."""
    low, high = (float(respondents * len(survey.items) * end) for end in survey.scale)
    return low, high


def survey_statistics(
    tables: Tables, survey_id: str, survey: Survey, policy: SurveyPolicy
) -> SurveyStatistics:
    """Descriptive figures, validity and reliability; without a complete respondent, no items."""
    answers = complete_answers(tables, survey_id, survey).drop(ROW)
    low, high = index_range(survey, answers.height)
    unanswered = SurveyStatistics(
        id=survey_id,
        title=survey.title,
        delivered=tables[table_of(survey_id)].height,
        respondents=answers.height,
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
    )
    return _answered(unanswered, moments(answers), survey, policy) if answers.height else unanswered


def _answered(
    unanswered: SurveyStatistics, found: Moments, survey: Survey, policy: SurveyPolicy
) -> SurveyStatistics:
    n, k = found.n, len(survey.items)
    r_critical = critical_r(n, policy.significance)
    totals = {item: spread.answers.sum for item, spread in found.items.items()}
    mean, sd = found.total.mean / k, found.total.sd
    alpha = cronbach_alpha(found)
    return replace(
        unanswered,
        items=tuple(_item_statistics(item, found, r_critical) for item in survey.items),
        total=found.total.sum,
        mean=mean,
        mean_interval=mean_interval(mean, sd / k, n, policy.confidence) if sd else None,
        alpha=alpha,
        alpha_interval=None if alpha is None else feldt_interval(alpha, n, k, policy.confidence),
        lowest=lowest(totals),
        highest=highest(totals),
    )


def _item_statistics(item: Item, found: Moments, r_critical: float | None) -> ItemStatistics:
    moved = found.items[item.id]
    return ItemStatistics(
        id=item.id,
        text=item.text,
        n=found.n,
        sum=moved.answers.sum,
        mean=moved.answers.mean,
        min=moved.answers.min,
        max=moved.answers.max,
        sd=moved.answers.sd,
        item_total_r=moved.total_r,
        corrected_item_total_r=moved.rest_r,
        alpha_if_deleted=alpha_if_deleted(found, item.id),
        r_critical=r_critical,
        valid=is_valid(moved.total_r, r_critical),
    )
