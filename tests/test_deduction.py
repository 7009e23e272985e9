"""Points taken off the scorecard: their measure counts in no mean, and unknown is not zero."""

from typing import Any

import pytest

from pipeline.rulebook import Rulebook
from pipeline.score.scorecard import Scored
from tests.test_score import SIDES, measure, score_of
from tests.test_score_rollup import levels

OFF = "D"


def book(**scorecard: object) -> Rulebook:
    return levels(scorecard={"deduct": OFF, **scorecard})


def points(actual: float | None, **cells: object) -> dict[str, Any]:
    row = measure(OFF, SIDES[0], actual)
    return {**row, "objective_id": "points", "target": None, "weight": 9.0, **cells}


def with_points(actual: float | None, score: float = 80.0, **cells: object) -> Scored:
    rows = [{**measure(f"M{n}", side, score), "objective_id": side} for n, side in enumerate(SIDES)]
    return score_of([*rows, points(actual, **cells)], book())


@pytest.mark.parametrize(
    ("actual", "score", "rating"),
    [
        (0.0, 80.0, "high"),
        (0.5, 79.5, "high"),
        (4.004, 76.0, "high"),
        (4.006, 75.99, "medium"),
        (80.0, 0.0, "very_low"),
        (99.0, 0.0, "very_low"),
    ],
)
def test_points_come_off_the_mean_before_it_is_rounded_and_rated(
    actual: float, score: float, rating: str
) -> None:
    whole = with_points(actual).scorecard.row(0, named=True)
    assert (whole["score"], whole["rating"]) == (score, rating)
    assert (whole["deducted"], whole["coverage"]) == (actual, 1.0)


@pytest.mark.parametrize("actual", [None, -1.0, 100.5])
def test_points_that_are_not_known_leave_no_score_and_are_not_zero(actual: float | None) -> None:
    found = with_points(actual)
    whole = found.scorecard.row(0, named=True)
    assert (whole["score"], whole["rating"], whole["deducted"]) == (None, None, None)
    assert found.perspectives["score"].to_list() == [80.0] * 4


def test_a_measure_that_is_not_delivered_leaves_no_score() -> None:
    rows = [{**measure(f"M{n}", side, 80.0)} for n, side in enumerate(SIDES)]
    assert score_of(rows, book()).scorecard["score"].item() is None


@pytest.mark.parametrize("cells", [{}, {"target": 5.0}, {"objective_id": SIDES[0]}])
def test_it_counts_in_no_mean_and_has_no_score(cells: dict[str, object]) -> None:
    found = with_points(3.0, **cells)
    row = found.measures.filter(measure_id=OFF).row(0, named=True)
    assert [row[name] for name in ("achievement", "score", "rating", "weight")] == [
        None, None, None, 0.0,
    ]  # fmt: skip
    assert "deduction" in row["flags"]
    assert found.perspectives["score"].to_list() == [80.0] * 4
    assert found.perspectives["coverage"].to_list() == [1.0] * 4
    assert found.scorecard["score"].item() == 77.0
