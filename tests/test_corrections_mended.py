"""corrections.xlsx as an officer uses it: mend each marked cell, deliver the sheets anew."""

import csv
import re
from collections.abc import Mapping
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import fastexcel
import pytest

from pipeline import run
from pipeline.ingest import ReportFolder
from pipeline.problems import InputsRefused
from tests.delivery_by_hand import BUDGET, SURVEY, problems_of, written
from tests.workbooks_by_hand import HEADING, workbook

FAULTY_BUDGET = BUDGET.replace("1.01.01,Activity,1000000", "1.01.01,=Activity,sejuta")
FAULTY_SURVEY = SURVEY.replace("R2,3,4", "R2,9,4").replace("R1,4,5", "R1,4,lima")
MENDED = {"sejuta": "1000000", "9": "3", "lima": "5"}
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

SHAPES: Mapping[str, Mapping[str, str | bytes | None]] = {
    "csv": {"budget.csv": FAULTY_BUDGET, "survey_trust.csv": FAULTY_SURVEY},
    "xlsx": {
        "budget.csv": None,
        "budget.xlsx": workbook(
            {"DPPA": [["Rekap"], [], HEADING, ["1.01", "A", 9, 8], ["1.02", "+B", "sejuta", 1]]}
        ),
        "survey_trust.csv": FAULTY_SURVEY,
    },
    "one workbook": {
        "budget.csv": None,
        "survey_trust.csv": None,
        "inputs.xlsx": workbook(
            {
                "budget": [row.split(",") for row in FAULTY_BUDGET.splitlines()],
                "survey_trust": [row.split(",") for row in FAULTY_SURVEY.splitlines()],
            }
        ),
    },
}


def refusal(folder: ReportFolder) -> dict[str, bytes]:
    """The files that go back to the sender."""
    job = run.Job(folder.path.parent, folder.path.parent / "out")
    with pytest.raises(InputsRefused):
        run.checked(run.ordered(folder, job), job)
    refused = folder.path.parent / "out" / folder.name / "refused"
    return {path.name: path.read_bytes() for path in refused.iterdir()}


def comments(book: bytes) -> dict[tuple[str, str], str]:
    """What is said of each cell, by sheet and address."""
    said = {}
    names = fastexcel.read_excel(book).sheet_names
    with ZipFile(BytesIO(book)) as archive:
        for part in archive.namelist():
            found = re.fullmatch(r"xl/worksheets/_rels/sheet(\d+)\.xml\.rels", part)
            target = re.search(r"comments\d+\.xml", archive.read(part).decode()) if found else None
            if not found or not target:
                continue
            root = ElementTree.fromstring(archive.read(f"xl/{target[0]}"))
            for comment in root.iter(f"{SPACE}comment"):
                text = "".join(each.text or "" for each in comment.iter(f"{SPACE}t"))
                said[names[int(found[1]) - 1], comment.attrib["ref"]] = text
    return said


def sheets(book: bytes) -> dict[str, list[list[str | None]]]:
    read = fastexcel.read_excel(book)
    found = {}
    for name in read.sheet_names[1:]:
        frame = read.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars()
        found[name] = [list(row) for row in frame.rows()]
    return found


def at(rows: list[list[str | None]], address: str) -> tuple[int, int]:
    column, row = re.fullmatch(r"([A-Z])(\d+)", address).groups()  # type: ignore[union-attr]
    return int(row) - 1, ord(column) - ord("A")


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_the_mended_sheets_are_a_good_delivery(shape: str, tmp_path: Path) -> None:
    folder = written(tmp_path / "a", SHAPES[shape])
    book = refusal(folder)["corrections.xlsx"]
    tables, said = sheets(book), comments(book)
    assert {sheet for sheet, _ in said} == {"budget", "survey_trust"}
    for (sheet, address), text in said.items():
        row, column = at(tables[sheet], address)
        wrong = tables[sheet][row][column]
        assert wrong is not None
        assert wrong in text
        tables[sheet][row][column] = MENDED[wrong]
    assert {row[0] for row in tables["survey_trust"][1:]} == {f"row {n}" for n in range(2, 8)}
    left_out = dict.fromkeys(f"{name}.csv" for name in tables)
    mended = {**left_out, "inputs.xlsx": workbook(tables)}
    assert problems_of(written(tmp_path / "b", mended)) == ()


@pytest.mark.parametrize("shape", SHAPES)
def test_the_list_leads_to_every_marked_cell(shape: str, tmp_path: Path) -> None:
    book = refusal(written(tmp_path / "a", SHAPES[shape]))["corrections.xlsx"]
    with ZipFile(BytesIO(book)) as archive:
        front = archive.read("xl/worksheets/sheet1.xml").decode()
    links = set(re.findall(r"location=\"'?(\w+)'?!([A-Z]+\d+)\"", front))
    assert links == set(comments(book))


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_no_cell_of_the_refusal_is_computed(shape: str, tmp_path: Path) -> None:
    budget = "code,name,ceiling,realized\n=1+1,+a,@SUM(A1),-x\n"
    files = {**SHAPES[shape], "budget.csv": budget, "budget.xlsx": None, "inputs.xlsx": None}
    files |= {"survey_trust.csv": SURVEY}
    refused = refusal(written(tmp_path / shape.replace(" ", ""), files))
    with ZipFile(BytesIO(refused["corrections.xlsx"])) as archive:
        parts = [archive.read(n).decode() for n in archive.namelist() if "worksheets/sheet" in n]
    assert not any("<f>" in part for part in parts)
    assert sheets(refused["corrections.xlsx"])["budget"][1] == ["=1+1", "+a", "@SUM(A1)", "-x"]
    rows = csv.reader(StringIO(refused["problems.csv"].decode("utf-8-sig")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.slow
def test_control_characters_leave_a_workbook_that_opens(tmp_path: Path) -> None:
    budget = "code,name,ceiling,realized\n1.01,a\x0b\x1b,\x01satu\x02,1\n"
    book = refusal(written(tmp_path / "a", {"budget.csv": budget}))["corrections.xlsx"]
    assert sheets(book)["budget"][1] == ["1.01", "a��", "�satu�", "1"]
    assert "�satu�" in comments(book)["budget", "C2"]


@pytest.mark.slow
def test_a_large_table_comes_back_as_its_faulty_rows(tmp_path: Path) -> None:
    rows = "".join(f"{n},a,{'x' if n == 30_000 else 1},1\n" for n in range(40_000))
    budget = f"code,name,ceiling,realized\n{rows}"
    book = refusal(written(tmp_path / "a", {"budget.csv": budget}))["corrections.xlsx"]
    assert "budget" not in sheets(book)
    budget_sheet = sheets(book)["bagian dari budget"]
    assert budget_sheet[-1] == ["30000", "a", "x", "1"]
    assert len(budget_sheet) == 30_002
    assert comments(book)["bagian dari budget", "C30002"]
