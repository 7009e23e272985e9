"""One report: the stages in order. Read this first.

    ingest → validate → measure → score → examine → recommend → report → render → publish

Every stage takes what the ones before it made; none calls another. What one needs of another
(advice asks how the score would move) is handed in here as a function.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from pipeline import examine, ingest, measure, publish, recommend, report, score, validate
from pipeline.account import Past, as_json
from pipeline.case import Case
from pipeline.delivery import Delivery, Tables
from pipeline.evaluation import EvaluatorSheet
from pipeline.problems import InputsRefused, PolicyWrong, Problem
from pipeline.refusals import refusal_files
from pipeline.reportfile import ReportFile
from pipeline.tables import survey_tables, whole_tables, workings_csv


@dataclass(frozen=True)
class Job:
    """What may vary between two runs of the same report."""

    inputs: Path
    outputs: Path
    templates: Path | None = None
    as_of: date | None = None
    force: bool = False
    is_question: bool = False
    """Whether nothing is to be written, not even why a delivery is refused."""
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The variables that `database = "env:NAME"` may name; they hold passwords."""
    language: str = "id"
    """What the command speaks: of a report whose own language cannot be read."""


@dataclass(frozen=True)
class Order:
    """What an agency asks for and delivers, as read and not yet judged."""

    folder: ingest.ReportFolder
    given: ReportFile
    policy: ingest.LoadedRulebook
    delivery: Delivery
    logo: str = ""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Those for the annexes, as data URIs by the names of their files."""
    past: tuple[Past, ...] = ()
    parts: tuple[Past, ...] = ()
    """The finals of the parts of the year that is reported."""
    sheet: EvaluatorSheet | None = None
    """The one that evaluators of this period use; null where none is known."""
    noticed: tuple[Problem, ...] = ()
    """What stands out beside other folders of the agency; part of the delivery's problems."""

    @property
    def report(self) -> str:
        """The report's folder in outputs/: periods of one report share it."""
        return self.folder.name.split("/")[0]


@dataclass(frozen=True)
class Accounted:
    """A report's account with all that the stages added, and the tables it was made from."""

    case: Case
    tables: Tables


@dataclass(frozen=True)
class Outcome:
    """The result of one report. `standing`: the published files are up to date.

    `text` is the answer to a question, already worded; `problems` are the warnings, if asked.
    """

    status: Literal["built", "standing", "checked", "explained"]
    folder: Path
    score: str = ""
    findings: int = 0
    warnings: int = 0
    text: str = ""
    problems: tuple[Problem, ...] = ()


def ordered(folder: ingest.ReportFolder, job: Job, noticed: tuple[Problem, ...] = ()) -> Order:
    """Read what an agency gives, and what it signed before. Raises PolicyWrong."""
    given = ingest.read_report_file(folder)
    policy = ingest.read_rulebook(given.rulebook.use, folder, job.inputs / "shared")
    place, example = (job.outputs, given.agency.id, given.period), given.report.example
    past = ingest.earlier_records(*place, example=example)
    parts = ingest.part_records(*place, example=example)
    logo, pictures = ingest.read_logo(folder, given), ingest.read_appended(folder, given)
    read = ingest.read_tables(folder, given, job.environment)
    delivery = replace(read, problems=(*read.problems, *noticed))
    asked, sheet = ingest.with_items(given, delivery), ingest.evaluator_sheet(given.period)
    return Order(folder, asked, policy, delivery, logo, pictures, past, parts, sheet, noticed)


def validated(order: Order) -> Tables:
    """The tables of a delivery. Raises InputsRefused; writes nothing."""
    rulebook = order.policy.rulebook
    return validate.validated(order.delivery, order.given, rulebook, ingest.shelf)


def checked(order: Order, job: Job) -> Tables:
    """Validate a delivery. Raises InputsRefused after writing the refusal's files."""
    try:
        tables = validated(order)
    except InputsRefused as refusal:
        publish.refuse(
            job.outputs,
            order.folder.name,
            refusal_files(order.folder, order.given, order.delivery, refusal.problems),
        )
        raise
    publish.clear_refusal(job.outputs, order.folder.name)
    return tables


def built(order: Order, job: Job) -> Outcome:
    """Build one report, or leave it as it is where it is up to date.

    Raises InputsRefused, PolicyWrong or RenderFailed; what was published before stays untouched.
    """
    ingredients = _ingredients(order, job)
    plan = _plan(order, ingredients, job)
    if not plan.build:
        publish.clear_refusal(job.outputs, order.folder.name)
        return Outcome("standing", job.outputs / order.report / order.given.period.id)
    made = accounted(order, checked(order, job))
    files = _files(order, made, ingredients, plan, job)
    settled = publish.settled(plan, files)
    if settled != plan:
        files = _files(order, made, ingredients, settled, job)
    identity = _identity(order, made.case)
    folder = publish.publish(job.outputs, identity, files, ingredients, settled)
    account = made.case.account
    return Outcome("built", folder, identity.score, len(account.findings), len(account.warnings))


def _plan(order: Order, ingredients: publish.Ingredients, job: Job) -> publish.Plan:
    """What publishing will do; a changed final hears of bad inputs before its missing note."""
    standing = publish.standing(job.outputs, order.report, order.given.period.id)
    try:
        return publish.decision(standing, ingredients, order.given.report, force=job.force)
    except PolicyWrong:
        checked(order, job)
        raise


def accounted(order: Order, tables: Tables) -> Accounted:
    """Measure, score, examine and advise: each stage adds what it owns to the account."""
    given, policy, rulebook = order.given, order.policy, order.policy.rulebook
    measured = measure.measured(tables, given, rulebook, order.past, order.parts)
    account = score.account_of(tables, measured, given, rulebook, order.past, order.parts)
    case = Case(account, given, rulebook, policy.differences, policy.own_advice)
    rescore = partial(score.values_if_met, tables, measured, given, rulebook)
    advised = replace(account, recommendations=recommend.recommended(case, rescore))
    unused = recommend.unused_advice(replace(case, account=advised))
    examined = replace(advised, findings=(*examine.found(case), *unused))
    readiness = examine.readiness(replace(case, account=examined), order.sheet)
    return Accounted(replace(case, account=replace(examined, readiness=readiness)), tables)


def explained(order: Order, job: Job, *, measure_id: str) -> Outcome:
    """How one measure's score came about. Raises InputsRefused; writes nothing."""
    tables = validated(order)
    text = report.explanation(accounted(order, tables).case, measure_id)
    return Outcome("explained", job.outputs / order.report, text=text)


def _files(
    order: Order, made: Accounted, made_of: publish.Ingredients, plan: publish.Plan, job: Job
) -> Mapping[str, bytes]:
    """Every file of the report but its manifest."""
    from pipeline import render  # noqa: PLC0415 -- WeasyPrint takes half a second to import

    case = made.case
    record = as_json(report.record_of(case, report=order.report, revision=plan.revision))
    document = report.document_of(
        case,
        logo=order.logo,
        pictures=order.pictures,
        files={**made_of.inputs, **made_of.rulebooks},
        revision=plan.revision,
        fingerprint=publish.fingerprint(record),
    )
    embedded = report.enclosures_of(
        case,
        report.Files(
            whole_tables(made.tables),
            survey_tables(made.tables, case.account),
            workings_csv(case.account),
            order.policy.texts,
            record,
            publish.origin(_identity(order, case), made_of, plan),
        ),
    )
    pages = render.rendered(document, templates=job.templates, embedded=embedded)
    return {
        **pages.files,
        "scorecard.json": record,
        "scorecard.xlsx": publish.workbook(report.sheets_of(case), order.given.report.issued_on),
        "problems.csv": publish.problems_csv(case.account.warnings, case.language),
        "actions.csv": publish.actions_csv(report.actions_of(case)),
    }


def _identity(order: Order, case: Case) -> publish.Identity:
    score = case.account.scorecard.score
    return publish.Identity(
        report=order.report,
        agency_id=order.given.agency.id,
        agency=order.given.agency.name,
        period=order.given.period.id,
        title=case.language.say("Performance report"),
        score="" if score is None else case.language.number(score),
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
            **{f"outputs/{signed.file}": signed.sha256 for signed in (*order.past, *order.parts)},
        },
        rulebooks=order.policy.files,
        templates=templates,
        code=publish.tree_fingerprint(Path(__file__).parent),
        versions=publish.versions(),
        as_of=job.as_of or order.given.report.issued_on,
    )
