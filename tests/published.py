"""The published cases: reports in `cases/published/`, run from their files to their record."""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline import report, run
from pipeline.account import as_json
from pipeline.ingest import report_folders

PUBLISHED = Path(__file__).parent / "cases" / "published"
NAMES = tuple(sorted(path.parent.name for path in PUBLISHED.glob("*/expected.toml")))


def expected(name: str) -> Mapping[str, Any]:
    """What a case must come to: `figures` and `findings`, or what it is `refused` for."""
    return tomllib.loads((PUBLISHED / name / "expected.toml").read_text())


@cache
def recorded(name: str) -> Mapping[str, Any]:
    """The record of a case, as scorecard.json would hold it. Raises InputsRefused."""
    return record_of(PUBLISHED, name)


def record_of(inputs: Path, name: str, outputs: Path | None = None) -> Mapping[str, Any]:
    """Run the stages of one report up to its record, without setting its pages.

    What the agency signed before is read from the outputs, if any are given.
    """
    with TemporaryDirectory(prefix="rapor-case-") as empty:
        job = run.Job(inputs, outputs or Path(empty))
        folder = next(folder for folder in report_folders(inputs) if folder.name == name)
        order = run.ordered(folder, job)
        case = run.accounted(order, run.checked(order, job)).case
    kept: Mapping[str, Any] = json.loads(
        as_json(report.record_of(case, report=order.report, revision=1))
    )
    return kept


def figure(record: Any, path: str) -> Any:
    """The value at a path such as `measures/M1/actual`; entries of lists go by their id."""
    for step in path.split("/"):
        record = record[step] if isinstance(record, Mapping) else _entry(record, step)
    return record


def _entry(entries: Any, name: str) -> Any:
    return next(entry for entry in entries if entry.get("id", entry.get("code")) == name)
