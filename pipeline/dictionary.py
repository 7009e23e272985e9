"""The data dictionary as a page: every table, column, formula and code, from their descriptions."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.codes import FINDINGS, PROBLEMS, Code
from pipeline.formulas import CATALOGUE
from pipeline.reportfile import Item, Questionnaire
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
_OPENING = """# Inputs: the data dictionary

A folder here is a report: `report.toml` and its tables, each a file named for the table. This page
is generated from the contracts that check a delivery; a test keeps it so
(`pytest --update-golden tests/test_dictionary.py` writes it anew).

A heading may be the column's name or any of the headings listed for it; case, spaces, hyphens and
underscores make no difference. **Bold** columns must be delivered. Personal columns never reach an
output. Real deliveries stay out of version control; the worked examples are `klaten-2019/` and
`biro-adpim/`, made by `reconstruct.py` where their README says so.

A survey is one table `survey_<id>` with `respondent_id` and one column an item, as report.toml
declares it; other columns are ignored. Where respondents cannot be delivered, their answers may
come added up: as totals of each item, with `respondents` in report.toml, or as counts of each
answer.

Exports of **LimeSurvey**, **KoboToolbox**, **ODK Central** and **Google Forms** go in as they are:

* A column belongs to the item whose `id` or `text` its heading gives (`q1`, `q1[SQ001]`,
  `q1. Text`, `group/q1`, `Text [row]`, `1. Text`), never to the one whose place it has. Where a
  question changed midway, the item's `headings` name its wordings.
* The export's own number is the respondent's code; a Google form has none and gets row numbers.
  Responses of LimeSurvey that were never submitted are left out and counted.
* Answers are numbers of the scale, or words: `labels` of report.toml, else a usual scale that
  knows every word (`Sangat Puas`, `4. Puas`, `SS`). Words of no scale, or of two, are refused with
  the line for report.toml.
* `Tidak pernah menggunakan`, or what `not_applicable` names, is neither missing nor zero: an index
  by elements takes each element over those whom it concerns.
* Times, remarks, and columns that name persons are read for nothing but finding repeated
  submissions, and reach no output.

## Limits

A file that is broken or made to do harm ends in a named problem, in less than a gigabyte of memory:

* Any file: 400,000,000 bytes, and 1,000 columns with a cell.
* CSV: 1,000,000 bytes in a line.
* XLSX, XLS, ODS: 300,000,000 bytes unpacked in 10,000 parts; in a sheet 2,000,000 cells from the
  first to the last, and 100,000,000 characters, where a text that many cells show counts in each.
* Parquet, SPSS: 60,000,000 cells, texts counting twice.
* TOML: 1,000,000 bytes, and 50 tables within each other.

Of one kind of fault in one column a thousand places are named and the others counted
(`more-alike`). `corrections.xlsx` shows half a million cells of a table, and of a larger one the
rows with a fault.
"""


_BUDGET = """## Budget lines as they are printed

A line whose code another one extends at a dot repeats the money below it; only the lowest lines are
counted, and a line that has an amount must be the sum of the lines below it (`1.02.01` and `1.2.1`
are one code). Totals rows are left out and compared.

Where accounts (`5.1.02.01.01.0024`) are printed again under every sub-activity, their code alone is
no key. The column `level` says which lines are accounts (akun, kelompok, jenis, objek, rincian
objek, sub rincian objek), or the column `activity` names the sub-activity in each row, or
report.toml says how accounts begin: `accounts = ["5"]` under `[sources.budget]`. Their code is then
led by their activity's: `1.02.01.2.01.0001.5.1.02.01.01.0024`.

Spending may come by month (`Januari`, `Jan`), quarter (`TW I`) or semester, as columns instead of
`realized`, or as rows with a column `bulan`, `month` or `triwulan`. `realized` under
`[sources.budget]` says what they hold, as nothing tells it by itself:

* `of_month`: the money of each month alone. Months are added up from January to the period's end,
  for a ceiling is of the year. An empty month within the period is not zero: what was spent of the
  line is then not known, unless `empty_months = "zero"` says that nothing was spent.
* `cumulative`: the money up to each month. The last filled month by the period's end counts.
* `total`: the column `realized` alone counts, months beside it are left alone.

Where months stand beside quarters, `of_month` counts the months; else `realized_by = "quarter"`
says which count. Months after the period are not counted. In rows by month, a line's first row
stands for the line in the evidence.
"""


def dictionary() -> str:
    """The page inputs/README.md."""
    skm = Questionnaire(scale=(1, 4), items=(Item(id="U1"),))
    forms = (totals_table("<id>"), counts_table("<id>"), wide_counts_table("<id>", skm))
    tables = "\n".join(_table(table) for table in (*DELIVERED.values(), *forms))
    return "\n".join(
        (
            _OPENING,
            "## Tables\n",
            tables,
            _BUDGET,
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
        return "one of " + ", ".join(f"`{choice}`" for choice in column.choices)
    if column.low is not None and column.high is not None:
        return f"{_KINDS[column.kind]}, {column.low:g} to {column.high:g}"
    return _KINDS[column.kind] + (f", at least {column.low:g}" if column.low is not None else "")


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
