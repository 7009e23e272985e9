"""Chapter III: the budget and what was spent of it, by programme; short budgets line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.account import Budget
from pipeline.case import Case
from pipeline.document import Bar, BarChart, Block, Chapter, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.budget.costs import changed_lines, cost_blocks, costed_lines, dearest_blocks
from pipeline.report.budget.lines import Line, line_blocks, money_table, revision_blocks
from pipeline.report.budget.told import (
    CEILING,
    above_their_ceiling,
    pooled,
    revised,
    shares_of,
    told,
)
from pipeline.report.phrases.names import programme_name
from pipeline.report.phrases.wording import paragraph
from pipeline.translatable import _

_MOST_BARS = 15
_MOST_LINES = 20
"""Lines of a budget that the chapter itself prints; a longer one goes to an annex."""


@dataclass(frozen=True)
class Level:
    """What the parts of a budget are: the sentence, caption and headings of their table."""

    told: str
    caption: str
    heading: str


PROGRAMMES = Level(
    _("{table} gives the programmes."), _("Budget and realization by programme"), _("Programme")
)
SUB_ACTIVITIES = Level(
    _("{table} gives the sub-activities."),
    _("Budget and realization by sub-activity"),
    _("Sub-activity"),
)
LARGEST = Level(
    _("{table} gives the largest lines."),
    _("The largest lines of the budget, and the total of all"),
    _("Line"),
)


def budget_section(case: Case) -> Section:
    """The budget; its heading says how much was spent."""
    language, budget = case.language, case.account.budget
    if budget is None:
        missing = paragraph(language, "No budget table was delivered.")
        return Section("budget", language.say("Budget: not available"), (missing,))
    heading = (
        language.say("Budget: not fully recorded")
        if budget.spent_percent is None
        else language.say("Budget: {share} % spent", share=budget.spent_percent)
    )
    return Section("budget", heading, tuple(_blocks(budget, language)))


def budget_annex(case: Case) -> tuple[Chapter, ...]:
    """The lines of a budget that is too long for the chapter; none where it is not."""
    language, budget = case.language, case.account.budget
    if budget is None or not _goes_to_annex(budget):
        return ()
    lines = tuple(line_blocks(budget, language))
    sections = [Section("lines", language.say("Ceiling and spending of every line"), lines)]
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


def _goes_to_annex(budget: Budget) -> bool:
    return len(budget.lines) > _MOST_LINES


def _blocks(budget: Budget, language: Language) -> Iterator[Block]:
    level = _level(budget)
    yield told(budget, level.told, language)
    yield from pooled(budget, language)
    yield from revised(budget, language)
    yield _programmes(budget, level, language)
    chart = _chart(budget, language)
    if chart:
        yield paragraph(language, "{chart} compares the shares spent.", chart=Ref(chart.id))
        yield chart
    if _goes_to_annex(budget):
        yield paragraph(
            language,
            "{annex} gives all {count} lines.",
            annex=Ref("budget-lines"),
            count=len(budget.lines),
        )
        yield from dearest_blocks(budget, language)
    else:
        if len(budget.programmes) < len(budget.lines):
            yield from line_blocks(budget, language)
        yield from revision_blocks(budget, language)
        yield from cost_blocks(budget, language)
    yield from _beside_the_ceiling(budget, language)


def _beside_the_ceiling(budget: Budget, language: Language) -> Iterator[Block]:
    """Money over its ceiling, of the whole or of parts; what is left of it is not yet a saving."""
    spent = budget.spent_percent
    if spent is not None and spent > CEILING:
        yield paragraph(
            language,
            "More was spent than the ceiling allows; {quality} tells why these figures stand.",
            quality=Ref("quality"),
        )
        return
    yield from above_their_ceiling(budget, language)
    if spent is not None and spent < CEILING:
        yield paragraph(
            language,
            "What is left of the ceiling is thrift only where output held at its target; otherwise "
            "it is under-delivery.",
        )


def _level(budget: Budget) -> Level:
    """The rows of the table of programmes: a long list without levels has its largest lines."""
    if budget.parts == "sub-activities":
        return SUB_ACTIVITIES
    is_flat = len(budget.lines) == len(budget.programmes)
    return LARGEST if is_flat and _goes_to_annex(budget) else PROGRAMMES


def _programmes(budget: Budget, level: Level, language: Language) -> PrintedTable:
    """The budget's parts above the total of all."""
    rows: Sequence[Line] = [
        Line(
            part.code,
            programme_name(part, language),
            part.ceiling,
            part.realized,
            part.spent_percent,
            level=part.level,
        )
        for part in budget.programmes
    ]
    if level is LARGEST:
        rows = sorted(rows, key=lambda line: line.ceiling or Decimal(0), reverse=True)
        rows = rows[:_MOST_LINES]
    caption, what = language.say(level.caption), language.say(level.heading)
    return money_table("programmes-table", caption, what, rows, budget, language)


def _chart(budget: Budget, language: Language) -> BarChart | None:
    """A bar for each programme's share; the mark is the ceiling."""
    known = {name: share for name, share in shares_of(budget, language) if share is not None}
    if not known or len(known) > _MOST_BARS:
        return None
    whole = max(100.0, *known.values())
    told = [f"{name} {language.number(share)} %" for name, share in known.items()]
    return BarChart(
        "budget-chart",
        language.say("Share of the ceiling spent, by programme"),
        tuple(
            Bar(name, f"{language.number(share)}\u00a0%", share / whole, 100 / whole)
            for name, share in known.items()
        ),
        alt=language.say("Spent of the ceiling: {shares}.", shares=told),
        mark_label=language.say("Ceiling"),
    )
