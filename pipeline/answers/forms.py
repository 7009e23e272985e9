"""The sums of each item of a survey, in whatever form it was delivered.

Respondents row by row, totals of each item, or counts of each answer: an index by elements is the
same from all three, while correlations need the respondents.
"""

import polars as pl

from pipeline.answers.complete import complete_answers, table_of
from pipeline.answers.filled import filled_answers
from pipeline.delivery import ROW, Tables
from pipeline.reportfile import Questionnaire
from pipeline.tables import answer_counts

TOTALS = "_totals"
COUNTS = "_counts"


def form_of(tables: Tables, survey_id: str) -> str:
    """The delivered table that holds a survey; validation has ensured that there is one."""
    name = table_of(survey_id)
    return next((name + end for end in ("", TOTALS, COUNTS) if name + end in tables), name)


def item_sums(tables: Tables, survey_id: str, survey: Questionnaire) -> pl.DataFrame:
    """`item`, `n` answers and their `sum`, one row for each item, in the survey's order.

    From respondents, only complete ones count; from counts, every answer. A reversed item is turned
    round: n answers on 1–5 with the sum s then have the sum 6n − s.
    """
    form = form_of(tables, survey_id)
    if form == table_of(survey_id):
        return _of_rows(complete_answers(tables, survey_id, survey), survey)
    given = tables[form]
    found = _of_counts(given) if form.endswith(COUNTS) else _of_totals(given, survey)
    asked = pl.DataFrame({"item": survey.item_ids, "turned": [i.reversed for i in survey.items]})
    sums = asked.join(found, on="item", how="left", validate="1:1", maintain_order="left")
    turned = sum(survey.scale) * pl.col("n") - pl.col("sum")
    return sums.select("item", "n", sum=pl.when("turned").then(turned).otherwise("sum"))


def element_sums(tables: Tables, survey_id: str, survey: Questionnaire) -> pl.DataFrame:
    """As `item_sums`, for an index that divides each element by its own filled answers.

    Every answer of a respondent counts, whatever else was left empty.
    """
    if form_of(tables, survey_id) == table_of(survey_id):
        return _of_rows(filled_answers(tables, survey_id, survey), survey)
    return item_sums(tables, survey_id, survey)


def element_rows(tables: Tables, survey_id: str, survey: Questionnaire) -> dict[str, pl.Series]:
    """The rows that enter such an index, by table."""
    form = form_of(tables, survey_id)
    if form == table_of(survey_id):
        return {form: filled_answers(tables, survey_id, survey)[ROW]}
    return counted_rows(tables, survey_id, survey)


def counted_rows(tables: Tables, survey_id: str, survey: Questionnaire) -> dict[str, pl.Series]:
    """The rows that enter an index of complete answers, by table."""
    form = form_of(tables, survey_id)
    if form == table_of(survey_id):
        return {form: complete_answers(tables, survey_id, survey)[ROW]}
    return {form: tables[form].filter(pl.col("item").is_in(survey.item_ids))[ROW]}


def answered(tables: Tables, survey_id: str, survey: Questionnaire) -> int:
    """How many answered at least one item; in a survey without rows, its respondents."""
    form = form_of(tables, survey_id)
    if form == table_of(survey_id):
        any_answer = pl.any_horizontal(pl.col(survey.item_ids).is_not_null())
        return int(tables[form].select(any_answer.sum()).item())
    return respondents(tables, survey_id, survey)


def respondents(tables: Tables, survey_id: str, survey: Questionnaire) -> int:
    """How many answered every item; else as declared, or as many as answered the fullest item."""
    form = form_of(tables, survey_id)
    if form == table_of(survey_id):
        return complete_answers(tables, survey_id, survey).height
    most = item_sums(tables, survey_id, survey)["n"].max()
    return survey.respondents or (most if isinstance(most, int) else 0)


def _of_rows(answers: pl.DataFrame, survey: Questionnaire) -> pl.DataFrame:
    sums = answers.select(pl.col(item).sum() for item in survey.item_ids)
    counts = answers.select(pl.col(item).count() for item in survey.item_ids)
    return pl.DataFrame(
        {"item": survey.item_ids, "n": counts.row(0), "sum": sums.row(0)},
        schema={"item": pl.String, "n": pl.Int64, "sum": pl.Float64},
    )


def _of_totals(totals: pl.DataFrame, survey: Questionnaire) -> pl.DataFrame:
    n = pl.coalesce("answers", pl.lit(survey.respondents, pl.Int64)).cast(pl.Int64)
    return totals.select("item", n=n, sum=pl.col("total").cast(pl.Float64))


def _of_counts(counts: pl.DataFrame) -> pl.DataFrame:
    return (
        answer_counts(counts)
        .group_by("item", maintain_order=True)
        .agg(n=pl.col("count").sum(), sum=(pl.col("answer") * pl.col("count")).sum())
    )
