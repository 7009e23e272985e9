"""IKPA: seven weighted indicators, those without transactions left out, dispensations taken off."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.blank_pages import without_paper
from tests.codes.builders import table
from tests.commands import rapor
from tests.published import figure, record_of

INDICATORS = {
    "dipa_revision": 100,
    "page_iii_deviation": 80,
    "budget_absorption": 95,
    "contract_spending": 90,
    "bill_settlement": 100,
    "cash_advances": 98,
    "output_achievement": 100,
}
"""The value of each indicator: 10 + 12 + 19 + 9 + 10 + 9.8 + 25 = 94.8."""

SETTINGS = """
[agency]
name = "Satuan Kerja Contoh"
head = { name = "Kuasa Pengguna Anggaran (contoh)" }
[period]
start = 2024-01-01
end = 2024-12-31
[report]
issued_on = 2025-01-31
example = true
[rulebook]
use = "ikpa-2024"
"""


def register(values: Mapping[str, int], points: float | None) -> str:
    rows: list[dict[str, object]] = [
        {"measure_id": name, "perspective": name, "objective_id": name, "objective": name,
         "measure": name, "measured_in": "poin", "polarity": "maximize", "target": 100,
         "actual": value}
        for name, value in values.items()
    ]  # fmt: skip
    off = {
        **rows[0], "measure_id": "dispensasi-spm", "measure": "Dispensasi SPM", "target": "",
        "polarity": "minimize", "actual": "" if points is None else points,
    }  # fmt: skip
    return table(*rows, off)


def ikpa(folder: Path, points: float | None, *without: str) -> Mapping[str, Any]:
    place = folder / "inputs" / "satker"
    place.mkdir(parents=True)
    (place / "report.toml").write_text(SETTINGS)
    values = {name: value for name, value in INDICATORS.items() if name not in without}
    (place / "realization.csv").write_text(register(values, points))
    return record_of(folder / "inputs", "satker")


@pytest.mark.parametrize(
    ("points", "without", "score", "rating"),
    [
        (0, (), 94.8, "good"),
        (0, ("contract_spending",), 95.33, "very_good"),  # 85.8 ÷ 0.9
        (0.5, ("contract_spending",), 94.83, "good"),
        (6, (), 88.8, "fair"),
        (25, (), 69.8, "poor"),
        # 66 ÷ 0.7
        (0, ("contract_spending", "bill_settlement", "cash_advances"), 94.29, "good"),
        (None, (), None, None),
    ],
)
def test_the_whole_is_the_weighted_mean_of_what_there_is_less_the_points(
    tmp_path: Path, points: float | None, without: tuple[str, ...], score: float, rating: str
) -> None:
    record = ikpa(tmp_path, points, *without)
    whole = record["scorecard"]
    assert (whole["score"], whole["rating"], whole["deducted"]) == (score, rating, points)
    assert whole["coverage"] == pytest.approx(1 - 0.1 * len(without))
    codes = {finding["code"] for finding in record["findings"]}
    assert ("deduction-unknown" in codes) is (points is None)
    assert "no-target" not in codes


@pytest.mark.slow
def test_what_an_indicator_could_gain_is_counted_after_the_points(tmp_path: Path) -> None:
    (advised, *_) = (
        one
        for one in ikpa(tmp_path, 0.5)["recommendations"]
        if one["measure"] == "page_iii_deviation"
    )
    assert advised["impact"] == 3.0
    assert figure(ikpa(tmp_path / "b", 0.5), "scorecard/score") == 94.3


@pytest.mark.slow
def test_the_pages_and_the_explanation_tell_what_was_taken_off(tmp_path: Path) -> None:
    record = ikpa(tmp_path, 0.5)
    assert figure(record, "measures/dispensasi-spm/score") is None
    inputs, outputs = tmp_path / "inputs", tmp_path / "outputs"
    with without_paper():
        told = rapor("report", "--inputs", inputs, "--outputs", outputs)
    assert told.returncode == 0, told.stderr
    page = (outputs / "satker" / "2024" / "report.html").read_text().replace("\u00a0", " ")
    assert "Dikurangi 0,50 poin: Dispensasi SPM." in page
    assert "Dikurangi: Dispensasi SPM" in page
    told = rapor("explain", "satker", "dispensasi-spm", "--inputs", inputs, "--outputs", outputs)
    assert "Nilai keseluruhan dikurangi 0,5 poin" in " ".join(told.stdout.split())
