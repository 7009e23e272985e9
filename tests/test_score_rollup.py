"""The roll-up by what a rulebook says of it: weights, means, limits, missing figures."""

from typing import Any

import polars as pl
import pytest

from pipeline.results import Measured
from pipeline.rulebook import Rulebook
from pipeline.score.scorecard import Scored, scored
from tests.tables_by_hand import REALIZATION, delivered, report_file, tables
from tests.test_score import DEFAULT, SIDES, measure, score_of, scoring

RULES = DEFAULT.model_dump(by_alias=True)


def levels(**changed: dict[str, object]) -> Rulebook:
    """The default rulebook with other keys for some of its levels."""
    own = {name: {**RULES["levels"][name], **keys} for name, keys in changed.items()}
    return Rulebook.model_validate({**RULES, "levels": {**RULES["levels"], **own}})


def shared(frame: pl.DataFrame) -> list[float | None]:
    return frame["weight_used"].to_list()


def test_weights_are_kept_and_the_shares_that_were_used_are_told() -> None:
    rows = [
        {**measure("M1", SIDES[0], 80.0, 3.0), "objective_id": "O1"},
        {**measure("M2", SIDES[0], 60.0, 1.0), "objective_id": "O1"},
        {**measure("M3", SIDES[0], None, 4.0), "objective_id": "O1"},
        {**measure("M4", SIDES[1], 50.0, 7.0), "objective_id": "O2"},
    ]
    result = score_of(rows)
    assert result.measures["weight"].to_list() == [3.0, 1.0, 4.0, 7.0]
    assert shared(result.measures) == [0.75, 0.25, None, 1.0]
    assert shared(result.objectives) == [1.0, 1.0]
    assert shared(result.perspectives) == [0.5, 0.5, None, None]
    assert shared(result.scorecard) == [None]
    assert result.objectives["score"].to_list() == [75.0, 50.0]


def test_an_objective_weighs_what_the_rulebook_says() -> None:
    book = Rulebook.model_validate({**RULES, "objective_weights": {"O1": 3.0}})
    rows = [measure("1", SIDES[0], 100.0), measure("2", SIDES[0], 60.0)]
    rows = [{**row, "objective_id": f"O{row['measure_id']}"} for row in rows]
    result = score_of(rows, book)
    assert result.objectives["weight"].to_list() == [3.0, 1.0]
    assert shared(result.objectives) == [0.75, 0.25]
    assert result.perspectives["score"][0] == 90.0


def test_shares_are_of_the_highest_level_that_counts_the_node() -> None:
    book = levels(perspective={"aggregate": "measures"})
    rows = [{**measure(f"M{n}", SIDES[0], 50.0), "objective_id": f"O{n}"} for n in range(4)]
    result = score_of(rows, book)
    assert shared(result.measures) == [0.25] * 4
    assert shared(result.objectives) == [None] * 4


@pytest.mark.parametrize(("aggregate", "score"), [
    ("perspectives", 75.0),  # (60 + 90) ÷ 2
    ("objectives", 70.0),  # (60 + 60 + 90) ÷ 3
    ("measures", 67.5),  # (40 + 80 + 60 + 90) ÷ 4
    ("none", None),
])  # fmt: skip
def test_the_whole_is_the_mean_of_what_the_rulebook_says(
    aggregate: str, score: float | None
) -> None:
    book = levels(scorecard={"aggregate": aggregate})
    rows = [
        {**measure("M1", SIDES[0], 40.0), "objective_id": "O1"},
        {**measure("M2", SIDES[0], 80.0), "objective_id": "O1"},
        {**measure("M3", SIDES[0], 60.0), "objective_id": "O2"},
        {**measure("M4", SIDES[1], 90.0), "objective_id": "O3"},
    ]
    assert score_of(rows, book).scorecard["score"].item() == score


def test_a_geometric_mean_is_weighted_too_and_zero_where_one_part_is() -> None:
    book = levels(objective={"mean": "geometric"})
    rows = [
        {**measure("M1", SIDES[0], 50.0, 1.0), "objective_id": "O1"},
        {**measure("M2", SIDES[0], 100.0, 3.0), "objective_id": "O1"},
        {**measure("M3", SIDES[1], 0.0), "objective_id": "O2"},
        {**measure("M4", SIDES[1], 100.0), "objective_id": "O2"},
        {**measure("M5", SIDES[2], 70.0, 1.0), "objective_id": "O3"},
        {**measure("M6", SIDES[2], 0.0, 0.0), "objective_id": "O3"},
    ]
    result = score_of(rows, book)
    # ⁴√(50 · 100³) = 84.0896…; what weighs nothing cannot make a product zero
    assert result.objectives["score"].to_list() == [84.09, 0.0, 70.0]


def test_a_level_has_its_own_limits_before_it_enters_the_next() -> None:
    book = levels(objective={"cap": 100.0, "floor": 20.0})
    rows = [measure("M1", SIDES[0], 120.0), measure("M2", SIDES[0], 10.0)]
    result = score_of(rows, book)
    assert result.measures["score"].to_list() == [120.0, 10.0]
    assert result.objectives["score"].to_list() == [100.0, 20.0]
    assert result.perspectives["score"][0] == 60.0
    assert [book.limits(name) for name in ("measure", "objective", "scorecard")] == [
        (0.0, 120.0), (20.0, 100.0), (20.0, 100.0),
    ]  # fmt: skip


def test_a_level_may_round_to_whole_numbers_and_rates_those() -> None:
    book = levels(perspective={"digits": 0})
    rows = [measure("M1", SIDES[0], 90.5), measure("M2", SIDES[1], 90.49)]
    result = score_of(rows, book)
    assert result.perspectives["score"].to_list()[:2] == [91.0, 90.0]
    assert result.perspectives["rating"].to_list()[:2] == ["very_high", "high"]
    assert result.perspectives["value"].to_list()[:2] == [90.5, 90.49]


def test_weights_of_zero_score_nothing_and_cover_nothing() -> None:
    rows = [measure("M1", SIDES[0], 80.0, 0.0), measure("M2", SIDES[1], 80.0, 1.0)]
    result = score_of(rows)
    assert result.measures["score"].to_list() == [80.0, 80.0]
    assert result.perspectives["score"].to_list() == [None, 80.0, None, None]
    assert result.perspectives["coverage"].to_list() == [0.0, 1.0, 0.0, 0.0]
    assert shared(result.measures) == [None, 1.0]


HISTORY = [
    {"measure_id": "M1", "period": "2022", "actual": 70.0},
    {"measure_id": "M1", "period": "2023-S2", "actual": 40.0},
    {"measure_id": "M1", "period": "2023", "actual": None},
    {"measure_id": "M1", "period": "2021", "actual": 50.0},
    {"measure_id": "M1", "period": "2025", "actual": 99.0},
    {"measure_id": "M2", "period": "2023", "actual": 10.0},
]


def with_history(missing: str, rows: list[dict[str, object]]) -> Scored:
    """Measures of the year 2024 scored beside what earlier periods (and a later one) brought."""
    realization = delivered("realization", [{**REALIZATION, **row} for row in rows])
    actuals = realization.select(
        "measure_id", "actual", range_low=pl.lit(None, pl.Float64),
        range_high=pl.lit(None, pl.Float64), flags=pl.lit([], pl.List(pl.String)),
    )  # fmt: skip
    given = tables(realization=realization, history=delivered("history", HISTORY))
    return scored(given, Measured(actuals, {}), report_file(), scoring({"missing": missing}))


@pytest.mark.parametrize(("missing", "scores", "flags", "coverage"), [
    ("leave_out", [None, 80.0, None], [[], [], []], 1 / 3),
    ("last_value", [70.0, 80.0, None], [["last-value"], [], []], 2 / 3),
    ("zero", [0.0, 80.0, 0.0], [["counted-as-zero"], [], ["counted-as-zero"]], 1.0),
])  # fmt: skip
def test_what_was_not_measured_counts_as_the_rulebook_says(
    missing: str, scores: list[float | None], flags: list[list[str]], coverage: float
) -> None:
    rows = [measure(f"M{n}", SIDES[0], value) for n, value in ((1, None), (2, 80.0), (3, None))]
    result = with_history(missing, rows)
    assert result.measures["score"].to_list() == scores
    assert result.measures["flags"].to_list() == flags
    assert result.measures["actual"].to_list() == [None, 80.0, None]
    assert result.perspectives["coverage"][0] == pytest.approx(coverage)


def test_a_last_value_is_rated_by_its_formulas_scale() -> None:
    rows = [{**measure("M1", SIDES[0], None), "target": None}]
    result = with_history("last_value", rows).measures.row(0, named=True)
    kept: dict[str, Any] = {key: result[key] for key in ("actual", "counted", "score", "flags")}
    assert kept == {
        "actual": None, "counted": 70.0, "score": None, "flags": ["no-target", "last-value"],
    }  # fmt: skip
