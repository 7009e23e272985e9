"""Typed tables and a report.toml made by hand, for tests of what comes after validation."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from pipeline.delivery import ROW, DeliveredFile, Tables
from pipeline.reportfile import ReportFile
from pipeline.rulebook import Rulebook
from pipeline.tables import DELIVERED, Table, survey_table

Cells = Mapping[str, object]

REALIZATION = {
    "measure_id": "M1",
    "perspective": "financial",
    "objective_id": "O1",
    "objective": "an objective",
    "measure": "a measure",
    "measured_in": "percent",
    "polarity": "maximize",
}


def rulebook(**parts: Any) -> Rulebook:
    """The least a rulebook can say, and `parts` of it. It shows what a single person answered,
    unless a part says otherwise, because tables made by hand are small."""
    words = dict.fromkeys(("id", "title", "citation", "confidence"), "by-hand")
    least = {"perspectives": [{"id": "p", "name": "P"}], **parts}
    least["survey"] = {"smallest_group": 1, **least.get("survey", {})}
    return Rulebook.model_validate({**words, **least})


def report_file(**parts: object) -> ReportFile:
    """A report on the year 2024, and `parts` of its report.toml."""
    least = {
        "agency": {"name": "Contoh", "head": {"name": "Kepala Contoh"}},
        "period": {"start": date(2024, 1, 1), "end": date(2024, 12, 31)},
        "report": {"issued_on": date(2025, 2, 28)},
    }
    return ReportFile.model_validate({**least, **parts})


def frame(contract: Table, rows: Sequence[Cells]) -> pl.DataFrame:
    """Rows as the typed table validation would hand on; rows are numbered as in a spreadsheet."""
    dtypes = {column.name: column.dtype for column in contract.columns}
    cells = {name: [row.get(name) for row in rows] for name in dtypes}
    numbers = pl.Series(ROW, range(2, len(rows) + 2), dtype=pl.UInt32)
    typed = [pl.Series(name, cells[name], dtype=dtype) for name, dtype in dtypes.items()]
    return pl.DataFrame([numbers, *typed])


def tables(**delivered: pl.DataFrame) -> Tables:
    """Frames as a delivery of one CSV file a table."""
    return Tables(
        delivered, {name: DeliveredFile(f"{name}.csv", "", f"<{name}>") for name in delivered}
    )


def delivered(name: str, rows: Sequence[Cells], report: ReportFile | None = None) -> pl.DataFrame:
    """A table by its name; a survey is described by the report that declares it."""
    if name in DELIVERED:
        return frame(DELIVERED[name], rows)
    survey = name.removeprefix("survey_")
    assert report is not None
    return frame(survey_table(survey, report.surveys[survey]), rows)


def asking(formula: str | None, actual: float | None = None, **cells: object) -> pl.DataFrame:
    """A realization with one measure, `M1`, in row 2."""
    return delivered(
        "realization", [{**REALIZATION, "formula": formula, "actual": actual, **cells}]
    )
