"""The planned and the actual cost of an output, line by line."""

from collections.abc import Iterator, Sequence

from pipeline.account import Budget, BudgetLine
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.rounding import half_up

MOST_LINES = 1_000
"""Lines of a budget that a table prints, about twenty-five pages; the record has all."""


def rest_is_elsewhere(count: int, language: Language) -> str:
    """A note that a table does not show all of so many lines; empty where it does."""
    if count <= MOST_LINES:
        return ""
    message = "The first {shown} of {count} are shown; {file} has all."
    return language.say(message, shown=MOST_LINES, count=count, file="scorecard.json")


def changed_lines(budget: Budget) -> list[BudgetLine]:
    """The lines whose ceiling a revision changed."""
    return [line for line in budget.lines if line.change]


def costed_lines(budget: Budget) -> list[BudgetLine]:
    """The lines whose output is known, so that it has a cost."""
    return [line for line in budget.lines if line.cost is not None]


def cost_blocks(budget: Budget, language: Language) -> Iterator[Block]:
    """What outputs cost beside the planned cost; nothing where no output's cost is known."""
    counted = costed_lines(budget)
    if counted:
        yield paragraph(
            language,
            "{table} sets what an output cost beside what it was planned to cost.",
            table=Ref("budget-costs"),
        )
        yield _costs("budget-costs", language.say("Cost per output"), counted, language)


def dearer(budget: Budget, language: Language) -> str:
    """How many outputs cost more than planned, and which rose most; empty where none did."""
    counted = costed_lines(budget)
    risen = [(rise, line) for line in counted if (rise := line.cost_change_percent or 0.0) > 0]
    if not risen:
        return ""
    most, line = max(risen, key=lambda one: one[0])
    return language.say(
        "Outputs that cost more than planned: {count} of {all} lines; the cost rose most for "
        "{line}, by {share} %.",
        count=len(risen),
        all=len(counted),
        line=line.name,
        share=half_up(most),
    )


def _costs(
    table_id: str, caption: str, lines: Sequence[BudgetLine], language: Language
) -> PrintedTable:
    meant = language.say(
        "Planned cost: ceiling ÷ output target; cost: realized ÷ output delivered."
    )
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
        tuple(_cost(line, language) for line in lines[:MOST_LINES]),
        note=" ".join(filter(None, (meant, rest_is_elsewhere(len(lines), language)))),
    )


def _cost(line: BudgetLine, language: Language) -> tuple[Cell, ...]:
    return (
        Cell(line.name, detail=line.code),
        number_cell(line.output_target, language, fixed=False),
        number_cell(line.output_actual, language, fixed=False),
        number_cell(line.cost_planned, language),
        number_cell(line.cost, language),
        number_cell(line.cost_change_percent, language),
    )
