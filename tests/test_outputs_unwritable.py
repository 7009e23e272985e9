"""Outputs that are full, read-only, a file, a link or among the inputs: exit 15, nothing torn."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import batch, run
from pipeline.ingest import report_folders
from pipeline.publish import swaps
from tests import blank_pages
from tests.commands import rapor
from tests.delivery_by_hand import written

pytestmark = pytest.mark.one_in(2)

NAMES = ("a", "b")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in NAMES:
        written(tmp_path / "inputs" / name, {})
    return tmp_path


def codes(place: Path) -> dict[str, int]:
    job = run.Job(place / "inputs", place / "outputs", language="en")
    found = batch.results(report_folders(job.inputs), job, blank_pages.built, 1)
    return {result.report: result.exit_code for result in found}


def told(place: Path, outputs: str = "outputs", inputs: str = "inputs") -> tuple[int, str]:
    at = ("--inputs", place / inputs, "--outputs", place / outputs, "--language", "en")
    said = rapor("check", *at)
    return said.returncode, said.stderr


def test_outputs_that_are_a_file(place: Path) -> None:
    (place / "outputs").write_text("x")
    code, said = told(place)
    assert (code, "a file stands where a folder is needed" in said) == (15, True)
    assert (place / "outputs").read_text() == "x"


def test_outputs_that_are_a_link_to_nowhere(place: Path) -> None:
    (place / "outputs").symlink_to(place / "gone" / "far")
    assert told(place)[0] == 15
    assert not (place / "gone").exists()


@pytest.mark.parametrize("outputs", ["inputs", "inputs/a/outputs", "."])
def test_outputs_among_the_inputs(outputs: str, place: Path) -> None:
    before = sorted(place.rglob("*"))
    code, said = told(place, outputs)
    assert (code, "lie within each other" in said) == (15, True)
    assert sorted(place.rglob("*")) == before


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["file", "link", "period"])
def test_one_odd_folder_stops_no_other(kind: str, place: Path) -> None:
    outputs, aside = place / "outputs", place / "aside"
    aside.mkdir()
    outputs.mkdir()
    match kind:
        case "file":
            (outputs / "a").write_text("x")
        case "link":
            (outputs / "a").symlink_to(aside)
        case "period":
            (outputs / "a").mkdir()
            (outputs / "a" / "2024").symlink_to(aside)
    assert codes(place) == {"a": 15, "b": 0}
    assert list(aside.iterdir()) == []


@pytest.mark.slow
def test_a_leftover_beside_a_link_stops_no_later_run(place: Path) -> None:
    outputs = place / "outputs"
    (outputs / "a").mkdir(parents=True)
    (outputs / "a" / ".2024.new").symlink_to(place / "inputs")
    (outputs / "a" / ".2023.old").symlink_to(place / "nowhere")
    assert told(place)[0] == 0
    assert codes(place) == {"a": 0, "b": 0}
    assert (place / "inputs" / "a").is_dir()


def test_a_disk_that_fills_leaves_what_was_there(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert codes(place) == {"a": 0, "b": 0}
    before = {path: path.read_bytes() for path in (place / "outputs").rglob("*") if path.is_file()}
    written_to = swaps.write_files

    def full(folder: Path, files: dict[str, bytes]) -> None:
        if "a/.2024" in str(folder):
            written_to(folder, {"half": b"x"})
            raise OSError(28, "No space left on device")
        written_to(folder, files)

    monkeypatch.setattr("pipeline.publish.publication.write_files", full)
    for name in NAMES:
        (place / "inputs" / name / "budget.csv").write_text(
            "code,name,ceiling,realized\n1.01,P,1000,900\n1.01.01,A,1000,900\n"
        )
    assert codes(place) == {"a": 15, "b": 0}
    now = {path: path.read_bytes() for path in (place / "outputs" / "a").rglob("*")
           if path.is_file()}  # fmt: skip
    assert now == {path: data for path, data in before.items() if path in now}


@pytest.mark.skipif(sys.platform != "linux", reason="a file system of its own is mounted")
def test_a_real_disk_that_is_full(place: Path) -> None:
    outputs = place / "outputs"
    outputs.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", outputs], check=False
    )
    if mounted.returncode:
        pytest.skip("no file system may be mounted here")
    try:
        assert codes(place) == {"a": 15, "b": 15}
        assert list(outputs.rglob("manifest.json")) == []
    finally:
        subprocess.run(["umount", outputs], check=True)


def test_what_a_killed_run_left_beside_a_file_gives_way(place: Path) -> None:
    """Of report.toml, which `--adopt` writes, and of the index: half a file, or a link that was
    delivered and leads to somebody else's."""
    folder, secret = place / "inputs" / "a", place / "secret"
    secret.write_text("kept")
    (folder / ".report.toml.new").symlink_to(secret)
    swaps.replace_file(folder / "report.toml", b"new")
    assert (folder / "report.toml").read_bytes() == b"new"
    (folder / ".report.toml.new").write_bytes(b"half")
    swaps.replace_file(folder / "report.toml", b"newer")
    assert (folder / "report.toml").read_bytes() == b"newer"
    assert not list(folder.glob(".*"))
    (place / "inputs" / "b" / ".report.toml.new").write_bytes(b"half")
    (place / "outputs").mkdir()
    (place / "outputs" / ".index.html").symlink_to(secret)
    (folder / "report.toml").write_bytes((place / "inputs" / "b" / "report.toml").read_bytes())
    assert codes(place) == {"a": 0, "b": 0}
    assert "unused-file" not in "".join(
        path.read_text() for path in (place / "outputs").rglob("problems.csv")
    )
    assert told(place)[0] == 0
    assert secret.read_text() == "kept"
    assert not (place / "outputs" / ".index.html").exists()
