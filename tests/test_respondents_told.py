"""How many respondents a table of sums is of, where a line above it says so."""

from pathlib import Path

import pytest

from pipeline.ingest.recognised.respondents_told import respondents_told
from tests.test_init_from import actual, begun, settings
from tests.workbooks_by_hand import Row, workbook

ELEMENTS = ("Persyaratan", "Prosedur", "Waktu Pelayanan", "Biaya/Tarif", "Produk Layanan",
            "Kompetensi Pelaksana", "Perilaku Pelaksana", "Penanganan Pengaduan",
            "Sarana dan Prasarana")  # fmt: skip
SUMS: list[Row] = [["No", "Unsur Pelayanan", "Jumlah Nilai"],
                   *([n, name, 480] for n, name in enumerate(ELEMENTS, 1))]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (["HASIL SKM", "Jumlah responden: 150"], [150]),
        (["Jumlah Responden", ":", "150"], [150]),
        (["JUMLAH RESPONDEN", "1.250 orang"], [1250]),
        (["Total Responden = 150 responden"], [150]),
        (["Responden : 96"], [96]),
        (["Jumlah responden: 150", "Jumlah Responden 155"], [150, 155]),
        (["Jumlah responden laki-laki: 70"], []),
        (["Jumlah responden", "Periode 2024"], []),
        (["Jumlah responden: -"], []),
        (["Target responden: 150"], []),
    ],
)
def test_a_number_of_respondents_is_known_by_its_words(title: list[str], told: list[int]) -> None:
    assert [count for count, _ in respondents_told(title)] == told


@pytest.mark.slow
def test_the_sums_below_are_read_by_it(tmp_path: Path) -> None:
    book = workbook({"Rekap": [["HASIL SKM 2024"], ["Jumlah responden", ":", 150], [], *SUMS]})
    folder, _ = begun(tmp_path, {"skm.xlsx": book})
    assert settings(folder)["surveys"]["customer"]["respondents"] == 150
    text = (folder / "report.toml").read_text()
    (folder / "report.toml").write_text(text.replace("# scale = [1, 4]", "scale = [1, 4]"))
    assert actual(folder, "IKU-1") == pytest.approx(480 / 150 * 25)


@pytest.mark.slow
def test_two_numbers_are_both_proposed(tmp_path: Path) -> None:
    title: list[Row] = [["Jumlah responden: 150"], ["Jumlah Responden: 155"], []]
    folder, _ = begun(tmp_path, {"skm.xlsx": workbook({"Rekap": [*title, *SUMS]})})
    text = (folder / "report.toml").read_text()
    assert "respondents" not in settings(folder)["surveys"].get("customer", {})
    assert "# respondents = 150" in text
    assert "# respondents = 155" in text
