"""The report folders in a folder, and where a file named in one of them really is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.ingest.files.present import is_file, name_of, real
from pipeline.tables import DELIVERED

REPORT_FILE = "report.toml"
SHARED = "shared"
RESERVED = frozenset({"portfolio"})
"""Names in the outputs that no report may have."""
TOGETHER = "inputs"
"""The name of the workbook that holds one table in each sheet."""
ENDINGS = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet", ".sav")
"""Files that may be tables; `readers.py` has a reader for each."""
_PERIOD = re.compile(r"[-_/](\d{4}(-(S[12]|Q[1-4]|\d{2}))?)$")


@dataclass(frozen=True)
class ReportFolder:
    """One report's folder: its name (`klaten-2019`, `example-dinas/2022`) and its path.

    `parents` are the folders whose report.toml holds the keys that this one does not override.
    """

    name: str
    path: Path
    parents: tuple[Path, ...] = ()

    @property
    def report(self) -> str:
        """The name that periods of one report share."""
        return self.name.split("/")[0]

    @cached_property
    def root(self) -> Path:
        """The folder that holds all files of the report, except those in `shared`."""
        return (*self.parents, self.path)[0].resolve()

    @property
    def shared(self) -> Path:
        """`inputs/shared`, which every report may name."""
        return (*self.parents, self.path)[0].parent / SHARED

    @property
    def agency_id(self) -> str:
        """The folder's name without a trailing period."""
        return _PERIOD.sub("", self.name).replace("/", "-")

    def label(self, path: Path) -> str:
        """A file's name in messages and outputs, relative to the folder; `shared/…` for shared."""
        resolved = real(path)
        for base, prefix in self._bases:
            if resolved.is_relative_to(base):
                return prefix + resolved.relative_to(base).as_posix()
        return name_of(path)

    def located(self, name: str) -> Path:
        """Where a file named in report.toml lies; `shared/x.csv` may be meant for inputs/shared."""
        path = self.path / name
        first, _, rest = name.partition("/")
        return self.shared / rest if first == SHARED and not is_file(path) else path

    def holds(self, path: Path) -> bool:
        """Whether a file lies in the report's folder or in shared, its links followed."""
        resolved = real(path)
        return any(resolved.is_relative_to(base) for base, _prefix in self._bases[1:])

    @cached_property
    def _bases(self) -> Sequence[tuple[Path, str]]:
        """Where files may lie, links followed, and how their labels begin."""
        shared = self.shared.resolve()
        return (self.path.resolve(), ""), (self.root, "../"), (shared, f"{SHARED}/")


def own_files(folder: Path) -> tuple[Path, ...]:
    """The files in a folder, sorted, without those that programs leave there unasked."""
    return tuple(sorted(path for path in folder.iterdir() if not _is_lock(path.name)))


def _is_lock(name: str) -> bool:
    """Whether it is a hidden file, a lock file of Excel or LibreOffice, or a file that Windows puts
    into every folder."""
    return name.startswith((".", "~$")) or name.lower() in {"thumbs.db", "desktop.ini"}


def report_folders(inputs: Path) -> tuple[ReportFolder, ...]:
    """Every report in a folder of reports, by name. A folder of periods has a report in each."""
    if not inputs.is_dir():
        return ()
    found = (folder for path in _subfolders(inputs) for folder in _reports(path))
    return tuple(sorted(found, key=lambda folder: folder.name))


def _reports(path: Path) -> Iterator[ReportFolder]:
    periods = [period for period in _subfolders(path) if _is_report(period)]
    if periods:
        for period in periods:
            yield ReportFolder(f"{name_of(path)}/{name_of(period)}", period, (path,))
    elif _is_report(path):
        yield ReportFolder(name_of(path), path)


def _is_report(path: Path) -> bool:
    """Whether it is a report; tables without report.toml count too, so that they are reported."""
    return is_file(path / REPORT_FILE) or any(
        file.suffix.lower() in ENDINGS and _is_table(file.stem.lower()) for file in path.iterdir()
    )


def _is_table(stem: str) -> bool:
    return stem in DELIVERED or stem.startswith("survey_") or stem == TOGETHER


def _subfolders(path: Path) -> list[Path]:
    hidden = (".", "_")
    return sorted(
        sub
        for sub in path.iterdir()
        if sub.is_dir() and not sub.name.startswith(hidden) and sub.name != SHARED
    )
