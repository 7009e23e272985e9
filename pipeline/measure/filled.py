"""A survey that an index by elements reads: its items over every filled answer.

The index divides each element by its own filled answers; with the items the page and the counts
that travel with it show the same answers. What needs whole rows (alpha, correlations, means of
respondents, groups, importance, regression) stays with the complete respondents.
"""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.account import ItemStatistics, Survey
from pipeline.answers.complete import table_of
from pipeline.answers.filled import filled_answers
from pipeline.delivery import Tables
from pipeline.reportfile import Item, Questionnaire
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.descriptive import highest, lowest, moments
from pipeline.statistics.frequencies import frequencies
from pipeline.statistics.groups import Grouping
from pipeline.statistics.regression import withheld


def with_filled_answers(
    found: Survey, tables: Tables, asked: Questionnaire, policy: SurveyPolicy
) -> Survey:
    """The survey with each item over its own answers, and nothing that gives away a few.

    Sums over complete respondents, subtracted from those over all answers, show what the other
    respondents answered; where the others are few, these sums are withheld.
    """
    delivered = tables[table_of(found.id)]
    columns = [column for column in asked.groups if column in delivered.columns]
    answers = filled_answers(tables, found.id, asked, columns)
    if answers.height == found.respondents:
        return found
    empty = delivered.select(asked.item_ids).null_count().row(0, named=True)
    known = {item.id: item for item in found.items}
    items = tuple(
        _over_its_own(known.get(item.id) or _untold(item, empty), answers[item.id], asked)
        for item in asked.items
    )
    means = {item.id: item.mean for item in items}
    told = replace(found, items=items, lowest=lowest(means), highest=highest(means))
    if found.items and any(_are_few(item.n - found.respondents, policy) for item in items):
        return _without_sums(told)
    groups = (part for part in found.groups if not _gives_away(part, answers, policy))
    return replace(told, groups=tuple(groups))


def _over_its_own(item: ItemStatistics, answers: pl.Series, asked: Questionnaire) -> ItemStatistics:
    own = answers.drop_nulls().to_frame()
    spread = moments(own, [float(asked.scale[0])]).items[item.id].answers
    often = frequencies(own, asked.scale)[item.id]
    return replace(
        item,
        n=spread.n,
        sum=spread.sum,
        mean=spread.mean,
        sd=spread.sd,
        min=often.min,
        max=often.max,
        median=often.median,
        counts=often.counts,
    )


def _untold(item: Item, empty: Mapping[str, int]) -> ItemStatistics:
    """An empty record of an item, for a survey with too few complete respondents to show any."""
    return ItemStatistics(
        id=item.id,
        text=item.text,
        n=0,
        sum=0.0,
        mean=0.0,
        min=None,
        max=None,
        sd=None,
        item_total_r=None,
        corrected_item_total_r=None,
        alpha_if_deleted=None,
        r_critical=None,
        valid=None,
        missing=empty[item.id],
        reversed=item.reversed,
    )


def _without_sums(found: Survey) -> Survey:
    """The survey without the figures that give sums of the complete respondents' answers."""
    regressed = found.regression
    return replace(
        found,
        few_incomplete=True,
        mean=None,
        sd=None,
        min=None,
        max=None,
        variables=(),
        mean_interval=None,
        bootstrap_interval=None,
        margin_of_error=None,
        groups=(),
        importance=None,
        regression=regressed and withheld(regressed),
    )


def _gives_away(grouping: Grouping, answers: pl.DataFrame, policy: SurveyPolicy) -> bool:
    """Whether a group's own index, beside its complete respondents' mean, reveals a few."""
    sizes = dict(answers.group_by(grouping.column).len().iter_rows())
    return any(
        group.n is not None and _are_few(sizes[group.value] - group.n, policy)
        for group in grouping.groups
    )


def _are_few(people: int, policy: SurveyPolicy) -> bool:
    return 0 < people < policy.smallest_group
