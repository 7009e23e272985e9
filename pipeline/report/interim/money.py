"""The budget of a part of a year: the ceiling, what was spent in it, and since January."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.account import Amounts, Budget, Programme
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Section
from pipeline.language import Language
from pipeline.report.budget.told import above_their_ceiling
from pipeline.report.interim.titles import short_part
from pipeline.report.phrases.names import programme_name
from pipeline.report.phrases.wording import number_cell, paragraph

_MOST = 15
"""Programmes in the table; of more, the largest."""


def money_section(case: Case) -> Section:
    language, budget = case.language, case.account.budget
    if budget is None:
        missing = paragraph(language, "No budget table was delivered.")
        return Section("budget", language.say("Budget: not available"), (missing,))
    heading = (
        language.say("Budget: not fully recorded")
        if budget.spent_percent is None
        else language.say("Budget: {share} % spent since January", share=budget.spent_percent)
    )
    return Section("budget", heading, tuple(_blocks(budget, case)))


def _blocks(budget: Budget, case: Case) -> Iterator[Block]:
    yield from above_their_ceiling(budget, case.language)
    yield _table(budget, case)


def _table(budget: Budget, case: Case) -> PrintedTable:
    language = case.language
    own = budget.period_realized is not None or any(p.period_realized for p in budget.programmes)
    parts = _largest(budget)
    columns = [
        Column(language.say("Programme")),
        Column(language.say("Ceiling"), unit="Rp", kind="number"),
        Column(language.say("Since January"), unit="Rp", kind="number"),
        Column(language.say("Share"), unit="%", kind="number"),
    ]
    if own:
        part = short_part(case.report_file.period.id, language)
        columns.insert(2, Column(part, unit="Rp", kind="number"))
    return PrintedTable(
        "interim-budget",
        language.say("Ceiling of the year and what was spent of it"),
        tuple(columns),
        tuple(
            (Cell(programme_name(part, language)), *_amounts(part, own=own, language=language))
            for part in parts
        ),
        total=((Cell(language.say("Total")), *_amounts(budget, own=own, language=language)),),
        note=_note(budget, parts, own=own, language=language),
    )


def _largest(budget: Budget) -> tuple[Programme, ...]:
    """The programmes; of a long list those with the highest ceilings, in the list's order."""
    by_ceiling = sorted(budget.programmes, key=lambda part: part.ceiling or 0, reverse=True)
    kept = {part.code for part in by_ceiling[:_MOST]}
    return tuple(part for part in budget.programmes if part.code in kept)


def _amounts(of: Amounts, *, own: bool, language: Language) -> tuple[Cell, ...]:
    amounts = [of.ceiling, *([of.period_realized] if own else []), of.realized]
    return (*(_amount(one, language) for one in amounts), number_cell(of.spent_percent, language))


def _amount(value: Decimal | None, language: Language) -> Cell:
    return Cell("–" if value is None else language.money(value).removeprefix("Rp"))


def _note(budget: Budget, shown: tuple[Programme, ...], *, own: bool, language: Language) -> str:
    notes = []
    if len(shown) < len(budget.programmes):
        notes.append(
            language.say(
                "The {shown} largest of {count}; the total is that of all.",
                shown=len(shown),
                count=len(budget.programmes),
            )
        )
    if not own:
        notes.append(language.say("What was spent in the period alone was not delivered."))
    return " ".join(notes)
