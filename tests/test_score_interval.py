"""The score's interval: every survey at its worse and at its better end, by the same rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.case import Case
from pipeline.reportfile import Parameters
from pipeline.rounding import half_up
from tests.case_by_hand import case_of as reported
from tests.surveys_by_hand import case_of
from tests.tables_by_hand import delivered, report_file, rulebook

TOTAL = "survey.total_index"
FINANCIAL = [{"id": "financial", "name": "Financial"}]


def answers(n: int = 40) -> list[list[int]]:
    """Half of the respondents say 3 to four items and half 4."""
    return [[3 + row % 2] * 4 for row in range(n)]


def judged(target: float, polarity: str = "maximize", **scoring: object) -> Case:
    rules = rulebook(formulas={TOTAL: {"polarity": polarity}}, scoring=scoring)
    return case_of(answers(), rules=rules, measure={"target": target})


@pytest.mark.slow
def test_without_a_survey_a_score_is_a_point() -> None:
    assert (
        reported(
            [{"actual": 1.0, "target": 1.0}], rulebook=rulebook(perspectives=FINANCIAL)
        ).account.scorecard.score
        is not None
    )
    assert (
        reported(
            [{"actual": 1.0, "target": 1.0}], rulebook=rulebook(perspectives=FINANCIAL)
        ).account.scorecard.interval
        is None
    )


def test_a_score_that_a_survey_alone_makes_has_that_survey_s_ends() -> None:
    case = judged(560.0)
    (measure,) = case.account.measures
    assert measure.certainty is not None
    low, high = measure.certainty.interval
    assert measure.certainty.counts == pytest.approx((low / 5.6, high / 5.6))
    assert case.account.scorecard.interval == (half_up(low / 5.6), half_up(high / 5.6))
    assert case.account.scorecard.score == 100


@pytest.mark.slow
def test_a_cap_holds_the_better_end() -> None:
    interval = judged(560.0, cap=100).account.scorecard.interval
    assert interval is not None
    assert interval[0] < 100
    assert interval[1] == 100


def test_where_the_target_is_best_both_ends_are_worse() -> None:
    case = judged(560.0, "stabilize")
    interval = case.account.scorecard.interval
    assert interval is not None
    assert interval[0] < 100
    assert (interval[1], case.account.scorecard.score) == (100, 100)


@pytest.mark.slow
def test_less_is_better_turns_the_ends_round() -> None:
    more, less = judged(560.0).account.scorecard, judged(560.0, "minimize").account.scorecard
    assert more.interval is not None
    assert less.interval is not None
    assert less.interval == pytest.approx(
        (200 - more.interval[1], 200 - more.interval[0]), abs=0.02
    )


def test_no_node_below_the_scorecard_has_an_interval() -> None:
    account = judged(560.0).account
    assert {node.interval for node in (*account.objectives, *account.perspectives)} == {None}


@given(
    target=st.floats(300, 800),
    polarity=st.sampled_from(("maximize", "minimize", "stabilize")),
    cap=st.sampled_from((None, 100, 120)),
)
def test_an_interval_holds_its_score(target: float, polarity: str, cap: float | None) -> None:
    whole = judged(target, polarity, **({} if cap is None else {"cap": cap})).account.scorecard
    assert whole.interval is not None
    assert whole.score is not None
    assert whole.interval[0] <= whole.score <= whole.interval[1]


@pytest.mark.slow
def test_what_no_survey_counts_in_stands_still() -> None:
    """Half of the weight is a figure of its own: the interval is half as wide."""
    given = report_file(surveys={"customer": {"scale": [1, 5], "items": list("abcd")}})
    rows = [
        {"respondent_id": f"r{number}", **dict(zip("abcd", row, strict=True))}
        for number, row in enumerate(answers())
    ]
    survey = {"formula": TOTAL, "target": 560.0, "actual": None, "perspective": "p"}
    own = {"measure_id": "M2", "actual": 1.0, "target": 1.0, "perspective": "p"}
    alone, beside = (
        reported(
            measures,
            rulebook=rulebook(formulas={TOTAL: {"polarity": "maximize"}}),
            given=given.model_copy(update={"measures": {"M1": Parameters(survey="customer")}}),
            survey_customer=delivered("survey_customer", rows, given),
        ).account.scorecard.interval
        for measures in ([survey], [survey, own])
    )
    assert alone is not None
    assert beside is not None
    for one, other in zip(alone, beside, strict=True):
        assert other - 100 == pytest.approx((one - 100) / 2, abs=0.011)
