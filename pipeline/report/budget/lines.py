"""The budget in tables: ceiling and spending by programme or line, and what a revision changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.account import Budget, BudgetLine
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.budget.costs import MOST_LINES, changed_lines, rest_is_elsewhere
from pipeline.report.phrases.names import programme_name
from pipeline.report.phrases.tables import grouped
from pipeline.report.phrases.wording import money_cell, number_cell, paragraph
from pipeline.rounding import half_up


@dataclass(frozen=True)
class Line:
    """A row of a table of money; rows with the same `heading` are grouped below it."""

    code: str
    name: str
    ceiling: Decimal | None
    realized: Decimal | None
    spent_percent: float | None
    heading: str = ""
    level: str | None = None


def line_blocks(budget: Budget, language: Language) -> Iterator[Block]:
    """A table of every line, below its programme."""
    yield paragraph(language, "{table} gives the lines below.", table=Ref("budget-table"))
    caption, what = language.say("Budget and spending by line"), language.say("Line")
    lines = list(_by_programme(budget, language))
    yield money_table("budget-table", caption, what, lines, budget, language)


def _by_programme(budget: Budget, language: Language) -> Iterator[Line]:
    for part in budget.programmes:
        alone = len(budget.programmes) == 1 or [line.code for line in part.lines] == [part.code]
        name = programme_name(part, language)
        heading = "" if alone else name if part.code in name else f"{part.code} {name}"
        for line in part.lines:
            share = None if line.spent_percent is None else half_up(line.spent_percent)
            yield Line(
                line.code, line.name, line.ceiling, line.realized, share, heading, line.level
            )


def money_table(
    table_id: str,
    caption: str,
    what: str,
    lines: Sequence[Line],
    budget: Budget,
    language: Language,
) -> PrintedTable:
    """Ceiling, spending and share of each line, and of the whole budget below them.

    `what` heads the names, in the report's language.
    """
    rows = (
        (line.heading, (Cell(line.code), _name(line, what), *_amounts(line, language)))
        for line in lines[:MOST_LINES]
    )
    return PrintedTable(
        table_id,
        caption,
        (
            Column(language.say("Code"), kind="code"),
            Column(what),
            Column(language.say("Ceiling"), unit="Rp", kind="number"),
            Column(language.say("Realised"), unit="Rp", kind="number"),
            Column(language.say("Share"), unit="%", kind="number"),
        ),
        tuple(row for row in grouped(rows) if row != (Cell(""),)),
        total=((Cell(""), Cell(language.say("Total")), *_amounts(budget, language)),),
        note=rest_is_elsewhere(len(lines), language),
    )


def _name(line: Line, what: str) -> Cell:
    """A line with its level, unless the heading of the names is that level."""
    level = line.level or ""
    return Cell(line.name, detail="" if level.casefold() == what.casefold() else level)


def _amounts(of: Line | Budget, language: Language) -> tuple[Cell, ...]:
    return (
        money_cell(of.ceiling, language),
        money_cell(of.realized, language),
        number_cell(of.spent_percent, language),
    )


def revision_blocks(budget: Budget, language: Language) -> Iterator[Block]:
    """The lines whose ceiling was changed; nothing where no change is known."""
    changed = changed_lines(budget)
    if not changed:
        return
    yield paragraph(
        language,
        "{table} sets the revised ceiling beside the one before, for the lines that changed.",
        table=Ref("budget-revision"),
    )
    yield _revision(changed, language)


def _revision(lines: Sequence[BudgetLine], language: Language) -> PrintedTable:
    return PrintedTable(
        "budget-revision",
        language.say("Revision of the budget"),
        (
            Column(language.say("Line")),
            Column(language.say("Before"), unit="Rp", kind="number"),
            Column(language.say("After"), unit="Rp", kind="number"),
            Column(language.say("More or (less)"), unit="Rp", kind="number"),
            Column(language.say("Change"), unit="%", kind="number"),
        ),
        tuple(
            (
                Cell(line.name, detail=line.code),
                money_cell(line.ceiling_before, language),
                money_cell(line.ceiling, language),
                money_cell(line.change, language),
                number_cell(line.change_percent, language),
            )
            for line in lines[:MOST_LINES]
        ),
        note=rest_is_elsewhere(len(lines), language),
    )
