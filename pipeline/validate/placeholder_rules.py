"""What a new folder brings along: a final report has none of it, and a draft says what is left."""

from collections.abc import Iterator

import polars as pl

from pipeline.problems import Problem
from pipeline.reportfile.placeholders import PLACEHOLDERS, placeholders_of
from pipeline.tables import Kind
from pipeline.validate.review import Review


def starter_values_are_replaced(review: Review) -> Iterator[Problem]:
    """Activities, services and trainings that the workbook of a new folder shows as examples, and
    of a draft its words in report.toml; a final's are refused before its tables are read."""
    report = review.report_file.report
    if report.example:
        return
    code = "placeholder-in-draft" if report.is_not_for_use else "placeholder-left"
    if report.is_not_for_use:
        for key, value in placeholders_of(review.report_file):
            yield Problem(code, "report.toml", column=key, value=value)
    for name in review.tables:
        if table := review.read(name):
            texts = [
                column.name
                for column in table.table.columns
                if column.kind is Kind.TEXT and table.frame.schema[column.name] == pl.String
            ]
            left = table.frame.select(pl.col(texts).is_in(PLACEHOLDERS).any())
            for text in [text for text in texts if left[text].item()]:
                rows = table.frame.filter(pl.col(text).is_in(PLACEHOLDERS))
                yield from table.cell_problems(code, rows, text)
