"""Tables that accompany the report as CSV, so that its figures can be computed again: inside
report.pdf, and in `data/` beside it.

Tables about money, targets and work are enclosed whole, without personal columns. Of surveys,
staff, customers and attendance only the counts behind a figure on the page are enclosed, and
likewise of any table not listed here, such as one that the agency declared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import polars as pl

from pipeline.account import Account, Survey
from pipeline.delivery import Tables
from pipeline.grades import Graded
from pipeline.tables.csv_form import table_csv
from pipeline.tables.delivered import DELIVERED
from pipeline.tables.kinds import Kind, Table, may, must
from pipeline.tables.survey_forms import answer_counts, counts_table, totals_table

WHOLE = (
    "realization", "budget", "service_times", "documents", "training", "services", "history",
    "links", "csf",
)  # fmt: skip
REGISTER, MEASURE = "realization", "measure_id"
"""The table whose key other tables refer to, and the name of the column that refers to it."""
WORKINGS = Table(
    "workings",
    "a number of a working",
    (
        must(MEASURE, Kind.CODE, "id of the measure"),
        may("formula", Kind.CODE, "the formula that its actual is computed by"),
        must("name", Kind.CODE, "what the number is called in the working"),
        must("value", Kind.NUMBER, "the number"),
    ),
    key=(MEASURE, "name"),
)
_COUNTS = {"item": pl.String, "answer": pl.Float64, "count": pl.Int64}
_TOTALS = {"item": pl.String, "text": pl.String, "total": pl.Float64, "answers": pl.Int64}


@dataclass(frozen=True)
class Enclosed:
    """An enclosed table: the contract of the columns in its CSV.

    The contract has a key only if every row has its own; an agency may have waived that rule. The
    columns `refers` name measures of the register. `survey` is the id of the survey whose answers
    it adds up, else empty. `sources` are the delivered files of its rows.
    """

    table: Table
    content: bytes
    refers: tuple[str, ...] = ()
    survey: str = ""
    sources: tuple[str, ...] = ()


def enclosed_tables(tables: Tables, account: Account) -> tuple[Enclosed, ...]:
    """The tables that are enclosed whole, each survey added up, and the workings."""
    told = ((DELIVERED[name], _with_grades(tables, name)) for name in WHOLE if name in tables)
    whole = [_enclosed(table, frame, tables) for table, frame in told]
    # A survey of which nothing may be shown has no items.
    surveys = [_survey(survey, tables) for survey in account.surveys if survey.items]
    return (*whole, *surveys, _enclosed(WORKINGS, _workings(account), tables))


def _enclosed(table: Table, frame: pl.DataFrame, tables: Tables) -> Enclosed:
    contract = _as_it_leaves(table, frame)
    refers = [MEASURE] if _names_measures(table, frame, tables) else []
    return Enclosed(
        contract, table_csv(frame, table), tuple(refers), sources=_files(table.name, tables)
    )


def _survey(survey: Survey, tables: Tables) -> Enclosed:
    table, frame = _added_up(survey, tables)
    delivered = table.name if table.name in tables else f"survey_{survey.id}"
    enclosed = _enclosed(table, frame, tables)
    return replace(enclosed, survey=survey.id, sources=_files(delivered, tables))


def _files(name: str, tables: Tables) -> tuple[str, ...]:
    """The files that a table was delivered in, each once; none for a computed table."""
    own = tables.parts.get(name) or ((tables.sources[name],) if name in tables.sources else ())
    beside = (other.source for other in tables.beside.get(name, ()))
    return tuple(dict.fromkeys(source.file for source in (*own, *beside)))


def _as_it_leaves(table: Table, frame: pl.DataFrame) -> Table:
    """The contract without personal columns; a number column that holds grades becomes text."""
    columns = [
        replace(column, kind=Kind.TEXT, low=None, high=None)
        if column.kind is Kind.NUMBER and frame.schema[column.name] == pl.String
        else column
        for column in table.columns
        if not column.personal
    ]
    return replace(table, columns=tuple(columns), key=_key(table.key, frame))


def _key(names: Sequence[str], frame: pl.DataFrame) -> tuple[str, ...]:
    keys = frame.select(names)
    holds = not any(part.has_nulls() for part in keys) and keys.n_unique() == keys.height
    return tuple(names) if holds else ()


def _names_measures(table: Table, frame: pl.DataFrame, tables: Tables) -> bool:
    """Whether the table refers to measures, and only to those in the register."""
    if REGISTER not in tables or table.name == REGISTER or MEASURE not in frame.columns:
        return False
    known = tables.register[MEASURE]
    return (
        known.n_unique() == len(known) and frame[MEASURE].drop_nulls().is_in(known.implode()).all()
    )


def _with_grades(tables: Tables, name: str) -> pl.DataFrame:
    """A table with the grades that were delivered in place of their points."""
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
    """The rows delivered as grades, by their keys."""
    if name == "history":
        yield from tables.graded_before.items()
    else:
        yield from (((measure,), graded) for measure, graded in tables.graded.items())


_GRADED = (
    "target", "actual", "renstra_target", "national_standard", "target_before", "next_target",
)  # fmt: skip


def _workings(account: Account) -> pl.DataFrame:
    """One row for each number that a working prints."""
    schema = {column.name: column.dtype for column in WORKINGS.columns}
    return pl.DataFrame(list(_numbers(account)), schema=schema, orient="row")


def _numbers(account: Account) -> Iterator[tuple[str, str, str, float]]:
    for measure in account.measures:
        if measure.actual is not None:
            for name, value in measure.numbers.items():
                yield measure.id, measure.formula, name, float(value)


def _added_up(survey: Survey, tables: Tables) -> tuple[Table, pl.DataFrame]:
    """The table of counts or of totals in which the survey was, or could have been, delivered."""
    counts, totals = counts_table(survey.id), totals_table(survey.id)
    if counts.name in tables:
        return counts, answer_counts(tables[counts.name])
    if totals.name in tables:
        return totals, tables[totals.name]
    if all(item.counts for item in survey.items):
        return counts, _counts(survey)
    sums = [(item.id, item.text, item.sum, item.n) for item in survey.items]
    return totals, pl.DataFrame(sums, schema=_TOTALS, orient="row")


def _counts(survey: Survey) -> pl.DataFrame:
    rows = [
        (item.id, answer, count)
        for item in survey.items
        for answer, count in enumerate(item.counts or (), start=survey.scale[0])
    ]
    return pl.DataFrame(rows, schema=_COUNTS, orient="row")
