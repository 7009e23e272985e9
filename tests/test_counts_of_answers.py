"""Tables that count how often each answer was given: recognised, and no empty cell is a zero unless
its row's total proves it."""

from pathlib import Path

import pytest

from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.test_init_from import actual, begun
from tests.test_init_from import settings as settings_of
from tests.workbooks_by_hand import Row, workbook

pytestmark = pytest.mark.one_in(4)

ELEMENTS = ["Persyaratan", "Sistem, mekanisme, dan prosedur", "Waktu penyelesaian", "Biaya/tarif",
            "Produk spesifikasi jenis pelayanan", "Kompetensi pelaksana", "Perilaku pelaksana",
            "Penanganan pengaduan, saran, dan masukan", "Sarana dan prasarana"]  # fmt: skip
COUNTS: list[Row] = [[None, 2, 30, 18, 50], *[[1, None, 29, 20, 50]] * 7, [None, None, 10, 40, 50]]
WORDS = ["Tidak Baik (1)", "Kurang Baik (2)", "Baik (3)", "Sangat Baik (4)"]
INDEX = (3.32 + 7 * 3.36 + 3.8) / 9 * 25


SHORT = ["Persyaratan Pelayanan", "Prosedur Pelayanan", "Waktu Pelayanan", "Biaya/Tarif",
         "Produk Pelayanan", "Kompetensi Petugas", "Perilaku Petugas", "Penanganan Pengaduan",
         "Sarana dan Prasarana"]  # fmt: skip


def book(
    headings: list[str], *below: Row, names: list[str] = ELEMENTS, total: bool = True
) -> bytes:
    rows = [
        [number, name, *(counts if total else counts[:4])]
        for number, (name, counts) in enumerate(zip(names, COUNTS, strict=True), 1)
    ]
    return workbook({"SKM": [["REKAPITULASI SKM TAHUN 2024"], headings, *rows, *below]})


@pytest.mark.slow
@pytest.mark.parametrize(
    "headings",
    [
        ["No", "Unsur Pelayanan", "1", "2", "3", "4", "Jumlah"],
        ["No", "Unsur", *WORDS, "Jumlah Responden"],
        ["No", "Unsur", "1", "2", "3", "4", "Total"],
    ],
)
def test_a_tally_goes_in_as_it_is(headings: list[str], tmp_path: Path) -> None:
    """A total of answers is not the sum of their points."""
    folder, said = begun(tmp_path, {"skm.xlsx": book(headings)})
    assert "survey_customer_counts" in said
    assert actual(folder, "IKU-1") == pytest.approx(INDEX, abs=0.02)


def test_elements_go_by_the_short_names_that_offices_give_them(tmp_path: Path) -> None:
    given = book(["No", "Unsur", *WORDS, "Jumlah Responden"], names=SHORT)
    folder, _ = begun(tmp_path, {"skm.xlsx": given})
    assert actual(folder, "IKU-1") == pytest.approx(INDEX, abs=0.02)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Nilai IKM", "IKM", "Indeks unit"])
def test_the_row_of_the_index_below_the_counts_is_no_item(name: str, tmp_path: Path) -> None:
    """What counts no answer asks nothing."""
    headings = ["No", "Unsur", *WORDS, "Jumlah Responden", "Nilai Rata-rata"]
    below: Row = [None, name, None, None, None, None, None, 85.1]
    folder, said = begun(tmp_path, {"skm.xlsx": book(headings, below)})
    assert "item-missing" not in said
    assert actual(folder, "IKU-1") == pytest.approx(INDEX, abs=0.02)


def test_sums_of_elements_go_in_without_the_index_below_them(tmp_path: Path) -> None:
    """`Jumlah Nilai` is a total, though it holds the words of a count and of an answer."""
    sums = [332, *[336] * 7, 380]
    rows: list[Row] = [["HASIL SKM TAHUN 2024"], ["No", "Unsur Pelayanan", "Jumlah Nilai", "NRR"]]
    rows += [[n, *one, one[1] / 100] for n, one in enumerate(zip(SHORT, sums, strict=True), 1)]
    rows += [[None, "Nilai IKM", 84.7, None], [None, "Mutu Pelayanan", "B", None]]
    folder, _ = begun(tmp_path, {"skm.xlsx": workbook({"SKM": rows})})
    toml = folder / "report.toml"
    text = toml.read_text().replace("# scale = [1, 4]", "scale = [1, 4]\nrespondents = 100")
    assert "survey_customer_totals" in text
    assert "Nilai IKM" not in text
    toml.write_text(text)
    assert actual(folder, "IKU-1") == pytest.approx(INDEX, abs=0.02)


@pytest.mark.slow
def test_without_a_total_an_empty_cell_stays_unknown(tmp_path: Path) -> None:
    folder, said = begun(tmp_path, {"skm.xlsx": book(["No", "Unsur", *WORDS], total=False)})
    assert settings_of(folder)["sources"]["survey_customer_counts"]["file"] == "skm.xlsx"
    assert "empty-cell: 10 places" in said


def test_respondents_of_numbered_questions_are_no_tally(tmp_path: Path) -> None:
    rows: list[Row] = [["Unsur", "1", "2", "3", "4"], *[["Warga", 4, 3, 4, 2]] * 6]
    _, said = begun(tmp_path, {"jawaban.xlsx": workbook({"S": rows})})
    assert "_counts" not in said


@pytest.mark.parametrize(
    ("row", "proved"), [("q1,,2,3,,1,6", True), ("q1,,2,3,,1,7", False), ("q1,,2,3,,1,", False)]
)
def test_a_total_proves_the_zeros_of_its_own_row(row: str, proved: bool, tmp_path: Path) -> None:
    told = f"item,1,2,3,4,5,total\n{row}\nq2,0,0,6,0,0,6\n"
    files = {"survey_trust.csv": None, "survey_trust_counts.csv": told}
    folder = written(tmp_path, files)
    empty = [one.column for one in problems_of(folder) if one.code == "empty-cell"]
    assert empty == ([] if proved else ["1", "4"])
    if proved:
        frame = validated_folder(folder)["survey_trust_counts"]
        assert frame.select("1", "2", "3", "4", "5").row(0) == (0, 2, 3, 0, 1)
