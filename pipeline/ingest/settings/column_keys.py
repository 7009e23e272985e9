"""The keys below `columns` of a source: each is a column of its table, or named elsewhere too."""

from collections.abc import Iterator

from pipeline.problems import Problem, nearest
from pipeline.reportfile import FileSource, ReportFile
from pipeline.tables import DELIVERED
from pipeline.tables.months import is_span
from pipeline.tables.quarter_names import is_quarter_column
from pipeline.tables.years import figure_of

_MORE = {"budget": "month", "history": "measure"}
"""Columns of a table in another of its shapes: a line a month, a measure by its words."""


def unknown_columns(report_file: ReportFile, label: str) -> Iterator[Problem]:
    """A key that is no column of its table, and that nothing else in report.toml goes by: what it
    names would be left out unseen."""
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
    """What rows are chosen or filled by, here and by measures."""
    yield from (*source.where, *source.fill_down)
    yield from (join.by for join in source.join)
    for measure in report_file.measures.values():
        yield from measure.rows or ()
        yield from (name for name in (measure.column, measure.not_after) if name)


def _is_of_a_part(table: str, name: str) -> bool:
    """Whether a column is of a month, a quarter or another year."""
    if table == "budget":
        return is_span(name)
    return is_quarter_column(name) or figure_of(name) is not None
