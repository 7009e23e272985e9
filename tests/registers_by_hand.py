"""A register delivered as a file, from validation to the account: what a revision changed."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import run
from pipeline.case import Case
from pipeline.ingest import read_report_file, read_rulebook
from tests.codes.builders import Files, reported
from tests.delivery_by_hand import validated_folder, written
from tests.orders_by_hand import order_of

REPORT = """
[agency]
name = "Dinas Rekaan"
head = { name = "Kepala Dinas (rekaan)" }
[period]
start = 2024-01-01
end = 2024-12-31
[report]
issued_on = 2025-02-28
language = "en"
"""
ALONE: Files = {"report.toml": REPORT, "budget.csv": None, "survey_trust.csv": None}


def register(*rows: Mapping[str, object], **tables: str) -> Files:
    """Nothing but measures, each by what differs from the measure `M`, and other tables."""
    others = {f"{name}.csv": text for name, text in tables.items()}
    return {**reported(*rows), **ALONE, **others}


def accounted(files: Files) -> Case:
    """The account of a delivery. Raises InputsRefused."""
    with TemporaryDirectory() as place:
        folder = written(Path(place) / "a", files)
        given = read_report_file(folder)
        policy = read_rulebook(given.rulebook.use, folder, folder.shared)
        order = order_of(folder, given, policy)
        return run.accounted(order, validated_folder(folder)).case
