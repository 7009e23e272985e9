"""Tables that travel inside report.pdf, as CSV, so that its figures can be computed again.

Tables about money, targets and work go along whole, without personal columns. Of surveys, staff,
customers and attendance only the counts go along from which a figure on the page was computed; a
table that is not named here, one an agency declared itself say, is treated so too.
"""

from collections.abc import Iterator, Mapping

import polars as pl

from pipeline.account import Account, Survey
from pipeline.delivery import Tables
from pipeline.grades import Graded
from pipeline.tables.csv_form import inert_csv, table_csv
from pipeline.tables.delivered import DELIVERED
from pipeline.tables.survey_forms import answer_counts, counts_table, totals_table

WHOLE = (
    "realization", "budget", "service_times", "documents", "training", "services", "history",
    "links", "csf",
)  # fmt: skip
_WORKINGS = {"measure_id": pl.String, "formula": pl.String, "name": pl.String, "value": pl.Float64}
_COUNTS = {"item": pl.String, "answer": pl.Float64, "count": pl.Int64}
_TOTALS = {"item": pl.String, "text": pl.String, "total": pl.Float64, "answers": pl.Int64}


def whole_tables(tables: Tables) -> Mapping[str, bytes]:
    """The tables that go along whole, by their names."""
    return {
        name: table_csv(_with_grades(tables, name), DELIVERED[name])
        for name in WHOLE
        if name in tables
    }


def _with_grades(tables: Tables, name: str) -> pl.DataFrame:
    """A table with the grades that were delivered in place of what they are worth."""
    frame = tables.register if name == "realization" else tables[name]
    for column in _GRADED if name in ("realization", "history") else ():
        words = [(*key, grade) for key, one in _told(tables, name) if (grade := one.of(column))]
        if words:
            on = ["measure_id", "period"] if name == "history" else ["measure_id"]
            known = pl.DataFrame(words, schema=[*on, "_grade"], orient="row")
            joined = frame.join(known, on=on, how="left", maintain_order="left")
            told = pl.coalesce("_grade", pl.col(column).cast(pl.String))
            frame = joined.with_columns(told.alias(column)).drop("_grade")
    return frame


def _told(tables: Tables, name: str) -> Iterator[tuple[tuple[str, ...], Graded]]:
    """The rows that are told in grades, by their keys."""
    if name == "history":
        yield from tables.graded_before.items()
    else:
        yield from (((measure,), graded) for measure, graded in tables.graded.items())


_GRADED = (
    "target", "actual", "renstra_target", "national_standard", "target_before", "next_target",
)  # fmt: skip


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
    counts, totals = counts_table(survey.id), totals_table(survey.id)
    if counts.name in tables:
        return counts.name, table_csv(answer_counts(tables[counts.name]), counts)
    if totals.name in tables:
        return totals.name, table_csv(tables[totals.name], totals)
    if all(item.counts for item in survey.items):
        return counts.name, table_csv(_counts(survey), counts)
    sums = [(item.id, item.text, item.sum, item.n) for item in survey.items]
    return totals.name, table_csv(pl.DataFrame(sums, schema=_TOTALS, orient="row"), totals)


def _counts(survey: Survey) -> pl.DataFrame:
    rows = [
        (item.id, answer, count)
        for item in survey.items
        for answer, count in enumerate(item.counts or (), start=survey.scale[0])
    ]
    return pl.DataFrame(rows, schema=_COUNTS, orient="row")
