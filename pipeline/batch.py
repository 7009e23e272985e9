"""Many reports: each is tried, none stops or touches another, and the worst exit code wins."""

import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from multiprocessing import get_context

from pipeline import run
from pipeline.ingest import ReportFolder, read_report_file
from pipeline.language import language
from pipeline.problems import (
    InputsRefused,
    PolicyWrong,
    Problem,
    RaporError,
    RenderFailed,
    UsageError,
)
from pipeline.translatable import _

BUG = 1
_REPORTS_A_WORKER = 20
_DEFAULT_LANGUAGE = "id"


@dataclass(frozen=True)
class Result:
    """How one report ended. `detail` is the message, or the traceback of a bug."""

    report: str
    period: str = ""
    language: str = _DEFAULT_LANGUAGE
    exit_code: int = 0
    outcome: run.Outcome | None = None
    problems: tuple[Problem, ...] = ()
    detail: str = ""


Step = Callable[[run.Order, run.Job], run.Outcome]


def checked(order: run.Order, job: run.Job) -> run.Outcome:
    """Ingest and validate alone; the tables' warnings are counted."""
    tables = run.checked(order, job)
    return run.Outcome("checked", job.outputs / order.report, warnings=len(tables.problems))


def results(
    folders: Sequence[ReportFolder], job: run.Job, step: Step, jobs: int
) -> Iterator[Result]:
    """Each report's result as it comes: agency by agency, its periods from the oldest on.

    Worker processes are replaced after some reports: WeasyPrint keeps memory until a process ends.
    """
    periods = _by_agency(folders)
    one = partial(_results, job=job, step=step)
    if jobs <= 1 or len(periods) <= 1:
        yield from chain.from_iterable(map(one, periods))
        return
    with ProcessPoolExecutor(
        max_workers=min(jobs, len(periods)),
        mp_context=get_context("spawn"),
        max_tasks_per_child=_REPORTS_A_WORKER,
    ) as workers:
        yield from chain.from_iterable(workers.map(one, periods))


def _by_agency(folders: Sequence[ReportFolder]) -> list[list[ReportFolder]]:
    """The folders of each agency by period: a report reads what its agency signed before it."""
    agencies: dict[str, list[tuple[date, ReportFolder]]] = {}
    for folder in folders:
        agency_id, start = _whose(folder)
        agencies.setdefault(agency_id, []).append((start, folder))
    return [
        [folder for _, folder in sorted(periods, key=lambda period: period[0])]
        for periods in agencies.values()
    ]


def _whose(folder: ReportFolder) -> tuple[str, date]:
    """The agency and the first day of a report; one with wrong settings stands by itself."""
    try:
        given = read_report_file(folder)
    except PolicyWrong:
        return folder.name, date.min
    return given.agency.id, given.period.start


def _results(folders: Sequence[ReportFolder], job: run.Job, step: Step) -> list[Result]:
    return [_result(folder, job, step) for folder in folders]


def _result(folder: ReportFolder, job: run.Job, step: Step) -> Result:
    """Try one report. A bug is kept from the others, never from the user: it ends in exit 1."""
    started = Result(folder.name)
    try:
        order = run.ordered(folder, job)
        started = Result(order.report, order.given.period.id, order.given.report.language)
        outcome = step(order, job)
    except (InputsRefused, PolicyWrong) as refusal:
        return _ended(started, refusal.exit_code, problems=refusal.problems)
    except RaporError as error:
        return _ended(started, error.exit_code, detail=str(error))
    except Exception:
        return _ended(started, BUG, detail=traceback.format_exc())
    return _ended(started, 0, outcome=outcome)


def _ended(
    started: Result,
    exit_code: int,
    *,
    outcome: run.Outcome | None = None,
    problems: tuple[Problem, ...] = (),
    detail: str = "",
) -> Result:
    return Result(
        started.report, started.period, started.language, exit_code, outcome, problems, detail
    )


def line(result: Result) -> str:
    """One report's result in one line, in its own language."""
    say = language(result.language).say
    name = f"{result.report} {result.period}".strip()
    outcome = result.outcome
    if outcome is None:
        return _failure(result, name)
    values = {"name": name, "folder": outcome.folder, "warnings": outcome.warnings}
    match outcome.status:
        case "built":
            message = _("{name}: built, {findings} findings, {warnings} warnings: {folder}")
            return say(message, findings=outcome.findings, **values)
        case "standing":
            return say("{name}: up to date: {folder}", **values)
        case "checked":
            return say("{name}: can be built, {warnings} warnings", **values)
        case "explained":
            return outcome.text


def _failure(result: Result, name: str) -> str:
    say, count = language(result.language).say, len(result.problems)
    match result.exit_code:
        case InputsRefused.exit_code:
            return say("{name}: refused, {count} problems", name=name, count=count)
        case PolicyWrong.exit_code:
            return say("{name}: settings are wrong, {count} problems", name=name, count=count)
        case UsageError.exit_code:
            return result.detail
        case RenderFailed.exit_code:
            return say("{name}: could not be rendered. {detail}", name=name, detail=result.detail)
        case _:
            return say("{name}: a fault of the program.\n{detail}", name=name, detail=result.detail)
