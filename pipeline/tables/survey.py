"""`survey_<id>`: the contract of a survey, derived from its questionnaire."""

import polars as pl

from pipeline.reportfile import Questionnaire
from pipeline.tables.kinds import Column, Kind, Table, folded, may, must
from pipeline.translatable import _

_SHORT_SCALE = 100
_RESPONDENT = (
    "id responden",
    "responden",
    "kode responden",
    "noresp",
    "no. res",
    "no. resp",
    "no. responden",
    "nomor responden",
)


def respondent_names() -> frozenset[str]:
    """Headings, folded, of the column that identifies respondents."""
    return frozenset(folded(name) for name in ("respondent_id", *_RESPONDENT))


def survey_table(survey_id: str, survey: Questionnaire) -> Table:
    """The contract of `survey_<id>`: one row for each respondent, one column for each item.

    A missing answer is an empty cell; the respondent is then not complete.
    """
    return Table(
        f"survey_{survey_id}",
        "a respondent",
        (
            must(
                "respondent_id",
                Kind.CODE,
                "a code of your own",
                *_RESPONDENT,
                personal=True,
                narrow=pl.Int64,
            ),
            *(_answer(item.id, item.text or _("an answer"), survey) for item in survey.items),
            *(
                _answer(column, _("how much an item matters"), survey)
                for column in survey.importance_columns
            ),
            *(
                may(group, Kind.TEXT, "a group of respondents", narrow=pl.Categorical)
                for group in survey.groups
            ),
        ),
        key=("respondent_id",),
        open=True,
        personal_rows=True,
    )


def _answer(name: str, about: str, survey: Questionnaire) -> Column:
    """A column of answers; whole answers on a short scale may come in eight bits."""
    low, high = survey.scale
    narrow = pl.Int8 if max(abs(low), abs(high)) <= _SHORT_SCALE else None
    return must(name, Kind.NUMBER, about, low=low, high=high, may_be_empty=True, narrow=narrow)
