"""One report: the stages in order. Read this first.

    ingest → validate → measure → score → recommend → examine → report → render → publish

Every stage takes what the stages before it made; none calls another. What a stage needs of another
(advice asks how the score would move) is passed in here as a function. `entering` marks the stage
that the time from there on belongs to.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from pipeline import examine, ingest, measure, publish, recommend, report, score, validate
from pipeline.account import as_json
from pipeline.audit import audit
from pipeline.case import Case
from pipeline.delivery import Tables
from pipeline.document import Document, Embedded, Issue
from pipeline.identity import headed, identity_of
from pipeline.ingredients import ingredients_of
from pipeline.orders import ALONE, Accounted, Job, Neighbours, Order, Outcome
from pipeline.problems import InputsRefused, PolicyWrong
from pipeline.refusals import refuse_tables
from pipeline.sealing import TEMPLATES, logo_file, picture_files, sealed
from pipeline.stopwatch import entering
from pipeline.tables import enclosed_tables

__all__ = [
    "ALONE",
    "Accounted",
    "Job",
    "Neighbours",
    "Order",
    "Outcome",
    "accounted",
    "built",
    "checked",
    "explained",
    "files_of",
    "ordered",
    "validated",
]


def ordered(folder: ingest.ReportFolder, job: Job, neighbours: Neighbours = ALONE) -> Order:
    """Read what an agency delivers, and what it signed before. Raises PolicyWrong."""
    entering("ingest")
    settings = ingest.read_settings(folder)
    given = settings.given
    policy = ingest.read_rulebook(given.rulebook.use, folder, job.inputs / "shared")
    signed = ingest.signed_before(
        job.outputs,
        given.agency.id,
        given.period,
        example=given.report.example,
        reports=neighbours.reports,
    )
    taken = ingest.read_taken(job.outputs, given, neighbours.others)
    pictures = ingest.read_pictures(folder, given)
    tables = partial(ingest.read_tables, folder, given, job.environment)
    return Order(folder, settings, policy, tables, pictures, signed, taken, neighbours)


def validated(order: Order) -> Tables:
    """The tables of a delivery. Raises InputsRefused; writes nothing."""
    entering("validate")
    rulebook = order.policy.rulebook
    taken = order.taken.figures
    return validate.validated(order.delivery, order.given, rulebook, ingest.shelf, taken)


def checked(order: Order, job: Job) -> Tables:
    """Validate a delivery. Raises InputsRefused after writing the refusal's files."""
    try:
        tables = validated(order)
    except InputsRefused as refusal:
        entering("publish")
        given, problems = order.given, refusal.problems
        refuse_tables(job.outputs, order.folder, given, order.delivery, problems)
        raise
    publish.clear_refusal(job.outputs, order.folder.name)
    return tables


def built(order: Order, job: Job) -> Outcome:
    """Build one report, or leave it where it is up to date.

    Raises InputsRefused, PolicyWrong or RenderFailed; then what was published before is unchanged.
    """
    entering("publish")
    standing = publish.standing(job.outputs, order.report, order.period)
    ingredients = ingredients_of(order, job, standing)
    plan = _plan(order, standing, ingredients, job)
    if not plan.build:
        publish.clear_refusal(job.outputs, order.folder.name)
        return Outcome("standing", job.outputs / order.report / order.period)
    if plan.status == "withdrawn":
        folder = publish.publish(job.outputs, identity_of(order), {}, ingredients, plan)
        return Outcome("withdrawn", folder)
    before = ingest.draft_before(job.outputs, order.report, order.period)
    made = accounted(order, checked(order, job))
    files = files_of(order, made, ingredients, plan, job)
    settled = publish.settled(plan, files)
    if settled != plan:
        files = files_of(order, made, ingredients, settled, job)
    if job.audit:
        entering("audit")
        fingerprint = publish.fingerprint(files["scorecard.json"])
        audit(order, job, files, report.pledged(made.case, settled.revision, fingerprint))
    entering("publish")
    identity = headed(order, made.case)
    folder = publish.publish(job.outputs, identity, files, ingredients, settled)
    account = made.case.account
    return Outcome(
        "built",
        folder,
        identity.score,
        len(account.findings),
        len(account.warnings),
        measures=len(account.measures),
        changes=report.changes_since(made.case, before) if before else (),
        causes=publish.causes(standing, ingredients, force=job.force) if job.why else (),
    )


def _plan(
    order: Order, standing: publish.Standing | None, made_of: publish.Ingredients, job: Job
) -> publish.Plan:
    """What publishing will do; a changed final reports bad inputs before its missing note."""
    try:
        return publish.decision(standing, made_of, order.settings.given.report, force=job.force)
    except PolicyWrong:
        checked(order, job)
        raise


def accounted(order: Order, tables: Tables) -> Accounted:
    """Measure, score, examine and advise: each stage adds what it owns to the account."""
    given, policy, rulebook = order.given, order.policy, order.policy.rulebook
    past, parts = order.signed.past, order.signed.parts
    entering("measure")
    measured = measure.measured(tables, given, rulebook, past, parts)
    entering("score")
    account = score.account_of(tables, measured, given, rulebook, past, parts)
    case = Case(account, given, rulebook, policy.differences, policy.own_advice)
    entering("recommend")
    rescore = score.if_met(tables, measured, given, rulebook).values
    advised = replace(account, recommendations=recommend.recommended(case, rescore))
    unused = recommend.unused_advice(replace(case, account=advised))
    entering("examine")
    examined = replace(advised, findings=(*examine.found(case), *unused))
    readiness = examine.readiness(replace(case, account=examined), order.sheet)
    return Accounted(replace(case, account=replace(examined, readiness=readiness)), tables)


def explained(order: Order, job: Job, *, measure_id: str) -> Outcome:
    """How one measure's score was computed. Raises InputsRefused; writes nothing."""
    tables = validated(order)
    text = report.explanation(accounted(order, tables).case, measure_id)
    return Outcome("explained", job.outputs / order.report, text=text)


def files_of(
    order: Order, made: Accounted, made_of: publish.Ingredients, plan: publish.Plan, job: Job
) -> Mapping[str, bytes]:
    """Every file of the report but its manifest."""
    case = made.case
    entering("report")
    told = report.record_of(case, report=order.report, revision=plan.revision)
    record = as_json(told)
    fingerprint = publish.fingerprint(record)
    document = report.document_of(
        case,
        logo=order.pictures.logo,
        pictures=order.pictures.appended,
        files={**made_of.inputs, **made_of.rulebooks},
        revision=plan.revision,
        fingerprint=fingerprint,
    )
    issue = Issue(order.report, order.period, plan.revision, fingerprint)
    tables = enclosed_tables(made.tables, case.account)
    data = report.data_of(case, tables, report=order.report, revision=plan.revision)
    enclosed = report.enclosures_of(
        case,
        report.Files(
            data,
            order.policy.texts,
            as_json(replace(told, readiness=())),  # for the agency alone: no report includes it
            _sealed(order, case, job),
            picture_files(order.pictures.appended, case.report_file),
        ),
    )
    inside = {one.name: one.content for one in enclosed}
    origin = publish.origin(headed(order, case), made_of, plan, inside, record)
    embedded = (*enclosed, report.manifest_of(case, origin))
    issued = replace(document, issue=issue)
    pages = _pages(issued, embedded, order, made, job)
    entering("publish")
    return {
        **pages,
        "scorecard.json": record,
        "scorecard.xlsx": publish.workbook(report.sheets_of(case), order.given.report.issued_on),
        "problems.csv": publish.problems_csv(case.account.warnings, case.language),
        "actions.csv": publish.actions_csv(report.actions_of(case)),
        **{f"data/{name}": content for name, content in data.files.items()},
        **_kept_rulebook(order.policy.texts),
    }


def _sealed(order: Order, case: Case, job: Job) -> Mapping[str, bytes]:
    """What the same pages can be set from again, besides the rulebook."""
    templates = ingest.packed_templates(job.templates)
    house = {TEMPLATES: templates} if templates else {}
    return {**sealed(case), **logo_file(order.pictures.logo), **house}


def _pages(
    document: Document, embedded: tuple[Embedded, ...], order: Order, made: Accounted, job: Job
) -> Mapping[str, bytes]:
    """The files of the pages; in shipped templates a figure without room is bad input."""
    from pipeline import render  # noqa: PLC0415 -- WeasyPrint takes half a second to import

    entering("render")
    try:
        return render.rendered(document, templates=job.templates, embedded=embedded).files
    except render.DoesNotFit as found:
        if job.templates:
            raise
        problems = found.problems(made.tables.sources["realization"].file)
        refuse_tables(job.outputs, order.folder, order.given, order.delivery, problems)
        raise InputsRefused(problems) from found


def _kept_rulebook(texts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The rulebook's files, the chosen file first: a later period scores by them again."""
    return {
        f"{ingest.KEPT}{number}-{name.rsplit('/', 1)[-1]}": text
        for number, (name, text) in enumerate(texts.items(), 1)
    }
