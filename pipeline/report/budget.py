"""Chapter III: the budget and what was spent of it, by programme and line by line."""

from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from pipeline.case import Case, two
from pipeline.document import Bar, BarChart, Block, Cell, Column, PrintedTable, Ref, Section
from pipeline.report.budget_costs import budget_cost_blocks
from pipeline.report.spelled import spelled
from pipeline.report.wording import paragraph
from pipeline.tables import leaf_lines, spent_shares, top_lines

_MOST_BARS = 15
_CEILING = 100.0


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


def spent_share(case: Case) -> float | None:
    """What was spent of the ceiling in percent, as printed; null where it is not known whole."""
    if "budget" not in case.tables:
        return None
    return percent_of(*totals(leaf_lines(case.tables["budget"])))


def totals(lines: pl.DataFrame) -> tuple[Decimal | None, Decimal | None]:
    """Realized and ceiling, exact; unknown where one line is unknown."""
    return _total(lines, "realized"), _total(lines, "ceiling")


def percent_of(realized: Decimal | None, ceiling: Decimal | None) -> float | None:
    if realized is None or not ceiling:
        return None
    return two(float(realized / ceiling * 100))


def programmes(case: Case) -> dict[str, tuple[str, pl.DataFrame]]:
    """The highest lines by code: their names, and the lines below them that are counted."""
    budget = case.tables["budget"]
    names = dict(zip(budget["code"], budget["name"], strict=True))
    lines = leaf_lines(budget.with_columns(top=top_lines(budget["code"])))
    return {
        str(code): (names[str(code)], below)
        for (code,), below in lines.group_by("top", maintain_order=True)
    }


def _total(lines: pl.DataFrame, column: str) -> Decimal | None:
    if lines.is_empty() or lines[column].null_count():
        return None
    return Decimal(lines[column].sum())


def _blocks(case: Case) -> Iterator[Block]:
    language = case.language
    lines, parts = leaf_lines(case.tables["budget"]), programmes(case)
    yield _told(lines, case)
    yield from _pooled(lines, case)
    yield _table("programmes-table", _by_programme(parts, case), lines, case)
    chart = _chart(parts, case)
    if chart:
        yield paragraph(language, "{chart} compares them.", chart=Ref(chart.id))
        yield chart
    if len(parts) < lines.height:
        yield paragraph(language, "{table} gives the lines below.", table=Ref("budget-table"))
        yield _table("budget-table", _by_line(lines), lines, case)
    yield from budget_cost_blocks(case)
    if (spent_share(case) or 0.0) > _CEILING:
        yield paragraph(
            language,
            "More was spent than the ceiling allows; {quality} tells why these figures stand.",
            quality=Ref("quality"),
        )
    yield paragraph(
        language,
        "A low share spent is thrift only where output held at its target; otherwise it is "
        "under-delivery.",
    )


def _told(lines: pl.DataFrame, case: Case) -> Block:
    """The totals in digits and in words."""
    language = case.language
    realized, ceiling = totals(lines)
    return paragraph(
        language,
        "Of a revised ceiling of {ceiling}{ceiling_words}, {realized}{realized_words} was spent. "
        "{table} gives the programmes.",
        lead=True,
        ceiling=language.money(ceiling),
        ceiling_words=_in_words(ceiling, case),
        realized=language.money(realized),
        realized_words=_in_words(realized, case),
        table=Ref("programmes-table"),
    )


def _pooled(lines: pl.DataFrame, case: Case) -> Iterator[Block]:
    """Both ways to say what share was spent, where they differ."""
    shares = spent_shares(lines)
    if shares and shares.differ:
        yield paragraph(
            case.language,
            "Together that is {pooled} % of the ceilings; the mean of the percentages of {lines} "
            "lines would be {mean} %, in which a small line counts as much as a large one.",
            pooled=two(shares.pooled),
            mean=two(shares.mean),
            lines=shares.lines,
        )


def _in_words(amount: Decimal | None, case: Case) -> str:
    return "" if amount is None else f" ({spelled(amount, case.language)})"


_Line = tuple[str, str, Decimal | None, Decimal | None]
"""Code, name, ceiling, realized."""


def _by_programme(parts: dict[str, tuple[str, pl.DataFrame]], case: Case) -> Iterator[_Line]:
    for code, (name, lines) in parts.items():
        realized, ceiling = totals(lines)
        yield code, name, ceiling, realized


def _by_line(lines: pl.DataFrame) -> Iterator[_Line]:
    yield from lines.select("code", "name", "ceiling", "realized").iter_rows()


def _table(table_id: str, rows: Iterator[_Line], lines: pl.DataFrame, case: Case) -> PrintedTable:
    language = case.language
    realized, ceiling = totals(lines)
    by_programme = table_id == "programmes-table"
    return PrintedTable(
        table_id,
        language.say("Budget and realization by programme")
        if by_programme
        else language.say("Budget and realization by line"),
        (
            Column(language.say("Code"), width=13),
            Column(language.say("Programme") if by_programme else language.say("Line"), width=38),
            Column(language.say("Ceiling"), unit="Rp", kind="number", width=18),
            Column(language.say("Realized"), unit="Rp", kind="number", width=18),
            Column(language.say("Share"), unit="%", kind="number", width=13),
        ),
        tuple(
            (Cell(code), Cell(name), *_amounts(up_to, spent, case))
            for code, name, up_to, spent in rows
        ),
        total=((Cell(""), Cell(language.say("Total")), *_amounts(ceiling, realized, case)),),
    )


def _amounts(ceiling: Decimal | None, realized: Decimal | None, case: Case) -> tuple[Cell, ...]:
    language, share = case.language, percent_of(realized, ceiling)
    amounts = tuple(
        Cell("–" if value is None else language.money(value).removeprefix("Rp"))
        for value in (ceiling, realized)
    )
    return (*amounts, Cell("–" if share is None else language.number(share)))


def _chart(parts: dict[str, tuple[str, pl.DataFrame]], case: Case) -> BarChart | None:
    """A bar for each programme's share; the mark stands at the ceiling."""
    language = case.language
    shares = {name: percent_of(*totals(lines)) for name, lines in parts.values()}
    known = {name: share for name, share in shares.items() if share is not None}
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
