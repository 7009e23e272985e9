"""Read one table from a file of a report's folder."""

from pathlib import Path

from pipeline.ingest.files.content import unknown_ending
from pipeline.ingest.files.contents import file_content
from pipeline.ingest.files.folders import ReportFolder
from pipeline.ingest.formats.excel import sheet_names
from pipeline.ingest.formats.readers import READERS, WORKBOOKS
from pipeline.ingest.layout.reading import FileRead, Reading, Sought
from pipeline.ingest.places import Place
from pipeline.ingest.surveys.sheets import items_elsewhere
from pipeline.problems import Problem
from pipeline.reportfile import FileSource, ReportFile


def file_read(
    folder: ReportFolder, report_file: ReportFile, place: Place, source: FileSource, sought: Sought
) -> FileRead:
    """Read one file; of a workbook of tables, the sheet that was found for the table."""
    label = source.file or place.file.name
    content = file_content(folder, place.file, label)
    if isinstance(content, Problem):
        return FileRead(Reading(problems=(content,)), label)
    label = folder.label(place.file)
    shape = source.model_copy(update={"sheet": place.sheet})
    reading = _reading(content.data, label, shape, sought)
    if Path(label).suffix.lower() in WORKBOOKS and not source.sheet:
        reading = _on_its_sheet(reading, content.data, label, shape, sought, report_file)
    return FileRead(reading, label, content.sha256)


def _on_its_sheet(
    reading: Reading,
    content: bytes,
    label: str,
    shape: FileSource,
    sought: Sought,
    report_file: ReportFile,
) -> Reading:
    """The reading, or the problem that a survey's items are on another sheet."""
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
        return Reading(problems=(unknown_ending(label),))
    return reader(content, label, source, sought)
