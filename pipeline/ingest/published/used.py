"""What a report used of its delivery: whole files of its own, and rows of shared files.

A workbook that forty agencies share changes with each of them; for one agency only its rows count.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import PurePosixPath

from pipeline.delivery import ROW, Delivery, RawTable, RowsUsed, rows_told
from pipeline.ingest.files.fingerprints import fingerprint_of, read_with_fingerprint
from pipeline.ingest.files.folders import SHARED, ReportFolder, own_files
from pipeline.ingest.files.present import is_file, name_of
from pipeline.reportfile import ReportFile
from pipeline.scorecard import row_ranges
from pipeline.tables.joined import is_joined_table

_ELSEWHERE = (SHARED, "..")
_NOTHING = "\0"
"""Marks an empty cell, so that it differs from an empty text."""


def rows_used(delivery: Delivery) -> dict[str, RowsUsed]:
    """For each table the rows used from files outside the report's own folder."""
    used = {}
    for name, raw in delivery.tables.items():
        files = tuple(dict.fromkeys(_files(raw)))
        if any(_is_shared(file) for file in files) and not is_joined_table(name):
            rows = rows_told(row_ranges(raw.frame[ROW]), [part.source for part in raw.parts])
            used[name] = RowsUsed(files, rows, _content(raw))
    return used


def listing(folder: ReportFolder) -> str:
    """The sha256 of the names of the files in the folder: a new file may be read as a table."""
    return fingerprint_of("\n".join(name_of(path) for path in own_files(folder.path)).encode())


def is_as_read(
    folder: ReportFolder, given: ReportFile, files: Mapping[str, str], names: str
) -> bool:
    """Whether a delivery is, byte for byte, that with these `files` and this `listing`, so that
    reading its tables would add nothing. Never true of a database: it may answer anew."""
    if any(source.query or source.database for source in given.sources.values()):
        return False
    return listing(folder) == names and all(
        _is_same(folder, label, known) for label, known in files.items()
    )


def _is_same(folder: ReportFolder, label: str, known: str) -> bool:
    path = folder.located(label)
    try:
        return folder.holds(path) and is_file(path) and read_with_fingerprint(path)[1] == known
    except (OSError, ValueError):
        return False


def _files(raw: RawTable) -> Iterator[str]:
    sources = [part.source for part in raw.parts] or [raw.source]
    yield from (source.file for source in sources)
    yield from (other.source.file for other in raw.beside)


def _is_shared(file: str) -> bool:
    return PurePosixPath(file).parts[:1] in [(first,) for first in _ELSEWHERE]


def _content(raw: RawTable) -> str:
    """The sha256 of the rows and of what else is known of their cells, without positions."""
    digest = sha256("\n".join(raw.title).encode())
    digest.update(repr((raw.since_1904, _sorted(raw.labels), _sorted(raw.columns))).encode())
    cells = raw.frame.drop(ROW)
    digest.update(_spelled(cells.write_csv(null_value=_NOTHING, quote_style="non_numeric")))
    for kept in (raw.stored, raw.answers, raw.not_applicable):
        for heading, series in sorted(kept.items()):
            written = series.to_frame("").write_csv(null_value=_NOTHING)
            digest.update(heading.encode() + _spelled(written))
    return digest.hexdigest()


def _sorted(told: Mapping[str, object]) -> list[tuple[str, object]]:
    return sorted(
        (name, _sorted(value) if isinstance(value, Mapping) else value)
        for name, value in told.items()
    )


def _spelled(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
