"""A report's folder in, its raw tables out, with every problem of finding and reading them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from pipeline.delivery import Beside, DeliveredFile, Delivery, RawTable
from pipeline.ingest.appended import appended_files
from pipeline.ingest.contents import file_content
from pipeline.ingest.database import database_reading
from pipeline.ingest.excel import sheet_names
from pipeline.ingest.filled_down import with_filled_down
from pipeline.ingest.folders import ReportFolder
from pipeline.ingest.headed import without_heads
from pipeline.ingest.join_proposals import with_joins_proposed
from pipeline.ingest.joined import joined
from pipeline.ingest.missing import without_missing
from pipeline.ingest.places import Place, Shelf
from pipeline.ingest.readers import READERS, WORKBOOKS
from pipeline.ingest.reading import ANYTHING, Reading, Sought, kept
from pipeline.ingest.rows_counted import counted
from pipeline.ingest.sought import columns_of, sought_for
from pipeline.ingest.surveys import surveyed
from pipeline.ingest.surveys.sheets import items_elsewhere
from pipeline.ingest.transposed import turned
from pipeline.ingest.values import with_values
from pipeline.problems import Problem
from pipeline.reportfile import FileSource, ReportFile
from pipeline.tables import DELIVERED, contract_of, personal_headings

_REGISTER = "realization"
_JOINED = "join"
"""How the name of a second file's table ends: no rule reads it, and its sender gets it back."""


@dataclass
class _Found:
    """What is being collected; `tables_read` freezes it into a Delivery."""

    folder: ReportFolder
    report_file: ReportFile
    environment: Mapping[str, str]
    tables: dict[str, RawTable] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)


def tables_read(
    folder: ReportFolder, report_file: ReportFile, environment: Mapping[str, str] | None = None
) -> Delivery:
    """Read every table the report knows. A file that cannot be read gives a table of no columns.

    `environment` holds the variables that `database = "env:NAME"` may name.
    """
    found, shelf = _Found(folder, report_file, environment or {}), Shelf.of(folder)
    used = [Place(folder.located(name)) for name in _pictures(report_file)]
    for name in table_names(report_file):
        source = report_file.sources.get(name, FileSource())
        sought = sought_for(name, report_file, source)
        if source.database or source.query:
            asked = database_reading(source, name, folder, found.environment)
            used += [Place(asked.file)] if asked.file else []
            _keep(found, _Read(asked.reading, asked.name, asked.sha256), source, name)
            continue
        used += (places := shelf.places(name, source))
        if len({place.file for place in places}) > 1:
            values = {"table": name, "files": [place.file.name for place in places]}
            found.problems.append(Problem("two-files", places[0].file.name, values=values))
        if places:
            read = _read(found, places[0], source, sought)
            used += _keep(found, read, source, name, sought)
    found.problems = list(_of_unread_sheets(found))
    found.problems.extend(shelf.left_over(used))
    found.problems = list(_joins_proposed(found))
    return Delivery(found.tables, tuple(found.problems), found.files)


def _joins_proposed(found: _Found) -> Iterator[Problem]:
    """The problems, files that may belong to the register with the line that joins them."""
    source = found.report_file.sources.get(_REGISTER, FileSource())
    sought = sought_for(_REGISTER, found.report_file, source)

    def read(file: str, sheet: str) -> Reading:
        shape = FileSource(file=file, sheet=sheet)
        return _read(found, Place(found.folder.located(file), sheet), shape, sought).reading

    register = found.tables.get(_REGISTER)
    yield from with_joins_proposed(found.problems, register, source, sought.columns, read)


def _of_unread_sheets(found: _Found) -> Iterator[Problem]:
    """The problems without those of a sheet that looked unused and is another table's."""
    read = {(table.source.file, table.source.sheet) for table in found.tables.values()}
    for problem in found.problems:
        if problem.code != "unused-sheet" or (problem.file, problem.sheet) not in read:
            yield problem


def table_names(report_file: ReportFile) -> list[str]:
    """The tables this report may carry: the known ones, its surveys, and those `share` names."""
    surveys = (
        f"survey_{survey}{shape}"
        for survey in report_file.surveys
        for shape in ("", "_totals", "_counts")
    )
    declared = (measure.table for measure in report_file.measures.values() if measure.table)
    return list(dict.fromkeys((*DELIVERED, *surveys, *declared)))


@dataclass(frozen=True)
class _Read:
    """A reading, and the file it is of."""

    reading: Reading
    file: str
    sha256: str = ""


def _keep(
    found: _Found, read: _Read, source: FileSource, name: str, sought: Sought = ANYTHING
) -> list[Place]:
    """Take a table in, with the columns of its second file; returns where that is."""
    columns, beside, used = columns_of(name, found.report_file), None, []
    filled = without_missing(read.reading, source)
    whole = turned(filled, source, read.file, name, sought.headings)
    measures = without_heads(whole, source, read.file)
    reading = with_filled_down(measures, source, columns, read.file, name)
    if source.join is not None:
        used = [Place(found.folder.located(source.join.file), source.join.sheet)]
        reading, beside = _joined(found, replace(read, reading=reading), source, sought)
    reading = kept(reading, source, read.file, name)
    if read.sha256:
        found.files |= counted(read.file, read.sha256, source, name, reading.frame)
    reading = with_values(reading, source, columns, read.file, name)
    found.problems += reading.problems
    raw = _raw(replace(read, reading=reading), name)
    raw, problems = surveyed(replace(raw, beside=beside), source, found.report_file)
    found.problems += problems
    found.tables[name] = replace(raw, frame=_without_persons(raw, source, found.report_file))
    return used


def _raw(read: _Read, name: str) -> RawTable:
    reading = read.reading
    return RawTable(
        name,
        DeliveredFile(read.file, reading.sheet, read.sha256),
        reading.frame,
        reading.stored,
        reading.labels,
        since_1904=reading.since_1904,
        positions=reading.positions,
        heading_row=reading.heading_row,
        title=reading.title,
    )


def _joined(
    found: _Found, read: _Read, source: FileSource, sought: Sought
) -> tuple[Reading, Beside | None]:
    """The reading with the columns of the second file, which is kept as a table of its own too."""
    if (asked := source.join) is None:
        return read.reading, None
    shape = FileSource(file=asked.file, sheet=asked.sheet, header_row=asked.header_row)
    place = Place(found.folder.located(asked.file), asked.sheet)
    other = _read(found, place, shape, sought)
    if other.sha256:
        found.files[other.file] = other.sha256
    raw = _raw(other, f"{sought.table}_{_JOINED}")
    frame = _without_persons(replace(raw, name=sought.table), source, found.report_file)
    found.tables[raw.name] = replace(raw, frame=frame)
    files = (DeliveredFile(read.file, read.reading.sheet, read.sha256), raw.source)
    readings = (read.reading.told(*other.reading.problems), other.reading)
    return joined(readings, files, source, columns_of(sought.table, found.report_file))


def _without_persons(raw: RawTable, source: FileSource, report_file: ReportFile) -> pl.DataFrame:
    """The table without the columns that name persons. Where it has no other they stay, empty:
    a table of no columns counts as unreadable, and its missing columns would not be reported."""
    personal = _personal(raw, source, report_file)
    left = raw.frame.drop(personal)
    if left.width > 1 or not personal:
        return left
    return raw.frame.with_columns(pl.lit(None, pl.String).alias(name) for name in personal)


def _personal(raw: RawTable, source: FileSource, report_file: ReportFile) -> list[str]:
    """The columns that name persons and that report.toml does not ask for (UU 27/2022)."""
    name, frame = raw.name, raw.frame
    contract = contract_of(name, report_file)
    if contract is None:
        return []
    asked = [*source.parts, *source.where]
    asked += [heading for headings in raw.columns.values() for heading in headings]
    for measure in report_file.measures.values():
        if measure.table == name:
            asked += [column for column in (measure.column, measure.not_after) if column]
            asked += list(measure.rows or {})
    return personal_headings(frame, contract, asked)


def _read(found: _Found, place: Place, source: FileSource, sought: Sought) -> _Read:
    """Read one file; of a workbook of tables, the sheet that was found."""
    label = source.file or place.file.name
    content = file_content(found.folder, place.file, label)
    if isinstance(content, Problem):
        return _Read(Reading(problems=(content,)), label)
    label = found.folder.label(place.file)
    shape = source.model_copy(update={"sheet": place.sheet})
    reading = _reading(content.data, label, shape, sought)
    if Path(label).suffix.lower() in WORKBOOKS and not source.sheet:
        reading = _on_its_sheet(reading, content.data, label, shape, sought, found.report_file)
    return _Read(reading, label, content.sha256)


def _on_its_sheet(
    reading: Reading,
    content: bytes,
    label: str,
    shape: FileSource,
    sought: Sought,
    report_file: ReportFile,
) -> Reading:
    """The reading, or the problem that a survey's items stand on another sheet."""
    sheets = sheet_names(content, label) if sought.table.startswith("survey_") else {}
    if isinstance(sheets, Problem) or len(sheets) < 2:  # noqa: PLR2004
        return reading
    problem = items_elsewhere(
        reading,
        (sought.table, label),
        report_file,
        [*sheets],
        lambda sheet: _reading(content, label, shape.model_copy(update={"sheet": sheet}), sought),
    )
    return reading if problem is None else Reading(problems=(problem,), sheet=reading.sheet)


def _reading(content: bytes, label: str, source: FileSource, sought: Sought) -> Reading:
    reader = READERS.get(Path(label).suffix.lower())
    if reader is None:
        values = {"found": Path(label).suffix or "?", "format": "CSV"}
        return Reading(problems=(Problem("wrong-ending", label, values=values),))
    return reader(content, label, source, sought)


def _pictures(report_file: ReportFile) -> list[str]:
    named = (report_file.agency.logo, *appended_files(report_file).values())
    return [name for name in named if name]
