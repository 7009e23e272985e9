"""The tables that leave with a report, without its pages, and what frictionless says of them."""

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from frictionless import validate

from pipeline import report, run
from pipeline.account import Account
from pipeline.case import Case
from pipeline.delivery import Tables
from pipeline.ingest import ReportFolder
from pipeline.report.data.package import Data
from pipeline.tables import enclosed_tables


def data_of(place: ReportFolder, inputs: Path, outputs: Path | None = None) -> Data:
    """The data files that a delivery's tables are published as."""
    job = run.Job(inputs, outputs or Path(mkdtemp(prefix="rapor-data-")))
    order = run.ordered(place, job)
    made = run.accounted(order, run.validated(order))
    return data_in(made.case, made.tables, made.case.account)


def data_in(case: Case, tables: Tables, account: Account) -> Data:
    return report.data_of(case, enclosed_tables(tables, account), report="dinas", revision=1)


def laid(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write the files into a folder; the path of the Data Package among them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / "datapackage.json"


def faults(package: Path) -> list[str]:
    """What frictionless finds wrong with a Data Package and its tables, a line each."""
    found = validate(str(package))
    return [*(str(error.message) for error in found.errors)] + [
        f"{task.name}: {error.message}" for task in found.tasks for error in task.errors
    ]


def told(package: Path) -> dict[str, Any]:
    """The descriptor, its resources by their names."""
    read = json.loads(package.read_text(encoding="utf-8"))
    return {**read, "resources": {one["name"]: one for one in read["resources"]}}


def fields(package: Path, resource: str) -> dict[str, Any]:
    """The fields of one resource by their names."""
    schema = told(package)["resources"][resource]["schema"]
    return {field["name"]: field for field in schema["fields"]}
