"""Shares that are side by side: each is rounded once, and a note says where they miss 100 %."""

from pathlib import Path

import pytest

from pipeline.document import PrintedTable
from pipeline.ingest import read_rulebook
from pipeline.language import language
from pipeline.report.phrases.shares import off_the_whole
from pipeline.report.rulebook_text import rulebook_text
from tests.document_parts import captioned
from tests.reported_by_hand import case, document
from tests.tables_by_hand import Cells
from tests.test_rulebook_dropped import DROPPED, OVER
from tests.test_rulebook_loading import folder

ENGLISH = language("en")


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ([20.8333333, 79.1666667], ""),
        ([100 / 3] * 3, "99.99"),
        ([100 / 6] * 6, "100.02"),
        ([12.5] * 8, ""),
        ([100 / 7] * 7, "100.03"),
        ([100.0], ""),
        ([], ""),
    ],
)
def test_a_note_says_what_printed_shares_add_up_to(shares: list[float], told: str) -> None:
    note = off_the_whole(shares, ENGLISH)
    assert note == (told and f"Each share is rounded once; as printed they add up to {told} %.")


def notes(table_id: str, *rows: Cells, **others: list[Cells]) -> str:
    found = captioned(document(case(*rows, **others)))
    (table,) = (one for one in found if isinstance(one, PrintedTable) and one.id == table_id)
    return table.note


def measures(*perspectives: str) -> list[Cells]:
    return [
        {"measure_id": f"M{n}", "perspective": name, "objective_id": name, "target": 1.0,
         "actual": 1.0}
        for n, name in enumerate(perspectives)
    ]  # fmt: skip


def test_the_steps_of_a_service_say_what_their_shares_add_up_to() -> None:
    asked = {"measure_id": "P1", "formula": "process.cycle_effectiveness", "target": 100.0}
    thirds: list[Cells] = [
        {"service": "KTP", "step": name, "minutes": 7.0, "value_added": True} for name in "abc"
    ]
    assert "99.99 %" in notes("service-steps-P1", asked, service_times=thirds)
    assert notes("service-steps-P1", asked, service_times=thirds[:2]) == ""


@pytest.mark.slow
def test_the_balance_names_the_column_that_misses_the_whole() -> None:
    even = measures("financial", "customer", "internal_process", "learning_growth")
    assert notes("balance-table", *even) == ""
    thirds = measures("financial", "customer", "internal_process")
    assert notes("balance-table", *thirds).startswith("Share of measures: Each share")


@pytest.mark.slow
def test_the_weights_say_that_rounded_shares_may_miss_the_whole() -> None:
    missing = "a little more or less than 100 %"
    thirds = measures("financial", "customer", "internal_process")
    assert missing in notes("weights-table", *thirds)
    assert missing not in notes("weights-table", *measures("financial", "customer"))
    one_objective = [{**row, "objective_id": "O", "perspective": "customer"} for row in thirds]
    assert missing in notes("weights-table", *one_objective)


def test_the_shares_of_a_rulebooks_perspectives_are_rounded_half_up(tmp_path: Path) -> None:
    weights = '[[perspectives]]\nid = "financial"\nweight = 0.00125\n'
    rest = '[[perspectives]]\nid = "customer"\nweight = 0.99875\n'
    dropped = "".join(map(DROPPED.format, ("internal_process", "learning_growth")))
    loaded = read_rulebook("own", folder(tmp_path, own=OVER + weights + rest + dropped))
    said = rulebook_text(loaded.rulebook, loaded.differences, ENGLISH)
    assert "(0.13 %)" in said
    assert "as printed they add up to 100.01 %" in said
