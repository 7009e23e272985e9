"""What moved: words that agree with the printed numbers, from `history` and signed scorecards."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.account import Past, RulebookName
from pipeline.document import Document, ShortList
from pipeline.report.chapters import in_brief
from pipeline.report.phrases.movements import measure_moves
from tests.document_parts import captioned, card, table, told
from tests.reported_by_hand import case, document, past, past_measure, signed
from tests.test_score import SIDES

WORDS = {
    "en": ("Better", "Nothing that can be compared has moved", "Worse"),
    "id": ("Membaik", "Tidak ada yang berubah", "Memburuk"),
}


def changes(whole: Document) -> ShortList:
    """The list of what moved."""
    return next(part for part in whole.brief.lists if "hange" in part.heading)


def moved(*rows: dict[str, object], **given: Any) -> list[tuple[str, str, str]]:
    """Each change as its word, its name and its two values, in the order of the list."""
    return [(row.word, row.name, row.value) for row in changes(document(case(*rows, **given))).rows]


@pytest.mark.parametrize("code", ["en", "id"])
@pytest.mark.parametrize(
    ("before", "now", "word"),
    [
        (50.0, 60.0, 0),
        (60.0, 60.0, 1),
        (60.0, 50.0, 2),
        (60.00001, 60.00004, 1),
        (60.00004, 60.00006, 1),
        (60.001, 60.004, 0),
        (60.006, 60.004, 2),
    ],
)
def test_rose_fell_and_nothing_moved_agree_with_the_printed_numbers(
    code: str, before: float, now: float, word: int
) -> None:
    scored = case(
        {"target": 100.0, "actual": now},
        language=code,
        history=[{"measure_id": "M1", "period": "2023", "actual": before}],
    )
    said = told(document(scored).summary.lists)
    assert [part in said for part in WORDS[code]] == [index == word for index in range(3)]


@pytest.mark.slow
def test_a_measure_without_a_past_or_a_present_does_not_move() -> None:
    listed = changes(document(case({"target": 100.0, "actual": 60.0})))
    assert (listed.rows, listed.nothing) == (
        (), "No figure of an earlier period was given to compare with.",
    )  # fmt: skip
    past = [{"measure_id": "M1", "period": "2023", "actual": 50.0}]
    assert moved({"target": 100.0}, history=past) == [
        ("Not measured", "a measure", "50.00\u00a0% in 2023")
    ]


def actuals(whole: Document) -> list[str]:
    """The actuals of a measure's card, through the periods."""
    return [one.actual for one in card(whole, "M1").strip.periods]


def test_periods_are_read_oldest_first_and_later_ones_left_out() -> None:
    history = [
        {"measure_id": "M1", "period": period, "actual": actual}
        for period, actual in (("2023", 70.0), ("2021", 50.0), ("2022", 60.0), ("2024", 1.0))
    ]
    whole = document(case({"target": 100.0, "actual": 80.0}, history=history))
    assert actuals(whole) == ["50.00", "60.00", "70.00", "80.00"]


def test_periods_of_another_length_in_the_history_are_left_out_and_told() -> None:
    history = [
        {"measure_id": "M1", "period": period, "actual": actual}
        for period, actual in (("2022", 50.0), ("2023", 70.0), ("2023-S2", 9.0), ("2023-Q4", 8.0))
    ]
    scored = case({"target": 100.0, "actual": 80.0}, history=history)
    assert [figure.period for figure in scored.account.measure("M1").past] == ["2022", "2023"]
    whole = document(scored)
    assert actuals(whole) == ["50.00", "70.00", "80.00"]
    assert (
        "The table history gives figures of 2023-Q4 and 2023-S2, which are not as long as 2024"
        in told((*whole.annexes, *whole.workings))
    )
    years = document(case({"target": 100.0, "actual": 80.0}, history=history[:2]))
    assert "not as long as" not in told((*years.annexes, *years.workings))


def test_a_signed_scorecard_goes_before_the_history_and_the_difference_is_found() -> None:
    scored = case(
        {"target": 100.0, "actual": 80.0},
        earlier=(signed("2023", {}, M1=75.0),),
        history=[{"measure_id": "M1", "period": "2023", "actual": 70.0}],
    )
    whole = document(scored)
    assert actuals(whole) == ["75.00", "80.00"]
    assert "gives 70, but the final report of that period gives 75" in told(
        (*whole.annexes, *whole.workings)
    )


def called(name: str = "", unit: str = "") -> Past:
    """The final of 2023, in which the measure M1 had this name and this unit."""
    before = signed("2023", {}, M1=75.0)
    return replace(before, measures=(replace(before.by_id["M1"], name=name, measured_in=unit),))


@pytest.mark.parametrize(
    ("unit", "alike"), [("", True), ("%", True), (" Persen ", True), ("hari", False)]
)
def test_a_figure_in_another_unit_does_not_stand_beside_this_periods(
    unit: str, alike: bool
) -> None:
    scored = case({"target": 100.0, "actual": 80.0}, earlier=(called(unit=unit),))
    assert bool(scored.account.measure("M1").past) is alike
    said = told(document(scored).workings)
    sentence = (
        "a measure: the 75 of 2023 is left out of comparisons: it was measured in another unit "
        "(hari)."
    )
    assert (sentence in said) is not alike


@pytest.mark.parametrize(
    ("name", "renamed"), [("", False), ("A  Measure", False), ("another measure", True)]
)
def test_a_measure_of_another_name_is_compared_and_both_names_are_told(
    name: str, renamed: bool
) -> None:
    scored = case({"target": 100.0, "actual": 80.0}, earlier=(called(name=name),))
    assert [figure.actual for figure in scored.account.measure("M1").past] == [75.0]
    said = told(document(scored).workings)
    assert ("a measure was called “another measure” in 2023;" in said) is renamed


@pytest.mark.slow
def test_scores_are_compared_only_within_one_rulebook() -> None:
    counted = [past_measure(side, score=40.0, perspective=side) for side in SIDES]
    before = past("2023", {"scorecard": 40.0}, *counted)
    before = replace(before, scorecard=replace(before.scorecard, coverage=1.0))
    measured = {"target": 100.0, "actual": 80.0}
    rows = [
        {**measured, "measure_id": name, "objective_id": name, "perspective": name}
        for name in SIDES
    ]
    said = changes(document(case(*rows, earlier=(before,))))
    assert "Overall score: 40.00 in 2023, 80.00 now." in (said.note, said.nothing)
    other = replace(before, rulebook=RulebookName("other"))
    assert "Overall score" not in repr(changes(document(case(*rows, earlier=(other,)))))


@pytest.mark.slow
def test_the_largest_changes_of_measures_come_first() -> None:
    rows = (
        {"measure_id": "A", "measure": "little", "target": 100.0, "actual": 79.0},
        {"measure_id": "B", "measure": "much", "target": 100.0, "actual": 20.0,
         "perspective": "customer", "objective_id": "O2"},
        {"measure_id": "C", "measure": "more", "target": 100.0, "actual": 30.0,
         "perspective": "customer", "objective_id": "O2"},
        {"measure_id": "D", "measure": "still", "target": 100.0, "actual": 50.0,
         "perspective": "customer", "objective_id": "O2"},
    )  # fmt: skip
    scores = {"scorecard": 56.0, "financial": 80.0, "customer": 66.6}
    before = signed("2023", scores, A=80.0, B=80.0, C=70.0, D=50.0)
    assert moved(*rows, earlier=(before,)) == [
        ("Worse", "much", "80.00\u00a0% → 20.00\u00a0%"),
        ("Worse", "more", "70.00\u00a0% → 30.00\u00a0%"),
        ("Worse", "little", "80.00\u00a0% → 79.00\u00a0%"),
    ]
    stayed = signed("2023", {"scorecard": 56.17}, D=50.0)
    unmoved = changes(document(case(*rows, earlier=(stayed,))))
    assert unmoved.nothing == "Nothing that can be compared has moved."


def test_a_list_cut_short_says_how_many_of_each_kind_are_left_out() -> None:
    rows = [{"measure_id": key, "target": 100.0, "actual": 50.0} for key in "ABC"]
    before = signed("2023", {}, A=60.0, B=70.0, C=40.0)
    listed = changes(document(case(*rows, earlier=(before,))))
    assert listed.more == (
        "besides: 2 worse and 1 better", "besides: 1 worse and 1 better", "besides: 1 better", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "before", "better"),
    [
        ({"polarity": "maximize", "actual": 60.0}, 50.0, 1),
        ({"polarity": "minimize", "actual": 60.0}, 50.0, -1),
        ({"polarity": "minimize", "actual": 40.0}, 50.0, 1),
        ({"polarity": "stabilize", "actual": 82.0, "target": 80.0}, 70.0, 1),
        ({"polarity": "stabilize", "actual": 60.0, "target": 80.0}, 70.0, -1),
        ({"polarity": "stabilize", "actual": 82.0, "target": 80.0}, 78.0, 0),
        ({"polarity": "stabilize", "actual": 82.0, "target": None}, 78.0, 0),
        (
            {"polarity": "stabilize", "actual": 8.0, "target": None, "target_low": 7.0,
             "target_high": 9.0},
            5.0,
            1,
        ),
        ({"polarity": "maximize", "actual": 5.0}, 0.0, 1),
    ],
)  # fmt: skip
def test_a_moved_measure_is_better_or_worse_by_its_polarity(
    cells: dict[str, object], before: float, better: int
) -> None:
    history = [{"measure_id": "M1", "period": "2023", "actual": before}]
    (move,) = measure_moves(case({"target": 80.0, **cells}, history=history))
    assert move.better == better


@pytest.mark.parametrize(
    ("spent", "before", "better", "said"),
    [
        (95, 90.0, 1, "It rose by 5.00 percentage points since 2023."),
        (90, 95.0, -1, "It fell by 5.00 percentage points since 2023."),
        (95, 108.0, 1, "an improvement, since more had been spent than the ceiling allows."),
        (108, 95.0, -1, "a change for the worse, since more was spent than the ceiling allows."),
        (104, 108.0, 0, "It fell by 4.00 percentage points since 2023."),
        (108, 104.0, -1, "a change for the worse, since more was spent than the ceiling allows."),
        (100, 95.0, 1, "It rose by 5.00 percentage points since 2023."),
    ],
)
def test_beyond_its_ceiling_more_spending_is_worse(
    spent: int, before: float, better: int, said: str
) -> None:
    spends = {"formula": "budget.absorption", "measured_in": "%", "target": 95.0, "actual": None}
    line = {"code": "1", "name": "All", "ceiling": 100, "realized": spent}
    history = [{"measure_id": "M1", "period": "2023", "actual": before}]
    made = case(spends, budget=[line], history=history)
    (move,) = measure_moves(made)
    assert move.better == better
    (measure,) = made.account.measures
    assert in_brief.moved(measure, made.language).endswith(said)


def test_renstra_and_national_standard_are_columns_only_where_they_are_known() -> None:
    rows = (
        {"measure_id": "A", "target": 80.0, "actual": 60.0, "renstra_target": 90.0},
        {"measure_id": "B", "measure": "other", "target": 5.0, "actual": 6.0,
         "polarity": "minimize", "renstra_target": 4.0},
    )  # fmt: skip
    whole = document(case(*rows))
    assert table(whole, "yardsticks-table") == [
        ["1.1 a measure (percent)", "90.00", "66.67", "–", "–"],
        ["1.2 other (percent)", "4.00", "50.00", "–", "–"],
    ]
    assert [[one.heading for one in card(whole, key).strip.beside] for key in "AB"] == [
        ["Renstra end target"],
        ["Renstra end target"],
    ]
    nothing = document(case({"target": 80.0, "actual": 60.0}))
    assert not {"earlier-table", "yardsticks-table"} & {part.id for part in captioned(nothing)}
