"""Exports of survey programs, and logs of services: what in them asks a question."""

from pathlib import Path

import pytest

from tests.test_init_from import begun, settings
from tests.workbooks_by_hand import Row, workbook

pytestmark = pytest.mark.one_in(4)

AGREED = ("Sangat tidak setuju", "Tidak setuju", "Netral", "Setuju", "Sangat setuju")
QUALTRICS: list[Row] = [
    ["StartDate", "Status", "Finished", "RecordedDate", "ResponseId", "Q4_1", "Q4_2"],
    ["Start Date", "Response Type", "Finished", "Recorded Date", "Response ID",
     "Seberapa setuju? - Tugas jelas", "Seberapa setuju? - Beban adil"],
    *(["2024-03-01", "IP Address", "True", "2024-03-01", f"R_{n}",
       AGREED[n % 5], AGREED[(n + 2) % 5]] for n in range(10)),
]  # fmt: skip


@pytest.mark.slow
def test_a_workbook_of_qualtrics_has_its_questions_below_its_names(tmp_path: Path) -> None:
    """They were the answers of a respondent."""
    book = workbook({"Sheet0": QUALTRICS})
    folder, said = begun(tmp_path, {"pegawai.xlsx": book}, "--year", "2024")
    assert "can be built" in said
    read = next(line for line in said.splitlines() if "pegawai.xlsx, Sheet0  " in line)
    assert read.split()[-1] == "10"
    texts = [item["text"] for item in settings(folder)["surveys"]["customer"]["items"]]  # type: ignore[attr-defined]
    assert texts == ["Tugas jelas", "Beban adil"]


def test_what_measures_days_asks_nobody(tmp_path: Path) -> None:
    """A log of permits was a survey with two questions, and its scale was offered."""
    log = "No;Jenis;Lama Proses (hari);SLA (hari);Status\n" + "".join(
        f"{n};Izin;{1 + n % 9};{3 + n % 5};{'Terbit' if n % 4 else 'Ditolak'}\n" for n in range(40)
    )
    folder, said = begun(tmp_path, {"izin.csv": log.encode()}, "--year", "2024")
    assert "surveys" not in settings(folder)
    assert "survey_customer" not in said


def test_stars_are_answers_beside_cells_that_do_not_apply(tmp_path: Path) -> None:
    rows = "Respondent ID,Collector ID,Berapa bintang untuk kami?,,\n,,Loket,Ruang,Petugas\n"
    rows += "".join(
        f"{114 + n},44,{1 + n % 5},{'N/A' if n % 7 == 0 else 1 + (n + 1) % 5},{1 + (n + 3) % 5}\n"
        for n in range(30)
    )
    folder, said = begun(tmp_path, {"bintang.csv": rows.encode()}, "--year", "2024")
    assert "can be built" in said
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 5]


def test_very_little_satisfied_is_the_lowest_of_five(tmp_path: Path) -> None:
    words = ("Sangat Kurang Puas", "Kurang Puas", "Cukup Puas", "Puas", "Sangat Puas")
    rows = "Tanggal;Waktu;Biaya\n" + "".join(
        f"2024-03-{1 + n:02};{words[n % 5]};{words[(n + 2) % 5]}\n" for n in range(20)
    )
    _, said = begun(tmp_path, {"puas.csv": rows.encode()}, "--year", "2024")
    assert "can be built" in said


@pytest.mark.slow
def test_a_tally_with_dashes_and_a_row_that_counts_the_columns(tmp_path: Path) -> None:
    """Nobody's answer was an empty cell, and the `2` of the second column an item."""
    headings = ["No", "Unsur Pelayanan", *(f"{word} (%d)" % n for n, word in enumerate(
        ("Tidak Baik", "Kurang Baik", "Baik", "Sangat Baik"), 1)), "Jumlah"]  # fmt: skip
    rows: list[Row] = [
        headings,
        [str(number) for number in range(1, 8)],
        [1, "Persyaratan", "-", 2, 20, 8, 30],
        [2, "Waktu", 1, "-", 21, 8, 30],
        [3, "Biaya", 1, 1, 20, 8, 30],
    ]
    _, said = begun(tmp_path, {"rekap.xlsx": workbook({"Rekap": rows})}, "--year", "2024")
    assert "can be built" in said


@pytest.mark.parametrize("names", [("PK AWAL", "PK PERUBAHAN"), ("PK Perubahan", "PK Awal")])
def test_of_two_agreements_the_revised_one_is_read(names: tuple[str, str], tmp_path: Path) -> None:
    """The targets of the first agreement were reported, and the revised ones in a remark."""
    heading = ["Sasaran", "Indikator", "Satuan", "Target", "Realisasi"]
    sheets: dict[str, list[Row]] = {
        name: [heading, ["A", "Selaras", "%", number, 90], ["A", "Inovasi", "Indeks", 55, 54]]
        for number, name in enumerate(names, 95)
    }
    folder, _ = begun(tmp_path, {"pk.xlsx": workbook(sheets)}, "--year", "2024")
    assert "perubahan" in str(settings(folder)["sources"]["realization"]["sheet"]).casefold()
