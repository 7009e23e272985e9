"""What a stranger's hand does to a sheet that changes none of its figures."""

import csv
from collections.abc import Callable, Sequence
from io import StringIO
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from tests.workbooks_by_hand import opendocument, workbook

Cell = str | int | float | None
Sheet = list[list[Cell]]
Habit = Callable[[Sheet, st.DrawFn], Sheet]
"""Changes a sheet whose first row is its headings, or that already has titles above them."""

_TITLES = (
    "PEMERINTAH KABUPATEN REKAAN",
    "DINAS CONTOH",
    "REKAPITULASI TAHUN 2024",
    "(dalam rupiah)",
)
_NOTES = ("Catatan: data sementara", "Mengetahui,", "Kepala Dinas", "Sumber: aplikasi")


def titled(sheet: Sheet, draw: st.DrawFn) -> Sheet:
    """Titles above, with or without an empty row below them."""
    titles: Sheet = [[title] for title in _TITLES[: draw(st.integers(1, 3))]]
    return [*titles, *([[]] if draw(st.booleans()) else []), *sheet]


def signed(sheet: Sheet, draw: st.DrawFn) -> Sheet:
    """A gap, and notes or a signature below."""
    column = draw(st.sampled_from([0, len(sheet[-1]) - 1]))
    notes: Sheet = [[None] * column + [note] for note in _NOTES[: draw(st.integers(1, 4))]]
    return [*sheet, [], *notes]


def with_margin(sheet: Sheet, draw: st.DrawFn) -> Sheet:
    """An empty column before the table."""
    return [[None, *row] if row else [] for row in sheet]


def with_remarks(sheet: Sheet, draw: st.DrawFn) -> Sheet:
    """A column of remarks, mostly empty."""
    heading = draw(st.sampled_from(["Keterangan", "Ket.", "Catatan"]))
    last = len(sheet) - 1
    return [
        [*row, heading if number == 0 else "lihat lampiran" if number == last else None]
        for number, row in enumerate(sheet)
    ]


def counted_columns(sheet: Sheet, draw: st.DrawFn) -> Sheet:
    """The row below the headings that counts the columns."""
    numbers: list[Cell] = list(range(1, len(sheet[0]) + 1))
    if draw(st.booleans()):
        numbers = [f"({number})" for number in numbers]
    return [sheet[0], numbers, *sheet[1:]]


def shouted(sheet: Sheet, draw: st.DrawFn) -> Sheet:
    """Headings in capitals, with spaces doubled or a line broken."""
    apart = draw(st.sampled_from([" ", "  ", "\n", "\u00a0"]))
    return [[str(cell).upper().replace(" ", apart) for cell in sheet[0]], *sheet[1:]]


def paged(sheet: Sheet, draw: st.DrawFn) -> Sheet:
    """The headings again, where a page began."""
    at = draw(st.integers(2, len(sheet) - 1))
    return [*sheet[:at], sheet[0], *sheet[at:]]


def spaced(sheet: Sheet, draw: st.DrawFn) -> Sheet:
    """An empty row between the rows."""
    at = draw(st.integers(2, len(sheet) - 1))
    return [*sheet[:at], [], *sheet[at:]]


def in_another_order(sheet: Sheet, draw: st.DrawFn) -> Sheet:
    """The columns the other way round."""
    return [row[::-1] for row in sheet]


def numbered_rows(sheet: Sheet, draw: st.DrawFn) -> Sheet:
    """The running number of each row in front of it."""
    heading = draw(st.sampled_from(["No", "No.", "NO"]))
    return [[heading if number == 0 else number, *row] for number, row in enumerate(sheet)]


TABLE_HABITS: Sequence[Habit] = (
    with_remarks, in_another_order, numbered_rows, shouted, counted_columns, paged, spaced,
)  # fmt: skip
"""What is done to the table itself, in this order."""
PAGE_HABITS: Sequence[Habit] = (titled, signed, with_margin)
"""What is done around it afterwards."""


def changed(sheet: Sheet, draw: st.DrawFn, without: Sequence[Habit] = ()) -> Sheet:
    """The sheet after one to four habits."""
    known = [habit for habit in (*TABLE_HABITS, *PAGE_HABITS) if habit not in without]
    chosen = draw(st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True))
    for habit in sorted(chosen, key=known.index):
        sheet = habit(sheet, draw)
    return sheet


def saved(sheet: Sheet, draw: st.DrawFn) -> tuple[str, bytes]:
    """The ending of a file, and its bytes, in one of the formats that programs save."""
    ending = draw(st.sampled_from([".xlsx", ".ods", ";", ",", "\t", "utf-16", "bom"]))
    if ending == ".xlsx":
        return ending, workbook({"Sheet1": sheet})
    if ending == ".ods":
        return ending, opendocument(
            "".join(f"<table:table-row>{_row(row)}</table:table-row>" for row in sheet)
        )
    text = StringIO(newline="")
    separator = ending if len(ending) == 1 else ";"
    csv.writer(text, delimiter=separator).writerows(
        [_as_text(cell, separator) for cell in row] for row in sheet
    )
    encodings = {"utf-16": "utf-16", "bom": "utf-8-sig"}
    return ".csv", text.getvalue().encode(encodings.get(ending, "utf-8"))


def _row(row: Sequence[Cell]) -> str:
    """The cells of a row as OpenDocument writes them."""
    return "".join(map(_cell, row)) or "<table:table-cell/>"


def _cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    kind = "string" if isinstance(cell, str) else "float"
    value = "" if isinstance(cell, str) else f' office:value="{cell}"'
    text = f"<text:p>{escape(str(cell))}</text:p>"
    return f'<table:table-cell office:value-type="{kind}"{value}>{text}</table:table-cell>'


def _as_text(cell: Cell, separator: str) -> Cell:
    """A number with the decimal mark that goes with the separator, as programs of Indonesia do."""
    if isinstance(cell, float) and separator == ";":
        return f"{cell:g}".replace(".", ",")
    return cell
