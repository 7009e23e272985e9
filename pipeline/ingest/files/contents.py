"""The bytes of a file of the report's folder, or why it cannot be read."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.ingest.files.fingerprints import read_with_fingerprint
from pipeline.ingest.files.folders import ReportFolder
from pipeline.ingest.files.limits import FILE_BYTES
from pipeline.ingest.files.present import is_file
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.problems import Problem


@dataclass(frozen=True)
class Content:
    """A file's bytes, and their sha256 in hexadecimal."""

    data: bytes
    sha256: str


def file_content(folder: ReportFolder, file: Path, label: str) -> Content | Problem:
    """The content of a file that is in the folder or in shared, links followed; else a Problem."""
    if not folder.holds(file):
        return Problem("outside-folder", label)
    if not is_file(file):
        return Problem("missing-file", label)
    expected = Path(label).suffix.lstrip(".").upper()
    try:
        if file.stat().st_size > FILE_BYTES:
            return Unreadable("too-large", "bytes", limit=FILE_BYTES).problem(label, expected)
        return Content(*read_with_fingerprint(file))
    except OSError:
        return Unreadable("unreadable-file", "permission").problem(label, expected)
