"""What the sender of a refused delivery gets back, and which lines he may adopt."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipeline import ingest, publish, validate
from pipeline.delivery import Delivery, RawTable
from pipeline.language import language
from pipeline.problems import Problem
from pipeline.proposals import Proposal, adopted
from pipeline.reportfile import FileSource, ReportFile
from pipeline.tables import Table, sent_back, withheld_headings


def refusal_files(
    folder: ingest.ReportFolder,
    given: ReportFile,
    delivery: Delivery,
    problems: Sequence[Problem],
) -> Mapping[str, bytes]:
    """The list of problems, the tables with every fault marked and no person named, and report.toml
    with the lines that the problems prove."""
    words = language(given.report.language)
    raw: list[RawTable] = []
    withheld = {}
    for table in (one.delivered or one for one in delivery.tables.values()):
        contract = validate.contract_of_delivered(table, given) or Table(table.name, "", ())
        found = _found_under(given, table)
        told = validate.told_in_days(table, contract, _source(given, table))
        frame = sent_back(told.frame, contract, found)
        raw += _renamed(told, frame).apart()
        withheld[table.name] = withheld_headings(frame, contract, found)
    day = given.report.issued_on
    return {
        "problems.csv": publish.problems_csv(problems, words),
        "corrections.xlsx": publish.corrections(raw, problems, withheld, words, day),
        **_settings_back(folder, problems, given.report.language),
    }


def refuse_tables(
    outputs: Path,
    folder: ingest.ReportFolder,
    given: ReportFile,
    delivery: Delivery,
    problems: Sequence[Problem],
) -> None:
    """Write what the sender of refused tables gets back."""
    publish.refuse(outputs, folder.name, refusal_files(folder, given, delivery, problems))


def refuse_settings(
    outputs: Path, folder: ingest.ReportFolder, problems: Sequence[Problem], code: str
) -> None:
    """Write what the sender gets back where report.toml is wrong or forbids what was asked."""
    files = {"problems.csv": publish.problems_csv(problems, language(code))}
    publish.refuse(outputs, folder.name, {**files, **_settings_back(folder, problems, code)})


def adopt(folder: ingest.ReportFolder, problems: Sequence[Problem], code: str) -> bool:
    """Write what the problems prove into the folder's report.toml; return whether it says more.

    A comment beside each line says what it settles, in a language; what only the sender can decide
    waits as comments, each once.
    """
    return write_settings(folder, _with_reasons(problems, code))


def write_settings(folder: ingest.ReportFolder, proposals: Sequence[Proposal]) -> bool:
    """Write proposals into the folder's report.toml; return whether it says more then."""
    there = ingest.settings_text(folder)
    if there is None:
        return False
    file, content = there
    new = adopted(content, tuple(proposals))
    if new != content:
        publish.replace_file(file, new)
    return tomllib.loads(new.decode("utf-8-sig")) != tomllib.loads(content.decode("utf-8-sig"))


def _with_reasons(problems: Sequence[Problem], code: str) -> list[Proposal]:
    """The problems' proposals, each with the problem that it settles as its reason."""
    words = language(code)
    return [
        replace(proposal, because=proposal.because or words.problem(problem))
        for problem in problems
        for proposal in problem.proposals
    ]


def _settings_back(
    folder: ingest.ReportFolder, problems: Sequence[Problem], code: str
) -> Mapping[str, bytes]:
    """The delivered report.toml with what the problems prove; nothing where it cannot be read."""
    there = ingest.settings_text(folder)
    if there is None:
        return {}
    return {"report.toml": adopted(there[1], tuple(_with_reasons(problems, code)))}


def _found_under(given: ReportFile, table: RawTable) -> Mapping[str, Sequence[str]]:
    """The headings of each column, found by the table's own words or by report.toml."""
    return {**table.columns, **_source(given, table).columns}


def _source(given: ReportFile, table: RawTable) -> FileSource:
    return given.sources.get(table.name, FileSource())


def _renamed(table: RawTable, frame: pl.DataFrame) -> RawTable:
    """The table with the headings of a frame, in which no person may be named."""
    names = dict(zip(table.frame.columns, frame.columns, strict=True))
    stored = {names[heading]: flags for heading, flags in table.stored.items() if heading in names}
    parts = tuple(replace(one, positions=_under(names, one.positions)) for one in table.parts)
    others = {name: at for name, at in table.positions.items() if name not in names}
    positions = {**others, **_under(names, table.positions)}
    return replace(table, frame=frame, stored=stored, positions=positions, parts=parts)


def _under(names: Mapping[str, str], positions: Mapping[str, int]) -> Mapping[str, int]:
    return {names[name]: at for name, at in positions.items() if name in names}
