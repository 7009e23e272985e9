"""report.toml in, the contract of every table it may carry out."""

from collections.abc import Iterator

from pipeline.delivery import ROW, RawTable
from pipeline.reportfile import FileSource, Parameters, ReportFile, Scalar
from pipeline.tables import (
    Kind,
    Table,
    counts_table,
    declared_table,
    delivered_in,
    is_wide,
    of_whole_year,
    survey_table,
    totals_table,
    wide_counts_table,
    with_letters,
)
from pipeline.validate.cells import NUMERIC


def contracts(report_file: ReportFile) -> dict[str, Table]:
    """The known tables, the surveys of the report, and the tables that only `share` names."""
    surveys = [
        table
        for survey_id, survey in report_file.surveys.items()
        for table in (
            survey_table(survey_id, survey),
            totals_table(survey_id),
            counts_table(survey_id, survey),
        )
    ]
    known = {**delivered_in(report_file.period), **{survey.name: survey for survey in surveys}}
    declared: dict[str, dict[str, Kind]] = {}
    for measure in report_file.measures.values():
        if measure.table and measure.table not in known and not measure.unavailable:
            columns = declared.setdefault(measure.table, {})
            for column, kind in _declared_columns(measure):
                columns.setdefault(column, kind)
    return known | {name: declared_table(name, columns) for name, columns in declared.items()}


def contract_for(raw: RawTable, table: Table, report_file: ReportFile) -> Table:
    """The contract of a table in the shape it was delivered in: counts of answers come in two
    shapes, and the headings of a register may name the year."""
    if raw.name == "realization":
        source = report_file.sources.get(raw.name, FileSource())
        headings = [name for name in raw.frame.columns if name != ROW]
        if not report_file.period.is_part_of_a_year:
            table = with_letters(table, headings, report_file.period.end.year)
        return of_whole_year(table, headings, source.columns, report_file.period)
    survey_id = raw.name.removeprefix("survey_").removesuffix("_counts")
    survey = report_file.surveys.get(survey_id)
    if raw.name == f"survey_{survey_id}_counts" and survey and is_wide(raw.columns, survey):
        return wide_counts_table(survey_id, survey)
    return table


def _declared_columns(measure: Parameters) -> Iterator[tuple[str, Kind]]:
    """The columns a measure uses of a declared table, typed by what they are compared with."""
    if measure.column:
        yield measure.column, fitting_kinds(measure)[0]
    if measure.not_after:
        yield measure.not_after, Kind.DATE
    for column, values in (measure.rows or {}).items():
        yield column, _kinds_of(values[0] if values else "")[0]


def fitting_kinds(measure: Parameters) -> tuple[Kind, ...]:
    """The kinds of columns that fit a measure's condition; a declared column gets the first."""
    if measure.not_after is not None:
        return (Kind.DATE, Kind.TIME)
    if measure.at_least is not None or measure.at_most is not None:
        return NUMERIC
    return _kinds_of(measure.is_ if measure.is_ is not None else "")


def _kinds_of(value: Scalar) -> tuple[Kind, ...]:
    if isinstance(value, bool):
        return (Kind.YES_NO,)
    if isinstance(value, int | float):
        return NUMERIC
    return (Kind.TEXT, Kind.CODE, Kind.CHOICE)
