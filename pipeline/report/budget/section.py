"""Chapter III.B: the budget and what was spent of it, by programme; its lines, for the workings."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.account import Budget, Programme
from pipeline.case import Case
from pipeline.document import Block, Chapter, Paragraph, Ref, Runs, Section
from pipeline.language import Language
from pipeline.report.budget.costs import changed_lines, cost_blocks, costed_lines, dearer
from pipeline.report.budget.lines import line_blocks, revision_blocks
from pipeline.report.budget.programmes import Level, programmes_table
from pipeline.report.budget.told import CEILING, told
from pipeline.report.phrases.wording import paragraph, runs, spaced
from pipeline.translatable import _

_MOST_LINES = 20
"""Rows of the chapter's table; of a longer list without levels it has the largest lines."""


PROGRAMMES = Level(
    _("{table} gives the programmes."),
    _("Budget and spending by programme"),
    _("Programme"),
    _("Budget realisation: {share} % spent, {over} of {count} programmes above their ceiling"),
)
SUB_ACTIVITIES = Level(
    _("{table} gives the sub-activities."),
    _("Budget and spending by sub-activity"),
    _("Sub-activity"),
    _("Budget realisation: {share} % spent, {over} of {count} sub-activities above their ceiling"),
)
LARGEST = Level(
    _("{table} gives the largest lines."),
    _("The largest lines of the budget, and the total of all"),
    _("Line"),
    _("Budget realisation: {share} % spent, {over} of {count} lines above their ceiling"),
)


def budget_section(case: Case) -> Section:
    """The budget; its heading states the share spent, and how many parts exceed their ceiling."""
    language, budget = case.language, case.account.budget
    if budget is None:
        missing = paragraph(language, "No budget table was delivered.")
        return Section("budget", language.say("Budget realisation: not available"), (missing,))
    return Section("budget", _heading(budget, language), tuple(_blocks(budget, language)))


def _heading(budget: Budget, language: Language) -> str:
    if budget.spent_percent is None:
        return language.say("Budget realisation: not fully recorded")
    over = sum(part.over_ceiling is not None for part in budget.programmes)
    share, count = budget.spent_percent, len(budget.programmes)
    if over:
        return language.say(_level(budget).above, share=share, over=over, count=count)
    return language.say("Budget realisation: {share} % spent", share=share)


def budget_annex(case: Case) -> tuple[Chapter, ...]:
    """Lines, revisions and costs, for the workings; none where the chapter says all of it."""
    language, budget = case.language, case.account.budget
    if budget is None or not _has_more(budget):
        return ()
    sections = []
    if _has_lines(budget):
        lines = tuple(line_blocks(budget, language))
        sections.append(Section("lines", language.say("Ceiling and spending of every line"), lines))
    if changed_lines(budget):
        heading = language.say_many(
            "{count} line was revised", "{count} lines were revised", len(changed_lines(budget))
        )
        sections.append(Section("revised", heading, tuple(revision_blocks(budget, language))))
    if costed_lines(budget):
        heading = language.say("Cost per output of every line")
        sections.append(Section("costs", heading, tuple(cost_blocks(budget, language))))
    title = language.say("Budget line by line")
    return (Chapter("budget-lines", "", title, sections=tuple(sections)),)


def _has_more(budget: Budget) -> bool:
    """Whether the workings have lines, revisions or costs that the chapter does not show."""
    return _has_lines(budget) or bool(changed_lines(budget)) or bool(costed_lines(budget))


def _has_lines(budget: Budget) -> bool:
    """Whether the budget has lines that the chapter does not print."""
    return len(budget.programmes) < len(budget.lines) or _level(budget) is LARGEST


def _blocks(budget: Budget, language: Language) -> Iterator[Block]:
    level = _level(budget)
    table = runs(language, level.told, table=Ref("programmes-table"))
    yield Paragraph(spaced([table, *((sentence,) for sentence in told(budget, language))]))
    yield programmes_table(budget, level, _shown(budget, level), language)
    if after := tuple(_after(budget, language)):
        yield Paragraph(spaced(after))


def _after(budget: Budget, language: Language) -> Iterator[Runs]:
    """Sentences below the table: what over- or underspending means, dear outputs, further lines."""
    spent = budget.spent_percent
    if spent is not None and spent > CEILING:
        yield runs(
            language,
            "{quality} tells why this was accepted.",
            quality=Ref("quality"),
        )
    elif spent is not None and spent < CEILING:
        yield runs(
            language,
            "What is left of the ceiling is thrift only where output held at its target; otherwise "
            "it is under-delivery.",
        )
    if told_dearer := dearer(budget, language):
        yield (told_dearer,)
    if _has_more(budget):
        yield runs(language, "{annex} has every line.", annex=Ref("budget-lines"))


def _level(budget: Budget) -> Level:
    """What the rows of the table of programmes are: of a long list without levels, the largest."""
    if budget.parts == "sub-activities":
        return SUB_ACTIVITIES
    is_flat = len(budget.lines) == len(budget.programmes)
    return LARGEST if is_flat and len(budget.lines) > _MOST_LINES else PROGRAMMES


def _shown(budget: Budget, level: Level) -> Sequence[Programme]:
    """The rows of the table, those above their ceiling first; of a long list, the largest."""
    parts = budget.programmes
    if level is LARGEST:
        largest = sorted(parts, key=lambda part: part.ceiling or Decimal(0), reverse=True)
        parts = tuple(largest[:_MOST_LINES])
    return sorted(parts, key=lambda part: part.over_ceiling is None)
