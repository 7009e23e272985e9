"""Work on reports and tell of each on a terminal or in cron; the exit code at the end."""

# Polars and other libraries take a second to import; `--help` and a misspelt name need not wait.
# ruff: noqa: PLC0415

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pipeline.spoken import spoken, usage_fault
from pipeline.translatable import _

if TYPE_CHECKING:
    from pipeline.batch import Result, Step
    from pipeline.ingest import ReportFolder
    from pipeline.language import Language
    from pipeline.portfolio import Ended
    from pipeline.run import Job


def one_folder(report: str, inputs: Path) -> "ReportFolder":
    """The one folder of this name."""
    from pipeline.chosen import chosen_folders

    folders = chosen_folders([report], inputs)
    if len(folders) > 1:
        names = ", ".join(folder.name for folder in folders)
        message = _("{report} has more than one period; name one of: {names}.")
        usage_fault(spoken().say(message, report=report, names=names))
    return folders[0]


After = Callable[["Job", "Language"], Iterable["Ended"]]
"""What is made of all reports once they have ended, in a language."""


def worked(
    reports: Sequence[str] | None, job: "Job", step: "Step", jobs: int, after: After | None = None
) -> list[int]:
    """Work on the reports, a line each as they end, then on what is made of them; the exit
    codes."""
    from pipeline.batch import results
    from pipeline.chosen import chosen_folders, index_language
    from pipeline.problems import OutputsBusy
    from pipeline.publish import busy_lock, write_index

    folders, job = chosen_folders(reports, job.inputs), replace(job, language=spoken().code)
    try:
        with busy_lock(job.outputs):
            ending = _tracked(results(folders, job, step, jobs), folders)
            codes = [told(result, job.outputs) for result in ending]
            words = index_language(job.inputs, codes)
            codes += [told_after(ended, words) for ended in (after(job, words) if after else ())]
            write_index(job.outputs, words)
            return codes
    except OutputsBusy as busy:
        typer.echo(spoken().shown(busy.message), err=True)
        return [busy.exit_code]


def _tracked(ending: "Iterable[Result]", folders: Sequence[object]) -> "Iterable[Result]":
    """The results with a progress bar on a terminal; as they are in cron or a pipe."""
    if len(folders) <= 1 or not sys.stderr.isatty():
        return ending
    from rich.console import Console
    from rich.progress import track

    title, console = spoken().say("Reports"), Console(stderr=True)
    return track(ending, title, total=len(folders), console=console, transient=True)


def told(result: "Result", outputs: Path | None = None) -> int:
    """Print one result, on standard error where it failed; where the refusal's files lie too."""
    from rich.console import Console

    from pipeline.publish import refusal_folder
    from pipeline.summary import tell

    refused = refusal_folder(outputs, result.delivery) if outputs else None
    tell(result, Console(stderr=result.exit_code != 0, highlight=False), refused)
    return result.exit_code


def told_after(ended: "Ended", words: "Language") -> int:
    """Print how what is made of all reports ended, on standard error where it failed."""
    from pipeline.summary import place_of

    typer.echo(ended.told, err=ended.exit_code != 0)
    for problem in ended.problems:
        place = place_of(problem, words)
        typer.echo(f"  {place}: {words.problem(problem)}. {words.remedy(problem)}", err=True)
    return ended.exit_code


def leave(codes: Sequence[int]) -> None:
    from pipeline.problems import worst

    raise typer.Exit(worst(codes))
