"""Many reports: each is tried, none stops or touches another, and the worst exit code wins."""

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from multiprocessing import get_context

from pipeline import run
from pipeline.collector import resting_collector
from pipeline.deliveries import TableRead, settings_of, tables_now
from pipeline.ingest import ReportFolder, asked_language, neighbour_problems
from pipeline.language import Language, language
from pipeline.problems import (
    InputsRefused,
    PolicyWrong,
    Problem,
    RaporError,
    RenderFailed,
    UsageError,
)
from pipeline.refusals import adopt, refuse_settings
from pipeline.reportfile import ReportFile
from pipeline.stopwatch import stages_timed

BUG = 1
_REPORTS_A_WORKER = 20
_ROUNDS = 5
"""So often lines are adopted: each round may let a table be read whose faults are seen then."""
_DEFAULT_LANGUAGE = "id"


@dataclass(frozen=True)
class Result:
    """How one report ended. `detail` is the message, or the traceback of a bug.

    `tables` are what was read, where that was asked or the delivery was refused.
    """

    report: str
    period: str = ""
    language: str = _DEFAULT_LANGUAGE
    exit_code: int = 0
    outcome: run.Outcome | None = None
    problems: tuple[Problem, ...] = ()
    tables: tuple[TableRead, ...] = ()
    detail: str = ""
    delivery: str = ""
    """The folder that was delivered; of one period among several, below its report's."""
    rows: int = 0
    """Of all tables that were read."""
    stages: Mapping[str, float] = field(default_factory=dict)
    """The seconds that each stage took."""


Step = Callable[[run.Order, run.Job], run.Outcome]


def checked(order: run.Order, job: run.Job) -> run.Outcome:
    """Ingest and validate only; the tables' warnings are printed."""
    problems = run.checked(order, job).problems
    warnings = sum(problem.places for problem in problems)
    return run.Outcome("checked", job.outputs / order.report, warnings=warnings, problems=problems)


def adopted(order: run.Order, job: run.Job, step: Step = checked) -> run.Outcome:
    """Check; write what the problems prove, warnings of a delivery that passes too, and check
    again."""
    for _round in range(_ROUNDS):
        try:
            outcome = step(order, job)
            proved = [one for one in outcome.problems if _is_proved(one)]
            if not (proved and adopt(order.folder, proved, order.given.report.language)):
                return outcome
        except InputsRefused as refusal:
            if not adopt(order.folder, refusal.problems, order.given.report.language):
                raise
        order = run.ordered(order.folder, job, order.noticed)
    return step(order, job)


def _is_proved(problem: Problem) -> bool:
    return any(proposal.standing == "proved" for proposal in problem.proposals)


def results(
    folders: Sequence[ReportFolder], job: run.Job, step: Step, jobs: int
) -> Iterator[Result]:
    """Each report's result as it comes: agency by agency, its periods from the oldest on.

    Worker processes are replaced after some reports: WeasyPrint keeps memory until a process ends.
    """
    read = {folder: given for folder in folders if (given := settings_of(folder))}
    periods = _by_agency(folders, read)
    noticed = neighbour_problems(read, job.inputs)
    one = partial(_results, job=job, step=step, noticed=noticed)
    if jobs <= 1 or len(periods) <= 1:
        yield from chain.from_iterable(map(one, periods))
        return
    with ProcessPoolExecutor(
        max_workers=min(jobs, len(periods)),
        mp_context=get_context("spawn"),
        max_tasks_per_child=_REPORTS_A_WORKER,
    ) as workers:
        yield from chain.from_iterable(workers.map(one, periods))


def _by_agency(
    folders: Sequence[ReportFolder], read: Mapping[ReportFolder, ReportFile]
) -> list[list[ReportFolder]]:
    """The folders of each agency by period, a year after its parts: a report reads what its agency
    signed before it. One with wrong settings is on its own."""
    agencies: dict[str, list[tuple[tuple[date, int], ReportFolder]]] = {}
    for folder in folders:
        given = read.get(folder)
        agency_id = given.agency.id if given else folder.name
        place = (given.period.end, given.period.days) if given else (date.min, 0)
        agencies.setdefault(agency_id, []).append((place, folder))
    return [
        [folder for _, folder in sorted(periods, key=lambda period: period[0])]
        for periods in agencies.values()
    ]


def _results(
    folders: Sequence[ReportFolder],
    job: run.Job,
    step: Step,
    noticed: Mapping[str, tuple[Problem, ...]],
) -> list[Result]:
    return [_result(folder, job, step, noticed.get(folder.name, ())) for folder in folders]


def _result(
    folder: ReportFolder, job: run.Job, step: Step, noticed: tuple[Problem, ...] = ()
) -> Result:
    with stages_timed() as stages:
        result = _tried(folder, job, step, noticed)
    return replace(result, stages=stages)


def _tried(folder: ReportFolder, job: run.Job, step: Step, noticed: tuple[Problem, ...]) -> Result:
    """Try one report. A bug is kept from the others, never from the user: it ends in exit 1."""
    started, tables = Result(folder.name, delivery=folder.name), tuple[TableRead, ...]()
    try:
        with resting_collector():
            order = run.ordered(folder, job, noticed)
            given = order.given
            started = replace(
                started,
                report=order.report,
                period=given.period.id,
                language=given.report.language,
            )
            try:
                outcome = step(order, job)
            finally:
                tables = tables_now(order, job)
                started = replace(started, rows=sum(table.rows or 0 for table in tables))
    except InputsRefused as refused:
        problems = refused.problems
        return replace(started, exit_code=refused.exit_code, problems=problems, tables=tables)
    except PolicyWrong as wrong:
        started = replace(started, language=asked_language(folder) or job.language)
        if not job.is_question:
            refuse_settings(job.outputs, folder, wrong.problems, started.language)
        return replace(started, exit_code=wrong.exit_code, problems=wrong.problems)
    except RaporError as error:
        detail = language(started.language).shown(error.message)
        return replace(started, exit_code=error.exit_code, detail=detail)
    except Exception:
        return replace(started, exit_code=BUG, detail=traceback.format_exc())
    if outcome.status != "checked":
        return replace(started, outcome=outcome)
    return replace(started, outcome=outcome, problems=outcome.problems, tables=tables)


def line(result: Result) -> str:
    """One report's result in one line, in its own language."""
    words = language(result.language)
    name = f"{result.report} {result.period}".strip()
    outcome = result.outcome
    if outcome is None:
        return _failure(result, name)
    warnings = _warnings(outcome.warnings, words)
    match outcome.status:
        case "built":
            findings = words.say_many("{count} finding", "{count} findings", outcome.findings)
            told = {"findings": findings, "warnings": warnings, "folder": outcome.folder}
            return words.say("{name}: built, {findings}, {warnings}: {folder}", name=name, **told)
        case "standing":
            return words.say("{name}: up to date: {folder}", name=name, folder=outcome.folder)
        case "withdrawn":
            return words.say("{name}: withdrawn: {folder}", name=name, folder=outcome.folder)
        case "checked":
            return words.say("{name}: can be built, {warnings}", name=name, warnings=warnings)
        case "explained":
            return outcome.text


def _warnings(count: int, words: Language) -> str:
    return words.say_many("{count} warning", "{count} warnings", count)


def _failure(result: Result, name: str) -> str:
    words = language(result.language)
    say = words.say
    count = sum(problem.places for problem in result.problems if problem.is_grave)
    warnings = sum(problem.places for problem in result.problems if not problem.is_grave)
    problems = words.say_many("{count} problem", "{count} problems", count)
    match result.exit_code:
        case InputsRefused.exit_code if warnings:
            told = {"problems": problems, "warnings": _warnings(warnings, words)}
            return say("{name}: refused, {problems}, {warnings}", name=name, **told)
        case InputsRefused.exit_code:
            return say("{name}: refused, {problems}", name=name, problems=problems)
        case PolicyWrong.exit_code:
            return say("{name}: settings are wrong, {problems}", name=name, problems=problems)
        case UsageError.exit_code:
            return result.detail
        case RenderFailed.exit_code:
            return say("{name}: could not be rendered. {detail}", name=name, detail=result.detail)
        case _:
            return say("{name}: a fault of the program.\n{detail}", name=name, detail=result.detail)
