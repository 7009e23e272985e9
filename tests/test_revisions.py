"""A target revised in the year: what it was before, what was added, and what was dropped."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.case import Case
from pipeline.problems import InputsRefused, Problem, UsageError
from pipeline.report import explanation, sheets_of
from tests.delivery_by_hand import problems_of, written
from tests.document_parts import captioned, card, section, table, told
from tests.registers_by_hand import accounted, register
from tests.reported_by_hand import document, record

pytestmark = pytest.mark.one_in(4)

OTHER = {"measure_id": "K", "measure": "Kept"}
DROPPED = {"measure_id": "D", "measure": "Gone", "pk_status": "dihapus", "target": 30, "actual": ""}
REVISED = {"pk_status": "diubah", "target_before": 8, "target_source": "pk_perubahan"}


def warned(*rows: dict[str, object], place: Path, **tables: str) -> list[Problem]:
    return list(problems_of(written(place, register(*rows, **tables))))


# --- one warning for one matter -----------------------------------------------------------------


def test_eleven_revised_targets_without_a_revised_budget_give_one_warning(tmp_path: Path) -> None:
    rows = [{"measure_id": f"M{n}", **REVISED} for n in range(11)]
    budget = "code,name,ceiling,realized\n1,A,10,9\n"
    (problem,) = warned(*rows, place=tmp_path, budget=budget)
    assert (problem.code, problem.row) == ("revision-not-shown", None)
    assert (problem.column, problem.values) == ("target_source", {"rows": "2–12"})


@pytest.mark.parametrize(
    "budget",
    [
        "code,name,ceiling_before,ceiling,realized\n1,A,10,10,9\n2,B,,5,5\n",
        "code,name,ceiling_before,ceiling,realized\n1,A,11,10,9\n",
    ],
)
def test_a_revised_target_has_a_revised_budget(budget: str, tmp_path: Path) -> None:
    found = warned(REVISED, place=tmp_path, budget=budget)
    assert [problem.code for problem in found] == ["revision-not-shown"] * ("11,10" not in budget)


@pytest.mark.parametrize(
    ("sources", "rows"),
    [
        (("pk", "pk"), None),
        (("pk_perubahan", "pk_perubahan"), None),
        (("pk_perubahan", "standard"), None),
        (("pk", "pk_perubahan", "pk", "pk"), "2, 4–5"),
    ],
)
def test_a_revised_agreement_replaces_the_first(
    sources: tuple[str, ...], rows: str | None, tmp_path: Path
) -> None:
    register_rows = [{"measure_id": f"M{n}", "target_source": one} for n, one in enumerate(sources)]
    found = [(one.code, one.values) for one in warned(*register_rows, place=tmp_path)]
    assert found == ([] if rows is None else [("two-agreements", {"rows": rows})])


def test_one_warning_names_the_weights_of_a_node_and_another_those_of_the_next(
    tmp_path: Path,
) -> None:
    rows = [
        {"measure_id": f"M{n}", "objective_id": f"S{n % 2}", "objective": f"Aim {n % 2}",
         "weight": n if n < 2 else ""} for n in range(1, 7)
    ]  # fmt: skip
    rows[1]["weight"] = 2
    found = warned(*rows, place=tmp_path)
    assert [(one.code, one.values["rows"]) for one in found] == [
        ("weight-missing", "4, 6"),
        ("weight-missing", "5, 7"),
    ]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"pk_status": "diubah", "target_before": 8}, ""),
        ({"pk_status": "revised", "target_before": 8}, ""),
        ({"target_before": 8}, ""),
        ({"pk_status": "baru"}, ""),
        ({"pk_status": "tetap"}, ""),
        ({"pk_status": "tetap", "target_before": 10}, ""),
        ({"pk_status": "diubah"}, "revised-without-before"),
        ({"pk_status": "diubah", "target_before": 10}, "revised-to-the-same"),
        ({"pk_status": "tetap", "target_before": 8}, "unchanged-but-differs"),
        ({"pk_status": "new", "target_before": 8}, "new-with-before"),
        ({"pk_status": "dropped"}, "dropped-with-actual"),
        ({"pk_status": "baru", "target_source": "pk"}, "revised-in-first-agreement"),
        ({**REVISED, "target_source": "pk"}, "revised-in-first-agreement"),
    ],
)
def test_what_a_row_says_of_the_revision_agrees(
    cells: dict[str, object], code: str, tmp_path: Path
) -> None:
    found = warned(OTHER, {**cells, "measure_id": "M"}, place=tmp_path)
    assert [(one.code, one.values) for one in found] == [(code, {"rows": "3"})] * bool(code)


def test_a_row_that_contradicts_itself_is_told_once(tmp_path: Path) -> None:
    other = {**OTHER, "target_source": "pk_perubahan"}
    found = warned(other, {**REVISED, "target_source": "pk"}, place=tmp_path)
    assert [one.code for one in found] == ["revised-in-first-agreement"]


def test_a_dropped_measure_asks_for_nothing_that_a_promised_one_needs(tmp_path: Path) -> None:
    """Neither its actual nor its table, nor a weight, nor an agreement."""
    rows = (
        {**OTHER, "weight": 2, "target_source": "pk_perubahan"},
        {**DROPPED, "formula": "budget.absorption", "measured_in": "percent",
         "target_source": "pk", "aggregation": "sum"},
    )  # fmt: skip
    assert warned(*rows, place=tmp_path) == []


def test_a_register_of_dropped_measures_alone_is_refused(tmp_path: Path) -> None:
    assert [one.code for one in warned(DROPPED, place=tmp_path)] == ["nothing-promised"]
    with pytest.raises(InputsRefused):
        accounted(register(DROPPED))


# --- no number depends on it --------------------------------------------------------------------


def figures(case: Case) -> object:
    """Everything that is scored, counted, advised or found, without the file it comes from."""
    made = record(case)
    for part in (*made["measures"], *made["recommendations"]):
        part.pop("target_before", None)
        del part["evidence"]
    whole = ("measures", "objectives", "perspectives", "scorecard", "recommendations", "findings")
    return {name: made[name] for name in whole}


SIDES = ("financial", "customer")
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "perspective": st.sampled_from(SIDES),
            "target": st.integers(1, 200),
            "actual": st.integers(0, 200) | st.just(""),
            "weight": st.integers(1, 9),
        }
    ),
    min_size=1,
    max_size=5,
)


def numbered(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    sides = [str(row["perspective"]) for row in rows]
    return [
        {**row, "measure_id": f"M{n}", "measure": f"Measure {n}", "objective_id": side,
         "objective": f"Aim {side}"} for n, (row, side) in enumerate(zip(rows, sides, strict=True))
    ]  # fmt: skip


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(ROWS, st.integers(0, 4), st.booleans(), st.integers(0, 200))
def test_a_dropped_row_changes_no_score_no_coverage_and_no_tally(
    rows: list[dict[str, object]], beside: int, own_objective: bool, target: int
) -> None:
    kept = numbered(rows)
    gone = {**kept[beside % len(kept)], **DROPPED, "target": target}
    if own_objective:
        gone |= {"objective_id": "gone", "objective": "An aim given up"}
    assert figures(accounted(register(*kept, gone))) == figures(accounted(register(*kept)))


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(ROWS, st.lists(st.integers(0, 200), min_size=5, max_size=5))
def test_the_target_before_changes_no_score(
    rows: list[dict[str, object]], before: list[int]
) -> None:
    kept = numbered(rows)
    after = [{**row, "target_before": one} for row, one in zip(kept, before, strict=False)]
    assert figures(accounted(register(*after))) == figures(accounted(register(*kept)))


def test_a_perspective_whose_measures_were_all_dropped_weighs_nothing() -> None:
    sides = ("financial", "customer", "internal_process", "learning_growth")
    rows = [{"measure_id": f"M{n}", "perspective": side, "objective_id": f"S{n}",
             "objective": f"Aim {n}"} for n, side in enumerate(sides)]  # fmt: skip
    rows[3] |= DROPPED
    case = accounted(register(*rows))
    assert [node.id for node in case.account.perspectives] == list(sides[:3])
    assert case.account.scorecard.coverage == 1.0
    assert "perspective-empty" not in {finding.code for finding in case.account.findings}
    rows[3] |= {"pk_status": "", "actual": ""}
    assert accounted(register(*rows)).account.scorecard.coverage == 0.75


def test_factors_links_and_money_of_a_dropped_objective_stay_readable() -> None:
    case = accounted(
        register(
            OTHER,
            {**DROPPED, "objective_id": "S2", "objective": "An aim given up"},
            csf="csf_id,objective_id,factor,measure_id\nK1,S1,Care,K\nK2,S2,Skill,D\n",
            links="from_objective,to_objective\nS2,S1\n",
            budget="code,name,ceiling,realized,objective_id\n1,A,10,9,S2\n2,B,10,9,S1\n",
        )
    )
    assert [factor.id for factor in case.account.factors or ()] == ["K1"]
    assert case.account.links == ()
    assert table(document(case), "efficiency-table")[1][5] == "no measure left in the year"


# --- what is printed ----------------------------------------------------------------------------


def three() -> Case:
    """A revised measure, a new one, an unchanged one, and two that were dropped."""
    return accounted(
        register(
            {**REVISED, "measure": "Counters"},
            {"measure_id": "N", "measure": "Added", "pk_status": "baru", "actual": 9,
             "target_source": "pk_perubahan"},
            {**OTHER, "pk_status": "tetap", "target_source": "pk_perubahan"},
            DROPPED,
            {**DROPPED, "measure_id": "E", "objective_id": "S2", "objective": "Given up"},
        )
    )  # fmt: skip


@pytest.mark.slow
def test_the_plan_prints_both_targets_and_what_was_dropped_with_its_objective() -> None:
    assert table(document(three()), "promises-table") == [
        ["Aim"],
        ["Counters", "8.00", "10.00"],
        ["Added", "new", "10.00"],
        ["Kept", "10.00", "10.00"],
        ["Gone", "30.00", "dropped"],
        ["Given up"],
        ["Gone", "30.00", "dropped"],
    ]
    said = told(section(document(three()), "promises"))
    assert "All are stated in: revised performance agreement." in said
    assert "targets revised 1, measures added 1, measures dropped 2." in said
    assert "Objectives without a measure left: Given up." in said


def test_a_dropped_measure_keeps_the_column_of_numbers_with_a_dash() -> None:
    (plan,) = [one for one in captioned(document(three())) if one.id == "promises-table"]
    numbers = [row[0].number for row in plan.rows if len(row) > 1]
    assert numbers == ["1.1", "1.2", "1.3", "–", "–"]


def test_without_a_revision_the_plan_has_one_target() -> None:
    assert [len(row) for row in table(document(accounted(register(OTHER))), "promises-table")] == [
        1,
        2,
    ]


def test_the_agreement_is_the_revised_one_and_no_longer_has_what_was_dropped() -> None:
    pages = document(three())
    agreement = next(annex for annex in pages.annexes if annex.id == "agreement")
    assert agreement.title == "Revised performance agreement"
    assert [row[1:4] for row in table(pages, "agreement-targets")[1:]] == [
        ["Counters", "8 points", "10 points"],
        ["Added", "new", "10 points"],
        ["Kept", "10 points", "10 points"],
    ]


@pytest.mark.slow
def test_a_measures_block_says_what_the_revision_did() -> None:
    pages = document(three())
    assert "Before it was revised in the year, the target was 8 points." in told(card(pages, "M"))
    assert "The revised agreement of the year added it." in told(card(pages, "N"))
    assert "revised" not in told(card(pages, "K"))


def test_a_dropped_measure_stands_in_the_data_apart_from_those_that_are_scored() -> None:
    made = record(three())
    assert [(m["id"], m["pk_status"], m["target_before"]) for m in made["measures"]] == [
        ("M", "diubah", 8.0), ("N", "baru", None), ("K", "tetap", None),
    ]  # fmt: skip
    assert [(m["id"], m["pk_status"], m["target_before"]) for m in made["dropped"]] == [
        ("D", "dihapus", 30.0), ("E", "dihapus", 30.0),
    ]  # fmt: skip
    sheets = {name: (columns, rows) for name, columns, rows in sheets_of(three())}
    assert [row[0] for row in sheets["measures"][1]] == ["M", "N", "K"]
    assert [row[0] for row in sheets["dropped"][1]] == ["D", "E"]


def test_a_measure_that_is_new_has_no_earlier_year_to_miss() -> None:
    def missing(*rows: dict[str, object]) -> list[tuple[str, ...]]:
        findings = accounted(register(*rows)).account.findings
        return [one.about for one in findings if one.code == "earlier-missing"]

    new = {"measure_id": "N", "pk_status": "baru"}
    assert missing(OTHER, new) == [("K",)]
    assert missing(new) == []
    assert "figures of earlier periods" not in told(document(accounted(register(new))))


def test_a_question_about_a_dropped_measure_is_answered() -> None:
    with pytest.raises(UsageError, match="dropped the measure “D”"):
        explanation(three(), "D")
