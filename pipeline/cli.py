"""The commands. The clock, the environment and the working directory are read here alone."""

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.batch import Result, Step
    from pipeline.ingest import ReportFolder
    from pipeline.language import Language
    from pipeline.publish import Told
    from pipeline.run import Job

# Polars and other libraries take a second to import; `--help` and a misspelt name need not wait.
# ruff: noqa: PLC0415

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Turn an agency's spreadsheets into its balanced scorecard and performance report.",
    pretty_exceptions_enable=False,
)

Reports = Annotated[list[str] | None, typer.Argument(metavar="[REPORT]...", show_default="all")]
Inputs = Annotated[Path, typer.Option(help="Folder of report folders.")]
Outputs = Annotated[Path, typer.Option(help="Folder the reports are written to.")]
Jobs = Annotated[int, typer.Option(min=1, help="Reports to work on at the same time.")]


def main() -> None:
    """The `rapor` command."""
    app()


@app.command()
def report(
    reports: Reports = None,
    inputs: Inputs = Path("inputs"),
    outputs: Outputs = Path("outputs"),
    jobs: Jobs = 1,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="Report as of this date.", show_default="issued_on"
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Build what is up to date too.")] = False,
    templates: Annotated[
        Path | None, typer.Option(help="Your own templates, searched before the shipped ones.")
    ] = None,
) -> None:
    """Build reports. What is up to date is left alone."""
    from pipeline.run import Job, built

    as_of_date = as_of.date() if as_of else None
    job = Job(inputs, outputs, templates, as_of_date, force, environment=dict(os.environ))
    _leave(_worked(reports, job, built, jobs))


@app.command()
def check(
    reports: Reports = None,
    inputs: Inputs = Path("inputs"),
    outputs: Outputs = Path("outputs"),
    jobs: Jobs = 1,
    adopt: Annotated[
        bool,
        typer.Option("--adopt", help="Write the lines that the problems propose into report.toml."),
    ] = False,
) -> None:
    """Read and validate deliveries only. A refusal writes its list of problems."""
    from pipeline.batch import adopted, checked
    from pipeline.run import Job

    job = Job(inputs, outputs, environment=dict(os.environ))
    _leave(_worked(reports, job, adopted if adopt else checked, jobs))


@app.command()
def explain(
    report: Annotated[str, typer.Argument(metavar="REPORT")],
    measure: Annotated[str, typer.Argument(metavar="MEASURE", help="The measure's id.")],
    inputs: Inputs = Path("inputs"),
    outputs: Outputs = Path("outputs"),
) -> None:
    """Tell how one number came about: formula, values, file and rows, rulebook clause, band."""
    from functools import partial

    from pipeline.batch import results
    from pipeline.run import Job, explained

    folders = _chosen([report], inputs)
    if len(folders) > 1:
        names = ", ".join(folder.name for folder in folders)
        _usage(f"{report} has more than one period; name one of: {names}.")
    step = partial(explained, measure_id=measure)
    job = Job(inputs, outputs, is_question=True, environment=dict(os.environ))
    _leave([_told(result) for result in results(folders, job, step, 1)])


@app.command()
def init(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="DIR [FILE]...", help="The new report's folder, then more files."),
    ],
    own: Annotated[
        list[Path] | None,
        typer.Option("--from", metavar="FILE", help="Begin with the agency's own files."),
    ] = None,
    agency: Annotated[str, typer.Option(help="The agency's name.")] = "",
    region: Annotated[str, typer.Option(help="Its region.")] = "",
    year: Annotated[int | None, typer.Option(help="The year that is reported.")] = None,
    language: Annotated[str, typer.Option(help="id or en.")] = "id",
    outputs: Outputs = Path("outputs"),
) -> None:
    """Start a new report: with --from from files as they are, else with a workbook to fill in."""
    from pipeline import publish
    from pipeline.language import LANGUAGES
    from pipeline.language import language as words_of

    if language not in LANGUAGES:
        _usage(f"There is no language “{language}”.", language, LANGUAGES)
    folder, files = _folder_and_files(paths, own or [])
    if folder.exists() and any(folder.iterdir()):
        _usage(f"{folder} is not empty; name a new folder.")
    words = words_of(language)
    if files:
        today = datetime.now(tz=UTC).astimezone().date()  # noqa: TID251 -- the clock is read here alone
        told = publish.Told(today, agency, region)
        _start_from(folder, files, told, year, words, outputs)
        return
    publish.start(folder, publish.starter(words))
    typer.echo(words.say("{folder} is ready: fill in report.toml and inputs.xlsx", folder=folder))


@app.command()
def rulebooks(
    rulebook: Annotated[str | None, typer.Argument(metavar="[ID]", help="Show this one.")] = None,
    toml: Annotated[bool, typer.Option("--toml", help="Show its files as they are.")] = False,
) -> None:
    """List the rulebooks that are shipped, or show one."""
    from pipeline import ingest
    from pipeline.language import language
    from pipeline.report import rulebook_list, rulebook_text

    words, shipped = language("en"), ingest.shipped_rulebooks()
    if rulebook is None:
        books = {name: ingest.read_rulebook(name, None, None).rulebook for name in shipped}
        typer.echo(rulebook_list(books, words))
        return
    if rulebook not in shipped:
        _usage(f"There is no rulebook “{rulebook}”.", rulebook, shipped)
    loaded = ingest.read_rulebook(rulebook, None, None)
    if toml:
        typer.echo("\n".join(text.decode() for text in loaded.texts.values()))
    else:
        typer.echo(rulebook_text(loaded.rulebook, loaded.differences, words))


def _folder_and_files(paths: Sequence[Path], own: Sequence[Path]) -> tuple[Path, list[Path]]:
    """The new folder and the files to begin with, in whatever order they were named."""
    if not own:
        if len(paths) > 1:
            _usage("Name the agency's own files after --from.")
        return paths[0], []
    folders = [path for path in paths if not path.is_file()]
    if len(folders) != 1:
        _usage("Name one new folder, and after --from the files to begin with.")
    missing = [path for path in own if not path.exists()]
    if missing:
        _usage(f"There is no file {missing[0]}.")
    return folders[0], [*own, *(path for path in paths if path.is_file())]


def _start_from(
    folder: Path,
    files: list[Path],
    told: "Told",
    year: int | None,
    words: "Language",
    outputs: Path,
) -> None:
    """Begin with an agency's own files; on a terminal what they do not tell is asked."""
    from pipeline.interview import asked, asking, of_year, tell_start
    from pipeline.run import Job
    from pipeline.starting import start_from

    is_asked = sys.stdin.isatty() and sys.stdout.isatty()
    told = of_year(asked(told, words) if is_asked else told, year)
    job = Job(folder.parent, outputs, is_question=True, environment=dict(os.environ))
    ask = asking(words) if is_asked else None
    tell_start(start_from(folder, files, told, words, job, ask), words)


def _worked(reports: Sequence[str] | None, job: "Job", step: "Step", jobs: int) -> list[int]:
    """Work on the reports, a line each as they end; the exit codes."""
    from pipeline.batch import results
    from pipeline.language import language
    from pipeline.problems import OutputsBusy
    from pipeline.publish import busy_lock, write_index

    folders = _chosen(reports, job.inputs)
    try:
        with busy_lock(job.outputs):
            ending = _tracked(results(folders, job, step, jobs), folders)
            codes = [_told(result, job.outputs) for result in ending]
            write_index(job.outputs, language("id"))
            return codes
    except OutputsBusy as busy:
        typer.echo(str(busy), err=True)
        return [busy.exit_code]


def _chosen(reports: Sequence[str] | None, inputs: Path) -> "list[ReportFolder]":
    """The report folders that are asked for: all of them, or those named (a folder of periods
    by its own name too)."""
    from pipeline.ingest import report_folders

    if not inputs.is_dir():
        _usage(f"There is no folder {inputs}.")
    folders = list(report_folders(inputs))
    if not folders:
        _usage(f"There is no report in {inputs}.")
    if not reports:
        return folders
    names = [name for folder in folders for name in (folder.name, folder.name.split("/")[0])]
    for wanted in reports:
        if wanted.rstrip("/") not in names:
            _usage(f"There is no report “{wanted}” in {inputs}.", wanted, names)
    asked = {wanted.rstrip("/") for wanted in reports}
    return [f for f in folders if f.name in asked or f.name.split("/")[0] in asked]


def _tracked(ending: "Iterable[Result]", folders: Sequence[object]) -> "Iterable[Result]":
    """The results with a progress bar on a terminal; as they are in cron or a pipe."""
    if len(folders) <= 1 or not sys.stderr.isatty():
        return ending
    from rich.console import Console
    from rich.progress import track

    return track(ending, total=len(folders), console=Console(stderr=True), transient=True)


def _told(result: "Result", outputs: Path | None = None) -> int:
    """Print one result, on standard error where it failed; where the refusal's files lie too."""
    from rich.console import Console

    from pipeline.publish import refusal_folder
    from pipeline.summary import tell

    refused = refusal_folder(outputs, result.delivery) if outputs else None
    tell(result, Console(stderr=result.exit_code != 0, highlight=False), refused)
    return result.exit_code


def _leave(codes: Sequence[int]) -> None:
    from pipeline.problems import worst

    raise typer.Exit(worst(codes))


def _usage(message: str, wanted: str = "", known: Iterable[str] = ()) -> None:
    """Print what is wrong with the command's arguments, and exit with code 2."""
    from pipeline.problems import UsageError

    near = get_close_matches(wanted, sorted(set(known)), n=1)
    typer.echo(message + (f" Did you mean “{near[0]}”?" if near else ""), err=True)
    raise typer.Exit(UsageError.exit_code)
