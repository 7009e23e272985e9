"""What parts of a year make of the year so far: added, the last, the mean; never a guess."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.account import Cumulative, Flag, Measure, MetReason, Past
from pipeline.report.phrases.wording import working_text
from pipeline.reportfile import Period, ReportFile
from pipeline.reportfile.periods import parts_before
from tests.delivery_by_hand import GOOD, problems_of, validated_folder, written
from tests.reported_by_hand import case, past, past_measure
from tests.tables_by_hand import report_file

DAYS = {
    "Q1": (date(2024, 1, 1), date(2024, 3, 31)),
    "Q3": (date(2024, 7, 1), date(2024, 9, 30)),
    "Q4": (date(2024, 10, 1), date(2024, 12, 31)),
}


def of_part(part: str = "Q3") -> ReportFile:
    start, end = DAYS[part]
    edition = {"issued_on": date(2025, 1, 14), "language": "en"}
    return report_file(period={"start": start, "end": end}, report=edition)


def told(
    part: str = "Q3",
    *,
    earlier: tuple[Past, ...] = (),
    history: dict[str, float | None] | None = None,
    **cells: Any,
) -> tuple[Measure, Cumulative]:
    """A measure of cards in a quarter, with what each earlier quarter achieved alone."""
    given = {"2024-Q1": 20.0, "2024-Q2": 30.0} if history is None else history
    rows = [{"measure_id": "M1", "period": one, "actual": value} for one, value in given.items()]
    row = {"measured_in": "cards", "target": 75.0, **cells}
    others = {"history": rows} if rows else {}
    account = case(row, given=of_part(part), earlier=earlier, **others).account
    (measure,) = account.measures
    assert measure.cumulative is not None
    return measure, measure.cumulative


def test_a_sum_adds_what_each_part_achieved() -> None:
    measure, beside = told(aggregation="sum", period_actual=24.0)
    assert (measure.actual, measure.achievement, measure.met) == (
        74.0,
        pytest.approx(98.667, 1e-4),
        False,
    )
    assert beside.parts == ("2024-Q1", "2024-Q2", "2024-Q3")
    assert (beside.unknown, beside.unsummed, measure.flags) == ((), None, ())


def test_the_last_part_is_the_year_so_far() -> None:
    measure, beside = told(aggregation="last", period_actual=24.0)
    assert (measure.actual, beside.parts) == (24.0, ("2024-Q3",))
    assert not beside.is_position


def test_a_mean_counts_every_known_part_alike() -> None:
    measure, beside = told(aggregation="mean", period_actual=40.0, history={"2024-Q1": 20.0})
    assert (measure.actual, beside.parts) == (30.0, ("2024-Q1", "2024-Q3"))
    assert beside.unknown == ("2024-Q2",)


@pytest.mark.parametrize("history", [{}, {"2024-Q1": 20.0}, {"2024-Q1": 20.0, "2024-Q2": None}])
def test_a_sum_without_a_part_is_not_known(history: dict[str, float | None]) -> None:
    measure, beside = told(aggregation="sum", period_actual=24.0, history=history)
    assert (measure.actual, measure.score, measure.met) == (None, None, None)
    assert (beside.period_actual, beside.unsummed) == (24.0, "part-unknown")
    assert "2024-Q2" in beside.unknown
    assert Flag.NO_ACTUAL in measure.flags


@pytest.mark.slow
@pytest.mark.parametrize("aggregation", [None, "sum", "mean", "last"])
def test_a_delivered_actual_stays_and_is_judged_as_it_was(aggregation: str | None) -> None:
    """Neither parts nor the year's target move a score."""
    plain, _ = told(actual=60.0, history={})
    measure, beside = told(
        actual=60.0, aggregation=aggregation, period_actual=24.0, period_target=25.0,
        year_target=100.0,
    )  # fmt: skip
    for name in ("actual", "achievement", "capped", "score", "rating", "met", "met_reason"):
        assert getattr(measure, name) == getattr(plain, name)
    assert (beside.period_actual, beside.parts) == (24.0, ())


def test_a_period_alone_is_what_earlier_parts_leave() -> None:
    assert told(actual=74.0, aggregation="sum")[1].period_actual == 24.0
    assert told(actual=74.0, aggregation="mean")[1].period_actual is None
    assert told(actual=74.0, aggregation="sum", history={"2024-Q1": 1.0})[1].period_actual is None


@pytest.mark.slow
def test_percentages_are_never_added_up() -> None:
    measure, beside = told(aggregation="sum", period_actual=24.0, measured_in="percent")
    assert (measure.actual, beside.unsummed) == (None, "percent")
    _, beside = told(actual=74.0, aggregation="sum", measured_in="percent")
    assert beside.period_actual is None


def test_without_a_rule_nothing_is_made() -> None:
    measure, beside = told(period_actual=24.0)
    assert (measure.actual, beside.unsummed) == (None, "no-rule")


def test_a_period_that_is_not_known_is_no_zero() -> None:
    measure, beside = told(aggregation="sum")
    assert (measure.actual, beside.period_actual, beside.unsummed) == (None, None, "own-unknown")


def test_what_report_toml_calls_unavailable_stays_so() -> None:
    asked = of_part().model_copy(
        update={"measures": report_file(measures={"M1": {"unavailable": "later"}}).measures}
    )
    row = {"measured_in": "cards", "target": 75.0, "aggregation": "last", "period_actual": 24.0}
    (measure,) = case(row, given=asked).account.measures
    assert (measure.actual, measure.met_reason) == (None, MetReason.UNMEASURED)


@pytest.mark.slow
def test_nothing_summed_is_a_position() -> None:
    assert told(actual=74.0, aggregation="last")[1].is_position
    assert told(actual=74.0)[1].is_position
    assert not told(actual=74.0, aggregation="sum")[1].is_position
    assert not told(actual=74.0, period_target=25.0)[1].is_position


def test_the_first_part_of_a_year_is_the_year_so_far() -> None:
    measure, beside = told("Q1", aggregation="sum", period_actual=24.0, history={})
    assert (measure.actual, beside.period_actual, beside.period_target) == (24.0, 24.0, 75.0)
    _, beside = told("Q1", actual=24.0, aggregation="sum", history={})
    assert beside.period_actual == 24.0


def test_in_the_last_part_the_target_is_the_years() -> None:
    measure, beside = told("Q4", actual=60.0, history={})
    assert (beside.year_target, beside.year_achievement) == (75.0, measure.achievement)
    _, beside = told(actual=60.0)
    assert (beside.year_target, beside.year_achievement) == (None, None)


def test_the_share_of_the_year_is_judged_as_a_target_is() -> None:
    _, beside = told(actual=60.0, year_target=100.0)
    assert beside.year_achievement == pytest.approx(60)
    _, beside = told(actual=2.9, target=3.1, year_target=3.0, polarity="minimize")
    assert beside.year_achievement == pytest.approx(103.333, 1e-4)


def test_a_signed_part_goes_before_history() -> None:
    beside = Cumulative(is_position=False, period_actual=31.0)
    before = past("2024-Q2", {}, past_measure("M1", actual=90.0, cumulative=beside))
    measure, _ = told(aggregation="sum", period_actual=24.0, earlier=(before,))
    assert measure.actual == 75.0


@pytest.mark.slow
def test_what_is_summed_is_compared_with_the_same_part_of_another_year_alone() -> None:
    history = {"2023-Q3": 25.0, "2024-Q1": 20.0, "2024-Q2": 30.0}
    then = tuple(
        past(period, {}, past_measure("M1", actual=70.0)) for period in ("2023-Q3", "2024-Q2")
    )
    summed, _ = told(actual=74.0, aggregation="sum", history=history)
    assert summed.past == ()
    summed, _ = told(actual=74.0, aggregation="sum", history=history, earlier=then)
    assert [(one.period, one.actual) for one in summed.past] == [("2023-Q3", 70.0)]
    plain, _ = told(actual=74.0, aggregation="last", history=history)
    assert [one.period for one in plain.past] == ["2023-Q3", "2024-Q1", "2024-Q2"]


@pytest.mark.slow
def test_grades_stand_beside_grades(tmp_path: Path) -> None:
    head = GOOD["realization.csv"].splitlines()[0]
    table = (
        f"{head},year_target\nO1,financial,S1,Books,Audit opinion,opinion,maximize,WDP,WDP,,WTP\n"
    )
    report = GOOD["report.toml"].replace("2024-12-31", "2024-09-30")
    report = report[: report.index("[surveys")]
    files = {"report.toml": report, "realization.csv": table, "survey_trust.csv": None}
    tables = validated_folder(written(tmp_path / "a", files))
    assert tables.graded["O1"].year_target == "WTP"


def test_a_year_has_nothing_beside_it() -> None:
    (measure,) = case({"target": 1.0, "actual": 1.0, "aggregation": "sum"}).account.measures
    assert measure.cumulative is None


def test_how_a_figure_was_made_is_said() -> None:
    given = of_part()
    history = [{"measure_id": "M1", "period": "2024-Q1", "actual": 20.0}]
    row = {"measured_in": "cards", "target": 75.0, "aggregation": "mean", "period_actual": 40.0}
    made = case(row, given=given, history=history)
    (measure,) = made.account.measures
    assert working_text(measure, made.language) == (
        "the mean of 2024, first quarter and 2024, third quarter, each counted alike = 30"
    )
    assert "no-actual" not in {one.code for one in made.account.findings}


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2024-Q3", ("2024-Q1", "2024-Q2")),
        ("2024-S2", ("2024-S1",)),
        ("2024-03", ("2024-01", "2024-02")),
        ("2024-Q1", ()),
        ("2024", ()),
        ("2024-01-01_2024-09-30", ()),
    ],
)
def test_the_parts_before_a_part(period: str, before: tuple[str, ...]) -> None:
    assert parts_before(period) == before


@pytest.mark.parametrize(
    ("start", "end", "is_part"),
    [
        ((2024, 1, 1), (2024, 12, 31), False),
        ((2024, 1, 1), (2024, 12, 29), False),
        ((2023, 7, 1), (2024, 12, 31), False),
        ((2024, 1, 1), (2024, 11, 30), True),
        ((2024, 7, 1), (2024, 9, 30), True),
    ],
)
def test_what_is_a_part_of_a_year(
    start: tuple[int, int, int], end: tuple[int, int, int], is_part: bool
) -> None:
    assert Period(start=date(*start), end=date(*end)).is_part_of_a_year is is_part


@pytest.mark.slow
def test_an_empty_actual_is_no_gap_where_the_period_has_one(tmp_path: Path) -> None:
    table = GOOD["realization.csv"].replace("formula\n", "formula,period_actual\n")
    table = table.replace("days,minimize,5,4,", "days,minimize,5,,,4")
    table = table.replace("budget.absorption", "budget.absorption,").replace(
        "total_index", "total_index,"
    )
    quarter = GOOD["report.toml"].replace("2024-01-01", "2024-07-01").replace("12-31", "09-30")
    files = {"realization.csv": table}
    assert "reported-without-cell" in {p.code for p in problems_of(written(tmp_path / "a", files))}
    files["report.toml"] = quarter
    assert "reported-without-cell" not in {
        p.code for p in problems_of(written(tmp_path / "b", files))
    }


@pytest.mark.slow
def test_an_empty_actual_of_a_year_is_no_gap_where_its_parts_make_it(tmp_path: Path) -> None:
    table = GOOD["realization.csv"].replace("formula\n", "formula,aggregation\n")
    table = table.replace("days,minimize,5,4,", "days,minimize,5,,,{}")
    table = table.replace("budget.absorption", "budget.absorption,")
    table = table.replace("total_index", "total_index,")
    for rule, expected in (("sum", False), ("", True)):
        files = {"realization.csv": table.format(rule)}
        found = {p.code for p in problems_of(written(tmp_path / f"a{rule}", files))}
        assert ("reported-without-cell" in found) is expected


@pytest.mark.slow
def test_rows_since_january_belong_to_a_part_of_the_year(tmp_path: Path) -> None:
    """Its figures are those since January; rows of the year before are of another report."""
    half = GOOD["report.toml"].replace("2024-01-01", "2024-07-01")
    files = {
        "report.toml": half,
        "documents.csv": "document_id,due_on,finished_on\nD1,2024-02-01,\nD2,2023-12-31,\n",
        "attendance.csv": "staff_id,date\nS1,2024-02-01\nS1,2023-12-31\n",
    }
    found = {(p.code, p.row) for p in problems_of(written(tmp_path / "refused", files))}
    assert {one for one in found if "period" in one[0]} == {
        ("due-before-period", 3), ("outside-period", 3),
    }  # fmt: skip


MONTHS = "code,name,ceiling,TW I,TW II,TW III\n1,A,1000,100,150,{}\n2,B,500,50,50,40\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("realized", "third", "own"),
    [
        ("of_month", "200", [200, 40]),
        ("of_month", "", [None, 40]),
        ("cumulative", "200", [50, 0]),
        ("cumulative", "", [None, 0]),
    ],
)
def test_months_tell_what_the_period_spent(
    realized: str, third: str, own: list[int | None], tmp_path: Path
) -> None:
    quarter = GOOD["report.toml"].replace("2024-01-01", "2024-07-01").replace("12-31", "09-30")
    report = f'{quarter}[sources.budget]\nrealized = "{realized}"\n'
    table = MONTHS.format(third)
    if realized == "cumulative":
        table = table.replace("50,50,40", "50,50,50")
    tables = validated_folder(written(tmp_path / "a", {"report.toml": report, "budget.csv": table}))
    assert tables["budget"]["period_realized"].to_list() == own
