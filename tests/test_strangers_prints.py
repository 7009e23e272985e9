"""Tables that a program took out of a PDF: texts that go on in the next row."""

from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from pipeline.proposals import merged
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import BOTH, only, settings
from tests.workbooks_by_hand import Row, workbook

HEADINGS: Row = ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi"]
WRAPPED: list[Row] = [
    ["1", "Meningkatnya mutu", "Persentase sekolah", "85,00", "86,10"],
    [None, "pendidikan dasar", "terakreditasi A", None, None],
    [None, None, "Rata-rata lama", "8,75", "8,61"],
    [None, None, "sekolah", None, None],
]
FILLED = 'fill_down = ["objective"]'
TOGETHER = "wrapped = true"


def told(tmp_path: Path, rows: list[Row], *given: str) -> list[int | None]:
    files = {"realization.xlsx": workbook({"T": [HEADINGS, *rows]})}
    place = written(tmp_path, only({**files, "report.toml": settings(BOTH, *given)}))
    found = [one for one in problems_of(place) if one.code == "row-goes-on"]
    keys = [one.keys for one in merged(proposals_of(found)) if not one.is_block]
    assert keys == [{"wrapped": True}] * bool(found)
    return [one.row for one in found]


def test_second_lines_are_no_measures(tmp_path: Path) -> None:
    """`sekolah` was a measure that nobody had measured."""
    assert told(tmp_path, WRAPPED, FILLED) == [3, 5]


def test_rows_that_go_on_are_put_together(tmp_path: Path) -> None:
    files = {"realization.xlsx": workbook({"T": [HEADINGS, *WRAPPED]})}
    place = written(tmp_path, only({**files, "report.toml": settings(BOTH, FILLED, TOGETHER)}))
    read = validated_folder(place)["realization"]
    names = ("objective", "measure", "target", "actual")
    assert read.select(names).rows() == [
        ("Meningkatnya mutu pendidikan dasar", "Persentase sekolah terakreditasi A", 85.0, 86.1),
        ("Meningkatnya mutu pendidikan dasar", "Rata-rata lama sekolah", 8.75, 8.61),
    ]


@pytest.mark.parametrize(
    "row",
    [
        ["2", None, "Angka melek huruf", None, None],
        [None, "Meningkatnya layanan", "Angka melek huruf", "99,1", None],
    ],
)
def test_a_measure_with_anything_of_its_own_is_one(row: Row, tmp_path: Path) -> None:
    rows: list[Row] = [WRAPPED[0], WRAPPED[2], row]
    kept = 'columns = { measure_id = "No" }'
    assert told(tmp_path, rows, FILLED, kept if row[0] else "") == []


def test_a_measure_of_the_next_objective_may_have_no_figures(tmp_path: Path) -> None:
    bare = ["9", "Layanan cepat", "Lama tunggu", None, None]
    assert told(tmp_path, [WRAPPED[0], WRAPPED[2], bare], FILLED) == []
