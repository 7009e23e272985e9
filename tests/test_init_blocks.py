"""`rapor init --from` of hand tabulations: blocks of forms under names, with a sum each."""

from pathlib import Path

import pytest

from tests.survey_shapes import Rows, as_xlsx
from tests.test_init_from import actual, begun, settings
from tests.test_init_surveys import given

CODES = [f"U{n}" for n in range(1, 10)]
LEGEND = (
    *("Persyaratan", "Sistem, Mekanisme, dan Prosedur", "Waktu Penyelesaian", "Biaya/Tarif"),
    *("Produk Spesifikasi Jenis Pelayanan", "Kompetensi Pelaksana", "Perilaku Pelaksana"),
    *("Sarana dan Prasarana", "Penanganan Pengaduan, Saran dan Masukan"),
)
ANSWERS = [[*row] for row in zip(*(given(n, (2, 3, 4), 45) for n in range(1, 10)), strict=True)]


def tabulated(*, legend: bool) -> bytes:
    """45 forms in three blocks of 15, with the sums of each block and of all below them."""
    rows: Rows = [
        ["PENGOLAHAN INDEKS KEPUASAN MASYARAKAT 2024"],
        [],
        ["NO. RESP", *CODES, "JUMLAH", "KET."],
        [f"({n})" for n in range(1, 13)],
    ]
    for block in range(3):
        part = ANSWERS[15 * block : 15 * block + 15]
        rows.append([f"LOKET {'ABC'[block]}"])
        rows += [[15 * block + n, *row, sum(row)] for n, row in enumerate(part, 1)]
        sums = [sum(column) for column in zip(*part, strict=True)]
        rows.append([f"Sub jumlah Loket {'ABC'[block]}", *sums, sum(sums), "15 responden"])
    sums = [sum(column) for column in zip(*ANSWERS, strict=True)]
    rows += [["Jumlah Nilai per Unsur", *sums], ["NRR per Unsur", *(s / 45 for s in sums)]]
    rows += [["Mutu Pelayanan", *[""] * 9, "B"], []]
    rows += [[f"{code} = {text}"] for code, text in zip(CODES, LEGEND, strict=True)] * legend
    return as_xlsx(rows)


@pytest.mark.slow
@pytest.mark.parametrize("legend", [True, False])
def test_names_and_sums_of_blocks_are_no_respondents(legend: bool, tmp_path: Path) -> None:
    folder, said = begun(tmp_path, {"IKM 2024.xlsx": tabulated(legend=legend)})
    survey = settings(folder)["surveys"]["customer"]
    items: list[dict[str, str]] = survey["items"]  # type: ignore[assignment]
    assert [item["id"] for item in items] == CODES
    assert survey["scale"] == [1, 4]
    assert "45 of 45 complete" in said
    right = 25 * sum(map(sum, ANSWERS)) / (9 * 45)
    assert actual(folder, "IKU-1") == pytest.approx(right)
    if legend:
        assert [item["text"] for item in items] == [*LEGEND]
        assert items[7]["element"].startswith("Sarana")


@pytest.mark.slow
def test_items_in_rows_beside_their_sums_are_turned_and_no_sums(tmp_path: Path) -> None:
    """`Jumlah Nilai` at the right makes no tally of a sheet with a column a respondent."""
    head = ["No", "Unsur Pelayanan", *(f"R{n}" for n in range(1, 46)), "Jumlah Nilai", "NRR"]
    columns = list(zip(*ANSWERS, strict=True))
    rows: Rows = [head, ["", "Umur", *range(20, 65), "", ""]]
    rows += [
        [code, text, *given, sum(given), sum(given) / 45]
        for code, text, given in zip(CODES, LEGEND, columns, strict=True)
    ]
    folder, said = begun(tmp_path, {"SKM.xlsx": as_xlsx(rows)})
    assert "turned" in said
    assert [*settings(folder)["sources"]] == ["survey_customer"]


@pytest.mark.slow
def test_blocks_whose_sums_nobody_can_tell_are_not_read_in_part(tmp_path: Path) -> None:
    """Without headings for what names the blocks and their sums, only the first would be read."""
    rows: Rows = [["", *CODES], *(["", *row] for row in ANSWERS[:20]), ["", *[60] * 9]]
    rows += [["", *row] for row in ANSWERS[20:]]
    folder, _ = begun(tmp_path, {"IKM 2024.xlsx": as_xlsx(rows)})
    assert "surveys" not in settings(folder)
