"""Sheets and files of one shape are one table: each row counts once, named by its own place."""

from collections.abc import Mapping
from pathlib import Path

import fastexcel
import pytest

from pipeline.problems import Problem
from tests.delivery_by_hand import (
    BUDGET,
    REALIZATION,
    REPORT,
    problems_of,
    validated_folder,
    written,
)
from tests.examples import recorded
from tests.test_corrections_mended import comments, refusal
from tests.test_days_of_spreadsheets import since_1904
from tests.workbooks_by_hand import Row, workbook

FIRST: list[Row] = [
    ["SEMESTER I"],
    ["No. Responden", "q1", "q2"],
    [1, 4, 5],
    [2, 3, 4],
    [3, 5, 5],
    [4, 2, 3],
]
LATER: list[Row] = [
    ["SEMESTER II"],
    [],
    ["Q2", "no. responden", "Q1"],
    [1, 1, 4],
    [5, 2, 2],
    [3, 3, 1],
    [2, 4, 2],
    [4, 5, 3],
]
"""The same questions in another order, under headings in another row."""
BOTH = 'file = "b.xlsx"\nsheet = ["Smt I", "Smt II"]\n'
SHEETS: dict[str, list[Row]] = {"Smt I": FIRST, "Smt II": LATER}
Files = Mapping[str, str | bytes | None]


def answers(lines: str = BOTH, **sheets: list[Row]) -> Files:
    book = workbook({**SHEETS, **{name.replace("_", " "): rows for name, rows in sheets.items()}})
    toml = f"{REPORT}[sources.survey_trust]\n{lines}"
    return {"survey_trust.csv": None, "b.xlsx": book, "report.toml": toml}


def budgets(*tables: str, lines: str = "") -> Files:
    """A budget in files TW1.csv, TW2.csv …, all of them named in report.toml."""
    names = [f"TW{number}.csv" for number in range(1, len(tables) + 1)]
    toml = f"{REPORT}[sources.budget]\nfile = {names}\n{lines}"
    files = dict(zip(names, tables, strict=True))
    return {**files, "budget.csv": None, "report.toml": toml.replace("'", '"')}


def told(folder: Path, files: Files) -> list[Problem]:
    return [*problems_of(written(folder, files))]


def places(folder: Path, files: Files, code: str) -> list[tuple[str, str, int | None]]:
    return [(p.file, p.sheet, p.row) for p in told(folder, files) if p.code == code]


def test_two_sheets_are_one_table_and_each_row_has_its_place(tmp_path: Path) -> None:
    tables = validated_folder(written(tmp_path, answers()))
    read = tables["survey_trust"]
    assert (read["q1"].sum(), read["q2"].sum(), read.height) == (14 + 12, 17 + 15, 9)
    found = [(one.sheet, one.rows) for one in tables.evidences("survey_trust", read["_row"])]
    assert found == [("Smt I", "3-6"), ("Smt II", "4-8")]


@pytest.mark.slow
def test_the_figure_and_its_rows_are_in_the_record(tmp_path: Path) -> None:
    written(tmp_path / "dinas-2024", answers())
    measures = {one["id"]: one for one in recorded(tmp_path, "dinas-2024")["measures"]}
    assert measures["C1"]["actual"] == 14 + 12 + 17 + 15
    rows = [(one["file"], one["sheet"], one["rows"]) for one in measures["C1"]["evidence"]]
    assert rows == [("b.xlsx", "Smt I", "3-6"), ("b.xlsx", "Smt II", "4-8")]


def test_respondents_that_are_numbered_from_one_in_each_sheet_are_told_apart(
    tmp_path: Path,
) -> None:
    (problem,) = told(tmp_path, answers())
    assert (problem.code, problem.values["count"]) == ("respondents-by-sheet", 2)
    codes = [[row[0] if row and isinstance(row[0], int) else None, *row[1:]] for row in FIRST[2:]]
    coded: list[Row] = [*FIRST[:2], *([f"A{row[0]}", *row[1:]] for row in codes)]
    again: list[Row] = [*LATER[:3], *([row[0], f"A{row[1]}", row[2]] for row in LATER[3:])]
    found = told(tmp_path / "b", answers(Smt_I=coded, Smt_II=again))
    assert {(p.code, p.sheet, p.row) for p in found} == {
        ("duplicate-key", "Smt II", row) for row in (4, 5, 6, 7)
    }
    assert {p.values["first"] for p in found} == {f"{row} (Smt I)" for row in (3, 4, 5, 6)}


@pytest.mark.slow
def test_a_fault_is_told_by_its_own_sheet_and_row(tmp_path: Path) -> None:
    spoiled: list[Row] = [*LATER[:4], [7, 2, 2], *LATER[5:]]
    files = answers(Smt_II=spoiled)
    assert places(tmp_path / "a", files, "out-of-range") == [("b.xlsx", "Smt II", 5)]
    back = refusal(written(tmp_path / "b", files))["corrections.xlsx"]
    names = fastexcel.read_excel(back).sheet_names
    assert {"Smt I", "Smt II"} <= {*names}
    assert [place for place in comments(back) if place[0].startswith("Smt")] == [
        ("Smt I", "A2"),
        ("Smt II", "A5"),
    ]


@pytest.mark.slow
def test_what_comes_back_can_be_delivered(tmp_path: Path) -> None:
    wrong = {**answers(), "realization.csv": REALIZATION.replace("minimize", "minimise")}
    back = refusal(written(tmp_path / "a", wrong))["corrections.xlsx"]
    again = validated_folder(written(tmp_path / "b", {**answers(), "b.xlsx": back}))
    good = validated_folder(written(tmp_path / "c", answers()))
    assert (
        again["survey_trust"]
        .drop("respondent_id")
        .equals(good["survey_trust"].drop("respondent_id"))
    )


def test_a_sheet_of_other_headings_is_named_and_nothing_is_counted(tmp_path: Path) -> None:
    other: list[Row] = [["no. responden", "q1", "q3"], *([n, 1, 2] for n in range(1, 6))]
    (problem,) = (p for p in told(tmp_path, answers(Smt_II=other)) if p.code == "unlike-headings")
    assert (problem.sheet, dict(problem.values)) == (
        "Smt II", {"other": "Smt I", "missing": ["q2"], "surplus": ["q3"]},
    )  # fmt: skip


@pytest.mark.slow
def test_a_recapitulation_is_never_added(tmp_path: Path) -> None:
    whole: list[Row] = [
        FIRST[1], *FIRST[2:], *([row[1], row[2], row[0]] for row in LATER[3:]),
    ]  # fmt: skip
    for number, row in enumerate(whole[1:], start=1):
        whole[number] = [number, *row[1:]]
    lines = BOTH.replace('"]', '", "Rekap"]')
    first: list[Row] = [
        [*row, *(["umur"] if n == 1 else [20 + n])] if n else row for n, row in enumerate(FIRST)
    ]
    later: list[Row] = [
        [*row, *(["umur"] if n == 2 else [40 + n])] if n > 1 else row for n, row in enumerate(LATER)
    ]
    aged: list[Row] = [
        [*whole[0], "umur"],
        *(
            [*row, age]
            for row, age in zip(whole[1:], [22, 23, 24, 25, 43, 44, 45, 46, 47], strict=True)
        ),
    ]
    files = answers(lines, Smt_I=first, Smt_II=later, Rekap=aged)
    assert places(tmp_path / "a", files, "repeats-others") == [("b.xlsx", "Rekap", None)]
    assert not places(tmp_path / "b", answers(Smt_I=first, Smt_II=later), "repeats-others")


@pytest.mark.slow
def test_equal_answers_alone_repeat_nothing(tmp_path: Path) -> None:
    few: list[Row] = [["no. responden", "q1", "q2"], *([n, n % 2 + 1, 3] for n in range(1, 9))]
    assert not places(tmp_path, answers(Smt_I=few, Smt_II=few[:5]), "repeats-others")


@pytest.mark.slow
def test_files_are_one_table_too(tmp_path: Path) -> None:
    second = "kode;uraian;pagu;realisasi\n2;Program B;400000;300000\n2.1;Kegiatan B;400000;300000\n"
    first = BUDGET.replace("code,name,ceiling,realized", "kode,uraian,pagu,realisasi")
    files = budgets(first, second)
    tables = validated_folder(written(tmp_path / "a", files))
    assert tables["budget"]["ceiling"].sum() == 2 * 1_000_000 + 2 * 400_000
    assert [one.file for one in tables.evidences("budget", tables["budget"]["_row"])] == [
        "TW1.csv", "TW2.csv",
    ]  # fmt: skip
    twice = budgets(first, second.replace("2;", "1.01.01;", 1).replace("2.1;", "2;"))
    (problem,) = (p for p in told(tmp_path / "b", twice) if p.code == "duplicate-key")
    assert (problem.file, problem.row, problem.values["first"]) == ("TW2.csv", 2, "3 (TW1.csv)")
    assert not [p for p in told(tmp_path / "c", files) if p.code == "unused-file"]


@pytest.mark.slow
def test_totals_and_notes_below_each_sheet_are_no_rows(tmp_path: Path) -> None:
    first = BUDGET + ",JUMLAH,1000000,900000\n,Sumber: SIPD,,\n"
    second = "code,name,ceiling,realized\n2,B,400,300\n,JUMLAH,400,300\n,Catatan: belum final,,\n"
    files = budgets(first, second)
    found = told(tmp_path, files)
    assert {(p.code, p.file, p.row) for p in found} == {
        ("totals-row", "TW1.csv", 4), ("note-row", "TW1.csv", 5),
        ("totals-row", "TW2.csv", 3), ("note-row", "TW2.csv", 4),
    }  # fmt: skip


@pytest.mark.slow
def test_sums_and_notes_below_each_sheet_of_answers_are_no_respondents(tmp_path: Path) -> None:
    first: list[Row] = [
        ["nama", "q1", "q2"],
        ["x", 4, 5],
        ["y", 3, 4],
        ["Jumlah", 7, 9],
        ["Catatan: lengkap"],
    ]
    second: list[Row] = [
        ["nama", "q1", "q2"],
        ["v", 1, 2],
        ["w", 5, 4],
        ["z", 2, 2],
        ["Rata-rata", 2.67, 2.67],
    ]
    found = told(tmp_path, answers(Smt_I=first, Smt_II=second))
    assert {(p.code, p.sheet, p.row) for p in found} == {
        ("respondents-numbered", "Smt I", None), ("note-row", "Smt I", 5),
        ("totals-row", "Smt I", 4), ("totals-row", "Smt II", 5),
    }  # fmt: skip
    tables = validated_folder(written(tmp_path / "b", answers(Smt_I=first, Smt_II=second)))
    assert tables["survey_trust"]["q1"].to_list() == [4, 3, 1, 5, 2]


def test_ranges_go_with_their_sheets(tmp_path: Path) -> None:
    lines = BOTH + 'range = ["A2:C4", "A3:C5"]\n'
    read = validated_folder(written(tmp_path, answers(lines)))["survey_trust"]
    assert read["q1"].to_list() == [4, 3, 4, 2]


@pytest.mark.slow
def test_rows_are_accepted_in_every_sheet(tmp_path: Path) -> None:
    first = BUDGET.replace("1.01,Programme,1000000", "1.01,Programme,1000001")
    second = "code,name,ceiling,realized\n2,B,401,300\n2.1,C,400,300\n"
    lines = '[[accept]]\nproblem = "sum-differs"\nwhere = "budget"\nrows = 2\nreason = "x"\n'
    found = [p for p in told(tmp_path / "a", budgets(first, second)) if p.refuses]
    assert [(p.code, p.file, p.row) for p in found] == [
        ("sum-differs", "TW1.csv", 2), ("sum-differs", "TW2.csv", 2),
    ]  # fmt: skip
    assert {line.keys["rows"] for p in found for line in p.proposals if p.proposals} == {2}
    tables = validated_folder(written(tmp_path / "b", budgets(first, second, lines=lines)))
    assert [(p.file, p.row) for _, p in tables.waived] == [("TW1.csv", 2), ("TW2.csv", 2)]


def test_a_missing_sheet_does_not_take_the_place_of_the_list(tmp_path: Path) -> None:
    found = told(tmp_path, answers(BOTH.replace("Smt II", "Smt III")))
    (problem,) = (p for p in found if p.code == "missing-sheet")
    assert (problem.value, problem.proposals) == ("Smt III", ())


@pytest.mark.slow
def test_books_that_count_days_otherwise_are_no_one_table(tmp_path: Path) -> None:
    rows: list[Row] = [["document_id", "due_on", "done_on"], ["D1", 45000, 45001]]
    later: list[Row] = [rows[0], ["D2", 43538, 43538]]
    toml = f'{REPORT}[sources.documents]\nfile = ["a.xlsx", "b.xlsx"]\n'
    files = {
        "report.toml": toml,
        "a.xlsx": workbook({"t": rows}),
        "b.xlsx": since_1904(workbook({"t": later})),
    }
    assert places(tmp_path, files, "unlike-days") == [("b.xlsx", "t", None)]


@pytest.mark.parametrize(
    "lines",
    [
        'file = "b.xlsx"\nsheet = ["Smt I", "Smt II"]\nrange = ["A1:B2"]',
        "sheet = []",
        'sheet = "Smt I"\nbelow = []',
        f"sheet = {[str(n) for n in range(41)]}".replace("'", '"'),
    ],
)
def test_lists_that_do_not_fit_are_refused(lines: str, tmp_path: Path) -> None:
    (problem,) = told(tmp_path, answers(lines + "\n"))
    assert (problem.code, problem.column) == ("toml-value", "sources.survey_trust")


def test_earlier_years_of_a_register_of_several_sheets_are_those_of_all(tmp_path: Path) -> None:
    head = [
        "measure_id", "perspective", "objective_id", "objective", "measure", "measured_in",
        "polarity", "target", "actual", "Realisasi 2023",
    ]  # fmt: skip
    rows = [
        [f"M{n}", "customer", f"S{n}", f"Aim {n}", f"Result {n}", "points", "maximize", 9, 8, n]
        for n in (1, 2)
    ]
    lines = 'file = "iku.xlsx"\nsheet = ["A", "B"]\n'
    files = {
        "realization.csv": None,
        "iku.xlsx": workbook({"A": [head, rows[0]], "B": [head, rows[1]]}),
        "report.toml": f"{REPORT}[sources.realization]\n{lines}",
        "budget.csv": None,
    }
    (keys,) = {
        tuple(line.keys.items())
        for problem in told(tmp_path / "a", files)
        for line in problem.proposals
        if line.header == ("sources", "history")
    }
    assert dict(keys) == {"file": "iku.xlsx", "sheet": ("A", "B")}
    toml = f"{files['report.toml']}[sources.history]\n{lines}"
    tables = validated_folder(written(tmp_path / "b", {**files, "report.toml": toml}))
    assert tables["history"]["actual"].to_list() == [1, 2]
    places = tables.evidences("realization", tables["realization"]["_row"])
    assert [one.sheet for one in places] == ["A", "B"]
