"""corrections.xlsx: the delivered tables back to their sender, each faulty cell marked.

The first sheet lists every problem and leads to its cell. Each delivered table follows with its
values in the rows they came from; a faulty cell is coloured and says in a comment what is wrong
and what would be right. Personal columns are withheld. What begins with `=` stays text.
"""

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
from pipeline.problems import Problem
from pipeline.publish.workbooks import sheet_name

WITHHELD = "(withheld)"
_MOST_ROWS = 20_000
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

    A table of more than twenty thousand rows is cut to the rows with a problem.
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
    """Write a table in its own rows and mark its faults; where each fault stands in the book."""
    frame = _shown_rows(table.frame, problems)
    headings = [name for name in frame.columns if name != ROW]
    top = _heading_row(frame)
    faults = _faults(problems, headings, top)
    looks = {cell: formats[_look(own)] for cell, own in faults.items()}
    for place, heading in enumerate(headings):
        sheet.set_column(place, place, min(max(len(heading) + 2, 12), 40))
        sheet.write_string(top, place, heading, looks.get((top, place), formats["heading"]))
        cells = frame[heading].cast(pl.String)
        if heading in withheld:
            cells = cells.is_not_null().replace_strict({True: WITHHELD, False: None})
        for row, cell in zip(frame[ROW], cells, strict=True):
            look = looks.get((row - 1, place))
            if cell is not None:
                sheet.write_string(row - 1, place, cell, look)
            elif look is not None:
                sheet.write_blank(row - 1, place, None, look)
    sheet.freeze_panes(top + 1, 0)
    for cell, own in faults.items():
        sheet.write_comment(*cell, _advice(own, language), _COMMENT)
    return {_place(p): _address(sheet, cell) for cell, own in faults.items() for p in own}


def _shown_rows(frame: pl.DataFrame, problems: Sequence[Problem]) -> pl.DataFrame:
    if frame.height <= _MOST_ROWS:
        return frame
    return frame.filter(pl.col(ROW).is_in([p.row for p in problems if p.row])).head(_MOST_ROWS)


def _heading_row(frame: pl.DataFrame) -> int:
    """The headings stand right above the first row, counted from zero."""
    return 0 if frame.is_empty() else max(int(frame[ROW].to_list()[0]) - 2, 0)


def _faults(
    problems: Sequence[Problem], headings: Sequence[str], top: int
) -> dict[tuple[int, int], list[Problem]]:
    """The problems of each cell; those of a whole column or table stand at a heading."""
    faults: dict[tuple[int, int], list[Problem]] = {}
    for problem in problems:
        row = top if problem.row is None else problem.row - 1
        place = headings.index(problem.column) if problem.column in headings else 0
        faults.setdefault((row, place), []).append(problem)
    return faults


def _look(problems: Sequence[Problem]) -> str:
    return "error" if any(problem.refuses for problem in problems) else "warning"


def _place(problem: Problem) -> Place:
    return (f"{problem.file}/{problem.sheet}", problem.row, problem.column)


def _address(sheet: Worksheet, cell: tuple[int, int]) -> str:
    quoted = sheet.get_name().replace("'", "''")
    return f"internal:'{quoted}'!{xl_rowcol_to_cell(*cell)}"


def _advice(problems: Sequence[Problem], language: Language) -> str:
    return "\n".join(f"{language.problem(p)}. {language.remedy(p)}" for p in problems)


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
    for place, (word, width) in enumerate(zip(words, _LIST_WIDTHS, strict=True)):
        sheet.write_string(0, place, word, formats["heading"])
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
    for line, problem in enumerate(sorted(problems, key=lambda p: p.order), start=1):
        row = "" if problem.row is None else str(problem.row)
        shown = (problem.file, problem.sheet, row, problem.column, problem.value)
        for place, text in enumerate(shown):
            sheet.write_string(line, place, text, formats["text"])
        sheet.write_string(line, 5, _advice([problem], language), formats["text"])
        target = cells.get(_place(problem))
        if target:
            sheet.write_url(line, 2, target, string=row or "→")
