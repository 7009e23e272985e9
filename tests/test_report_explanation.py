"""`rapor explain`: how one number came about, and how the command ends."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import report
from pipeline.problems import Finding, UsageError
from pipeline.rulebook import Scoring
from tests.case_by_hand import DEFAULT, case_of
from tests.commands import rapor
from tests.examples import copied, edited
from tests.reported_by_hand import case
from tests.test_cli import KLATEN


@pytest.mark.slow
def test_a_number_is_followed_from_its_rows_to_its_band(tmp_path: Path) -> None:
    told = rapor("explain", KLATEN, "P1", "--outputs", tmp_path / "none")
    assert (told.returncode, told.stderr) == (0, "")
    lines = told.stdout.splitlines()
    assert lines[0].startswith("P1 Ketepatan waktu terhadap standar (Dinas ")
    said = " ".join(told.stdout.split())
    for part in (
        "process.time_against_standard",
        "50 ÷ 53,7 × 100",
        "service_times.csv, baris 2-11 (sha256 ",
        "100\u00a0% (standar)",
        "93,11\u00a0%",
        "0 sampai 120 %; diperhitungkan 93,11\u00a0%",
        "klaten-2019",
        "cakupan 100 %",
        "93,17",
    ):
        assert " ".join(part.split()) in said, part
    assert not (tmp_path / "none").exists()


@pytest.mark.slow
def test_an_unknown_measure_or_report_names_the_nearest() -> None:
    measure = rapor("explain", KLATEN, "P11")
    assert (measure.returncode, "“P1”" in measure.stderr) == (2, True)
    report_ = rapor("explain", "klaten-2918", "P1")
    assert (report_.returncode, "“klaten-2019”" in report_.stderr) == (2, True)


@pytest.mark.slow
def test_refused_inputs_end_as_elsewhere_and_nothing_is_written(tmp_path: Path) -> None:
    inputs = copied(KLATEN, tmp_path)
    edited(inputs / KLATEN / "realization.csv", ("F1,financial", "F1,finance"))
    told = rapor("explain", KLATEN, "P1", "--inputs", inputs, "--outputs", tmp_path / "out")
    assert told.returncode == 10
    assert "finance" in told.stderr
    assert not (tmp_path / "out").exists()


def test_a_measure_without_actual_or_target_is_explained_as_far_as_it_goes() -> None:
    scored = case({"target": None, "actual": None})
    told = report.explanation(scored, "M1")
    assert "Actual         not available" in told
    assert "Score          not available" in told
    assert "a measure was not measured" in told


@pytest.mark.parametrize(
    ("where", "about", "told"),
    [
        ("M1", (), True),
        ("csf", ("M2", "M1"), True),
        ("csf", ("M12",), False),
        ("M12", (), False),
    ],
)
def test_a_finding_is_told_with_each_measure_it_is_about(
    where: str, about: tuple[str, ...], told: bool
) -> None:
    scored = case({"target": 80.0, "actual": 80.0})
    finding = Finding("factors-missing", where, about=about)
    alone = replace(scored, account=replace(scored.account, findings=(finding,)))
    assert ("Finding" in report.explanation(alone, "M1")) is told


def test_an_unknown_measure_is_an_error_of_the_one_who_asks() -> None:
    scored = case({"target": 80.0, "actual": 60.0})
    with pytest.raises(UsageError, match=r"There is no measure “M12”\. Did you mean “M1”\?"):
        report.explanation(scored, "M12")


def test_the_scale_that_converts_an_achievement_is_told_before_what_it_counts() -> None:
    scale = {"conversion": [[0, 0], [100, 109], [120, 120]]}
    book = DEFAULT.model_copy(update={"scoring": Scoring.model_validate(scale)})
    told = report.explanation(case_of([{"target": 80.0, "actual": 80.0}], rulebook=book), "M1")
    lines = [" ".join(line.split()) for line in told.splitlines()]
    place = lines.index("Scale 0 → 0, 100 → 109, 120 → 120")
    assert lines[place - 1] == "Achievement 100.00 %"
    assert lines[place + 1] == "Floor and cap 0 to 120 %; it counts as 109.00 %"


def test_a_node_is_told_by_its_parts_and_their_shares() -> None:
    rows = [
        {"measure_id": "A", "actual": 90.0, "target": 100.0, "weight": 3.0},
        {"measure_id": "B", "actual": 50.0, "target": 100.0, "weight": 1.0},
        {"measure_id": "C", "actual": None, "target": 100.0},
    ]
    scored = case(*rows)
    told = report.explanation(scored, "O1")
    for line in ("A .*90.00, share 75 %", "B .*50.00, share 25 %", "C .*not scored, left out"):
        assert re.search(line, told), line
    assert re.search("Score +80.00", told)
    for asked in ("financial", "Financial"):
        assert re.search("O1 +an objective: 80.00, share 100 %", report.explanation(scored, asked))
    whole = report.explanation(scored, "scorecard")
    assert re.search("financial +Financial: 80.00, share 100 %", whole)
    assert re.search("customer +Customer: not scored, left out", whole)
    assert re.search("Least coverage +50 %", whole)


def test_a_change_is_told_or_why_it_is_not() -> None:
    assert "no earlier final report" in report.explanation(case({"actual": 1.0}), "change")
    with pytest.raises(UsageError, match="Did you mean “change”"):
        report.explanation(case({}), "changes")
