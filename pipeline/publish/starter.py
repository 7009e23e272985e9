"""A new report folder: report.toml with every key explained, and a workbook that builds at once.

The workbook has one sheet per table: headings in the chosen language with a note on each,
drop-downs and number formats, and example rows. The sheet of an unneeded table can be deleted.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from importlib.resources import files
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipeline.formulas import CATALOGUE
from pipeline.language import Language
from pipeline.publish.starter_rows import ITEMS, Value, example_rows
from pipeline.reportfile import Item, Questionnaire
from pipeline.rulebook import Perspective
from pipeline.tables import DELIVERED, Column, Kind, Table, survey_table
from pipeline.tables.choices import shown_choices
from pipeline.tables.headings import heading_of
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
_LISTS = "_lists"
_LONGEST_LIST = 255
"""Most characters of a drop-down's words in the cell; longer lists go on a sheet of lists."""
Formats = Mapping[str, Format]
Choices = Mapping[str | bool, str]
"""The values a cell may hold, with the word for each."""


def starter(words: Language, perspectives: Iterable[Perspective] = ()) -> dict[str, bytes]:
    """The files of a new report folder: `report.toml` and `inputs.xlsx`.

    `perspectives` are those of the rulebook that the report names.
    """
    tables = [(table, example_rows(table.name, words.code)) for table in _tables()]
    book = workbook_to_fill(tables, words, perspectives)
    return {"report.toml": _report_toml(words), "inputs.xlsx": book}


def _report_toml(words: Language) -> bytes:
    name = f"starter.{words.code}.toml"
    template = (files("pipeline") / "publish" / name).read_text(encoding="utf-8")
    questions = {item.id: words.text(item_text) for item, item_text in ITEMS}
    title = words.say("Customer survey")
    return template.format(language=words.code, survey=title, **questions).encode()


def workbook_to_fill(
    tables: Iterable[tuple[Table, Sequence[Mapping[str, Value]]]],
    words: Language,
    perspectives: Iterable[Perspective],
) -> bytes:
    """A workbook with a sheet for each table: headings with notes, drop-downs, given rows."""
    names = {one.id: words.text(one.name) for one in perspectives}
    data = BytesIO()
    with Workbook(data, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 -- no clock
        formats, lists = _formats(book), list[list[str]]()
        for table, rows in tables:
            sheet = book.add_worksheet(sheet_for(table.name))
            choices = [_choices(column, words, names) for column in table.columns]
            _sheet(sheet, table, [_in_words(row, table, choices) for row in rows], words, formats)
            for index, offered in enumerate(choices):
                _drop_down(sheet, index, list(offered.values()), lists)
        if lists:
            _write_lists(book.add_worksheet(_LISTS), lists)
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
    for line, row in enumerate(rows, start=1):
        for index, column in enumerate(table.columns):
            _write(sheet, line, index, row.get(column.name), formats)


def _note(column: Column, words: Language) -> str:
    must = words.say("must be filled") if column.filled else words.say("may be left empty")
    about = words.say(column.about) if column.about else ""
    return f"{column.name}: {about} ({must})"


def _choices(column: Column, words: Language, perspectives: Mapping[str, str]) -> Choices:
    """The values the column may hold, with the words that a report prints; empty for any."""
    match column.name:
        case "perspective":
            return dict(perspectives.items())
        case "formula":
            return {name: words.say(formula.title) for name, formula in CATALOGUE.items()}
    if column.kind is Kind.YES_NO:
        return {True: words.say("yes"), False: words.say("no")}
    return dict(shown_choices(column, words).items())


def _in_words(
    row: Mapping[str, Value], table: Table, choices: Sequence[Choices]
) -> Mapping[str, Value]:
    """The row with its values replaced by the words that the drop-downs offer."""
    said = {
        column.name: offered[value]
        for column, offered in zip(table.columns, choices, strict=True)
        if isinstance(value := row.get(column.name), str | bool) and value in offered
    }
    return {**row, **said}


def _drop_down(sheet: Worksheet, index: int, offered: list[str], lists: list[list[str]]) -> None:
    """Give the column's cells a drop-down; ids can still be typed."""
    source: list[str] | str = offered
    if not offered:
        return
    if len(",".join(offered)) > _LONGEST_LIST or any("," in word for word in offered):
        column = xl_col_to_name(len(lists), col_abs=True)
        source = f"={_LISTS}!{column}$1:{column}${len(offered)}"
        lists.append(offered)
    rule = {"validate": "list", "source": source, "error_type": "warning"}
    sheet.data_validation(1, index, _ROWS_TO_FILL, index, rule)


def _write_lists(sheet: Worksheet, lists: Sequence[Sequence[str]]) -> None:
    sheet.hide()
    for index, words in enumerate(lists):
        sheet.write_column(0, index, words)


def _write(sheet: Worksheet, line: int, index: int, value: Value, formats: Formats) -> None:
    match value:
        case None:
            return
        case int() | float():
            sheet.write_number(line, index, value)
        case date():
            sheet.write_datetime(line, index, value, formats[Kind.DATE.value])
        case _:
            sheet.write_string(line, index, value)
