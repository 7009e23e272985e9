"""scorecard.xlsx: tables as sheets, with typed cells and nothing a spreadsheet would compute."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format as BookFormat
from xlsxwriter.worksheet import Worksheet

from pipeline.document.sheets import CellValue, Format, Sheet

_NARROWEST, _WIDEST, _MOST = 8, 60, 255
"""Characters of a column. Wider text is wrapped; a number is not, and may be as wide as a
spreadsheet allows."""
_BOLD = 1.15
"""How much wider than a digit, the unit of widths, the letters of a heading may be."""
_LONGEST_NAME = 31
_GENERAL = "General"
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LOOKS = {
    "heading": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "valign": "top"},
}
Looks = Callable[[str], BookFormat]


class _Exact(float):
    """A number written with full precision; the library would write only sixteen digits."""

    def __format__(self, _spec: str, /) -> str:
        return repr(float(self))


def workbook(sheets: Iterable[Sheet], created: date) -> bytes:
    """The bytes of an .xlsx workbook; the same sheets and date give the same bytes.

    Numbers have full precision and are shown in their column's format; a missing value is a blank
    cell. Nothing is a formula or a link, whatever a text begins with.
    """
    data = BytesIO()
    with Workbook(data, {"in_memory": True, **_AS_TEXT}) as book:
        book.set_properties({"created": datetime.combine(created, time())})
        looks = _looks(book)
        for name, columns, rows in sheets:
            taken = [sheet.get_name() for sheet in book.worksheets()]
            _fill(book.add_worksheet(sheet_name(name, taken)), columns, rows, looks)
    return data.getvalue()


def _looks(book: Workbook) -> Looks:
    """The format of cells by the name of a look or by number format, created on first use."""

    @cache
    def look(name: str) -> BookFormat:
        return book.add_format(_LOOKS.get(name) or {"num_format": name, "valign": "top"})

    return look


def sheet_name(name: str, taken: Collection[str] = ()) -> str:
    """A unique name that Excel allows: at most 31 characters, none of []:*?/\\, not History."""
    plain = re.sub(r"[\[\]:*?/\\]", "-", name).strip("'")[:_LONGEST_NAME] or "-"
    others = {other.casefold() for other in taken} | {"history"}
    number = 1
    while plain.casefold() in others:
        number += 1
        ending = f"_{number}"
        plain = plain.removesuffix(f"_{number - 1}")[: _LONGEST_NAME - len(ending)] + ending
    return plain


def _fill(
    sheet: Worksheet,
    columns: Mapping[str, Format],
    rows: Sequence[Sequence[CellValue]],
    looks: Looks,
) -> None:
    sheet.freeze_panes(1, 0)
    for column, (heading, form) in enumerate(columns.items()):
        forms = [form] * len(rows) if isinstance(form, str) else form
        cells = list(zip((row[column] for row in rows), forms, strict=True))
        sheet.set_column(column, column, _width(heading, cells))
        sheet.write_string(0, column, heading, looks("heading"))
        for line, (cell, shown) in enumerate(cells, start=1):
            _write(sheet, (line, column), cell, shown, looks)


def _write(sheet: Worksheet, at: tuple[int, int], cell: CellValue, form: str, looks: Looks) -> None:
    match cell:
        case None:
            return
        case bool():
            sheet.write_boolean(*at, cell, looks("text"))
        case int():
            sheet.write_number(*at, cell, looks(form))
        case float() | Decimal():
            sheet.write_number(*at, _Exact(cell), looks(form))
        case date():
            sheet.write_datetime(*at, cell, looks("date"))
        case str():
            sheet.write_string(*at, cell, looks("text"))


def _width(heading: str, cells: Sequence[tuple[CellValue, str]]) -> int:
    """Room for the heading and every number as shown; a number without room shows ####."""
    text = [len(cell) for cell, _ in cells if isinstance(cell, str)]
    others = [len(_shown(cell, form)) for cell, form in cells if not isinstance(cell, str)]
    least = max(_NARROWEST, ceil(_BOLD * len(heading)) + 2, max(others, default=0) + 2)
    return min(max(least, min(max(text, default=0) + 2, _WIDEST)), _MOST)


def _shown(cell: CellValue, form: str) -> str:
    """A cell as a spreadsheet shows it, as far as its length goes."""
    match cell:
        case None:
            return ""
        case bool() | str() | date():
            return str(cell)
    if form == _GENERAL:
        return f"{cell:.10g}"
    decimals = len(form.partition(".")[2].rstrip("%"))
    grouped = f"{cell:,.{decimals}f}" if "," in form else f"{cell:.{decimals}f}"
    return grouped + "00%" if form.endswith("%") else grouped
