"""The commands. Only here are the clock, the environment and the working directory read."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.collector import resting_collector
from pipeline.finished import add_commands
from pipeline.options import (
    DIR,
    Adopt,
    AgencyName,
    AsOf,
    Audit,
    Cluster,
    Force,
    Inputs,
    Jobs,
    Key,
    LogFile,
    Memory,
    Outputs,
    OwnFiles,
    Paths,
    PeriodOf,
    Reason,
    RegionName,
    Report,
    Reports,
    Seconds,
    Take,
    Templates,
    Timestamps,
    Why,
    Year,
)
from pipeline.spoken import SpokenCommand, SpokenCommands, spoken, usage_fault
from pipeline.threads import one_thread_for_small
from pipeline.translatable import _
from pipeline.working import leave, one_folder, told, worked

if TYPE_CHECKING:
    from pipeline.logbook import Log

# Polars and other libraries take a second to import; `--help` and a misspelt name need not wait.
# ruff: noqa: PLC0415


class _Commands(SpokenCommands):
    environment = os.environ


app = typer.Typer(
    cls=_Commands,
    add_completion=False,
    no_args_is_help=True,
    help=_("Turn an agency's spreadsheets into its balanced scorecard and performance report."),
    pretty_exceptions_enable=False,
)

add_commands(app)


def main() -> None:
    """The `rapor` command."""
    app(sys.argv[1:])


@app.command(cls=SpokenCommand, help=_("Build reports. What is up to date is left alone."))
def report(
    reports: Reports = None,
    inputs: Inputs = Path("inputs"),
    outputs: Outputs = Path("outputs"),
    jobs: Jobs = 1,
    as_of: AsOf = None,
    force: Force = False,
    seconds: Seconds = 900,
    memory: Memory = 4,
    cluster: Cluster = "",
    why: Why = False,
    audit: Audit = False,
    templates: Templates = None,
    log: LogFile = None,
) -> None:
    one_thread_for_small(os.environ, [inputs / one for one in reports or [""]])
    with resting_collector():  # nothing that is imported is garbage
        from pipeline.crew import Hands, Limits
        from pipeline.portfolio import portfolios
        from pipeline.run import Job, built

    day = as_of.date() if as_of else None
    job = Job(inputs, outputs, templates, day, force, why, audit, environment=dict(os.environ))
    hands = Hands(jobs, Limits(seconds, memory * 10**9), cluster)
    leave(worked(reports, job, built, hands, _asked("report", log), portfolios))


def _asked(command: str, file: Path | None) -> "Log | None":
    """The requested log, with the clock."""
    from pipeline.logbook import Log

    return Log(file, command, lambda: datetime.now(tz=UTC)) if file else None  # noqa: TID251


@app.command(
    cls=SpokenCommand,
    help=_("Read and validate deliveries only. A refusal writes its list of problems."),
)
def check(
    reports: Reports = None,
    inputs: Inputs = Path("inputs"),
    outputs: Outputs = Path("outputs"),
    jobs: Jobs = 1,
    adopt: Adopt = False,
    log: LogFile = None,
) -> None:
    one_thread_for_small(os.environ, [inputs / one for one in reports or [""]])
    from pipeline.batch import adopted, checked
    from pipeline.crew import Hands
    from pipeline.run import Job

    job = Job(inputs, outputs, environment=dict(os.environ))
    leave(worked(reports, job, adopted if adopt else checked, Hands(jobs), _asked("check", log)))


@app.command(
    cls=SpokenCommand,
    help=_(
        "Tell how one number came about: formula, values, file and rows, rulebook clause, band; of "
        "an objective, a perspective or “scorecard” what it is made of, of “change” why it moved."
    ),
)
def explain(
    report: Report,
    measure: Annotated[
        str,
        typer.Argument(
            metavar=_("MEASURE"),
            help=_("The id of a measure, an objective or a perspective; “scorecard”; “change”."),
        ),
    ],
    inputs: Inputs = Path("inputs"),
    outputs: Outputs = Path("outputs"),
) -> None:
    from functools import partial

    from pipeline.batch import results
    from pipeline.run import Job, explained

    step = partial(explained, measure_id=measure)
    job = Job(inputs, outputs, is_question=True, environment=dict(os.environ))
    leave([told(result) for result in results([one_folder(report, inputs)], job, step, 1)])


@app.command(
    cls=SpokenCommand,
    help=_("Start a new report, from files as they are or with a workbook to fill in."),
)
def init(
    paths: Paths,
    own: OwnFiles = None,
    agency: AgencyName = "",
    region: RegionName = "",
    year: Year = None,
    outputs: Outputs = Path("outputs"),
) -> None:
    from pipeline.interview import begin
    from pipeline.publish import Told
    from pipeline.run import Job

    today = datetime.now(tz=UTC).astimezone().date()  # noqa: TID251 -- the clock is read here
    job = Job(Path(), outputs, environment=dict(os.environ))  # its folder is one of the paths
    begin((paths, own or []), Told(today, agency, region), year, job)


@app.command(
    "next", cls=SpokenCommand, help=_("Begin the folder of the next period from a report's own.")
)
def next_(
    report: Report,
    inputs: Inputs = Path("inputs"),
    outputs: Outputs = Path("outputs"),
) -> None:
    from functools import partial

    from pipeline.batch import results
    from pipeline.deliveries import settings_of
    from pipeline.run import Job
    from pipeline.succeeding import continued, next_place

    folder, words = one_folder(report, inputs), spoken()
    if (given := settings_of(folder)) and (place := next_place(folder, given.period)).exists():
        usage_fault(words.say("{folder} is there already; nothing was written.", folder=place))
    job = Job(inputs, outputs, is_question=True, environment=dict(os.environ))
    leave([told(result) for result in results([folder], job, partial(continued, words=words), 1)])


@app.command(
    cls=SpokenCommand,
    help=_("Sign a final by a key of your own, or take in a file that was signed elsewhere."),
)
def sign(
    report: Report,
    key: Key = None,
    take: Take = None,
    period: PeriodOf = "",
    reason: Reason = "",
    timestamp: Timestamps = "",
    outputs: Outputs = Path("outputs"),
) -> None:
    from pipeline.signing_order import SigningOrder, carried_out

    now = datetime.now(tz=UTC).replace(microsecond=0).astimezone()  # noqa: TID251
    order = SigningOrder(report, key, take, period, reason, timestamp)
    leave([carried_out(order, outputs, now, os.environ)])


@app.command(
    cls=SpokenCommand, help=_("Write agencies that do not exist, for trying out and measuring.")
)
def generate(
    count: Annotated[int, typer.Argument(min=1, max=99_999, metavar="N", help=_("How many."))],
    folder: Annotated[Path, typer.Argument(metavar=DIR, help=_("Where their folders go."))],
    seed: Annotated[
        int, typer.Option(metavar="S", help=_("Another number gives other figures."))
    ] = 1,
) -> None:
    from pipeline.generating import generated

    words = spoken()
    if folder.exists() and any(folder.iterdir()):
        usage_fault(words.say("{folder} is not empty; name a new folder.", folder=folder))
    generated(count, seed, folder)
    typer.echo(words.say("{folder} has {count} agencies.", folder=folder, count=count))


@app.command(cls=SpokenCommand, help=_("List the rulebooks that are shipped, or show one."))
def rulebooks(
    rulebook: Annotated[
        str | None, typer.Argument(metavar="[ID]", help=_("Show this one."))
    ] = None,
    toml: Annotated[bool, typer.Option("--toml", help=_("Show its files as they are."))] = False,
) -> None:
    from pipeline.shelf import shown

    typer.echo(shown(rulebook, as_files=toml))
