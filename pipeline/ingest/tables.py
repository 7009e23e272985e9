"""A report's folder in, its raw tables out, with every problem of finding and reading them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.delivery import Delivery, RawTable, Source
from pipeline.ingest.fingerprints import fingerprint_of
from pipeline.ingest.folders import REPORT_FILE, ReportFolder
from pipeline.ingest.readers import READERS
from pipeline.ingest.reading import Reading, kept
from pipeline.problems import Problem
from pipeline.reportfile import FileSource, ReportFile
from pipeline.tables import DELIVERED


@dataclass
class _Found:
    """What is being collected; `read_tables` freezes it into a Delivery."""

    tables: dict[str, RawTable] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)


def read_tables(folder: ReportFolder, report_file: ReportFile) -> Delivery:
    """Read every table the report knows. A file that cannot be read gives a table of no columns."""
    found = _Found()
    used = {_logo(folder, report_file)}
    for name in table_names(report_file):
        source = report_file.sources.get(name, FileSource())
        files = _files(folder, name, source)
        used.update(files)
        if len(files) > 1:
            values = {"table": name, "files": [file.name for file in files]}
            found.problems.append(Problem("two-files", files[0].name, values=values))
        if files:
            _read(found, folder, name, files[0], source)
    found.problems.extend(_unused(folder, used))
    return Delivery(found.tables, tuple(found.problems), found.files)


def table_names(report_file: ReportFile) -> list[str]:
    """The tables this report may carry: the known ones, its surveys, and those `share` names."""
    surveys = (f"survey_{survey}" for survey in report_file.surveys)
    declared = (measure.table for measure in report_file.measures.values() if measure.table)
    return list(dict.fromkeys((*DELIVERED, *surveys, *declared)))


def _files(folder: ReportFolder, name: str, source: FileSource) -> list[Path]:
    """The file report.toml names for a table, else those named for it whose ending is known."""
    if source.file:
        return [folder.located(source.file)]
    return [
        file
        for file in sorted(folder.path.iterdir())
        if file.stem.lower() == name.lower() and file.suffix.lower() in READERS
    ]


def _read(found: _Found, folder: ReportFolder, name: str, file: Path, source: FileSource) -> None:
    label, digest = source.file or file.name, ""
    if not folder.holds(file):
        reading = Reading(problems=(Problem("outside-folder", label),))
    elif not file.is_file():
        reading = Reading(problems=(Problem("missing-file", label),))
    else:
        content = file.read_bytes()
        label, digest = folder.label(file), fingerprint_of(content)
        found.files[label] = digest
        reading = _reading(content, label, source)
    frame, faults = kept(reading.frame, source, label, name)
    found.problems += [*reading.problems, *faults]
    found.tables[name] = RawTable(name, Source(label, reading.sheet, digest), frame)


def _reading(content: bytes, label: str, source: FileSource) -> Reading:
    reader = READERS.get(Path(label).suffix.lower())
    if reader is None:
        values = {"found": Path(label).suffix or "?", "format": "CSV"}
        return Reading(problems=(Problem("wrong-ending", label, values=values),))
    return reader(content, label, source)


def _unused(folder: ReportFolder, used: set[Path]) -> Iterator[Problem]:
    """Files that no table took: a warning, since a misnamed table would pass unseen."""
    taken = {file.resolve() for file in used}
    for file in sorted(folder.path.iterdir()):
        if file.is_file() and file.resolve() not in taken and not _is_known(file.name):
            yield Problem("unused-file", file.name)


def _is_known(name: str) -> bool:
    """Notes, report.toml and rulebooks, and the hidden and lock files that programs leave."""
    marked = name.startswith((".", "~$")) or name.lower().startswith("readme")
    return marked or name == REPORT_FILE or name.endswith(".toml")


def _logo(folder: ReportFolder, report_file: ReportFile) -> Path:
    return folder.located(report_file.agency.logo or REPORT_FILE)
