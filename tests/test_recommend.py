"""Advice: which rule applies, what it says, what it is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.account import WHOLE, Recommendation
from pipeline.case import Case
from pipeline.measure import measured
from pipeline.recommend import recommended
from pipeline.report.phrases.advice import advice_text
from pipeline.rulebook import Advice, Rulebook
from pipeline.score import if_met
from tests.case_by_hand import DEFAULT, case_of
from tests.fuzz.draws import few
from tests.surveys_by_hand import case_of as surveyed
from tests.tables_by_hand import REALIZATION, delivered, report_file, tables

Cells = Mapping[str, object]


def advised(
    *measures: Cells, rulebook: Rulebook = DEFAULT, **others: pl.DataFrame
) -> tuple[Case, Sequence[Recommendation]]:
    """A case by hand and its advice, worth what scoring again says."""
    rows = delivered("realization", [{**REALIZATION, **row} for row in measures])
    typed, given = tables(realization=rows, **others), report_file()
    actuals = measured(typed, given, rulebook)
    case = case_of(measures, rulebook=rulebook, **others)
    return case, recommended(case, if_met(typed, actuals, given, rulebook).values)


def with_advice(*advice: dict[str, object]) -> Rulebook:
    given = tuple(Advice.model_validate({"text": "{measure}", **one}) for one in advice)
    return DEFAULT.model_copy(update={"advice": given})


def advice_with(
    *advice: dict[str, object], actual: float | None = 40.0
) -> tuple[Case, Sequence[Recommendation]]:
    """A measure in each perspective, of which the first, M1, does not meet its target."""
    perspectives = [perspective.id for perspective in DEFAULT.perspectives]
    rows = [
        {"measure_id": "M1", "actual": actual, "target": 100.0, "perspective": perspectives[0]},
        *(
            {"measure_id": f"M{i}", "actual": 100.0, "target": 100.0, "perspective": perspective,
             "objective_id": f"O{i}"}
            for i, perspective in enumerate(perspectives[1:], 2)
        ),
    ]  # fmt: skip
    return advised(*rows, rulebook=with_advice(*advice))


def rules(*advice: dict[str, object], actual: float | None = 40.0) -> list[str]:
    _, given = advice_with(*advice, actual=actual)
    return [part.rule for part in given if part.measure == "M1"]


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
        ({"favourable": False}, 40.0, True),
        ({"favourable": True}, 40.0, False),
        ({"favourable": True}, 80.0, True),
        ({"reached": False}, 80.0, True),
        ({"reached": True}, 80.0, False),
        ({"reached": True}, 100.0, True),
        ({"reached": False}, 100.0, False),
        ({"reached": False}, None, False),
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
    assert rules({"id": "it", **condition}, actual=actual) == (["it"] if applies else [])


def test_the_most_specific_advice_is_given_and_only_it() -> None:
    general, formula = {"id": "general"}, {"id": "formula", "formulas": ["reported"]}
    own = {"id": "own", "measures": ["M1"]}
    assert rules(general, formula, own) == ["own"]
    assert rules(general, formula) == ["formula"]
    assert rules(general, {"id": "later"}) == ["general"]


def test_advice_is_worth_the_points_the_whole_would_gain() -> None:
    _, given = advice_with({"id": "it"})
    of = {part.measure: part for part in given}
    assert (of["M1"].impact, of["M1"].impact_on) == (15.0, WHOLE)  # (100 − 40) ÷ 4
    assert of["M2"].impact is None


def test_where_the_whole_has_no_score_advice_is_worth_what_its_perspective_would_gain() -> None:
    case, (part,) = advised({"perspective": "financial", "actual": 40.0, "target": 100.0})
    assert case.account.scorecard.value is None
    assert (part.impact, part.impact_on) == (60.0, "financial")


def test_advice_is_worth_nothing_known_where_neither_has_a_score() -> None:
    case = case_of([{"perspective": "financial", "actual": 40.0, "target": 100.0}])
    (part,) = recommended(case, lambda met: {WHOLE: None, "financial": None})
    assert (part.impact, part.impact_on) == (None, "")


def test_what_a_measure_is_worth_is_asked_of_that_measure_alone() -> None:
    asked: list[str] = []
    measures = [{"measure_id": f"M{n}", "actual": 40.0, "target": 100.0} for n in (1, 2)]
    case = case_of(measures)

    def rescore(met: str) -> Mapping[str, float | None]:
        asked.append(met)
        return {WHOLE: None, "financial": 80.0}

    assert [part.impact for part in recommended(case, rescore)] == [40.0, 40.0]
    assert asked == ["M1", "M2"]


def test_urgent_and_worthwhile_advice_comes_first() -> None:
    low = {"id": "low", "at_least": 100, "priority": "low"}
    _, given = advice_with(low, {"id": "high", "below": 100, "priority": "high"})
    assert [part.rule for part in given] == ["high", "low", "low", "low"]


def test_a_recommendation_keeps_its_id_and_fills_in_its_figures() -> None:
    text = "{measure}: {actual} of {target}, {gap} short, {achievement} %, {rating}"
    case, given = advice_with({"id": "it", "text": text})
    (part,) = [part for part in given if part.measure == "M1"]
    assert part.id == "it.M1"
    assert part.text == ""
    assert advice_text(part, case) == "a measure: 40.00 of 100, 60.00 short, 40.00 %, Very low"


def one(**cells: object) -> str:
    """What the first piece of advice on a measure says."""
    case, (advice, *_) = advised({"perspective": "financial", **cells})
    return advice_text(advice, case)


@pytest.mark.slow
def test_what_is_reached_and_promised_bears_its_unit_and_a_range_both_ends() -> None:
    ranged = {"target": None, "target_low": 4.0, "target_high": 6.0, "measured_in": "hari"}
    assert "Raise a measure from 3 hari to 4–6 hari" in one(**ranged, actual=3.0)
    small = {"target": 0.0009, "actual": 0.0012, "measured_in": "rasio", "polarity": "minimize"}
    assert "Lower a measure from 0.0012 rasio to 0.0009 rasio" in one(**small)
    tiny = {"target": 0.000001, "actual": 0.00000093, "measured_in": "kasus"}
    assert "Raise a measure from 0.00000093 kasus to 0.000001 kasus" in one(**tiny)


def test_a_gap_is_that_of_the_numbers_as_printed() -> None:
    near = {"perspective": "financial", "actual": 60.00451, "target": 60.01499}
    case, (part,) = advised(near, rulebook=with_advice({"id": "it", "text": "{gap}"}))
    assert advice_text(part, case) == "0.01"
    tiny = case_of([{"perspective": "financial", "actual": 1e-300, "target": 1.0}])
    assert [measure.digits for measure in tiny.account.measures] == [12]


def test_just_meeting_a_target_of_zero_is_worth_what_the_rulebook_gives_for_zero() -> None:
    judged = {"target": 0.0, "worst": 10.0, "polarity": "minimize"}
    measure = {**judged, "actual": 3.0, "perspective": "financial"}
    case, (part,) = advised(measure)
    now = case.account.measure("M1").score
    then = case_of([{**measure, "actual": 0.0}]).account.measure("M1").score
    assert now is not None
    assert then == DEFAULT.scoring.cap
    assert part.impact == pytest.approx(then - now)


@pytest.mark.parametrize(("delivered_output", "rules"), [(100.0, ["keep"]), (99.0, [])])
def test_thrift_that_delivered_less_is_not_praised(
    delivered_output: float, rules: list[str]
) -> None:
    line = {"code": "1", "name": "A", "ceiling": Decimal(1000), "realized": Decimal(850),
            "output_target": 100.0, "output_actual": delivered_output}  # fmt: skip
    row = {"formula": "budget.economy", "polarity": "minimize", "target": 100.0, "actual": None}
    _, given = advised(row, budget=delivered("budget", [line]))
    assert [advice.rule for advice in given] == rules


ANSWERS = [[2 + n % 2, 3 + n % 3, 4 + n % 2] for n in range(30)]


def on_items(asked: Case) -> Sequence[Recommendation]:
    given = recommended(asked, lambda _met: dict.fromkeys((WHOLE, "customer")))
    return [part for part in given if part.rule.startswith("raise-lowest")]


def survey_of(answers: list[list[int]], **survey: object) -> Case:
    measure: dict[str, object] = {"target": 900.0, "perspective": "customer"}
    return surveyed(answers, measure=measure, rules=DEFAULT, **survey)


def item_advice(answers: list[list[int]], **survey: object) -> list[str]:
    asked = survey_of(answers, **survey)
    assert all(part.impact is None for part in on_items(asked))
    return [advice_text(part, asked) for part in on_items(asked)]


@pytest.mark.slow
def test_advice_on_items_wants_as_many_respondents_as_carry_it() -> None:
    (text,) = item_advice(ANSWERS)
    assert "q1" in text
    assert item_advice(ANSWERS[:29]) == []


@pytest.mark.slow
def test_no_advice_names_an_item_that_is_not_valid_or_is_asked_twice() -> None:
    against = [[4 - n % 3, 3 + n % 3, 3 + n % 3] for n in range(30)]
    assert item_advice([[min(a, 3) - 1, *rest] for a, *rest in against]) == []
    assert len(on_items(worded("Ramah", "Cepat", "Murah"))) == 1
    assert on_items(worded("Ramah", "Cepat", "ramah")) == []


def test_items_that_cannot_be_named_are_asked_anew_before_any_is_mended() -> None:
    def whole(asked: Case) -> list[str]:
        given = recommended(asked, lambda _met: dict.fromkeys((WHOLE, "customer")))
        return [part.rule for part in given if not part.rule.startswith("raise-lowest")]

    assert whole(survey_of(ANSWERS)) == ["raise-satisfaction"]
    assert whole(survey_of(ANSWERS[:29])) == ["ask-anew"]
    assert whole(worded("Ramah", "Cepat", "ramah")) == ["ask-anew"]


def worded(*texts: str) -> Case:
    """The survey with these wordings of its items."""
    asked = survey_of(ANSWERS)
    (survey,) = asked.account.surveys
    items = tuple(replace(i, text=t) for i, t in zip(survey.items, texts, strict=True))
    account = replace(asked.account, surveys=(replace(survey, items=items),))
    return replace(asked, account=account)


def test_two_measures_of_one_survey_give_one_advice_on_an_item() -> None:
    asked = survey_of(ANSWERS)
    (measure,) = asked.account.measures
    other = replace(measure, id="M2", name="another")
    both = replace(asked, account=replace(asked.account, measures=(measure, other)))
    assert len(on_items(both)) == 1


WHEN = {
    "trend": {"quantity": "trend", "at_most": -2},
    "missed": {"quantity": "met", "is": False},
    "other": {"quantity": "perspective", "is": "customer"},
}


@pytest.mark.parametrize(
    ("when", "given"),
    [
        ({"all": [WHEN["missed"]]}, True),
        ({"all": [WHEN["missed"], WHEN["other"]]}, False),
        ({"any": [WHEN["missed"], WHEN["other"]]}, True),
        ({"all": [{"any": [WHEN["other"], {"quantity": "gap", "above": 59.9}]}]}, True),
        ({"all": [{"quantity": "gap", "below": 60}]}, False),
        ({"all": [WHEN["trend"]]}, False),
        (
            {"all": [{"quantity": "score", "at_least": 40}, {"quantity": "score", "below": 41}]},
            True,
        ),
        ({"all": [{"quantity": "rating", "any_of": ["very_low", "low"]}]}, True),
        ({"all": [{"quantity": "coverage", "at_least": 100}]}, True),
        ({"all": [{"quantity": "absorption", "above": 0}]}, False),
        ({"all": [{"quantity": "unanswered", "below": 1}]}, True),
        ({"all": [{"quantity": "follow_up", "is": "none"}]}, True),
        ({"all": [{"quantity": "certain", "is": False}]}, False),
    ],
)
def test_conditions_ask_of_named_quantities(when: dict[str, object], given: bool) -> None:
    assert rules({"id": "asked", "when": when}) == (["asked"] if given else [])


def test_a_trend_is_of_periods_in_a_row() -> None:
    rising = [{"measure_id": "M1", "period": str(year), "actual": actual}
              for year, actual in ((2021, 50.0), (2022, 60.0), (2023, 55.0))]  # fmt: skip
    history = delivered("history", rising)
    row = {"measure_id": "M1", "actual": 40.0, "target": 100.0}
    for at_most, is_given in ((-2, True), (-3, False)):
        when = {"all": [{"quantity": "trend", "at_most": at_most}]}
        _, found = advised(row, rulebook=with_advice({"id": "turn", "when": when}), history=history)
        assert [part.rule for part in found] == (["turn"] if is_given else [])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lines", "points"),
    [
        # Spent 1,900 of 2,000 = 95 %; delivered (5 ÷ 10 × 1,000 + 9 ÷ 10 × 1,000) ÷ 2,000 = 70 %.
        ([("1.01", "O1", 1000, 900, 10, 5), ("1.02", "O1", 1000, 1000, 10, 9)], 25.0),
        # A line of another objective, and one that promises no output, are not of it.
        ([("1.01", "O1", 1000, 900, 10, 9), ("1.02", "O2", 9000, 0, 10, 0)], 0.0),
        ([("1.01", "O1", 1000, 800, 10, 10), ("1.02", "O1", 1000, 800, None, None)], -20.0),
        # Lines that name another objective, or none, are of activities that may support any.
        ([("1.01", "O2", 1000, 950, 4, 3)], None),
        ([("1.01", None, 1000, 950, 4, 3)], None),
        ([("1.01", "O1", 1000, 950, None, None)], None),
        ([("1.01", "O1", 1000, None, 10, 9)], None),
    ],
)
def test_absorption_is_held_against_output(
    lines: list[tuple[object, ...]], points: float | None
) -> None:
    names = ("code", "objective_id", "ceiling", "realized", "output_target", "output_actual")
    budget = delivered("budget", [{"name": "x", **dict(zip(names, line, strict=True))}
                                  for line in lines])  # fmt: skip
    row = {"measure_id": "M1", "actual": 40.0, "target": 100.0, "objective_id": "O1"}
    for above, is_given in ((-100, points is not None), (points or 0, False)):
        when = {"all": [{"quantity": "absorption_over_output", "above": above}]}
        _, found = advised(row, rulebook=with_advice({"id": "a", "when": when}), budget=budget)
        assert [part.rule for part in found] == (["a"] if is_given else [])
    (alone, *_), spends = lines, {"all": [{"quantity": "absorption", "at_least": 0}]}
    _, found = advised(row, rulebook=with_advice({"id": "s", "when": spends}), budget=budget)
    assert bool(found) is (any(line[1] == "O1" for line in lines) and alone[3] is not None)
    if points is not None:
        at = {"all": [{"quantity": "absorption_over_output", "at_least": points}]}
        _, found = advised(row, rulebook=with_advice({"id": "a", "when": at}), budget=budget)
        assert [part.rule for part in found] == ["a"]


@few(4)
@given(st.permutations(range(8)))
def test_the_order_of_rows_decides_no_ranking(order: list[int]) -> None:
    rows = [
        {"measure_id": f"M{n}", "actual": 40.0 + n // 3, "target": 100.0, "objective_id": f"O{n}"}
        for n in range(8)
    ]
    _, plain = advised(*rows)
    _, shuffled = advised(*(rows[n] for n in order))
    assert [part.id for part in shuffled] == [part.id for part in plain]


@pytest.mark.parametrize(("objective", "spent"), [("O1", 95), ("O2", 95), (None, 95), ("O1", 70)])
def test_no_shipped_advice_speaks_of_activities_that_nobody_linked(
    objective: str | None, spent: int
) -> None:
    line = {"code": "1.01", "name": "x", "objective_id": objective, "ceiling": 100,
            "realized": spent, "output_target": 10, "output_actual": 5}  # fmt: skip
    row = {"measure_id": "M1", "actual": 40.0, "target": 100.0, "objective_id": "O1"}
    case, found = advised(row, budget=delivered("budget", [line]))
    said = [advice_text(part, case) for part in found]
    assert any("the activities behind a measure" in text for text in said) is (objective == "O1")
