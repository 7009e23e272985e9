"""Little tables of one sheet, each under the title of its objective."""

from pathlib import Path
from typing import Any

import pytest

from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import BOTH, only, settings
from tests.test_init_from import begun
from tests.test_init_from import settings as settings_of
from tests.workbooks_by_hand import Row, workbook

HEADINGS = ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"]
SHEET: list[Row] = [
    ["PENGUKURAN KINERJA TAHUN 2024"],
    [],
    ["Sasaran 1: Meningkatnya mutu layanan"],
    HEADINGS,
    [1, "Izin tepat waktu", "%", 90, 81, 90],
    [2, "Indeks kepuasan", "Indeks", 80, 88, 110],
    [],
    ["Sasaran 2: Meningkatnya akuntabilitas"],
    HEADINGS,
    [1, "Dokumen selesai", "Dokumen", 12, 10, 83.33],
    [],
    ["Sasaran 3 - Kota bersih"],
    HEADINGS,
    [1, "Sampah terangkut", "ton", 50, 40, 80],
    [],
    [None, "Catatan: data sementara"],
]
LINES = (BOTH, 'sections = "Indikator Kinerja"')


def files(rows: list[Row], *lines: str) -> dict[str, str | bytes | None]:
    told = {"realization.xlsx": workbook({"PK": rows}), "report.toml": settings(*lines)}
    return dict(only(told))


def csv(rows: list[Row]) -> str:
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return "".join(",".join(row) + "\n" for row in cells)


def read(folder: Any) -> list[tuple[object, ...]]:
    frame = validated_folder(folder)["realization"]
    return frame.select("_row", "objective", "measure", "target", "actual").rows()


TOLD = [
    (5, "Meningkatnya mutu layanan", "Izin tepat waktu", 90, 81),
    (6, "Meningkatnya mutu layanan", "Indeks kepuasan", 80, 88),
    (10, "Meningkatnya akuntabilitas", "Dokumen selesai", 12, 10),
    (14, "Kota bersih", "Sampah terangkut", 50, 40),
]


def test_titles_become_objectives(tmp_path: Path) -> None:
    assert read(written(tmp_path, files(SHEET, *LINES))) == TOLD


def test_a_file_of_text_is_read_alike(tmp_path: Path) -> None:
    given = {**only({}), "realization.csv": csv(SHEET), "report.toml": settings(*LINES)}
    assert read(written(tmp_path, given)) == TOLD


@pytest.mark.slow
def test_the_sheet_proves_the_line(tmp_path: Path) -> None:
    folder, said = begun(tmp_path, {"PK 2024.xlsx": workbook({"PK": SHEET})})
    register = settings_of(folder)["sources"]["realization"]
    assert register["sections"] == "Indikator Kinerja"
    assert register["values"] == {"polarity": "maximize"}
    assert "range" not in (folder / "report.toml").read_text()
    assert "stacked-blocks" not in said


@pytest.mark.slow
def test_a_note_and_names_below_the_tables_head_nothing(tmp_path: Path) -> None:
    below: list[Row] = [
        ["Catatan: realisasi sampai dengan 31 Desember 2024"],
        [],
        [None, None, None, "Kota Contoh, 15 Januari 2025"],
        [None, None, None, "Camat Contoh"],
    ]
    folder, _ = begun(tmp_path, {"PK 2024.xlsx": workbook({"PK": [*SHEET[:-1], *below]})})
    assert settings_of(folder)["sources"]["realization"]["sections"] == "Indikator Kinerja"


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (7, ["Bidang Perizinan"]),
        (2, ["Bidang Layanan"]),
        (8, [*HEADINGS[:4], "Realisasi Kinerja", HEADINGS[5]]),
        (8, [*HEADINGS[:5], "Capaian"]),
    ],
)
def test_other_titles_and_headings_are_asked_about(
    row: int, cells: list[object], tmp_path: Path
) -> None:
    rows = [*SHEET[:row], cells, *SHEET[row + 1 :]]
    found = problems_of(written(tmp_path, files(rows, BOTH)))
    assert "stacked-blocks" in [one.code for one in found]
