"""Budgets as systems and offices print them: units, letters, years, plans, powers of ten."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from pipeline.proposals import adopted
from pipeline.tables import leaf_lines
from tests.delivery_by_hand import REPORT, problems_of, validated_folder, written

pytestmark = pytest.mark.one_in(4)

Files = dict[str, str | bytes | None]
HEADING = "kode,uraian,pagu,realisasi\n"
UNIT, OTHER = "2.16.2.20.2.21.01.0000", "2.10.2.17.0.00.02.0000"
ONE_UNIT = f"""{HEADING}2.16,URUSAN,1000,400
{UNIT},Dinas,1000,400
2.16.01,PROGRAM A,600,250
2.16.01.2.01,Kegiatan,600,250
2.16.02,PROGRAM B,400,150
2.16.02.2.01,Kegiatan,400,150
"""
UNITS = f"""{ONE_UNIT}2.10,URUSAN LAIN,50,5
{OTHER},Dinas lain,50,5
2.10.01,PROGRAM A,50,5
"""


def delivered(budget: str, source: str = "", end: str = "2024-12-31") -> Files:
    said = f"[sources.budget]\n{source}\n" if source else ""
    return {"budget.csv": budget, "report.toml": REPORT.replace("2024-12-31", end) + said}


def spent(folder: Path, files: Files) -> tuple[Decimal, Decimal]:
    lines = leaf_lines(validated_folder(written(folder, files)).frames["budget"])
    return Decimal(lines["realized"].sum()), Decimal(lines["ceiling"].sum())


def codes(folder: Path, files: Files) -> list[str]:
    return [problem.code for problem in problems_of(written(folder, files))]


@pytest.mark.slow
def test_the_one_unit_of_a_print_is_a_total(tmp_path: Path) -> None:
    assert spent(tmp_path / "a", delivered(ONE_UNIT)) == (Decimal(400), Decimal(1000))
    assert codes(tmp_path / "b", delivered(ONE_UNIT)) == ["totals-row"]
    other = ONE_UNIT.replace("Dinas,1000", "Dinas,1001")
    assert codes(tmp_path / "c", delivered(other)) == ["totals-row", "total-differs"]


def test_several_units_lead_the_lines_below_them(tmp_path: Path) -> None:
    assert spent(tmp_path / "a", delivered(UNITS)) == (Decimal(405), Decimal(1050))
    assert codes(tmp_path / "b", delivered(UNITS)) == []
    assert codes(
        tmp_path / "c", delivered(UNITS.replace("lain,50,5\n2.10.01", "lain,51,5\n2.10.01"))
    )


def test_two_units_with_the_same_programmes(tmp_path: Path) -> None:
    twice = UNITS.replace("2.10", "2.16").replace("2.16,URUSAN LAIN,50,5\n", "")
    twice = twice.replace("2.16,URUSAN,1000,400", "2.16,URUSAN,1050,405")
    assert spent(tmp_path / "a", delivered(twice)) == (Decimal(405), Decimal(1050))


def test_two_and_02_beside_one_another_are_two_lines(tmp_path: Path) -> None:
    budget = f"{HEADING}1,Induk,300,30\n1.2,A,100,10\n1.02,B,200,20\n1.02.01,B1,200,20\n"
    assert spent(tmp_path / "a", delivered(budget)) == (Decimal(30), Decimal(300))
    assert codes(tmp_path / "b", delivered(budget)) == []
    assert codes(tmp_path / "c", delivered(f"{HEADING}1.2,A,10,1\n1.02,A,10,1\n")) != []


@pytest.mark.slow
@pytest.mark.one_in(2)
@pytest.mark.parametrize(
    "lines",
    [
        "A,Sekretariat,60,6\nA.1,Gaji,40,4\nA.2,Barang,20,2\nB,Bidang,40,4\nB.1,Rapat,40,4\n",
        "I,Sekretariat,60,6\n1.,Gaji,40,4\n2.,Barang,20,2\nII,Bidang,40,4\n1.,Rapat,40,4\n",
        "A,Dinas,100,10\nI,Satu,60,6\n1,Gaji,60,6\nII,Dua,40,4\n1,Rapat,40,4\n",
        "H,Satu,60,6\n1,Gaji,60,6\nI,Dua,40,4\n1,Rapat,40,4\n",
    ],
)
def test_letters_and_numerals_are_levels(lines: str, tmp_path: Path) -> None:
    assert spent(tmp_path / "a", delivered(HEADING + lines)) == (Decimal(10), Decimal(100))
    assert codes(tmp_path / "b", delivered(HEADING + lines)) == []


# --- years ------------------------------------------------------------------------------------

YEARS = """\
{};kode;uraian;pagu;realisasi
2023;1.01;A;100;90
2023;1.02;B;200;150
2024;1.0{};A;200;100
2024;1.0{};B;200;100
"""


@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize("heading", ["tahun", "TA", "Tahun Anggaran", "Year"])
@pytest.mark.parametrize("lines", [(1, 2), (3, 4)])
def test_two_years_are_never_added_up(heading: str, lines: tuple[int, int], tmp_path: Path) -> None:
    folder = written(tmp_path / "a", delivered(YEARS.format(heading, *lines)))
    found = problems_of(folder)
    assert [problem.code for problem in found] == ["several-years"]
    proposals = proposals_of(found)
    assert [(p.standing, p.keys) for p in proposals] == [("proved", {"where": {heading: "2024"}})]
    settings = folder.path / "report.toml"
    settings.write_bytes(adopted(settings.read_bytes(), proposals))
    budget = validated_folder(folder).frames["budget"]
    assert (budget["realized"].sum(), budget["ceiling"].sum()) == (Decimal(200), Decimal(400))


def test_a_mapping_does_not_let_two_years_through(tmp_path: Path) -> None:
    source = 'columns = { code = "kode" }'
    assert codes(tmp_path / "a", delivered(YEARS.format("tahun", 3, 4), source)) == [
        "several-years"
    ]


def test_a_column_that_says_the_year_of_the_report_is_no_fault(tmp_path: Path) -> None:
    assert codes(tmp_path / "a", delivered(f"tahun,{HEADING}2024,1,A,10,9\n")) == []
    assert codes(tmp_path / "b", delivered(f"tahun,{HEADING}2023,1,A,10,9\n")) == ["unknown-column"]


def test_years_under_another_heading_are_a_reading(tmp_path: Path) -> None:
    found = problems_of(written(tmp_path / "a", delivered(YEARS.format("periode", 3, 4))))
    assert [p.standing for p in proposals_of(found)] == ["reading"]


# --- months -----------------------------------------------------------------------------------

REGISTER = """\
Triwulan,Kode,Uraian,Pagu,Realisasi
I,5111,Gaji,1000,100
II,5111,Gaji,1000,300
III,5111,Gaji,1100,700
IV,5111,Gaji,1200,1150
"""


def test_rows_by_quarter_without_a_code_are_refused_by_their_columns(tmp_path: Path) -> None:
    budget = REGISTER.replace("Kode,Uraian,Pagu", "Kode Belanja,Uraian Belanja,Anggaran")
    found = problems_of(written(tmp_path / "a", delivered(budget)))
    assert {(p.code, p.column) for p in found if p.code == "missing-column"} == {
        ("missing-column", "code"), ("missing-column", "name"), ("missing-column", "ceiling"),
    }  # fmt: skip
    assert {"columns": {"code": "Kode Belanja"}} in [p.keys for p in proposals_of(found)]


@pytest.mark.slow
def test_rows_by_quarter_of_which_one_has_no_code(tmp_path: Path) -> None:
    budget = REGISTER.replace("III,5111", "III,").replace("II,5111", "II,")
    found = problems_of(written(tmp_path / "a", delivered(budget, 'realized = "cumulative"')))
    assert [p.code for p in found if p.refuses] == ["empty-cell", "empty-cell"]


def test_a_ceiling_that_moves_is_the_last_one_of_the_period(tmp_path: Path) -> None:
    said = 'realized = "cumulative"'
    assert spent(tmp_path / "a", delivered(REGISTER, said)) == (Decimal(1150), Decimal(1200))
    assert spent(tmp_path / "b", delivered(REGISTER, said, "2024-09-30")) == (
        Decimal(700), Decimal(1100),
    )  # fmt: skip
    (told,) = problems_of(written(tmp_path / "c", delivered(REGISTER, said)))
    assert (told.code, told.row, told.refuses) == ("ceiling-moves", 5, False)
    rows = REGISTER.splitlines()
    shuffled = "\n".join([rows[0], *reversed(rows[1:])]) + "\n"
    assert spent(tmp_path / "d", delivered(shuffled, said)) == (Decimal(1150), Decimal(1200))


PLAN = """\
kode,uraian,pagu,realisasi,Januari,Februari,Maret
1,A,1000,420,200,300,300
2,B,500,100,100,100,150
"""


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    "heading", ["RAK {}", "Rencana {}", "DKKB {}", "Anggaran Kas {}", "Anggaran {}", "RAK {} 2024"]
)
def test_a_plan_by_name_is_left_alone(heading: str, tmp_path: Path) -> None:
    months = ",".join(heading.format(month) for month in ("Januari", "Juni", "Juli", "TW I"))
    budget = f"kode,uraian,pagu,realisasi,{months}\n1,A,1000,420,1,2,3,4\n"
    assert codes(tmp_path / "a", delivered(budget)) == []
    assert spent(tmp_path / "b", delivered(budget)) == (Decimal(420), Decimal(1000))


def test_the_spending_of_a_months_budget_is_spending(tmp_path: Path) -> None:
    budget = "kode,uraian,pagu,Realisasi Anggaran Januari\n1,A,1000,420\n"
    told = delivered(budget, 'realized = "of_month"', "2024-01-31")
    assert spent(tmp_path / "a", told) == (Decimal(420), Decimal(1000))


@pytest.mark.parametrize("source", ["", 'realized = "of_month"', 'realized = "cumulative"'])
def test_a_cash_plan_is_not_spending(source: str, tmp_path: Path) -> None:
    found = problems_of(written(tmp_path / "a", delivered(PLAN, source, "2024-03-31")))
    assert any(problem.refuses for problem in found)
    first = proposals_of(found)[0]
    assert (first.keys, first.standing, first.gives) == (
        {"realized": "total"}, "reading", "520 / 1500 = 34.67 %",
    )  # fmt: skip
    told = delivered(PLAN, 'realized = "total"', "2024-03-31")
    assert spent(tmp_path / "b", told) == (Decimal(520), Decimal(1500))


@pytest.mark.parametrize(
    ("months", "way"), [("100,200,120", "of_month"), ("100,300,420", "cumulative")]
)
def test_months_that_make_the_column_beside_them_are_proved(
    months: str, way: str, tmp_path: Path
) -> None:
    budget = f"kode,uraian,pagu,realisasi,Januari,Februari,Maret\n1,A,1000,420,{months}\n"
    found = problems_of(written(tmp_path / "a", delivered(budget, "", "2024-03-31")))
    assert [(p.keys, p.standing) for p in proposals_of(found)] == [({"realized": way}, "proved")]


def test_months_alone_are_two_readings_with_what_each_gives(tmp_path: Path) -> None:
    budget = "kode,uraian,pagu,Januari,Februari\n1,A,100,10,20\n"
    found = problems_of(written(tmp_path / "a", delivered(budget, "", "2024-02-29")))
    assert [(p.keys["realized"], p.gives) for p in proposals_of(found)] == [
        ("of_month", "30 / 100 = 30.00 %"), ("cumulative", "20 / 100 = 20.00 %"),
    ]  # fmt: skip


# --- cells ------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cell", "amount"),
    [("6.6818800000000000e+006", "6681880"), ("0.0000000000000000e+000", "0"), ("2.5e+1", "25")],
)
def test_a_power_of_ten_that_holds_every_digit_is_an_amount(
    cell: str, amount: str, tmp_path: Path
) -> None:
    files = delivered(f"{HEADING}1,A,9999999,{cell}\n")
    assert spent(tmp_path / "a", files)[0] == Decimal(amount)


@pytest.mark.parametrize("cell", ['"1,23E+09"', "1.23E+09", "1E+05"])
def test_a_power_of_ten_that_lost_digits_says_so(cell: str, tmp_path: Path) -> None:
    assert codes(tmp_path / "a", delivered(f"{HEADING}1,A,9999999999,{cell}\n")) == ["digits-lost"]


@pytest.mark.slow
@pytest.mark.parametrize("cell", ["Rp 12.500", "12.500.000", "Rp12.500.000", "IDR 12.500"])
def test_marks_that_can_only_part_thousands_prove_it(cell: str, tmp_path: Path) -> None:
    files = delivered(f"{HEADING}1,A,99.000.000,{cell}\n")
    whole = "".join(filter(str.isdigit, cell))
    assert spent(tmp_path / "a", files) == (Decimal(whole), Decimal(99_000_000))


def test_one_mark_alone_proves_nothing_unless_the_report_says_what_it_is(tmp_path: Path) -> None:
    budget = f"{HEADING}1,A,2.000,1.250\n"
    assert set(codes(tmp_path / "a", delivered(budget))) == {"ambiguous-number"}
    report = REPORT.replace("[report]", '[report]\ndecimal = ","')
    files: Files = {"budget.csv": budget, "report.toml": report}
    assert spent(tmp_path / "b", files) == (Decimal(1250), Decimal(2000))
    point = report + '[sources.budget]\ndecimal = "."\n'
    assert spent(tmp_path / "c", {**files, "report.toml": point}) == (Decimal("1.25"), Decimal(2))


@pytest.mark.parametrize("heading", ["No", "No.", "Nomor Urut", "Ket.", "Keterangan"])
def test_columns_that_count_rows_or_take_remarks_are_left_alone(
    heading: str, tmp_path: Path
) -> None:
    assert codes(tmp_path / "a", delivered(f"{heading},{HEADING}1,1,A,10,9\n")) == []
