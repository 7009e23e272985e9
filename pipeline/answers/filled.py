"""Every answer that was given, whatever else a respondent left empty.

An index by elements divides the sum of each element by the number of its answers. Totals,
correlations and alpha need every answer of a respondent (`complete`).
"""

from collections.abc import Sequence

import polars as pl

from pipeline.answers.complete import table_of, turned
from pipeline.delivery import ROW, Tables
from pipeline.reportfile import Questionnaire


def filled_answers(
    tables: Tables, survey_id: str, survey: Questionnaire, beside: Sequence[str] = ()
) -> pl.DataFrame:
    """`_row`, one column for each item, and columns `beside`, of those who answered any item.

    Null where a cell is empty or says that the item does not apply; a reversed item is turned
    round. Anyone who answered nothing is no respondent.
    """
    return (
        tables[table_of(survey_id)]
        .select(ROW, *survey.item_ids, *beside)
        .filter(pl.any_horizontal(pl.col(survey.item_ids).is_not_null()))
        .with_columns(turned(survey))
    )
