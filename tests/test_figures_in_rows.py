"""Sheets whose targets and actuals are in rows below one another: no figure is another's."""

from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from tests.commands import rapor
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import BOTH, only, settings
from tests.test_corrections import cells
from tests.test_corrections_mended import comments
from tests.test_init_from import begun
from tests.test_init_from import settings as settings_of
from tests.workbooks_by_hand import Row, workbook

HEADINGS = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Uraian", "TW I", "TW II", "TW III",
            "TW IV", "Ket."]  # fmt: skip
PLAN: list[Row] = [
    ["RENCANA AKSI TAHUN 2024"],
    HEADINGS,
    [1, "Layanan cepat", "Izin tepat waktu", "%", "Target", 80, 85, 90, 95, None],
    [None, None, None, None, "Realisasi", 78, 86, 91, 96, "naik"],
    [2, None, "Izin terbit", "Izin", "Target", 100, 200, 300, 400, "kumulatif"],
    [None, None, None, None, "Realisasi", 90, 210, 310, None, None],
    [3, "Akuntabel", "Nilai SAKIP", "Predikat", "Target", "-", "-", "-", "BB", None],
    [],
    [None, "Mengetahui"],
]
MERGED = [("B3:B6", "Layanan cepat"), ("C3:C4", "Izin tepat waktu"), ("C5:C6", "Izin terbit"),
          ("D3:D4", "%"), ("D5:D6", "Izin")]  # fmt: skip
LINES = (BOTH, 'figures = "Uraian"', 'quarters = "cumulative"')


def book(rows: list[Row] = PLAN, merged: list[tuple[str, str]] = MERGED) -> bytes:
    return workbook({"RA": rows}, merged=merged)


def files(content: bytes, *lines: str) -> dict[str, str | bytes | None]:
    return dict(only({"realization.xlsx": content, "report.toml": settings(*lines)}))


def test_rows_of_a_measure_are_one(tmp_path: Path) -> None:
    tables = validated_folder(written(tmp_path, files(book(), *LINES)))
    names = ("objective", "measure", "measured_in", "target", "actual")
    assert tables["realization"].select(names).rows() == [
        ("Layanan cepat", "Izin tepat waktu", "%", 95, 96),
        ("Layanan cepat", "Izin terbit", "Izin", 400, None),
        ("Akuntabel", "Nilai SAKIP", "Predikat", None, None),
    ]
    assert [one.rows for one in tables.evidences("realization", [3])] == ["3", "4"]


@pytest.mark.slow
def test_the_sheet_proves_the_line(tmp_path: Path) -> None:
    folder, _ = begun(tmp_path, {"Rencana Aksi 2024.xlsx": book()})
    assert settings_of(folder)["sources"]["realization"]["figures"] == "Uraian"
    assert "# IKU-1: target = 95; actual = 96\n# quarters" in (folder / "report.toml").read_text()


@pytest.mark.slow
def test_a_third_row_is_the_achievement_and_the_year_stands_once(tmp_path: Path) -> None:
    """40 km were promised for the year, which proves that each figure is of its quarter alone."""
    names = ["Sasaran", "Indikator", "Satuan", "Target Tahunan", "Keterangan"]
    rows: list[Row] = [
        [*names, *(f"Triwulan {n}" for n in ("I", "II", "III", "IV")), "Penyebab"],
        ["Jalan", "Jalan baik", "km", 40, "Target (T)", 10, 10, 10, 10, "hujan"],
        ["Jalan", "Jalan baik", "km", None, "Realisasi (R)", 8, 9, 12, 11, "alat rusak"],
        ["Jalan", "Jalan baik", "km", None, "Capaian (%)", 80, 90, 120, 110, None],
    ]
    folder, _ = begun(tmp_path, {"monev.xlsx": workbook({"Monev": rows})})
    told = settings_of(folder)["sources"]["realization"]
    assert (told["figures"], told["quarters"]) == ("Keterangan", "of_quarter")
    lines = ('figures = "Keterangan"', 'quarters = "of_quarter"')
    given = BOTH.replace("{ ", '{ aggregation = "sum", ')
    content = files(workbook({"Monev": rows}), given, *lines)
    frame = validated_folder(written(tmp_path / "read", content))["realization"]
    assert frame.select("target", "actual", "cause").rows() == [(40, 40, "hujan; alat rusak")]


@pytest.mark.slow
def test_a_column_of_the_year_behind_the_quarters_is_the_year(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["Sasaran", "Indikator", "Satuan", "Uraian", "TW I", "TW II", "TW III", "TW IV", "Tahun"],
        ["Pangan", "Produksi padi", "ton", "Target", 30, 55, 70, 98, 98],
        ["Pangan", "Produksi padi", "ton", "Realisasi", 31, 54, 71, 97, 97],
    ]
    folder, said = begun(tmp_path, {"monev.xlsx": workbook({"Monev": rows})})
    assert settings_of(folder)["sources"]["realization"]["quarters"] == "cumulative"
    assert "unknown-column" not in said
    given = files(workbook({"Monev": rows}), *LINES)
    frame = validated_folder(written(tmp_path / "read", given))["realization"]
    assert frame.select("target", "actual").rows() == [(98, 97)]


@pytest.mark.parametrize(
    "rows",
    [
        [["A", "Target", 5], ["A", "Target", 6], ["B", "Realisasi", 4]],
        [["A", "Target", 5], ["B", "Realisasi", 4]],
        [["A", "Target", 5], ["A", "Hasil antara", 4], ["A", "Realisasi", 3]],
        [["A", "naik", 5], ["B", "turun", 4]],
    ],
)
def test_other_words_and_lone_rows_prove_nothing(rows: list[Row], tmp_path: Path) -> None:
    told: list[Row] = [["Indikator", "Uraian", "2024", "Satuan"], *([*row, "%"] for row in rows)]
    problems = problems_of(written(tmp_path, files(workbook({"S": told}), BOTH)))
    assert "figures-in-rows" not in [one.code for one in problems]
    assert not [one for one in proposals_of(problems) if "figures" in one.keys]


def test_a_row_that_does_not_say_what_it_holds_is_named(tmp_path: Path) -> None:
    lost: Row = [4, "Layanan cepat", "Antre", "menit", None, 7, 8, 9, 9, None]
    rows = [*PLAN[:6], lost, *PLAN[6:]]
    problems = problems_of(written(tmp_path, files(book(rows), *LINES)))
    assert [(p.code, p.row, p.column) for p in problems if p.refuses] == [
        ("empty-cell", 7, "Uraian")
    ]


@pytest.mark.slow
def test_a_fault_is_marked_in_the_row_of_the_actuals(tmp_path: Path) -> None:
    """The sheet goes back as it came, both rows of each measure in it."""
    rows = [*PLAN]
    rows[3] = [*PLAN[3][:8], "9O,5", PLAN[3][9]]
    written(tmp_path / "in" / "dinas", files(book(rows), *LINES))
    ended = rapor("check", "--inputs", tmp_path / "in", "--outputs", tmp_path / "out")
    assert ended.returncode == 10
    refused = tmp_path / "out" / "dinas" / "refused" / "corrections.xlsx"
    assert ("realization", "I4") in comments(refused.read_bytes())
    back = cells(refused, "realization")
    assert [row[4:9] for row in back if row[4]] == [
        ["Uraian", "TW I", "TW II", "TW III", "TW IV"],
        ["Target", "80", "85", "90", "95"],
        ["Realisasi", "78", "86", "91", "9O,5"],
        ["Target", "100", "200", "300", "400"],
        ["Realisasi", "90", "210", "310", None],
        ["Target", "-", "-", "-", "BB"],
    ]


def test_a_heading_merged_over_both_columns_is_that_of_the_measure(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["No", "Indikator Kinerja", None, "Satuan", "2024"],
        [1, "Izin terbit", "Target", "Izin", 10],
        [None, None, "Realisasi", None, 9],
    ]
    content = workbook({"S": rows}, merged=[("B1:C1", "Indikator Kinerja"), ("B2:B3", "Izin")])
    found = proposals_of(problems_of(written(tmp_path / "a", files(content, BOTH))))
    assert [one.keys for one in found] == [{"figures": "column:C"}]
    given = BOTH.replace("{ ", '{ objective = "Cepat", ')
    folder = written(tmp_path / "b", files(content, given, 'figures = "column:C"'))
    frame = validated_folder(folder)["realization"]
    assert frame.select("measure", "target", "actual").rows() == [("Izin", 10, 9)]
