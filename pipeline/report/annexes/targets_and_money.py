"""Targets and money: those of a performance agreement, or those used in place of an agreement."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.account import Amounts, Budget
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, Paragraph, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.names import documents_of, programme_name, stated_alike, stated_in
from pipeline.report.phrases.revisions import before_text, was_revised
from pipeline.report.phrases.spelled import spelled
from pipeline.report.phrases.tables import grouped
from pipeline.report.phrases.values import target_text
from pipeline.report.phrases.wording import paragraph
from pipeline.scorecard import TargetSource


def targets_and_money(case: Case, *, agreed: bool) -> Iterator[Block]:
    """The targets and the money for them; `agreed` where a performance agreement states them."""
    language, budget = case.language, case.account.budget
    yield paragraph(language, "{table} lists the targets.", table=Ref("agreement-targets"))
    yield _targets(case, agreed=agreed)
    if budget is None:
        yield paragraph(language, "No budget table was delivered.")
        return
    yield paragraph(
        language, "{table} lists the programmes and their money.", table=Ref("agreement-budget")
    )
    yield _budget(budget, case, agreed=agreed)
    yield from _in_words(_means(budget, case), language)


def _targets(case: Case, *, agreed: bool) -> PrintedTable:
    """The targets, with the earlier target where any was revised; a column names the documents that
    state them, or the note where it is one document."""
    language, revised = case.language, was_revised(case.account)
    before = [Column(language.say("Target before"), width=18)] if revised else []
    several = len(documents_of(case.account.measures, language)) > 1
    stated = [Column(language.say("Stated in"), width=22)] if several else []
    return PrintedTable(
        "agreement-targets",
        language.say("Performance agreement: objectives, measures, targets")
        if agreed
        else language.say("Objectives, measures and targets"),
        (
            Column(language.say("No."), width=6),
            Column(language.say("Measure"), width=(34 if revised else 52) + 22 * (not stated)),
            *before,
            Column(language.say("Target"), width=20),
            *stated,
        ),
        grouped(
            (
                language.say("Objective: {objective}", objective=measure.objective),
                (
                    Cell(str(number)),
                    Cell(measure.name),
                    *([Cell(before_text(measure, language))] if revised else []),
                    Cell(target_text(measure, language)),
                    *([Cell(stated_in(measure, language))] if stated else []),
                ),
            )
            for number, measure in enumerate(case.account.measures, 1)
        ),
        note=stated_alike(case.account.measures, language),
    )


def _budget(budget: Budget, case: Case, *, agreed: bool) -> PrintedTable:
    """The programmes with their money, and the sum of several; in an agreement the column of
    remarks is left blank for its parties."""
    language = case.language
    room = (Cell(),) if agreed else ()
    rows = tuple(
        (
            Cell(str(number)),
            Cell(programme_name(programme, language)),
            Cell(language.money(_means(programme, case))),
            *room,
        )
        for number, programme in enumerate(budget.programmes, 1)
    )
    whole = Cell(language.money(_means(budget, case)))
    total = (Cell(""), Cell(language.say("Total")), whole, *room)
    return PrintedTable(
        "agreement-budget",
        language.say("Performance agreement: programmes and budget")
        if agreed
        else language.say("Programmes and budget"),
        (
            Column(language.say("No."), width=6),
            Column(language.say("Programme"), width=48 if agreed else 68),
            Column(language.say("Budget"), kind="number", width=26),
            *([Column(language.say("Remarks"), width=20)] if agreed else []),
        ),
        rows,
        total=(total,) if len(rows) > 1 else (),
        note=_of_which_budget(budget, case),
    )


def _means(amounts: Amounts, case: Case) -> Decimal | None:
    """The ceiling on which the agreement was made."""
    return amounts.ceiling_before if _before_revision(case) else amounts.ceiling


def _before_revision(case: Case) -> bool:
    """Whether the targets are those of the first agreement, and all its ceilings are known."""
    sources = {measure.target_source for measure in case.account.measures}
    first = TargetSource.PK in sources and TargetSource.PK_PERUBAHAN not in sources
    budget = case.account.budget
    return first and budget is not None and budget.ceiling_before is not None


def _of_which_budget(budget: Budget, case: Case) -> str:
    """Whether ceilings are those before or after the revision; empty where none was revised."""
    if not budget.is_revised:
        return ""
    if _before_revision(case):
        return case.language.say("Ceilings before the revision of the budget.")
    return case.language.say("Ceilings after the revision of the budget.")


def _in_words(whole: Decimal | None, language: Language) -> Iterator[Paragraph]:
    if whole is not None:
        yield paragraph(language, "In words: {amount}.", amount=spelled(whole, language))
