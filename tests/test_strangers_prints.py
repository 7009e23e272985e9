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


# --- what lies between two pages ------------------------------------------------------------------

FOOT: Row = ["LKjIP Dinas Rekaan Tahun 2024", None, None, None, "27"]
LAST: Row = ["2", "Tertib arsip", "Persentase arsip tertata", "70,00", "72,50"]


def left_out(tmp_path: Path, rows: list[Row], *given: str) -> tuple[list[str], list[int | None]]:
    """The measures, and the rows that were left out as parts of pages."""
    files = {"realization.xlsx": workbook({"T": [HEADINGS, *rows]})}
    place = written(tmp_path, only({**files, "report.toml": settings(BOTH, FILLED, *given)}))
    tables = validated_folder(place)
    pages = [one.row for one in tables.problems if one.code == "page-row"]
    return tables["realization"]["measure"].to_list(), pages


def test_the_foot_of_a_page_is_no_measure(tmp_path: Path) -> None:
    rows = [*WRAPPED, FOOT, HEADINGS, LAST]
    measures, pages = left_out(tmp_path, rows, TOGETHER)
    assert measures == [
        "Persentase sekolah terakreditasi A", "Rata-rata lama sekolah", "Persentase arsip tertata"
    ]  # fmt: skip
    assert pages == [6]


def test_feet_of_several_pages_are_known_by_their_rising_numbers(tmp_path: Path) -> None:
    """Without a column that counts the rows; the last page has no headings below."""
    headings = HEADINGS[1:]
    rows = [WRAPPED[0][1:], ["Dinas Rekaan Makmur", None, None, "27"], headings, LAST[1:],
            ["Dinas Rekaan Makmur", None, None, "28"], headings, ["Aman", "Kasus", "5", "4"],
            ["Dinas Rekaan Makmur", None, None, "29"]]  # fmt: skip
    files = {"realization.xlsx": workbook({"T": [headings, *rows]})}
    place = written(tmp_path, only({**files, "report.toml": settings(BOTH, FILLED)}))
    tables = validated_folder(place)
    assert tables["realization"]["measure"].to_list() == [
        "Persentase sekolah", "Persentase arsip tertata", "Kasus"
    ]  # fmt: skip
    assert [one.row for one in tables.problems if one.code == "page-row"] == [3, 6, 9]


@pytest.mark.parametrize(
    "row",
    [
        [None, None, "Indeks layanan arsip", None, "27"],
        ["Rata-rata capaian kinerja", None, None, None, "98"],
        ["Sasaran strategis nomor 2", None, None, None, "27"],
    ],
)
def test_a_row_of_a_figure_above_headings_is_no_foot(row: Row, tmp_path: Path) -> None:
    files = {"realization.xlsx": workbook({"T": [HEADINGS, WRAPPED[0], LAST, row, HEADINGS, LAST]})}
    found = problems_of(written(tmp_path, only({**files, "report.toml": settings(BOTH, FILLED)})))
    assert "page-row" not in {one.code for one in found}


def test_the_same_words_and_a_page_behind_a_stroke_are_a_foot(tmp_path: Path) -> None:
    def foot(page: int) -> Row:
        return [f"Laporan Kinerja Dinas Rekaan 2024 | {page}", None, None, None, None]

    more: Row = ["3", "Aman", "Kasus", "5", "4"]
    rows = [WRAPPED[0], foot(7), HEADINGS, LAST, foot(8), HEADINGS, more]
    measures, pages = left_out(tmp_path, rows)
    assert measures == ["Persentase sekolah", "Persentase arsip tertata", "Kasus"]
    assert pages == [3, 6]
