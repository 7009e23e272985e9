"""Questions that do not concern a respondent: neither missing nor zero."""

from collections.abc import Mapping

import polars as pl

from pipeline.answers.complete import table_of
from pipeline.delivery import ROW, Tables
from pipeline.reportfile import Questionnaire


def answered_all_that_applies(tables: Tables, survey_id: str, survey: Questionnaire) -> int:
    """How many answered every item that concerns them, and at least one."""
    given = tables[table_of(survey_id)].select(ROW, *survey.item_ids)
    is_answered = [pl.col(item).is_not_null() for item in survey.item_ids]
    applies_not = _marks(tables, survey_id, survey, given)
    fits = [
        answered | applies_not[item]
        for item, answered in zip(survey.item_ids, is_answered, strict=True)
    ]
    return given.filter(pl.all_horizontal(fits) & pl.any_horizontal(is_answered)).height


def _marks(
    tables: Tables, survey_id: str, survey: Questionnaire, given: pl.DataFrame
) -> Mapping[str, pl.Series]:
    """For each item, which of the given rows it does not apply to."""
    marks = tables.not_applicable.get(table_of(survey_id))
    nowhere = pl.repeat(False, given.height, dtype=pl.Boolean, eager=True)
    if marks is None:
        return dict.fromkeys(survey.item_ids, nowhere)
    rows = given.select(ROW).join(marks, on=ROW, how="left", maintain_order="left")
    return {
        item: rows[item].fill_null(value=False) if item in rows.columns else nowhere
        for item in survey.item_ids
    }
