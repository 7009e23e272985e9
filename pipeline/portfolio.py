"""Builds the portfolio of every period that several agencies share, after their reports.

A portfolio that fails leaves the earlier portfolio as it was, and touches no report.
"""

import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline import ingest, publish, report, score, validate
from pipeline.account import AgencyName, Expected, Gathered, Portfolio, Refusal
from pipeline.account.portfolio import as_json
from pipeline.deliveries import settings_of
from pipeline.ingredients import code, templates_of
from pipeline.language import Language
from pipeline.orders import Job
from pipeline.problems import InputsRefused, Problem, RaporError
from pipeline.reportfile import ReportFile

BUG = 1
Paper = Literal["A4", "F4"]


@dataclass(frozen=True)
class Ended:
    """How a portfolio ended, in words; the problems of the list of agencies, if it is wrong."""

    told: str
    exit_code: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class _Around:
    """What goes with the records: the agencies due to deliver, the fingerprint of their list, the
    folders' settings, and the most usual paper."""

    expected: tuple[Expected, ...]
    list_file: Mapping[str, str]
    settings: Mapping[ingest.ReportFolder, ReportFile | None]
    paper: Paper


def portfolios(job: Job, language: Language) -> Iterator[Ended]:
    """Build the portfolios that changed, by period, and yield how each ended."""
    try:
        shared = tuple(ingest.shared_periods(job.outputs))
        publish.keep_portfolios(job.outputs, {one.period for one in shared})
        if not shared:
            return
        around = _around(job.inputs)
    except InputsRefused as refusal:
        told = language.say("Portfolio: agencies.csv is wrong, and no portfolio was built.")
        yield Ended(told, refusal.exit_code, refusal.problems)
        return
    except Exception:
        yield _bug("portfolio", language)
        return
    for gathered in shared:
        yield _tried(gathered, job, language, around, latest=gathered is shared[-1])


def _tried(
    gathered: Gathered, job: Job, language: Language, around: _Around, *, latest: bool
) -> Ended:
    """Try one period; its failure is reported and affects nothing else."""
    period = gathered.period
    try:
        refused = tuple(_refused(around.settings, period, job.outputs, latest=latest))
        return _built(gathered.beside(refused, around.expected), job, language, around)
    except RaporError as error:
        detail = language.shown(error.message)
        told = language.say(
            "Portfolio {period}: could not be built. {detail}", period=period, detail=detail
        )
        return Ended(told, error.exit_code)
    except Exception:
        return _bug(f"portfolio {period}", language)


def _bug(name: str, language: Language) -> Ended:
    detail = traceback.format_exc()
    return Ended(
        language.say("{name}: a fault of the program.\n{detail}", name=name, detail=detail), BUG
    )


def _built(gathered: Gathered, job: Job, language: Language, around: _Around) -> Ended:
    """Build the portfolio of a period, or leave it where it is up to date."""
    say, period = language.say, gathered.period
    ingredients = _ingredients(gathered, job, language, around)
    plan = publish.portfolio_plan(job.outputs, period, ingredients, force=job.force)
    if not plan.build:
        folder = job.outputs / publish.PORTFOLIO / period
        return Ended(say("Portfolio {period}: up to date: {folder}", period=period, folder=folder))
    whole = ingest.with_policies(gathered, job.outputs)
    portfolio = score.portfolio_of(whole)
    files = _files(portfolio, whole, job, language, around.paper)
    identity = _identity(portfolio, language)
    folder = publish.publish_portfolio(job.outputs, identity, files, ingredients, plan)
    agencies = language.say_many("{count} agency", "{count} agencies", len(portfolio.agencies))
    built = say(
        "Portfolio {period}: built, {agencies}: {folder}",
        period=period,
        agencies=agencies,
        folder=folder,
    )
    return Ended(built)


def _files(
    portfolio: Portfolio, gathered: Gathered, job: Job, language: Language, paper: Paper
) -> Mapping[str, bytes]:
    from pipeline import render  # noqa: PLC0415 -- WeasyPrint takes half a second to import

    record = as_json(portfolio)
    pages = report.portfolio_pages(
        portfolio,
        gathered,
        language,
        paper,
        report.fixed_words(language),
        publish.fingerprint(record),
    )
    inside = (report.embedded(portfolio, record, language),)
    sheets = report.portfolio_sheets(portfolio, gathered, language)
    return {
        "portfolio.pdf": render.portfolio_pdf(pages, templates=job.templates, embedded=inside),
        "portfolio.xlsx": publish.workbook(sheets, portfolio.as_of),
        "portfolio.json": record,
    }


def _identity(portfolio: Portfolio, language: Language) -> publish.Identity:
    title = report.title_of(portfolio, language)
    return publish.Identity(
        report=publish.PORTFOLIO,
        agency_id="",
        agency=portfolio.region or title,
        period=portfolio.period,
        title=title,
    )


def _ingredients(
    gathered: Gathered, job: Job, language: Language, around: _Around
) -> publish.Ingredients:
    """Everything that can change a byte of it; withdrawn or altered agencies count by name."""
    left_out = {
        f"{why}/{agency.id}": ""
        for why, agencies in (("withdrawn", gathered.withdrawn), ("altered", gathered.altered))
        for agency in agencies
    }
    return publish.Ingredients(
        inputs={
            **around.list_file,
            **{f"outputs/{one.file}": one.sha256 for one in gathered.delivered},
            **{f"outputs/{one.file}": one.sha256 for one in gathered.refused},
            **left_out,
        },
        rulebooks={},
        templates=templates_of(job),
        code=code(),
        versions={**publish.versions(), "language": language.code, "paper": around.paper},
        as_of=gathered.as_of,
    )


def _around(inputs: Path) -> _Around:
    """The settings and the agencies due. Raises InputsRefused where their list is wrong."""
    expected, list_file = _expected(inputs)
    settings = {folder: settings_of(folder) for folder in ingest.report_folders(inputs)}
    paper = _paper([given for given in settings.values() if given])
    return _Around(expected, list_file, settings, paper)


def _expected(inputs: Path) -> tuple[tuple[Expected, ...], Mapping[str, str]]:
    """The agencies due to deliver, and the fingerprint of their list; nothing without a list.
    Raises InputsRefused."""
    found = ingest.read_agencies(inputs)
    if found is None:
        return (), {}
    raw, problems = found
    return validate.expected_agencies(raw, problems), {raw.source.file: raw.source.sha256}


def _refused(
    settings: Mapping[ingest.ReportFolder, ReportFile | None],
    period: str,
    outputs: Path,
    *,
    latest: bool,
) -> Iterator[Refusal]:
    """The agencies whose newest delivery of the period was refused; a delivery whose period cannot
    be read counts for the latest period."""
    for folder, given in settings.items():
        place = publish.refusal_folder(outputs, folder.name)
        kinds, sha256 = ingest.refused_for(place)
        if not sha256 or (given and given.report.example):
            continue
        own = given.period.id if given else ""
        if own == period or (not own and latest):
            agency = given.agency if given else None
            name = (
                AgencyName(agency.id, agency.name, agency.region)
                if agency
                else AgencyName(folder.agency_id, folder.name)
            )
            file = (place / "problems.csv").relative_to(outputs).as_posix()
            yield Refusal(name, folder.name, own, kinds, file, sha256)


def _paper(settings: Sequence[ReportFile]) -> Paper:
    """The paper of most reports; A4 if there are equally many."""
    counts: Counter[Paper] = Counter(given.report.paper for given in settings)
    return "F4" if counts["F4"] > counts["A4"] else "A4"
