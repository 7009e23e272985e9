"""What the parts of a year make of it: added, the last, the mean; never a guess."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.account import Cumulative, Measure, Past
from pipeline.reportfile import Period, ReportFile
from pipeline.reportfile.periods import parts_of
from tests.blank_pages import without_paper
from tests.commands import rapor
from tests.reported_by_hand import case, past, past_measure
from tests.tables_by_hand import report_file

YEAR = Period(start=date(2024, 1, 1), end=date(2024, 12, 31))
QUARTERS = {"2024-Q1": 10.0, "2024-Q2": 20.0, "2024-Q3": 30.0, "2024-Q4": 40.0}
STARTS = {"Q1": (1, 3, 31), "Q2": (4, 6, 30), "Q3": (7, 9, 30), "Q4": (10, 12, 31)}


def of_the_year() -> ReportFile:
    edition = {"issued_on": date(2025, 1, 14), "language": "en"}
    return report_file(period={"start": YEAR.start, "end": YEAR.end}, report=edition)


def told(
    history: Mapping[str, float | None] = QUARTERS,
    *,
    finals: tuple[Past, ...] = (),
    **cells: Any,
) -> tuple[Measure, Cumulative | None]:
    rows = [{"measure_id": "M1", "period": one, "actual": value} for one, value in history.items()]
    row = {"measured_in": "cards", "target": 75.0, **cells}
    others = {"history": rows} if rows else {}
    account = case(row, given=of_the_year(), parts=finals, **others).account
    (measure,) = account.measures
    return measure, measure.cumulative


@pytest.mark.parametrize(("rule", "actual"), [("sum", 100.0), ("mean", 25.0), ("last", 40.0)])
def test_the_year_is_made_of_its_parts(rule: str, actual: float) -> None:
    measure, beside = told(aggregation=rule)
    assert measure.actual == actual
    assert beside is not None
    assert beside.parts == tuple(QUARTERS)


@pytest.mark.parametrize("rule", ["sum", "mean"])
def test_a_part_that_is_missing_leaves_the_year_unknown(rule: str) -> None:
    measure, beside = told({**QUARTERS, "2024-Q3": None}, aggregation=rule)
    assert measure.actual is None
    assert beside is not None
    assert (beside.unsummed, beside.unknown) == ("part-unknown", ("2024-Q3",))


@pytest.mark.slow
def test_the_last_part_alone_counts_where_nothing_is_summed() -> None:
    assert told({"2024-Q1": 9.0, "2024-Q4": 40.0}, aggregation="last")[0].actual == 40.0
    assert told({"2024-Q1": 9.0}, aggregation="last")[0].actual is None


def test_percentages_are_not_added_up() -> None:
    measure, beside = told(aggregation="sum", measured_in="percent")
    assert measure.actual is None
    assert beside is not None
    assert beside.unsummed == "percent"


def test_the_longest_parts_that_are_all_known_are_taken() -> None:
    halves = {"2024-S1": 1.0, "2024-S2": 2.0}
    assert told({**QUARTERS, **halves}, aggregation="sum")[0].actual == 3.0
    assert told({**QUARTERS, "2024-S1": 1.0}, aggregation="sum")[0].actual == 100.0


def test_a_delivered_actual_stays_and_is_compared() -> None:
    measure, beside = told(aggregation="sum", actual=99.0)
    assert measure.actual == 99.0
    assert beside is not None
    assert (beside.made, beside.parts) == (100.0, ())


@pytest.mark.slow
def test_without_a_rule_nothing_is_put_together() -> None:
    assert told() == (told()[0], None)


def signed(part: str, actual: float | None, own: float | None) -> Past:
    beside = Cumulative(is_position=False, period_actual=own)
    return past(f"2024-{part}", {}, past_measure("M1", actual=actual, cumulative=beside))


def test_a_final_goes_before_history_and_what_it_leaves_out_is_the_difference() -> None:
    finals = (
        signed("Q1", 11.0, None), signed("Q2", 33.0, None),
        signed("Q3", 60.0, 30.0), signed("Q4", 95.0, None),
    )  # fmt: skip
    assert told(finals=finals, aggregation="sum")[0].actual == 11 + 22 + 30 + 35
    assert told(finals=finals, aggregation="last")[0].actual == 95.0


def test_what_two_means_leave_is_no_part() -> None:
    finals = tuple(
        signed(part, value, None) for part, value in zip(STARTS, (4.0, 6.0, 5.0, 5.0), strict=True)
    )
    assert told({}, finals=finals, aggregation="mean")[0].actual is None


def test_a_year_that_begins_in_another_month_has_no_parts() -> None:
    assert parts_of("2024-07-01_2025-06-30") == ()
    assert [len(kind) for kind in parts_of("2024")] == [2, 4, 12]


REGISTER = (
    "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,"
    "period_actual,actual,aggregation\nM,customer,S,Aim,Cards,cards,maximize,100,{own},{actual},sum\n"
)
SETTINGS = """
[agency]
name = "Dinas Rekaan"
head = {{ name = "Kepala Dinas Rekaan", title = "Kepala Dinas" }}
[period]
start = {start}
end = {end}
[report]
issued_on = {issued}
issued_at = "Kota Rekaan"
status = "final"
"""


def test_a_year_reads_the_finals_of_its_quarters_in_the_same_run(tmp_path: Path) -> None:
    inputs, outputs = tmp_path / "inputs", tmp_path / "outputs"
    for number, (part, (first, month, day)) in enumerate(STARTS.items(), start=1):
        folder = inputs / "dinas" / f"2024-{part}"
        folder.mkdir(parents=True)
        start, end = date(2024, first, 1), date(2024, month, day)
        issued = date(2025, 1, 5) if part == "Q4" else date(2024, month + 1, 5)
        (folder / "report.toml").write_text(SETTINGS.format(start=start, end=end, issued=issued))
        so_far = 10 * number * (number + 1) // 2
        (folder / "realization.csv").write_text(REGISTER.format(own=10 * number, actual=so_far))
    folder = inputs / "dinas" / "2024"
    folder.mkdir()
    year = SETTINGS.format(start=YEAR.start, end=YEAR.end, issued=date(2025, 2, 1))
    (folder / "report.toml").write_text(year)
    (folder / "realization.csv").write_text(REGISTER.format(own="", actual=""))
    with without_paper():
        ended = rapor("report", "--inputs", inputs, "--outputs", outputs, "--jobs", "1")
    assert ended.returncode == 0, ended.stderr
    record = json.loads((outputs / "dinas" / "2024" / "scorecard.json").read_text())
    (measure,) = record["measures"]
    assert measure["actual"] == 100
    assert measure["cumulative"]["parts"] == [f"2024-{part}" for part in STARTS]
    assert "2024" in measure["working"]
