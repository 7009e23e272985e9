"""A new report folder: report.toml with every key explained, and a workbook that builds at once.

The workbook has one sheet a table: headings in the chosen language with a note on each, drop-downs
and number formats, and rows of an example. A table nobody needs is a sheet to be deleted.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from importlib.resources import files
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.language import Language
from pipeline.publish.starter_rows import EXAMPLE_ROWS, ITEMS, Value
from pipeline.reportfile import Item, Questionnaire
from pipeline.tables import DELIVERED, Column, Kind, Table, survey_table
from pipeline.tables.sheet_names import sheet_for

_FORMATS = {
    Kind.CODE: "@",
    Kind.TEXT: "@",
    Kind.NUMBER: "#,##0.00",
    Kind.COUNT: "#,##0",
    Kind.MONEY: "#,##0",
    Kind.DATE: "yyyy-mm-dd",
    Kind.TIME: "yyyy-mm-dd hh:mm",
}
_ROWS_TO_FILL = 1000
Formats = Mapping[str, Format]


def starter(words: Language) -> dict[str, bytes]:
    """The files of a new report folder: `report.toml` and `inputs.xlsx`."""
    tables = [(table, EXAMPLE_ROWS[table.name]) for table in _tables()]
    return {"report.toml": _report_toml(words), "inputs.xlsx": workbook_to_fill(tables, words)}


def _report_toml(words: Language) -> bytes:
    template = (files("pipeline") / "publish" / "starter.toml").read_text(encoding="utf-8")
    questions = {item.id: words.text(item_text) for item, item_text in ITEMS}
    title = words.say("Customer survey")
    return template.format(language=words.code, survey=title, **questions).encode()


def workbook_to_fill(
    tables: Sequence[tuple[Table, Sequence[Mapping[str, Value]]]], words: Language
) -> bytes:
    """A workbook with a sheet for each table: headings with notes, drop-downs, the rows given."""
    data = BytesIO()
    with Workbook(data, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 -- no clock
        formats = _formats(book)
        for table, rows in tables:
            _sheet(book.add_worksheet(sheet_for(table.name)), table, rows, words, formats)
    return data.getvalue()


def _tables() -> list[Table]:
    survey = Questionnaire(scale=(1, 5), items=tuple(Item(id=item.id) for item, _ in ITEMS))
    return [*DELIVERED.values(), survey_table("customer", survey)]


def _formats(book: Workbook) -> Formats:
    look = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
    kinds = {kind.value: book.add_format({"num_format": f}) for kind, f in _FORMATS.items()}
    return {
        "required": book.add_format({**look, "bg_color": "#D6E4EF"}),
        "optional": book.add_format(look),
        **kinds,
    }


def _sheet(
    sheet: Worksheet,
    table: Table,
    rows: Sequence[Mapping[str, Value]],
    words: Language,
    formats: Formats,
) -> None:
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(table.columns):
        heading = heading_of(column, words)
        sheet.set_column(index, index, max(len(heading) + 2, 14), formats.get(column.kind.value))
        sheet.write_string(
            0, index, heading, formats["required" if column.required else "optional"]
        )
        sheet.write_comment(0, index, _note(column, words), {"author": "Rapor", "x_scale": 2})
        _drop_down(sheet, index, column)
    for line, row in enumerate(rows, start=1):
        for index, column in enumerate(table.columns):
            _write(sheet, line, index, row.get(column.name), formats)


def heading_of(column: Column, words: Language) -> str:
    """The heading in the chosen language: an Indonesian alias, or the column's own name."""
    if words.code == "id" and column.aliases:
        return column.aliases[0]
    return column.name


def _note(column: Column, words: Language) -> str:
    must = words.say("must be filled") if column.filled else words.say("may be left empty")
    return f"{column.name}: {column.about} ({must})"


def _drop_down(sheet: Worksheet, index: int, column: Column) -> None:
    choices = ["ya", "tidak"] if column.kind is Kind.YES_NO else list(column.choices)
    if choices:
        rule = {"validate": "list", "source": choices}
        sheet.data_validation(1, index, _ROWS_TO_FILL, index, rule)


def _write(sheet: Worksheet, line: int, index: int, value: Value, formats: Formats) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_string(line, index, "ya" if value else "tidak")
        case int() | float():
            sheet.write_number(line, index, value)
        case date():
            sheet.write_datetime(line, index, value, formats[Kind.DATE.value])
        case _:
            sheet.write_string(line, index, value)
