"""corrections.xlsx: the delivered tables back to their sender, each faulty cell marked.

The first sheet lists every problem and leads to its cell. Each delivered table follows with its
values in the rows they came from; a faulty cell is coloured and says in a comment what is wrong
and what would be right. Personal columns are withheld. What begins with `=` stays text.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from pipeline.delivery import ROW, RawTable
from pipeline.language import Language
from pipeline.people import WITHHELD
from pipeline.problems import Problem
from pipeline.publish.workbooks import sheet_name

_MOST_ROWS, _MOST_CELLS = 20_000, 500_000
_SHEET_ROWS = 2**20
_MOST_LISTED = 20_000
_LONGEST = 1_000
"""Characters of a cell that are shown; a cell of a spreadsheet holds no more than 32,767."""
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_COMMENT = {"x_scale": 2, "y_scale": 1.2, "author": "Rapor"}
_LIST_WIDTHS = (28, 16, 8, 22, 24, 80)
_LOOKS = {
    "heading": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "error": {"bg_color": "#F6C7BE", "border": 1, "border_color": "#A5331C"},
    "warning": {"bg_color": "#FBE3A6", "border": 1, "border_color": "#8A6A00"},
    "withheld": {"font_color": "#777777", "italic": True},
}
_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
Formats = dict[str, Format]
Place = tuple[str, int | None, str]


def corrections(
    tables: Iterable[RawTable],
    problems: Sequence[Problem],
    withheld: Mapping[str, Collection[str]],
    language: Language,
    created: date,
) -> bytes:
    """The bytes of the workbook. `withheld` names the headings of each table not to be shown.

    A table of more than twenty thousand rows, or half a million cells, is cut to the rows with a
    problem, and those to as many.
    """
    data = BytesIO()
    with Workbook(data, {"in_memory": True, **_AS_TEXT}) as book:
        book.set_properties({"created": datetime.combine(created, time())})
        formats = {name: book.add_format(look) for name, look in _LOOKS.items()}
        front = book.add_worksheet(sheet_name(language.say("Problems")))
        cells: dict[Place, str] = {}
        for table in tables:
            taken = [sheet.get_name() for sheet in book.worksheets()]
            sheet = book.add_worksheet(sheet_name(table.name, taken))
            own = [problem for problem in problems if _concerns(problem, table)]
            hidden = withheld.get(table.name, ())
            cells |= _fill(sheet, table, own, hidden, language, formats)
        _list(front, problems, cells, language, formats)
    return data.getvalue()


def _concerns(problem: Problem, table: RawTable) -> bool:
    return (problem.file, problem.sheet) == (table.source.file, table.source.sheet)


def _fill(
    sheet: Worksheet,
    table: RawTable,
    problems: Sequence[Problem],
    withheld: Collection[str],
    language: Language,
    formats: Formats,
) -> dict[Place, str]:
    """Write a table in its own rows and mark its faults; returns where each is in the book."""
    frame = _shown_rows(table.frame, problems)
    headings = [name for name in frame.columns if name != ROW]
    top = _heading_row(frame)
    faults = _faults(problems, headings, top)
    looks = {cell: formats[_look(own)] for cell, own in faults.items()}
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, min(max(len(heading) + 2, 12), 40))
        sheet.write_string(top, column, heading, looks.get((top, column), formats["heading"]))
        cells = _shown(frame.get_column(heading))
        if heading in withheld:
            cells = cells.is_not_null().replace_strict({True: WITHHELD, False: None})
        for row, cell in zip(frame[ROW], cells, strict=True):
            look = looks.get((row - 1, column))
            if cell is not None:
                sheet.write_string(row - 1, column, cell, look)
            elif look is not None:
                sheet.write_blank(row - 1, column, None, look)
    sheet.freeze_panes(top + 1, 0)
    for cell, own in faults.items():
        sheet.write_comment(*cell, _advice(own, language), _COMMENT)
    return {_place(p): _address(sheet, cell) for cell, own in faults.items() for p in own}


def _shown_rows(frame: pl.DataFrame, problems: Sequence[Problem]) -> pl.DataFrame:
    most = min(_MOST_ROWS, max(_MOST_CELLS // frame.width, 1))
    if frame.height <= most:
        return frame.filter(pl.col(ROW) <= _SHEET_ROWS)
    faulty = sorted({problem.row for problem in problems if problem.row})
    return frame.filter(pl.col(ROW).is_in(faulty) & (pl.col(ROW) <= _SHEET_ROWS)).head(most)


def _shown(cells: pl.Series) -> pl.Series:
    """Cells as text, without what no workbook may hold."""
    return cells.cast(pl.String).str.slice(0, _LONGEST).str.replace_all(_CONTROL, "�")


def _heading_row(frame: pl.DataFrame) -> int:
    """The headings are right above the first row, counted from zero."""
    return 0 if frame.is_empty() else max(int(frame[ROW].to_list()[0]) - 2, 0)


def _faults(
    problems: Sequence[Problem], headings: Sequence[str], top: int
) -> dict[tuple[int, int], list[Problem]]:
    """The problems of each cell; those of a whole column or table are at a heading."""
    faults: dict[tuple[int, int], list[Problem]] = {}
    for problem in problems:
        if (problem.row or 0) > _SHEET_ROWS:
            continue
        row = top if problem.row is None else problem.row - 1
        column = headings.index(problem.column) if problem.column in headings else 0
        faults.setdefault((row, column), []).append(problem)
    return faults


def _look(problems: Sequence[Problem]) -> str:
    return "error" if any(problem.refuses for problem in problems) else "warning"


def _place(problem: Problem) -> Place:
    return (f"{problem.file}/{problem.sheet}", problem.row, problem.column)


def _address(sheet: Worksheet, cell: tuple[int, int]) -> str:
    quoted = sheet.get_name().replace("'", "''")
    return f"internal:'{quoted}'!{xl_rowcol_to_cell(*cell)}"


def _advice(problems: Sequence[Problem], language: Language) -> str:
    said = "\n".join(f"{language.problem(p)}. {language.remedy(p)}" for p in problems)
    return re.sub(_CONTROL, "�", said)[:_LONGEST]


def _list(
    sheet: Worksheet,
    problems: Sequence[Problem],
    cells: Mapping[Place, str],
    language: Language,
    formats: Formats,
) -> None:
    """The first sheet: every problem, and a way to its cell."""
    say = language.say
    words = (say("File"), say("Sheet"), say("Row"), say("Column"), say("Cell"), say("What to do"))
    for column, (word, width) in enumerate(zip(words, _LIST_WIDTHS, strict=True)):
        sheet.write_string(0, column, word, formats["heading"])
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    ordered = sorted(problems, key=lambda p: p.order)
    for line, problem in enumerate(ordered[:_MOST_LISTED], start=1):
        row = "" if problem.row is None else str(problem.row)
        shown = (problem.file, problem.sheet, row, problem.column, problem.value)
        for column, text in enumerate(shown):
            sheet.write_string(
                line, column, re.sub(_CONTROL, "�", text)[:_LONGEST], formats["text"]
            )
        sheet.write_string(line, 5, _advice([problem], language), formats["text"])
        target = cells.get(_place(problem))
        if target:
            sheet.write_url(line, 2, target, string=row or "→")
    if len(ordered) > _MOST_LISTED:
        rest = say("and {rest} more", rest=len(ordered) - _MOST_LISTED)
        sheet.write_string(_MOST_LISTED + 1, 5, rest, formats["text"])
