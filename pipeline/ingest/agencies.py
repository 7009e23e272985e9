"""Read inputs/agencies.csv: which agencies are to deliver, and by when."""

from pathlib import Path

from pipeline.delivery import DeliveredFile, RawTable
from pipeline.ingest.files.fingerprints import read_with_fingerprint
from pipeline.ingest.files.limits import FILE_BYTES
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.csv import csv_reading
from pipeline.ingest.layout.reading import Sought, nothing
from pipeline.problems import Problem
from pipeline.reportfile import FileSource
from pipeline.tables import AGENCIES
from pipeline.tables.kinds import folded

FILE = "agencies.csv"


def read_agencies(inputs: Path) -> tuple[RawTable, tuple[Problem, ...]] | None:
    """The list as it was delivered, with the problems of reading it; null where there is no list.

    If the file cannot be read, the table has no columns.
    """
    path = inputs / FILE
    if not path.is_file():
        return None
    try:
        if path.stat().st_size > FILE_BYTES:
            return _unread(Unreadable("too-large", "bytes", limit=FILE_BYTES))
        content, sha256 = read_with_fingerprint(path)
    except OSError:
        return _unread(Unreadable("unreadable-file", "permission"))
    columns = {
        folded(heading): column
        for column in AGENCIES.columns
        for heading in (column.name, *column.aliases)
    }
    sought = Sought(AGENCIES.name, frozenset(columns), columns=columns)
    reading = csv_reading(content, FILE, FileSource(), sought)
    source = DeliveredFile(FILE, "", sha256)
    raw = RawTable(
        AGENCIES.name,
        source,
        reading.frame,
        reading.stored,
        positions=reading.positions,
        heading_row=reading.heading_row,
    )
    return raw, reading.problems


def _unread(why: Unreadable) -> tuple[RawTable, tuple[Problem, ...]]:
    raw = RawTable(AGENCIES.name, DeliveredFile(FILE, "", ""), nothing())
    return raw, (why.problem(FILE, "CSV"),)
