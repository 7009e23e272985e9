"""A table declared only in report.toml: its rows without the row that numbers its columns."""

from pipeline.delivery import ROW
from pipeline.ingest.layout.reading import Reading
from pipeline.ingest.surveys.numbered import is_column_numbers
from pipeline.problems import Problem
from pipeline.tables import DELIVERED

_SURVEY = "survey_"


def without_column_numbers(reading: Reading, file: str, table: str) -> Reading:
    """The rows below a row `1 2 3 …` under the headings. Known tables and surveys keep all rows:
    their own checks find that row."""
    is_known = table in DELIVERED or table.startswith(_SURVEY)
    if is_known or reading.frame.width == 1 or not is_column_numbers(reading.frame):
        return reading
    first = reading.frame[ROW][0]
    told = Problem("column-numbers", file, reading.sheet, int(first))
    return reading.only(reading.frame[ROW] > first).told(told)
