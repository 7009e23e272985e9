"""Report folders of the same agency with different ids, or with the same figures.

A folder that was copied for the next period and not updated, or that has another id, gets a
warning; nothing else follows.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path

from pipeline.ingest.files.folders import REPORT_FILE, TOGETHER, ReportFolder, report_folders
from pipeline.ingest.files.present import is_file, real
from pipeline.ingest.settings.report import read_report_file
from pipeline.ingest.settings.toml import toml_content
from pipeline.problems import PolicyWrong, Problem
from pipeline.proposals import Proposal
from pipeline.reportfile import ReportFile
from pipeline.tables.kinds import folded

_FIGURES = (
    *("realization", "budget", "documents", "training", "service_times", "attendance"),
    *("survey_", TOGETHER),
)
"""How the names of files begin that hold one period's figures; a register may stay the same."""


_UNDATED = ("realization", "budget", "survey_")
"""How the names of tables begin whose rows have no dates."""


@dataclass(frozen=True)
class _Period:
    """A folder, and what its report.toml says."""

    folder: ReportFolder
    given: ReportFile

    @property
    def agency(self) -> tuple[str, str]:
        return folded(self.given.agency.name), folded(self.given.agency.region)

    def is_after(self, other: "_Period") -> bool:
        return other.given.period.end < self.given.period.start


def neighbour_problems(
    read: Mapping[ReportFolder, ReportFile], inputs: Path
) -> Mapping[str, tuple[Problem, ...]]:
    """By folder name, the warnings about each folder read, compared with the earlier periods in
    `inputs` of an agency of the same name and region."""
    own = [_Period(folder, given) for folder, given in read.items()]
    names = {given.agency.name for given in read.values()}
    agencies: dict[tuple[str, str], list[_Period]] = {}
    for period in (*own, *_others(inputs, read, names)):
        agencies.setdefault(period.agency, []).append(period)
    return {period.folder.name: tuple(_problems(period, agencies[period.agency])) for period in own}


def _others(
    inputs: Path, read: Mapping[ReportFolder, ReportFile], names: set[str]
) -> Iterator[_Period]:
    """The other folders in `inputs` whose report.toml names one of these agencies."""
    known = {folder.name for folder in read}
    for folder in report_folders(inputs):
        files = [path / REPORT_FILE for path in (folder.path, *folder.parents)]
        with suppress(PolicyWrong, OSError):
            if folder.name not in known and any(_names_one(file, names) for file in files):
                yield _Period(folder, read_report_file(folder))


def _names_one(file: Path, names: set[str]) -> bool:
    content = toml_content(file, REPORT_FILE) if is_file(file) else b""
    return isinstance(content, bytes) and any(name.encode() in content for name in names)


def _problems(period: _Period, agency: Sequence[_Period]) -> Iterator[Problem]:
    earlier = sorted(
        (other for other in agency if period.is_after(other)),
        key=lambda other: other.given.period.end,
        reverse=True,
    )
    own = period.given.agency.id
    untied = [other for other in earlier if other.given.agency.id != own]
    if untied and len(untied) == len(earlier):
        before = untied[0]
        values = {"folder": before.folder.name, "id": before.given.agency.id}
        line = Proposal(("agency",), {"id": before.given.agency.id}, "choice")
        yield Problem(
            "agency-untied", REPORT_FILE, column="agency.id", value=own, values=values,
            proposals=(line,),
        )  # fmt: skip
    for file in _figures(period.folder):
        same = next((other for other in earlier if _holds_the_same(other.folder, file)), None)
        if same is not None:
            yield Problem("figures-as-before", file.name, values={"folder": same.folder.name})
    for table, source in period.given.sources.items():
        if table.startswith(_UNDATED):
            same = next((other for other in earlier if _reads_the_same(other, period, table)), None)
            if same is not None:
                yield Problem("figures-as-before", source.file, values={"folder": same.folder.name})


def _reads_the_same(other: _Period, own: _Period, table: str) -> bool:
    """Whether the report of an earlier year reads a table from the same rows of the same file."""
    source, file = own.given.sources[table], own.given.sources[table].file
    if not file or other.given.period.end.year == own.given.period.end.year:
        return False
    place = real(own.folder.located(file))
    is_there = is_file(place) and place == real(other.folder.located(file))
    return is_there and other.given.sources.get(table) == source


def _figures(folder: ReportFolder) -> list[Path]:
    return [
        file
        for file in sorted(folder.path.iterdir())
        if is_file(file) and file.stem.lower().startswith(_FIGURES)
    ]


def _holds_the_same(folder: ReportFolder, file: Path) -> bool:
    """Whether another folder has its own file with this name and content."""
    other = folder.path / file.name
    return is_file(other) and real(other) != real(file) and cmp(other, file, shallow=False)
