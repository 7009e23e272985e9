"""Advice: which rule applies, what it says, what it is worth."""

from collections.abc import Collection, Sequence
from decimal import Decimal

import pytest

from pipeline.case import Case
from pipeline.recommend import recommended
from pipeline.results import Recommendation, Scored
from pipeline.rulebook import Advice
from pipeline.score import scored
from tests.case_by_hand import DEFAULT, case_of
from tests.tables_by_hand import delivered


def advice_of(case: Case) -> Sequence[Recommendation]:
    def rescore(met: Collection[str]) -> Scored:
        return scored(
            case.tables, case.measured, case.report_file, case.rulebook, supposing_met=met
        )

    return recommended(case, rescore)


def case_with(*advice: dict[str, object], actual: float | None = 40.0) -> Case:
    book = DEFAULT.model_copy(
        update={"advice": tuple(Advice.model_validate({"text": "{measure}", **a}) for a in advice)}
    )
    sides = [side.id for side in DEFAULT.perspectives]
    rows = [
        {"measure_id": "M1", "actual": actual, "target": 100.0, "perspective": sides[0]},
        *(
            {"measure_id": f"M{i}", "actual": 100.0, "target": 100.0, "perspective": side,
             "objective_id": f"O{i}"}
            for i, side in enumerate(sides[1:], 2)
        ),
    ]  # fmt: skip
    return case_of(rows, rulebook=book)


def rules(case: Case) -> list[str]:
    return [part.rule for part in advice_of(case) if part.measure == "M1"]


@pytest.mark.parametrize(
    ("condition", "actual", "applies"),
    [
        ({}, 40.0, True),
        ({"below": 41}, 40.0, True),
        ({"below": 40}, 40.0, False),
        ({"below": 41}, None, False),
        ({"at_least": 40}, 40.0, True),
        ({"at_least": 40.01}, 40.0, False),
        ({"actual_below": 41}, 40.0, True),
        ({"actual_above": 40}, 40.0, False),
        ({"ratings": ["very_low"]}, 40.0, True),
        ({"ratings": ["high"]}, 40.0, False),
        ({"met": False}, 40.0, True),
        ({"met": True}, 40.0, False),
        ({"measured": False}, None, True),
        ({"measured": False}, 40.0, False),
        ({"formulas": ["reported"]}, 40.0, True),
        ({"formulas": ["share"]}, 40.0, False),
        ({"measures": ["M1"]}, 40.0, True),
        ({"measures": ["M9"]}, 40.0, False),
    ],
)
def test_advice_applies_when_every_condition_holds(
    condition: dict[str, object], actual: float | None, applies: bool
) -> None:
    assert rules(case_with({"id": "it", **condition}, actual=actual)) == (["it"] if applies else [])


def test_the_most_specific_advice_is_given_and_only_it() -> None:
    general, formula = {"id": "general"}, {"id": "formula", "formulas": ["reported"]}
    own = {"id": "own", "measures": ["M1"]}
    assert rules(case_with(general, formula, own)) == ["own"]
    assert rules(case_with(general, formula)) == ["formula"]
    assert rules(case_with(general, {"id": "later"})) == ["general"]


def test_advice_is_worth_the_points_the_whole_would_gain() -> None:
    (part,) = [p for p in advice_of(case_with({"id": "it"})) if p.measure == "M1"]
    assert (part.impact, part.impact_on) == (15.0, "scorecard")  # (100 − 40) ÷ 4
    (met,) = [p for p in advice_of(case_with({"id": "it"})) if p.measure == "M2"]
    assert met.impact is None


def test_urgent_and_worthwhile_advice_comes_first() -> None:
    case = case_with({"id": "low", "at_least": 100, "priority": "low"},
                     {"id": "high", "below": 100, "priority": "high"})  # fmt: skip
    assert [part.rule for part in advice_of(case)] == ["high", "low", "low", "low"]


def test_a_recommendation_keeps_its_id_and_fills_in_its_figures() -> None:
    text = "{measure}: {actual} of {target}, {gap} short, {achievement} %, {rating}"
    (part,) = [p for p in advice_of(case_with({"id": "it", "text": text})) if p.measure == "M1"]
    assert part.id == "it.M1"
    assert part.text == "a measure: 40.00 of 100, 60 short, 40.00 %, Very low"


def one(**cells: object) -> Recommendation:
    (advice, *_) = advice_of(case_of([{"perspective": "financial", **cells}]))
    return advice


def test_what_is_reached_and_promised_bears_its_unit_and_a_range_both_ends() -> None:
    ranged = {"target": None, "target_low": 4.0, "target_high": 6.0, "measured_in": "hari"}
    assert "3 hari against a target of 4–6 hari" in one(**ranged, actual=3.0).text
    small = {"target": 0.0009, "actual": 0.0012, "measured_in": "rasio", "polarity": "minimize"}
    assert "0.0012 rasio against a target of 0.0009 rasio" in one(**small).text
    tiny = {"target": 0.000001, "actual": 0.00000093, "measured_in": "kasus"}
    assert "0.00000093 kasus against a target of 0.000001 kasus" in one(**tiny).text


def test_a_gap_is_that_of_the_numbers_as_printed() -> None:
    advice = {"id": "it", "text": "{gap}"}
    book = DEFAULT.model_copy(update={"advice": (Advice.model_validate(advice),)})
    near = {"perspective": "financial", "actual": 60.00451, "target": 60.01499}
    (part,) = advice_of(case_of([near], rulebook=book))
    assert part.text == "0.01"
    tiny = case_of([{"perspective": "financial", "actual": 1e-300, "target": 1.0}])
    assert [measure["digits"] for measure in tiny.measures()] == [12]


def test_just_meeting_a_target_of_zero_is_worth_what_the_rulebook_gives_for_zero() -> None:
    judged = {"target": 0.0, "worst": 10.0, "polarity": "minimize"}
    measure = {**judged, "actual": 3.0, "perspective": "financial"}
    (part,) = advice_of(case_of([measure]))
    now = case_of([measure]).scored.measures["score"].item()
    then = case_of([{**measure, "actual": 0.0}]).scored.measures["score"].item()
    assert part.impact == pytest.approx(then - now)
    assert then == DEFAULT.scoring.cap


@pytest.mark.parametrize(("delivered_output", "rules"), [(100.0, ["keep"]), (99.0, [])])
def test_thrift_that_delivered_less_is_not_praised(
    delivered_output: float, rules: list[str]
) -> None:
    line = {"code": "1", "name": "A", "ceiling": Decimal(1000), "realized": Decimal(850),
            "output_target": 100.0, "output_actual": delivered_output}  # fmt: skip
    row = {"formula": "budget.economy", "polarity": "minimize", "target": 100.0, "actual": None}
    spent = case_of([row], budget=delivered("budget", [line]))
    assert [advice.rule for advice in advice_of(spent)] == rules
