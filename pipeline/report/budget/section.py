"""Chapter III: the budget and what was spent of it, by programme; short budgets line by line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from pipeline.case import Case
from pipeline.document import Bar, BarChart, Block, Chapter, PrintedTable, Ref, Section
from pipeline.report.budget.costs import changed_lines, cost_blocks, costed_lines, dearest_blocks
from pipeline.report.budget.lines import Line, line_blocks, money_table, revision_blocks
from pipeline.report.budget.told import (
    CEILING,
    Part,
    above_their_ceiling,
    percent_of,
    pooled,
    revised,
    shares_of,
    told,
    totals,
)
from pipeline.report.phrases.wording import paragraph
from pipeline.tables import leaf_lines, top_lines
from pipeline.translatable import _

_MOST_BARS = 15
_MOST_LINES = 20
"""Lines of a budget that the chapter itself prints; a longer one goes to an annex."""


@dataclass(frozen=True)
class Level:
    """What the parts of a budget are: how their table is told, captioned and headed."""

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
    language = case.language
    if "budget" not in case.tables:
        missing = paragraph(language, "No budget table was delivered.")
        return Section("budget", language.say("Budget: not available"), (missing,))
    share = spent_share(case)
    heading = (
        language.say("Budget: {share} % spent", share=share)
        if share is not None
        else language.say("Budget: not fully recorded")
    )
    return Section("budget", heading, tuple(_blocks(case)))


def budget_annex(case: Case) -> tuple[Chapter, ...]:
    """The lines of a budget that is too long for the chapter; none where it is not."""
    if not _goes_to_annex(case):
        return ()
    language, parts = case.language, programmes(case)
    lines = tuple(line_blocks(parts, case))
    sections = [Section("lines", language.say("Ceiling and spending of every line"), lines)]
    if changed_lines(case):
        heading = language.say_many(
            "{count} line was revised", "{count} lines were revised", len(changed_lines(case))
        )
        sections.append(Section("revised", heading, tuple(revision_blocks(case))))
    if costed_lines(case):
        heading = language.say("Cost per output of every line")
        sections.append(Section("costs", heading, tuple(cost_blocks(case))))
    title = language.say("Budget line by line")
    return (Chapter("budget-lines", "", title, sections=tuple(sections)),)


def _goes_to_annex(case: Case) -> bool:
    return "budget" in case.tables and leaf_lines(case.tables["budget"]).height > _MOST_LINES


def spent_share(case: Case) -> float | None:
    """What was spent of the ceiling in percent, as printed; null where it is not known whole."""
    if "budget" not in case.tables:
        return None
    return percent_of(*totals(leaf_lines(case.tables["budget"])))


def programmes(case: Case) -> dict[str, Part]:
    """The highest lines by code: their names, and the lines below them that are counted.

    Lines without one above them are taken together by the sub-activity that they name.
    """
    language, budget = case.language, case.tables["budget"]
    names = dict(zip(budget["code"], budget["name"], strict=True))
    lines = leaf_lines(budget.with_columns(top=top_lines(budget["code"])))
    is_alone = pl.col("top") == pl.col("code")
    parts = pl.when(is_alone).then(pl.coalesce("activity", "top")).otherwise("top").alias("part")
    return {
        code: (names.get(code) or language.say("Sub-activity {code}", code=code), below)
        for (code,), below in lines.group_by(parts, maintain_order=True)
    }


def _blocks(case: Case) -> Iterator[Block]:
    language = case.language
    lines, parts = leaf_lines(case.tables["budget"]), programmes(case)
    level = _level(lines, parts, case)
    yield told(lines, level.told, case)
    yield from pooled(lines, case)
    yield from revised(lines, case)
    yield _programmes(lines, parts, level, case)
    chart = _chart(parts, case)
    if chart:
        yield paragraph(language, "{chart} compares the shares spent.", chart=Ref(chart.id))
        yield chart
    if _goes_to_annex(case):
        yield paragraph(
            language,
            "{annex} gives all {count} lines.",
            annex=Ref("budget-lines"),
            count=lines.height,
        )
        yield from dearest_blocks(case)
    else:
        if len(parts) < lines.height:
            yield from line_blocks(parts, case)
        yield from revision_blocks(case)
        yield from cost_blocks(case)
    if (spent_share(case) or 0.0) > CEILING:
        yield paragraph(
            language,
            "More was spent than the ceiling allows; {quality} tells why these figures stand.",
            quality=Ref("quality"),
        )
    else:
        yield from above_their_ceiling(parts, case)
    if (spent_share(case) or CEILING) < CEILING:
        yield paragraph(
            language,
            "What is left of the ceiling is thrift only where output held at its target; otherwise "
            "it is under-delivery.",
        )


def _level(lines: pl.DataFrame, parts: Mapping[str, Part], case: Case) -> Level:
    """What stands in the table of programmes: a long list without levels has its largest lines."""
    if not set(parts) <= set(case.tables["budget"]["code"]):
        return SUB_ACTIVITIES
    return LARGEST if _MOST_LINES < lines.height == len(parts) else PROGRAMMES


def _programmes(
    lines: pl.DataFrame, parts: Mapping[str, Part], level: Level, case: Case
) -> PrintedTable:
    """The budget's parts above the total of all."""
    say, rows = case.language.say, list(_by_programme(parts))
    if level is LARGEST:
        rows = sorted(rows, key=lambda line: line[2] or Decimal(0), reverse=True)[:_MOST_LINES]
    caption, what = say(level.caption), say(level.heading)
    return money_table("programmes-table", caption, what, [("", rows)], totals(lines), case)


def _by_programme(parts: Mapping[str, Part]) -> Iterator[Line]:
    for code, (name, lines) in parts.items():
        realized, ceiling = totals(lines)
        yield code, name, ceiling, realized


def _chart(parts: dict[str, Part], case: Case) -> BarChart | None:
    """A bar for each programme's share; the mark stands at the ceiling."""
    language = case.language
    known = {name: share for name, share in shares_of(parts) if share is not None}
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
