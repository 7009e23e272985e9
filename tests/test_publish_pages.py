"""What is opened by people: the lists for a spreadsheet, the workbook."""

import csv
import re
import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import polars as pl
import pytest

from pipeline.language import language
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.publish import (
    actions_csv,
    problems_csv,
    workbook,
)
from pipeline.publish.workbooks import sheet_name
from pipeline.tables.registers import ACTIONS
from tests.workbook_parts import cells_of, shown

ENGLISH = language("en")


def cells(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_problems_are_listed_in_their_order_with_what_is_wrong_and_what_to_do():
    listed = cells(
        problems_csv(
            [
                Problem("not-a-number", "budget.csv", row=3, column="ceiling", value='1"2,x'),
                Problem(
                    "unused-file",
                    "anggaran.csv",
                    proposals=(Proposal(("sources", "budget"), {"file": "anggaran.csv"}),),
                ),
            ],
            ENGLISH,
        )
    )
    assert listed == [
        ["code", "severity", "file", "sheet", "row", "column", "value", "text", "line"],
        [
            "unused-file", "warning", "anggaran.csv", "", "", "", "",
            "the file belongs to no table and was not used. Rename it for its table, or remove it.",
            '[sources.budget]\nfile = "anggaran.csv"',
        ],
        [
            "not-a-number", "error", "budget.csv", "", "3", "ceiling", '1"2,x',
            '“1"2,x” is not a number. Write digits only, or leave the cell empty.',
            "",
        ],
    ]  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_a_cell_that_a_spreadsheet_would_compute_is_text(start):
    value = f"{start}cmd|' /C calc'!A0"
    [_, row] = cells(problems_csv([Problem("empty-cell", value, column=value)], ENGLISH))
    assert row[2] == row[5] == f"'{value}"
    [_, row] = cells(actions_csv([{"recommendation_id": "R1", "recommendation": value}]))
    assert row == ["R1", *[""] * 5, f"'{value}", "", ""]


def test_actions_have_the_columns_of_the_table_they_come_back_as():
    [heading] = cells(actions_csv([]))
    assert heading == [column.name for column in ACTIONS.columns]


ROWS = [
    ["K1", 1.005, 3, Decimal("12.50"), date(2020, 2, 28), True],
    ["=1+1", None, 38, None, None, False],
    ["http://example.invalid", 93.10986964618249, 0, None, None, None],
]
COLUMNS = {
    "id": "General", "actual": ("0.00", "0.00", "0.000"), "n": "0", "ceiling": "#,##0",
    "due": "General", "met": "General",
}  # fmt: skip
SHEETS = [("measures", COLUMNS, ROWS), ("empty", {"a": "General"}, [])]


def test_a_workbook_reads_back_as_it_was_given():
    data = workbook(SHEETS, date(2020, 2, 28))
    read = pl.read_excel(BytesIO(data), sheet_name="measures", engine="calamine")
    assert read["id"].to_list() == [row[0] for row in ROWS]
    assert read["actual"].to_list() == [row[1] for row in ROWS]
    assert read["n"].to_list() == [3, 38, 0]
    assert read["ceiling"].to_list() == [12.5, None, None]
    assert read["due"].to_list() == [date(2020, 2, 28), None, None]
    assert read["met"].to_list() == [True, False, None]


def test_a_workbook_has_frozen_headings_no_formula_no_link_and_only_the_given_date():
    with zipfile.ZipFile(BytesIO(workbook(SHEETS, date(2020, 2, 28)))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        core = parts.read("docProps/core.xml").decode()
    assert 'state="frozen"' in sheet
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2020-02-28T00:00:00Z"}


def test_a_workbook_shows_numbers_by_their_column_and_has_room_for_them():
    rows = [[1.005, -98765432101.5], [0.0025, 1]]
    formats = {"p": ("0.000", "0.0000"), "a_heading_longer_than_its_numbers": "#,##0.00"}
    cells = cells_of(workbook([("s", formats, rows)], date(2020, 2, 28)))["s"]
    assert [(cell.written, cell.format) for cell in cells] == [
        ("1.005", "0.000"), ("-98765432101.5", "#,##0.00"), ("0.0025", "0.0000"), ("1", "#,##0.00"),
    ]  # fmt: skip
    assert [shown(cell) for cell in cells] == ["1.005", "-98,765,432,101.50", "0.0025", "1.00"]
    assert [cell.width >= len(shown(cell)) + 1 for cell in cells] == [True] * 4
    assert cells[1].width >= len("a_heading_longer_than_its_numbers") + 2


@pytest.mark.parametrize(("number", "width"), [(10.0**60, 79 + 2), (10.0**300, 255)])
def test_a_number_has_room_as_far_as_a_spreadsheet_allows(number, width):
    [cell] = cells_of(workbook([("s", {"n": "#,##0"}, [[number]])], date(2020, 1, 1)))["s"]
    assert int(cell.width) == width


def test_the_same_sheets_give_the_same_workbook_bytes():
    assert workbook(SHEETS, date(2020, 2, 28)) == workbook(SHEETS, date(2020, 2, 28))


def test_a_workbook_refuses_a_number_that_is_none():
    with pytest.raises(TypeError, match="NAN"):
        workbook([("s", {"a": "0"}, [[float("nan")]])], date(2020, 1, 1))


@pytest.mark.parametrize(
    ("name", "taken", "allowed"),
    [
        ("measures", [], "measures"),
        ("history", [], "history_2"),
        ("a/b:c", [], "a-b-c"),
        ("survey_" + "x" * 40, [], ("survey_" + "x" * 40)[:31]),
        ("Measures", ["measures", "measures_2"], "Measures_3"),
        ("y" * 40, ["y" * 31, "y" * 29 + "_2"], "y" * 29 + "_3"),
        ("", [], "-"),
    ],
)
def test_a_sheet_is_named_as_excel_allows(name, taken, allowed):
    assert sheet_name(name, taken) == allowed
