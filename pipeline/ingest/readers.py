"""The readers: one for each format, chosen by a file's ending. A new format is one more line."""

from collections.abc import Callable

from pipeline.ingest.csv import csv_reading
from pipeline.ingest.reading import Reading
from pipeline.reportfile import FileSource

Reader = Callable[[bytes, str, FileSource], Reading]
"""Bytes, the file's name for problems, and what report.toml says of its shape."""

READERS: dict[str, Reader] = {".csv": csv_reading}
