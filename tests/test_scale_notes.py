"""The scale of a survey as a note or a second sheet states it, whichever answers were given."""

from pathlib import Path

import pytest

from tests.test_init_from import begun
from tests.test_init_from import settings as settings_of
from tests.workbooks_by_hand import Row, workbook

HEADINGS = ["Responden", *(f"Pertanyaan {n}" for n in range(1, 7))]
GIVEN: list[Row] = [[f"R{who}", *(2 + (who + n) % 4 for n in range(6))] for who in range(30)]
POINTS = ["sangat tidak baik", "tidak baik", "kurang baik", "cukup baik", "baik", "sangat baik"]
EACH = [f"{n} = {words}" for n, words in enumerate(POINTS, 1)]


def scale(tmp_path: Path, sheets: dict[str, list[Row]]) -> object:
    folder, _ = begun(tmp_path, {"svy 2024.xlsx": workbook(sheets)})
    return settings_of(folder)["surveys"]["customer"].get("scale")


@pytest.mark.slow
@pytest.mark.parametrize(
    "more",
    [
        {"Jawaban": [HEADINGS, *GIVEN, [], ["Keterangan: " + ", ".join(EACH)]]},
        {"Jawaban": [HEADINGS, *GIVEN, [], *([one] for one in EACH)]},
        {"Jawaban": [HEADINGS, *GIVEN, [], [None, "Penilaian memakai skala 1 s.d. 6"]]},
        {"Jawaban": [HEADINGS, *GIVEN], "Ket": [["Skala"], *([one] for one in EACH)]},
        {
            "Jawaban": [HEADINGS, *GIVEN],
            "Skala": [["Nilai", "Arti"], *([n, one] for n, one in enumerate(POINTS, 1))],
        },
    ],
)
def test_a_note_or_a_sheet_tells_the_scale(more: dict[str, list[Row]], tmp_path: Path) -> None:
    assert scale(tmp_path, more) == [1, 6]


@pytest.mark.slow
@pytest.mark.parametrize(
    "note",
    [
        "U1 = Persyaratan, U2 = Prosedur, U3 = Waktu, U4 = Biaya, U5 = Produk, U6 = Kompetensi",
        "1 = Persyaratan, 2 = Prosedur, 3 = Waktu, 4 = Biaya, 5 = Produk, 6 = Kompetensi",
        "1 = SD, 2 = SMP, 3 = SMA, 4 = Diploma, 5 = Sarjana, 6 = Magister",
        "Jumlah responden 1 sampai 6 orang setiap hari",
    ],
)
def test_other_legends_tell_no_scale(note: str, tmp_path: Path) -> None:
    assert scale(tmp_path, {"Jawaban": [HEADINGS, *GIVEN, [], [None, note]]}) == [1, 5]
