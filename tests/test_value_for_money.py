"""Value for money: economy is called good where output held, and outputs have their cost."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.delivery_by_hand import REPORT
from tests.published import figure, record_of

ASKED = (
    "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,formula\n"
    "E1,financial,S1,Spent well,Economy,percent,minimize,100,budget.economy\n"
)
PLAIN = REPORT[: REPORT.index("[surveys.trust]")]


def reported(folder: Path, lines: str, rules: str = "kepmendagri-690-1996") -> Mapping[str, Any]:
    """The record of a report on a budget of these lines."""
    place = folder / "inputs" / "dinas"
    place.mkdir(parents=True)
    (place / "report.toml").write_text(f'{PLAIN}\n[rulebook]\nuse = "{rules}"\n')
    (place / "realization.csv").write_text(ASKED)
    heading = "code,name,ceiling,realized,output_target,output_actual"
    (place / "budget.csv").write_text(f"{heading}\n{lines}\n")
    return record_of(folder / "inputs", "dinas")


def codes(record: Mapping[str, Any]) -> set[str]:
    named = {"under-delivery", "output-short", "output-unknown"}
    return named & {finding["code"] for finding in record["findings"]}


@pytest.mark.slow
@pytest.mark.parametrize("rules", ["kepmendagri-690-1996", "rapor-2026"])
@pytest.mark.parametrize(
    ("line", "good", "told"),
    [
        ("1,A,1000,850,100,100", True, set()),
        ("1,A,1000,850,100,120", True, set()),
        ("1,A,1000,850,100,99", False, {"under-delivery", "output-short"}),
        ("1,A,1000,900,100,99", False, {"output-short"}),
        ("1,A,1000,850,,", False, {"output-unknown"}),
    ],
)
def test_little_spent_is_good_only_where_output_held(
    tmp_path: Path, line: str, good: bool, told: set[str], rules: str
) -> None:
    record = reported(tmp_path, line, rules)
    assert (figure(record, "measures/E1/rating") is not None) is good
    assert codes(record) == told


@pytest.mark.slow
def test_under_delivery_names_the_lines_and_no_other(tmp_path: Path) -> None:
    lines = "1,A,2000,1700,,\n1.1,B,1000,800,10,9\n1.2,C,1000,900,10,10"
    record = reported(tmp_path, lines)
    (found,) = (f for f in record["findings"] if f["code"] == "under-delivery")
    assert found["found"] == "1.1"


def test_the_cost_of_an_output_stands_beside_its_plan(tmp_path: Path) -> None:
    record = reported(tmp_path, "1,A,1000,850,100,80\n2,B,500,400,,")
    assert figure(record, "budget/1/cost_planned") == pytest.approx(10.0)
    assert figure(record, "budget/1/cost") == pytest.approx(10.625)
    assert figure(record, "budget/1/cost_change_percent") == pytest.approx(6.25)
    assert figure(record, "budget/2/cost") is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("second", "pooled", "mean"),
    [
        ("100,45", "85,91", "67,50"),
        ("10,8.97", "90,00", "89,85"),
        ("10,8.98", None, None),
        ("1000,450", None, None),
        ("100,", None, None),
    ],
)
def test_pooled_spending_stands_beside_the_mean_of_the_lines_where_they_differ(
    tmp_path: Path, second: str, pooled: str | None, mean: str | None
) -> None:
    """(900 + 45) ÷ (1000 + 100) is 85.91 %, and the mean of 90 % and 45 % is 67.5 %."""
    record = reported(tmp_path, f"1,A,1000,900,,\n2,B,{second},,")
    found = [f for f in record["findings"] if f["code"] == "mean-of-shares"]
    assert [(f["expected"], f["found"]) for f in found] == ([(pooled, mean)] if pooled else [])
