"""A measure that takes its actual from another agency's final, of the same period and kind."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline import batch, run
from pipeline.ingest import report_folders
from tests import blank_pages
from tests.delivery_by_hand import GOOD, written
from tests.shared_builds import once

ROW: Mapping[str, object] = {
    "measure_id": "IKU2", "perspective": "customer", "objective_id": "S1", "objective": "Served",
    "measure": "Permits in time", "measured_in": "persen", "polarity": "maximize", "target": 90,
    "actual": 84.5, "formula": "", "definition": "Permits in time ÷ all permits",
}  # fmt: skip
TAKES = '[measures."R1"]\nfrom = "dinas-x/IKU2"\n'
TAKEN: Mapping[str, object] = {**ROW, "measure_id": "R1", "measure": "Permits", "actual": ""}


def agency(
    inputs: Path, name: str, row: Mapping[str, object], more: str = "", status: str = "final"
) -> None:
    text = GOOD["report.toml"].partition("[surveys")[0]
    text = text.replace("[agency]", f'[agency]\nid = "{name}"', 1)
    text = text.replace("[report]", f'[report]\nlanguage = "en"\nstatus = "{status}"', 1)
    cells = [",".join(map(str, each)) for each in (row, row.values())]
    none = {"budget.csv": None, "survey_trust.csv": None}
    register = {"report.toml": text + more, "realization.csv": "\n".join(cells) + "\n"}
    written(inputs / name, {**none, **register})


def works(place: Path) -> dict[str, batch.Result]:
    job = run.Job(place / "inputs", place / "outputs")
    found = batch.results(report_folders(job.inputs), job, blank_pages.built, 1)
    return {result.report: result for result in found}


def codes(place: Path) -> dict[str, list[str] | int]:
    return {
        name: [problem.code for problem in one.problems] or one.exit_code
        for name, one in works(place).items()
    }


def _region(place: Path) -> Path:
    agency(place / "inputs", "a-region", TAKEN, TAKES)
    agency(place / "inputs", "dinas-x", ROW)
    assert codes(place) == {"a-region": 0, "dinas-x": 0}
    return place


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return Path(shutil.copytree(once("region", _region), tmp_path / "region"))


def measure(place: Path) -> dict[str, object]:
    record = json.loads((place / "outputs/a-region/2024/scorecard.json").read_text())
    (found,) = record["measures"]
    return dict(found)


@pytest.mark.slow
def test_the_actual_is_the_signed_one_and_its_evidence_names_the_final(place: Path) -> None:
    found, final = measure(place), place / "outputs/dinas-x/2024"
    sealed = json.loads((final / "manifest.json").read_text())["outputs"]["scorecard.json"]
    assert found["actual"] == 84.5
    assert found["working"] == "the figure of outputs/dinas-x/2024/scorecard.json: 84.5"
    assert found["evidence"][-1] == {  # type: ignore[index]
        "file": "outputs/dinas-x/2024/scorecard.json",
        "sheet": "IKU2",
        "rows": "",
        "sha256": sealed,
    }
    manifest = json.loads((place / "outputs/a-region/2024/manifest.json").read_text())
    assert manifest["inputs"]["outputs/dinas-x/2024/scorecard.json"] == sealed
    page = (place / "outputs/a-region/2024/report.html").read_text()
    assert "84.5" in page


@pytest.mark.slow
def test_a_revision_of_the_other_final_makes_this_one_wait_for_its_note(place: Path) -> None:
    status = 'final"\nrevision_note = "A register was found'
    agency(place / "inputs", "dinas-x", {**ROW, "actual": 85.5}, status=status)
    assert codes(place) == {"a-region": ["earlier-revised"], "dinas-x": 0}


@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    ("own", "more", "code"),
    [
        ({"measured_in": "berkas"}, TAKES, "taken-unlike"),
        ({"polarity": "minimize"}, TAKES, "taken-unlike"),
        ({"definition": "Something else"}, TAKES, "taken-unlike"),
        ({"definition": ""}, TAKES, None),
        ({"actual": 80}, TAKES, "taken-and-delivered"),
        ({"formula": "budget.absorption"}, TAKES, "taken-and-delivered"),
        ({}, TAKES.replace("IKU2", "IKU9"), "taken-unknown"),
        ({}, TAKES.replace("dinas-x", "dinas-y"), "taken-unsigned"),
        ({}, TAKES.replace("dinas-x/", ""), "toml-value"),
    ],
)
def test_what_is_not_the_same_kind_is_refused(
    own: Mapping[str, object], more: str, code: str | None, tmp_path: Path
) -> None:
    agency(tmp_path / "inputs", "a-region", {**TAKEN, **own}, more)
    agency(tmp_path / "inputs", "dinas-x", ROW)
    found = codes(tmp_path)
    assert found["dinas-x"] == 0
    told = found["a-region"]
    assert (code in told if isinstance(told, list) else code is None) or told == code


@pytest.mark.parametrize("status", ["draft", None])
def test_only_a_final_is_taken_from(status: str | None, tmp_path: Path) -> None:
    agency(tmp_path / "inputs", "a-region", TAKEN, TAKES)
    if status:
        agency(tmp_path / "inputs", "dinas-x", ROW, status=status)
    assert codes(tmp_path)["a-region"] == ["taken-unsigned"]


@pytest.mark.slow
def test_agencies_that_take_from_one_another_are_told_so(tmp_path: Path) -> None:
    agency(tmp_path / "inputs", "a-region", TAKEN, TAKES)
    back = '[measures."IKU2"]\nfrom = "a-region/R1"\n'
    agency(tmp_path / "inputs", "dinas-x", {**ROW, "actual": ""}, back)
    assert codes(tmp_path) == {"dinas-x": ["taken-unsigned"], "a-region": ["taken-unsigned"]}


def test_what_is_taken_is_signed_first_through_three_agencies(tmp_path: Path) -> None:
    agency(tmp_path / "inputs", "a-region", TAKEN, TAKES)
    agency(tmp_path / "inputs", "dinas-x", {**ROW, "actual": ""},
           '[measures."IKU2"]\nfrom = "z-branch/B1"\n')  # fmt: skip
    agency(tmp_path / "inputs", "z-branch", {**ROW, "measure_id": "B1"})
    assert [*codes(tmp_path).items()] == [("z-branch", 0), ("dinas-x", 0), ("a-region", 0)]
    assert measure(tmp_path)["actual"] == 84.5
