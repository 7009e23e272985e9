"""scorecard.xlsx: tables as sheets, with typed cells and nothing a spreadsheet would compute."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | Decimal | bool | date | None
Sheet = tuple[str, Sequence[str], Sequence[Sequence[Cell]]]
"""A sheet's name, its headings, its rows."""

_NARROWEST, _WIDEST = 8, 60
_LONGEST_NAME = 31
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FORMATS = {
    "heading": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "whole": {"num_format": "#,##0", "valign": "top"},
    "number": {"num_format": "#,##0.00", "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "valign": "top"},
}
Formats = dict[str, Format]


def workbook(sheets: Iterable[Sheet], created: date) -> bytes:
    """The bytes of an .xlsx workbook; the same sheets and date give the same bytes.

    Numbers stand in full precision and show two decimals; a missing value is a blank cell.
    """
    data = BytesIO()
    with Workbook(data, {"in_memory": True, **_AS_TEXT}) as book:
        book.set_properties({"created": datetime.combine(created, time())})
        formats = {name: book.add_format(look) for name, look in _FORMATS.items()}
        for name, columns, rows in sheets:
            taken = [sheet.get_name() for sheet in book.worksheets()]
            _fill(book.add_worksheet(sheet_name(name, taken)), columns, rows, formats)
    return data.getvalue()


def sheet_name(name: str, taken: Collection[str] = ()) -> str:
    """The name as Excel allows it: 31 characters, none of []:*?/\\, not History, and once."""
    plain = re.sub(r"[\[\]:*?/\\]", "-", name).strip("'")[:_LONGEST_NAME] or "-"
    others = {other.casefold() for other in taken} | {"history"}
    number = 1
    while plain.casefold() in others:
        number += 1
        ending = f"_{number}"
        plain = plain.removesuffix(f"_{number - 1}")[: _LONGEST_NAME - len(ending)] + ending
    return plain


def _fill(
    sheet: Worksheet, columns: Sequence[str], rows: Sequence[Sequence[Cell]], formats: Formats
) -> None:
    sheet.freeze_panes(1, 0)
    for place, heading in enumerate(columns):
        sheet.set_column(place, place, _width([heading, *(row[place] for row in rows)]))
        sheet.write_string(0, place, heading, formats["heading"])
    for line, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _write(sheet, line, place, cell, formats)


def _write(sheet: Worksheet, line: int, place: int, cell: Cell, formats: Formats) -> None:
    match cell:
        case None:
            return
        case bool():
            sheet.write_boolean(line, place, cell, formats["text"])
        case int():
            sheet.write_number(line, place, cell, formats["whole"])
        case float() | Decimal():
            sheet.write_number(line, place, cell, formats["number"])
        case date():
            sheet.write_datetime(line, place, cell, formats["date"])
        case str():
            sheet.write_string(line, place, cell, formats["text"])


def _width(cells: Iterable[Cell]) -> int:
    longest = max(len(_shown(cell)) for cell in cells)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool() | str() | date():
            return str(cell)
        case int():
            return f"{cell:,}"
        case _:
            return f"{cell:,.2f}"
