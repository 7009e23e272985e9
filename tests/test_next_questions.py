"""What the folder of a next period asks: nothing of the period that ended is taken for its own, and
nothing is carried on that its final did not say."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline import batch, run
from pipeline.ingest import report_folders
from pipeline.ingest.settings.toml import merged
from pipeline.problems import Problem
from pipeline.publish import Ended
from pipeline.publish.next_folder import next_settings
from pipeline.reportfile import ReportFile
from tests.blank_pages import without_paper
from tests.commands import rapor
from tests.delivery_by_hand import REALIZATION, REPORT, written
from tests.test_next import following, rows_of

YEAR = """
[agency]
name = "Dinas Rekaan"
head = { name = "Kepala Dinas Rekaan" }
[period]
start = 2024-01-01
end = 2024-12-31
[report]
language = "en"
issued_on = 2025-02-28
"""
HALF = YEAR.replace("2024-01-01", "2024-07-01")
SHARED = '[sources.budget]\nfile = "shared/all.xlsx"\n'


def next_text(own: str, parent: str = "") -> str:
    """The report.toml that follows one, whose keys are laid over its parent's."""
    keys = merged(tomllib.loads(parent), tomllib.loads(own)) if parent else tomllib.loads(own)
    given = ReportFile.model_validate(keys)
    return next_settings(Ended(own.encode(), given, (), {})).decode()


def following_keys(own: str, parent: str = "") -> Mapping[str, Any]:
    return tomllib.loads(next_text(own, parent))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (YEAR + SHARED, "file"),
        (YEAR + SHARED + 'sheet = "Semester II"\nwhere = { unit = "Dinas Rekaan" }', "file"),
        (YEAR + SHARED.replace("shared/all", "../all"), "file"),
        (YEAR + '[sources.documents]\nfile = "../2023/../x/documents.csv"', "file"),
        (YEAR + SHARED + 'where = { tahun = 2024 }', None),
        (YEAR + SHARED + 'where = { tahun = "TA 2024" }', None),
        (YEAR + SHARED + 'sheet = "2024"', None),
        (YEAR + SHARED + 'sheet = ["Dinas 2024", "UPTD 2024"]', None),
        (YEAR + SHARED + 'sheet = ["Dinas 2024", "UPTD"]', "file"),
        (HALF + SHARED + 'where = { tahun = 2024, semester = 2 }', "file"),
        (YEAR + '[sources.budget]\ndatabase = "env:X"\nquery = "select 1"', "query"),
        (YEAR + '[sources.budget]\nfile = "DPA 2024.csv"', None),
        (YEAR + '[sources.history]\nfile = "../history.csv"', None),
        (
            YEAR + '[sources.budget]\nfile = "DPA.csv"\n'
            'join = { file = "shared/SP2D.csv", by = "code" }',
            "file",
        ),
    ],
)  # fmt: skip
def test_a_source_is_asked_about_that_would_be_read_as_it_was(text: str, asked: str | None) -> None:
    told = following_keys(text)["sources"]
    waiting = [key for source in told.values() for key, value in source.items() if value == "…"]
    assert waiting == ([asked] if asked else [])
    for source in told.values():
        if "join" in source:
            assert source["join"]["file"] == "…"


@pytest.mark.parametrize(
    ("line", "moved"),
    [
        ('where = { tahun = 2024 }', {"where": {"tahun": 2025}}),
        ('where = { tahun = "TA 2024", unit = "a" }', {"where": {"tahun": "TA 2025", "unit": "a"}}),
        ('sheet = ["Dinas 2024", "UPTD 2024"]', {"sheet": ["Dinas 2025", "UPTD 2025"]}),
        ('sheet = "12024"\nwhere = { tahun = 2024 }', {"sheet": "12024", "where": {"tahun": 2025}}),
    ],
)  # fmt: skip
def test_rows_and_sheets_of_a_year_are_those_of_the_next(
    line: str, moved: Mapping[str, Any]
) -> None:
    told = following_keys(YEAR + SHARED + line)["sources"]["budget"]
    assert told == {"file": "shared/all.xlsx", **moved}


def test_the_question_says_where_it_was_read_in_the_language_of_the_report() -> None:
    lines = next_text(YEAR + SHARED + 'sheet = "Rekap"').splitlines()
    assert (
        'file = "…" # QUESTION: where does the table budget of 2025 stand? That of 2024 was read '
        "from: shared/all.xlsx, Rekap"
    ) in lines
    spoken = next_text(YEAR.replace('"en"', '"id"') + SHARED)
    assert "# PERTANYAAN: di mana tabel budget periode 2025?" in spoken


def test_what_the_folder_above_says_of_a_period_is_asked_as_well() -> None:
    parent = (
        YEAR.replace("[period]\nstart = 2024-01-01\nend = 2024-12-31\n", "")
        + SHARED
        + '[sources.realization]\nfile = "../register.csv"\n'
        + '[sources.links]\nfile = "../links.csv"\n'
        + "[surveys.trust]\nscale = [1, 5]\npopulation = 40\n"
    )
    told = following_keys("[period]\nstart = 2024-01-01\nend = 2024-12-31\n", parent)
    assert told["sources"] == {"budget": {"file": "…"}, "realization": {"file": "…"}}
    assert told["surveys"] == {"trust": {"population": "…"}}


def test_how_many_people_there_were_is_asked() -> None:
    survey = (
        '[surveys.trust]\nscale = [1, 5] # as printed\npopulation = 1200 # citizens\n'
        "respondents = 30\npublished = { alpha = 0.8, instrument = \"JDI\" }\n"
    )  # fmt: skip
    text = next_text(YEAR + survey)
    told = tomllib.loads(text)["surveys"]["trust"]
    assert (told["population"], told["respondents"]) == ("…", "…")
    assert told["published"] == {"instrument": "JDI"}
    assert "# citizens; QUESTION: how many people could answer in 2025? In 2024: 1,200" in text
    assert "how many people answered in 2025? In 2024: 30" in text
    assert "scale = [1, 5] # as printed" in text


def test_what_was_said_of_the_period_stands_as_a_comment() -> None:
    words = (
        '[text]\n# ours\nstrategic_issues = """\nThe server broke.\n\nIt rained.\n"""\n'
        'organisation = "Since 2024 there are three units."\ndata_note = ""\n[rulebook]\n'
        'use = "own-2024"\n'
    )
    text = next_text(YEAR + words)
    told = tomllib.loads(text)
    assert set(told["text"].values()) == {"…"}
    assert "server" not in str(told)
    for line in (
        "# ours",
        "# The server broke.",
        "# It rained.",
        "# Since 2024 there are three units.",
    ):
        assert line in text.splitlines()
    assert "# QUESTION: what is to be said of 2025? Of 2024 it was:" in text
    assert 'use = "own-2024" # QUESTION: it names 2024; does it hold for 2025?' in text


def test_a_half_of_the_same_year_may_name_it() -> None:
    first = HALF.replace("2024-07-01", "2024-01-01").replace("2024-12-31", "2024-06-30")
    text = next_text(first + '[text]\norganisation = "Since 2024."\n[rulebook]\nuse = "own-2024"\n')
    assert tomllib.loads(text)["text"] == {"organisation": "Since 2024."}
    assert "QUESTION: it names" not in text


def checked(inputs: Path, name: str) -> Mapping[str, list[Problem]]:
    folders = [folder for folder in report_folders(inputs) if folder.name == name]
    job = run.Job(inputs, inputs.parent / "checked")
    (ended,) = batch.results(folders, job, batch.checked, 1)
    found: dict[str, list[Problem]] = {}
    for problem in ended.problems:
        found.setdefault(problem.code, []).append(problem)
    return found


def shared_budget(tmp_path: Path, where: str = "") -> Path:
    """A year whose budget lies in a file of all."""
    inputs = tmp_path / "inputs"
    rows = "tahun,code,name,ceiling,realized\n2024,1.01,Programme,1000,900\n"
    written(inputs / "dinas-2024", {"report.toml": REPORT + SHARED.replace(".xlsx", ".csv") + where,
                                    "budget.csv": None})  # fmt: skip
    (inputs / "shared").mkdir()
    (inputs / "shared" / "all.csv").write_text(rows)
    return inputs


def test_until_it_is_answered_nothing_is_built(tmp_path: Path) -> None:
    """All open questions are named at once; a file of last year given again is reported."""
    inputs = shared_budget(tmp_path)
    given = inputs / "dinas-2024" / "report.toml"
    given.write_text(given.read_text().replace("[1, 5]", "[1, 5]\npopulation = 90"))
    assert "asks where the table budget" in following(inputs, "dinas-2024")
    waiting = checked(inputs, "dinas-2025")
    assert {problem.column for problem in waiting.pop("toml-value")} == {
        "sources.budget.file", "surveys.trust.population",
    }  # fmt: skip
    assert waiting == {}
    begun = inputs / "dinas-2025" / "report.toml"
    told = begun.read_text().replace('file = "…"', 'file = "shared/all.csv"').replace('"…"', "90")
    begun.write_text(told)
    (same,) = checked(inputs, "dinas-2025")["figures-as-before"]
    assert (same.file, same.values["folder"]) == ("shared/all.csv", "dinas-2024")


def test_a_year_that_a_shared_file_does_not_have_yet_refuses(tmp_path: Path) -> None:
    inputs = shared_budget(tmp_path, "where = { tahun = 2024 }")
    following(inputs, "dinas-2024")
    found = checked(inputs, "dinas-2025")
    assert "unmatched-where" in found
    assert "figures-as-before" not in found


FINAL = REPORT.replace("[report]", '[report]\nstatus = "final"')


@pytest.fixture(scope="module")
def final(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the inputs and the outputs of a final of 2024."""
    place = tmp_path_factory.mktemp("final")
    answer = (
        "recommendation_id,status,source,recommendation,note\nLHE-1,proses,lhe,Define it,Half\n"
    )
    written(place / "inputs" / "dinas-2024", {"report.toml": FINAL, "actions.csv": answer})
    with without_paper():
        ended = rapor("report", "--inputs", place / "inputs", "--outputs", place / "outputs")
    assert ended.returncode == 0, ended.stderr
    return place


def carried(inputs: Path) -> Mapping[object, dict[str, object]]:
    """The recommendations that wait for an answer, by their ids."""
    rows = rows_of(inputs / "dinas-2025" / "inputs.xlsx", "actions")
    return {row["recommendation_id"]: row for row in rows}


def test_without_the_final_nothing_is_begun_and_the_line_to_type_is_told(final: Path) -> None:
    elsewhere = final / "empty"
    ended = rapor("next", "dinas-2024", "--inputs", final / "inputs", "--outputs", elsewhere)
    assert ended.returncode == 10
    assert "final-not-found" in ended.stderr
    line = f"rapor report dinas-2024 --inputs {final / 'inputs'} --outputs {elsewhere}"
    assert line in ended.stderr
    assert not (final / "inputs" / "dinas-2025").exists()


def test_what_its_final_advised_is_carried_on_and_nothing_else(final: Path, tmp_path: Path) -> None:
    """Whatever would be advised by now: of what others gave, how far it was then."""
    inputs = tmp_path / "inputs"
    now = REALIZATION.replace(",5,4,", ",5,40,")
    assert now != REALIZATION
    written(inputs / "dinas-2024", {"report.toml": FINAL, "realization.csv": now})
    following(inputs, "dinas-2024", "--outputs", final / "outputs")
    signed = json.loads((final / "outputs" / "dinas-2024" / "2024" / "scorecard.json").read_text())
    advised = {part["id"]: part["text"] for part in signed["recommendations"]}
    rows = carried(inputs)
    own = {key: row["recommendation"] for key, row in rows.items() if key != "LHE-1"}
    assert own
    assert own.items() <= advised.items()
    assert {part["id"] for part in signed["recommendations"] if part["rule"] != "keep"} == {*own}
    assert {row["status"] for key, row in rows.items() if key != "LHE-1"} == {None}
    assert [rows["LHE-1"][name] for name in ("status", "note")] == ["proses", "Half"]


def test_what_is_no_final_advised_nothing_yet(tmp_path: Path) -> None:
    answer = "recommendation_id,source,recommendation\nLHE-1,lhe,Define it\n"
    written(tmp_path / "dinas-2024", {"actions.csv": answer})
    assert "2024 is no final" in following(tmp_path, "dinas-2024")
    assert {*carried(tmp_path)} == {"LHE-1"}
