"""Days as spreadsheets and programs keep them: counted, with a time, in another zone."""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.delivery_by_hand import BUDGET, problems_of, validated_folder, written
from tests.workbooks_by_hand import (
    Shown,
    opendocument,
    repacked,
    workbook,
    written_old,
)

pytestmark = pytest.mark.one_in(2)

HEADING = ["document_id", "due_on", "finished_on"]
COUNT_1900, COUNT_1904, DAY = 45000, 43538, date(2023, 3, 15)


def since_1904(book: bytes) -> bytes:
    with ZipFile(BytesIO(book)) as parts:
        settings = parts.read("xl/workbook.xml").decode()
    marked = settings.replace("<workbookPr ", '<workbookPr date1904="true" ')
    assert marked != settings
    return repacked(book, {"xl/workbook.xml": marked.encode()})


def opened(count: int, first_day: str) -> bytes:
    cells = "".join(f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
                    "</table:table-cell>" for text in HEADING)  # fmt: skip
    number = f'<table:table-cell office:value-type="float" office:value="{count}"/>'
    code = '<table:table-cell office:value-type="string"><text:p>D1</text:p></table:table-cell>'
    null = (
        f'<table:calculation-settings><table:null-date table:date-value="{first_day}"/>'
        "</table:calculation-settings>"
    )
    body = (
        f"<table:table-row>{cells}</table:table-row>"
        f"<table:table-row>{code}{number}{number}</table:table-row>"
    )
    book = opendocument(body)
    with ZipFile(BytesIO(book)) as parts:
        content = parts.read("content.xml").decode()
    content = content.replace("<office:spreadsheet>", f"<office:spreadsheet>{null}")
    return repacked(book, {"content.xml": content.encode()})


ROWS_1900, ROWS_1904 = ([HEADING, ["D1", n, n]] for n in (COUNT_1900, COUNT_1904))
BOOKS = {
    "xlsx from 1904": ("xlsx", since_1904(workbook({"documents": ROWS_1904}))),
    "xlsx from 1900": ("xlsx", workbook({"documents": ROWS_1900})),
    "xls from 1904": ("xls", written_old({"documents": ROWS_1904}, since_1904=True)),
    "xls from 1900": ("xls", written_old({"documents": ROWS_1900})),
    "ods from 1904": ("ods", opened(COUNT_1904, "1904-01-01")),
    "ods from 1900": ("ods", opened(COUNT_1900, "1899-12-30")),
}


@pytest.mark.slow
@pytest.mark.parametrize("book", BOOKS)
def test_a_count_of_days_begins_where_its_workbook_says(book: str, tmp_path: Path) -> None:
    ending, content = BOOKS[book]
    folder = written(tmp_path / "a", {f"documents.{ending}": content})
    documents = validated_folder(folder)["documents"]
    assert documents.select("due_on", "finished_on").row(0) == (DAY, DAY)


def test_a_message_tells_the_day_and_not_its_count(tmp_path: Path) -> None:
    ending, content = BOOKS["xlsx from 1904"]
    found = problems_of(written(tmp_path / "a", {f"documents.{ending}": content}))
    assert {problem.value for problem in found if problem.column == "due_on"} == {"2023-03-15"}


@pytest.mark.slow
@pytest.mark.parametrize("clock", ["17:00", "16:00:00", "15:00"])
@pytest.mark.parametrize("shape", ["text", "count"])
def test_days_that_all_have_one_hour_may_be_one_early(
    clock: str, shape: str, tmp_path: Path
) -> None:
    day: object = f"2024-03-10 {clock}"
    if shape == "count":
        day = 45361 + int(clock[:2]) / 24
    rows = [HEADING, ["D1", "2024-03-11", day], ["D2", "2024-03-12", day]]
    book = workbook({"documents": rows})
    found = problems_of(written(tmp_path / "a", {"documents.xlsx": book}))
    told = [(p.code, p.column, p.values) for p in found]
    assert told == [("days-at-one-hour", "finished_on", {"time": clock[:5]})]


@pytest.mark.slow
@pytest.mark.parametrize("other", ["2024-03-10 09:00", "2024-03-10"])
def test_days_of_several_hours_are_times(other: str, tmp_path: Path) -> None:
    rows = [HEADING, ["D1", "2024-03-11", "2024-03-10 17:00"], ["D2", "2024-03-12", other]]
    book = workbook({"documents": rows})
    assert problems_of(written(tmp_path / "a", {"documents.xlsx": book})) == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("2025-06-10T17:00:00.000Z", "2025-06-11"),
        ("2024-12-31T17:00:00Z", "2025-01-01"),
        ("2024-06-10T03:00Z", "2024-06-10"),
        ("2024-06-10 18:30:00+00:00", "2024-06-11"),
    ],
)
def test_a_time_in_utc_is_refused_with_the_day_in_jakarta(
    text: str, local: str, tmp_path: Path
) -> None:
    documents = f"document_id,due_on,finished_on\nD1,2024-06-11,{text}\n"
    (problem,) = problems_of(written(tmp_path / "a", {"documents.csv": documents}))
    assert (problem.code, problem.values) == ("time-in-utc", {"local": local})


def test_a_moment_in_utc_is_told_to_the_minute(tmp_path: Path) -> None:
    times = "service,started_at,finished_at\nKTP,2024-06-10T01:00:00Z,2024-06-10 09:00\n"
    (problem,) = problems_of(written(tmp_path / "a", {"service_times.csv": times}))
    assert problem.values == {"local": "2024-06-10 08:00"}


@pytest.mark.parametrize("marks", [1, 2, 3])
def test_byte_order_marks_at_the_beginning_are_no_heading(marks: int, tmp_path: Path) -> None:
    folder = written(tmp_path / "a", {"budget.csv": b"\xef\xbb\xbf" * marks + BUDGET.encode()})
    assert problems_of(folder) == ()


def test_a_shown_day_is_a_day(tmp_path: Path) -> None:
    rows = [HEADING, ["D1", Shown(45000, "dd/mm/yyyy"), Shown(45000, "dd/mm/yyyy")]]
    folder = written(tmp_path / "a", {"documents.xlsx": workbook({"documents": rows})})
    assert validated_folder(folder)["documents"]["due_on"].to_list() == [DAY]
