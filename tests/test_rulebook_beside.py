"""A rulebook beside report.toml, through a whole report: policy changes, no Python does."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from tests.blank_pages import without_paper
from tests.examples import built, record

REPORT = """
[agency]
name = "Dinas Contoh"
head = { name = "Kepala Contoh" }
[period]
start = 2024-01-01
end = 2024-12-31
[report]
language = "en"
issued_on = 2025-02-28
issued_at = "Contoh"
example = true
[rulebook]
use = "ours"
[measures."M6"]
variant = "t/a"
"""

OURS = """
id = "ours"
extends = "rapor-2026"
[scoring]
cap = 110
[[perspectives]]
id = "environment"
name = { id = "Lingkungan", en = "Environment" }
weight = 2
[objective_weights]
O9 = 3
[levels.scorecard]
bands = [
    { key = "red", label = { id = "Merah", en = "Red" }, from = 0, colour = "worst" },
    { key = "yellow", label = { id = "Kuning", en = "Yellow" }, from = 80, colour = "fair" },
    { key = "green", label = { id = "Hijau", en = "Green" }, from = 100, colour = "good" },
]
"""

ROWS = """\
measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,actual,weight,worst,maximum
M1,financial,O1,Money,Spending by plan,percent,maximize,100,90,3,,
M2,financial,O1,Money,Savings,percent,maximize,100,,1,,
M3,customer,O2,Customers,Satisfaction,percent,maximize,100,130,,,
M4,internal_process,O3,Process,Complaints left,count,minimize,0,4,,10,
M5,learning_growth,O4,People,Trained staff,percent,maximize,100,100,,,100
M6,environment,O5,Air,Emissions,ton,minimize,5,4,,,
M7,environment,O5,Air,Fires,count,minimize,0,2,,,
"""


@cache
def report() -> Path:
    folder = Path(mkdtemp(prefix="rapor-beside-"))
    inputs = folder / "inputs" / "contoh"
    inputs.mkdir(parents=True)
    (inputs / "report.toml").write_text(REPORT)
    (inputs / "ours.toml").write_text(OURS)
    (inputs / "realization.csv").write_text(ROWS)
    with without_paper():
        return built(folder / "inputs", folder / "outputs", "contoh")


def by_id(nodes: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {node["id"]: node for node in nodes}


@pytest.mark.slow
def test_a_fifth_perspective_its_weight_and_its_bands_need_no_python() -> None:
    found = record(report())
    sides = by_id(found["perspectives"])
    assert {name: side["score"] for name, side in sides.items()} == {
        "financial": 90.0,
        "customer": 110.0,
        "internal_process": 60.0,
        "learning_growth": 110.0,
        "environment": 55.0,  # of 110 and of a target of zero that was missed, which counts 0
    }
    assert (sides["environment"]["name"], sides["environment"]["weight"]) == ("Environment", 2.0)
    assert sides["environment"]["weight_used"] == 2 / 6
    whole = found["scorecard"]
    assert whole["score"] == 80.0  # (90 + 110 + 60 + 110 + 2 · 55) ÷ 6
    assert (whole["rating"], whole["rating_text"]) == ("yellow", "Yellow")
    assert whole["out_of"] == 110.0


@pytest.mark.slow
def test_what_is_missing_is_renormalised_and_told() -> None:
    measures = by_id(record(report())["measures"])
    assert {name: measure["weight_used"] for name, measure in measures.items()} == {
        "M1": 1.0, "M2": None, "M3": 1.0, "M4": 1.0, "M5": 1.0, "M6": 0.5, "M7": 0.5,
    }  # fmt: skip
    assert [measures["M1"]["weight"], measures["M2"]["weight"]] == [3.0, 1.0]


def test_each_measure_names_the_rule_that_judged_it() -> None:
    measures = by_id(record(report())["measures"])
    assert {name: measure["variant"] for name, measure in measures.items()} == {
        "M1": "a/t", "M2": "a/t", "M3": "a/t", "M4": "(w-a)/w", "M5": "maximum", "M6": "t/a",
        "M7": "zero",
    }  # fmt: skip
    assert measures["M6"]["achievement"] == 125.0
    assert measures["M7"]["flags"] == ["zero-target"]


def test_every_flag_and_every_unknown_name_is_a_finding() -> None:
    findings = [(found["code"], found["where"]) for found in record(report())["findings"]]
    for expected in (
        ("at-maximum", "M5"),
        ("zero-target", "M7"),
        ("no-actual", "M2"),
        ("capped", "M3"),
        ("rulebook-names-unknown", "objective_weights"),
    ):
        assert expected in findings


def test_the_methods_annex_prints_what_differs_and_the_weights_used() -> None:
    page = (report() / "report.html").read_text().replace("\u00a0", " ").replace("<wbr/>", "")
    for words in (
        "What differs from the rulebook rapor-2026",
        "scoring.cap",
        "perspectives.environment",
        "Red ≥ 0; Yellow ≥ 80; Green ≥ 100",
        "Weights, given and used",
        "33.33 %",
    ):
        assert words in page
