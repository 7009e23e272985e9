"""Up to date is what was used: rows of shared files, keys of report.toml, its own files whole."""

import json
import shutil
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline import batch, ingest, run
from pipeline.ingest import report_folders
from pipeline.language import language
from pipeline.publish import Ingredients, fingerprint
from pipeline.publish.keys import of_a_draft, of_a_final
from pipeline.reasons import reasons
from tests import blank_pages
from tests.delivery_by_hand import GOOD, written
from tests.examples import edited
from tests.shared_builds import once
from tests.workbooks_by_hand import workbook

NAMES = ("dinas-a", "dinas-b")
BUDGET = ["Unit", "code", "name", "ceiling", "realized"]
LINES = [
    ["dinas-a", "1.01.01", "A", 1000, 900],
    ["dinas-b", "1.01.01", "B", 2000, 1800],
    ["dinas-b", "1.01.02", "C", 3000, 2900],
]
"""Rows 2, 3 and 4 of the workbook that both share."""


def shared(inputs: Path, lines: list[list[object]], **sheets: list[list[object]]) -> None:
    place = inputs / "shared" / "kabupaten.xlsx"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(workbook({"Rekap": [BUDGET, *lines], **sheets}))


def agency(inputs: Path, name: str, status: str) -> None:
    """A report on the budget lines of an agency in the shared workbook."""
    text = GOOD["report.toml"].partition("[surveys")[0].replace("[report]", "[report]\n" + status)
    source = f"""
[sources.budget]
file = "shared/kabupaten.xlsx"
sheet = "Rekap"
where = {{ Unit = "{name}" }}
"""
    cells = {
        "measure_id": "F1", "perspective": "financial", "objective_id": "O1", "objective": "Money",
        "measure": "Absorption", "measured_in": "%", "polarity": "maximize", "target": "90",
        "target_source": "pk", "formula": "budget.absorption",
    }  # fmt: skip
    register = f"{','.join(cells)}\n{','.join(cells.values())}\n"
    changed = {
        "report.toml": text + source, "realization.csv": register, "survey_trust.csv": None,
        "budget.csv": None,
    }  # fmt: skip
    written(inputs / name, changed)


def works(place: Path, *, why: bool = False, force: bool = False) -> dict[str, batch.Result]:
    job = run.Job(place / "inputs", place / "outputs", why=why, force=force)
    found = batch.results(report_folders(job.inputs), job, blank_pages.built, 1)
    return {result.report: result for result in found}


def statuses(place: Path) -> dict[str, object]:
    return {
        name: result.outcome.status
        if result.outcome
        else sorted({one.code for one in result.problems})
        for name, result in works(place).items()
    }


def _built(status: str, place: Path) -> Path:
    shared(place / "inputs", LINES)
    for name in NAMES:
        agency(place / "inputs", name, status)
    assert set(statuses(place).values()) == {"built"}
    return place


@pytest.fixture(params=["draft", "final"])
def status(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def place(tmp_path: Path, status: str) -> Path:
    line = f'status = "{status}"'
    build = once(f"up-to-date-{status}", lambda empty: _built(line, empty))
    return Path(shutil.copytree(build, tmp_path / "two"))


BOTH_STAND = {"dinas-a": "standing", "dinas-b": "standing"}


def test_what_did_not_change_stands_and_its_tables_are_not_read(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(*_: object) -> None:
        raise AssertionError("the tables were read")

    monkeypatch.setattr(ingest, "read_tables", unread)
    assert statuses(place) == BOTH_STAND


@pytest.mark.slow
def test_of_a_shared_workbook_the_rows_count_that_where_selects(place: Path, status: str) -> None:
    lines = [LINES[0], LINES[1], ["dinas-b", "1.01.02", "C", 3000, 2950]]
    shared(place / "inputs", lines)
    other = "built" if status == "draft" else ["final-changed"]
    assert statuses(place) == {"dinas-a": "standing", "dinas-b": other}


def test_another_sheet_and_a_heading_no_one_reads_are_no_matter(place: Path) -> None:
    shared(place / "inputs", LINES, Catatan=[["a"], ["b"]])
    assert statuses(place) == BOTH_STAND


@pytest.mark.slow
def test_rows_that_moved_are_another_page_but_no_other_final(place: Path, status: str) -> None:
    shared(place / "inputs", [["dinas-c", "1.01.01", "D", 1, 1], *LINES])
    moved = "built" if status == "draft" else "standing"
    assert statuses(place) == {"dinas-a": moved, "dinas-b": moved}


def test_a_comment_in_report_toml_changes_nothing_a_key_does(place: Path, status: str) -> None:
    settings = place / "inputs" / "dinas-a" / "report.toml"
    settings.write_text("# read again in March\n" + settings.read_text())
    assert statuses(place) == BOTH_STAND
    edited(settings, ('name = "', 'name = "Another '))
    other = "built" if status == "draft" else ["final-changed"]
    assert statuses(place) == {"dinas-a": other, "dinas-b": "standing"}


@pytest.mark.parametrize("name", [".~lock.budget.csv#", "~$kabupaten.xlsx", ".hidden", "Thumbs.db"])
def test_hidden_and_lock_files_never_count(place: Path, name: str) -> None:
    (place / "inputs" / "dinas-a" / name).write_bytes(b"x")
    assert statuses(place) == BOTH_STAND


@pytest.mark.slow
def test_a_file_that_no_table_takes_is_a_warning_of_a_draft_alone(place: Path, status: str) -> None:
    (place / "inputs" / "dinas-a" / "notes.csv").write_text("a,b\n1,2\n")
    outcome = works(place)["dinas-a"].outcome
    assert outcome is not None
    assert outcome.status == ("built" if status == "draft" else "standing")
    listed = (place / "outputs" / "dinas-a" / "2024" / "problems.csv").read_text()
    assert ("unused-file" in listed) is (status == "draft")


def test_a_second_file_that_claims_a_table_refuses_a_draft(place: Path, status: str) -> None:
    folder = place / "inputs" / "dinas-a"
    (folder / "realization.xlsx").write_bytes(workbook({"IKU": [["measure_id"]]}))
    expected = ["two-files"] if status == "draft" else "standing"
    assert statuses(place)["dinas-a"] == expected


@pytest.mark.slow
def test_a_new_file_that_is_a_table_changes_a_final(place: Path, status: str) -> None:
    history = "measure_id,period,actual\nF1,2023,80\n"
    (place / "inputs" / "dinas-a" / "history.csv").write_text(history)
    expected = "built" if status == "draft" else ["final-changed"]
    assert statuses(place)["dinas-a"] == expected


@pytest.mark.slow
def test_what_is_fingerprinted_is_what_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """report.toml is saved while the tables are being read: the next run builds the report anew."""
    shared(tmp_path / "inputs", LINES)
    agency(tmp_path / "inputs", "dinas-a", "")
    settings = tmp_path / "inputs" / "dinas-a" / "report.toml"
    reading = ingest.read_tables

    def meanwhile(*given: object) -> object:
        edited(settings, ('name = "', 'name = "Late '))
        monkeypatch.setattr(ingest, "read_tables", reading)
        return reading(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(ingest, "read_tables", meanwhile)
    assert statuses(tmp_path) == {"dinas-a": "built"}
    record = tmp_path / "outputs" / "dinas-a" / "2024" / "scorecard.json"
    assert "Late" not in record.read_text()
    assert statuses(tmp_path) == {"dinas-a": "built"}
    assert "Late" in record.read_text()
    assert statuses(tmp_path) == {"dinas-a": "standing"}


def why(place: Path) -> list[str]:
    outcome = works(place, why=True)["dinas-a"].outcome
    assert outcome is not None
    return list(reasons(outcome.causes, language("en")))


@pytest.mark.parametrize("status", ["draft"], indirect=True)
def test_it_is_told_why_a_report_is_built(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = place / "inputs" / "dinas-a"
    edited(folder / "realization.csv", (",90,", ",91,"))
    (folder / "history.csv").write_text("measure_id,period,actual\nF1,2023,80\n")
    shared(place / "inputs", [["dinas-a", "1.01.01", "A", 1000, 901], *LINES[1:]])
    assert why(place) == [
        "history.csv is new",
        "realization.csv changed",
        "shared/kabupaten.xlsx (budget) changed",
    ]
    (folder / "history.csv").unlink()
    assert why(place) == ["history.csv is gone"]
    (place / "outputs" / "dinas-a" / "2024" / "brief.pdf").unlink()
    assert why(place) == ["a published file is missing or not as it was published"]
    monkeypatch.setattr("pipeline.publish.versions", lambda: {"polars": "9.9"})
    assert "polars: " in " ".join(why(place))
    assert why(place) == []


# --- an upgrade ----------------------------------------------------------------------------------

MADE_OF = Ingredients(
    inputs={"report.toml": "1", "budget.csv": "2", "shared/kabupaten.xlsx": "3"},
    rulebooks={"rulebooks/rapor-2026.toml": "4"},
    templates={"0/lkjip/report.html.jinja": "5"},
    code="6",
    versions={"weasyprint": "70.0"},
    as_of="2025-02-28",
)


def as_version_1(manifest: Path, shipped: str = "an earlier text") -> None:
    """The manifest as the release before wrote it: without what that did not know of."""
    told = json.loads(manifest.read_text())
    (shared_file,) = (name for name in told["inputs"] if name.startswith("shared/"))
    del told["inputs"][shared_file]
    lines = (row for row in (BUDGET, *LINES) if row[0] in ("Unit", told["report"]))
    rows = "".join(",".join(map(str, row)) + "\n" for row in lines)
    told["inputs"][f"{shared_file}: budget"] = fingerprint(rows.encode())
    for later in ("key_version", "rows", "settings", "folder", "problems", "neighbours"):
        del told[later]
    name = next(iter(told["rulebooks"]))
    told["rulebooks"][name], told["code"] = shipped, "another"
    told["versions"] = {"polars": "1.0"}
    manifest.write_text(json.dumps(told, indent=2))


@pytest.mark.parametrize("status", ["final"], indirect=True)
def test_no_upgrade_makes_a_final_a_changed_one(place: Path) -> None:
    before = {}
    for manifest in (place / "outputs").glob("*/*/manifest.json"):
        as_version_1(manifest)
        before[manifest] = manifest.read_bytes()
    assert statuses(place) == BOTH_STAND
    assert {manifest: manifest.read_bytes() for manifest in before} == before


@pytest.mark.parametrize("status", ["final"], indirect=True)
def test_an_older_final_is_compared_by_the_rule_of_its_own_manifest(place: Path) -> None:
    as_version_1(place / "outputs" / "dinas-a" / "2024" / "manifest.json")
    for name in NAMES:
        settings = place / "inputs" / name / "report.toml"
        settings.write_text(settings.read_text() + "# read again\n")
    assert statuses(place) == {"dinas-a": ["final-changed"], "dinas-b": "standing"}


@pytest.mark.slow
@pytest.mark.parametrize("status", ["draft"], indirect=True)
def test_an_upgrade_builds_drafts_anew(place: Path) -> None:
    as_version_1(place / "outputs" / "dinas-a" / "2024" / "manifest.json")
    assert statuses(place) == {"dinas-a": "built", "dinas-b": "standing"}


@pytest.mark.parametrize(
    ("field", "value", "of_final"),
    [
        ("settings", "x", True),
        ("rulebooks", {"rulebooks/rapor-2026.toml": "x"}, False),
        ("rulebooks", {"rulebooks/klaten-2019.toml": "4"}, True),
        ("rulebooks", {"own.toml": "4", "rulebooks/rapor-2026.toml": "4"}, True),
        (
            "rulebooks",
            {"rulebooks/rapor-2026.toml": "4", "rulebooks/advice-2026.toml": "4"},
            False,
        ),
        ("folder", "x", False),
        ("problems", "x", False),
        ("neighbours", "x", False),
        ("code", "x", False),
    ],
)
def test_what_counts_for_a_final_and_what_for_a_draft(
    field: str, value: object, of_final: bool
) -> None:
    changed = MADE_OF.model_copy(update={field: value})
    assert (of_a_final(changed) != of_a_final(MADE_OF)) is of_final
    counts: Mapping[str, str] = of_a_draft(changed)
    assert (counts != of_a_draft(MADE_OF)) is (field != "folder")


@pytest.mark.slow
def test_a_database_has_another_name_now_and_is_the_same_input(tmp_path: Path) -> None:
    agency(tmp_path / "inputs", "dinas-a", 'status = "final"')
    folder = tmp_path / "inputs" / "dinas-a"
    with sqlite3.connect(folder / "d.sqlite") as book:
        book.execute("create table lines (code text, name text, ceiling integer, realized integer)")
        book.execute("insert into lines values ('1.01.01', 'A', 1000, 900)")
    book.close()
    settings = (folder / "report.toml").read_text().partition("[sources.budget]")[0]
    source = '[sources.budget]\ndatabase = "env:LINES"\nquery = "select * from lines"\n'
    (folder / "report.toml").write_text(settings + source)

    def status() -> str:
        variables = {"LINES": "sqlite:///d.sqlite"}
        job = run.Job(tmp_path / "inputs", tmp_path / "outputs", environment=variables)
        (result,) = batch.results(report_folders(job.inputs), job, blank_pages.built, 1)
        return result.outcome.status if result.outcome else str(result.problems)

    assert status() == "built"
    manifest = tmp_path / "outputs" / "dinas-a" / "2024" / "manifest.json"
    told = json.loads(manifest.read_text())
    told["inputs"]["sqlite:d.sqlite"] = told["inputs"].pop("env:LINES")
    for later in ("key_version", "rows", "settings", "folder", "problems", "neighbours"):
        del told[later]
    manifest.write_text(json.dumps(told))
    assert status() == "standing"
    with sqlite3.connect(folder / "d.sqlite") as book:
        book.execute("update lines set realized = 901")
    book.close()
    assert "final-changed" in status()
