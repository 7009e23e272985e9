"""Sheets, tables and folders beside those that are read: none is passed over in silence."""

from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path

import polars as pl
import pytest

from pipeline import batch, run
from pipeline.ingest import report_folders
from pipeline.problems import Problem, proposals_of
from tests.delivery_by_hand import BUDGET, GOOD, REALIZATION, REPORT, SURVEY, problems_of, written
from tests.workbooks_by_hand import opendocument, workbook, written_old

pytestmark = pytest.mark.one_in(2)

ANSWERS = [line.split(",") for line in SURVEY.splitlines()]
LATER = REPORT.replace("2024-01-01", "2025-01-01").replace("2024-12-31", "2025-01-31")
NEW = REALIZATION.replace("minimize,5,4", "minimize,5,3")


def opened(sheets: dict[str, list[list[str]]]) -> bytes:
    """An ODS file, of which the first sheet is Rekap."""
    first, *others = (_body(rows) for rows in sheets.values())
    names = list(sheets)[1:]
    below = (
        f'</table:table><table:table table:name="{name}">{body}'
        for name, body in zip(names, others, strict=True)
    )
    return opendocument(first + "".join(below))


def _body(rows: list[list[str]]) -> str:
    return "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )


def told(folder: Path, files: dict[str, str | bytes | None]) -> list[tuple[str, str]]:
    return [(problem.code, problem.sheet) for problem in problems_of(written(folder, files))]


@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize("ending", ["xlsx", "xlsm", "xls", "ods"])
def test_a_second_sheet_of_answers_is_told_of(ending: str, tmp_path: Path) -> None:
    made = {"xls": written_old, "ods": opened}.get(ending, workbook)
    book = made({"Rekap": ANSWERS[:3], "survey_trust": ANSWERS})  # type: ignore[operator]
    files = {"survey_trust.csv": None, f"survey_trust.{ending}": book}
    assert told(tmp_path / "a", files) == [("unused-sheet", "Rekap")]


def test_a_sheet_of_another_shape_is_left_alone(tmp_path: Path) -> None:
    sheets = {"survey_trust": ANSWERS, "kode": [["a", "b"], ["1", "2"]], "Petunjuk": ANSWERS}
    files = {"survey_trust.csv": None, "survey_trust.xlsx": workbook(sheets)}
    assert told(tmp_path / "a", files) == []


def test_a_sheet_that_another_table_reads_is_used(tmp_path: Path) -> None:
    lines = '[sources.survey_trust]\nfile = "b.xlsx"\n[sources.survey_again]\nfile = "b.xlsx"\n'
    other = '[surveys.again]\nscale = [1, 5]\nitems = ["q1", "q2"]\n'
    measure = "C2,customer,S2,Trust,Index again,points,maximize,45,,survey.total_index\n"
    measures = '[measures."C1"]\nsurvey = "trust"\n[measures."C2"]\nsurvey = "again"\n'
    files = {
        "survey_trust.csv": None,
        "b.xlsx": workbook({"survey_trust": ANSWERS, "survey_again": ANSWERS}),
        "report.toml": REPORT + other + measures + lines,
        "realization.csv": REALIZATION + measure,
    }
    assert told(tmp_path / "a", files) == []


@pytest.mark.slow
def test_of_several_sheets_the_one_with_the_headings_is_proposed(tmp_path: Path) -> None:
    lines = [line.split(",") for line in BUDGET.splitlines()]
    book = workbook({"Sampul": [["DPPA"]], "Rekap": lines})
    (problem,) = problems_of(written(tmp_path / "a", {"budget.csv": None, "budget.xlsx": book}))
    assert [(part.keys, part.standing) for part in problem.proposals] == [
        ({"sheet": "Rekap"}, "proved")
    ]
    two = workbook({"Januari": lines, "Februari": lines})
    (problem,) = problems_of(written(tmp_path / "b", {"budget.csv": None, "budget.xlsx": two}))
    assert {part.standing for part in problem.proposals} == {"reading"}


def _table(rows: list[list[str]]) -> dict[str, str | bytes]:
    parquet = BytesIO()
    pl.DataFrame(rows[1:], schema=rows[0], orient="row").write_parquet(parquet)
    return {
        "csv": "".join(",".join(row) + "\n" for row in rows),
        "xlsx": workbook({"t": rows}),
        "xls": written_old({"t": rows}),
        "ods": opendocument(_body(rows)),
        "parquet": parquet.getvalue(),
    }


ENDINGS = ("csv", "xlsx", "xls", "ods", "parquet")
HEADINGS = ("nama", "email", "respondent_id,q1,q2,email")
TABLES = ("survey_trust", "realization", "budget")


def ways() -> Iterator[object]:
    """Every table under every heading in every format; a third of them at once, of each some."""
    ways = product(*map(enumerate, (TABLES, HEADINGS, ENDINGS)))
    for (one, table), (other, heading), (third, ending) in ways:
        is_slow = (one + other + third) % 3 > 0
        yield pytest.param(table, heading, ending, marks=pytest.mark.slow if is_slow else [])


@pytest.mark.one_in(5)
@pytest.mark.parametrize(("table", "heading", "ending"), [*ways()])
def test_a_table_of_one_personal_column_is_refused(
    table: str, heading: str, ending: str, tmp_path: Path
) -> None:
    content = _table([[f'"{heading}"' if ending == "csv" else heading], ["Budi"], ["Siti"]])[ending]
    found = problems_of(
        written(tmp_path / "a", {f"{table}.csv": None, f"{table}.{ending}": content})
    )
    assert "missing-column" in {problem.code for problem in found}


BROKEN: dict[str, str | bytes] = {
    "realization.csv": b"\xff\xfex",
    "budget.csv": "<html>",
    "survey_trust.csv": b"q1\x00",
}


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("other", BROKEN)
def test_a_table_that_cannot_be_read_hides_no_fault_of_another(
    broken: str, other: str, tmp_path: Path
) -> None:
    faulty = {
        "realization.csv": REALIZATION.replace("minimize", "minimise"),
        "budget.csv": BUDGET.replace("900000", "banyak"),
        "survey_trust.csv": SURVEY.replace("R1,4,5", "R1,9,5"),
    }
    codes = {"realization.csv": "not-a-choice", "budget.csv": "not-a-number",
             "survey_trust.csv": "out-of-range"}  # fmt: skip
    found = problems_of(written(tmp_path / "a", {**faulty, broken: BROKEN[broken]}))
    places = {(problem.file, problem.code) for problem in found}
    assert broken in {file for file, _ in places}
    assert other == broken or (other, codes[other]) in places


def noticed(inputs: Path, *chosen: str) -> dict[str, list[Problem]]:
    folders = [folder for folder in report_folders(inputs) if not chosen or folder.name in chosen]
    job = run.Job(inputs, inputs.parent / "out")
    ended = batch.results(folders, job, batch.checked, 1)
    return {result.delivery: list(result.problems) for result in ended}


def two(folder: Path, later: str = LATER, **files: str) -> Path:
    """A year, and the next in a folder of another name."""
    written(folder / "in" / "dinas-satu", {})
    written(folder / "in" / "dinas-dua", {"report.toml": later, **files})
    return folder / "in"


@pytest.mark.parametrize("chosen", [(), ("dinas-dua",)])
def test_a_copied_folder_is_asked_whose_it_is(chosen: tuple[str, ...], tmp_path: Path) -> None:
    new = {"realization.csv": NEW, "budget.csv": BUDGET + "\n", "survey_trust.csv": SURVEY + "\n"}
    found = noticed(two(tmp_path, **new), *chosen)["dinas-dua"]
    assert [problem.code for problem in found] == ["agency-untied"]
    (line,) = proposals_of(found)
    assert (line.header, line.keys, line.standing) == (
        ("agency",), {"id": "dinas-satu"}, "choice"
    )  # fmt: skip


def test_one_id_ties_the_periods(tmp_path: Path) -> None:
    tied = LATER.replace("[agency]", '[agency]\nid = "dinas-satu"')
    found = noticed(two(tmp_path, tied, **{"realization.csv": NEW}))["dinas-dua"]
    assert {problem.code for problem in found} == {"figures-as-before"}
    assert [problem.file for problem in found] == ["budget.csv", "survey_trust.csv"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "change", [("Dinas Rekaan", "Dinas Lain"), ('"Dinas Rekaan"', '"Dinas Rekaan"\nregion = "B"')]
)
def test_another_agency_is_nobody_s_next_period(change: tuple[str, str], tmp_path: Path) -> None:
    inputs = two(tmp_path, LATER.replace(*change, 1))
    assert noticed(inputs) == {"dinas-satu": [], "dinas-dua": []}


@pytest.mark.slow
def test_a_register_may_stay_the_same(tmp_path: Path) -> None:
    inputs = two(tmp_path)
    for name in ("dinas-satu", "dinas-dua"):
        (inputs / name / "csf.csv").write_text("csf_id,objective_id,factor\nK1,S1,People\n")
    found = noticed(inputs)["dinas-dua"]
    same = [problem.file for problem in found if problem.code == "figures-as-before"]
    assert same == [name for name in sorted(GOOD) if name.endswith(".csv")]
