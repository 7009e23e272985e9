"""Who reviewed the report, to whom it was sent, and where it is published."""

from collections.abc import Iterator

from pipeline.case import Case
from pipeline.document import Cell, Column, PrintedTable, Ref, Section
from pipeline.report.phrases.wording import paragraph


def formalities(case: Case) -> tuple[Section, ...]:
    """One short table; no section where the agency gives none of these."""
    rows = tuple(_rows(case))
    if not rows:
        return ()
    language = case.language
    told = paragraph(
        language,
        "{table} says what became of the report after it was drawn up.",
        table=Ref("formalities-table"),
    )
    table = PrintedTable(
        "formalities-table",
        language.say("Review, submission and publication of the report"),
        (
            Column(language.say("Step"), width=18),
            Column(language.say("By whom, to whom or where"), kind="code", width=42),
            Column(language.say("Date"), width=18),
            Column(language.say("Number of the receipt"), kind="code", width=22),
        ),
        rows,
    )
    title = language.say("Review, submission and publication")
    return (Section("formalities", title, (told, table)),)


def _rows(case: Case) -> Iterator[tuple[Cell, ...]]:
    given, language = case.report_file, case.language
    steps = []
    if given.review:
        steps.append((language.say("Reviewed"), given.review.by, given.review.on, ""))
    if given.submitted:
        sent = given.submitted
        steps.append((language.say("Submitted"), sent.to, sent.on, sent.receipt))
    if given.published:
        published = given.published
        steps.append((language.say("Published"), published.address, published.on, ""))
    for step, whom, day, receipt in steps:
        yield (Cell(step), Cell(whom), Cell(language.date(day)), Cell(receipt or "–"))
