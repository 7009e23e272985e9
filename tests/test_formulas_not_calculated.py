"""Formulas that no program calculated: their cells have no number, whatever is stored in them."""

from pathlib import Path

import polars as pl
import pytest

from pipeline.ingest.formats.xlsx import Xlsx
from tests.delivery_by_hand import REPORT, places, problems_of, validated_folder, written
from tests.workbooks_by_hand import (
    HEADING,
    opendocument,
    repacked,
    workbook,
    workbook_of_formulas,
)

CODE = "formula-not-calculated"


def budget(content: bytes, ending: str = "xlsx") -> dict[str, bytes | None]:
    return {"budget.csv": None, f"budget.{ending}": content}


@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    ("result", "kind", "is_recalculated"),
    [
        (None, "", False),
        (None, "", True),
        ("", "", False),
        ("0", "", True),
        ("0", "n", True),
        ("", "str", True),
    ],
)
@pytest.mark.parametrize("ending", ["xlsx", "xlsm"])
def test_a_formula_without_a_result_is_refused_by_its_cell(
    result: str | None, kind: str, ending: str, tmp_path: Path, *, is_recalculated: bool
) -> None:
    book = workbook_of_formulas({"D2": result}, kind=kind, is_recalculated=is_recalculated)
    told = places(tmp_path / "a", budget(book, ending))
    assert told == [(CODE, f"budget.{ending}", 2, "realisasi", "=?")]


@pytest.mark.parametrize(
    ("result", "kind", "is_recalculated", "realized"),
    [("0", "", False, 0), ("7", "", True, 7), ("7", "", False, 7), ("", "str", False, None)],
)
def test_what_a_program_calculated_stays(
    result: str, kind: str, realized: int | None, tmp_path: Path, *, is_recalculated: bool
) -> None:
    book = workbook_of_formulas({"D2": result}, kind=kind, is_recalculated=is_recalculated)
    folder = written(tmp_path / "a", budget(book))
    if realized is None:
        assert CODE not in {problem.code for problem in problems_of(folder)}
    else:
        assert validated_folder(folder)["budget"]["realized"].to_list() == [realized]


def test_a_zero_among_results_of_its_column_was_calculated(tmp_path: Path) -> None:
    rows = ([*HEADING], ["1.01", "Program", 10, 9], ["1.02", "Program", 10, 9])
    book = workbook_of_formulas({"D2": "7", "D3": "0"}, is_recalculated=True, rows=rows)
    frame = validated_folder(written(tmp_path / "a", budget(book)))["budget"]
    assert frame["realized"].to_list() == [7, 0]


@pytest.mark.slow
def test_a_zero_that_is_no_formula_stays_a_zero(tmp_path: Path) -> None:
    book = workbook({"budget": [HEADING, ["1", "Program", 10, 0]]})
    folder = written(tmp_path / "a", budget(book))
    assert validated_folder(folder)["budget"]["realized"].to_list() == [0]


@pytest.mark.slow
def test_a_failed_formula_keeps_its_error(tmp_path: Path) -> None:
    book = workbook_of_formulas({"D2": "#REF!"}, kind="e", is_recalculated=True)
    assert places(tmp_path / "a", budget(book)) == [
        ("error-cell", "budget.xlsx", 2, "realisasi", "#REF!")
    ]


def test_rows_of_nothing_but_formulas_are_not_lost(tmp_path: Path) -> None:
    rows = [[*HEADING], ["1", "Program", 10, 9], ["2", "Program", 10, 9]]
    cells = dict.fromkeys(("A3", "B3", "C3", "D3"))
    told = places(tmp_path / "a", budget(workbook_of_formulas(cells, rows=rows)))
    assert {(code, row) for code, _, row, _, _ in told} == {(CODE, 3)}


@pytest.mark.slow
def test_days_that_nobody_calculated_are_no_unfinished_documents(tmp_path: Path) -> None:
    rows = [["document_id", "due_on", "finished_on"], ["D1", "2024-03-04", "2024-03-03"]]
    book = workbook_of_formulas({"C2": None}, rows=rows)
    told = places(tmp_path / "a", {"documents.xlsx": repacked(book, {})})
    assert told == [(CODE, "documents.xlsx", 2, "finished_on", "=?")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cell", "is_refused"),
    [
        ('table:formula="of:=1+1"', True),
        ('table:formula="of:=1+1" office:value-type="float"', True),
        ('table:formula="of:=1+1" office:value-type="float" office:value="0"', False),
    ],
)
def test_opendocument_knows_the_same(cell: str, tmp_path: Path, *, is_refused: bool) -> None:
    def row(*texts: str, last: str = "") -> str:
        cells = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{t}</text:p></table:table-cell>'
            for t in texts
        )
        return f"<table:table-row>{cells}{last}</table:table-row>"

    body = row(*HEADING) + row("1", "Program", "10", last=f"<table:table-cell {cell}/>")
    codes = {
        p.code for p in problems_of(written(tmp_path / "a", budget(opendocument(body), "ods")))
    }
    assert (CODE in codes) == is_refused


def test_a_filter_over_formulas_leaves_no_row_out_unseen(tmp_path: Path) -> None:
    rows = [["kode", "uraian", "pagu", "realisasi", "unit"], ["1", "A", 10, 9, "X"],
            ["2", "B", 10, 9, "X"]]  # fmt: skip
    files = {
        **budget(workbook_of_formulas({"E3": None}, rows=rows)),
        "report.toml": REPORT + '[sources.budget]\nwhere = { unit = "X" }\n',
    }
    assert places(tmp_path / "a", files) == [(CODE, "budget.xlsx", 3, "unit", "")]


@pytest.mark.slow
def test_a_large_sheet_of_formulas_is_read_in_bounds() -> None:
    height = 20_000
    frame = pl.DataFrame({"a": range(height)})
    rows = [[*HEADING], *([str(n), "P", 10, n] for n in frame["a"])]
    cells = {f"D{n + 2}": "0" for n in range(0, height, 4_000)}
    book = workbook_of_formulas(cells, rows=rows, is_recalculated=True)
    assert len(Xlsx.opened(book).look("budget").errors) == len(cells)
