"""Questions that do not concern a respondent: neither missing nor zero.

An index by elements takes each element's mean over those to whom it applies. Totals, correlations
and alpha need every answer of a respondent and leave such respondents out (listwise).
"""

from collections.abc import Mapping, Sequence

import polars as pl

from pipeline.answers.complete import table_of
from pipeline.delivery import ROW, Tables
from pipeline.reportfile import Questionnaire


def applicable_answers(
    tables: Tables, survey_id: str, survey: Questionnaire, columns: Sequence[str] = ()
) -> pl.DataFrame:
    """`_row`, one column an item, and `columns`, of those who answered all that concerns them.

    Null where an item does not apply; a reversed item is turned round. Whoever was concerned by
    nothing answered nothing and is no respondent.
    """
    given = tables[table_of(survey_id)].select(ROW, *survey.item_ids, *columns)
    is_answered = [pl.col(item).is_not_null() for item in survey.item_ids]
    applies_not = _marks(tables, survey_id, survey, given)
    fits = [
        answered | applies_not[item]
        for item, answered in zip(survey.item_ids, is_answered, strict=True)
    ]
    turned = [item.id for item in survey.items if item.reversed]
    return given.filter(pl.all_horizontal(fits) & pl.any_horizontal(is_answered)).with_columns(
        (sum(survey.scale) - pl.col(item)).alias(item) for item in turned
    )


def _marks(
    tables: Tables, survey_id: str, survey: Questionnaire, given: pl.DataFrame
) -> Mapping[str, pl.Series]:
    """For each item, in which of the given rows it does not apply."""
    marks = tables.not_applicable.get(table_of(survey_id))
    nowhere = pl.repeat(False, given.height, dtype=pl.Boolean, eager=True)
    if marks is None:
        return dict.fromkeys(survey.item_ids, nowhere)
    rows = given.select(ROW).join(marks, on=ROW, how="left", maintain_order="left")
    return {
        item: rows[item].fill_null(value=False) if item in rows.columns else nowhere
        for item in survey.item_ids
    }
