"""Finals that are revised or withdrawn, and what that asks of the later ones that read them."""

import json
import shutil
from pathlib import Path

import pytest

from pipeline.batch import Result
from tests.blank_pages import without_paper
from tests.commands import rapor
from tests.examples import edited
from tests.shared_builds import once
from tests.test_codes import kinds
from tests.test_report_earlier import period, works

NOTE = 'status = "final"\nrevision_note = "{}"'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Finals of 2023 and 2024, the second of which reads the first."""
    return Path(shutil.copytree(once("two-finals", _signed), tmp_path / "two"))


def _signed(place: Path) -> Path:
    period(place / "inputs", "r-2023", 2023, "6")
    period(place / "inputs", "r-2024", 2024, "5")
    works(place / "inputs", place / "outputs")
    return place


def run(place: Path) -> dict[str, tuple[int, list[str]]]:
    def told(result: Result) -> tuple[int, list[str]]:
        return result.exit_code, [problem.code for problem in result.problems]

    return {one.report: told(one) for one in works(place / "inputs", place / "outputs")}


def status(place: Path, report: str, with_note: str) -> None:
    edited(place / "inputs" / report / "report.toml", ('status = "final"', with_note))


def test_a_later_final_waits_for_its_own_note_and_says_why(place: Path) -> None:
    edited(place / "inputs" / "r-2023" / "realization.csv", (",6,", ",7,"))
    status(place, "r-2023", NOTE.format("A register was found"))
    assert run(place) == {"r-2023": (0, []), "r-2024": (11, ["earlier-revised"])}
    said = rapor("report", "r-2024", "--inputs", place / "inputs", "--outputs", place / "outputs")
    assert "outputs/r-2023/2023/scorecard.json" in said.stderr
    status(place, "r-2024", NOTE.format("2023 was revised"))
    assert run(place) == {"r-2023": (0, []), "r-2024": (0, [])}
    past = json.loads((place / "outputs/r-2024/2024/scorecard.json").read_text())
    assert (past["revision"], past["measures"][0]["past"][0]["actual"]) == (2, 7)


@pytest.mark.slow
def test_a_withdrawn_final_keeps_its_files_aside_and_is_read_no_longer(place: Path) -> None:
    folder = place / "outputs" / "r-2023" / "2023"
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    status(place, "r-2023", NOTE.format("Counted twice").replace("final", "withdrawn"))
    assert run(place)["r-2023"] == (0, [])
    assert {path.name for path in folder.iterdir()} == {"manifest.json", "revisions"}
    assert {path.name: path.read_bytes() for path in (folder / "revisions" / "1").iterdir()
            if path.is_file()} == before  # fmt: skip
    assert json.loads((folder / "manifest.json").read_text())["status"] == "withdrawn"
    assert run(place) == {"r-2023": (0, []), "r-2024": (11, ["earlier-revised"])}
    status(place, "r-2024", NOTE.format("2023 was withdrawn"))
    assert run(place)["r-2024"] == (0, [])
    record = json.loads((place / "outputs/r-2024/2024/scorecard.json").read_text())
    assert record["measures"][0]["past"] == []


@pytest.mark.slow
def test_what_was_withdrawn_can_be_signed_again_as_its_next_revision(place: Path) -> None:
    report = place / "inputs" / "r-2023" / "report.toml"
    status(place, "r-2023", NOTE.format("Counted twice").replace("final", "withdrawn"))
    run(place)
    edited(report, ('status = "withdrawn"', 'status = "final"'), ("Counted twice", "Counted anew"))
    assert run(place)["r-2023"] == (0, [])
    folder = place / "outputs" / "r-2023" / "2023"
    assert json.loads((folder / "scorecard.json").read_text())["revision"] == 3
    assert {path.name for path in (folder / "revisions").iterdir()} == {"1", "2"}


@pytest.mark.slow
def test_a_withdrawal_has_a_reason_and_something_to_withdraw(place: Path) -> None:
    options = ("--inputs", place / "inputs", "--outputs", place / "outputs")
    status(place, "r-2023", 'status = "withdrawn"')
    told = rapor("report", "r-2023", *options)
    assert (told.returncode, kinds(told.stderr)["r-2023"]) == (11, {"withdrawal-unexplained"})
    status_line = ('status = "withdrawn"', 'status = "withdrawn"\nrevision_note = "Wrong"')
    edited(place / "inputs" / "r-2023" / "report.toml", status_line)
    told = rapor("report", "r-2023", "--inputs", place / "inputs", "--outputs", place / "none")
    assert (told.returncode, kinds(told.stderr)["r-2023"]) == (11, {"nothing-withdrawn"})


@pytest.mark.slow
def test_finals_come_back_from_a_copy_of_the_outputs(place: Path) -> None:
    """What `docs/operations.md` says of backup and restore."""
    outputs, backup = place / "outputs", place / "backup"
    shutil.copytree(outputs, backup)
    shutil.rmtree(place / "inputs" / "r-2023")
    shutil.rmtree(outputs / "r-2023")
    assert run(place)["r-2024"] == (11, ["earlier-revised"])
    shutil.copytree(backup / "r-2023", outputs / "r-2023")
    assert run(place) == {"r-2024": (0, [])}
    kept = {path.relative_to(backup): path.read_bytes() for path in backup.rglob("*.json")}
    back = {path.relative_to(outputs): path.read_bytes() for path in outputs.rglob("*.json")}
    assert kept == back


@pytest.mark.slow
def test_a_draft_says_what_it_has_otherwise_than_the_one_before(tmp_path: Path) -> None:
    period(tmp_path / "inputs", "r-2024", 2024, "6", status="draft")
    options = ("report", "--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    with without_paper():
        assert "Since the last draft" not in rapor(*options).stdout
        register = tmp_path / "inputs" / "r-2024" / "realization.csv"
        edited(register, (",6,", ",4,"))
        told = rapor(*options).stdout
    assert "Since the last draft:" in told
    assert "Days to answer: actual 6 days → 4 days; score 80.00 → 120.00" in told
    assert "overall score" not in told  # neither had one: a quarter of the weight was scored
    rows = register.read_text()
    register.write_text(
        rows.replace("\n", "\n", 1) + rows.splitlines()[1].replace("P1", "P2", 1) + "\n"
    )
    with without_paper():
        assert ": new" in rapor(*options).stdout
