"""Budgets as offices print them: one truth in every shape, its figures read by `init --from`."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.ingest.layout.reading import letters
from pipeline.tables import MONTH_NAMES, leaf_lines
from tests.delivery_by_hand import REPORT, problems_of, validated_folder, written
from tests.examples import recorded
from tests.survey_shapes import as_csv
from tests.test_init_from import actual, begun, settings
from tests.workbooks_by_hand import workbook

pytestmark = pytest.mark.one_in(4)

Rows = Sequence[Sequence[object]]
LEAVES: Mapping[str, tuple[str, int, int]] = {
    "5.1.01": ("Belanja Pegawai", 31_250, 30_104),
    "5.1.02": ("Belanja Barang", 22_750, 20_001),
    "5.2.01": ("Peralatan", 4_500, 4_490),
    "5.2.02": ("Gedung", 12_125, 9_800),
}
NAMES = {"5": "BELANJA", "5.1": "Belanja Operasi", "5.2": "Belanja Modal"}
CEILING, SPENT = 70_625, 64_395


def amounts(code: str) -> tuple[int, int]:
    """What the lines below a code come to."""
    found = [line for leaf, line in LEAVES.items() if f"{leaf}.".startswith(f"{code}.")]
    return sum(line[1] for line in found), sum(line[2] for line in found)


def lines() -> list[tuple[str, str, int, int]]:
    names = {**NAMES, **{code: line[0] for code, line in LEAVES.items()}}
    return [(code, names[code], *amounts(code)) for code in sorted(names)]


def said_of(tmp_path: Path, rows: Rows, *, year: str = "2024") -> tuple[Path, str]:
    return begun(tmp_path, {"cetakan.xlsx": workbook({"Data": rows})}, "--year", year)


def is_whole(said: str, unit: int = 1) -> bool:
    return f"ceiling Rp{CEILING * unit:,}, spent Rp{SPENT * unit:,}" in said


HEADINGS = [
    ("KD_REK", "NM_REK", "ANGGARAN", "TOTAL REALISASI"),
    ("No. Rekening", "Nama Rekening", "Pagu Revisi", "Realisasi s.d. Desember 2024"),
    ("Kode Akun", "Uraian", "Anggaran 2024", "Realisasi 2024"),
    ("Kode Rek.", "Program/Kegiatan/Sub Kegiatan", "Jumlah Anggaran (Rp)", "Realisasi (Rp)"),
    ("Kode Kegiatan", "Nama Kegiatan", "Pagu Anggaran (Rp)", "Realisasi Keuangan (Rp)"),
]


@pytest.mark.slow
@pytest.mark.parametrize("headings", HEADINGS)
def test_usual_headings_are_known(headings: tuple[str, ...], tmp_path: Path) -> None:
    _, said = said_of(tmp_path, [["LRA 2024"], [], headings, *lines()])
    assert is_whole(said), said


def test_what_is_left_proves_which_amounts_are_meant(tmp_path: Path) -> None:
    """Before and after a revision, before and in the month: one pair gives what is left."""
    head = ["Kode", "Uraian", "Anggaran", "Anggaran Perubahan"]
    head += ["Realisasi s.d. bulan lalu", "Realisasi bulan ini", "Realisasi s.d. bulan ini"]
    head += ["Realisasi 2023", "Sisa"]
    rows = [[code, name, c + 7, c, r - 3, 3, r, r + 1, c - r] for code, name, c, r in lines()]
    folder, said = said_of(tmp_path, [head, *rows])
    assert is_whole(said), said
    columns = settings(folder)["sources"]["budget"]["columns"]
    assert columns["ceiling"] == "Anggaran Perubahan"  # type: ignore[index]


def test_parts_of_a_period_are_no_spending(tmp_path: Path) -> None:
    """Two heading rows, as SAKTI prints: only the column that both parts make is taken."""
    head = ["Kode", "Uraian", "Pagu Revisi", "Lock Pagu", "Periode Lalu", "Periode Ini",
            "s.d. Periode"]  # fmt: skip
    rows = [[code, name, c, 0, r - 5, 5, r] for code, name, c, r in lines()]
    _, said = said_of(tmp_path, [head, *rows])
    assert is_whole(said), said


def test_a_ceiling_before_a_revision_never_counts_beside_the_revised(tmp_path: Path) -> None:
    head = ["Kode", "Uraian", "Pagu", "Pagu Perubahan", "Realisasi"]
    rows = [[code, name, c * 2, c, r] for code, name, c, r in lines()]
    _, said = said_of(tmp_path, [head, *rows])
    assert is_whole(said), said


def account(*, with_total: bool = True) -> list[list[object]]:
    """An account without codes: revenue above spending, groups above their lines."""
    income: list[list[object]] = [
        ["PENDAPATAN", 900, 950], ["Pajak", 600, 640], ["Retribusi", 300, 310],
        ["JUMLAH PENDAPATAN", 900, 950],
    ]  # fmt: skip
    spent = [[name, *figures] for _, name, *figures in lines()]
    total: list[list[object]] = [["JUMLAH BELANJA", CEILING, SPENT]] if with_total else []
    last = ["SURPLUS/(DEFISIT) - LRA", 900 - CEILING, 950 - SPENT]
    return [*income, *spent, *total, last]


@pytest.mark.slow
def test_an_account_without_codes_counts_its_lowest_spending(tmp_path: Path) -> None:
    head = ["No", "Uraian", "Anggaran 2024", "Realisasi 2024"]
    rows = [[None, *row] for row in account()]
    folder, said = said_of(tmp_path, [["LRA"], [], head, *rows])
    assert is_whole(said), said
    assert "4 lowest lines" in said
    assert actual(folder, "IKU-1") == pytest.approx(100 * SPENT / CEILING)


def test_without_codes_and_total_nothing_is_counted(tmp_path: Path) -> None:
    head = ["No", "Uraian", "Anggaran 2024", "Realisasi 2024"]
    rows = [[None, *row] for row in account(with_total=False)]
    _, said = said_of(tmp_path, [head, *rows])
    assert "lines-unproved" in said
    assert "lowest lines" not in said


def test_lines_that_miss_their_total_are_refused(tmp_path: Path) -> None:
    rows = account()
    rows[5] = [rows[5][0], 1, 1]
    _, said = said_of(tmp_path, [["Uraian", "Anggaran", "Realisasi"], *rows])
    assert "lines-differ" in said
    assert "lowest lines" not in said


def test_activities_under_one_code_lose_no_money(tmp_path: Path) -> None:
    head = ["Kode Kegiatan", "Nama Kegiatan", "Pagu", "Realisasi"]
    rows: list[list[object]] = [["1.06.01", line[0], *line[1:]] for line in LEAVES.values()]
    rows.append([None, "TOTAL", CEILING, SPENT])
    _, said = said_of(tmp_path, [head, *rows])
    assert is_whole(said), said


@pytest.mark.slow
def test_a_programme_stands_once_over_its_activities(tmp_path: Path) -> None:
    head = ["No.", "Program", "Kegiatan", "Pagu", "Realisasi", "% Serapan"]
    rows = [
        [n, "Program A" if n == 1 else None, name, c, r, round(100 * r / c, 2)]
        for n, (name, c, r) in enumerate(LEAVES.values(), 1)
    ]
    _, said = said_of(tmp_path, [head, *rows, [None, None, "Jumlah", CEILING, SPENT]])
    assert is_whole(said), said


def test_lines_whose_codes_show_no_order_are_placed_by_their_sums(tmp_path: Path) -> None:
    """SAKTI numbers programmes, outputs and accounts apart, and repeats the accounts."""
    head = ["Kode", "Uraian", "Pagu", "Realisasi"]
    (one, two), (three, four) = [*LEAVES.values()][:2], [*LEAVES.values()][2:]
    rows: Rows = [
        [None, "JUMLAH SELURUHNYA", CEILING, SPENT],
        ["018.09.WA", "Program A", *amounts("5.1")], ["6911", "Dukungan", *amounts("5.1")],
        ["511111", *one], ["524111", *two],
        ["018.09.HA", "Program B", *amounts("5.2")], ["1762", "Produksi", *amounts("5.2")],
        ["521211", *three], ["524111", *four],
    ]  # fmt: skip
    _, said = said_of(tmp_path, [head, *rows])
    assert is_whole(said), said


def test_accounts_without_dots_stand_under_one_another(tmp_path: Path) -> None:
    rows = [[code.replace(".", ""), name, c, r] for code, name, c, r in lines()]
    _, said = said_of(tmp_path, [["Akun", "Uraian", "Pagu", "Realisasi"], *rows])
    assert is_whole(said), said
    assert "4 lowest lines" in said


UNITS = [
    ("(dalam ribuan rupiah)", "", 1_000),
    ("Disajikan dalam jutaan rupiah", "", 1_000_000),
    ("LRA 2024", " (Rp juta)", 1_000_000),
    ("Serapan 2024 (Rp.000)", "", 1_000),
]


@pytest.mark.parametrize(("title", "beside", "unit"), UNITS)
def test_amounts_in_thousands_are_multiplied(
    title: str, beside: str, unit: int, tmp_path: Path
) -> None:
    head = ["Kode", "Uraian", f"Pagu{beside}", f"Realisasi{beside}"]
    folder, said = said_of(tmp_path, [[title], [], head, *lines()])
    assert is_whole(said, unit), said
    text = (folder / "report.toml").read_text()
    assert f"unit = {unit} # " in text


def test_millions_keep_every_rupiah(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["1.01", "A", "4.512,345678", "4.400,1"],
        ["1.02", "B", "1,000001", "0,5"],
    ]
    title: list[list[object]] = [["(dalam jutaan rupiah)"]]
    told: list[list[object]] = [*title, ["Kode", "Uraian", "Pagu", "Realisasi"], *rows]
    _, said = begun(tmp_path, {"serapan.csv": as_csv(told)}, "--year", "2024")
    ceiling = int(Decimal("4513.345679") * 1_000_000)
    assert f"ceiling Rp{ceiling:,}, spent Rp4,400,600,000" in said, said


@pytest.mark.slow
def test_a_plan_without_spending_says_what_is_missing(tmp_path: Path) -> None:
    head = ["Kode Rekening", "Uraian", "Jumlah (Rp)"]
    rows: list[list[object]] = [["DPA 2024"], [], [*head]]
    for code, name, ceiling, _ in lines():
        rows.append([code, name, ceiling])
        if code in LEAVES:
            rows += [[None, "- rinci 1", 50], [None, "- rinci 2", ceiling - 50]]
    folder, said = said_of(tmp_path, [*rows, [None, "Jumlah Anggaran", CEILING]])
    assert "spending-missing" in said
    assert "DPA" in said
    assert "empty-cell" not in said
    file = folder / "report.toml"
    waiting = '# unavailable = "…"'
    assert waiting in file.read_text()
    file.write_text(file.read_text().replace(waiting, 'unavailable = "LRA belum terbit"'))
    assert actual(folder, "IKU-1") is None


def test_plans_by_quarter_are_no_spending(tmp_path: Path) -> None:
    merged = [("A1:A2", "Kode"), ("B1:B2", "Program/Kegiatan/Sub Kegiatan"),
              ("C1:E1", "Tahun 2024"), ("F1:G1", "Rencana Penarikan Dana")]  # fmt: skip
    rows: Rows = [
        [], [None, None, "Belanja Operasi", "Belanja Modal", "Jumlah", "Triwulan I", "Triwulan II"],
        ["1.01", "A", 10, 5, 15, 7, 8], ["1.02", "B", 20, 5, 25, 12, 13],
    ]  # fmt: skip
    _, said = begun(tmp_path, {"rka.xlsx": workbook({"RKA": rows}, merged=merged)})
    assert "spending-missing" in said
    assert "months-undeclared" not in said


def test_numbers_that_count_the_lines_stand_under_nothing(tmp_path: Path) -> None:
    """12 begins as 1 does, and is no part of it."""
    rows = "".join(f"{n},a,{n * 10},{n * 5}\n" for n in range(1, 25))
    folder = written(tmp_path / "a", {"budget.csv": f"code,name,ceiling,realized\n{rows}"})
    budget = validated_folder(folder)["budget"]
    assert leaf_lines(budget)["ceiling"].sum() == 10 * sum(range(1, 25))


PROGRAMMES = {"Program A": ("5.1.01", "5.1.02"), "Program B": ("5.2.01", "5.2.02")}


def by_programme(*, merged: bool, with_codes: bool) -> list[list[object]]:
    """Lines beside their programmes, with a total below each and one of all."""
    rows: list[list[object]] = []
    for programme, codes in PROGRAMMES.items():
        told = [LEAVES[code] for code in codes]
        for number, (code, (name, *figures)) in enumerate(zip(codes, told, strict=True)):
            shown = programme if number == 0 or not merged else None
            rows.append([shown, f"{code} {name}" if with_codes else name, *figures])
        rows.append(
            [f"Jumlah {programme}", None, *map(sum, zip(*(t[1:] for t in told), strict=True))]
        )
    return [*rows, ["TOTAL", None, CEILING, SPENT]]


def programmes_of(folder: Path) -> dict[str | None, tuple[Decimal, Decimal | None]]:
    told = recorded(folder.parent, folder.name)["programmes"]
    return {one["name"]: (Decimal(one["ceiling"]), Decimal(one["realized"])) for one in told}


TOLD = {
    name: (
        Decimal(sum(LEAVES[code][1] for code in codes)),
        Decimal(sum(LEAVES[c][2] for c in codes)),
    )
    for name, codes in PROGRAMMES.items()
}


@pytest.mark.one_in(4)
@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("with_codes", [False, True])
def test_a_column_of_programmes_takes_lines_together(
    tmp_path: Path, *, merged: bool, with_codes: bool
) -> None:
    name = "Rekening" if with_codes else "Sub Kegiatan"
    rows = by_programme(merged=merged, with_codes=with_codes)
    folder, said = said_of(tmp_path, [["Program", name, "Pagu", "Realisasi"], *rows])
    assert is_whole(said), said
    assert programmes_of(folder) == TOLD


def test_a_programme_has_the_code_before_its_name(tmp_path: Path) -> None:
    rows = [[f"1.02.0{n} - {row[0]}" if n else row[0], *row[1:]]
            for n, row in zip((1, 1, 0, 2, 2, 0, 0), by_programme(merged=False, with_codes=False),
                              strict=True)]  # fmt: skip
    folder, _ = said_of(tmp_path, [["Program", "Kegiatan", "Pagu", "Realisasi"], *rows])
    assert programmes_of(folder) == TOLD


@pytest.mark.slow
@pytest.mark.parametrize("named", ["Program", "Sub Kegiatan"])
@pytest.mark.parametrize("first", ["Program", "Bidang"])
def test_totals_named_in_any_column_never_become_lines(
    first: str, named: str, tmp_path: Path
) -> None:
    """Though names are said to hold for the rows below them."""
    rows = [[first, "Sub Kegiatan", "Pagu", "Realisasi"]]
    rows += [["" if cell is None else str(cell) for cell in row]
             for row in by_programme(merged=True, with_codes=False)]  # fmt: skip
    name = first if named == "Program" else named
    source = f'[sources.budget]\nfill_down = ["name"]\ncolumns.name = "{name}"\n'
    source += 'columns.ceiling = "Pagu"\ncolumns.realized = "Realisasi"\n'
    content = "".join(",".join(row) + "\n" for row in rows)
    files: dict[str, str | bytes | None] = {
        "budget.csv": content, "report.toml": REPORT + source,
    }  # fmt: skip
    assert validated_folder(written(tmp_path / "a", files))["budget"]["ceiling"].sum() == CEILING


@pytest.mark.slow
def test_headings_merged_over_two_rows_are_found_from_the_lower_one(tmp_path: Path) -> None:
    merged = [("A3:A4", "Program"), ("B3:B4", "Sub Kegiatan"), ("C3:D3", "Tahun 2024")]
    rows: Rows = [["REALISASI KEUANGAN"], [], [], [None, None, "Pagu", "Realisasi"],
                  *by_programme(merged=False, with_codes=False)]  # fmt: skip
    book = workbook({"Data": rows}, merged=merged)
    folder, said = begun(tmp_path, {"cetakan.xlsx": book}, "--year", "2024")
    assert is_whole(said), said
    assert programmes_of(folder) == TOLD


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def with_dash(total: int) -> Rows:
    rows = [[code, *LEAVES[code]] for code in LEAVES]
    rows[-1][-1] = "-"
    return [["Kode", "Uraian", "Pagu", "Realisasi"], *rows, [None, "Jumlah", CEILING, total]]


def test_a_dash_is_zero_where_the_total_proves_it(tmp_path: Path) -> None:
    spent = SPENT - LEAVES["5.2.02"][2]
    _, said = said_of(made(tmp_path / "a"), with_dash(spent))
    assert f"spent Rp{spent:,}" in said, said
    assert "dash-is-zero" in said
    folder, said = said_of(made(tmp_path / "b"), with_dash(SPENT))
    assert "dash-unclear" in said
    assert "spent not available" in said, said
    file = folder / "report.toml"
    assert 'zero = ["-"]' in said
    file.write_text(file.read_text() + 'zero = ["-"]\n')
    assert actual(folder, "IKU-1") == pytest.approx(100 * spent / CEILING)


def spread(code: str, *, deepest: bool = False) -> list[str | None]:
    """`5.1.01` over three columns; only its last part where the print repeats no other."""
    parts: list[str | None] = [*code.split(".")]
    shown = [None] * (len(parts) - 1) + parts[-1:] if deepest else parts
    return shown + [None] * (3 - len(parts))


def test_a_code_over_several_columns_is_one_where_its_rows_prove_it(tmp_path: Path) -> None:
    """Every page has the title, the heading, and a row that counts the columns."""
    top: list[list[object]] = [
        ["PEMERINTAH KABUPATEN CONTOH"], ["LAPORAN REALISASI"], [],
        ["Kode Rekening", None, None, "Uraian", "Anggaran", "Realisasi"],
        ["1", None, None, "2", "3", "4"],
    ]  # fmt: skip
    rows = [[*spread(code), name, c, r] for code, name, c, r in lines()]
    rows.append([None, None, None, "JUMLAH", CEILING, SPENT])
    pages = [*top, *rows[:4], [], *top, *rows[4:]]
    merged = [(f"A{n}:C{n}", text) for start in (1, 11) for n, text in (
        (start + 3, "Kode Rekening"), (start + 4, "1"))]  # fmt: skip
    files = {"cetakan.xlsx": workbook({"Data": pages}, merged=merged)}
    folder, said = begun(made(tmp_path / "a"), files, "--year", "2024")
    assert is_whole(said), said
    assert [one["code"] for one in recorded(folder.parent, folder.name)["programmes"]] == [
        "5.1",
        "5.2",
    ]
    _, said = begun(made(tmp_path / "b"), {"cetakan.csv": as_csv(pages)}, "--year", "2024")
    assert is_whole(said), said


@pytest.mark.slow
@pytest.mark.parametrize("whole", [False, True])
def test_parts_of_codes_may_stand_alone_in_the_column_of_their_depth(
    tmp_path: Path, *, whole: bool
) -> None:
    head = ["Kode Rekening", None, None, "Uraian", "Pagu", "Realisasi"]
    rows: list[list[object]] = []
    for code, name, c, r in lines():
        parts = spread(code, deepest=True)
        rows.append([*(code if whole and part else part for part in parts), name, c, r])
    folder, said = said_of(tmp_path, [head, *rows])
    assert is_whole(said), said
    assert [line["code"] for line in recorded(folder.parent, folder.name)["budget"]] == [*LEAVES]


def test_details_of_accounts_are_one_notice(tmp_path: Path) -> None:
    rows: list[list[object]] = []
    for code, (name, c, r) in LEAVES.items():
        rows += [[code, name, c, r], [None, "- rinci 1", 9, 8], [None, "- rinci 2", c - 9, r - 8]]
    _, said = said_of(tmp_path, [["Kode", "Uraian", "Pagu", "Realisasi"], *rows])
    assert is_whole(said), said
    assert "details-left-out: 1 place" in said
    assert "3–4, 6–7, 9–10, 12–13" in said, said


PARTS = [[*code.split(".")[1:], name, c, r] for code, (name, c, r) in LEAVES.items()]
IN_PARTS = ["Kode Rekening", None, "Uraian", "Pagu", "Realisasi"]


def test_parts_of_a_code_are_joined_where_no_two_lines_have_the_same(tmp_path: Path) -> None:
    _, said = said_of(tmp_path, [IN_PARTS, *PARTS])
    assert is_whole(said), said


def test_parts_that_prove_no_code_are_not_joined(tmp_path: Path) -> None:
    alike = [[first, "01", *others] for first, _second, *others in PARTS]
    _, said = said_of(tmp_path, [IN_PARTS, *alike])
    assert "unnamed-column" in said, said


@pytest.mark.slow
def test_before_and_after_a_revision_with_what_was_spent(tmp_path: Path) -> None:
    merged = [("A2:A3", "Kode"), ("B2:B3", "Program / Kegiatan"), ("C2:D2", "Jumlah (Rp)"),
              ("E2:F2", "Bertambah/(Berkurang)"), ("G2:G3", "Realisasi s.d. 31 Desember 2024"),
              ("H2:H3", "Sisa")]  # fmt: skip
    rows = [[code, name, c + 5, c, -5, -1.5, r, c - r] for code, name, c, r in lines()]
    sheet: Rows = [["DPPA"], [], [None, None, "Semula", "Menjadi", "(Rp)", "%"], *rows]
    files = {"dppa.xlsx": workbook({"DPPA": sheet}, merged=merged)}
    _, said = begun(tmp_path, files, "--year", "2024")
    assert is_whole(said), said


def test_months_beside_their_plan_are_proved_by_their_sum(tmp_path: Path) -> None:
    months = [*(name.title() for name, *_ in MONTH_NAMES), "Jumlah"]
    at = range(3, 29, 2)
    merged = [
        ("A1:A2", "Kode Sub Kegiatan"),
        ("B1:B2", "Program"),
        ("C1:C2", "Sub Kegiatan"),
        *((f"{letters(n)}1:{letters(n + 1)}1", month) for n, month in zip(at, months, strict=True)),
    ]
    rows: list[list[object]] = [[], [None, None, None, *["Anggaran Kas", "Realisasi"] * 13]]
    for code, (name, c, r) in LEAVES.items():
        rows.append([code, f"Program {code[2]}", name, c - 11, r + 11, *[1, -1] * 11, c, r])
    files = {"kas.xlsx": workbook({"Kas": rows}, merged=merged)}
    folder, said = begun(tmp_path, files, "--year", "2024")
    assert is_whole(said), said
    assert [one["name"] for one in recorded(folder.parent, folder.name)["programmes"]] == [
        "Program 1",
        "Program 2",
    ]


def test_quarters_that_say_that_they_add_up_are_read_so(tmp_path: Path) -> None:
    merged = [("A1:A2", "No"), ("B1:B2", "Program"), ("C1:C2", "Pagu Murni"),
              ("D1:D2", "Pagu Perubahan"), ("E1:H1", "Realisasi s.d. (kumulatif)")]  # fmt: skip
    rows: list[list[object]] = [[], [None] * 4 + ["TW I", "TW II", "TW III", "TW IV"]]
    for number, (name, c, r) in enumerate(LEAVES.values(), 1):
        rows.append([number, name, c + 9, c, r - 30, r - 20, r - 10, r])
    rows.append([None, "Jumlah", None, CEILING, None, None, None, SPENT])
    files = {"serapan.xlsx": workbook({"Serapan": rows}, merged=merged)}
    folder, said = begun(tmp_path, files, "--year", "2024")
    assert is_whole(said), said
    source = 'columns = {realized_q4 = "kolom TW 4", name = "A", ceiling = "B"}\n'
    content = "A,B,kolom TW 4\nx,10,9\n"
    report = f'{REPORT}[sources.budget]\nrealized = "cumulative"\n{source}'
    told = validated_folder(
        written(folder.parent / "b", {"budget.csv": content, "report.toml": report})
    )
    assert told["budget"]["realized"].sum() == 9


def test_a_key_of_columns_that_is_no_column_is_refused(tmp_path: Path) -> None:
    report = f'{REPORT}[sources.budget]\ncolumns.celing = "pagu"\n'
    (found,) = problems_of(written(tmp_path / "a", {"report.toml": report}))
    assert (found.code, found.column) == ("toml-unknown-key", "sources.budget.columns.celing")
    assert found.values["nearest"] == "ceiling"
    filtered = report.replace("celing", "kantor") + 'where = {kantor = "A"}\n'
    told = problems_of(written(tmp_path / "b", {"report.toml": filtered}))
    assert "toml-unknown-key" not in [problem.code for problem in told]


@pytest.mark.slow
def test_money_that_was_not_recognised_has_its_measure(tmp_path: Path) -> None:
    rows: Rows = [["Bidang", "Serapan (Rp)"], ["A", 5], ["B", 6]]
    folder, said = said_of(tmp_path, rows)
    assert "No table was recognised" in said
    assert (folder / "realization.xlsx").is_file()


def under_all_spending(*programmes: str, first: Sequence[object] = ()) -> Rows:
    """`5 BELANJA DAERAH`, or what comes first instead, over programmes of a field of government."""
    whole = first or ["5", "BELANJA DAERAH", CEILING, SPENT]
    rows = [[code, name, *figures] for code, (name, *figures) in zip(
        programmes, LEAVES.values(), strict=True)]  # fmt: skip
    return [["Kode", "Uraian", "Anggaran", "Realisasi"], whole, *rows]


FIELDS = ("2.15.01", "2.15.02", "2.15.03", "2.15.04")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["BELANJA DAERAH", "Dinas Contoh"])
@pytest.mark.parametrize("below", [[], [[None, "JUMLAH BELANJA", CEILING, SPENT]]])
def test_a_line_that_is_all_others_is_their_total(
    name: str, below: Sequence[Sequence[object]], tmp_path: Path
) -> None:
    rows = under_all_spending(*FIELDS, first=["5", name, CEILING, SPENT])
    folder, said = said_of(tmp_path, [*rows, *below])
    assert is_whole(said), said
    assert below or f"“{name}” is a total" in said
    assert "[[accept]]" not in (folder / "report.toml").read_text()


def test_all_spending_over_one_programme_is_its_total(tmp_path: Path) -> None:
    rows: Rows = [["Kode", "Uraian", "Anggaran", "Realisasi"], ["5", "BELANJA DAERAH", 9, 8],
                  ["2.15.01", "Program A", 9, 8]]  # fmt: skip
    _, said = said_of(tmp_path, rows)
    assert "ceiling Rp9, spent Rp8" in said, said


def test_a_programme_that_is_all_spending_is_never_left_out(tmp_path: Path) -> None:
    """Beside one that has nothing, it has the amounts of the total too."""
    head = ["Kode", "Uraian", "Anggaran", "Realisasi"]
    rows: Rows = [head, ["1", "Program A", 9, 8], ["2", "Program B", 0, 0], ["9", "Dinas", 9, 8]]
    folder, said = said_of(tmp_path, rows)
    assert "counted-twice" in said, said
    assert "[[accept]]" not in (folder / "report.toml").read_text()


def test_money_that_may_be_there_twice_is_refused_without_a_waiver(tmp_path: Path) -> None:
    """Nothing was spent: round ceilings may come to one another by chance."""
    rows = [[*row[:3], 0] if n else row for n, row in enumerate(
        under_all_spending(*FIELDS, first=["9", "Program E", CEILING, 0]))]  # fmt: skip
    folder, said = said_of(tmp_path, rows)
    assert "counted-twice" in said, said
    assert "[[accept]]" not in (folder / "report.toml").read_text()


@pytest.mark.slow
def test_a_sum_that_its_parts_double_offers_no_waiver(tmp_path: Path) -> None:
    head = ["Kode", "Uraian", "Anggaran", "Realisasi"]
    parts = [[f"1.01.0{n}", *line] for n, line in enumerate(LEAVES.values(), 1)]
    rows = [head, ["1.01", "Program A", CEILING, SPENT], *parts, ["1.01.05", "E", CEILING, SPENT]]
    folder, said = said_of(tmp_path, rows)
    assert "sum-differs" in said, said
    assert "[[accept]]" not in (folder / "report.toml").read_text()


@pytest.mark.parametrize("name", ["J U M L A H", "T O T A L", "J U M L A H BELANJA"])
def test_a_total_may_be_spelled_with_spaces(name: str, tmp_path: Path) -> None:
    rows: Rows = [["Uraian", "Pagu", "Realisasi"], *LEAVES.values(), [name, CEILING, SPENT]]
    _, said = said_of(tmp_path, rows)
    assert is_whole(said), said
    assert f"“{name}” is a total" in said


@pytest.mark.slow
def test_headings_without_amounts_are_the_programmes_of_the_lines_below(tmp_path: Path) -> None:
    rows: list[list[object]] = []
    for programme, codes in PROGRAMMES.items():
        rows += [[None, programme], *([n, *LEAVES[code]] for n, code in enumerate(codes, 1)), []]
    rows.append([None, "JUMLAH", CEILING, SPENT])
    folder, said = said_of(tmp_path, [["No", "Program / Sub Kegiatan", "Pagu", "Realisasi"], *rows])
    assert is_whole(said), said
    assert programmes_of(folder) == TOLD


def test_a_code_under_the_names_of_its_levels_is_one(tmp_path: Path) -> None:
    merged = [("A1:C1", "KODE"), ("D1:D2", "URAIAN"), ("E1:E2", "Pagu"), ("F1:F2", "Realisasi")]
    rows: Rows = [[], ["Program", "Kegiatan", "Sub Kegiatan"],
                  *([*spread(code), name, c, r] for code, name, c, r in lines())]  # fmt: skip
    book = workbook({"DPPA": rows}, merged=merged)
    folder, said = begun(tmp_path, {"dppa.xlsx": book}, "--year", "2024")
    assert is_whole(said), said
    assert [line["code"] for line in recorded(folder.parent, folder.name)["budget"]] == [*LEAVES]
