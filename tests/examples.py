"""The worked examples, built once a test run, and copies of them to be tampered with."""

import json
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline import run
from pipeline.account import as_json
from pipeline.ingest import ReportFolder, report_folders
from pipeline.report import record_of
from tests.commands import rapor_apart
from tests.shared_builds import once

INPUTS = Path(__file__).parents[1] / "inputs"
STUDIES = {"klaten-2019": "2019", "biro-adpim": "2023"}
"""Those made from published figures."""
EXAMPLES = {**STUDIES, "survei-pegawai": "2025"}
BY_COMMAND = "klaten-2019"
"""The example that a process of its own builds."""


@cache
def example(report: str) -> Path:
    """The folder of a built example; read it, do not write to it."""
    if report == BY_COMMAND:
        return by_command() / report / EXAMPLES[report]
    return once(report, lambda place: built(INPUTS, place, report))


@cache
def by_command() -> Path:
    """The outputs of the command as an officer types it, with one example."""

    def build(place: Path) -> Path:
        ended = rapor_apart("report", BY_COMMAND, "--outputs", place / "outputs")
        assert (ended.returncode, ended.stderr) == (0, "")
        return place / "outputs"

    return once("by-command", build)


@cache
def edition(report: str, language: str) -> Path:
    """An example in a language, as it is read: do not write to it."""
    if language == "id":
        return example(report)

    def build(place: Path) -> Path:
        inputs = copied(report, place)
        wanted = ('language = "id"', f'language = "{language}"')
        edited(inputs / report / "report.toml", wanted)
        return built(inputs, place / "outputs", report)

    return once(f"{report}-{language}", build)


def built(inputs: Path, outputs: Path, report: str, **job: Any) -> Path:
    """Build one report and give the folder it went to."""
    work = run.Job(inputs, outputs, **job)
    return run.built(run.ordered(folder_of(inputs, report), work), work).folder


def recorded(inputs: Path, report: str) -> Mapping[str, Any]:
    """The scorecard.json of a report, without the pages. Raises what a build would."""
    job = run.Job(inputs, inputs.parent / "outputs")
    order = run.ordered(folder_of(inputs, report), job)
    case = run.accounted(order, run.checked(order, job)).case
    found: Mapping[str, Any] = json.loads(as_json(record_of(case, report=report, revision=1)))
    return found


def folder_of(inputs: Path, report: str) -> ReportFolder:
    return next(folder for folder in report_folders(inputs) if folder.name == report)


def copied(report: str, to: Path) -> Path:
    """A copy of an example's inputs as the only report of a fresh inputs folder."""
    inputs = to / "inputs"
    shutil.copytree(INPUTS / report, inputs / report)
    return inputs


def edited(path: Path, *replacements: tuple[str, str]) -> None:
    """Replace each text where it first appears in a file, which must hold it."""
    text = path.read_text()
    for old, new in replacements:
        assert old in text, f"{old!r} does not stand in {path.name}"
        text = text.replace(old, new, 1)
    path.write_text(text)


def record(folder: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((folder / "scorecard.json").read_text())
    return found


def measure(folder: Path, measure_id: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(m for m in record(folder)["measures"] if m["id"] == measure_id)
    return found
