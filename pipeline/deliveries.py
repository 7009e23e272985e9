"""Describes a delivery: its settings, its tables and their places."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import run
from pipeline.ingest import ENV, ReportFolder, read_report_file
from pipeline.problems import PolicyWrong
from pipeline.reportfile import ReportFile


@dataclass(frozen=True)
class TableRead:
    """A table of a delivery: its file and number of rows; None where it could not be read."""

    name: str
    file: str
    sheet: str
    rows: int | None


def tables_of(order: run.Order) -> tuple[TableRead, ...]:
    """The tables of a delivery, in the delivery's order."""
    return tuple(
        TableRead(
            name,
            _each([part.source.file for part in raw.parts] or [raw.source.file]),
            _each([part.source.sheet for part in raw.parts] or [raw.source.sheet]),
            raw.frame.height if raw.frame.width > 1 else None,
        )
        for name, raw in order.delivery.tables.items()
    )


def tables_now(order: run.Order, job: run.Job) -> tuple[TableRead, ...]:
    """The tables as the present report.toml has them read: a step may have added lines to it."""
    is_same = settings_of(order.folder) in (None, order.settings.given)
    return tables_of(order if is_same else run.ordered(order.folder, job, order.neighbours))


def _each(names: Sequence[str]) -> str:
    """Names of files or sheets, each once: `Smt I + Smt II`, `JAN + … + JUN`."""
    first, *others = dict.fromkeys(names)
    between = ["…"] if len(others) > 2 else others[:-1]  # noqa: PLR2004
    return " + ".join([first, *between, *others[-1:]])


def variables_of(folder: ReportFolder) -> set[str]:
    """The environment variables that a folder's databases name."""
    given = settings_of(folder)
    databases = [source.database for source in given.sources.values()] if given else []
    return {name.removeprefix(ENV) for name in databases if name.startswith(ENV)}


def settings_of(folder: ReportFolder) -> ReportFile | None:
    """The contents of report.toml; None where its settings are wrong."""
    try:
        return read_report_file(folder)
    except PolicyWrong:
        return None
