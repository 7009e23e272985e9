"""Where each table of a report's folder is: in a file of its own, or in a sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.ingest.files.contents import file_content
from pipeline.ingest.files.folders import REPORT_FILE, TOGETHER, ReportFolder, own_files
from pipeline.ingest.files.present import is_file, name_of, real
from pipeline.ingest.formats.excel import sheet_names
from pipeline.ingest.formats.readers import READERS, WORKBOOKS
from pipeline.problems import Problem
from pipeline.reportfile import FileSource
from pipeline.tables.sheet_names import explains, named_sheet


@dataclass(frozen=True)
class Place:
    """A file, and the sheet in it where that is known."""

    file: Path
    sheet: str = ""


@dataclass(frozen=True)
class Shelf:
    """The files of a report's folder, and the sheets of its workbook of tables."""

    folder: ReportFolder
    files: tuple[Path, ...]
    together: Path | None = None
    sheets: tuple[str, ...] = ()
    fault: Problem | None = None
    unnamed: tuple[Path, ...] = ()
    """Files whose names are not valid text."""

    @classmethod
    def of(cls, folder: ReportFolder) -> "Shelf":
        """The folder's contents; `fault` is why its workbook of tables cannot be read."""
        there = own_files(folder.path)
        files = tuple(path for path in there if name_of(path) == path.name)
        unnamed = tuple(path for path in there if name_of(path) != path.name)
        together = next((file for file in files if _is_together(file)), None)
        if together is None:
            return cls(folder, files, unnamed=unnamed)
        content = file_content(folder, together, together.name)
        if isinstance(content, Problem):
            return cls(folder, files, together, fault=content, unnamed=unnamed)
        names = sheet_names(content.data, together.name)
        if isinstance(names, Problem):
            return cls(folder, files, together, fault=names, unnamed=unnamed)
        return cls(folder, files, together, tuple(names), unnamed=unnamed)

    def places(self, table: str, source: FileSource) -> list[Place]:
        """The place that report.toml gives the table, else every file and sheet named after it."""
        if source.file:
            return [Place(self.folder.located(source.file), source.sheet)]
        named = [
            Place(file, source.sheet)
            for file in self.files
            if file.stem.lower() == table.lower() and file.suffix.lower() in READERS
        ]
        sheet = named_sheet(table, source.sheet, self.sheets)
        if self.together and sheet and not (named and source.sheet):
            named.append(Place(self.together, sheet))
        return named

    def left_over(self, used: Sequence[Place]) -> Iterator[Problem]:
        """A problem for each file and sheet no table used: a misnamed table would go unnoticed."""
        taken = {real(place.file) for place in used}
        for file in self.files:
            is_own = file == self.together or real(file) in taken
            if is_file(file) and not is_own and not _is_known(file.name):
                yield Problem("unused-file", file.name)
        for file in self.unnamed:
            yield Problem("unused-file", name_of(file))
        if self.fault:
            yield self.fault
        if self.together:
            sheets = {place.sheet for place in used if place.file == self.together}
            for name in self.sheets:
                if name not in sheets and not explains(name):
                    yield Problem("unused-sheet", self.together.name, name)


def _is_together(file: Path) -> bool:
    return file.stem.lower() == TOGETHER and file.suffix.lower() in WORKBOOKS


def _is_known(name: str) -> bool:
    """Whether it is a file of notes, report.toml or a rulebook."""
    return name.lower().startswith("readme") or name == REPORT_FILE or name.endswith(".toml")
