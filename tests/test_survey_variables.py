"""Approval, the extremes of a whole questionnaire, and variables made of several items."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.account import Survey
from pipeline.case import Case
from pipeline.document import Callout, PrintedTable, Section
from pipeline.measure.aggregates import aggregate_statistics
from pipeline.measure.approved import with_approval
from pipeline.report.data.sheets import sheets_of
from pipeline.report.surveys.annex import survey_annex
from pipeline.report.surveys.answers import survey_blocks
from pipeline.reportfile import Questionnaire
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.approval import approval
from pipeline.tables.kinds import Table
from pipeline.tables.survey_forms import counts_table, totals_table
from tests.reported_by_hand import record
from tests.surveys_by_hand import case_of, surveyed
from tests.tables_by_hand import frame, tables
from tests.test_survey_annex import matrix, said, sections, sentences, table

VARIABLES = {
    "X1": {"items": ["q1", "q2"], "text": "Leaders"},
    "X2": ["q3"],
    "Y": ["q5", "q6"],
}
REGRESSION = {"dependent": "Y", "terms": ["X1", "X2", "q4"]}
POLICY = SurveyPolicy(smallest_group=1)


def regressed(**asked: Any) -> Case:
    return case_of(matrix(), **{"variables": VARIABLES, "regression": REGRESSION, **asked})


def rows_of(case: Case, sheet: str) -> list[dict[str, object]]:
    found = {name: (columns, rows) for name, columns, rows in sheets_of(case)}
    columns, rows = found[sheet]
    return [dict(zip(columns, row, strict=True)) for row in rows]


# --- approval -----------------------------------------------------------------------------------

matrices = st.integers(2, 5).flatmap(
    lambda k: st.lists(st.lists(st.integers(1, 5), min_size=k, max_size=k), min_size=2, max_size=12)
)


@given(matrices)
def test_approval_is_the_mean_by_the_highest_answer_and_bounded_by_the_scale(
    answers: list[list[int]],
) -> None:
    found = surveyed(answers)
    for part in (found, *found.items):
        assert part.approval == pytest.approx(100 * part.mean / 5)
        assert 20 <= part.approval <= 100 + 1e-9


@given(matrices, st.randoms(use_true_random=False))
def test_neither_rows_nor_empty_cells_move_approval_or_extremes(
    answers: list[list[int]], chance: Any
) -> None:
    """An empty cell is no nought: its respondent is left out of all of it."""
    shuffled: list[list[int | None]] = [list(row) for row in answers]
    shuffled.append([None, *answers[0][1:]])
    chance.shuffle(shuffled)
    straight, other = surveyed(answers), surveyed(shuffled)
    assert [item.approval for item in other.items] == [item.approval for item in straight.items]
    assert (other.approval, other.min, other.max) == (
        straight.approval, straight.min, straight.max
    )  # fmt: skip


def test_the_extremes_are_of_the_respondents_means() -> None:
    found = surveyed([[1, 2, 4], [5, 5, 4], [3, 3, 3]])
    assert (found.min, found.max) == pytest.approx((7 / 3, 14 / 3))
    assert found.sd == pytest.approx(np.std([7 / 3, 14 / 3, 3], ddof=1))


def test_a_scale_below_zero_has_no_approval() -> None:
    assert approval(3, 2, (-2, 2)) is None
    assert approval(0, 0, (1, 5)) is None
    assert approval(3, 2, (0, 2)) == 75


def added_up(contract: Table, rows: list[dict[str, object]], **asked: Any) -> Survey:
    survey = Questionnaire.model_validate({"scale": [1, 5], "items": ["q1", "q2", "q3"], **asked})
    frames = tables(**{contract.name: frame(contract, rows)})
    return with_approval(aggregate_statistics(frames, "customer", survey, POLICY))


TOTALS = [{"item": "q1", "total": 30}, {"item": "q2", "total": 45}, {"item": "q3", "total": 15}]


def test_totals_alone_have_approval_and_no_extremes() -> None:
    found = added_up(
        totals_table("customer"), TOTALS, respondents=10, variables={"X": ["q1", "q3"]}
    )
    assert [item.approval for item in found.items] == [60, 90, 30]
    assert (found.approval, found.min, found.max, found.sd) == (60, None, None, None)
    (variable,) = found.variables
    assert (variable.mean, variable.alpha, variable.sd) == (2.25, None, None)


def test_counts_have_approval_over_each_items_own_answers() -> None:
    """Four answers to the first item, two to the second, one to the third: 23 of 35 points."""
    counts = [
        {"item": item, "answer": answer, "count": count}
        for item, answer, count in (("q1", 1, 2), ("q1", 5, 2), ("q2", 5, 2), ("q3", 1, 1))
    ]
    found = added_up(counts_table("customer"), counts)
    assert [item.approval for item in found.items] == [60, 100, 20]
    assert found.approval == pytest.approx(100 * 23 / 35)


def test_of_few_respondents_nothing_of_it_is_told() -> None:
    found = surveyed([[1, 2], [3, 4], [4, 5], [2, 2]], policy=SurveyPolicy(smallest_group=5),
                     variables={"X": ["q1", "q2"]})  # fmt: skip
    assert (found.approval, found.min, found.max, found.variables) == (None, None, None, ())


@pytest.mark.slow
def test_the_page_prints_approval_extremes_and_shares_of_answers() -> None:
    case = case_of(matrix())
    section = sections(case)["descriptive-customer"]
    printed = {part.id: part for part in section.blocks if isinstance(part, PrintedTable)}
    items, answers = printed["items-customer"], printed["answers-customer"]
    assert items.columns[4].heading == "Approval"
    (whole,) = [[cell.text for cell in row] for row in items.total]
    survey = case.account.surveys[0]
    assert whole == ["All items", "", "", f"{survey.total:,.0f}", f"{survey.approval:.2f}",
                     f"{survey.mean:.2f}", "", f"{survey.min:.2f}", f"{survey.max:.2f}",
                     f"{survey.sd:.2f}"]  # fmt: skip
    assert "Approval: total ÷ (n × highest answer, 5) × 100; at least 20." in items.note
    first = [(cell.text, cell.detail) for cell in answers.rows[0][1:]]
    assert first[2] == ("32", "35.6")
    chapter = " ".join(
        said(block.runs)
        for block in survey_blocks(case.account.measures[0], case)
        if hasattr(block, "runs")
    )
    assert (
        f"The level of approval is {survey.approval:.2f} %: the answers add up to "
        f"{survey.total:,.0f} of 2,700 that they could at most."
    ) in chapter


def test_record_and_sheets_have_them() -> None:
    case = case_of(matrix())
    survey = record(case)["surveys"][0]
    (row,) = rows_of(case, "surveys")
    assert (row["approval"], row["mean_least"], row["mean_greatest"]) == (
        survey["approval"], survey["min"], survey["max"]
    )  # fmt: skip
    assert rows_of(case, "survey_items")[0]["approval"] == survey["items"][0]["approval"]
    shares = [row["share"] for row in rows_of(case, "survey_answers")[:5]]
    assert shares == pytest.approx([100 * count / 90 for count in (7, 13, 32, 19, 19)])


# --- variables ----------------------------------------------------------------------------------


@pytest.mark.slow
@given(st.integers(0, 2**20))
def test_a_variable_of_one_item_gives_the_same_regression_as_the_item(seed: int) -> None:
    answers = np.random.default_rng(seed).integers(1, 6, (20, 4)).tolist()
    plain = surveyed(answers, regression={"dependent": "q1", "terms": ["q2", "q3"]})
    variables = {"Y": ["q1"], "X": ["q2"]}
    made = surveyed(
        answers, variables=variables, regression={"dependent": "Y", "terms": ["X", "q3"]}
    )
    one, other = plain.regression, made.regression
    assert [term.name for term in other.terms[1:]] == ["X", "q3"][: len(other.terms) - 1]
    figures = [(term.b, term.se, term.beta, term.t, term.p, term.vif) for term in one.terms]
    assert figures == [
        (term.b, term.se, term.beta, term.t, term.p, term.vif) for term in other.terms
    ]
    assert (one.r2, one.f, one.assumptions) == (other.r2, other.f, other.assumptions)
    assert plain.importance == made.importance


@pytest.mark.slow
@given(st.integers(0, 2**20))
def test_the_order_of_rows_and_of_a_variables_items_changes_no_coefficient(seed: int) -> None:
    rng = np.random.default_rng(seed)
    answers = rng.integers(1, 6, (25, 5))
    asked = {"dependent": "Y", "terms": ["X", "q5"]}
    one = surveyed(
        answers.tolist(), variables={"Y": ["q1", "q2"], "X": ["q3", "q4"]}, regression=asked
    )
    other = surveyed(
        rng.permutation(answers).tolist(),
        variables={"Y": ["q2", "q1"], "X": ["q4", "q3"]},
        regression=asked,
    )
    for here, there in zip(one.regression.terms, other.regression.terms, strict=True):
        assert (there.b, there.t, there.p) == pytest.approx((here.b, here.t, here.p), rel=1e-6)
    assert other.regression.r2 == pytest.approx(one.regression.r2)
    for mine, theirs in zip(one.variables, other.variables, strict=True):
        assert (theirs.alpha, theirs.mean, theirs.sd) == (mine.alpha, mine.mean, mine.sd)


def test_a_reversed_item_enters_its_variable_turned() -> None:
    answers = [[1, 5], [2, 4], [4, 1], [5, 1]]
    items = ["q1", {"id": "q2", "reversed": True}]
    (found,) = surveyed(answers, items=items, variables={"X": ["q1", "q2"]}).variables
    assert found.mean == pytest.approx(np.mean([1, 2, 4.5, 5]))
    assert found.alpha > 0.9


def test_items_are_weighed_by_the_variable_they_explain_without_its_own() -> None:
    answers = np.array(matrix())
    found = surveyed(answers.tolist(), variables=VARIABLES, regression=REGRESSION).importance
    assert (found.source, [item.id for item in found.items]) == (
        "dependent", ["q1", "q2", "q3", "q4"]
    )  # fmt: skip
    y = answers[:, 4:].mean(axis=1)
    expected = [np.corrcoef(answers[:, place], y)[0, 1] for place in range(4)]
    assert [item.importance for item in found.items] == pytest.approx(expected)


@pytest.mark.slow
def test_a_variable_that_is_alike_for_all_is_refused_by_its_name() -> None:
    """The answers differ; their mean does not."""
    rng = np.random.default_rng(5)
    first = rng.integers(1, 6, 30)
    answers = np.column_stack([first, 6 - first, rng.integers(1, 6, (30, 2))]).tolist()
    case = case_of(
        answers, variables={"X": ["q1", "q2"]}, regression={"dependent": "q3", "terms": ["X", "q4"]}
    )
    (callout,) = sections(case)["regression-customer"].blocks
    assert isinstance(callout, Callout)
    assert "all respondents are alike in X, so there is nothing to explain" in said(callout.runs)
    assert sections(case)["variables-customer"].blocks


@pytest.mark.slow
def test_the_page_names_variables_and_prints_their_alpha_and_the_equation() -> None:
    case = regressed()
    found: Mapping[str, Section] = sections(case)
    rows = table(found["variables-customer"], "variables-table-customer")
    assert [row[:3] for row in rows] == [
        ["X1 (Leaders)", "q1 and q2", "2"], ["X2", "q3", "1"], ["Y", "q5 and q6", "2"],
    ]  # fmt: skip
    assert [row[3] for row in rows][1] == "–"
    section = found["regression-customer"]
    assert [row[0] for row in table(section, "terms-customer")] == [
        "Intercept", "X1 (Leaders)", "X2", "q4"
    ]  # fmt: skip
    assert len(table(section, "assumptions-customer")) == 5
    told = sentences(section)
    assert told.startswith("Dependent: Y. Terms: X1 (Leaders), X2 and q4.")
    b = [row[1] for row in table(section, "terms-customer")]
    space = "\N{NO-BREAK SPACE}"
    assert f"Y = {b[0]} + {b[1]}{space}X1 + {b[2]}{space}X2 + {b[3]}{space}q4." in told


def test_a_negative_slope_is_taken_off_in_the_equation() -> None:
    falling = [[6 - row[0], *row[1:]] for row in matrix()]
    case = case_of(falling, regression={"dependent": "q6", "terms": ["q1", "q2"]})
    b = [row[1] for row in table(sections(case)["regression-customer"], "terms-customer")]
    assert b[1].startswith("−")
    said_of_it = sentences(sections(case)["regression-customer"])
    assert f"q6 = {b[0]} − {b[1][1:]}\N{NO-BREAK SPACE}q1 + {b[2]}" in said_of_it


def test_variables_stand_in_record_and_sheet() -> None:
    case = regressed()
    told = record(case)
    (survey,), (found,) = told["surveys"], told["regressions"]
    assert [set(part) for part in survey["variables"]] == [
        {"name", "text", "items", "alpha", "mean", "sd"}
    ] * 3
    assert [term["name"] for term in found["terms"]] == ["intercept", "X1", "X2", "q4"]
    rows = rows_of(case, "survey_variables")
    assert [(row["name"], row["text"], row["items"]) for row in rows] == [
        ("X1", "Leaders", "q1; q2"), ("X2", "", "q3"), ("Y", "", "q5; q6"),
    ]  # fmt: skip
    assert [row["alpha"] for row in rows] == [part["alpha"] for part in survey["variables"]]
    assert len(rows_of(case, "regression_tests")) == 5


def test_without_variables_nothing_is_printed_of_them() -> None:
    case = case_of(matrix())
    assert "variables-customer" not in sections(case)
    assert record(case)["surveys"][0]["variables"] == []
    (annex,) = survey_annex(case)
    assert annex.sections


def test_an_older_record_without_the_new_keys_is_still_one() -> None:
    """Each has a default, so that a final of before is read as it was."""
    fields = Survey.__dataclass_fields__
    assert [fields[name].default for name in ("min", "max", "approval", "variables")] == [
        None, None, None, ()
    ]  # fmt: skip
