"""Tables that travel inside report.pdf, as CSV, so that its figures can be computed again.

Tables about money, targets and work go along whole, without personal columns. Of surveys, staff,
customers and attendance only the counts go along from which a figure on the page was computed; a
table that is not named here, one an agency declared itself say, is treated so too.
"""

from collections.abc import Iterator, Mapping

import polars as pl

from pipeline.account import Account, Survey
from pipeline.delivery import Tables
from pipeline.tables.csv_form import inert_csv, table_csv
from pipeline.tables.delivered import DELIVERED
from pipeline.tables.survey_forms import counts_table, totals_table

WHOLE = (
    "realization", "budget", "service_times", "documents", "training", "services", "history",
    "links", "csf",
)  # fmt: skip
_WORKINGS = {"measure_id": pl.String, "formula": pl.String, "name": pl.String, "value": pl.Float64}
_COUNTS = {"item": pl.String, "answer": pl.Float64, "count": pl.Int64}
_TOTALS = {"item": pl.String, "text": pl.String, "total": pl.Float64}


def whole_tables(tables: Tables) -> Mapping[str, bytes]:
    """The tables that go along whole, by their names."""
    return {name: table_csv(tables[name], DELIVERED[name]) for name in WHOLE if name in tables}


def survey_tables(tables: Tables, account: Account) -> Mapping[str, tuple[str, bytes]]:
    """By survey, the table of counts or of totals in which it could have been delivered; none of a
    survey of which nothing may be shown."""
    return {survey.id: _added_up(survey, tables) for survey in account.surveys if survey.items}


def workings_csv(account: Account) -> bytes:
    """One row a number that a working prints."""
    return inert_csv(pl.DataFrame(list(_numbers(account)), schema=_WORKINGS, orient="row"))


def _numbers(account: Account) -> Iterator[tuple[str, str, str, float]]:
    for measure in account.measures:
        if measure.actual is not None:
            for name, value in measure.numbers.items():
                yield measure.id, measure.formula, name, float(value)


def _added_up(survey: Survey, tables: Tables) -> tuple[str, bytes]:
    for delivered in (counts_table(survey.id), totals_table(survey.id)):
        if delivered.name in tables:
            return delivered.name, table_csv(tables[delivered.name], delivered)
    if all(item.counts for item in survey.items):
        table = counts_table(survey.id)
        return table.name, table_csv(_counts(survey), table)
    table = totals_table(survey.id)
    totals = [(item.id, item.text, item.sum) for item in survey.items]
    return table.name, table_csv(pl.DataFrame(totals, schema=_TOTALS, orient="row"), table)


def _counts(survey: Survey) -> pl.DataFrame:
    rows = [
        (item.id, answer, count)
        for item in survey.items
        for answer, count in enumerate(item.counts or (), start=survey.scale[0])
    ]
    return pl.DataFrame(rows, schema=_COUNTS, orient="row")
