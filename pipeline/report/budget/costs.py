"""Chapter III: what an output was to cost and did cost, line by line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.tables import costed, leaf_lines

Line = Mapping[str, Any]
_DEAREST = 5


def budget_lines(case: Case) -> list[dict[str, Any]]:
    """Every lowest budget line with its revision and its cost per output."""
    if "budget" not in case.tables:
        return []
    return costed(leaf_lines(case.tables["budget"])).to_dicts()


def changed_lines(case: Case) -> list[dict[str, Any]]:
    """The lines whose ceiling a revision changed."""
    return [line for line in budget_lines(case) if line["change"]]


def costed_lines(case: Case) -> list[dict[str, Any]]:
    """The lines whose output is known, so that it has a cost."""
    return [line for line in budget_lines(case) if line["cost"] is not None]


def cost_blocks(case: Case) -> Iterator[Block]:
    """What outputs cost beside what they were to cost; none where nothing is known of it."""
    counted = costed_lines(case)
    if counted:
        yield paragraph(
            case.language,
            "{table} sets what an output cost beside what it was planned to cost.",
            table=Ref("budget-costs"),
        )
        yield _costs("budget-costs", case.language.say("Cost per output"), counted, case)


def dearest_blocks(case: Case) -> Iterator[Block]:
    """The lines whose outputs became dearest beside the plan; none where none did."""
    risen = [line for line in costed_lines(case) if (line["cost_change_percent"] or 0) > 0]
    if not risen:
        return
    dearest = sorted(risen, key=lambda line: -float(line["cost_change_percent"]))[:_DEAREST]
    language = case.language
    yield paragraph(
        language,
        "Outputs that cost more than planned: {count} of {all} lines. {table} has the {shown} "
        "whose cost rose by the largest share.",
        count=len(risen),
        shown=len(dearest),
        all=len(costed_lines(case)),
        table=Ref("dearest-table"),
    )
    yield _costs("dearest-table", language.say("Where outputs became dearest"), dearest, case)


def _costs(table_id: str, caption: str, lines: Sequence[Line], case: Case) -> PrintedTable:
    language = case.language
    return PrintedTable(
        table_id,
        caption,
        (
            Column(language.say("Line"), width=31),
            Column(language.say("Output target"), kind="number", width=11),
            Column(language.say("Output"), kind="number", width=11),
            Column(language.say("Planned cost"), unit="Rp", kind="number", width=18),
            Column(language.say("Cost"), unit="Rp", kind="number", width=18),
            Column(language.say("Change"), unit="%", kind="number", width=11),
        ),
        tuple(_cost(line, case) for line in lines),
        note=language.say(
            "Planned cost: ceiling ÷ output target; cost: realized ÷ output delivered."
        ),
    )


def _cost(line: Line, case: Case) -> tuple[Cell, ...]:
    language = case.language
    return (
        Cell(line["name"], detail=line["code"]),
        number_cell(line["output_target"], language, fixed=False),
        number_cell(line["output_actual"], language, fixed=False),
        number_cell(line["cost_planned"], language),
        number_cell(line["cost"], language),
        number_cell(line["cost_change_percent"], language),
    )
