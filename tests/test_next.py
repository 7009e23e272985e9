"""`rapor next`: the folder of the next period, begun from a report's own."""

import tomllib
from datetime import date
from pathlib import Path

import fastexcel
import pytest

from pipeline.ingest import ReportFolder
from pipeline.publish import next_period
from pipeline.reportfile import Period
from tests.blank_pages import without_paper
from tests.commands import rapor
from tests.delivery_by_hand import REALIZATION, REPORT, problems_of, written

NAMED = """
[agency]
name = "Dinas Rekaan"
region = "Kabupaten Rekaan"
head = { name = "Kepala Dinas Rekaan" }
[period]
start = 2024-01-01
end = 2024-12-31
[report]
issued_on = 2025-02-28
status = "final"
revision_note = "a figure was mended"
[review]
by = "Inspektorat"
title = "Inspektur"
on = 2025-02-20
text = "Reviewed."
[text]
organisation = "What the agency does."
closing = "Three of three were met."
[sources.budget]
file = "DPA 2024.csv"
where = { tahun = 2024 }
[[accept]]
problem = "over-ceiling"
where = "budget"
rows = 1
reason = "as printed"
"""
BUDGET = "tahun,code,name,ceiling,realized\n2024,1.01,Programme,1000,1200\n"
PROMISED = """\
measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,target_source,\
actual,next_target,cause,owner,renstra_target
A,customer,S1,Aim,Visits,visits,maximize,100,pk,90,110,rain,unit 1,130
B,customer,S1,Aim,Days,days,minimize,5,standard,4,,,,
C,customer,S1,Aim,Calls,calls,maximize,7,pk,8,,,,
"""


def following(inputs: Path, name: str, *more: str) -> str:
    ended = rapor("next", name, "--inputs", inputs, "--language", "en", *more)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def rows_of(book: Path, sheet: str) -> list[dict[str, object]]:
    return fastexcel.read_excel(book).load_sheet(sheet).to_polars().to_dicts()


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The year after a published one, whose budget came in a file of its own."""
    inputs, outputs = tmp_path_factory.mktemp("inputs"), tmp_path_factory.mktemp("outputs")
    files = {"report.toml": NAMED, "realization.csv": PROMISED, "DPA 2024.csv": BUDGET,
             "budget.csv": None, "survey_trust.csv": None}  # fmt: skip
    written(inputs / "dinas-2024", files)
    with without_paper():
        assert rapor("report", "--inputs", inputs, "--outputs", outputs).returncode == 0
    said = following(inputs, "dinas-2024", "--outputs", outputs)
    assert "table budget" in said
    assert "DPA 2024.csv" in said
    return inputs / "dinas-2025"


def test_its_settings_are_those_of_a_new_draft(begun: Path) -> None:
    told = tomllib.loads((begun / "report.toml").read_text())
    assert told["period"] == {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}
    assert told["agency"]["id"] == "dinas"
    assert (told["report"]["status"], told["report"]["issued_on"]) == ("draft", date(2026, 2, 28))
    assert told["sources"] == {"budget": {"file": "DPA 2024.csv", "where": {"tahun": 2025}}}
    assert told["text"] == {"organisation": "What the agency does.", "closing": "…"}
    assert not {"review", "accept"} & told.keys()
    assert "revision_note" not in told["report"]


def test_its_measures_are_the_same_without_what_the_year_made_of_them(begun: Path) -> None:
    rows = rows_of(begun / "inputs.xlsx", "realization")
    told = [(row["measure_id"], row["target"], row["actual"], row["cause"]) for row in rows]
    assert told == [("A", 110, None, None), ("B", 5, None, None), ("C", None, None, None)]
    assert (rows[0]["owner"], rows[0]["renstra_target"]) == ("unit 1", 130)


def test_the_advice_of_the_year_waits_for_an_answer(begun: Path) -> None:
    rows = rows_of(begun / "inputs.xlsx", "actions")
    assert rows
    assert all(row["recommendation"] and row["status"] is None for row in rows)


@pytest.mark.slow
def test_what_is_not_signed_goes_over_as_history(tmp_path: Path) -> None:
    written(tmp_path / "dinas-2024", {})
    following(tmp_path, "dinas-2024")
    rows = rows_of(tmp_path / "dinas-2025" / "inputs.xlsx", "riwayat")
    assert {row["measure_id"]: row["actual"] for row in rows}["P1"] == 4


@pytest.mark.slow
def test_filled_in_it_is_read(tmp_path: Path) -> None:
    written(tmp_path / "dinas-2024", {})
    following(tmp_path, "dinas-2024")
    folder = tmp_path / "dinas-2025"
    codes = {problem.code for problem in problems_of(ReportFolder(folder.name, folder))}
    assert {"empty-table"} <= codes <= {"empty-table", "reported-without-cell", "all-actuals-empty"}


@pytest.mark.slow
def test_what_goes_over_is_what_holds_in_the_next_period_too(tmp_path: Path) -> None:
    """A grade that is promised next, tables of a file that is named, and no excuse of the year."""
    graded = REALIZATION.splitlines()
    head, *rows = (line.split(",") for line in graded)
    grade = ["G1", *rows[0][1:4], "Grade", "grade", "maximize", *[""] * (len(head) - 7)]
    grade[head.index("target")] = grade[head.index("actual")] = "BB"
    table = "\n".join(
        ",".join(row) for row in ([*head, "next_target"], *([*row, ""] for row in rows))
    )
    table += "\n" + ",".join([*grade, "A"]) + "\n"
    settings = REPORT + '\n[sources.links]\nfile = "peta.csv"\n[measures.P1]\nunavailable = "x"\n'
    links = f"from_objective,to_objective\n{rows[1][2]},{rows[0][2]}\n"
    files = {"realization.csv": table, "report.toml": settings, "peta.csv": links}
    written(tmp_path / "dinas-2024", files)
    following(tmp_path, "dinas-2024")
    book = tmp_path / "dinas-2025" / "inputs.xlsx"
    targets = {row["measure_id"]: row["target"] for row in rows_of(book, "realization")}
    assert targets["G1"] == "A"
    assert "links" not in fastexcel.read_excel(book).sheet_names
    told = tomllib.loads((tmp_path / "dinas-2025" / "report.toml").read_text())
    assert "unavailable" not in told["measures"].get("P1", {})


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    written(tmp_path / "dinas-2024", {})
    written(tmp_path / "dinas-2025", {"note.txt": "mine"})
    ended = rapor("next", "dinas-2024", "--inputs", tmp_path, "--language", "en")
    assert ended.returncode == 2
    assert "is there already" in ended.stderr
    assert not (tmp_path / "dinas-2025" / "inputs.xlsx").exists()


@pytest.mark.slow
def test_a_folder_of_periods_gets_one_more(tmp_path: Path) -> None:
    quarter = REPORT.replace("2024-12-31", "2024-03-31").replace("2025-02-28", "2024-04-20")
    register = REALIZATION.replace("target,", "year_target,target,").replace("imize,", "imize,9,")
    written(tmp_path / "dinas" / "2024-Q1", {"report.toml": quarter, "realization.csv": register})
    following(tmp_path, "dinas/2024-Q1")
    told = tomllib.loads((tmp_path / "dinas" / "2024-Q2" / "report.toml").read_text())
    assert told["period"] == {"start": date(2024, 4, 1), "end": date(2024, 6, 30)}
    rows = rows_of(tmp_path / "dinas" / "2024-Q2" / "inputs.xlsx", "realization")
    assert [(row["year_target"], row["target"]) for row in rows] == [(9, None)] * 3


@pytest.mark.parametrize(
    ("start", "end", "following"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "2025"),
        (date(2024, 7, 1), date(2024, 12, 31), "2025-S1"),
        (date(2024, 10, 1), date(2024, 12, 31), "2025-Q1"),
        (date(2024, 1, 1), date(2024, 1, 31), "2024-02"),
        (date(2024, 1, 15), date(2024, 2, 14), "2024-02-15_2024-03-16"),
    ],
)
def test_the_period_that_follows_is_as_long(start: date, end: date, following: str) -> None:
    assert next_period(Period(start=start, end=end)).id == following
