"""Rows that a new folder brings along: a final report has none of them."""

from collections.abc import Iterator

import polars as pl

from pipeline.problems import Problem
from pipeline.reportfile.placeholders import PLACEHOLDERS
from pipeline.tables import Kind
from pipeline.validate.review import Review


def starter_rows_are_replaced(review: Review) -> Iterator[Problem]:
    """Activities, services and trainings that the workbook of a new folder shows as examples."""
    if review.report_file.report.is_not_for_use:
        return
    for name in review.tables:
        if table := review.read(name):
            for column in table.table.columns:
                if column.kind is Kind.TEXT and table.frame.schema[column.name] == pl.String:
                    rows = table.frame.filter(pl.col(column.name).is_in(PLACEHOLDERS))
                    yield from table.cell_problems("placeholder-left", rows, column.name)
