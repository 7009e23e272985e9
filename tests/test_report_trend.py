"""What moved: words that agree with the printed numbers, from `history` and signed scorecards."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.account import Past, RulebookName
from pipeline.document import Document, PrintedTable, ShortList, Trend, TrendChart
from pipeline.report.phrases.movements import moves
from tests.document_parts import captioned, table, told
from tests.reported_by_hand import case, document, signed
from tests.tables_by_hand import report_file

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


def test_a_measure_without_a_past_or_a_present_does_not_move() -> None:
    listed = changes(document(case({"target": 100.0, "actual": 60.0})))
    assert (listed.rows, listed.nothing) == (
        (), "No figure of an earlier period was given to compare with.",
    )  # fmt: skip
    past = [{"measure_id": "M1", "period": "2023", "actual": 50.0}]
    assert moved({"target": 100.0}, history=past) == [
        ("Not measured", "a measure", "50.00\u00a0% in 2023")
    ]


def test_periods_are_read_oldest_first_and_later_ones_left_out() -> None:
    history = [
        {"measure_id": "M1", "period": period, "actual": actual}
        for period, actual in (("2023", 70.0), ("2021", 50.0), ("2022", 60.0), ("2024", 1.0))
    ]
    whole = document(case({"target": 100.0, "actual": 80.0}, history=history))
    row = ["a measure", "50.00", "60.00", "70.00", "80.00", "10.00"]
    assert table(whole, "comparison-financial") == [row]


def test_periods_of_another_length_in_the_history_are_left_out_and_told() -> None:
    history = [
        {"measure_id": "M1", "period": period, "actual": actual}
        for period, actual in (("2022", 50.0), ("2023", 70.0), ("2023-S2", 9.0), ("2023-Q4", 8.0))
    ]
    scored = case({"target": 100.0, "actual": 80.0}, history=history)
    assert [figure.period for figure in scored.account.measure("M1").past] == ["2022", "2023"]
    whole = document(scored)
    row = ["a measure", "50.00", "70.00", "80.00", "10.00"]
    assert table(whole, "comparison-financial") == [row]
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
    row = ["a measure", "75.00", "80.00", "5.00", "75.00", "80.00"]
    assert table(whole, "comparison-financial") == [row]
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


def test_scores_are_compared_only_within_one_rulebook() -> None:
    before = signed("2023", {"financial": 50.0, "scorecard": 40.0})
    measured = {"target": 100.0, "actual": 80.0}
    assert ("Better", "Financial", "50.00 → 80.00") in moved(measured, earlier=(before,))
    other = replace(before, rulebook=RulebookName("other"))
    assert moved(measured, earlier=(other,)) == []


def test_the_largest_changes_come_first_whether_of_scores_or_of_measures() -> None:
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
        ("Worse", "Customer", "66.60 → 33.33"),
        ("Worse", "Financial", "80.00 → 79.00"),
        ("Worse", "little", "80.00\u00a0% → 79.00\u00a0%"),
        ("Better", "The overall score", "56.00 → 56.17"),
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


def through(
    *figures: tuple[str, float | None, float | None], now: float = 80.0, **cells: object
) -> tuple[PrintedTable, list[list[str]]]:
    """The table of one measure with these actuals and achievements of earlier periods."""
    history = [
        {"measure_id": "M1", "period": period, "actual": actual, "achievement": achievement}
        for period, actual, achievement in figures
    ]
    whole = document(case({"target": 100.0, "actual": now, **cells}, history=history))
    found = next(part for part in captioned(whole) if part.id == "comparison-financial")
    assert isinstance(found, PrintedTable)
    return found, table(whole, "comparison-financial")


def headings(found: PrintedTable) -> list[str]:
    return [column.heading for column in found.columns[1:]]


def test_achievements_of_every_shown_period_are_printed() -> None:
    found, (row,) = through(("2021", 50.0, 51.0), ("2022", 60.0, 61.0), ("2023", 70.0, 71.0))
    assert headings(found) == [
        "2021", "2022", "2023", "2024", "Change since 2023",
        "Achieved 2021", "Achieved 2022", "Achieved 2023", "Achieved 2024",
    ]  # fmt: skip
    assert row[-4:] == ["51.00", "61.00", "71.00", "80.00"]
    assert found.caption == "Actuals and achievements through the periods, Financial"


def test_the_earliest_achievements_give_way_first_and_then_the_earliest_periods() -> None:
    def giving_way(*figures: tuple[str, float | None, float | None]) -> dict[str, tuple[int, bool]]:
        found, _ = through(*figures)
        return {
            column.heading: (column.gives_way, column.for_size)
            for column in found.columns
            if column.gives_way
        }

    assert giving_way(("2021", 1.0, 51.0), ("2022", 2.0, 61.0), ("2023", 3.0, 71.0)) == {
        "2021": (1, False),
        "2022": (2, False),
        "Achieved 2021": (1, True),
        "Achieved 2022": (2, True),
    }
    assert giving_way(("2021", None, 51.0), ("2022", 2.0, None), ("2023", 3.0, 71.0)) == {
        "2021": (1, True),
        "2022": (2, False),
        "Achieved 2021": (1, True),
    }
    assert giving_way(("2023", 3.0, 71.0)) == {}


def test_an_achievement_without_its_actual_stands_beside_a_dash() -> None:
    found, (row,) = through(("2022", 60.0, None), ("2023", None, 95.5))
    assert headings(found) == [
        "2022", "2023", "2024", "Change since 2022", "Achieved 2023", "Achieved 2024",
    ]  # fmt: skip
    assert row[1:] == ["60.00", "–", "80.00", "20.00", "95.50", "80.00"]
    found, (row,) = through(("2023", None, 95.5))
    assert headings(found) == ["2023", "2024", "Achieved 2023", "Achieved 2024"]
    assert row[1:] == ["–", "80.00", "95.50", "80.00"]


def test_the_caption_names_achievements_only_where_they_stand() -> None:
    found, _ = through(("2022", 60.0, None), ("2023", 70.0, None))
    assert found.caption == "Actuals through the periods, Financial"


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
    (move,) = moves(case({"target": 80.0, **cells}, history=history))
    assert move.better == better


def test_lines_are_drawn_on_their_own_scale_and_say_themselves_in_words() -> None:
    history = [
        {"measure_id": "M1", "period": "2022", "actual": 50.0},
        {"measure_id": "M1", "period": "2023", "actual": 90.0},
    ]
    whole = document(case({"target": 100.0, "actual": 70.0}, history=history))
    chart = next(part for part in captioned(whole) if isinstance(part, TrendChart))
    (trend,) = chart.trends
    assert trend.points == ((0.0, 0.0), (0.5, 1.0), (1.0, 0.5))
    assert (trend.first, trend.last) == ("2022: 50.00\u00a0%", "2024: 70.00\u00a0%")
    assert trend.alt == "a measure: 2022 50.00\u00a0%; 2023 90.00\u00a0%; 2024 70.00\u00a0%."
    assert trend.moved == "rose"


@pytest.mark.parametrize(
    ("actuals", "word"),
    [((85.0, 95.0, 89.0), "rose"), ((85.0, 70.0, 80.0), "fell"), ((85.0, 70.0, 85.0), "unchanged")],
)
def test_the_word_below_a_line_is_of_the_two_values_beside_it(
    actuals: tuple[float, ...], word: str
) -> None:
    *past, now = actuals
    assert line(now, dict(zip(("2022", "2023"), past, strict=True))).moved == word


@pytest.mark.parametrize(
    ("periods", "places"),
    [
        (("2019", "2021", "2023"), [0.0, 0.4, 0.8, 1.0]),
        (("2021-S1", "2022-S1", "2023-S2"), [0.0, 1 / 3, 2 / 3, 1.0]),
    ],
)
def test_years_stand_as_far_apart_as_they_lie(
    periods: tuple[str, ...], places: list[float]
) -> None:
    half = {"start": date(2024, 1, 1), "end": date(2024, 6, 30)}
    own = {} if periods[0].isdigit() else {"period": half}
    drawn = line(4.0, dict.fromkeys(periods, 3.0), **own)
    assert [across for across, _ in drawn.points] == pytest.approx(places)


def line(now: float, past: dict[str, float], **given: object) -> Trend:
    """The line of one measure with these actuals of before."""
    history = [
        {"measure_id": "M1", "period": period, "actual": actual} for period, actual in past.items()
    ]
    edition = {"issued_on": "2025-02-28", "language": "en"}
    asked = report_file(report=edition, **given)
    scored = case({"target": 100.0, "actual": now}, given=asked, history=history)
    charts = (part for part in captioned(document(scored)) if isinstance(part, TrendChart))
    (trend,) = next(charts).trends
    return trend


def test_renstra_and_national_standard_are_columns_only_where_they_are_known() -> None:
    rows = (
        {"measure_id": "A", "target": 80.0, "actual": 60.0, "renstra_target": 90.0},
        {"measure_id": "B", "measure": "other", "target": 5.0, "actual": 6.0,
         "polarity": "minimize", "renstra_target": 4.0},
    )  # fmt: skip
    whole = document(case(*rows))
    assert table(whole, "yardsticks-financial") == [
        ["a measure", "60.00", "90.00", "66.67"],
        ["other", "6.00", "4.00", "50.00"],
    ]
    assert "figures of earlier periods and a national standard" in told(whole)
    nothing = document(case({"target": 80.0, "actual": 60.0}))
    assert not {"comparison-financial", "yardsticks-financial"} & {
        part.id for part in captioned(nothing)
    }
