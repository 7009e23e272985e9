"""Runs many reports: each is tried, none stops or touches another, and the worst exit code wins."""

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from pipeline import run
from pipeline.agencies import Agency, agencies_of, names_of
from pipeline.audit import refuse_without_extractor
from pipeline.cluster import map_on_cluster
from pipeline.collector import resting_collector
from pipeline.crew import UNLIMITED, Limits, crew
from pipeline.deliveries import TableRead, tables_now, variables_of
from pipeline.ingest import ReportFolder, asked_language
from pipeline.language import Language, language
from pipeline.problems import (
    InputsRefused,
    PolicyWrong,
    Problem,
    RaporError,
    RenderFailed,
    UsageError,
)
from pipeline.publish import OutputsUnwritable
from pipeline.refusals import adopt, refuse_settings
from pipeline.stopwatch import stages_timed

BUG = 1
_ROUNDS = 5
"""Most rounds of adopting lines: each round may make a table readable and show its own faults."""
_DEFAULT_LANGUAGE = "id"


@dataclass(frozen=True)
class Result:
    """How one report ended. `detail` is the message, or the traceback of a bug.

    `tables` are those that were read, for a check or a refused delivery.
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
    """The delivered folder; for one period among several, below its report's."""
    is_given_up: bool = False
    """Whether it broke its process twice."""
    rows: int = 0
    """The rows of all tables that were read."""
    stages: Mapping[str, float] = field(default_factory=dict)
    """The seconds that each stage took."""


Step = Callable[[run.Order, run.Job], run.Outcome]


def checked(order: run.Order, job: run.Job) -> run.Outcome:
    """Only ingest and validate; the tables' warnings are printed."""
    problems = run.checked(order, job).problems
    warnings = sum(problem.places for problem in problems)
    return run.Outcome("checked", job.outputs / order.report, warnings=warnings, problems=problems)


def adopted(order: run.Order, job: run.Job, step: Step = checked) -> run.Outcome:
    """Check, write what the problems prove, including the warnings of an accepted delivery, and
    check again."""
    for _round in range(_ROUNDS):
        try:
            outcome = step(order, job)
            proved = [one for one in outcome.problems if _is_proved(one)]
            if not (proved and adopt(order.folder, proved, order.settings.given.report.language)):
                return outcome
        except InputsRefused as refusal:
            if not adopt(order.folder, refusal.problems, order.settings.given.report.language):
                raise
        order = run.ordered(order.folder, job, order.neighbours)
    return step(order, job)


def _is_proved(problem: Problem) -> bool:
    return any(proposal.standing == "proved" for proposal in problem.proposals)


def results(
    folders: Sequence[ReportFolder],
    job: run.Job,
    step: Step,
    jobs: int,
    limits: Limits | None = None,
    cluster: str = "",
) -> Iterator[Result]:
    """Each report's result as it is ready: agency by agency, its periods from the oldest on.

    With limits, or several jobs, separate processes work on several reports, or on a report set by
    an agency's own templates; with the address of a cluster, its workers do. Raises UsageError
    where no scheduler answers.
    """
    if job.audit:
        refuse_without_extractor()
        job = replace(job, agencies=names_of(folders))
    steps = agencies_of(folders, job.inputs, job.outputs)
    if cluster:
        job = _anywhere(job, folders)
    one, given_up = partial(_result, job=job, step=step), partial(_given_up, job=job)
    if cluster:
        yield from _each(partial(map_on_cluster, cluster, one, given_up), steps)
    elif (jobs <= 1 and limits is None) or (sum(map(len, steps)) <= 1 and not job.templates):
        yield from (one(*asked) for asked in chain.from_iterable(chain.from_iterable(steps)))
    else:
        with crew(jobs, limits or UNLIMITED) as hands:
            yield from _each(partial(hands.map, one, given_up), steps)


def _each(
    work: Callable[[Sequence[Agency]], Iterator[list[Result]]], steps: Sequence[Sequence[Agency]]
) -> Iterator[Result]:
    """The results of one step after another: no agency begins before what it takes is signed."""
    for together in steps:
        yield from chain.from_iterable(work(together))


def _anywhere(job: run.Job, folders: Sequence[ReportFolder]) -> run.Job:
    """The job for another machine: absolute paths, and only the environment that is named."""
    named = {name for folder in folders for name in variables_of(folder)}
    return replace(
        job,
        inputs=job.inputs.resolve(),
        outputs=job.outputs.resolve(),
        templates=job.templates.resolve() if job.templates else None,
        environment={name: job.environment[name] for name in named & job.environment.keys()},
    )


def _given_up(folder: ReportFolder, why: RaporError, job: run.Job) -> Result:
    detail = language(job.language).shown(why.message)
    return Result(folder.name, "", job.language, why.exit_code, detail=detail, is_given_up=True)


def _result(
    folder: ReportFolder, neighbours: run.Neighbours, *, job: run.Job, step: Step
) -> Result:
    with stages_timed() as stages:
        result = _tried(folder, neighbours, job, step)
    return replace(result, stages=stages)


def _tried(folder: ReportFolder, neighbours: run.Neighbours, job: run.Job, step: Step) -> Result:
    """Try one report. A bug stops no other report but is shown to the user, with exit code 1."""
    started, order = Result(folder.name, delivery=folder.name), None
    try:
        with resting_collector():
            order = run.ordered(folder, job, neighbours)
            given = order.settings.given
            started = replace(
                started,
                report=order.report,
                period=given.period.id,
                language=given.report.language,
            )
            outcome = step(order, job)
            tables = tables_now(order, job) if outcome.status == "checked" else ()
            started = replace(started, rows=order.rows_read)
    except InputsRefused as refused:
        tables = tables_now(order, job) if order else ()
        started = replace(started, rows=sum(table.rows or 0 for table in tables))
        code, problems = refused.exit_code, refused.problems
        return replace(started, exit_code=code, problems=problems, tables=tables)
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
        case UsageError.exit_code | OutputsUnwritable.exit_code:
            return result.detail
        case RenderFailed.exit_code if result.is_given_up:
            return say(
                "{name}: given up after two tries. {detail}", name=name, detail=result.detail
            )
        case RenderFailed.exit_code:
            return say("{name}: could not be rendered. {detail}", name=name, detail=result.detail)
        case _:
            return say("{name}: a fault of the program.\n{detail}", name=name, detail=result.detail)
