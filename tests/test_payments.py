"""Payments beside a plan: the rows of each code are added up, and each is named by its own file."""

from decimal import Decimal
from pathlib import Path

import fastexcel
import pytest

from tests.delivery_by_hand import REPORT, problems_of, validated_folder, written
from tests.examples import recorded
from tests.test_corrections_mended import refusal
from tests.test_init_from import begun, settings
from tests.workbooks_by_hand import Row, workbook

pytestmark = pytest.mark.one_in(4)

PLAN: list[Row] = [
    ["Kode", "Uraian", "Pagu"],
    ["1.02.01", "Program", 1000],
    ["1.02.01.2.01", "Kegiatan", 1000],
    ["1.02.01.2.01.0001", "Sub A", 600],
    ["1.02.01.2.01.0002", "Sub B", 300],
    ["1.02.01.2.01.0003", "Sub C", 100],
]
HEADING: Row = ["Tanggal", "No. SP2D", "Kode Sub Kegiatan", "Uraian", "Nilai"]
PAID: list[Row] = [
    ["REGISTER SP2D"],
    HEADING,
    ["2024-02-01", "001", "1.02.01.2.01.0001", "Belanja", 200],
    ["2024-05-01", "002", "1.02.01.2.01.0002", "Belanja", 250],
    ["2024-08-01", "003", "1.02.01.2.01.0001", "Belanja", 300],
    ["2024-09-01", "004", "1.2.1.2.1.1", "Pengembalian", -50],
    [None, None, None, "JUMLAH", 700],
]
JOIN = (
    'join = { file = "sp2d.xlsx", by = "code", key = "Kode Sub Kegiatan", sum = "Nilai", '
    'day = "Tanggal" }'
)
ZERO = '\nunpaid = "zero"'
Files = dict[str, str | bytes | None]


def files(
    paid: list[Row] = PAID, plan: list[Row] = PLAN, join: str = JOIN + ZERO, report: str = REPORT
) -> Files:
    return {
        "budget.csv": None,
        "budget.xlsx": workbook({"DPA": plan}),
        "sp2d.xlsx": workbook({"SP2D": paid}),
        "report.toml": f"{report}[sources.budget]\n{join}\n",
    }


def spent(folder: Path, **given: object) -> dict[str, Decimal | None]:
    read = validated_folder(written(folder, files(**given)))["budget"]  # type: ignore[arg-type]
    return dict(read.select("name", "realized").iter_rows())


def told(folder: Path, **given: object) -> list[tuple[str, str, int | None, str]]:
    found = problems_of(written(folder, files(**given)))  # type: ignore[arg-type]
    return [(p.code, p.file, p.row, p.value) for p in found if p.code != "totals-row"]


def with_row(*cells: object) -> list[Row]:
    """The register with a row before its total, which is none then."""
    return [*PAID[:-1], [*cells]]


@pytest.mark.slow
def test_the_rows_of_each_code_are_added_up(tmp_path: Path) -> None:
    expected = {"Program": None, "Kegiatan": None, "Sub A": 450, "Sub B": 250, "Sub C": 0}
    assert spent(tmp_path / "a") == expected
    tables = validated_folder(written(tmp_path / "b", files()))
    assert [(p.code, p.file, p.row) for p in tables.problems] == [("totals-row", "sp2d.xlsx", 7)]
    places = [(one.file, one.rows) for one in tables.evidences("budget", [4])]
    assert places == [("budget.xlsx", "4"), ("sp2d.xlsx", "3,5-6")]


def test_a_line_without_payments_is_asked_about_and_is_not_zero_by_itself(tmp_path: Path) -> None:
    (found,) = [
        problem
        for problem in problems_of(written(tmp_path / "a", files(join=JOIN)))
        if problem.refuses
    ]
    assert (found.code, found.values["rows"]) == ("lines-unpaid", "6")
    assert [(line.keys, line.gives) for line in found.proposals] == [
        ({"unpaid": "zero"}, "700 / 1000 = 70.00 %"), ({"unpaid": "unknown"}, ""),
    ]  # fmt: skip
    unknown = spent(tmp_path / "b", join=f'{JOIN}\nunpaid = "unknown"')
    assert unknown["Sub C"] is None
    assert unknown["Sub A"] == 450


def test_a_payment_outside_the_year_is_named_and_not_counted(tmp_path: Path) -> None:
    paid = with_row("2025-01-02", "005", "1.02.01.2.01.0003", "Belanja", 40)
    assert spent(tmp_path / "a", paid=paid)["Sub C"] == 0
    assert told(tmp_path / "b", paid=paid) == [("payments-outside", "sp2d.xlsx", None, "")]


def test_in_a_part_of_a_year_its_own_payments_are_told_apart(tmp_path: Path) -> None:
    report = REPORT.replace("start = 2024-01-01", "start = 2024-04-01").replace(
        "end = 2024-12-31", "end = 2024-06-30"
    )
    read = validated_folder(written(tmp_path, files(report=report)))["budget"]
    lines = read.filter(read["name"].str.starts_with("Sub"))
    assert lines.select("realized", "period_realized").rows() == [
        (Decimal(200), Decimal(0)), (Decimal(250), Decimal(250)), (Decimal(0), Decimal(0)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["2024-10-01", "005", "1.02.01.2.01.0009", "Belanja", 40],
         [("join-unmatched", "sp2d.xlsx", 7, "1.02.01.2.01.0009")]),
        (["2024-10-01", "005", "1.02.01.2.01", "Belanja", 40],
         [("join-above", "sp2d.xlsx", 7, "1.02.01.2.01")]),
        (["2024-10-01", "005", None, "Belanja", 40], [("empty-cell", "sp2d.xlsx", 7, "")]),
        ([None, "005", "1.02.01.2.01.0003", "Belanja", 40], [("empty-cell", "sp2d.xlsx", 7, "")]),
        (["2024-10-01", "005", "1.02.01.2.01.0003", "Belanja", "nihil?"],
         [("not-a-number", "sp2d.xlsx", 7, "nihil?")]),
        ([None, None, None, "TOTAL", 701], [("total-differs", "sp2d.xlsx", 7, "701")]),
    ],
)  # fmt: skip
def test_a_payment_that_cannot_be_counted_is_named(
    row: list[object], expected: list[tuple[object, ...]], tmp_path: Path
) -> None:
    assert told(tmp_path, paid=with_row(*row)) == expected


def test_accounts_repeat_under_sub_activities_and_go_by_both_codes(tmp_path: Path) -> None:
    plan: list[Row] = [
        ["Kode Sub Kegiatan", "Kode Rekening", "Uraian", "Pagu"],
        ["1.02.01.2.01.0001", "5.1.02.01.01.0024", "Alat tulis", 70],
        ["1.02.01.2.01.0001", "5.1.02.01.01.0025", "Kertas", 30],
        ["1.02.01.2.01.0002", "5.1.02.01.01.0024", "Alat tulis", 50],
    ]
    paid: list[Row] = [
        ["Tanggal", "Kode Sub Kegiatan", "Kode Rekening", "Nilai"],
        ["2024-02-01", "1.02.01.2.01.0001", "5.1.02.01.01.0024", 10],
        ["2024-03-01", "1.02.01.2.01.0002", "5.1.02.01.01.0024", 20],
        ["2024-04-01", "1.02.01.2.01.0001", "5.1.02.01.01.0025", 30],
        ["2024-05-01", "1.02.01.2.01.0001", "5.1.02.01.01.0024", 5],
    ]
    join = JOIN.replace('"Kode Sub Kegiatan"', '["Kode Sub Kegiatan", "Kode Rekening"]')
    read = validated_folder(written(tmp_path, files(paid, plan, join)))["budget"]
    assert read["realized"].to_list() == [15, 30, 20]


def test_a_plan_that_says_otherwise_what_was_spent_is_named(tmp_path: Path) -> None:
    plan = [[*PLAN[0], "Realisasi"], *([*row, None] for row in PLAN[1:3]),
            *([*row, n] for row, n in zip(PLAN[3:], (450, 240, 0), strict=True))]  # fmt: skip
    found = told(tmp_path, plan=plan)
    assert found == [("join-differs", "budget.xlsx", 5, "240")]


@pytest.mark.slow
def test_a_heading_that_the_payments_do_not_have_is_named(tmp_path: Path) -> None:
    join = JOIN.replace('sum = "Nilai"', 'sum = "Jumlah"') + ZERO
    found = problems_of(written(tmp_path, files(join=join)))
    assert [(p.code, p.file, p.column) for p in found if p.refuses] == [
        ("missing-column", "sp2d.xlsx", "Jumlah")
    ]


def test_payments_told_in_thousands_are_refused_until_that_is_said(tmp_path: Path) -> None:
    paid = [["Register SP2D (dalam ribuan rupiah)"], *PAID[1:]]
    assert told(tmp_path / "a", paid=paid) == [
        ("amounts-in-units", "sp2d.xlsx", None, "Register SP2D (dalam ribuan rupiah)")
    ]
    join = JOIN.replace(" }", ", unit = 1000 }") + ZERO
    plan = [PLAN[0], *([*row[:2], f"{row[2]}000"] for row in PLAN[1:])]
    assert spent(tmp_path / "b", paid=paid, plan=plan, join=join)["Sub B"] == 250_000


OTHERS: list[Row] = [
    ["No", "Tgl SPM", "Tgl SP2D", "Nomor SP2D", "Kode Sub Kegiatan", "Penerima", "Nilai SP2D"],
    *([n, "01/01/2024", day, f"{n}/LS", code, "CV Rekaan", amount]
      for n, (day, code, amount) in enumerate(
          [("25/02/2024", "1.02.01.2.01.0001", 200), ("05/05/2024", "1.02.01.2.01.0002", 300),
           ("05/08/2024", "1.02.01.2.01.0001", 300), ("06/08/2024", "1.02.01.2.01.0003", 90),
           ("07/08/2024", "1.02.01.2.01.0001", -50)], 1)),
    [None, None, None, None, None, "Jumlah", 840],
]  # fmt: skip


def test_init_joins_the_payments_to_the_plan(tmp_path: Path) -> None:
    book = workbook({"DPA": PLAN, "Register SP2D": OTHERS})
    folder, said = begun(tmp_path, {"keuangan.xlsx": book})
    source = settings(folder)["sources"]["budget"]
    assert source["join"] == {
        "file": "keuangan.xlsx", "sheet": "Register SP2D", "by": "code",
        "key": "Kode Sub Kegiatan", "sum": "Nilai SP2D", "day": "Tgl SP2D",
    }  # fmt: skip
    assert "Register SP2D, 6 rows, payments that are added up by its lines" in said
    (measure,) = recorded(folder.parent, folder.name)["measures"]
    assert measure["actual"] == 84


def test_init_names_codes_that_the_plan_does_not_have(tmp_path: Path) -> None:
    strange: Row = [6, "01/01/2024", "28/08/2024", "6/LS", "1.02.01.2.01.0077", "CV Rekaan", 10]
    files = {
        "dpa.xlsx": workbook({"DPA": PLAN}),
        "sp2d.xlsx": workbook({"SP2D": [*OTHERS[:-1], strange]}),
    }
    _, said = begun(tmp_path, files)
    assert "row 7, column Kode Sub Kegiatan: no row of dpa.xlsx has “1.02.01.2.01.0077”" in said


@pytest.mark.slow
def test_init_asks_which_of_two_amounts_was_paid(tmp_path: Path) -> None:
    paid = [[*OTHERS[0], "Netto"], *([*row, 1] for row in OTHERS[1:-1])]
    files = {"dpa.xlsx": workbook({"DPA": PLAN}), "sp2d.xlsx": workbook({"SP2D": paid})}
    folder, _ = begun(tmp_path, files)
    text = (folder / "report.toml").read_text()
    waiting = [line for line in text.splitlines() if line.startswith("# join = {")]
    assert ['sum = "Nilai SP2D"' in line for line in waiting] == [True, False]
    assert ['sum = "Netto"' in line for line in waiting] == [False, True]


def test_init_leaves_a_register_alone_where_the_budget_says_what_was_spent(tmp_path: Path) -> None:
    plan: list[Row] = [[*PLAN[0], "Realisasi"], *([*row, row[2]] for row in PLAN[1:])]
    files = {"dpa.xlsx": workbook({"DPA": plan}), "sp2d.xlsx": workbook({"SP2D": OTHERS})}
    folder, _ = begun(tmp_path, files)
    assert "join" not in settings(folder)["sources"].get("budget", {})


def test_accounts_under_sub_activities_and_a_register_with_both_codes(tmp_path: Path) -> None:
    """Each account is under several sub-activities; a refund is less than zero."""
    plan: list[Row] = [
        ["Kode Rekening", "Uraian", "Pagu"],
        ["1.02.01", "Program", 1500],
        ["1.02.01.2.01.0001", "Sub A", 1000],
        ["5.1.02.01.01.0024", "Alat tulis", 700],
        ["5.1.02.01.01.0025", "Kertas", 300],
        ["1.02.01.2.01.0002", "Sub B", 500],
        ["5.1.02.01.01.0024", "Alat tulis", 500],
        [None, "JUMLAH", 1500],
    ]
    paid = """Register SP2D Tahun 2024
No;Nomor SP2D;Tanggal SP2D;Kode Sub Kegiatan;Kode Rekening;Nilai Bruto
1;01/LS;25-01-2024;1.02.01.2.01.0001;5.1.02.01.01.0024;"500,00"
2;02/LS;26-02-2024;1.02.01.2.01.0001;5.1.02.01.01.0025;"250,00"
3;03/LS;27-03-2024;1.02.01.2.01.0002;5.1.02.01.01.0024;"450,00"
4;04/TU;28-03-2024;1.02.01.2.01.0001;5.1.02.01.01.0024;"-50,00"
;;;;Jumlah;"1.150,00"
"""
    files = {"dppa.xlsx": workbook({"DPPA": plan}), "sp2d.csv": paid.encode()}
    folder, said = begun(tmp_path, files)
    assert settings(folder)["sources"]["budget"]["join"] == {
        "file": "sp2d.csv", "header_row": 2, "by": "code",
        "key": ["Kode Sub Kegiatan", "Kode Rekening"], "sum": "Nilai Bruto", "day": "Tanggal SP2D",
    }  # fmt: skip
    assert "3 lowest lines, ceiling Rp1,500, spent Rp1,150" in said


def test_an_account_alone_names_no_line_where_it_repeats(tmp_path: Path) -> None:
    plan: list[Row] = [
        ["Kode", "Uraian", "Pagu", "level"],
        ["1.02.01", "Sub A", 100, "sub kegiatan"],
        ["5.1.01", "Alat tulis", 70, "sub rincian objek"],
        ["5.1.02", "Kertas", 30, "sub rincian objek"],
        ["1.02.02", "Sub B", 50, "sub kegiatan"],
        ["5.1.01", "Alat tulis", 50, "sub rincian objek"],
    ]
    paid: list[Row] = [HEADING, ["2024-02-01", "001", "5.1.02", "Belanja", 20],
                       ["2024-02-01", "002", "5.1.01", "Belanja", 10]]  # fmt: skip
    assert told(tmp_path, paid=paid, plan=plan) == [("join-unmatched", "sp2d.xlsx", 3, "5.1.01")]


@pytest.mark.slow
def test_sheets_of_months_are_joined_together(tmp_path: Path) -> None:
    def month(number: int) -> list[Row]:
        days = [f"2024-0{number}-{day}" for day in (15, 16)]
        return [["Tanggal", "Kode Kegiatan", "Jumlah (Rp)"],
                [days[0], "1.01", 10], [days[1], "1.02", 15], [None, "Total", 25]]  # fmt: skip

    plan: list[Row] = [["Kode Kegiatan", "Nama Kegiatan", "Anggaran"],
                       ["1.01", "A", 100], ["1.02", "B", 150]]  # fmt: skip
    book = {"sp2d.xlsx": workbook({"JAN": month(1), "FEB": month(2)})}
    folder, said = begun(tmp_path, {"dpa.xlsx": workbook({"DPA": plan}), **book})
    joins = settings(folder)["sources"]["budget"]["join"]
    assert [one["sheet"] for one in joins] == ["JAN", "FEB"]  # type: ignore[attr-defined]
    assert "ceiling Rp250, spent Rp50" in said


def test_who_was_paid_does_not_come_back_by_name(tmp_path: Path) -> None:
    heading = [*HEADING, "Nama Penerima", "NIP", "Nama Bendahara"]
    paid = [heading, *([*row, "Pegawai Satu", "00000001 000000 0 001", "Pegawai Dua"]
                       for row in PAID[2:-1])]  # fmt: skip
    paid.append(["2024-10-01", "009", "1.02.01.2.01.0099", "Belanja", 1, "Pegawai Satu", None, ""])
    back = refusal(written(tmp_path, files(paid=paid)))
    book = fastexcel.read_excel(back["corrections.xlsx"])
    cells = [str(book.load_sheet(n, header_row=None).to_polars().rows()) for n in book.sheet_names]
    assert "1.02.01.2.01.0099" in " ".join(cells)
    assert "Pegawai" not in " ".join(cells) + back["problems.csv"].decode()
    assert "00000001" not in " ".join(cells)


@pytest.mark.parametrize(
    ("status", "amount", "is_refused"),
    [("Batal", 40, True), ("DIBATALKAN", 40, True), ("Retur", 40, True), ("Retur", -40, False),
     ("Pengembalian Belanja", 40, True), ("Cair", 40, False),
     ("Pengembalian uang jaminan pekerjaan", 40, False)],
)  # fmt: skip
def test_a_payment_that_was_undone_is_not_counted_in_silence(
    status: str, amount: int, is_refused: bool, tmp_path: Path
) -> None:
    rows = [[*row, "Cair"] for row in PAID[2:-1]]
    rows.append(["2024-10-01", "009", "1.02.01.2.01.0003", "Belanja", amount, status])
    found = told(tmp_path, paid=[[*HEADING, "Status"], *rows])
    assert found == ([("payment-undone", "sp2d.xlsx", 6, str(amount))] if is_refused else [])


def test_totals_of_months_between_payments_are_left_out_and_days_are_those_of_the_order(
    tmp_path: Path,
) -> None:
    head: Row = ["No", "Tgl SPM", "Nilai SPM", "Tgl SP2D", "Nilai SP2D", "Kode Kegiatan"]
    paid: list[Row] = [
        head,
        [1, "2023-12-28", 100, "2024-01-12", 100, "1.02.01.2.01.0001"],
        [None, None, None, "Jumlah Januari", 100, None],
        [2, "2024-02-10", 290, "2024-02-12", 290, "1.02.01.2.01.0002"],
        [3, "2024-02-10", 90, "2024-02-12", 90, "1.02.01.2.01.0003"],
        [None, None, None, "Jumlah Februari", 380, None],
        [None, None, None, "Jumlah Keseluruhan", 480, None],
    ]
    files = {"dpa.xlsx": workbook({"DPA": PLAN}), "sp2d.xlsx": workbook({"SP2D": paid})}
    folder, said = begun(tmp_path, files)
    join = settings(folder)["sources"]["budget"]["join"]
    assert (join["day"], join["sum"]) == ("Tgl SP2D", "Nilai SP2D")  # type: ignore[index]
    assert "spent Rp480" in said
    assert "total-differs" not in said


# --- the number and the day of a payment in one cell ----------------------------------------------


def numbered(days: list[str]) -> list[Row]:
    """The register with `No/Tgl SP2D` in the place of its day and its number."""
    rows: list[Row] = [[f"{n:04}/SP2D/2024{day}", *row[2:]] for n, (day, row) in
                       enumerate(zip(days, PAID[2:], strict=False))]  # fmt: skip
    return [["REGISTER SP2D"], ["No/Tgl SP2D", *HEADING[2:]], *rows, [None, None, "JUMLAH", 700]]


DAYS = [", 01-02-2024", " (01-05-2024)", "\n13 Agustus 2024", ", 14-09-2024"]


def test_a_number_and_a_day_in_one_cell_are_a_day(tmp_path: Path) -> None:
    """No day was found, and so no register of payments."""
    book = workbook({"SP2D": numbered(DAYS)})
    own = {"dpa.xlsx": workbook({"DPA": PLAN}), "sp2d.xlsx": book}
    folder, said = begun(tmp_path, own, "--year", "2024")
    assert "payments that are added up by its lines" in said
    assert settings(folder)["sources"]["budget"]["join"]["day"] == "No/Tgl SP2D"  # type: ignore[index]
    join = JOIN.replace('day = "Tanggal"', 'day = "No/Tgl SP2D"') + ZERO
    assert spent(tmp_path / "b", paid=numbered(DAYS), join=join)["Sub A"] == 450


@pytest.mark.slow
@pytest.mark.parametrize("last", ["", ", 14-09-2024, 15-09-2024", "/14/09/2024"])
def test_a_cell_without_one_day_apart_from_its_number_is_no_day(last: str, tmp_path: Path) -> None:
    join = JOIN.replace('day = "Tanggal"', 'day = "No/Tgl SP2D"') + ZERO
    found = told(tmp_path, paid=numbered([*DAYS[:3], last]), join=join)
    assert {code for code, *_ in found} == {"not-a-date"}
