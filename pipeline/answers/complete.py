"""The answers of the complete respondents of a survey that was delivered row by row."""

from collections.abc import Iterator, Sequence

import polars as pl

from pipeline.delivery import ROW, Tables
from pipeline.reportfile import Questionnaire

_ITEMS_OF_INT16 = 256
"""A sum of so many numbers of eight bits always fits into sixteen bits."""


def table_of(survey_id: str) -> str:
    """The name of the table that holds a survey's respondents."""
    return f"survey_{survey_id}"


def complete_answers(
    tables: Tables, survey_id: str, survey: Questionnaire, beside: Sequence[str] = ()
) -> pl.DataFrame:
    """`_row` and one column for each item, for the respondents who answered every item.

    A reversed item is turned round: on 1–5 an answer of 2 becomes 4. The columns `beside` are kept
    as they are. Answers may have a narrow type, so sum them in a wider one.
    """
    return (
        tables[table_of(survey_id)]
        .select(ROW, *survey.item_ids, *beside)
        .drop_nulls(survey.item_ids)
        .with_columns(turned(survey))
    )


def turned(survey: Questionnaire) -> Iterator[pl.Expr]:
    """Expressions that turn the reversed items round."""
    ends = sum(survey.scale)
    return ((ends - pl.col(item.id)).alias(item.id) for item in survey.items if item.reversed)


def summed_across(answers: pl.DataFrame) -> pl.Series:
    """Each respondent's sum, whole if the answers are; in a wider type, against overflow."""
    wide: pl.DataType = pl.Float64()
    if all(dtype == pl.Int8 for dtype in answers.dtypes):
        wide = pl.Int16() if answers.width <= _ITEMS_OF_INT16 else pl.Int32()
    return answers.select(pl.sum_horizontal(pl.all().cast(wide))).to_series()
