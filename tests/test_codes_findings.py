"""Every finding code arises from a delivery; the record holds what was found."""

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pipeline import run
from pipeline.codes import FINDINGS
from pipeline.ingest import report_folders
from pipeline.problems import Finding
from tests.blank_pages import without_paper
from tests.codes.builders import Files
from tests.codes.delivery import Delivery
from tests.codes.findings import FINDING_CASES
from tests.codes.periods import PERIOD_CODES, PERIODS
from tests.codes.survey_findings import SURVEY_CASES
from tests.commands import rapor
from tests.delivery_by_hand import written
from tests.examples import edited, record
from tests.shared_builds import once
from tests.test_codes import kinds

CASES: Mapping[str, Delivery] = {**FINDING_CASES, **SURVEY_CASES}


@cache
def found(name: str) -> tuple[Finding, ...]:
    """What the stages find in a delivery, without setting its pages. Raises InputsRefused."""
    with TemporaryDirectory() as place:
        return _found(Path(place), {"report": CASES[name].files})


def _found(place: Path, deliveries: Mapping[str, Files]) -> tuple[Finding, ...]:
    """What is found in the last of some deliveries."""
    for name, files in deliveries.items():
        written(place / "inputs" / name, files)
    job = run.Job(place / "inputs", place / "outputs")
    *_, folder = report_folders(job.inputs)
    order = run.ordered(folder, job)
    return run.accounted(order, run.checked(order, job)).case.account.findings


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for name, case in CASES.items() for code in case.codes]
)
def test_a_finding_arises_from_its_delivery(code: str, name: str) -> None:
    assert code in {finding.code for finding in found(name)}


def test_every_finding_has_a_delivery() -> None:
    sought = [code for case in CASES.values() for code in case.codes]
    assert sorted({*sought, *PERIOD_CODES}) == sorted(FINDINGS)


@pytest.fixture(scope="module")
def built() -> Path:
    """Both periods built by the command, and a third report: the good delivery with a warning."""
    return once("codes-built", _built)


def _built(place: Path) -> Path:
    for period, files in PERIODS.items():
        written(place / "inputs" / "dinas" / period, files)
    files = {**CASES["twins"].files, "anggaran.csv": "code\n1\n"}
    written(place / "inputs" / "twins", files)
    with without_paper():
        told = rapor("report", "--inputs", place / "inputs", "--outputs", place / "outputs")
    assert told.returncode == 0, told.stderr
    return place / "outputs"


def test_a_record_has_the_findings_that_the_stages_found(built: Path) -> None:
    of_record = [finding["code"] for finding in record(built / "twins" / "2024")["findings"]]
    assert of_record == [finding.code for finding in found("twins")]
    assert set(CASES["twins"].codes) <= set(of_record)


@pytest.mark.parametrize("code", PERIOD_CODES)
def test_what_an_earlier_final_says_is_found_by_the_command(code: str, built: Path) -> None:
    of_record = record(built / "dinas" / "2024")["findings"]
    assert code in {finding["code"] for finding in of_record}


@pytest.mark.slow
def test_a_final_report_is_not_changed_in_silence(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built.parent, tmp_path, dirs_exist_ok=True)
    folder = tmp_path / "inputs" / "dinas" / "2023"
    options = ("dinas/2023", "--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    edited(folder / "realization.csv", ("maximize,10,10", "maximize,10,9"))
    assert kinds(rapor("report", *options).stderr) == {"dinas": {"final-changed"}}
    edited(folder / "report.toml", ('status = "final"', 'status = "draft"'))
    assert kinds(rapor("report", *options).stderr) == {"dinas": {"draft-over-final"}}


@pytest.mark.slow
def test_a_later_report_believes_no_altered_final(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built.parent, tmp_path, dirs_exist_ok=True)
    edited(
        tmp_path / "outputs" / "dinas" / "2023" / "scorecard.json",
        ('"revision": 1', '"revision": 2'),
    )
    options = ("dinas/2024", "--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    assert "final-altered" in kinds(rapor("report", *options).stderr)["dinas"]


def test_a_warning_stands_in_the_list_of_a_report_that_was_built(built: Path) -> None:
    assert "unused-file" in (built / "twins" / "2024" / "problems.csv").read_text("utf-8-sig")
