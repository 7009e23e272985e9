"""Workbooks: which sheet, which heading, which rows and cells come in."""

from base64 import b64decode
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.problems import Problem
from tests.workbooks_by_hand import (
    DATE,
    HEADING,
    MONEY,
    PERCENT,
    TIME,
    Shown,
    opendocument,
    problems,
    read,
    repacked,
    rows,
    workbook,
)  # fmt: skip

LINES = [["1.01", "Program", 1000, 900], ["1.02", "Kegiatan", 500, 400]]
EXPECTED = [("_row", *HEADING), (2, "1.01", "Program", "1000", "900")]


def test_the_only_sheet_is_read_whatever_its_name() -> None:
    assert rows(workbook({"Lembar1": [HEADING, LINES[0]]})) == EXPECTED


def test_of_many_sheets_the_one_named_for_the_table_is_read() -> None:
    book = workbook({"Catatan": [["x"]], "BUDGET": [HEADING, LINES[0]]})
    assert read(book).sheet == "BUDGET"
    assert rows(book) == EXPECTED


def test_a_declared_sheet_wins_and_its_case_makes_no_difference() -> None:
    book = workbook({"budget": [["x"]], "Rekap": [HEADING, LINES[0]]})
    assert rows(book, sheet="rekap") == EXPECTED


def test_a_sheet_that_is_not_known_is_asked_for() -> None:
    book = workbook({"Rekap": [HEADING], "Data": [HEADING]})
    values = {"table": "budget", "sheets": ["Rekap", "Data"]}
    assert problems(book) == (Problem("which-sheet", "x.xlsx", values=values),)
    values = {"table": "budget", "nearest": "Rekap"}
    assert problems(book, sheet="Rekab") == (
        Problem("missing-sheet", "x.xlsx", value="Rekab", values=values),
    )


def test_titles_above_and_blank_rows_below_are_left_out() -> None:
    sheet: list[list[object]] = [
        ["REKAPITULASI ANGGARAN"], ["Tahun", 2024], [], HEADING, *LINES, *[[""]] * 500,
        [None, " "],
    ]  # fmt: skip
    assert rows(workbook({"x": sheet})) == [
        ("_row", *HEADING),
        (5, "1.01", "Program", "1000", "900"),
        (6, "1.02", "Kegiatan", "500", "400"),
    ]


def test_a_declared_heading_row_needs_no_known_heading() -> None:
    book = workbook({"x": [["a", "b"], ["No", "Isi"], [1, "x"]]})
    assert rows(book, header_row=2) == [("_row", "No", "Isi"), (3, "1", "x")]


def test_rows_keep_their_numbers_where_the_sheet_starts_lower_and_further_right() -> None:
    shifted = [[], [], [None, None, *HEADING], [None, None, *LINES[0]]]
    assert rows(workbook({"x": shifted})) == [EXPECTED[0], (4, *EXPECTED[1][1:])]


def test_a_range_is_taken_at_its_word() -> None:
    sheet = [["a", "b"], ["x", *HEADING, "z"], ["x", *LINES[0], "z"], ["x", *LINES[1], "z"]]
    book = workbook({"x": sheet})
    assert rows(book, range="B2:E3") == [EXPECTED[0], (3, *EXPECTED[1][1:])]
    assert rows(book, range="E3:B2") == [EXPECTED[0], (3, *EXPECTED[1][1:])]


def test_headings_of_two_rows_are_known_by_the_lower_one_or_by_both() -> None:
    sheet = [
        ["REKAP"],
        [None, None, None, None, None, "Ket"],
        [None, None, "Target", "Realisasi", "Target"],
        ["1.01", "Program", 1, 2, 3, "baik"],
    ]
    merged = [("A2:A3", "Kode"), ("B2:B3", "Uraian"), ("C2:D2", "TW I")]
    book = workbook({"x": sheet}, merged=merged)
    assert rows(book) == [
        ("_row", "Kode", "Uraian", "TW I Target", "Realisasi", "Target", "Ket"),
        (4, "1.01", "Program", "1", "2", "3", "baik"),
    ]


def test_numbers_come_as_stored_and_texts_as_text() -> None:
    cells: list[object] = [
        21276070424.35, 0.1 + 0.2, 1e-7, 3, "1.234", True,
        Shown(1234567.5, MONEY), Shown(0.9196, PERCENT), Shown(date(2024, 1, 31), DATE),
        Shown(datetime.fromisoformat("2024-01-31T08:05"), "dd/mm/yyyy hh:mm"),
        Shown(time(8, 5), TIME), 45322,
    ]  # fmt: skip
    heading = [f"h{number}" for number in range(len(cells))]
    reading = read(workbook({"x": [heading, cells]}))
    assert reading.frame.row(0)[1:] == (
        "21276070424.35", "0.3", "1e-7", "3", "1.234", "true", "1234567.5", "91.96%",
        "2024-01-31", "2024-01-31 08:05:00", "08:05:00", "45322",
    )  # fmt: skip
    stored = {name for name, flags in reading.stored.items() if flags[0]}
    assert stored == {"h0", "h1", "h2", "h3", "h6", "h7", "h11"}


def test_the_noise_of_binary_fractions_is_what_no_sheet_shows() -> None:
    book = workbook({"x": [HEADING, ["1", "A", 77, 9]]})
    part = ZipFile(BytesIO(book)).read("xl/worksheets/sheet1.xml")
    noisy = part.replace(b"<v>77</v>", b"<v>0.30000000000000004</v>")
    assert rows(repacked(book, {"xl/worksheets/sheet1.xml": noisy}))[1][3] == "0.3"


def test_a_failed_formula_comes_as_the_sheet_shows_it() -> None:
    book = workbook({"x": [HEADING, ["1", "A", 10, Shown(0, error="#REF!")]]})
    assert rows(book)[1] == (2, "1", "A", "10", "#REF!")


def test_a_cell_that_begins_with_an_equals_sign_stays_text() -> None:
    book = workbook({"x": [HEADING, ["1", "=cmd|' /C calc'!A0", 10, 9]]})
    assert rows(book)[1] == (2, "1", "=cmd|' /C calc'!A0", "10", "9")


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    book = workbook({"x": [HEADING, *LINES]}, hidden_rows=[2], hidden_columns=[3])
    reading = read(book)
    assert reading.frame.height == 2
    assert reading.problems == (
        Problem("hidden-rows", "x.xlsx", "x", values={"rows": "2"}),
        Problem("hidden-columns", "x.xlsx", "x", values={"columns": ["D"]}),
    )


def test_headings_that_repeat_are_named() -> None:
    book = workbook({"x": [["kode", "uraian", "kode"], ["1", "A", "2"]]})
    assert problems(book) == (Problem("duplicate-column", "x.xlsx", "x", column="kode"),)


def test_a_column_with_cells_and_no_heading_is_named_by_its_letter() -> None:
    book = workbook({"x": [[None, "kode", "uraian", None], [None, "1", "A", "z"]]})
    assert problems(book) == (Problem("unnamed-column", "x.xlsx", "x", column="D"),)


@pytest.mark.parametrize("sheet", [[], [[None]], [[" "]]])
def test_a_sheet_without_cells_is_an_empty_table(sheet: list[list[object]]) -> None:
    assert problems(workbook({"x": sheet})) == (Problem("empty-table", "x.xlsx", "x"),)


def test_a_heading_without_rows_gives_a_table_without_rows() -> None:
    assert rows(workbook({"x": [HEADING]})) == [("_row", *HEADING)]


def test_an_opendocument_sheet_is_read_alike() -> None:
    def cell(kind: str, text: str, **attributes: str) -> str:
        more = "".join(f' {name.replace("_", ":")}="{value}"' for name, value in attributes.items())
        named = f'<table:table-cell office:value-type="{kind}"{more}>'
        return f"{named}<text:p>{text}</text:p></table:table-cell>"

    def line(*cells: str) -> str:
        return "<table:table-row>" + "".join(cells) + "</table:table-row>"

    failed = 'office:string-value="" calcext:value-type="error"'
    body = line("<table:table-cell/>") + line(*(cell("string", name) for name in HEADING))
    body += line(
        cell("string", "1.01"),
        f'<table:table-cell office:value-type="string" {failed}><text:p>#REF!</text:p>'
        "</table:table-cell>",
        cell("float", "21.276.070.424", office_value="21276070424.35"),
        cell("percentage", "91,96%", office_value="0.9196"),
    )
    body += (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    assert rows(opendocument(body), "x.ods") == [
        ("_row", *HEADING),
        (3, "1.01", "#REF!", "21276070424.35", "91.96%"),
    ]


def test_an_old_workbook_is_read_alike() -> None:
    """The file was saved by a program of 2003's kind; two sheets, the second is the table."""
    content = b64decode((Path(__file__).parent / "cases" / "budget.xls.txt").read_text())
    reading = read(content, "x.xls")
    assert reading.frame.rows() == [
        (4, "1.01", "Program", "21276070424.35", "91.96%"),
        (5, "1.02", "Kegiatan", "1.234", "#REF!"),
    ]
    assert reading.stored["realisasi"].to_list() == [True, False]
    assert reading.problems == (Problem("hidden-rows", "x.xls", "Budget", values={"rows": "5"}),)
