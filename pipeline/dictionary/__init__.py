"""The data dictionary as a page: every table, column, formula and code, from their descriptions."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.codes import FINDINGS, PROBLEMS, Code
from pipeline.dictionary.agencies import AGENCIES_FILE
from pipeline.dictionary.passages import (
    BUDGET,
    DISCLOSED,
    EVALUATED,
    GIVEN,
    OPENING,
    PLANNED,
    PROMISES,
)
from pipeline.dictionary.periods import PARTS, REVISIONS
from pipeline.dictionary.sheets import LISTS, PAYMENTS, SHEETS
from pipeline.formulas import CATALOGUE
from pipeline.language import LANGUAGES, language
from pipeline.reportfile import Item, Questionnaire
from pipeline.tables.agencies import AGENCIES
from pipeline.tables.choices import shown_choices
from pipeline.tables.delivered import DELIVERED
from pipeline.tables.kinds import Column, Kind, Table
from pipeline.tables.survey_forms import counts_table, totals_table, wide_counts_table

_KINDS = {
    Kind.TEXT: "text",
    Kind.CODE: "text, a code",
    Kind.NUMBER: "number",
    Kind.COUNT: "whole number",
    Kind.MONEY: "rupiah, exact",
    Kind.DATE: "date",
    Kind.TIME: "date and time",
    Kind.YES_NO: "ya / tidak",
    Kind.CHOICE: "one of",
}


def dictionary() -> str:
    """The page inputs/README.md."""
    skm = Questionnaire(scale=(1, 4), items=(Item(id="U1"),))
    forms = (totals_table("<id>"), counts_table("<id>"), wide_counts_table("<id>", skm))
    tables = "\n".join(_table(table) for table in (*DELIVERED.values(), *forms))
    return "\n".join(
        (
            OPENING,
            "## Tables\n",
            tables,
            REVISIONS,
            PARTS,
            PLANNED,
            DISCLOSED,
            GIVEN,
            EVALUATED,
            PROMISES,
            SHEETS,
            LISTS,
            BUDGET,
            PAYMENTS,
            AGENCIES_FILE,
            _table(AGENCIES),
            "## Formulas\n",
            "A measure names one in the column `formula`; its parameters stand in report.toml "
            'under `[measures."<id>"]`, those in bold must be given.\n',
            _formulas(),
            "\n## Problems\n",
            "What refuses a delivery (`error`) or accompanies it (`warning`). Only a waivable "
            "problem can be accepted with `[[accept]]`.\n",
            _codes(PROBLEMS),
            "\n## Findings\n",
            "What the report tells its reader; a finding never refuses and changes no number.\n",
            _codes(FINDINGS),
            "",
        )
    )


def _table(table: Table) -> str:
    key = " + ".join(f"`{name}`" for name in table.key)
    rows = [_column(column) for column in table.columns]
    heading = f"### `{table.name}`\nOne row is {table.one_row_is}."
    told = f"{heading} Key: {key}.\n" if key else f"{heading}\n"
    return told + "\n" + _grid(("column", "holds", "what it is", "other headings"), rows)


def _column(column: Column) -> Sequence[str]:
    name = f"**`{column.name}`**" if column.required else f"`{column.name}`"
    return (name, _holds(column), _about(column), ", ".join(column.aliases))


def _holds(column: Column) -> str:
    if column.kind is Kind.CHOICE:
        return "one of " + ", ".join(_choices(column))
    if column.low is not None and column.high is not None:
        return f"{_KINDS[column.kind]}, {column.low:g} to {column.high:g}"
    return _KINDS[column.kind] + (f", at least {column.low:g}" if column.low is not None else "")


def _choices(column: Column) -> Iterable[str]:
    """Each choice with the words that mean it."""
    said = [shown_choices(column, language(code)) for code in LANGUAGES]
    for one in column.choices:
        words = [words[one] for words in said if words[one] != one]
        yield f"`{one}` ({', '.join(words)})" if words else f"`{one}`"


def _about(column: Column) -> str:
    empty = "; may be empty" if column.required and column.may_be_empty else ""
    return column.about + empty + ("; personal" if column.personal else "")


def _formulas() -> str:
    rows = [
        (
            f"`{formula.name}`",
            formula.unit or "the row's",
            formula.polarity.value if formula.polarity else "the row's",
            f"`{formula.table}`" if formula.table else "",
            _parameters(formula.parameters),
            formula.source,
        )
        for formula in CATALOGUE.values()
    ]
    return _grid(("formula", "unit", "polarity", "table", "parameters", "source"), rows)


def _parameters(parameters: Mapping[str, bool]) -> str:
    return ", ".join(f"**`{name}`**" if must else f"`{name}`" for name, must in parameters.items())


def _codes(codes: Mapping[str, Code]) -> str:
    rows = [
        (f"`{name}`", code.severity + (", waivable" if code.waivable else ""), code.text)
        for name, code in sorted(codes.items())
    ]
    return _grid(("code", "severity", "says"), rows)


def _grid(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |\n" for line in lines)
