"""Waivers: a rule is waived for the rows that were named, and for no other."""

from pathlib import Path

import pytest

from pipeline.problems import Problem
from tests.delivery_by_hand import BUDGET, REPORT, places, validated_folder, written

OVER = BUDGET.replace("900000", "1100000")


def waiver(rows: str, problem: str = "over-ceiling", where: str = "budget") -> str:
    return f'[[accept]]\nproblem = "{problem}"\nwhere = "{where}"\n{rows}\nreason = "as printed"\n'


def waived(folder: Path, *waivers: str) -> list[tuple[int, int | None]]:
    files = {"report.toml": REPORT + "".join(waivers), "budget.csv": OVER}
    tables = validated_folder(written(folder, files))
    assert tables.problems == ()
    return [(index, problem.row) for index, problem in tables.waived]


def refused(folder: Path, *waivers: str) -> list[int | None]:
    found = places(folder, {"report.toml": REPORT + "".join(waivers), "budget.csv": OVER})
    assert {code for code, *_ in found} == {"over-ceiling"}
    return [row for _, _, row, _, _ in found]


@pytest.mark.slow
def test_as_many_rows_as_were_accepted_are_waived(tmp_path: Path) -> None:
    assert waived(tmp_path / "a", waiver("rows = 2")) == [(0, 2), (0, 3)]


@pytest.mark.parametrize("rows", [1, 3])
def test_another_number_of_rows_is_not_waived(tmp_path: Path, rows: int) -> None:
    assert refused(tmp_path / "a", waiver(f"rows = {rows}")) == [2, 3]


def test_a_key_waives_its_row_alone(tmp_path: Path) -> None:
    assert refused(tmp_path / "a", waiver('key = "1.01"')) == [3]


def test_each_problem_is_waived_by_the_first_waiver_that_names_it(tmp_path: Path) -> None:
    waivers = (waiver('key = "1.01.01"'), waiver("rows = 1"), waiver('key = "1.01"'))
    assert waived(tmp_path / "a", *waivers) == [(0, 3), (1, 2)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "other", [waiver("rows = 2", problem="zero-ceiling"), waiver("rows = 2", where="realization")]
)
def test_a_waiver_of_another_rule_or_table_waives_nothing(tmp_path: Path, other: str) -> None:
    assert refused(tmp_path / "a", other) == [2, 3]


@pytest.mark.slow
def test_a_waived_problem_stays_on_record(tmp_path: Path) -> None:
    files = {
        "report.toml": REPORT + waiver('key = "1.01"'),
        "budget.csv": OVER[: OVER.index("1.01.01")],
    }
    ((index, problem),) = validated_folder(written(tmp_path / "a", files)).waived
    assert index == 0
    assert (problem.code, problem.row, problem.value) == ("over-ceiling", 2, "1100000")
    assert {name: str(value) for name, value in problem.values.items()} == {
        "realized": "1100000.00",
        "ceiling": "1000000.00",
    }
    assert isinstance(problem, Problem)
