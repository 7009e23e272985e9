"""Annex: the performance agreement in its two parts."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.account import Amounts, Budget, Flag
from pipeline.case import Case
from pipeline.document import (
    Block,
    Callout,
    Cell,
    Chapter,
    Column,
    Definition,
    Definitions,
    Paragraph,
    PrintedTable,
    Ref,
    Section,
    Signatures,
)
from pipeline.language import Language
from pipeline.report.phrases.names import programme_name, stated_in
from pipeline.report.phrases.revisions import before_text, was_revised
from pipeline.report.phrases.signing import party
from pipeline.report.phrases.spelled import spelled
from pipeline.report.phrases.tables import grouped
from pipeline.report.phrases.values import target_text
from pipeline.report.phrases.wording import paragraph, runs
from pipeline.reportfile import Person
from pipeline.scorecard import TargetSource

_AGREED = {TargetSource.PK, TargetSource.PK_PERUBAHAN}
_BLANK = "…………………"


def agreement(case: Case) -> Chapter:
    """Perjanjian Kinerja: the page both parties sign, then what was promised and the money."""
    language = case.language
    return Chapter(
        "agreement",
        "",
        _title(case),
        blocks=tuple(_caveat(case)),
        sections=(
            Section("agreement-page", language.say("Statement of the parties"), _page(case)),
            Section(
                "agreement-annex",
                language.say("Annex to the agreement: targets and budget"),
                tuple(_promises(case)),
                own_page=True,
            ),
        ),
        own_page=True,
    )


def _title(case: Case) -> str:
    """Which of the year's agreements it is: the first, or the revised one."""
    sources = {measure.target_source for measure in case.account.measures}
    if TargetSource.PK_PERUBAHAN in sources:
        return case.language.say("Revised performance agreement")
    return case.language.say("Performance agreement")


def _caveat(case: Case) -> Iterator[Block]:
    """Said first where the targets are not those of a signed agreement."""
    measures = [m for m in case.account.measures if Flag.NO_TARGET not in m.flags]
    agreed = sum(m.target_source in _AGREED for m in measures)
    if agreed < len(measures):
        language = case.language
        yield Callout(
            language.say("Not a copy of a signed agreement"),
            runs(
                language,
                "Targets that a performance agreement states: {agreed} of {all}. This form carries "
                "the targets that performance was scored by.",
                agreed=agreed,
                all=len(measures),
            ),
        )


def _page(case: Case) -> tuple[Block, ...]:
    """The statement in its usual form: the two parties, what each promises, both signatures."""
    language, given = case.language, case.report_file
    head, superior = given.agency.head, given.agency.superior or Person(name=_BLANK, title=_BLANK)
    place = given.report.issued_at or _BLANK
    return (
        paragraph(
            language,
            "For effective, transparent and accountable government that works towards results, "
            "we the undersigned:",
        ),
        _named(head, language),
        paragraph(language, "hereafter the first party, and"),
        _named(superior, language),
        paragraph(language, "as superior of the first party, hereafter the second party, agree:"),
        paragraph(
            language,
            "The first party promises to reach the performance targets of the annex to this "
            "agreement for {start} to {end}, on the way to the medium-term targets of the "
            "planning documents. Reaching them, or not, is the responsibility of the first party.",
            start=given.period.start,
            end=given.period.end,
        ),
        paragraph(
            language,
            "The second party will give the supervision needed, evaluate performance against this "
            "agreement, and take the action needed in recognition and sanction.",
        ),
        Signatures(
            f"{place}, {_BLANK}",
            (
                party(language.say("Second party"), superior),
                party(language.say("First party"), head),
            ),
        ),
    )


def _named(person: Person, language: Language) -> Definitions:
    """Who a party is."""
    return Definitions(
        (
            Definition(language.say("Name"), person.name),
            Definition(language.say("Position"), person.title or _BLANK),
        )
    )


def _promises(case: Case) -> Iterator[Block]:
    language, budget = case.language, case.account.budget
    yield paragraph(language, "{table} lists the targets.", table=Ref("agreement-targets"))
    yield _targets(case)
    if budget is None:
        yield paragraph(language, "No budget table was delivered.")
        return
    yield paragraph(
        language, "{table} lists the programmes and their money.", table=Ref("agreement-budget")
    )
    yield _budget(budget, case)
    yield from _in_words(_means(budget, case), language)


def _targets(case: Case) -> PrintedTable:
    """What is promised, and what was promised before where that was revised."""
    language, revised = case.language, was_revised(case.account)
    before = [Column(language.say("Target before"), width=18)] if revised else []
    return PrintedTable(
        "agreement-targets",
        language.say("Performance agreement: objectives, measures, targets"),
        (
            Column(language.say("No."), width=6),
            Column(language.say("Measure"), width=34 if revised else 52),
            *before,
            Column(language.say("Target"), width=20),
            Column(language.say("Stated in"), width=22),
        ),
        grouped(
            (
                language.say("Objective: {objective}", objective=measure.objective),
                (
                    Cell(str(number)),
                    Cell(measure.name),
                    *([Cell(before_text(measure, language))] if revised else []),
                    Cell(target_text(measure, language)),
                    Cell(stated_in(measure, language)),
                ),
            )
            for number, measure in enumerate(case.account.measures, 1)
        ),
    )


def _budget(budget: Budget, case: Case) -> PrintedTable:
    """The programmes with the money of the agreement; remarks are left to its parties."""
    language = case.language
    rows = tuple(
        (
            Cell(str(number)),
            Cell(programme_name(programme, language)),
            Cell(language.money(_means(programme, case))),
            Cell(),
        )
        for number, programme in enumerate(budget.programmes, 1)
    )
    return PrintedTable(
        "agreement-budget",
        language.say("Performance agreement: programmes and budget"),
        (
            Column(language.say("No."), width=6),
            Column(language.say("Programme"), width=48),
            Column(language.say("Budget"), kind="number", width=26),
            Column(language.say("Remarks"), width=20),
        ),
        rows,
        total=(
            (
                Cell(""),
                Cell(language.say("Total")),
                Cell(language.money(_means(budget, case))),
                Cell(),
            ),
        ),
        note=_of_which_budget(budget, case),
    )


def _means(amounts: Amounts, case: Case) -> Decimal | None:
    """The ceiling that the agreement was made on."""
    return amounts.ceiling_before if _before_revision(case) else amounts.ceiling


def _before_revision(case: Case) -> bool:
    """Whether the targets are of the first agreement, and its ceilings are known whole."""
    sources = {measure.target_source for measure in case.account.measures}
    first = TargetSource.PK in sources and TargetSource.PK_PERUBAHAN not in sources
    budget = case.account.budget
    return first and budget is not None and budget.ceiling_before is not None


def _of_which_budget(budget: Budget, case: Case) -> str:
    """Before or after the revision; nothing where no ceiling is known to have been revised."""
    if not budget.is_revised:
        return ""
    if _before_revision(case):
        return case.language.say("Ceilings before the revision of the budget.")
    return case.language.say("Ceilings after the revision of the budget.")


def _in_words(whole: Decimal | None, language: Language) -> Iterator[Paragraph]:
    if whole is not None:
        yield paragraph(language, "In words: {amount}.", amount=spelled(whole, language))
