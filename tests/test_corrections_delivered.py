"""corrections.xlsx itself delivered: it is read as the files were that it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import fastexcel
import pytest

from pipeline.language import LANGUAGES, language
from pipeline.publish import corrections
from pipeline.tables import DELIVERED
from pipeline.tables.sheet_names import explains, sheet_for, sheet_of
from tests.delivery_by_hand import BUDGET, REALIZATION, REPORT, places, validated_folder, written
from tests.test_corrections_mended import refusal
from tests.test_days_of_spreadsheets import BOOKS
from tests.test_headings_found import LINES, SUMS, columns, recap
from tests.workbooks_by_hand import Shown, repacked, workbook

pytestmark = pytest.mark.one_in(2)

Files = Mapping[str, str | bytes | None]
WRONG = REALIZATION.replace("minimize,5,4", "minimise,5,4")
"""A fault in another table, so that everything goes back."""
HISTORY = "measure_id,period,target,actual\nP1,2023,5,6\n"
NAMED = columns(SUMS + 'name = "Uraian Program"')


def settings(*lines: str, text: str = REPORT) -> str:
    return "\n".join((text, "[sources.budget]", *lines, ""))


@pytest.mark.one_in(4)
@dataclass(frozen=True)
class Shape:
    """A good delivery, the name under which its corrections go in, and what they replace."""

    files: Files
    back: str = "inputs.xlsx"
    table: str = "budget"


RECAP = {"budget.csv": None, "budget.xlsx": recap()}
COMMA = BUDGET.replace(",", ";").replace("900000", "900000,5")
SHAPES = {
    "csv with commas": Shape({"budget.csv": COMMA, "report.toml": settings('decimal = ","')}),
    "numbers beside declared commas": Shape(
        {
            "budget.csv": None,
            "budget.xlsx": workbook({"budget": [["kode", "uraian", "pagu", "realisasi"],
                                                ["1", "A", 1.25, "1,25"]]}),
            "report.toml": settings('decimal = ","'),
        }
    ),
    "titles and two rows": Shape({**RECAP, "report.toml": settings("header_row = 4", NAMED)}),
    "a range": Shape({**RECAP, "report.toml": settings('range = "A4:F7"', NAMED)}),
    "as its own file": Shape(
        {**RECAP, "report.toml": settings('file = "budget.xlsx"', 'sheet = "Sheet1"', NAMED)},
        back="budget.xlsx",
    ),
    "by letter": Shape(
        {
            "budget.csv": "kode,x,pagu,realisasi,realisasi\n1,A,10,9,8\n",
            "report.toml": settings('columns = { realized = "column:E", name = "x" }'),
        }
    ),
    "values": Shape(
        {
            "budget.csv": "kode,pagu,realisasi\n1,10,9\n",
            "report.toml": settings('values = { name = "Belanja" }'),
        }
    ),
    "days from 1904": Shape({"documents.xlsx": BOOKS["xlsx from 1904"][1]}, table="documents"),
    "history": Shape({"history.csv": HISTORY}, table="history"),
    "percentages": Shape(
        {
            "history.xlsx": workbook(
                {"history": [["measure_id", "period", "target", "actual"],
                             ["F1", "2023", 95, Shown(0.91965, "0.00%")]]}
            ),
            "report.toml": REPORT + '[sources.history]\ndecimal = ","\n',
        },
        table="history",
    ),
    "persons": Shape(
        {"staff.csv": "staff_id,status,trained\nA1,pns,ya\nA2,pns,tidak\n"}, table="staff"
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_what_comes_back_can_be_delivered(name: str, tmp_path: Path) -> None:
    shape = SHAPES[name]
    good = validated_folder(written(tmp_path / "good", shape.files))
    spoiled = written(tmp_path / "wrong", {**shape.files, "realization.csv": WRONG})
    back = refusal(spoiled)["corrections.xlsx"]
    delivered: dict[str, str | bytes | None] = {
        **{f"{table}.{ending}": None for table in (*DELIVERED, "survey_trust")
           for ending in ("csv", "xlsx") if table != "realization"},
        "report.toml": shape.files.get("report.toml", REPORT),
    }  # fmt: skip
    if shape.back != "inputs.xlsx":
        delivered["survey_trust.csv"] = (
            written(tmp_path / "x", {}).path.joinpath("survey_trust.csv").read_text()
        )
    folder = written(tmp_path / "again", {**delivered, shape.back: back})
    (folder.path / "realization.csv").unlink()
    mended = _mended(back)
    (folder.path / shape.back).write_bytes(mended)
    if shape.back != "inputs.xlsx":
        (folder.path / "realization.csv").write_text(REALIZATION)
    again = validated_folder(folder)
    personal = {"staff_id", "respondent_id"}
    assert (
        again[shape.table]
        .drop(personal, strict=False)
        .equals(good[shape.table].drop(personal, strict=False))
    )
    assert "unused-sheet" not in {problem.code for problem in again.problems}


def _mended(book: bytes) -> bytes:
    """The one wrong word mended, as in a spreadsheet program: everything else as it came."""
    with ZipFile(BytesIO(book)) as parts:
        texts = parts.read("xl/sharedStrings.xml").decode()
    return repacked(
        book, {"xl/sharedStrings.xml": texts.replace(">minimise<", ">minimize<").encode()}
    )


def test_no_sheet_is_renamed_and_the_list_is_known(tmp_path: Path) -> None:
    files = {"history.csv": HISTORY, "realization.csv": WRONG}
    back = refusal(written(tmp_path / "a", files))["corrections.xlsx"]
    names = fastexcel.read_excel(back).sheet_names
    assert names == ["Masalah", "realization", "budget", "riwayat", "survey_trust"]
    assert [sheet_of(table, names) for table in ("budget", "history")] == ["budget", "riwayat"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_list_of_problems_is_no_table_in_any_language(code: str) -> None:
    book = corrections([], [], {}, language(code), date(2025, 1, 1))
    assert all(explains(name) for name in fastexcel.read_excel(book).sheet_names)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["riwayat", "history_2", "Riwayat"])
def test_a_sheet_of_earlier_figures_has_a_name_that_excel_allows(name: str, tmp_path: Path) -> None:
    rows = [line.split(",") for line in HISTORY.splitlines()]
    folder = written(tmp_path / "a", {"inputs.xlsx": workbook({name: rows})})
    assert validated_folder(folder)["history"]["actual"].to_list() == [6]
    assert sheet_for("history") == "riwayat"


def test_a_part_of_a_table_is_not_taken_for_it(tmp_path: Path) -> None:
    rows = "".join(f"{n},a,{'x' if n == 30_000 else 1},1\n" for n in range(40_000))
    spoiled = written(tmp_path / "a", {"budget.csv": f"code,name,ceiling,realized\n{rows}"})
    back = refusal(spoiled)["corrections.xlsx"]
    told = places(tmp_path / "b", {"budget.csv": None, "inputs.xlsx": back, "realization.csv": None,
                                   "survey_trust.csv": None})  # fmt: skip
    assert "formula-needs-table" in {code for code, *_ in told}


def test_the_cells_of_a_table_go_back_to_where_they_came_from(tmp_path: Path) -> None:
    files = {**RECAP, "report.toml": settings(NAMED), "realization.csv": WRONG}
    back = refusal(written(tmp_path / "a", files))["corrections.xlsx"]
    sheet = fastexcel.read_excel(back).load_sheet("budget", header_row=None, skip_rows=0)
    rows = sheet.to_polars().rows()
    assert rows[3][2] == "Operasi Anggaran"
    assert [str(cell) for cell in rows[5][:2]] == LINES[0][:2]
