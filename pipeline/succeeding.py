"""Makes the folder of a report's next period: same agency, surveys, sources and measures."""

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipeline import ingest, publish, report
from pipeline.account import Measure
from pipeline.case import Case
from pipeline.delivery import ROW, Tables
from pipeline.ingest.files.present import is_file
from pipeline.ingest.published.earlier import finals_of
from pipeline.language import Language
from pipeline.people import discreet
from pipeline.problems import InputsRefused, Problem
from pipeline.publish.starter_rows import Value
from pipeline.reportfile import FileSource, Period
from pipeline.run import Job, Order, Outcome, accounted, validated
from pipeline.scorecard import Source
from pipeline.tables import DELIVERED, Table, survey_table

REALIZATION = "realization"
_GO_OVER = ("links", "csf")
"""Tables of the strategy, which a new period does not change."""
_PERIOD = re.compile(r"-\d{4}(-(S[12]|Q[1-4]|\d{2}))?$")
Row = Mapping[str, Value]


def next_place(folder: ingest.ReportFolder, period: Period) -> Path:
    """Where the folder of the period after this one belongs."""
    following = publish.next_period(period).id
    if folder.parents:
        return folder.path.parent / following
    return folder.path.parent / f"{_PERIOD.sub('', folder.path.name)}-{following}"


def continued(order: Order, job: Job, *, words: Language) -> Outcome:
    """Write the folder of the next period, and report what it waits for.

    Raises InputsRefused where the report itself cannot be read, or its final is not found.
    """
    tables = validated(order)
    case = _as_given(accounted(order, tables).case, order, job)
    ended = publish.Ended(
        settings=(order.folder.path / "report.toml").read_bytes(),
        given=order.given,
        measures=_register(tables, case),
        carried=dict(_carried(order, tables, case)),
    )
    perspectives = order.policy.rulebook.perspectives
    files = publish.next_files(ended, _to_fill(order), words, perspectives)
    place = next_place(order.folder, order.given.period)
    publish.start(place, {**dict(_beside(order)), **files})
    return Outcome("explained", place, text="\n".join(_told(place, ended, order, words)))


def _as_given(case: Case, order: Order, job: Job) -> Case:
    """The case with the advice and follow-up of its published final: advice computed now was given
    to nobody. A report that is no final has not advised anything yet."""
    given = order.given
    if given.report.status != "final":
        return replace(case, account=replace(case.account, recommendations=()))
    finals, problems = finals_of(job.outputs, given.agency.id, None, example=given.report.example)
    days = (given.period.start, given.period.end)
    final = next((one for one in finals if (one.period.start, one.period.end) == days), None)
    if final is None:
        raise InputsRefused([*problems, _not_found(order, job)])
    account = replace(
        case.account, recommendations=final.recommendations, follow_up=final.follow_up
    )
    return replace(case, account=account)


def _not_found(order: Order, job: Job) -> Problem:
    line = ("rapor", "report", order.folder.name, "--inputs", job.inputs, "--outputs", job.outputs)
    values = {"period": order.period, "command": shlex.join(map(str, line))}
    return Problem("final-not-found", "report.toml", column="report.status", values=values)


def _told(place: Path, ended: publish.Ended, order: Order, words: Language) -> Iterator[str]:
    say, asked = words.say, ended.asked
    yield say("{folder} is ready: fill in report.toml and inputs.xlsx", folder=place)
    if order.given.report.status != "final":
        yield say(
            "{period} is no final: what it would advise was given to nobody and is not carried on. "
            "Once it is one, remove this folder and begin it anew.",
            period=order.period,
        )
    for name in asked:
        yield say("report.toml asks where the table {table} of the new period is.", table=name)
    for name, file in _awaited(order):
        if name not in asked:
            yield say(
                "Bring the table {table} of the new period; report.toml reads it from {file}.",
                table=name,
                file=discreet(file),
            )


def _rows(frame: pl.DataFrame) -> Sequence[Row]:
    return frame.drop(ROW).to_dicts()


def _register(tables: Tables, case: Case) -> Sequence[Row]:
    """The rows of the register; a target given as a grade is written as that grade."""
    graded: dict[Value, Row] = {measure.id: _grades(measure) for measure in case.account.measures}
    return [
        {**row, **graded.get(row["measure_id"], {})} for row in _rows(tables.frames[REALIZATION])
    ]


def _grades(measure: Measure) -> Row:
    promised = {"next_target": measure.next_step.promised, "renstra_target": measure.renstra}
    return {name: value for name, value in promised.items() if isinstance(value, str)}


def _carried(order: Order, tables: Tables, case: Case) -> Iterator[tuple[str, Sequence[Row]]]:
    """The rows that are carried over: the strategy's, earlier periods, and the advice to be
    answered. Rows of a file that report.toml names are read there again."""
    here = [name for name in tables.frames if not order.given.sources.get(name, FileSource()).file]
    for name in _GO_OVER:
        if name in here:
            yield name, _rows(tables[name])
    before = _rows(tables["history"]) if "history" in here else []
    if history := [*before, *_history_of(case)]:
        yield "history", history
    if actions := report.actions_of(case):
        yield "actions", [_to_answer(action) for action in actions]


def _to_answer(action: Mapping[str, str]) -> Row:
    """A recommendation to be answered; a recommendation of others keeps its progress."""
    if action["source"] not in ("", Source.RAPOR):
        return action
    return {**action, "status": None, "due": None}


def _history_of(case: Case) -> Iterator[Row]:
    """The figures of a period that was not signed; those of a final are read in its own folder."""
    if case.report_file.report.status == "final":
        return
    for measure in case.account.measures:
        if measure.actual is not None or measure.target is not None:
            yield {
                "measure_id": measure.id,
                "period": case.report_file.period.id,
                "target": measure.target,
                "actual": measure.actual,
            }


def _to_fill(order: Order) -> Iterator[Table]:
    """The delivered tables without their own source in report.toml: each gets a sheet."""
    for name in _delivered(order):
        if not order.given.sources.get(name, FileSource()).file:
            survey_id = name.removeprefix("survey_")
            survey = order.given.surveys.get(survey_id)
            yield survey_table(survey_id, survey) if survey else DELIVERED[name]


def _awaited(order: Order) -> Iterator[tuple[str, str]]:
    """The files named in report.toml that the next period has to bring."""
    for name in _delivered(order):
        if (source := order.given.sources.get(name)) and source.file:
            yield name, source.file


def _delivered(order: Order) -> list[str]:
    gone = {REALIZATION, "history", "actions", *_GO_OVER}
    return [name for name in order.delivery.tables if name not in gone]


def _beside(order: Order) -> Iterator[tuple[str, bytes]]:
    """The logo, and the rulebook's own files, as they are in the folder."""
    named = [order.given.agency.logo, *(name for name in order.policy.files if "/" not in name)]
    for name in named:
        if name and is_file(file := order.folder.path / name):
            yield name, file.read_bytes()
