"""A row of shares in percent below each line of a budget: MonSAKTI prints it so."""

from pathlib import Path

import pytest

from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.test_init_from import actual, begun
from tests.workbooks_by_hand import Row, workbook

LINES: list[Row] = [
    ["001.01", "Program Manajemen", 3_000_000, 2_200_000, 800_000],
    ["001.01.01", "Layanan Perkantoran", 2_000_000, 1_500_000, 500_000],
    ["001.01.02", "Layanan Umum", 1_000_000, 700_000, 300_000],
    [None, "JUMLAH SELURUHNYA", 3_000_000, 2_200_000, 800_000],
]
TOPS: list[Row] = [
    ["LAPORAN REALISASI ANGGARAN SAMPAI DENGAN DESEMBER 2024"],
    [],
    ["Kode", "Uraian", "Pagu Revisi", "Realisasi", "Sisa"],
]


def sheet(*shares: Row) -> list[Row]:
    pairs = zip(LINES, shares, strict=True)
    return [*TOPS, *(row for line, share in pairs for row in (line, [None, None, *share]))]


@pytest.mark.parametrize(
    "shares",
    [
        [[None, "73,33%", "26,67%"], [None, "75,00%", "25%"], [None, "70%", "30%"],
         [None, "73,33%", "26,67%"]],
        [[100, 73.33, 26.67], [100, 75, 25], [100, 70, 30], [100, 73.33, 26.67]],
    ],
)  # fmt: skip
def test_shares_of_lines_are_no_lines(shares: list[Row], tmp_path: Path) -> None:
    folder, said = begun(tmp_path, {"monsakti.xlsx": workbook({"LRA": sheet(*shares)})})
    assert "spent Rp2,200,000" in said
    assert "were not counted: 5, 7, 9, 11" in said
    assert "table-below" not in said
    assert actual(folder, "IKU-1") == pytest.approx(2_200 / 30)


@pytest.mark.parametrize(
    ("row", "left_out"),
    [(",,,90", True), (",,100,90", True), (",,,89", False), (",,50,90", False), (",x,,90", False)],
)
def test_what_is_not_exactly_the_share_stays(row: str, left_out: bool, tmp_path: Path) -> None:
    rows = f"code,name,ceiling,realized\n1,A,1000,900\n{row}\n2,B,500,400\n"
    folder = written(tmp_path, {"budget.csv": rows})
    found = [one.code for one in problems_of(folder)]
    assert ("share-rows" in found, "empty-cell" in found) == (left_out, not left_out)
    if left_out:
        assert validated_folder(folder)["budget"]["realized"].to_list() == [900, 400]
