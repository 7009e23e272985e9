"""Whether a target is met: of no rulebook and no rounding; how many are, and what is said of it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.account import Account
from pipeline.examine import found
from pipeline.ingest import read_rulebook, shipped_rulebooks
from pipeline.recommend import recommended, unused_advice
from pipeline.report.phrases.advice import advice_text
from pipeline.rounding import beside, trusted
from pipeline.rulebook import Advice, Band, Scoring
from tests.case_by_hand import DEFAULT, case_of
from tests.document_parts import card, told
from tests.reported_by_hand import case as built_case
from tests.reported_by_hand import document
from tests.tables_by_hand import delivered

NOISE = 0.1 + 0.2
"""0.3 and a last bit."""
MOST, LEAST, MIDDLE = "maximize", "minimize", "stabilize"
FIGURES = st.decimals(min_value=-300, max_value=300, places=3, allow_nan=False).map(float)
POLARITIES = st.sampled_from((MOST, LEAST, MIDDLE))


def reason(**cells: object) -> str | None:
    (measure,) = case_of([cells]).account.measures
    return measure.met_reason


@pytest.mark.parametrize(
    ("polarity", "actual", "target", "expected"),
    [
        (MOST, 80.0, 80.0, "reached"),
        (MOST, 80.1, 80.0, "reached"),
        (MOST, 79.9, 80.0, "missed"),
        (MOST, 79.9999, 80.0, "missed"),
        (LEAST, 80.0, 80.0, "reached"),
        (LEAST, 79.0, 80.0, "reached"),
        (LEAST, 80.001, 80.0, "missed"),
        (MIDDLE, 80.0, 80.0, "reached"),
        (MIDDLE, 80.1, 80.0, "missed"),
        (MOST, 0.3, NOISE, "reached"),
        (LEAST, NOISE, 0.3, "reached"),
        (MIDDLE, NOISE, 0.3, "reached"),
        (LEAST, 0.300000000003, 0.3, "missed"),
        (LEAST, 0.0, 0.0, "reached"),
        (LEAST, 7.0, 0.0, "missed"),
        (MOST, -1.0, 0.0, "missed"),
        (MOST, -4.0, -5.0, "reached"),
        (MOST, None, 5.0, "unmeasured"),
        (MOST, 5.0, None, "no_target"),
        (MOST, None, None, "no_target"),
    ],
)
def test_an_actual_is_held_to_its_target_by_its_polarity(
    polarity: str, actual: float | None, target: float | None, expected: str
) -> None:
    assert reason(polarity=polarity, actual=actual, target=target) == expected


@pytest.mark.parametrize(
    ("polarity", "actual", "expected"),
    [
        (MIDDLE, 0.1, "within_range"),
        (MIDDLE, NOISE, "within_range"),
        (MIDDLE, 0.31, "outside_range"),
        (MOST, 0.05, "outside_range"),
        (MOST, 0.31, "reached"),
        (LEAST, 0.31, "outside_range"),
        (LEAST, 0.05, "reached"),
    ],
)
def test_a_range_is_met_inside_and_beyond_its_better_end(
    polarity: str, actual: float, expected: str
) -> None:
    ends = {"target": None, "target_low": 0.1, "target_high": 0.3}
    assert reason(polarity=polarity, actual=actual, **ends) == expected


@pytest.mark.parametrize("name", shipped_rulebooks())
def test_no_rulebook_decides_what_is_met(name: str) -> None:
    book = read_rulebook(name).rulebook
    side = book.perspectives[0].id
    rows = [
        {"measure_id": f"M{n}", "perspective": side, "polarity": polarity, "actual": actual,
         "target": 40.0}
        for n, (polarity, actual) in enumerate([(MOST, 39.999), (LEAST, 40.0), (MIDDLE, 38.0)])
    ]  # fmt: skip
    assert [m.met for m in case_of(rows, rulebook=book).account.measures] == [False, True, False]


@pytest.mark.slow
@given(FIGURES, st.decimals(min_value="0.001", max_value=300, places=3).map(float))
def test_met_is_an_achievement_of_a_hundred_in_full(actual: float, target: float) -> None:
    (measure,) = case_of([{"polarity": MOST, "actual": actual, "target": target}]).account.measures
    assert measure.achievement is not None
    assert measure.met is (measure.achievement >= 100 - 1e-9)


@given(POLARITIES, FIGURES, FIGURES, st.sampled_from((0.001, 0.7, 3.0, 1000.0)))
def test_another_unit_changes_nothing_and_mirrors_the_other_polarity(
    polarity: str, actual: float, target: float, unit: float
) -> None:
    met = reason(polarity=polarity, actual=actual, target=target)
    assert reason(polarity=polarity, actual=actual * unit, target=target * unit) == met
    mirrored = {MOST: LEAST, LEAST: MOST, MIDDLE: MIDDLE}[polarity]
    assert reason(polarity=mirrored, actual=-actual, target=-target) == met


ROWS = st.lists(
    st.tuples(POLARITIES, st.none() | FIGURES, st.none() | st.just(0.0) | FIGURES),
    min_size=1,
    max_size=12,
)


def account(rows: Sequence[tuple[str, float | None, float | None]], zero: str) -> Account:
    book = DEFAULT.model_copy(update={"scoring": Scoring.model_validate({"zero_target": zero})})
    cells = [
        {"measure_id": f"M{n}", "polarity": polarity, "actual": actual, "target": target}
        for n, (polarity, actual, target) in enumerate(rows)
    ]
    return case_of(cells, rulebook=book).account


@given(ROWS, st.sampled_from(("judge", "withhold")))
def test_the_tally_adds_up_and_the_order_of_rows_does_not_count(
    rows: Sequence[tuple[str, float | None, float | None]], zero: str
) -> None:
    counted = account(rows, zero).tally
    assert counted.of == counted.met + counted.missed + counted.unmeasured + counted.withheld
    assert counted.of == sum(target is not None for _, _, target in rows)
    assert 0 <= counted.unscored <= counted.met + counted.missed
    assert account(rows[::-1], zero).tally == counted


def test_a_target_without_a_score_stays_in_the_tally() -> None:
    rows = [(LEAST, 7.0, 0.0), (MOST, 95.0, 100.0), (MOST, None, 5.0), (MOST, 5.0, None)]
    counted = account(rows, "withhold").tally
    assert (counted.met, counted.missed, counted.unmeasured, counted.unscored) == (0, 2, 1, 1)
    assert account(rows, "judge").tally.unscored == 0


def test_a_missed_target_of_zero_lowers_its_perspective() -> None:
    rows = [(LEAST, 0.0, 0.0), (LEAST, 7.0, 0.0), (MOST, 95.0, 100.0)]
    assert account(rows, "judge").perspective("financial").score == 65.0  # (100 + 0 + 95) ÷ 3
    assert account(rows, "withhold").perspective("financial").score == 95.0


# --- spending above the ceiling ----------------------------------------------------------------

OVERSPENT = [
    {"code": "1.01", "name": "A", "ceiling": Decimal(500), "realized": Decimal(590)},
    {"code": "1.02", "name": "B", "ceiling": Decimal(300), "realized": Decimal(290)},
]
ABSORBED = {"formula": "budget.absorption", "actual": None, "target": 95.0, "cause": "-"}


def test_spending_above_the_ceiling_is_never_met_nor_praised() -> None:
    case = built_case(ABSORBED, budget=OVERSPENT)
    (measure,) = case.account.measures
    assert (measure.met, measure.met_reason) == (False, "over_ceiling")
    assert measure.achievement == pytest.approx(110 / 0.95)
    assert (case.account.tally.met, case.account.tally.missed) == (0, 1)
    assert [part.rule for part in case.account.recommendations] == ["over-ceiling"]
    text = told(card(document(case), measure.id))
    assert "its target does not count as met" in text
    assert "exceeded" not in text


def test_the_sum_above_the_ceiling_goes_before_all_else_in_either_language() -> None:
    said = {
        "en": "Spending exceeds the ceiling by Rp80, at 110.00 % of it",
        "id": "Belanja melampaui pagu dengan kelebihan Rp80 (terserap 110,00 % dari pagu)",
    }
    for words, sentence in said.items():
        case = built_case(ABSORBED, {"measure_id": "M2", "actual": 1.0, "target": 5.0},
                          budget=OVERSPENT, language=words)  # fmt: skip
        first, *others = case.account.recommendations
        assert advice_text(first, case).startswith(f"{sentence};")
        assert (first.measure, first.priority) == ("", "high")
        assert [part.measure for part in others] == ["M2"]
        page = document(case)
        for caveat in (page.brief.caveat, page.summary.caveat):
            assert caveat
            assert caveat.text.startswith(f"{sentence}.")


@pytest.mark.parametrize(
    "praise", [{"at_least": 100}, {"favourable": True}, {"ratings": ["very_high"]}]
)
def test_no_rulebook_praises_what_was_overspent(praise: dict[str, object]) -> None:
    book = DEFAULT.model_copy(
        update={"advice": (Advice.model_validate({"id": "keep", "text": "Keep it.", **praise}),)}
    )

    def rules(spent: int) -> list[str]:
        line = {**OVERSPENT[0], "realized": Decimal(spent)}
        case = case_of([ABSORBED], rulebook=book, budget=delivered("budget", [line]))
        return [
            part.rule
            for part in recommended(case, lambda met: {"scorecard": None, "financial": None})
        ]

    assert rules(499) == ["keep"]
    assert rules(501) == ["over-ceiling"]


def test_what_stays_within_the_ceiling_raises_no_alarm() -> None:
    lines = [{**OVERSPENT[0], "realized": Decimal(500)}]
    case = built_case(ABSORBED, budget=lines)
    assert case.account.tally.met == 1
    assert document(case).brief.caveat is None
    assert [part.rule for part in case.account.recommendations] == ["keep"]


# --- what is said of it ------------------------------------------------------------------------


def test_the_targets_met_stand_before_the_rating() -> None:
    rows = [{"measure_id": f"M{n}", "target": 100.0, "actual": 95.0} for n in range(5)]
    page = document(built_case(*rows, language="id"))
    assert page.brief.title == "0 dari 5 target tercapai"
    assert "tidak mencapai satu pun dari 5 target" in page.summary.lead


def test_what_nearly_reaches_its_target_is_not_kept_up_but_still_to_be_reached() -> None:
    case = built_case({"target": 100.0, "actual": 99.997})
    (part,) = case.account.recommendations
    assert part.rule == "reach-the-target"
    assert case.account.tally.met == 0


# --- advice of the report's own rulebook that is given to nothing ------------------------------


@pytest.mark.parametrize(
    ("conditions", "why"),
    [
        ({"formulas": ["share"]}, 'fulfils formulas = ["share"]'),
        ({"measures": ["M9", "M8"]}, 'fulfils measures = ["M9", "M8"]'),
        ({"measured": False}, "fulfils measured = false"),
        ({"ratings": ["low"]}, 'fulfils ratings = ["low"]'),
        ({"favourable": False}, "fulfils favourable = false"),
        ({"reached": True}, "fulfils reached = true"),
        ({"below": 80}, "fulfils below = 80"),
        ({"at_least": 80.01}, "fulfils at_least = 80.01"),
        ({"actual_below": 8}, "fulfils actual_below = 8"),
        ({"measures": ["M1"], "actual_above": 8.5}, "fulfils actual_above = 8.5"),
        ({}, "other advice goes first"),
    ],
)
def test_advice_that_is_given_to_nothing_says_why(conditions: dict[str, object], why: str) -> None:
    """The one measure comes to 8 of 10, which is rated high."""
    lost = Advice.model_validate({"id": "lost", "text": "t", **conditions})
    first = Advice.model_validate({"id": "first", "text": "t"})
    book = DEFAULT.model_copy(update={"advice": (first, lost)})
    case = case_of([{"actual": 8.0, "target": 10.0}], rulebook=book)
    given_to = recommended(case, lambda met: {"scorecard": None, "financial": None})
    advised = replace(case, account=replace(case.account, recommendations=given_to))
    (finding,) = unused_advice(replace(advised, own_advice=frozenset({"first", "lost"})))
    sentence = case.language.finding(finding)
    assert sentence.startswith("The rulebook's advice “lost” was given to no measure: ")
    assert why in sentence
    assert list(unused_advice(advised)) == []


# --- what is compared is compared as it is trusted ---------------------------------------------


@pytest.mark.parametrize(("floor", "inside"), [({"from": 0.3}, True), ({"above": 0.3}, False)])
def test_no_floor_of_a_band_falls_to_noise(floor: dict[str, float], inside: bool) -> None:
    band = Band.model_validate({"key": "high", "label": "High", **floor})
    assert [band.holds(value) for value in (0.3, NOISE, 0.3 - 1e-16)] == [inside] * 3
    assert band.holds(0.300000000003)
    assert not band.holds(0.299999999997)


@pytest.mark.parametrize(
    ("weights", "scored"), [((0.1, 0.2, 0.7), True), ((0.1, 0.19, 0.71), False)]
)
def test_the_least_coverage_does_not_fall_to_noise(
    weights: tuple[float, ...], scored: bool
) -> None:
    """0.1 + 0.2 of a weight of 1 is the 0.3 that the rulebook asks for."""
    book = DEFAULT.model_copy(
        update={"minimum_coverage": 0.3, "perspectives": DEFAULT.perspectives[:1]}
    )
    rows = [
        {"measure_id": f"M{n}", "weight": weight, "actual": actual, "target": 5.0}
        for n, (weight, actual) in enumerate(zip(weights, (5.0, 5.0, None), strict=True))
    ]
    case = case_of(rows, rulebook=book)
    assert (case.account.scorecard.score is not None) is scored
    assert ("low-coverage" in {part.code for part in found(case)}) is not scored


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_the_numbers_beside_another_are_told_from_it(value: float) -> None:
    below, above = beside(value)
    assert trusted(below) < trusted(value) < trusted(above) or value == 0
    assert below < value < above
