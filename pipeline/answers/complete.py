"""A survey delivered row by row → the answers of its complete respondents."""

from collections.abc import Iterator, Sequence

import polars as pl

from pipeline.delivery import ROW, Tables
from pipeline.reportfile import Questionnaire

_ITEMS_OF_INT16 = 256
"""So many numbers of eight bits never run over sixteen."""


def table_of(survey_id: str) -> str:
    """The name of the table that carries a survey."""
    return f"survey_{survey_id}"


def complete_answers(
    tables: Tables, survey_id: str, survey: Questionnaire, beside: Sequence[str] = ()
) -> pl.DataFrame:
    """`_row` and one column an item, of the respondents who answered every item.

    A reversed item is turned round: on 1–5 an answer of 2 becomes 4. Columns `beside` the items
    come along, whatever is in them. Answers may be of a narrow type: sum them as wider ones.
    """
    return (
        tables[table_of(survey_id)]
        .select(ROW, *survey.item_ids, *beside)
        .drop_nulls(survey.item_ids)
        .with_columns(turned(survey))
    )


def turned(survey: Questionnaire) -> Iterator[pl.Expr]:
    """The reversed items turned round."""
    ends = sum(survey.scale)
    return ((ends - pl.col(item.id)).alias(item.id) for item in survey.items if item.reversed)


def summed_across(answers: pl.DataFrame) -> pl.Series:
    """Each respondent's sum, whole if the answers are; as they come they would run over."""
    wide: pl.DataType = pl.Float64()
    if all(dtype == pl.Int8 for dtype in answers.dtypes):
        wide = pl.Int16() if answers.width <= _ITEMS_OF_INT16 else pl.Int32()
    return answers.select(pl.sum_horizontal(pl.all().cast(wide))).to_series()
