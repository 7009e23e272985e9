"""More of what strangers send: Excel's own habits, and files that others leave in a folder."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.workbooks_by_hand import HEADING

H = "kode;uraian;pagu;realisasi\n"
LINE = [["1.01", "Program", 1000, 900]]


def book(fill: Callable[[Any], None], **options: object) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **options}) as opened:
        fill(opened)
    return content.getvalue()


def budget_sheet(opened: Any) -> None:
    sheet = opened.add_worksheet("DPPA")
    for number, row in enumerate([HEADING, *LINE]):
        sheet.write_row(number, 0, row)


def with_chart(opened: Any) -> None:
    budget_sheet(opened)
    chart = opened.add_chart({"type": "bar"})
    chart.add_series({"values": "=DPPA!$C$2:$C$2"})
    opened.add_chartsheet("Grafik").set_chart(chart)


def with_hidden_sheet(opened: Any) -> None:
    budget_sheet(opened)
    hidden = opened.add_worksheet("lama")
    hidden.write(0, 0, "kode")
    hidden.very_hidden()


@pytest.mark.slow
def test_a_sheet_that_holds_a_chart_is_no_table(tmp_path: Path) -> None:
    files = {"budget.csv": None, "budget.xlsx": book(with_chart)}
    folder = written(tmp_path / "a", files)
    assert problems_of(folder) == ()
    assert validated_folder(folder)["budget"]["realized"].to_list() == [Decimal(900)]


def test_a_sheet_that_is_hidden_deep_is_named_not_guessed(tmp_path: Path) -> None:
    files = {"budget.csv": None, "budget.xlsx": book(with_hidden_sheet)}
    values = {"table": "budget", "sheets": ["DPPA", "lama"]}
    (problem,) = problems_of(written(tmp_path / "a", files))
    assert (problem.code, problem.values) == ("which-sheet", values)
    assert [one.keys for one in problem.proposals] == [{"sheet": "DPPA"}]


@pytest.mark.parametrize("is_1904", [False, True])
def test_days_are_the_same_whichever_day_a_workbook_counts_from(
    is_1904: bool, tmp_path: Path
) -> None:
    def documents(opened: Any) -> None:
        sheet, shape = opened.add_worksheet("x"), opened.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["document_id", "due_on"])
        sheet.write(1, 0, "D1")
        sheet.write_datetime(1, 1, date(2024, 1, 31), shape)

    files = {"documents.xlsx": book(documents, date_1904=is_1904)}
    tables = validated_folder(written(tmp_path / "a", files))
    assert tables["documents"]["due_on"].to_list() == [date(2024, 1, 31)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "row", "name"),
    [
        (f"sep=;\r\n{H}1.01;A;1.000.000,50;900,25\n".encode(), 3, "A"),
        (b"\xef\xbb\xbfsep=;\r\n" + f'{H}1.01;"A\nB";1.000.000,50;900,25\n'.encode(), 3, "A\nB"),
        (H.replace("\n", ";;;\n").encode() + b"1.01;A;1.000.000,50;900,25;;;\n;;;;;;\n", 2, "A"),
        (f'{H}1.01;"A; ""B""";1.000.000,50;900,25'.encode(), 2, 'A; "B"'),
    ],
    ids=["sep", "mark, sep and a line end in a cell", "trailing separators", "quotation marks"],
)
def test_a_csv_as_an_indonesian_excel_saves_it(
    content: bytes, row: int, name: str, tmp_path: Path
) -> None:
    folder = written(tmp_path / "a", {"budget.csv": content})
    assert problems_of(folder) == ()
    (read,) = (
        validated_folder(folder)["budget"].select("_row", "name", "ceiling", "realized").rows()
    )
    assert read == (row, name, Decimal("1000000.50"), Decimal("900.25"))


@pytest.mark.parametrize("heading", ["pagu", "ceiling"])
def test_a_heading_that_stands_twice_is_named_under_either_name(
    heading: str, tmp_path: Path
) -> None:
    budget = f"kode,uraian,pagu,{heading},realisasi\n1,a,1,2,1\n"
    (problem,) = problems_of(written(tmp_path / "a", {"budget.csv": budget}))
    assert (problem.code, problem.column) == ("duplicate-column", heading)
    assert len(problem.proposals) == 2


@pytest.mark.slow
def test_what_programs_leave_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    left = (".DS_Store", "Thumbs.db", "desktop.ini", "~$budget.xlsx", ".~lock.budget.csv#")
    assert problems_of(written(tmp_path / "a", dict.fromkeys(left, b"x"))) == ()
