"""Chapter IV: the plan of action names what is to be done, by whom and by when, gravest first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.case import Case
from pipeline.document import PrintedTable
from pipeline.report import actions_of, sheets_of
from pipeline.report.phrases.places import numbers
from tests.document_parts import section, table, told
from tests.registers_by_hand import accounted, register
from tests.reported_by_hand import case, document, record
from tests.test_targets_met import ABSORBED, OVERSPENT

MISSED = {"target": 100.0, "actual": 60.0}
PLANNED = {
    "solution": "Hire a clerk",
    "owner": "Registry",
    "due": date(2025, 6, 30),
    "next_target": 80.0,
}


def plan(of: Case) -> Sequence[tuple[str, ...]]:
    """The rows of the plan, its headings among them."""
    return [tuple(row) for row in table(document(of), "plan-table")]


def test_the_agencys_own_solution_with_who_when_and_what_next() -> None:
    (heading, row) = plan(case({**MISSED, **PLANNED}))
    assert heading == ("Targets that were missed",)
    assert row == ("1", "Hire a clerk", "Registry", "30 June 2025", "80\u00a0%", "40.00")


def test_without_a_solution_the_rulebook_advises_and_what_is_not_given_is_said() -> None:
    asked = case(MISSED, language="id")
    (_, row) = plan(asked)
    assert row[1:] == (record(asked)["recommendations"][0]["text"], "40,00")
    part = section(document(asked), "recommendations")
    assert part.heading == "Rencana aksi: satu-satunya tindakan belum memiliki penanggung jawab"
    assert "Belum ditetapkan: tenggat dan target berikutnya." in told(part.blocks[0])


@pytest.mark.parametrize("cell", ["-", "n/a", "tidak ada"])
def test_a_cell_that_says_nothing_is_no_plan(cell: str) -> None:
    asked = case({**MISSED, "solution": cell, "owner": cell})
    (_, row) = plan(asked)
    assert row[1:] == (record(asked)["recommendations"][0]["text"], "40.00")


def test_what_some_steps_say_is_said_to_be_missing_of_the_others() -> None:
    owned = {**MISSED, "solution": "Hire", "owner": "Registry", "weight": 2.0}
    other = {**MISSED, "measure_id": "M2", "solution": "Write"}
    rows = [row for row in plan(case(owned, other)) if len(row) > 1]
    assert [row[2] for row in rows] == ["Registry", "proposed: Finance officer"]


def test_spending_over_its_ceiling_goes_first_then_what_weighs_most() -> None:
    rows = [
        {**MISSED, "measure_id": "M1", "weight": 1.0, "solution": "Light"},
        {**MISSED, "measure_id": "M2", "weight": 3.0, "solution": "Heavy"},
        {"target": 50.0, "actual": 60.0, "measure_id": "M3", "weight": 9.0, "solution": "Go on"},
        {**ABSORBED, "measure_id": "M4", "weight": 0.1, "solution": "Explain it"},
    ]
    steps = plan(case(*rows, budget=OVERSPENT))
    assert [row[0] for row in steps if len(row) == 1] == [
        "Spending over its ceiling",
        "Targets that were missed",
        "Further advice and next targets",
    ]
    words = [row[1] for row in steps if len(row) > 1]
    assert words[0].startswith("Spending exceeds the ceiling by Rp80")
    assert words[1:5] == ["Explain it", "Heavy", "Light", "Go on"]


@given(st.lists(st.tuples(st.sampled_from([90.0, 110.0]), st.booleans()), min_size=1, max_size=6))
def test_every_missed_target_stands_in_the_plan_once_as_such(
    results: list[tuple[float, bool]],
) -> None:
    of = case(
        *(
            {
                "measure_id": f"M{place}",
                "target": 100.0,
                "actual": actual,
                "solution": f"Way {place}" if said else None,
            }
            for place, (actual, said) in enumerate(results)
        )
    )
    steps = list(headed(of))
    missed = [f"M{place}" for place, (actual, _) in enumerate(results) if actual < 100]
    assert sorted(m for heading, m in steps if heading == "Targets that were missed") == missed


def headed(of: Case) -> Iterator[tuple[str, str]]:
    """Each step's heading and the id of its measure."""
    part = section(document(of), "recommendations")
    measures = {place: measure for measure, place in numbers(of.account).items()}
    heading = ""
    for block in part.blocks:
        for row in block.rows if isinstance(block, PrintedTable) else ():
            if len(row) == 1:
                heading = row[0].text
            else:
                yield heading, measures[row[1].detail.split()[0]]


def test_a_next_target_of_what_was_met_stands_at_the_end() -> None:
    of = case(MISSED, {"measure_id": "M2", "target": 5.0, "actual": 6.0, "next_target": 7.0})
    assert plan(of)[-1][2] == "7\u00a0%"


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        (
            [{"owner": "Registry", "due": date(2025, 6, 30)}],
            "every step is assigned and has its day",
        ),
        ([{"owner": "Registry"}], "the one step has no day yet"),
        ([{"owner": None}], "the one step is not yet assigned"),
        (
            [{"owner": "Registry"}, {"owner": "Registry", "due": date(2025, 6, 30)}],
            "1 of 2 steps without a day",
        ),
    ],
)
def test_the_heading_says_what_is_not_yet_set(planned: list[dict[str, object]], said: str) -> None:
    of = case(*({**MISSED, "measure_id": f"M{n}", **one} for n, one in enumerate(planned)))
    assert section(document(of), "recommendations").heading == f"Plan of action: {said}"


def test_where_nothing_is_to_be_done_no_table_is_printed() -> None:
    met = case({"target": 5.0, "actual": 6.0})
    of = replace(met, account=replace(met.account, recommendations=()))
    part = section(document(of), "recommendations")
    assert part.heading == "Plan of action: nothing follows from the results"
    assert len(part.blocks) == 1


def test_of_what_nothing_was_promised_a_target_is_to_be_set() -> None:
    _heading, row = plan(case({"measure": "a measure", "target": None, "actual": 5.0}))
    assert row[1] == "Set a target for a measure."


def test_due_and_next_target_travel_in_the_data() -> None:
    of = case({**MISSED, **PLANNED})
    (measure,) = record(of)["measures"]
    assert measure["next_step"] == {"due": "2025-06-30", "target": 80.0, "target_grade": None}
    _name, columns, (row,) = next(sheet for sheet in sheets_of(of) if sheet[0] == "measures")
    cells = dict(zip(columns, row, strict=True))
    assert (cells["due"], cells["next_target"]) == (date(2025, 6, 30), 80.0)


@pytest.mark.slow
def test_a_next_target_may_be_a_grade_or_have_a_sign() -> None:
    graded = {"target": "WDP", "actual": "TMP", "next_target": "WTP"}
    signed = {"measure_id": "N", "target": "95", "actual": "90", "next_target": "≥ 96"}
    rows = plan(accounted(register(graded, signed)))
    assert {row[2] for row in rows if len(row) > 1} == {"WTP", "96 points"}


def test_the_list_to_be_answered_names_who_answers_for_the_measure() -> None:
    (asked,) = actions_of(case({**MISSED, "owner": "Registry"}))
    assert asked["owner"] == "Registry"


@pytest.mark.parametrize(
    ("words", "role"), [("en", "proposed: Finance officer"), ("id", "usulan: Pejabat keuangan")]
)
def test_where_nobody_is_named_the_list_proposes_a_role_that_nobody_took_on_yet(
    words: str, role: str
) -> None:
    unowned = {**MISSED, "owner": "-"}
    (asked,) = actions_of(case(unowned, language=words))
    assert asked["owner"] == role
    back = {"recommendation_id": asked["recommendation_id"], "status": "selesai", "owner": role}
    (action,) = case(unowned, language=words, actions=[back]).account.actions.values()
    assert (action.status, action.owner) == ("selesai", None)
    taken = case(unowned, language=words, actions=[{**back, "owner": "Registry"}])
    assert [asked["owner"] for asked in actions_of(taken)] == ["Registry"]
