"""A survey's statistics with questions that did not apply to a respondent counted separately."""

from dataclasses import replace

from pipeline.account import Survey
from pipeline.answers.applicable import answered_all_that_applies
from pipeline.answers.complete import table_of
from pipeline.delivery import ROW, Tables
from pipeline.reportfile import Questionnaire


def with_applicability(found: Survey, tables: Tables, survey: Questionnaire) -> Survey:
    """The statistics with answers that do not apply counted apart from missing answers."""
    marks = tables.not_applicable.get(table_of(found.id))
    if marks is None:
        return found
    counts = {name: int(marks[name].sum()) for name in marks.columns if name != ROW}
    concerned = answered_all_that_applies(tables, found.id, survey)
    return replace(
        found,
        inapplicable=concerned - found.respondents,
        items=tuple(
            replace(
                item,
                missing=None if item.missing is None else item.missing - counts.get(item.id, 0),
                not_applicable=counts.get(item.id, 0),
            )
            for item in found.items
        ),
    )
