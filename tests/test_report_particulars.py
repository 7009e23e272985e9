"""What the rows of a measure say one by one, and what the agency answers to recommendations."""

from collections.abc import Iterator
from datetime import date

import pytest

from pipeline.account import Recommendation
from pipeline.document import Chapter, Document, Paragraph, PrintedTable, Section
from tests.document_parts import captioned, card, section, told
from tests.reported_by_hand import case, document, past
from tests.tables_by_hand import Cells


def blocks(of: Document) -> Iterator[object]:
    waiting: list[Chapter | Section] = [*of.chapters, *of.workings]
    while waiting:
        part = waiting.pop(0)
        yield from part.blocks
        waiting += part.sections


def table(of: Document, name: str) -> list[list[str]] | None:
    """The cells of a table by its id; null where there is none."""
    for block in blocks(of):
        if isinstance(block, PrintedTable) and block.id == name:
            return [[cell.text for cell in row] for row in block.rows]
    return None


def said(of: Document) -> str:
    told = (block for block in blocks(of) if isinstance(block, Paragraph))
    return " ".join(run for one in told for run in one.runs if isinstance(run, str))


def trainings(*sizes: tuple[int, int]) -> list[Cells]:
    return [
        {"training_id": f"T{number}", "name": f"Training {number}", "planned": True, "held": True,
         "participants": took_part, "passed": passed}
        for number, (took_part, passed) in enumerate(sizes, 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ([(20, 15), (30, 27)], ["15", "27"]),
        ([(20, 15), (2, 1), (30, 27)], ["–", "–", "27"]),
        ([(20, 15), (2, 1), (4, 3), (30, 27)], ["15", "–", "–", "27"]),
        ([(20, 15), (0, 0)], ["15", "0"]),
    ],
)
def test_of_a_training_of_few_it_is_not_told_how_many_passed(
    sizes: list[tuple[int, int]], shown: list[str]
) -> None:
    found = case(
        {"measure_id": "L1", "formula": "workforce.pass_rate", "target": 100.0},
        training=trainings(*sizes),
    )
    rows = table(document(found), "trainings-L1")
    assert rows is not None
    assert [row[-1] for row in rows] == shown


def test_measures_that_count_the_same_trainings_share_their_table() -> None:
    found = case(
        {"measure_id": "L1", "formula": "workforce.pass_rate", "target": 100.0},
        {"measure_id": "L2", "formula": "workforce.trainings_held", "target": 100.0},
        training=trainings((20, 15), (30, 27)),
    )
    whole = document(found)
    assert table(whole, "trainings-L2") is None
    (number,) = [part.label for part in captioned(whole) if part.id == "trainings-L1"]
    assert f"It counts the trainings of  {number}  too." in told(section(whole, "full-L2"))


def test_a_long_list_is_cut_and_says_so() -> None:
    found = case(
        {"measure_id": "L1", "formula": "workforce.trainings_held", "target": 100.0},
        training=trainings(*[(20, 10)] * 23),
    )
    rows = table(document(found), "trainings-L1")
    assert rows is not None
    assert len(rows) == 20
    notes = [b.note for b in blocks(document(found)) if isinstance(b, PrintedTable)]
    assert any("The first 20 of 23 are shown" in note for note in notes)


def test_late_documents_are_named_five_at_most_and_no_identity_number() -> None:
    ids = ("3310010101900001", "B", "C", "D", "E", "F")
    late: list[Cells] = [
        {"document_id": key, "kind": "letter", "due_on": date(2024, 2, 1)} for key in ids
    ]
    found = case(
        {"measure_id": "P1", "formula": "process.on_time", "target": 100.0}, documents=late
    )
    text = told(card(document(found), "P1"))
    assert "(withheld) (letter), B (letter), C (letter), D (letter), E (letter)" in text
    assert "and 1 more." in text
    assert ids[0] not in text


def line(code: str, *, realized: float | None = 90.0, **cells: object) -> Cells:
    return {"code": code, "name": f"Line {code}", "ceiling": 100.0, "realized": realized, **cells}


def test_an_outcome_that_stands_above_the_lowest_lines_is_shown_too() -> None:
    found = case(
        {"measure_id": "F1", "formula": "budget.effectiveness", "target": 100.0},
        budget=[line("1", outcome_target=50.0, outcome_actual=40.0), line("1.1")],
    )
    assert table(document(found), "outcomes-F1") == [["Line 1", "50", "40", "80.00"]]


@pytest.mark.parametrize(("delivered", "shown"), [(8.0, False), (0.0, True)])
def test_outputs_are_shown_where_the_table_of_costs_has_not_all_of_them(
    delivered: float, shown: bool
) -> None:
    found = case(
        {"measure_id": "F1", "formula": "budget.efficiency", "target": 100.0},
        budget=[
            line("1", output_target=10.0, output_actual=9.0),
            line("2", output_target=10.0, output_actual=delivered),
        ],
    )
    assert (table(document(found), "outputs-F1") is not None) is shown


@pytest.mark.parametrize(
    ("levels", "heading", "details"),
    [
        (("programme", "programme"), "Programme", ["1", "2"]),
        (("activity", "activity"), "Activity", ["1", "2"]),
        (("programme", "activity"), "Programme", ["1", "2, activity"]),
    ],
)
def test_a_level_heads_the_names_or_stands_below_its_own(
    levels: tuple[str, str], heading: str, details: list[str]
) -> None:
    lines = [line(f"{code}", level=level) for code, level in enumerate(levels, start=1)]
    found = case({"actual": 90.0, "target": 100.0}, budget=lines)
    shown = next(
        block
        for block in blocks(document(found))
        if isinstance(block, PrintedTable) and block.id == "programmes-table"
    )
    assert shown.columns[0].heading == heading
    assert [row[0].detail for row in shown.rows] == details


FIGURE = "a measure: 70.00\u00a0%, target 100\u00a0%"


def test_follow_ups_answer_this_period_and_earlier_finals_and_no_other() -> None:
    signed = past(
        "2023", {}, recommendations=(Recommendation("old.M1", "old", "M1", "low", "Do better."),)
    )
    found = case(
        {"measure_id": "M1", "actual": 70.0, "target": 100.0},
        earlier=(signed,),
        actions=[
            {"recommendation_id": "strange.M1", "status": "done"},
            {"recommendation_id": "old.M1", "status": "done", "due": date(2024, 3, 1)},
            {"recommendation_id": "close-the-financial-gap.M1", "recommendation": "Close it."},
        ],
    )
    pages = document(found)
    assert table(pages, "follow-ups-table") == [
        ["Close it.", "not available", "Not answered", FIGURE],
        ["Do better.", "not available", "Done", FIGURE],
    ]
    assert "left out: 1 (about a measure)." in said(pages)


def test_without_an_answer_there_is_no_such_section() -> None:
    pages = document(case({"actual": 70.0, "target": 100.0}))
    assert "follow-ups" not in [part.id for chapter in pages.chapters for part in chapter.sections]
