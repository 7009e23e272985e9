"""The budget in tables: ceiling and spending by programme or line, and what a revision changed."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import ceil
from typing import Any

import polars as pl

from pipeline.case import Case, two
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.report.budget.costs import changed_lines
from pipeline.report.phrases.tables import grouped
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.tables import leaf_lines

Line = tuple[str, str, Decimal | None, Decimal | None]
"""Code, name, ceiling, realized."""
Amounts = tuple[Decimal | None, Decimal | None]
"""Realized and ceiling."""

_WIDEST_CODE = 22
_LONGEST_CODE, _PARTED = 20, 16
"""Letters of a code that stands in one line; longer ones part after their points, in this width."""
_MONEY, _SHARE = 17, 10


def line_blocks(parts: Mapping[str, tuple[str, pl.DataFrame]], case: Case) -> Iterator[Block]:
    """Every line below its programme."""
    language, lines = case.language, leaf_lines(case.tables["budget"])
    yield paragraph(language, "{table} gives the lines below.", table=Ref("budget-table"))
    by_programme = [
        (
            _heading(code, name) if len(parts) > 1 and below["code"].to_list() != [code] else "",
            list(below.select("code", "name", "ceiling", "realized").iter_rows()),
        )
        for code, (name, below) in parts.items()
    ]
    whole = (_sum(lines, "realized"), _sum(lines, "ceiling"))
    caption, what = language.say("Budget and realization by line"), language.say("Line")
    yield money_table("budget-table", caption, what, by_programme, whole, case)


def _heading(code: str, name: str) -> str:
    return name if code in name else f"{code} {name}"


def _sum(lines: pl.DataFrame, column: str) -> Decimal | None:
    return None if lines[column].null_count() else Decimal(lines[column].sum())


def money_table(
    table_id: str,
    caption: str,
    what: str,
    parts: Sequence[tuple[str, Sequence[Line]]],
    whole: Amounts,
    case: Case,
) -> PrintedTable:
    """Ceiling, spending and share of each line, below the heading of its part.

    `what` heads the names, in the report's language.
    """
    language = case.language
    realized, ceiling = whole
    longest = max(len(line[0]) for _heading, lines in parts for line in lines)
    parted = longest > _LONGEST_CODE
    code = _PARTED if parted else min(max(ceil(0.95 * longest) + 1, 8), _WIDEST_CODE)
    rows = (
        (heading, (Cell(line[0]), Cell(line[1]), *_amounts(line[2], line[3], case)))
        for heading, lines in parts
        for line in lines
    )
    return PrintedTable(
        table_id,
        caption,
        (
            Column(language.say("Code"), kind="code" if parted else "text", width=code),
            Column(
                what,
                width=100 - code - 2 * _MONEY - _SHARE,
            ),
            Column(language.say("Ceiling"), unit="Rp", kind="number", width=_MONEY),
            Column(language.say("Realized"), unit="Rp", kind="number", width=_MONEY),
            Column(language.say("Share"), unit="%", kind="number", width=_SHARE),
        ),
        tuple(row for row in grouped(rows) if row != (Cell(""),)),
        total=((Cell(""), Cell(language.say("Total")), *_amounts(ceiling, realized, case)),),
    )


def _amounts(ceiling: Decimal | None, realized: Decimal | None, case: Case) -> tuple[Cell, ...]:
    language = case.language
    share = None
    if realized is not None and ceiling:
        share = two(float(realized / ceiling * 100))
    amounts = tuple(
        Cell("–" if value is None else language.money(value).removeprefix("Rp"))
        for value in (ceiling, realized)
    )
    return (*amounts, Cell("–" if share is None else language.number(share)))


def revision_blocks(case: Case) -> Iterator[Block]:
    """The lines whose ceiling was changed; none where nothing is known of a revision."""
    changed = changed_lines(case)
    if not changed:
        return
    yield paragraph(
        case.language,
        "{table} sets the revised ceiling beside the one before, for the lines that changed.",
        table=Ref("budget-revision"),
    )
    yield _revision(changed, case)


def _revision(lines: Sequence[Mapping[str, Any]], case: Case) -> PrintedTable:
    language = case.language
    return PrintedTable(
        "budget-revision",
        language.say("Revision of the budget"),
        (
            Column(language.say("Line"), width=35),
            Column(language.say("Before"), unit="Rp", kind="number", width=18),
            Column(language.say("After"), unit="Rp", kind="number", width=18),
            Column(language.say("More or (less)"), unit="Rp", kind="number", width=18),
            Column(language.say("Change"), unit="%", kind="number", width=11),
        ),
        tuple(
            (
                Cell(line["name"], detail=line["code"]),
                _money(line["ceiling_before"], case),
                _money(line["ceiling"], case),
                _money(line["change"], case),
                number_cell(line["change_percent"], language),
            )
            for line in lines
        ),
    )


def _money(value: Decimal | None, case: Case) -> Cell:
    """An amount; less is in parentheses, as a DPPA prints it."""
    if value is None:
        return Cell("–")
    shown = case.language.money(abs(value)).removeprefix("Rp")
    return Cell(f"({shown})" if value < 0 else shown)
