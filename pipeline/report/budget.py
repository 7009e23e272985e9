"""Chapter III.B: the budget and what was spent of it, line by line."""

from decimal import Decimal

import polars as pl

from pipeline.case import Case, two
from pipeline.document import Block, Cell, Column, PrintedTable, Ref, Section
from pipeline.report.wording import paragraph
from pipeline.tables import leaf_lines


def budget_section(case: Case) -> Section:
    """The budget; its heading says how much was spent."""
    language = case.language
    if "budget" not in case.tables:
        missing = paragraph(language, "No budget table was delivered.")
        return Section("budget", language.say("Budget: not available"), (missing,))
    lines = leaf_lines(case.tables["budget"])
    ceiling, realized = _total(lines, "ceiling"), _total(lines, "realized")
    share = _percent(realized, ceiling)
    heading = (
        language.say("Budget: {share} % spent", share=share)
        if share is not None
        else language.say("Budget: not fully recorded")
    )
    return Section("budget", heading, _blocks(lines, ceiling, realized, case))


def _blocks(
    lines: pl.DataFrame, ceiling: Decimal | None, realized: Decimal | None, case: Case
) -> tuple[Block, ...]:
    language = case.language
    told = paragraph(
        language,
        "Of a revised ceiling of {ceiling}, {realized} was spent. {table} gives the lines.",
        ceiling=language.money(ceiling),
        realized=language.money(realized),
        table=Ref("budget-table"),
    )
    warning = paragraph(
        language,
        "A low share spent is thrift only where output held at its target; otherwise it is "
        "under-delivery.",
    )
    return (told, _table(lines, ceiling, realized, case), warning)


def _table(
    lines: pl.DataFrame, ceiling: Decimal | None, realized: Decimal | None, case: Case
) -> PrintedTable:
    language = case.language
    rows = tuple(
        (
            Cell(row["code"]),
            Cell(row["name"]),
            *_amounts(row["ceiling"], row["realized"], case),
        )
        for row in lines.iter_rows(named=True)
    )
    total = (Cell(""), Cell(language.say("Total")), *_amounts(ceiling, realized, case))
    return PrintedTable(
        "budget-table",
        language.say("Budget and realization by line"),
        (
            Column(language.say("Code"), width=13),
            Column(language.say("Line"), width=38),
            Column(language.say("Ceiling"), unit="Rp", kind="number", width=18),
            Column(language.say("Realized"), unit="Rp", kind="number", width=18),
            Column(language.say("Share"), unit="%", kind="number", width=13),
        ),
        rows,
        total=(total,),
    )


def _amounts(ceiling: Decimal | None, realized: Decimal | None, case: Case) -> tuple[Cell, ...]:
    language, share = case.language, _percent(realized, ceiling)
    amounts = tuple(
        Cell("–" if value is None else language.money(value).removeprefix("Rp"))
        for value in (ceiling, realized)
    )
    return (*amounts, Cell("–" if share is None else language.number(share)))


def _total(lines: pl.DataFrame, column: str) -> Decimal | None:
    """The exact sum; unknown where one line is unknown."""
    if lines.is_empty() or lines[column].null_count():
        return None
    return Decimal(lines[column].sum())


def _percent(realized: Decimal | None, ceiling: Decimal | None) -> float | None:
    if realized is None or not ceiling:
        return None
    return two(float(realized / ceiling * 100))
