"""Workbooks as officers keep them, made cell by cell."""

import re
from base64 import b64decode
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter
import xlwt

from pipeline.ingest.formats.excel import excel_reading
from pipeline.ingest.layout.reading import Reading, Sought
from pipeline.problems import Problem
from pipeline.reportfile import FileSource
from pipeline.tables import DELIVERED
from pipeline.tables.kinds import folded

Row = Sequence[object]
PERCENT, DATE, TIME, MONEY = "0.00%", "dd/mm/yyyy", "hh:mm", '"Rp"#,##0.00'
HEADING = ["kode", "uraian", "pagu", "realisasi"]


class Shown:
    """A cell with a number format; `error` is the value a failed formula left."""

    def __init__(self, value: object, shape: str = "", error: str = "") -> None:
        self.value, self.shape, self.error = value, shape, error


def workbook(
    sheets: Mapping[str, Sequence[Row]],
    *,
    merged: Sequence[tuple[str, str]] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    hidden_sheets: Sequence[str] = (),
) -> bytes:
    """An XLSX file, of the same bytes each time; rows from the top, None for a cell that was never
    written."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": datetime(2025, 1, 31, tzinfo=UTC)})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                _write(book, sheet, (number, column), cell)
        for area, text in merged:
            sheet.merge_range(area, text)
        for row in hidden_rows:
            sheet.set_row(row - 1, None, None, {"hidden": True})
        for column in hidden_columns:
            sheet.set_column(column, column, None, None, {"hidden": True})
        if name in hidden_sheets:
            sheet.hide()
    book.close()
    return content.getvalue()


def _write(book: Any, sheet: Any, place: tuple[int, int], cell: object) -> None:
    if not isinstance(cell, Shown):
        if cell is not None:
            sheet.write(*place, cell)
    elif cell.error:
        sheet.write_formula(*place, "=A1", None, cell.error)
    else:
        sheet.write(*place, cell.value, book.add_format({"num_format": cell.shape}))


def budget_sought() -> Sought:
    columns = DELIVERED["budget"].columns
    names = (name for column in columns for name in (column.name, *column.aliases))
    return Sought("budget", frozenset(folded(name) for name in names))


def read(content: bytes, file: str = "x.xlsx", **source: object) -> Reading:
    """The budget of a workbook."""
    return excel_reading(content, file, FileSource.model_validate(source), budget_sought())


def rows(content: bytes, file: str = "x.xlsx", **source: object) -> list[tuple[object, ...]]:
    """The heading and the rows of a workbook without problems."""
    reading = read(content, file, **source)
    assert reading.problems == ()
    return [tuple(reading.frame.columns), *reading.frame.rows()]


def problems(content: bytes, file: str = "x.xlsx", **source: object) -> tuple[Problem, ...]:
    return read(content, file, **source).problems


def repacked(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A workbook with some of its parts replaced or added."""
    result = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            part = parts[name] if name in parts else old.read(name)
            new.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return result.getvalue()


def workbook_of_formulas(
    results: Mapping[str, str | None],
    *,
    kind: str = "",
    is_recalculated: bool = False,
    rows: Sequence[Row] = ([*HEADING], ["1", "Program", 10, 9]),
) -> bytes:
    """A budget of which these cells hold formulas with these results; None is none at all.

    `is_recalculated` says that all are calculated when the file is opened.
    """
    plain = workbook({"budget": rows})
    with ZipFile(BytesIO(plain)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        settings = book.read("xl/workbook.xml").decode()
    for cell, result in results.items():
        value = "" if result is None else f"<v>{result}</v>"
        type_ = f' t="{kind}"' if kind else ""
        formula = f'<c r="{cell}"{type_}><f>400+500</f>{value}</c>'
        sheet, changed = re.subn(rf'<c r="{cell}"[^>]*>.*?</c>', formula, sheet)
        assert changed == 1
    if not is_recalculated:
        settings = settings.replace(' fullCalcOnLoad="1"', "")
    parts = {"xl/worksheets/sheet1.xml": sheet.encode(), "xl/workbook.xml": settings.encode()}
    return repacked(plain, parts)


def opendocument(body: str) -> bytes:
    """An ODS file of one sheet, Rekap, from the XML of its rows."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    calcext = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    xml = (
        f'<office:document-content {spaces} xmlns:calcext="{calcext}"><office:body>'
        f'<office:spreadsheet><table:table table:name="Rekap">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as book:
        for name, part in (
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", "<manifest/>"),
            ("content.xml", xml),
        ):
            book.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return content.getvalue()


def old_workbook() -> bytes:
    """An XLS file of a budget, as LibreOffice saved it."""
    return b64decode((Path(__file__).parent / "cases" / "budget.xls.txt").read_text())


def written_old(
    sheets: Mapping[str, Sequence[Row]],
    *,
    merged: Sequence[tuple[int, int, int, int]] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    hidden_sheets: Sequence[str] = (),
    since_1904: bool = False,
) -> bytes:
    """An XLS file. Merged areas as rows from one and columns from zero, both ends included."""
    content, book = BytesIO(), xlwt.Workbook()
    book.dates_1904 = since_1904
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        sheet.visibility = int(name in hidden_sheets)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                _write_old(sheet, number, column, cell)
        for first, last, left, right in merged:
            sheet.merge(first - 1, last - 1, left, right)
        for row in hidden_rows:
            sheet.row(row - 1).hidden = True
        for column in hidden_columns:
            sheet.col(column).hidden = True
    book.save(content)
    return content.getvalue()


def _write_old(sheet: Any, row: int, column: int, cell: object) -> None:
    if not isinstance(cell, Shown):
        if cell is not None:
            sheet.write(row, column, cell)
    elif cell.error:
        sheet.row(row).set_cell_error(column, cell.error)
    else:
        style = xlwt.XFStyle()
        style.num_format_str = cell.shape
        sheet.write(row, column, cell.value, style)
