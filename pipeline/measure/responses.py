"""How a survey was answered: with the same answer to every item, or more than once."""

import polars as pl

from pipeline.account import AnsweredAlike, Repeated
from pipeline.delivery import Tables, rows_told
from pipeline.reportfile import Questionnaire
from pipeline.scorecard import row_ranges

_FEWEST_ITEMS = 5
"""With fewer items equal answers are no wonder."""


def answered_alike(delivered: pl.DataFrame, survey: Questionnaire) -> AnsweredAlike | None:
    """Respondents with the same answer to every item; None where there are none, or few items.

    A respondent who left an item empty has read that far: not counted here, but among all who
    answered. Where items are reversed, the same answer contradicts itself unless it is the middle
    of the scale: then only contradicting answers count.
    """
    if len(survey.items) < _FEWEST_ITEMS:
        return None
    answers = delivered.select(survey.item_ids)
    answered = int(answers.select(pl.any_horizontal(pl.all().is_not_null()).sum()).item())
    contradicting = any(item.reversed for item in survey.items)
    same = pl.min_horizontal(pl.all()) == pl.max_horizontal(pl.all())
    if contradicting:
        same &= pl.col(survey.item_ids[0]) != sum(survey.scale) / 2
    alike = int(answers.drop_nulls().select(same.sum()).item())
    return AnsweredAlike(alike, answered, len(survey.items), contradicting) if alike else None


def repeated(tables: Tables, table: str) -> Repeated | None:
    """Responses that were sent more than once, under numbers of their own."""
    rows = tables.repeated.get(table)
    if not rows:
        return None
    told = rows_told(row_ranges(rows), tables.parts.get(table, ()))
    return Repeated(len(rows), tables[table].height, told)
