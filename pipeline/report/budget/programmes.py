"""The table of a budget's parts: ceiling, spending, what is left, and how far from the ceiling."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.account import Amounts, Budget, Programme
from pipeline.document import Cell, Column, PrintedTable
from pipeline.language import Language
from pipeline.report.phrases.deviations import deviation, ends, span_of
from pipeline.report.phrases.names import programme_name
from pipeline.report.phrases.wording import money_cell, number_cell


@dataclass(frozen=True)
class Level:
    """What the parts of a budget are: the sentence, caption and heading of their table, and the
    section's heading where some spent more than their ceiling."""

    told: str
    caption: str
    heading: str
    above: str


def programmes_table(
    budget: Budget, level: Level, parts: Sequence[Programme], language: Language
) -> PrintedTable:
    """The parts, and below them the total of all where there are several."""
    shares = [part.spent_percent for part in (*parts, budget) if part.spent_percent is not None]
    span, heading = span_of(shares), _heading(parts, language.say(level.heading))
    return PrintedTable(
        "programmes-table",
        _caption(budget, level, language),
        (
            Column(heading, width=34),
            Column(language.say("Ceiling"), unit="Rp", kind="number", width=15),
            Column(language.say("Realised"), unit="Rp", kind="number", width=15),
            Column(
                language.say("Left (over)"),
                unit="Rp",
                kind="number",
                width=15,
                gives_way=1,
                for_size=True,
            ),
            Column(language.say("Spent"), unit="%", kind="number", width=8),
            Column("", kind="deviation", width=13, ends=ends(span, language)),
        ),
        tuple((_named(part, heading, language), *_amounts(part, span, language)) for part in parts),
        total=_total(budget, span, language) if len(budget.programmes) > 1 else (),
        note=language.say(
            "Bars lead from the ceiling (100): grey to the left what is left, solid to the right "
            "what was spent beyond it."
        ),
    )


def _heading(parts: Sequence[Programme], plain: str) -> str:
    """The level that all parts share, unless they are programmes; else the plain heading."""
    levels = {(part.level or "").casefold() for part in parts}
    is_own = len(levels) == 1 and not levels & {"", "program", "programme"}
    return next(iter(levels)).capitalize() if is_own else plain


def _caption(budget: Budget, level: Level, language: Language) -> str:
    """What the table holds, and which part spent the smallest share of its ceiling, where a single
    part did; where all are above their ceilings, that, and which is furthest above."""
    plain = language.say(level.caption)
    known = [part for part in budget.programmes if part.spent_percent is not None]
    if len(known) > 1 and all(part.over_ceiling is not None for part in budget.programmes):
        most = max(known, key=lambda part: part.spent_percent or 0.0)
        return language.say(
            "{table}: all {count} above their ceilings, furthest {name}, {share} %",
            table=plain,
            count=len(known),
            name=programme_name(most, language),
            share=most.spent_percent,
        )
    least = min((part.spent_percent or 0.0 for part in known), default=None)
    last = [part for part in known if part.spent_percent == least]
    if len(known) == 1 or len(last) != 1:
        return plain
    return language.say(
        "{table}: {name} spent the smallest part, {share} %",
        table=plain,
        name=programme_name(last[0], language),
        share=least,
    )


def _named(part: Programme, heading: str, language: Language) -> Cell:
    """A part with its code, and its level unless the heading of the names says it."""
    name = programme_name(part, language)
    level = part.level or ""
    told = (
        "" if part.name in (None, part.code) else part.code,
        "" if level.casefold() in (heading.casefold(), "program", "programme") else level,
    )
    return Cell(
        name,
        detail=", ".join(filter(None, told)),
        mark="over_ceiling" if part.over_ceiling is not None else None,
    )


def _total(budget: Budget, span: float, language: Language) -> tuple[tuple[Cell, ...], ...]:
    return ((Cell(language.say("Total")), *_amounts(budget, span, language)),)


def _amounts(of: Amounts, span: float, language: Language) -> Iterator[Cell]:
    left = None if of.ceiling is None or of.realized is None else of.ceiling - of.realized
    yield money_cell(of.ceiling, language)
    yield money_cell(of.realized, language)
    yield money_cell(left, language)
    yield number_cell(of.spent_percent, language)
    yield Cell(
        "–" if of.spent_percent is None else "",
        deviation=deviation(of.spent_percent, span, language, against=True),
    )
