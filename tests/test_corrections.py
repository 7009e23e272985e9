"""corrections.xlsx: what goes back to the sender."""

import re
from pathlib import Path
from zipfile import ZipFile

import fastexcel
import pytest

from pipeline.problems import InputsRefused
from tests.examples import built, copied, edited

KLATEN = "klaten-2019"


@pytest.fixture
def refused(tmp_path: Path) -> Path:
    """The refusal of a delivery with three faults of its cells, one of its headings."""
    inputs = copied(KLATEN, tmp_path)
    folder = inputs / KLATEN
    lines = (folder / "budget.csv").read_text().splitlines()
    lines[1] = lines[1].replace(lines[1].split(",")[0], "=cmd|' /C calc'!A0", 1)
    (folder / "budget.csv").write_text("\n".join(lines) + "\n")
    edited(folder / "service_times.csv", ("5", "lima"))
    edited(folder / "realization.csv", ("F1,financial", "F1,finance"))
    staff = (folder / "staff.csv").read_text().splitlines()
    staff[2] = staff[1].split(",")[0] + "," + staff[2].split(",", 1)[1]
    (folder / "staff.csv").write_text("\n".join(staff) + "\n")
    with pytest.raises(InputsRefused):
        built(inputs, tmp_path / "outputs", KLATEN)
    return tmp_path / "outputs" / KLATEN / "refused"


def cells(workbook: Path, sheet: str) -> list[list[object]]:
    book = fastexcel.read_excel(workbook)
    return [
        list(row)
        for row in book.load_sheet(sheet, header_row=None, dtypes="string").to_polars().rows()
    ]


def comments(workbook: Path) -> str:
    with ZipFile(workbook) as book:
        parts = [name for name in book.namelist() if re.search(r"comments\d+\.xml$", name)]
        return "".join(book.read(name).decode() for name in parts)


@pytest.mark.slow
def test_the_first_sheet_lists_every_problem(refused: Path) -> None:
    book = refused / "corrections.xlsx"
    listed = cells(book, "Masalah")
    assert {row[0] for row in listed[1:]} >= {"realization.csv", "service_times.csv", "staff.csv"}
    assert fastexcel.read_excel(book).sheet_names[0] == "Masalah"


@pytest.mark.slow
def test_the_delivered_values_stand_in_the_rows_they_came_from(refused: Path) -> None:
    budget = cells(refused / "corrections.xlsx", "budget")
    assert budget[0][0] == "code"
    assert budget[1][0] == "=cmd|' /C calc'!A0"


@pytest.mark.slow
def test_each_faulty_cell_says_what_is_wrong_and_what_would_be_right(refused: Path) -> None:
    said = comments(refused / "corrections.xlsx")
    assert "lima" in said
    assert "finance" in said


def test_what_names_a_person_is_withheld(refused: Path) -> None:
    staff = cells(refused / "corrections.xlsx", "staff")
    assert all(re.fullmatch(r"row \d+", row[0] or "") for row in staff[1:])
    assert not any(re.search(r"S-\d+", text) for text in [comments(refused / "corrections.xlsx")])


@pytest.mark.slow
def test_no_cell_of_ours_is_a_formula(refused: Path) -> None:
    with ZipFile(refused / "corrections.xlsx") as book:
        sheets = [book.read(n).decode() for n in book.namelist() if "worksheets/sheet" in n]
    assert not any("<f>" in sheet for sheet in sheets)


@pytest.mark.slow
def test_the_same_refusal_gives_the_same_bytes(refused: Path, tmp_path: Path) -> None:
    before = (refused / "corrections.xlsx").read_bytes()
    with pytest.raises(InputsRefused):
        built(tmp_path / "inputs", tmp_path / "outputs", KLATEN)
    assert (refused / "corrections.xlsx").read_bytes() == before
