"""Revenue and financing are no spending, and a programme is spending whatever its code."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from pipeline.proposals import pasted
from pipeline.tables import leaf_lines
from tests.delivery_by_hand import REPORT, problems_of, validated_folder, written

pytestmark = pytest.mark.one_in(4)

Files = dict[str, str | bytes | None]
ACCOUNT_OF_THE_YEAR = """\
kode rekening;uraian;pagu;realisasi
4;PENDAPATAN DAERAH;500;520
4.1;Retribusi;500;520
5;BELANJA DAERAH;400;300
5.1;Belanja Operasi;300;250
5.2;Belanja Modal;100;50
6;PEMBIAYAAN DAERAH;100;110
6.1;Penerimaan Pembiayaan;100;110
"""
SHAPED = "code,name,ceiling,realized\n4.1.01,Satu,500,520\n5.1.01,Dua,400,300\n"
UNCLEAR = "code,name,ceiling,realized\n4.01,Satu,500,450\n5.01,Dua,400,300\n"
LEVELS = """\
code,name,level,ceiling,realized
1.02.01,Program,program,400,300
1.02.01.2.01,Kegiatan,kegiatan,400,300
4.1.02,Retribusi,objek,500,520
5.1.02,Barang,objek,400,300
"""


def delivered(budget: str, source: str = "") -> Files:
    said = f"[sources.budget]\n{source}\n" if source else ""
    return {"budget.csv": budget, "report.toml": REPORT + said}


def spent(folder: Path, files: Files) -> tuple[Decimal, Decimal]:
    lines = leaf_lines(validated_folder(written(folder, files)).frames["budget"])
    return Decimal(lines["realized"].sum()), Decimal(lines["ceiling"].sum())


def codes(folder: Path, files: Files) -> list[str]:
    return [problem.code for problem in problems_of(written(folder, files))]


BY_WORDS = """\
code,name,level,ceiling,realized
1,Retribusi,Pendapatan,500,520
2,Barang,Belanja,400,300
3,Penerimaan,Pembiayaan,100,110
"""
LETTERED = """\
code,name,ceiling,realized
I,PENDAPATAN,500,520
1.,Retribusi,500,520
II,BELANJA,400,300
1.,Barang,300,250
2.,Modal,100,50
"""
NUMBERED = """\
code,name,ceiling,realized
1,PENDAPATAN,500,520
1.1,Retribusi,500,520
2,BELANJA,400,300
3,PEMBIAYAAN,100,110
"""


@pytest.mark.slow
@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    "budget", [ACCOUNT_OF_THE_YEAR, SHAPED, LEVELS, BY_WORDS, LETTERED, NUMBERED]
)
def test_spending_alone_is_counted(budget: str, tmp_path: Path) -> None:
    assert spent(tmp_path / "a", delivered(budget)) == (Decimal(300), Decimal(400))


def test_what_is_left_out_is_told_once_with_what_it_comes_to(tmp_path: Path) -> None:
    told = problems_of(written(tmp_path / "a", delivered(ACCOUNT_OF_THE_YEAR)))
    assert [
        (p.code, p.values["lines"], p.values["realized"], p.values["ceiling"]) for p in told
    ] == [
        ("financing-left-out", 2, Decimal(110), Decimal(100)),
        ("revenue-left-out", 2, Decimal(520), Decimal(500)),
    ]


def test_revenue_above_its_target_is_no_fault_and_spending_is(tmp_path: Path) -> None:
    above = ACCOUNT_OF_THE_YEAR.replace(
        "5.1;Belanja Operasi;300;250", "5.1;Belanja Operasi;200;250"
    )
    assert "over-ceiling" not in codes(tmp_path / "a", delivered(ACCOUNT_OF_THE_YEAR))
    assert "over-ceiling" in codes(tmp_path / "b", delivered(above))


@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    "budget",
    [
        "4.01.01,Penunjang,program,10,9\n4.01.01.2.01,Rapat,kegiatan,10,9\n",
        "4.01.01,Penunjang,,10,9\n4.01.05,Pimpinan,,10,9\n",
        "4.1.5,Pimpinan,program,10,9\n5.1.2,Perencanaan,program,10,9\n",
        "6.01.01,Penunjang,,10,9\n6.01.02,Pengawasan,,10,9\n",
        "4.01.01.2.01.0001.5.1.02,Barang,objek,10,9\n",
        "5.02.04,Pengelolaan pendapatan daerah,,10,9\n4.01.01,Program Penunjang,,10,9\n",
        "1.02.01,Program,,10,9\n4.1,Lain,,10,9\n",
        "1,Pendapatan daerah meningkat,,10,9\n2,Program lain,,10,9\n",
    ],
)
def test_programmes_are_spending_whatever_their_code(budget: str, tmp_path: Path) -> None:
    files = delivered("code,name,level,ceiling,realized\n" + budget)
    assert codes(tmp_path / "a", files) == []


def test_where_both_readings_fit_both_are_offered_with_what_they_give(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", delivered(UNCLEAR))
    found = problems_of(folder)
    assert [problem.code for problem in found] == ["accounts-or-programmes"]
    assert [(p.standing, p.keys, p.gives) for p in proposals_of(found)] == [
        ("reading", {"accounts": ("4", "5", "6")}, "300 / 400 = 75.00 %"),
        ("reading", {"accounts": ()}, "750 / 900 = 83.33 %"),
    ]
    assert "# 300 / 400 = 75.00 %\n[sources.budget]\naccounts = [" in pasted(proposals_of(found))


@pytest.mark.parametrize(
    ("source", "amounts"),
    [('accounts = ["4", "5", "6"]', (300, 400)), ("accounts = []", (750, 900))],
)
def test_either_line_settles_it(source: str, amounts: tuple[int, int], tmp_path: Path) -> None:
    files = delivered(UNCLEAR, source)
    assert spent(tmp_path / "a", files) == (Decimal(amounts[0]), Decimal(amounts[1]))


def test_an_empty_list_says_that_no_line_is_an_account(tmp_path: Path) -> None:
    assert codes(tmp_path / "a", delivered(SHAPED.replace("520", "500"), "accounts = []")) == []
    assert spent(tmp_path / "b", delivered(SHAPED.replace("520", "500"), "accounts = []")) == (
        Decimal(800),
        Decimal(900),
    )


def test_a_table_of_revenue_alone_is_refused(tmp_path: Path) -> None:
    revenue = "code,name,ceiling,realized\n4,PENDAPATAN,10,9\n4.1,Retribusi,10,9\n"
    assert set(codes(tmp_path / "a", delivered(revenue))) == {"no-spending", "revenue-left-out"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "row",
    [
        ";SURPLUS / (DEFISIT);100;220",
        ";Defisit;(100);(20)",
        ";JUMLAH PEMBIAYAAN NETTO;77;88",
        "7;Sisa Lebih Pembiayaan Anggaran (SILPA);0;330",
        "6.3;Pembiayaan Netto;100;110",
    ],
)
def test_rows_worked_out_of_others_are_left_out(row: str, tmp_path: Path) -> None:
    files = delivered(f"{ACCOUNT_OF_THE_YEAR}{row}\n")
    assert spent(tmp_path / "a", files) == (Decimal(300), Decimal(400))
    assert "derived-row" in codes(tmp_path / "b", files)


def test_last_years_surplus_is_financing_and_no_difference(tmp_path: Path) -> None:
    line = "6.1.01;SiLPA tahun sebelumnya;100;110\n"
    assert "derived-row" not in codes(tmp_path / "a", delivered(ACCOUNT_OF_THE_YEAR + line))


def test_a_total_of_spending_is_compared_with_spending(tmp_path: Path) -> None:
    """Of a balanced budget all lines make twice the spending."""
    balanced = (
        "code,name,ceiling,realized\n4.1,Satu,400,300\n5.1,Dua,400,300\n,Jumlah belanja,400,300\n"
    )
    assert set(codes(tmp_path / "a", delivered(balanced))) == {"revenue-left-out", "totals-row"}


@pytest.mark.parametrize(
    ("total", "code"),
    [("2000,1800", "total-multiple"), ("500,450", "total-multiple"), ("1500,900", "total-differs")],
)
def test_a_total_missed_by_a_multiple_is_refused(total: str, code: str, tmp_path: Path) -> None:
    budget = f"code,name,ceiling,realized\n1,A,600,500\n2,B,400,400\n,Jumlah,{total}\n"
    assert code in codes(tmp_path / "a", delivered(budget))


@pytest.mark.slow
@pytest.mark.parametrize("total", ["1000,0", "0,900"])
def test_nothing_is_no_multiple_of_anything(total: str, tmp_path: Path) -> None:
    budget = "code,name,ceiling,realized\n1,A,600,0\n2,B,400,0\n,Jumlah," + total + "\n"
    found = set(codes(tmp_path / "a", delivered(budget)))
    assert found == {"totals-row"} | ({"total-differs"} if total == "0,900" else set())
