"""corrections.xlsx: the delivered tables for their sender, with each faulty cell marked.

The first sheet lists every problem and links to its cell. Each delivered table follows with its
values in their original cells, so that the corrected workbook can be delivered; a faulty cell is
coloured, and a comment says what is wrong and what would be right. Personal columns are withheld. A
text that begins with `=` stays text.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from pathlib import PurePath

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from pipeline.delivery import ROW, RawTable
from pipeline.language import Language
from pipeline.problems import Problem
from pipeline.publish.cells_back import CONTROL, LOOKS, cells_back, write_back
from pipeline.publish.workbooks import sheet_name
from pipeline.tables.sheet_names import sheet_for

_MOST_ROWS, _MOST_CELLS = 20_000, 500_000
_SHEET_ROWS = 2**20
_MOST_LISTED = 20_000
_LONGEST_ADVICE = 1_000
"""Most characters of a comment, or of a cell in the list."""
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_COMMENT = {"x_scale": 2, "y_scale": 1.2, "author": "Rapor"}
_LIST_WIDTHS = (28, 16, 8, 22, 24, 80)
Formats = dict[str, Format]
Place = tuple[str, int | None, str]


def corrections(
    tables: Iterable[RawTable],
    problems: Sequence[Problem],
    withheld: Mapping[str, Collection[str]],
    language: Language,
    created: date,
) -> bytes:
    """The bytes of the workbook. `withheld` names the headings of each table that are not shown.

    A table of more than 20,000 rows or 500,000 cells is cut to its rows with a problem, up to the
    same limit; its sheet then has another name, as it is not the whole table.
    """
    data = BytesIO()
    with Workbook(data, {"in_memory": True, **_AS_TEXT}) as book:
        book.set_properties({"created": datetime.combine(created, time())})
        formats = {name: book.add_format(look) for name, look in LOOKS.items()}
        front = book.add_worksheet(sheet_name(language.say("Problems")))
        cells: dict[Place, str] = {}
        for table in tables:
            taken = [sheet.get_name() for sheet in book.worksheets()]
            own = [problem for problem in problems if _concerns(problem, table)]
            shown = _shown_rows(table.frame, own)
            name = _name(table)
            named = name if shown.all() else language.say("part of {table}", table=name)
            sheet = book.add_worksheet(sheet_name(named, taken))
            hidden = withheld.get(table.name, ())
            cells |= _fill(sheet, _only(table, shown), own, hidden, language, formats)
        _list(front, problems, cells, language, formats)
    return data.getvalue()


def _name(table: RawTable) -> str:
    """The sheet a table is looked for on; a table joined from several sheets keeps its name."""
    own = table.source.sheet or PurePath(table.source.file).stem
    return own if table.parts else sheet_for(table.name)


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
    """Write a table in its own cells and mark its faults; return the place of each in the book."""
    columns, top = _columns(table), _heading_row(table)
    faults = _faults(problems, {**table.positions, **columns}, top)
    looks = {cell: _look(own) for cell, own in faults.items()}
    for heading, column in columns.items():
        sheet.set_column(column, column, min(max(len(heading) + 2, 12), 40))
        look = formats[looks.get((top, column), "heading")]
        sheet.write_string(top, column, heading, look)
        rows = table.frame[ROW] - 1
        for row, written in zip(rows, cells_back(table, heading, withheld), strict=True):
            write_back(sheet, (row, column), written, looks.get((row, column), ""), formats)
    sheet.freeze_panes(top + 1, 0)
    for cell, own in faults.items():
        sheet.write_comment(*cell, _advice(own, language), _COMMENT)
    return {_place(p): _address(sheet, cell) for cell, own in faults.items() for p in own}


def _columns(table: RawTable) -> dict[str, int]:
    """The delivered headings with their columns; what report.toml adds was not delivered."""
    headings = [name for name in table.frame.columns if name != ROW]
    if not table.positions:
        return {heading: column for column, heading in enumerate(headings)}
    return {name: table.positions[name] for name in headings if name in table.positions}


def _shown_rows(frame: pl.DataFrame, problems: Sequence[Problem]) -> pl.Series:
    """Which rows are shown: all, or only those with a problem where there are too many."""
    fits = frame[ROW] <= _SHEET_ROWS
    most = min(_MOST_ROWS, max(_MOST_CELLS // frame.width, 1))
    if frame.height <= most:
        return fits
    faulty = sorted({problem.row for problem in problems if problem.row})
    shown = fits & frame[ROW].is_in(faulty)
    return shown & (shown.cum_sum() <= most)


def _only(table: RawTable, rows: pl.Series) -> RawTable:
    stored = {heading: flags.filter(rows) for heading, flags in table.stored.items()}
    return replace(table, frame=table.frame.filter(rows), stored=stored)


def _heading_row(table: RawTable) -> int:
    """The row of the headings, counted from zero; if unknown, the row right above the first."""
    if table.heading_row is not None:
        return table.heading_row - 1
    rows = table.frame[ROW]
    return 0 if rows.is_empty() else max(int(rows[0]) - 2, 0)


def _faults(
    problems: Sequence[Problem], columns: Mapping[str, int], top: int
) -> dict[tuple[int, int], list[Problem]]:
    """The problems of each cell; those of a whole column or table are put at a heading."""
    faults: dict[tuple[int, int], list[Problem]] = {}
    for problem in problems:
        if (problem.row or 0) > _SHEET_ROWS:
            continue
        row = top if problem.row is None else problem.row - 1
        column = columns.get(problem.column, min(columns.values(), default=0))
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
    return re.sub(CONTROL, "�", said)[:_LONGEST_ADVICE]


def _list(
    sheet: Worksheet,
    problems: Sequence[Problem],
    cells: Mapping[Place, str],
    language: Language,
    formats: Formats,
) -> None:
    """The first sheet: every problem, with a link to its cell."""
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
                line, column, re.sub(CONTROL, "�", text)[:_LONGEST_ADVICE], formats["text"]
            )
        sheet.write_string(line, 5, _advice([problem], language), formats["text"])
        target = cells.get(_place(problem))
        if target:
            sheet.write_url(line, 2, target, string=row or "→")
    if len(ordered) > _MOST_LISTED:
        rest = say("and {rest} more", rest=len(ordered) - _MOST_LISTED)
        sheet.write_string(_MOST_LISTED + 1, 5, rest, formats["text"])
