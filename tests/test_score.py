"""Scores: hand-computed cases, the roll-up, and the laws that hold for every figure."""

import csv
import tomllib
from fractions import Fraction
from io import StringIO
from pathlib import Path

import polars as pl
import pytest

from pipeline.ingest import read_rulebook
from pipeline.results import Measured, Working
from pipeline.rounding import half_up
from pipeline.rulebook import Rulebook
from pipeline.score.scorecard import Scored, scored
from tests.tables_by_hand import REALIZATION, delivered, report_file, tables

CASES = Path(__file__).parent / "cases" / "scoring.csv"
DEFAULT = read_rulebook("rapor-2026", None, None).rulebook
KLATEN = read_rulebook("klaten-2019", None, None).rulebook
SIDES = [side.id for side in DEFAULT.perspectives]


def score_of(
    rows: list[dict[str, object]], rulebook: Rulebook = DEFAULT, **report: object
) -> Scored:
    """Reported measures scored; each row overrides the one measure by hand."""
    realization = delivered("realization", [{**REALIZATION, **row} for row in rows])
    actuals = realization.select(
        "measure_id",
        "actual",
        range_low=pl.lit(None, pl.Float64),
        range_high=pl.lit(None, pl.Float64),
        flags=pl.lit([], pl.List(pl.String)),
    )
    measured = Measured(actuals, {name: Working("reported") for name in actuals["measure_id"]})
    return scored(tables(realization=realization), measured, report_file(**report), rulebook)


def scoring(keys: dict[str, object], **parts: object) -> Rulebook:
    """The default rulebook with other keys under [scoring], and other parts."""
    rules = DEFAULT.model_dump(by_alias=True)
    return Rulebook.model_validate({**rules, "scoring": {**rules["scoring"], **keys}, **parts})


def number(text: str) -> float | None:
    if not text:
        return None
    top, _, bottom = text.partition("/")
    return float(Fraction(top) / Fraction(bottom or "1"))


@pytest.mark.parametrize(
    "case", list(csv.DictReader(StringIO(CASES.read_text()))), ids=lambda case: case["case"]
)
def test_hand_computed_cases(case: dict[str, str]) -> None:
    given = ("actual", "target", "target_low", "target_high", "worst", "maximum")
    row = {"polarity": case["polarity"], **{name: number(case[name]) for name in given}}
    chosen = {"M1": {"variant": case["variant"]}} if case["variant"] else {}
    book = scoring(tomllib.loads(case["scoring"]))
    result = score_of([row], book, measures=chosen).measures.row(0, named=True)
    for name in ("achievement", "capped"):
        expected = number(case[name])
        assert result[name] == (None if expected is None else pytest.approx(expected, rel=1e-12))
    assert result["score"] == number(case["score"])
    assert result["rating"] == (case["rating"] or None)
    assert result["flags"] == [flag for flag in case["flags"].split("; ") if flag]


def test_numbers_of_any_size_are_rounded() -> None:
    assert [half_up(value) for value in (1e308, -1e30, 2345678901239.0, 88.305, -0.005)] == [
        1e308, -1e30, 2345678901239.0, 88.31, -0.01,
    ]  # fmt: skip


def measure(name: str, side: str, score: float | None, weight: float | None = None) -> dict:
    return {
        "measure_id": name,
        "perspective": side,
        "objective_id": f"O-{name}",
        "actual": score,
        "target": 100.0,
        "weight": weight,
    }


def test_a_perspective_is_the_mean_of_its_objectives_and_the_whole_of_its_perspectives() -> None:
    rows = [measure(f"M{i}", side, value) for i, (side, value) in enumerate(
        [*zip(SIDES, (96.13, 90.0, 100.0, 40.0), strict=True), (SIDES[3], 98.28)]
    )]  # fmt: skip
    result = score_of(rows)
    assert result.perspectives["score"].to_list() == [96.13, 90.0, 100.0, 69.14]
    assert result.scorecard["score"].item() == 88.82
    assert result.scorecard["coverage"].item() == 1.0


def test_rollup_uses_unrounded_values() -> None:
    thirds = [measure("M1", SIDES[0], 90.004), measure("M2", SIDES[0], 90.004),
              measure("M3", SIDES[0], 90.007)]  # fmt: skip
    result = score_of(thirds)
    assert result.measures["score"].to_list() == [90.0, 90.0, 90.01]
    assert result.perspectives["score"][0] == 90.01  # 90.005 exactly; the rounded ones give 90.00


def test_what_is_missing_is_left_out_and_told_by_coverage() -> None:
    rows = [measure("M1", SIDES[0], 80.0), measure("M2", SIDES[0], None),
            measure("M3", SIDES[1], 60.0)]  # fmt: skip
    result = score_of(rows)
    assert result.perspectives["score"].to_list() == [80.0, 60.0, None, None]
    assert result.perspectives["coverage"].to_list() == [0.5, 1.0, 0.0, 0.0]
    assert result.scorecard.row(0, named=True)["coverage"] == 0.375
    assert result.scorecard["score"].item() is None  # below the minimum coverage of 0.5


def test_the_seeds_verdict_looks_at_every_rated_measure() -> None:
    rows = [
        {**measure("M1", "financial", 116.18), "formula": "budget.economy"},
        {**measure("M2", "financial", 116.18), "formula": "budget.efficiency",
         "polarity": "minimize"},
        {**measure("M3", "financial", 1.0), "formula": "budget.effectiveness"},
        {**measure("M4", "internal_process", 93.11), "formula": "process.time_against_standard"},
    ]  # fmt: skip
    result = score_of(rows, KLATEN)
    assert result.measures["rating"].to_list() == [
        "economical", "inefficient", "ineffective", "efficient",
    ]  # fmt: skip
    assert result.measures["score"].to_list() == [116.18, 83.82, 1.0, 93.11]
    assert result.perspectives["rating"].to_list() == ["poor", None, "good", None]
    assert result.perspectives["score"][0] == 67.0
    assert result.scorecard["score"].item() is None
