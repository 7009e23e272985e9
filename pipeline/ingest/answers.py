"""Answers given in words in, their codes out: by the labels report.toml declares for a survey.

`labels = { "Sangat Puas" = "5", Y = "3", "?" = "1", N = "0" }`; case and spaces make no
difference. An answer that no label names stays as it is and is judged as a number.
"""

import polars as pl

from pipeline.reportfile import FileSource, ReportFile
from pipeline.tables.kinds import folded


def coded(
    frame: pl.DataFrame, name: str, source: FileSource, report_file: ReportFile
) -> pl.DataFrame:
    """The table with the labelled answers of its items as codes; any other table as it is."""
    survey = report_file.surveys.get(name.removeprefix("survey_"))
    if survey is None or not survey.labels:
        return frame
    codes = {folded(label): code for label, code in survey.labels.items()}
    items = {folded(source.columns.get(item, item)) for item in survey.item_ids}
    texts = [
        column
        for column in frame.columns
        if folded(column) in items and frame.schema[column] == pl.String
    ]
    spoken = pl.col(texts).str.to_lowercase().str.replace_all(r"[\s_-]+", " ").str.strip_chars()
    return frame.with_columns(spoken.replace_strict(codes, default=pl.col(texts)))
