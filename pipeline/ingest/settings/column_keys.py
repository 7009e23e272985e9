"""Check the keys below `columns` of a source: each is a column of its table, or used elsewhere."""

from collections.abc import Iterator

from pipeline.problems import Problem, nearest
from pipeline.reportfile import FileSource, ReportFile
from pipeline.tables import DELIVERED
from pipeline.tables.months import is_span
from pipeline.tables.quarter_names import is_quarter_column
from pipeline.tables.years import figure_of

_MORE = {"budget": "month", "history": "measure"}
"""Further columns in another shape of a table: a line for each month, a measure given in words."""


def unknown_columns(report_file: ReportFile, label: str) -> Iterator[Problem]:
    """Keys that are no column of their table and that nothing else in report.toml uses: their
    columns would be left out unnoticed."""
    for table, source in report_file.sources.items():
        contract = DELIVERED.get(table)
        if contract is None or contract.open:
            continue
        known = [column.name for column in contract.columns]
        asked = {*_named_elsewhere(table, source, report_file), _MORE.get(table, "")}
        for name in source.columns:
            is_known = name in known or name in asked or _is_of_a_part(table, name)
            if not is_known:
                key, near = f"sources.{table}.columns.{name}", nearest(name, known)
                values = {"nearest": near}
                yield Problem("toml-unknown-key", label, column=key, values=values)


def _named_elsewhere(table: str, source: FileSource, report_file: ReportFile) -> Iterator[str]:
    """Names by which report.toml selects, fills or joins rows, in this source or in measures."""
    yield from (*source.where, *source.fill_down)
    yield from (join.by for join in source.join)
    for measure in report_file.measures.values():
        yield from measure.rows or ()
        yield from (name for name in (measure.column, measure.not_after) if name)


def _is_of_a_part(table: str, name: str) -> bool:
    """Whether a column is the figure of a month, a quarter or another year."""
    if table == "budget":
        return is_span(name)
    return is_quarter_column(name) or figure_of(name) is not None
