"""Works on reports and prints each result, on a terminal or in cron; returns the exit codes."""

# Polars and other libraries take a second to import; `--help` and a misspelt name need not wait.
# ruff: noqa: PLC0415

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pipeline.spoken import spoken, usage_fault
from pipeline.translatable import _

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.batch import Result, Step
    from pipeline.crew import Hands
    from pipeline.ingest import ReportFolder
    from pipeline.language import Language
    from pipeline.logbook import Log, Logbook
    from pipeline.portfolio import Ended
    from pipeline.run import Job
    from pipeline.totals import Totals


def one_folder(report: str, inputs: Path) -> "ReportFolder":
    """The single folder of this name."""
    from pipeline.chosen import chosen_folders

    folders = chosen_folders([report], inputs)
    if len(folders) > 1:
        names = ", ".join(folder.name for folder in folders)
        message = _("{report} has more than one period; name one of: {names}.")
        usage_fault(spoken().say(message, report=report, names=names))
    return folders[0]


After = Callable[["Job", "Language"], Iterable["Ended"]]
"""What is made of all reports after they have ended, in a language."""


def worked(
    reports: Sequence[str] | None,
    job: "Job",
    step: "Step",
    hands: "Hands",
    log: "Log | None" = None,
    after: After | None = None,
) -> list[int]:
    """Work on the reports, printing each as it ends and the totals of several, then make what is
    made of all; return the exit codes."""
    from pipeline.chosen import chosen_folders
    from pipeline.collector import resting_collector
    from pipeline.logbook import logbook
    from pipeline.problems import RaporError, worst
    from pipeline.publish import busy_lock, refuse_overlap
    from pipeline.totals import Totals

    folders, job = chosen_folders(reports, job.inputs), replace(job, language=spoken().code)
    totals = Totals()
    rest = resting_collector(is_last=True) if len(folders) == 1 else nullcontext()
    with rest, logbook(log, len(folders)) as book:
        try:
            refuse_overlap(job.outputs, job.inputs)
            with busy_lock(job.outputs):
                _work(folders, job, step, hands, (totals, book))
                codes = [*totals.codes, *_made_of_all(job, totals, after)]
                if len(folders) > 1:
                    _tell(totals, codes)
        except RaporError as refused:
            typer.echo(spoken().shown(refused.message), err=True)
            codes = [*totals.codes, refused.exit_code]
        book.ended(totals, worst(codes))
    return codes


def _work(
    folders: Sequence["ReportFolder"],
    job: "Job",
    step: "Step",
    hands: "Hands",
    counted: "tuple[Totals, Logbook]",
) -> None:
    """Work on the reports, and print each result."""
    from pipeline.batch import results

    totals, book = counted
    for result in _tracked(
        results(folders, job, step, hands.jobs, hands.limits, hands.cluster), folders
    ):
        told(result, job.outputs)
        totals.add(result)
        book.add(result)


def _made_of_all(job: "Job", totals: "Totals", after: After | None) -> list[int]:
    """Make what is made of all reports, with their index page last; return the exit codes."""
    from pipeline.chosen import index_language
    from pipeline.publish import write_index

    words = index_language(job.inputs, totals.codes)
    codes = [told_after(ended, words) for ended in (after(job, words) if after else ())]
    write_index(job.outputs, words)
    return codes


def _tell(totals: "Totals", codes: Sequence[int]) -> None:
    """Print the totals of a batch, on standard error where something failed."""
    from pipeline.problems import worst
    from pipeline.summary import tell_totals

    tell_totals(totals, _console(is_error=worst(codes) != 0), spoken())


def _tracked(ending: "Iterable[Result]", folders: Sequence[object]) -> "Iterable[Result]":
    """The results with a progress bar on a terminal; unchanged in cron or a pipe."""
    if len(folders) <= 1 or not sys.stderr.isatty():
        return ending
    from rich.console import Console
    from rich.progress import track

    title, console = spoken().say("Reports"), Console(stderr=True)
    return track(ending, title, total=len(folders), console=console, transient=True)


def told(result: "Result", outputs: Path | None = None) -> int:
    """Print one result and where a refusal's files are, on standard error where it failed."""
    from pipeline.publish import refusal_folder
    from pipeline.summary import tell

    refused = refusal_folder(outputs, result.delivery) if outputs else None
    tell(result, _console(is_error=result.exit_code != 0), refused)
    return result.exit_code


@cache
def _console(*, is_error: bool) -> "Console":
    """A console for each of the two streams, made once: its set-up takes longer than a line."""
    from rich.console import Console

    return Console(stderr=is_error, highlight=False)


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
