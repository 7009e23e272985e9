"""The budget in an interim report: the ceiling, what was spent in the period, and since January."""

from pipeline.account import Amounts, Budget, Programme
from pipeline.case import Case
from pipeline.document import Cell, Column, PrintedTable, Section
from pipeline.language import Language
from pipeline.report.interim.titles import short_part
from pipeline.report.phrases.names import programme_name
from pipeline.report.phrases.wording import money_cell, number_cell, paragraph
from pipeline.translatable import _

_MOST = 15
"""Programmes that the table shows; of more, the largest."""


def money_section(case: Case) -> Section:
    language, budget = case.language, case.account.budget
    if budget is None:
        missing = paragraph(language, "No budget table was delivered.")
        return Section("budget", language.say("Budget: not available"), (missing,))
    return Section("budget", _heading(budget, language), (_table(budget, case),))


def _heading(budget: Budget, language: Language) -> str:
    if budget.spent_percent is None:
        return language.say("Budget: not fully recorded")
    over = sum(part.over_ceiling is not None for part in budget.programmes)
    if not over:
        return language.say("Budget: {share} % spent since January", share=budget.spent_percent)
    one, many = _OVER[budget.parts]
    return language.say(one if over == 1 else many, count=over, share=budget.spent_percent)


_OVER = {
    "programmes": (
        _("Budget: {share} % spent since January, {count} programme above the year's ceiling"),
        _("Budget: {share} % spent since January, {count} programmes above the year's ceiling"),
    ),
    "sub-activities": (
        _("Budget: {share} % spent since January, {count} sub-activity above the year's ceiling"),
        _("Budget: {share} % spent since January, {count} sub-activities above the year's ceiling"),
    ),
}
"""By the kind of parts: the heading where one part is above its ceiling, and where several are."""


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
            (_named(part, language), *_amounts(part, own=own, language=language)) for part in parts
        ),
        total=((Cell(language.say("Total")), *_amounts(budget, own=own, language=language)),),
        note=_note(budget, parts, own=own, language=language),
    )


def _named(part: Programme, language: Language) -> Cell:
    over = part.over_ceiling is not None
    return Cell(programme_name(part, language), mark="over_ceiling" if over else None)


def _largest(budget: Budget) -> tuple[Programme, ...]:
    """The programmes; of a long list those above their ceilings, then those with the highest
    ceilings, in the list's order."""
    by_ceiling = sorted(
        budget.programmes,
        key=lambda part: (part.over_ceiling is not None, part.ceiling or 0),
        reverse=True,
    )
    kept = {part.code for part in by_ceiling[:_MOST]}
    return tuple(part for part in budget.programmes if part.code in kept)


def _amounts(of: Amounts, *, own: bool, language: Language) -> tuple[Cell, ...]:
    amounts = [of.ceiling, *([of.period_realized] if own else []), of.realized]
    return (
        *(money_cell(one, language) for one in amounts),
        number_cell(of.spent_percent, language),
    )


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
