"""Exports and prints whose headings have words of their own."""

from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from pipeline.proposals import merged
from tests.delivery_by_hand import REPORT, problems_of, validated_folder, written
from tests.indicator_sheets import BOTH, only, settings
from tests.test_init_from import begun
from tests.workbooks_by_hand import Row, workbook

SPANS = "kode;uraian;pagu;TW I;TW II;Realisasi s.d. Semester I\n"
HALF = REPORT.replace("2024-12-31", "2024-06-30")


# --- spending by quarter beside what it adds up to ------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        ("1;A;100;10;20;30\n2;B;50;5;0;5\n", ["of_month"]),
        ("1;A;100;10;20;30\n2;B;50;5;;5\n", ["of_month"]),
        ("1;A;100;10;20;31\n2;B;50;5;0;5\n", ["of_month", "cumulative"]),
        ("1;A;100;30;0;30\n2;B;50;5;0;5\n", ["of_month", "cumulative"]),
    ],
)
def test_quarters_that_add_up_to_the_half_stand_alone(
    lines: str, keys: list[str], tmp_path: Path
) -> None:
    """As quarters up to their end they were offered with a figure that nobody spent."""
    folder = written(tmp_path, {"report.toml": HALF, "budget.csv": SPANS + lines})
    found = [one for one in problems_of(folder) if one.code == "months-undeclared"]
    offered = merged(proposals_of(found))
    assert sorted(str(one.keys["realized"]) for one in offered) == sorted(keys)
    if keys == ["of_month"]:
        assert offered[0].standing == "proved"
        assert offered[0].keys["realized_by"] == "semester"


@pytest.mark.slow
def test_of_kinds_beside_one_another_the_proved_one_counts(tmp_path: Path) -> None:
    line = '\n[sources.budget]\nrealized = "of_month"\n'
    budget = SPANS + "1;A;100;10;20;30\n2;B;50;5;0;5\n"
    folder = written(tmp_path, {"report.toml": HALF + line, "budget.csv": budget})
    (problem,) = [one for one in problems_of(folder) if one.code == "months-and-quarters"]
    assert [(one.standing, one.keys) for one in problem.proposals] == [
        ("proved", {"realized_by": "semester"})
    ]


@pytest.mark.slow
def test_a_total_is_called_what_the_print_calls_it(tmp_path: Path) -> None:
    """It was named “”, because its name is in the column of the line numbers."""
    budget = "No.;Kode Sub Kegiatan;Nama Sub Kegiatan;Pagu;Realisasi\n"
    budget += "1;1.01.01;A;100;90\n2;1.01.02;B;50;40\nTotal;;;150;130\n"
    columns = 'columns = { code = "Kode Sub Kegiatan", name = "Nama Sub Kegiatan" }'
    settings_ = f"{REPORT}\n[sources.budget]\n{columns}\n"
    found = problems_of(written(tmp_path, {"report.toml": settings_, "budget.csv": budget}))
    assert [one.value for one in found if one.code == "totals-row"] == ["Total"]


# --- codes of an export ---------------------------------------------------------------------------

FLAT = (
    "KODE SATKER;KODE PROGRAM;KODE KEGIATAN;KODE KRO;KODE AKUN;URAIAN AKUN;PAGU;REALISASI\n"
    "402913;WA;2132;EBA;521111;Perkantoran;410;402\n402913;WA;2132;EBA;522111;Listrik;120;101\n"
    "402913;BF;2136;QDB;521211;Bahan;32;30\n402913;BF;2136;QDC;521211;Bahan;15;0\n"
)


@pytest.mark.slow
def test_levels_in_columns_of_their_own_are_one_code(tmp_path: Path) -> None:
    """By the account alone the second `521211` was a repeated line."""
    folder, said = begun(tmp_path, {"realisasi.csv": FLAT.encode()}, "--year", "2024")
    assert "budget: 4 lowest lines, ceiling Rp577, spent Rp533" in said
    assert 'columns.code = "KODE PROGRAM"' in (folder / "report.toml").read_text()


@pytest.mark.slow
def test_levels_that_do_not_tell_lines_apart_are_no_code(tmp_path: Path) -> None:
    twice = FLAT.replace("QDC", "QDB")
    _, said = begun(tmp_path, {"realisasi.csv": twice.encode()}, "--year", "2024")
    assert "refused" in said


ACCOUNTS = (
    "KODE SKPD;KODE PROGRAM;NAMA PROGRAM;KODE KEGIATAN;KODE SUB KEGIATAN;NAMA SUB KEGIATAN;"
    "KODE AKUN;NAMA AKUN;PAGU;REALISASI\n"
    "2.19;2.19.01;Penunjang;2.19.01.2.02;2.19.01.2.02.0001;Gaji;5.1.01.01;Gaji pokok;410;402\n"
    "2.19;2.19.01;Penunjang;2.19.01.2.06;2.19.01.2.06.0009;Rapat;5.1.02.01;Bahan;120;101\n"
    "2.19;2.19.02;Pemuda;2.19.02.2.01;2.19.02.2.01.0017;Pelopor;5.1.02.01;Bahan;32;30\n"
)


@pytest.mark.slow
def test_codes_of_what_a_line_belongs_to_are_not_its_own(tmp_path: Path) -> None:
    """Programme, activity and account were offered alike."""
    folder, said = begun(tmp_path, {"rincian.csv": ACCOUNTS.encode()}, "--year", "2024")
    assert "budget: 3 lowest lines, ceiling Rp562, spent Rp533" in said
    assert 'columns.code = "KODE AKUN"' in (folder / "report.toml").read_text()


@pytest.mark.parametrize("amount", ["Jumlah (Rp)", "Jumlah"])
def test_a_revised_ceiling_stands_under_two_rows_of_headings(amount: str, tmp_path: Path) -> None:
    rows: list[Row] = [
        ["Kode Rekening", "Uraian", "Sebelum Perubahan", "Setelah Perubahan", "Realisasi"],
        [None, None, amount, amount, None],
        ["5.1.02.01", "Bahan", 24, 21, 20], ["5.1.02.02", "Jasa", 36, 30, 30],
    ]  # fmt: skip
    over = [("A1:A2", "Kode Rekening"), ("B1:B2", "Uraian"), ("E1:E2", "Realisasi")]
    book = workbook({"DPPA": rows}, merged=over)
    read = validated_folder(written(tmp_path, {"budget.csv": None, "budget.xlsx": book}))["budget"]
    assert read.select("ceiling_before", "ceiling").rows() == [(24, 21), (36, 30)]


# --- registers ------------------------------------------------------------------------------------


HEADINGS: Row = ["Sasaran", "Indikator", "Satuan", "Target (PK)", "Realisasi"]


def test_a_target_of_the_agreement_is_the_target(tmp_path: Path) -> None:
    rows: list[Row] = [["A", "Tuntas", "%", "62,5%", 64], ["B", "SAKIP", "Predikat", "BB", "BB"]]
    files = {"realization.xlsx": workbook({"PK": [HEADINGS, *rows]})}
    tables = validated_folder(written(tmp_path, only({**files, "report.toml": settings(BOTH)})))
    assert tables["realization"]["target"].to_list() == [62.5, None]


def test_two_targets_of_agreements_are_asked_about(tmp_path: Path) -> None:
    headings = [*HEADINGS[:3], "Target PK", "Target PK Perubahan", "Realisasi"]
    files = {"realization.xlsx": workbook({"PK": [headings, ["A", "Tuntas", "%", 60, 70, 64]]})}
    found = problems_of(written(tmp_path, only({**files, "report.toml": settings(BOTH)})))
    (problem,) = [one for one in found if one.refuses]
    assert problem.code == "duplicate-column"
    assert len(problem.proposals) == 2


def test_targets_of_which_some_are_grades_may_be_a_target(tmp_path: Path) -> None:
    headings = [*HEADINGS[:3], "Target yang dijanjikan", "Realisasi"]
    rows: list[Row] = [["A", "Tuntas", "%", "≥ 62", 64], ["B", "SAKIP", "Predikat", "BB", "BB"]]
    files = {"realization.xlsx": workbook({"PK": [headings, *rows]})}
    found = problems_of(written(tmp_path, only({**files, "report.toml": settings(BOTH)})))
    keys = [one.keys for one in proposals_of(found)]
    assert {"columns": {"target": "Target yang dijanjikan"}} in keys


def test_a_column_of_figures_is_not_taken_for_a_misspelt_perspective(tmp_path: Path) -> None:
    """`Persentase` was said to be meant for it, and no perspective was offered."""
    headings = [*HEADINGS[:3], "Target", "Realisasi", "Persentase"]
    files = {"realization.xlsx": workbook({"PK": [headings, ["A", "Tuntas", "%", 60, 64, 106.67]]})}
    found = problems_of(written(tmp_path, only({**files, "report.toml": settings()})))
    assert "perspective-missing" in {one.code for one in found}
    assert not any(one.values.get("nearest") == "perspective" for one in found)


# --- answers --------------------------------------------------------------------------------------


def test_usual_answers_of_a_survey_program_are_known(tmp_path: Path) -> None:
    words = ["Strongly disagree", "Somewhat disagree", "Neither agree nor disagree",
             "Somewhat agree", "Strongly agree"]  # fmt: skip
    rows = [["Kind", "Fast"], *[[words[n % 5], words[(2 * n + 1) % 5]] for n in range(20)]]
    text = "\n".join(",".join(row) for row in rows)
    folder, _ = begun(tmp_path, {"survey.csv": text.encode()}, "--year", "2024")
    assert "\nscale = [1, 5] #" in (folder / "report.toml").read_text()
