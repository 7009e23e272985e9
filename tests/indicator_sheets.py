"""An officer's own sheets of indicators, cell by cell, and what the command makes of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.delivery_by_hand import REPORT
from tests.examples import recorded
from tests.workbooks_by_hand import Row, workbook

AGENCY = REPORT.split("[surveys", maxsplit=1)[0]
"""A report.toml of the year 2024 that says nothing of tables."""
BOTH = 'values = { polarity = "maximize", perspective = "customer" }'
TITLES = ["PENGUKURAN KINERJA DINAS REKAAN", "TAHUN 2024"]
HEADINGS = ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi",
            "% Capaian", "Ket."]  # fmt: skip
LINES: Sequence[Row] = [
    [1, "Meningkatnya layanan", "Layanan tepat waktu", "%", 90, 81, 90.0, None],
    [None, None, "Indeks kepuasan", "Indeks", 80, 88, 110, None],
    [2, "Meningkatnya akuntabilitas", "Nilai SAKIP", "Predikat", "BB", "BB", 100, None],
    [None, None, "Dokumen selesai", "Dokumen", 12, 10, 83.33, None],
]


def sheet(
    lines: Sequence[Row] = LINES, headings: Sequence[object] = HEADINGS, *more: Row
) -> Sequence[Row]:
    """Two titles, the headings, the lines, and rows below."""
    return [*([title] for title in TITLES), headings, *lines, *more]


def book(lines: Sequence[Row] = LINES, headings: Sequence[object] = HEADINGS, *more: Row) -> bytes:
    """A workbook whose titles are merged over the table, and the objectives over their measures."""
    merged = [(f"A{row}:H{row}", title) for row, title in enumerate(TITLES, 1)]
    merged += [("B4:B5", str(lines[0][1])), ("B6:B7", str(lines[2][1]))]
    return workbook({"Sheet1": sheet(lines, headings, *more)}, merged=merged)


def settings(*lines: str, agency: str = AGENCY) -> str:
    """A report.toml with lines under `[sources.realization]`."""
    return "\n".join((agency, "[sources.realization]", *lines, ""))


def only(files: Mapping[str, str | bytes]) -> Mapping[str, str | bytes | None]:
    """These files without the tables of the good delivery, and a report.toml unless it is given."""
    none = dict.fromkeys(("realization.csv", "budget.csv", "survey_trust.csv"))
    return {**none, "report.toml": settings(BOTH), **files}


def figures(folder: Path, files: Mapping[str, str | bytes]) -> Mapping[str, Mapping[str, Any]]:
    """The measures of scorecard.json by their ids, of this one report."""
    inputs = folder / "inputs" / "dinas"
    inputs.mkdir(parents=True)
    for name, content in {"report.toml": settings(BOTH), **files}.items():
        (inputs / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return {one["id"]: one for one in recorded(folder / "inputs", "dinas")["measures"]}
