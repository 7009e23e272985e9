"""Chapter III: how the budget was revised, and what an output was to cost and did cost."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.report.wording import number_cell, paragraph
from pipeline.tables import costed, leaf_lines


def budget_lines(case: Case) -> list[dict[str, Any]]:
    """Every lowest budget line with its revision and its cost per output."""
    if "budget" not in case.tables:
        return []
    return costed(leaf_lines(case.tables["budget"])).to_dicts()


def budget_cost_blocks(case: Case) -> Iterator[Block]:
    """Tables of what was revised and of what outputs cost; none where nothing is known of it."""
    lines = budget_lines(case)
    revised = [line for line in lines if line["change"] is not None]
    counted = [line for line in lines if line["cost"] is not None]
    if revised:
        yield paragraph(
            case.language,
            "{table} sets the revised ceiling beside the one before.",
            table=Ref("budget-revision"),
        )
        yield _revision(revised, case)
    if counted:
        yield paragraph(
            case.language,
            "{table} sets what an output cost beside what it was planned to cost.",
            table=Ref("budget-costs"),
        )
        yield _costs(counted, case)


def _revision(lines: list[dict[str, Any]], case: Case) -> PrintedTable:
    language = case.language
    return PrintedTable(
        "budget-revision",
        language.say("Revision of the budget"),
        (
            Column(language.say("Line"), width=33),
            Column(language.say("Before"), unit="Rp", kind="number", width=19),
            Column(language.say("After"), unit="Rp", kind="number", width=19),
            Column(language.say("More or (less)"), unit="Rp", kind="number", width=18),
            Column(language.say("Change"), unit="%", kind="number", width=11),
        ),
        tuple(
            (
                Cell(line["name"]),
                _money(line["ceiling_before"], case),
                _money(line["ceiling"], case),
                _money(line["change"], case),
                number_cell(line["change_percent"], language),
            )
            for line in lines
        ),
    )


def _costs(lines: list[dict[str, Any]], case: Case) -> PrintedTable:
    language = case.language
    return PrintedTable(
        "budget-costs",
        language.say("Cost per output"),
        (
            Column(language.say("Line"), width=28),
            Column(language.say("Output target"), kind="number", width=13),
            Column(language.say("Output"), kind="number", width=13),
            Column(language.say("Planned cost"), unit="Rp", kind="number", width=17),
            Column(language.say("Cost"), unit="Rp", kind="number", width=17),
            Column(language.say("Change"), unit="%", kind="number", width=12),
        ),
        tuple(_cost(line, case) for line in lines),
        note=language.say(
            "Planned cost: revised ceiling ÷ output target; cost: realized ÷ output delivered."
        ),
    )


def _cost(line: Mapping[str, Any], case: Case) -> tuple[Cell, ...]:
    language = case.language
    return (
        Cell(line["name"]),
        number_cell(line["output_target"], language, fixed=False),
        number_cell(line["output_actual"], language, fixed=False),
        number_cell(line["cost_planned"], language),
        number_cell(line["cost"], language),
        number_cell(line["cost_change_percent"], language),
    )


def _money(value: Decimal | None, case: Case) -> Cell:
    """An amount; less is in parentheses, as a DPPA prints it."""
    if value is None:
        return Cell("–")
    shown = case.language.money(abs(value)).removeprefix("Rp")
    return Cell(f"({shown})" if value < 0 else shown)
