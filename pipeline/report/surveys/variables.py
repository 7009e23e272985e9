"""Variables made of several items: which items each is the mean of, and how far these agree."""

from collections.abc import Iterator

from pipeline.account import Survey, VariableStatistics
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.report.surveys.coefficients import coefficient_cell
from pipeline.report.surveys.items import named


def variable_blocks(survey: Survey, case: Case) -> Iterator[Block]:
    """Every variable that report.toml makes of items; nothing where it makes none."""
    if not survey.variables:
        return
    yield paragraph(
        case.language,
        "{table} has the variables: each is a respondent's mean answer to its items. Alpha tells "
        "how far the items of one variable agree.",
        table=Ref(f"variables-table-{survey.id}"),
    )
    yield _table(survey, case.language)


def term_name(name: str, survey: Survey) -> str:
    """The name of a regression's term, an item or a variable, with its text."""
    texts = {item.id: item.text for item in survey.items}
    texts |= {variable.name: variable.text for variable in survey.variables}
    return named(name, texts.get(name, ""))


def _table(survey: Survey, language: Language) -> PrintedTable:
    say = language.say
    return PrintedTable(
        f"variables-table-{survey.id}",
        say("Variables, {survey}", survey=survey.title or survey.id),
        (
            Column(say("Variable"), width=30),
            Column(say("Items"), width=30),
            Column(say("Number of items"), kind="number", width=10),
            Column(say("Cronbach's alpha"), kind="number", width=10),
            Column(say("Mean"), kind="number", width=10),
            Column(say("Std. deviation"), kind="number", width=10),
        ),
        tuple(_row(variable, language) for variable in survey.variables),
        note=say(
            "Items worded the other way round were turned. A dash: not to be told, as of a single "
            "item."
        ),
    )


def _row(variable: VariableStatistics, language: Language) -> tuple[Cell, ...]:
    return (
        Cell(named(variable.name, variable.text)),
        Cell(language.listed(variable.items)),
        Cell(language.number(len(variable.items), 0)),
        coefficient_cell(variable.alpha, language),
        number_cell(variable.mean, language),
        number_cell(variable.sd, language),
    )
