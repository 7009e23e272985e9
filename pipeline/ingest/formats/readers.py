"""The readers by a file's ending. A new format takes one more line."""

from pipeline.ingest.formats.csv import csv_reading
from pipeline.ingest.formats.excel import excel_reading
from pipeline.ingest.formats.parquet import parquet_reading
from pipeline.ingest.formats.spss import spss_reading
from pipeline.ingest.layout.reading import Reader

READERS: dict[str, Reader] = {
    ".csv": csv_reading,
    ".tsv": csv_reading,
    ".xlsx": excel_reading,
    ".xlsm": excel_reading,
    ".xls": excel_reading,
    ".ods": excel_reading,
    ".parquet": parquet_reading,
    ".sav": spss_reading,
}
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
