"""One report: the stages in order. Read this first.

    ingest → validate → measure → score → examine → recommend → report → render → publish

Every stage takes what the ones before it made; none calls another. What one needs of another
(advice asks how the score would move) is handed in here as a function.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from pipeline import examine, ingest, measure, publish, recommend, report, score, validate
from pipeline.case import Case
from pipeline.delivery import Delivery, RawTable, Tables
from pipeline.language import language
from pipeline.problems import Finding, InputsRefused, PolicyWrong, Problem
from pipeline.reportfile import FileSource, ReportFile
from pipeline.results import EarlierScorecard, Recommendation, Scored
from pipeline.tables import contract_of, withheld_headings


@dataclass(frozen=True)
class Job:
    """What may vary between two runs of the same report."""

    inputs: Path
    outputs: Path
    templates: Path | None = None
    as_of: date | None = None
    force: bool = False
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The variables that `database = "env:NAME"` may name; they hold passwords."""


@dataclass(frozen=True)
class Order:
    """What an agency asks for and delivers, as read and not yet judged."""

    folder: ingest.ReportFolder
    given: ReportFile
    policy: ingest.LoadedRulebook
    delivery: Delivery
    logo: str = ""
    earlier: tuple[EarlierScorecard, ...] = ()

    @property
    def report(self) -> str:
        """The report's folder in outputs/: periods of one report share it."""
        return self.folder.name.split("/")[0]


Account = tuple[Case, tuple[Finding, ...], tuple[Recommendation, ...]]
"""A scored case, what an auditor finds in it, and what follows."""


@dataclass(frozen=True)
class Outcome:
    """What became of one report. `standing`: nothing had changed, what stands is up to date.

    `text` is the answer to a question, already worded; `problems` are the warnings, if asked.
    """

    status: Literal["built", "standing", "checked", "explained"]
    folder: Path
    score: str = ""
    findings: int = 0
    warnings: int = 0
    text: str = ""
    problems: tuple[Problem, ...] = ()


def ordered(folder: ingest.ReportFolder, job: Job) -> Order:
    """Read what an agency gives, and what it signed before. Raises PolicyWrong."""
    given = ingest.read_report_file(folder)
    policy = ingest.read_rulebook(given.rulebook.use, folder, job.inputs / "shared")
    earlier = ingest.earlier_records(
        job.outputs, given.agency.id, given.period, example=given.report.example
    )
    logo = ingest.read_logo(folder, given)
    delivery = ingest.read_tables(folder, given, job.environment)
    return Order(folder, given, policy, delivery, logo, earlier)


def checked(order: Order, job: Job) -> Tables:
    """Validate a delivery. Raises InputsRefused after writing the refusal's files."""
    try:
        tables = validate.validated(order.delivery, order.given, order.policy.rulebook)
    except InputsRefused as refusal:
        publish.refuse(job.outputs, order.report, _refusal(order, refusal.problems))
        raise
    publish.clear_refusal(job.outputs, order.report)
    return tables


def _refusal(order: Order, problems: Sequence[Problem]) -> Mapping[str, bytes]:
    """What goes back to the sender: the list, and the tables with every fault marked."""
    words = language(order.given.report.language)
    raw = order.delivery.tables.values()
    withheld = {
        table.name: withheld_headings(table.frame.columns, contract, _found_under(order, table))
        for table in raw
        if (contract := contract_of(table.name, order.given))
    }
    day = order.given.report.issued_on
    return {
        "problems.csv": publish.problems_csv(problems, words),
        "corrections.xlsx": publish.corrections(raw, problems, withheld, words, day),
    }


def _found_under(order: Order, table: RawTable) -> Mapping[str, Sequence[str]]:
    """The headings that a column has by its own words, or by report.toml."""
    source = order.given.sources.get(table.name, FileSource())
    return {**table.columns, **{column: (name,) for column, name in source.columns.items()}}


def built(order: Order, job: Job) -> Outcome:
    """Build one report, or leave it where it is up to date.

    Raises InputsRefused, PolicyWrong or RenderFailed; what stood before then stands untouched.
    """
    ingredients = _ingredients(order, job)
    plan = _plan(order, ingredients, job)
    if not plan.build:
        publish.clear_refusal(job.outputs, order.report)
        return Outcome("standing", job.outputs / order.report / order.given.period.id)
    case = scored_case(order, checked(order, job))
    findings = examine.found(case)
    advice = recommend.recommended(case, lambda met: _scores(case, supposing_met=met))
    account = (case, findings, advice)
    files = _files(order, account, ingredients, plan, job)
    settled = publish.settled(plan, files)
    if settled != plan:
        files = _files(order, account, ingredients, settled, job)
    identity = _identity(order, case)
    folder = publish.publish(job.outputs, identity, files, ingredients, settled)
    return Outcome("built", folder, identity.score, len(findings), len(case.tables.problems))


def _plan(order: Order, ingredients: publish.Ingredients, job: Job) -> publish.Plan:
    """What publishing will do; a changed final hears of bad inputs before its missing note."""
    standing = publish.standing(job.outputs, order.report, order.given.period.id)
    try:
        return publish.decision(standing, ingredients, order.given.report, force=job.force)
    except PolicyWrong:
        checked(order, job)
        raise


def scored_case(order: Order, tables: Tables) -> Case:
    """Measure and score validated tables."""
    given, rulebook = order.given, order.policy.rulebook
    measured = measure.measured(tables, given, rulebook)
    return Case(
        tables,
        measured,
        score.scored(tables, measured, given, rulebook),
        given,
        rulebook,
        language(given.report.language),
        score.supposing(tables, measured, given, rulebook),
        order.earlier,
        score.against_yardsticks(tables, measured, given, rulebook),
        order.policy.differences,
    )


def explained(order: Order, job: Job, *, measure_id: str) -> Outcome:
    """How one measure's score came about. Raises InputsRefused; writes nothing."""
    tables = validate.validated(order.delivery, order.given, order.policy.rulebook)
    case = scored_case(order, tables)
    text = report.explained(case, examine.found(case), measure_id)
    return Outcome("explained", job.outputs / order.report, text=text)


def _scores(case: Case, *, supposing_met: Collection[str]) -> Scored:
    return score.scored(
        case.tables, case.measured, case.report_file, case.rulebook, supposing_met=supposing_met
    )


def _files(
    order: Order, account: Account, made_of: publish.Ingredients, plan: publish.Plan, job: Job
) -> Mapping[str, bytes]:
    """Every file of the report but its manifest."""
    from pipeline import render  # noqa: PLC0415 -- WeasyPrint takes half a second to import

    case, _, advice = account
    document = report.document_of(
        *account,
        logo=order.logo,
        files={**made_of.inputs, **made_of.rulebooks},
        revision=plan.revision,
    )
    record = report.as_json(report.record_of(*account, report=order.report, revision=plan.revision))
    origin = publish.origin(_identity(order, case), made_of, plan)
    embedded = report.enclosures_of(case, order.policy.texts, record, origin)
    pages = render.rendered(document, templates=job.templates, embedded=embedded)
    return {
        "report.pdf": pages.report_pdf,
        "brief.pdf": pages.brief_pdf,
        "report.html": pages.report_html,
        "scorecard.json": record,
        "scorecard.xlsx": publish.workbook(
            report.sheets_of(*account), order.given.report.issued_on
        ),
        "problems.csv": publish.problems_csv(case.tables.problems, case.language),
        "actions.csv": publish.actions_csv(report.actions_of(case, advice)),
    }


def _identity(order: Order, case: Case) -> publish.Identity:
    whole = case.scored.scorecard.row(0, named=True)
    return publish.Identity(
        report=order.report,
        agency_id=order.given.agency.id,
        agency=order.given.agency.name,
        period=order.given.period.id,
        title=case.language.say("Performance report"),
        score="" if whole["score"] is None else case.language.number(whole["score"]),
        example=order.given.report.example,
    )


def _ingredients(order: Order, job: Job) -> publish.Ingredients:
    from pipeline.render import shipped_templates  # noqa: PLC0415 -- as above

    folders = [shipped_templates(), *([job.templates] if job.templates else [])]
    templates = {
        f"{number}/{name}": digest
        for number, root in enumerate(folders)
        for name, digest in publish.tree_fingerprints(root).items()
    }
    return publish.Ingredients(
        inputs={
            **ingest.settings_files(order.folder, order.given),
            **order.delivery.files,
            **{f"outputs/{signed.file}": signed.sha256 for signed in order.earlier},
        },
        rulebooks=order.policy.files,
        templates=templates,
        code=publish.tree_fingerprint(Path(__file__).parent),
        versions=publish.versions(),
        as_of=job.as_of or order.given.report.issued_on,
    )
