"""Splits an agency's own files into their tables: each sheet, or a file without sheets."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from stat import S_ISREG

from pipeline.delivery import ROW
from pipeline.ingest.files.content import unknown_ending
from pipeline.ingest.files.limits import FILE_BYTES
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.excel import sheet_names
from pipeline.ingest.formats.readers import READERS, WORKBOOKS
from pipeline.ingest.layout.figure_rows import kinds_column
from pipeline.ingest.layout.reading import Reading, Sought
from pipeline.ingest.shapes.figures_beside import figures_beside
from pipeline.ingest.shapes.long_answers import answers_beside, long_of
from pipeline.ingest.surveys.exports import export_headings
from pipeline.problems import Problem
from pipeline.reportfile import FileSource, Long, by_letter
from pipeline.tables import DELIVERED, counts_table, totals_table
from pipeline.tables.kinds import folded
from pipeline.tables.sheet_names import explains

_MOST_SHEETS = 40
SURVEY_ID = "customer"
CONTRACTS = {
    **DELIVERED,
    **{table.name: table for table in (totals_table(SURVEY_ID), counts_table(SURVEY_ID))},
}
"""Every table other than a survey with a row for each respondent."""


@dataclass(frozen=True)
class Piece:
    """One table of a file. `title` holds the cells above its headings."""

    file: str
    sheet: str
    reading: Reading
    title: tuple[str, ...] = ()
    is_alone: bool = True
    range: str = ""
    """The part of the sheet that is the table, where the sheet holds more."""
    is_hidden: bool = False
    is_transposed: bool = False
    """Whether the sheet has its questions in rows; `reading` is transposed then."""

    long: Long | None = None
    """The names of its columns where it has a row for each answer; `reading` then has a row per
    respondent."""

    @property
    def headings(self) -> list[str]:
        return [name for name in self.reading.frame.columns if name != ROW]

    @property
    def name(self) -> str:
        """The sender's name for it: the sheet's in a workbook of several tables, else the
        file's."""
        return PurePath(self.file).stem if self.is_alone else self.sheet


def contents_of(files: Sequence[Path]) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of every file, each under a free name; a problem for each file that cannot be read.

    Of a folder, those of its files that may be tables.
    """
    contents: dict[str, bytes] = {}
    problems = []
    for file in (inner for given in files for inner in _files_of(given)):
        name = _free_name(file.name, contents)
        try:
            if file.stat().st_size > FILE_BYTES:
                unreadable = Unreadable("too-large", "bytes", limit=FILE_BYTES)
                problems.append(unreadable.problem(file.name, file.suffix.lstrip(".").upper()))
            elif S_ISREG(file.stat().st_mode):
                contents[name] = file.read_bytes()
            else:
                raise PermissionError
        except FileNotFoundError:
            problems.append(Problem("missing-file", file.name))
        except (OSError, ValueError):
            fault = Unreadable("unreadable-file", "permission")
            problems.append(fault.problem(file.name, file.suffix.lstrip(".").upper()))
    return contents, problems


def _files_of(given: Path) -> list[Path]:
    if not given.is_dir():
        return [given]
    return sorted(
        file
        for file in given.iterdir()
        if file.suffix.lower() in READERS and not file.name.startswith((".", "~$"))
    )


def _free_name(name: str, taken: Collection[str]) -> str:
    """A file's name, with a number where another file has the same name."""
    path = PurePath(name)
    names = (name, *(f"{path.stem}-{number}{path.suffix}" for number in range(2, 1_000)))
    known = {other.casefold() for other in taken}
    return next(free for free in names if free.casefold() not in known)


def pieces(files: Mapping[str, bytes]) -> Iterator[Piece | Problem]:
    """Every table of the files; a problem for each file or sheet that cannot be read."""
    for file, content in files.items():
        ending = PurePath(file).suffix.lower()
        if ending not in READERS:
            yield unknown_ending(file)
            continue
        sheets = sheet_names(content, file) if ending in WORKBOOKS else {"": False}
        if isinstance(sheets, Problem):
            yield sheets
            continue
        tables = [name for name in sheets if not explains(name)][:_MOST_SHEETS]
        for sheet in tables:
            piece = _piece(file, content, sheet, is_alone=len(tables) == 1)
            yield replace(piece, is_hidden=sheets[sheet]) if isinstance(piece, Piece) else piece


def _piece(file: str, content: bytes, sheet: str, *, is_alone: bool) -> Piece | Problem:
    """One sheet as a table; its headings are found by those of every known table."""
    read = READERS[PurePath(file).suffix.lower()]
    reading = read(content, file, FileSource(sheet=sheet), Sought(headings=_every_heading()))
    if reading.frame.width == 1 or reading.frame.is_empty():
        fault = next((p for p in reading.problems if p.refuses), None)
        return fault or Problem("empty-table", file, sheet)
    lettered = [one for one in reading.frame.columns if one.startswith(by_letter(""))]
    twice = [one.column for one in reading.problems if one.code == "duplicate-column"]
    if lettered and len(lettered) == len(twice):
        wordings = {**reading.wordings, **dict(zip(lettered, twice, strict=True))}
        reading = replace(reading, wordings=wordings)
    if name := kinds_column(reading.frame):
        reading = figures_beside(reading, name)
    if long := long_of(reading.frame):
        reading = answers_beside(reading, long)
    return Piece(file, reading.sheet or sheet, reading, reading.title, is_alone, long=long)


def _every_heading() -> frozenset[str]:
    named = (
        heading
        for table in CONTRACTS.values()
        for column in table.columns
        for heading in (column.name, *column.aliases)
    )
    return export_headings() | {folded(heading) for heading in named}
