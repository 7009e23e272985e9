"""What a delivery leaves open, with the lines of report.toml that its own files suggest."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from pipeline.delivery import Delivery, RawTable
from pipeline.ingest.files.contents import Content, file_content
from pipeline.ingest.files.folders import REPORT_FILE, ReportFolder
from pipeline.ingest.files.present import is_file
from pipeline.ingest.formats.readers import READERS
from pipeline.ingest.layout.reading import told_as_text
from pipeline.ingest.settings.table_names import table_names
from pipeline.ingest.tables import tables_read
from pipeline.problems import Problem, nearest
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource, ReportFile

if TYPE_CHECKING:
    from pipeline.ingest.recognised import Recognised

# Recognising an agency's own files is loaded only if a delivery leaves something open.
# ruff: noqa: PLC0415

Lines = dict[str, dict[str, list[Proposal]]]
"""By table and file, the lines of report.toml that read the table from that file."""
_LEFT = frozenset({"unused-file", "unused-sheet"})
_SURVEY = "survey_"
_MOST_FILES, _LARGEST = 10, 20_000_000
"""The most unused files that are examined, and the most bytes of each."""
_FILTER, _SELECTED = "filter_$", "1"
"""SPSS's name for the variable of a filter, and its value in a row that the filter selects."""


def read_tables(
    folder: ReportFolder, report_file: ReportFile, environment: Mapping[str, str] | None = None
) -> Delivery:
    """Read every table the report knows; for missing tables, unused files are proposed."""
    delivery = tables_read(folder, report_file, environment)
    lines = _places(delivery, folder, report_file)
    problems = (
        *_told(delivery.problems, lines, report_file),
        *_without_items(delivery, report_file),
        *_filters_kept(delivery, report_file),
    )
    return replace(delivery, problems=problems)


def _told(
    problems: Iterable[Problem],
    lines: Lines,
    report_file: ReportFile,
) -> Iterator[Problem]:
    """The problems with the lines that say where a table is."""
    for problem in problems:
        more: Iterable[Proposal] = ()
        if problem.code == "two-files":
            table, files = str(problem.values["table"]), problem.values["files"]
            names = files if isinstance(files, list | tuple) else ()
            more = [Proposal(("sources", table), {"file": str(one)}, "reading") for one in names]
        elif problem.code == "missing-file":
            sources = report_file.sources.items()
            tables = [n for n, one in sources if one.file == problem.file and not one.below]
            found = {file: each for table in tables for file, each in lines.get(table, {}).items()}
            near = nearest(problem.file, found)
            files = dict.fromkeys(filter(None, (near, *found)))
            more = [line for file in files for line in found[file]]
        elif problem.code in _LEFT:
            more = [
                line
                for found in lines.values()
                for line in found.get(problem.file, ())
                if _is_of(line, problem.sheet)
            ]
        yield replace(problem, proposals=(*problem.proposals, *more))


def _is_of(line: Proposal, sheet: str) -> bool:
    """Whether a line reads this sheet; true of any line where the whole file is left over."""
    named = line.keys.get("sheet", "")
    return not sheet or not named or sheet == named or (isinstance(named, tuple) and sheet in named)


def _places(delivery: Delivery, folder: ReportFolder, report_file: ReportFile) -> Lines:
    """For each missing table the unused files that may hold it, each with its line."""
    wanted = [name for name in table_names(report_file) if not _was_read(delivery, name)]
    left = {problem.file for problem in delivery.problems if problem.code in _LEFT}
    looked_at = [file for file in sorted(left) if wanted and _may_be_table(folder, file)]
    if not looked_at:
        return {}
    from pipeline.ingest.recognised import Piece, pieces, recognised

    read = {file: _content(folder, file) for file in looked_at[:_MOST_FILES]}
    contents = {file: one.data for file, one in read.items() if isinstance(one, Content)}
    parts = [part for part in pieces(contents) if isinstance(part, Piece)]
    recognition = recognised(parts)
    found: Lines = {}
    for one in (*recognition.tables, *recognition.singles):
        _add(found, one, wanted)
    for one in recognition.others:
        _add(found, one, [name for name in wanted if one.piece.file not in found.get(name, {})])
    return found


def _add(found: Lines, one: "Recognised", wanted: Iterable[str]) -> None:
    """Add the line that reads a table, for each table that it may be and each file that it is
    in."""
    from pipeline.ingest.recognised import place_of

    for table in _names(one, wanted):
        line = Proposal(("sources", table), place_of(one), "reading", f"{one.name}: {one.height}")
        for file in dict.fromkeys(piece.file for piece in one.pieces):
            found.setdefault(table, {}).setdefault(file, []).append(line)


def _may_be_table(folder: ReportFolder, file: str) -> bool:
    """Whether a file has a readable format and is small enough to be examined on suspicion."""
    path = folder.located(file)
    is_read = PurePath(file).suffix.lower() in READERS
    return is_read and is_file(path) and path.stat().st_size <= _LARGEST


def _content(folder: ReportFolder, file: str) -> Content | Problem:
    return file_content(folder, folder.located(file), file)


def _was_read(delivery: Delivery, table: str) -> bool:
    raw = delivery.tables.get(table)
    return raw is not None and raw.frame.width > 1


def _names(one: "Recognised", wanted: Iterable[str]) -> Iterator[str]:
    """The missing tables that a file may be; a file of answers may be any missing survey."""
    for name in wanted:
        is_answers = name.startswith(_SURVEY) and not name.endswith(("_totals", "_counts"))
        if name == one.table or (is_answers and one.questions is not None):
            yield name


def _without_items(delivery: Delivery, report_file: ReportFile) -> Iterator[Problem]:
    """A problem for each survey without items, with the items that its answers suggest."""
    for survey_id, survey in report_file.surveys.items():
        raw = delivery.tables.get(f"{_SURVEY}{survey_id}")
        if raw is None or survey.items or raw.frame.width == 1:
            continue
        yield Problem(
            "survey-without-items",
            REPORT_FILE,
            column=f"surveys.{survey_id}.items",
            values={"survey": survey_id},
            proposals=tuple(_items(raw, survey_id)),
        )


def _items(raw: RawTable, survey_id: str) -> Iterator[Proposal]:
    from pipeline.ingest.recognised import item_lines
    from pipeline.ingest.recognised.questions import questions_of

    asked = questions_of(raw, {}, is_survey=True)
    if asked is not None:
        yield from item_lines(("surveys", survey_id), asked)


def _filters_kept(delivery: Delivery, report_file: ReportFile) -> Iterator[Problem]:
    """A problem for the variable that SPSS keeps of a filter, which marks the selected rows."""
    for name, raw in delivery.tables.items():
        where = report_file.sources.get(name, FileSource()).where
        if _FILTER not in raw.frame.columns or _FILTER in where:
            continue
        cells = told_as_text(raw.frame[_FILTER])
        count = int((cells == _SELECTED).sum())
        if 0 < count < len(cells):
            values = {"table": name, "count": count, "total": len(cells)}
            line = Proposal(("sources", name), {"where": {_FILTER: _SELECTED}}, "choice")
            place = (raw.source.file, raw.source.sheet)
            yield Problem("filter-kept", *place, column=_FILTER, values=values, proposals=(line,))
