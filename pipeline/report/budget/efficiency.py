"""What each objective cost beside what it achieved."""

from collections.abc import Iterator

from pipeline.account import Budget, ObjectiveCost, Reading
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.translatable import _

READINGS: dict[Reading, str] = {
    "met-within": _("met within the ceiling"),
    "met-above": _("met above the ceiling"),
    "missed-within": _("missed within the ceiling, no saving"),
    "missed-above": _("missed above the ceiling"),
    "not-scored": _("not scored"),
    "spending-unknown": _("the share spent is not known"),
    "dropped": _("no measure left in the year"),
}


def efficiency_blocks(case: Case) -> Iterator[Block]:
    """A table of what each objective cost; nothing where the budget names no objective."""
    language, budget = case.language, case.account.budget
    if budget is None or not budget.linked:
        return
    yield paragraph(
        language,
        "{table} sets what was spent of each objective's budget beside what the objective "
        "achieved. Below 100, the share spent is smaller than the score; that is a saving only "
        "where the target was met.",
        table=Ref("efficiency-table"),
    )
    yield PrintedTable(
        "efficiency-table",
        language.say("Spending and achievement by objective"),
        (
            Column(language.say("Objective"), width=30),
            Column(language.say("Ceiling"), unit="Rp", kind="number", width=18),
            Column(language.say("Spent"), unit="%", kind="number", width=10),
            Column(language.say("Score"), kind="number", width=10),
            Column(language.say("Ratio"), unit="%", kind="number", width=10),
            Column(language.say("Reading"), width=22),
        ),
        tuple(_row(cost, language) for cost in budget.linked),
        note=language.say(
            "Ratio: spent ÷ score × 100. An objective is met where each of its measures that has a "
            "target and was measured met it."
        ),
    )
    yield from _apart(budget, case)


def _apart(budget: Budget, case: Case) -> Iterator[Block]:
    """What the table does not show: money for no objective, objectives without money."""
    if budget.unlinked:
        yield paragraph(
            case.language,
            "Lines with a ceiling of {left} in all name no objective and are not in the table.",
            left=case.language.money(budget.unlinked),
        )
    linked = {cost.id for cost in budget.linked}
    objectives = {m.objective_id: m.objective for m in case.account.measures}
    without = [name for objective, name in objectives.items() if objective not in linked]
    if without:
        yield paragraph(
            case.language, "No budget line names these objectives: {names}.", names=without
        )


def _row(cost: ObjectiveCost, language: Language) -> tuple[Cell, ...]:
    ceiling = cost.ceiling
    return (
        Cell(cost.name),
        Cell("–" if ceiling is None else language.money(ceiling).removeprefix("Rp")),
        number_cell(cost.spent_percent, language),
        number_cell(cost.score, language),
        number_cell(cost.ratio, language),
        Cell(language.say(READINGS[cost.reading])),
    )
