"""Reads one table of a workbook: XLSX, XLSM, XLS or ODS."""

from collections.abc import Callable, Iterator
from pathlib import PurePath

from pipeline.delivery import ROW
from pipeline.ingest.files.content import HTML, XLS, ZIP, looks_like, wrong_ending
from pipeline.ingest.files.limits import FILE_BYTES
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.grids import Book, BookHere, grid
from pipeline.ingest.formats.looks import Workbook
from pipeline.ingest.formats.ods import Ods
from pipeline.ingest.formats.sheet_heads import Heads
from pipeline.ingest.formats.sheets import SheetRequest, sheet_reading
from pipeline.ingest.formats.web import Web, has_cells
from pipeline.ingest.formats.xls import LOCKED, Xls
from pipeline.ingest.formats.xlsx import Xlsx
from pipeline.ingest.layout.blocks import area
from pipeline.ingest.layout.reading import ANYTHING, Reading, Sought
from pipeline.problems import Problem, nearest
from pipeline.proposals import Proposal, Standing
from pipeline.reportfile import FileSource
from pipeline.tables.kinds import folded
from pipeline.tables.sheet_names import explains, named_sheet

_OPENED: dict[str, Callable[[bytes], Workbook]] = {
    ".xlsx": Xlsx.opened,
    ".xlsm": Xlsx.opened,
    ".ods": Ods.opened,
    ".xls": Xls.opened,
}


def excel_reading(
    content: bytes, file: str, source: FileSource, sought: Sought = ANYTHING
) -> Reading:
    """Read one table: `sheet`, else the only sheet, else the sheet named for the table."""
    if problem := _not_a_workbook(content, file):
        return Reading(problems=(problem,))
    try:
        opened = _opened(content, file)
        book = _book(opened, content)
        names = _with_cells(opened, book)
        sheet = _sheet(names, Heads(opened, book), file, source, sought)
        if isinstance(sheet, Problem):
            return Reading(problems=(sheet,))
        look = opened.look(sheet)
        request = SheetRequest((file, sheet), look, sought, area(source.range))
        cells = grid(book, sheet, look, request.block)
        reading = sheet_reading(cells, request, source.header_row)
        others = [] if source.sheet else [name for name in names if name != sheet]
        return reading.told(*_of_one_shape(reading, Heads(opened, book), others, file))
    except Unreadable as fault:
        return Reading(problems=(fault.problem(file, _format(file)),))


def sheet_names(content: bytes, file: str) -> dict[str, bool] | Problem:
    """The sheets of a workbook and whether each is hidden, or why it cannot be read."""
    if problem := _not_a_workbook(content, file):
        return problem
    try:
        opened = _opened(content, file)
        names = _with_cells(opened, _book(opened, content))
        return {name: name in opened.hidden for name in names}
    except Unreadable as fault:
        return fault.problem(file, _format(file))


def _with_cells(opened: Workbook, book: Book) -> list[str]:
    return [name for name in book.sheet_names if name not in opened.charts]


def _opened(content: bytes, file: str) -> Workbook:
    """The workbook, or the web page that an application saved under a workbook's name."""
    return Web.opened(content) if _is_page(content, file) else _OPENED[_ending(file)](content)


def _is_page(content: bytes, file: str) -> bool:
    return _ending(file) == ".xls" and looks_like(content) == HTML and has_cells(content)


def _book(opened: Workbook, content: bytes) -> Book:
    return opened if isinstance(opened, Xls | Web) else BookHere.opened(content)


def _ending(file: str) -> str:
    return PurePath(file).suffix.lower()


def _format(file: str) -> str:
    return _ending(file).lstrip(".").upper()


def _not_a_workbook(content: bytes, file: str) -> Problem | None:
    """The problem of a file in another format, with a password, or too large; None if there is
    none."""
    signature = XLS if _ending(file) == ".xls" else ZIP
    if signature == ZIP and LOCKED in content and not wrong_ending(content, file, "", XLS):
        return Problem("encrypted-file", file)
    if len(content) > FILE_BYTES:
        return Unreadable("too-large", "bytes", limit=FILE_BYTES).problem(file, _format(file))
    return (
        None if _is_page(content, file) else wrong_ending(content, file, _format(file), signature)
    )


def _of_one_shape(reading: Reading, heads: Heads, names: list[str], file: str) -> Iterator[Problem]:
    """A problem for each other sheet with the headings of the sheet read: it may hold more rows."""
    headings = {folded(name) for name in reading.frame.columns if name != ROW}
    if headings:
        for name in heads.alike(names, headings):
            yield Problem("unused-sheet", file, name)


def _sheet(
    names: list[str], heads: Heads, file: str, source: FileSource, sought: Sought
) -> str | Problem:
    """Which sheet is meant; a problem where that is not certain."""
    if found := named_sheet(sought.table, source.sheet, names):
        return found
    tables = [name for name in names if not explains(name)] or names
    if len(names) == 1 and not source.sheet:
        return names[0]
    fitting = heads.knowing(tables, sought)
    if source.sheet:
        values = {"table": sought.table, "nearest": nearest(source.sheet, names)}
        lines = _lines(sought, _nearest_first(values["nearest"], fitting), "reading")
        return Problem("missing-sheet", file, value=source.sheet, values=values, proposals=lines)
    standing: Standing = "proved" if len(fitting) == 1 else "reading"
    told = {"table": sought.table, "sheets": names}
    lines = _lines(sought, fitting, standing)
    return Problem("which-sheet", file, values=told, proposals=lines)


def _lines(sought: Sought, sheets: list[str], standing: Standing) -> tuple[Proposal, ...]:
    return tuple(Proposal(("sources", sought.table), {"sheet": one}, standing) for one in sheets)


def _nearest_first(near: str, fitting: list[str]) -> list[str]:
    """The sheets that may be meant, first the sheet with the most similar name."""
    return list(dict.fromkeys(filter(None, (near, *fitting))))
