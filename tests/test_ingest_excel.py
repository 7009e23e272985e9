"""Workbooks: which sheet, which heading, which rows and cells come in."""

from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
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
    old_workbook,
    opendocument,
    problems,
    read,
    repacked,
    rows,
    workbook,
    written_old,
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
    (problem,) = problems(book)
    assert (problem.code, problem.values) == ("which-sheet", values)
    assert {part.standing for part in problem.proposals} == {"reading"}
    values = {"table": "budget", "nearest": "Rekap"}
    (problem,) = problems(book, sheet="Rekab")
    assert replace(problem, proposals=()) == Problem(
        "missing-sheet", "x.xlsx", value="Rekab", values=values
    )
    assert [part.keys for part in problem.proposals] == [{"sheet": "Rekap"}, {"sheet": "Data"}]


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
    whole = [EXPECTED[0], (3, *EXPECTED[1][1:]), (4, *map(str, LINES[1]))]
    assert rows(book, range="B2:E4") == whole
    assert rows(book, range="E4:B2") == whole


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


@pytest.mark.slow
def test_an_old_workbook_is_read_alike() -> None:
    """The file was saved by a program of 2003's kind; two sheets, the second is the table."""
    reading = read(old_workbook(), "x.xls")
    assert reading.frame.rows() == [
        (4, "1.01", "Program", "21276070424.35", "91.96%"),
        (5, "1.02", "Kegiatan", "1.234", "#REF!"),
    ]
    assert reading.stored["realisasi"].to_list() == [True, False]
    assert reading.problems == (Problem("hidden-rows", "x.xls", "Budget", values={"rows": "5"}),)


@pytest.mark.slow
@pytest.mark.parametrize("since_1904", [False, True])
def test_days_and_times_of_an_old_workbook_are_written_out(since_1904: bool) -> None:
    cells = [
        Shown(date(2024, 1, 31), DATE),
        Shown(datetime.fromisoformat("2024-01-31 08:30:05"), "dd/mm/yyyy hh:mm:ss"),
        Shown(time(7, 25), TIME),
        Shown(1.5, "[h]:mm:ss"),
        Shown(-1.5, DATE),
        Shown(3e9, DATE),
    ]
    book = written_old({"x": [["kode", "uraian"], *enumerate(cells)]}, since_1904=since_1904)
    reading = read(book, "x.xls")
    assert reading.frame["uraian"].to_list() == [
        "2024-01-31", "2024-01-31 08:30:05", "07:25:00", "36:00:00", "-1.5", "3000000000",
    ]  # fmt: skip


def test_the_first_days_of_the_old_calendar_are_a_day_off_as_in_the_program() -> None:
    """1900 was no leap year, and the sheet shows a 29 February."""
    days = [["kode", "uraian"], *([n, Shown(n, DATE)] for n in (1, 59, 61))]
    read_days = read(written_old({"x": days}), "x.xls").frame["uraian"].to_list()
    assert read_days == ["1900-01-01", "1900-02-28", "1900-03-01"]


@pytest.mark.slow
def test_what_cells_of_an_old_workbook_show_decides() -> None:
    cells = [
        Shown(0.9196, PERCENT),
        Shown(91.96, '0.00"%"'),
        Shown(91.96, "0.00\\%"),
        Shown(1250000.5, MONEY),
        Shown(5, '#,##0 "hari"'),
        Shown(5, "[Red]#,##0"),
        Shown(None, error="#DIV/0!"),
        True,
        1 / 3,
        "",
    ]
    book = written_old({"x": [["kode", "uraian"], *enumerate(cells)]})
    reading = read(book, "x.xls")
    assert reading.frame["uraian"].to_list() == [
        "91.96%", "91.96", "91.96", "1250000.5", "5", "5", "#DIV/0!", "true",
        "0.333333333333333", None,
    ]  # fmt: skip
    assert reading.stored["uraian"].to_list() == [*[True] * 6, False, False, True, False]


@pytest.mark.slow
def test_merged_headings_and_what_is_hidden_in_an_old_workbook() -> None:
    rows = [
        ["kode", "uraian", "anggaran", None],
        [None, None, "pagu", "realisasi"],
        ["1", "A", 10, 9],
        ["2", "B", 8, 7],
    ]
    merged = [(1, 1, 2, 3), (1, 2, 0, 0), (1, 2, 1, 1)]
    sheets = {"budget": rows, "Rahasia": [["x"]]}
    book = written_old(
        sheets, merged=merged, hidden_rows=[4], hidden_columns=[3], hidden_sheets=["budget"]
    )
    reading = read(book, "x.xls")
    assert reading.frame.rows() == [(3, "1", "A", "10", "9"), (4, "2", "B", "8", "7")]
    assert reading.problems == (
        Problem("hidden-rows", "x.xls", "budget", values={"rows": "4"}),
        Problem("hidden-columns", "x.xls", "budget", values={"columns": ["D"]}),
    )


@pytest.mark.slow
def test_formats_of_an_old_workbook_without_cells_are_no_extent() -> None:
    rows = [["kode", "uraian"], ["1", "A"], *[[]] * 65_000, [None] * 250 + [Shown("", PERCENT)]]
    reading = read(written_old({"x": rows}), "x.xls")
    assert (reading.frame.rows(), reading.problems) == ([(2, "1", "A")], ())


@pytest.mark.slow
def test_percentages_side_by_side_in_an_old_workbook_are_all_percentages() -> None:
    """Short numbers next to each other are kept as one record with a style for each."""
    line = ["1", "A", 5, Shown(0.63, PERCENT), Shown(0.5, PERCENT), Shown(0.25, "0.00")]
    book = written_old({"x": [[*HEADING, "lain", "lagi"], line]})
    assert read(book, "x.xls").frame.rows() == [(2, "1", "A", "5", "63%", "50%", "0.25")]
