"""The worked examples, end to end: every figure the product owes the two published scorecards, and
what the constructed one shows."""

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests import blank_pages
from tests.examples import EXAMPLES, built, copied, edited, example, measure, record
from tests.pages_by_hand import text_of
from tests.pdf_text import page_texts

KLATEN, BIRO, STAFF = EXAMPLES

ACTUALS = [
    (KLATEN, "F1", 116.18, "economical", 116.18),
    (KLATEN, "F2", 116.18, "inefficient", 83.82),
    (KLATEN, "F3", 1.00, "ineffective", 1.00),
    (KLATEN, "C1", 365, "satisfied", 120.0),
    (KLATEN, "P1", 93.11, "efficient", 93.11),
    (KLATEN, "L1", 381, "satisfied", 120.0),
    (KLATEN, "L2", 52.63, None, None),
    (BIRO, "F1", 96.13, "very_high", 96.13),
    (BIRO, "C1", 90, "high", 90.0),
    (BIRO, "C2", 90, "high", 90.0),
    (BIRO, "P1", 99.44, "very_high", 99.44),
    (BIRO, "P2", 100, "very_high", 100.0),
    (BIRO, "P3", 99.59, "very_high", 99.59),
    (BIRO, "P4", None, None, None),
    (BIRO, "L1", 98.28, "very_high", 98.28),
    (BIRO, "L2", 40, "very_low", 40.0),
    (BIRO, "L3", None, None, None),
    (STAFF, "F1", 94.60, "very_high", 99.58),
    (STAFF, "C1", 64.17, "very_high", 106.94),
    (STAFF, "P1", 83.33, "high", 83.33),
    (STAFF, "L1", 72, "very_high", 96.0),
    (STAFF, "L2", 96.77, "very_high", 101.87),
]

PERSPECTIVES = {
    KLATEN: [
        ("financial", 67.00, "poor", 1.0),
        ("customer", 120.00, "good", 1.0),
        ("internal_process", 93.11, "good", 1.0),
        ("learning_growth", 120.00, "good", 0.5),
    ],
    BIRO: [
        ("financial", 96.13, "very_high", 1.0),
        ("customer", 90.00, "high", 1.0),
        ("internal_process", 99.68, "very_high", 0.75),
        ("learning_growth", 69.14, "medium", pytest.approx(2 / 3)),
    ],
    STAFF: [
        ("financial", 99.58, "very_high", 1.0),
        ("customer", 106.94, "very_high", 1.0),
        ("internal_process", 83.33, "high", 1.0),
        ("learning_growth", 98.93, "very_high", 1.0),
    ],
}

FINDINGS = {
    KLATEN: {
        "does-not-recompute", "rule-waived", "ratio-or-percent", "economy-equals-efficiency",
        "duplicate-item", "tied-lowest", "small-sample", "denominator", "no-target",
        "validity-against-alpha", "capped", "partial-coverage", "vision-missing", "cause-missing",
        "band-uncertain", "instrument-not-as-named", "regression-refused", "mean-of-shares",
        "solution-missing", "programme-missing", "earlier-missing", "renstra-missing",
        "standard-missing",
    },
    BIRO: {
        "target-implied", "no-actual", "claimed-achieved-below-100", "partial-coverage",
        "vision-missing", "cause-missing", "band-uncertain", "straight-liners",
        "mean-of-shares",
        "solution-missing", "programme-missing", "earlier-missing", "renstra-missing",
        "standard-missing", "factors-missing",
    },
    STAFF: {
        "mean-of-shares", "vision-missing", "earlier-missing", "renstra-missing",
        "standard-missing", "factors-missing",
    },
}  # fmt: skip


@pytest.mark.parametrize(("report", "measure_id", "actual", "rating", "score"), ACTUALS)
def test_every_measure_comes_out_as_published_or_as_recomputed(
    report: str, measure_id: str, actual: float | None, rating: str | None, score: float | None
) -> None:
    found = measure(example(report), measure_id)
    assert found["actual"] == (None if actual is None else pytest.approx(actual, abs=0.005))
    assert (found["rating"], found["score"]) == (rating, score)
    assert found["formula"] != "reported"


@pytest.mark.parametrize("report", EXAMPLES)
def test_every_perspective_has_its_score_rating_and_coverage(report: str) -> None:
    found = [
        (side["id"], side["score"], side["rating"], side["coverage"])
        for side in record(example(report))["perspectives"]
    ]
    assert found == PERSPECTIVES[report]


def test_the_study_of_klaten_has_no_overall_score_and_the_bureau_88_74() -> None:
    assert record(example(KLATEN))["scorecard"]["score"] is None
    assert record(example(BIRO))["scorecard"] == {
        "id": "scorecard",
        "name": "",
        "perspective": None,
        "weight": 1.0,
        "weight_used": None,
        "value": pytest.approx(88.7358727),
        "deducted": None,
        "score": 88.74,
        "interval": [86.78, 89.55],
        "rating": "high",
        "rating_text": "Tinggi",
        "coverage": pytest.approx(0.8541667),
        "out_of": 120.0,
    }


@pytest.mark.parametrize("report", EXAMPLES)
def test_the_findings_are_these_and_no_others(report: str) -> None:
    assert {finding["code"] for finding in record(example(report))["findings"]} == FINDINGS[report]


def test_the_survey_figures_are_the_studys() -> None:
    customer, employee = record(example(KLATEN))["surveys"]
    assert [item["sum"] for item in customer["items"]] == [32, 38, 38, 38, 40, 38, 32, 36, 36, 37]
    assert [item["sum"] for item in employee["items"]] == [38, 37, 46, 41, 34, 35, 36, 38, 39, 37]
    assert (customer["index"], customer["category"]) == (365, "satisfied")
    assert (employee["index"], employee["category"]) == (381, "satisfied")
    assert customer["bounds"] == employee["bounds"] == [100, 500]
    assert (round(customer["alpha"], 3), round(employee["alpha"], 3)) == (0.750, 0.631)
    assert (customer["lowest"], employee["lowest"]) == (["q1", "q7"], ["q5"])
    assert round(customer["items"][0]["r_critical"], 3) == 0.632


def test_the_level_of_approval_is_the_studys_sum_by_the_most_it_can_be() -> None:
    """IK ÷ (R × PP × EXmax): 365 and 381 of 10 × 10 × 5 = 500 points."""
    customer, employee = record(example(KLATEN))["surveys"]
    assert (customer["approval"], employee["approval"]) == pytest.approx((73.0, 76.2))
    assert [item["approval"] for item in customer["items"]] == pytest.approx(
        [2 * item["sum"] for item in customer["items"]]
    )


def test_the_constructed_survey_regresses_variables_and_every_assumption_holds() -> None:
    told = record(example(STAFF))
    (survey,), (found,) = told["surveys"], told["regressions"]
    assert (survey["respondents"], found["n"], found["dependent"]) == (120, 120, "Y")
    assert [part["name"] for part in survey["variables"]] == ["X1", "X2", "X3", "Y"]
    assert [term["name"] for term in found["terms"]] == ["intercept", "X1", "X2", "X3"]
    assert found["r2"] == pytest.approx(0.45, abs=0.02)
    assert [test["holds"] for test in found["assumptions"]] == [True] * 5
    assert all(part["alpha"] > 0.8 for part in survey["variables"])


def test_the_wrong_published_figure_is_told() -> None:
    told = {
        finding["where"]: (finding["found"], finding["expected"])
        for finding in record(example(KLATEN))["findings"]
        if finding["code"] == "does-not-recompute"
    }
    assert told == {"P1": ("93,17", "93,11"), "F1": ("11.618", "116,18")}


@pytest.mark.parametrize("report", EXAMPLES)
def test_every_computed_figure_names_its_file_and_rows(report: str) -> None:
    for found in record(example(report))["measures"]:
        if found["actual"] is not None:
            assert found["working"]
            for part in found["evidence"]:
                assert part["rows"]
                assert len(part["sha256"]) == 64
            assert found["evidence"]


def test_recommendations_cite_their_measure_and_its_values() -> None:
    advice = {part["id"]: part["text"] for part in record(example(KLATEN))["recommendations"]}
    assert "116,18" in advice["improve-budget-efficiency.F2"]
    assert not [key for key in advice if key.startswith("raise-lowest-items")]
    assert "20 dari 38" in advice["train-before-recruiting.L2"]
    assert "merekrut" in advice["train-before-recruiting.L2"]
    assert "93,11" in advice["shorten-the-service.P1"]
    bureau = {part["rule"] for part in record(example(BIRO))["recommendations"]}
    assert {"raise-digitisation", "record-attendance", "record-share"} <= bureau


@pytest.mark.parametrize("report", EXAMPLES)
@pytest.mark.parametrize("name", ["scorecard.json", "report.html"])
def test_the_examples_are_what_was_reviewed(
    report: str, name: str, matches_golden: Callable[[str, str], None]
) -> None:
    matches_golden(f"{report}/{name}", (example(report) / name).read_text())


@pytest.mark.parametrize("report", EXAMPLES)
def test_the_pdf_is_tagged_titled_and_bookmarked(report: str) -> None:
    with pikepdf.open(example(report) / "report.pdf") as pdf:
        assert pdf.Root.Lang == "id"
        assert pdf.Root.MarkInfo.Marked
        assert "Laporan Kinerja" in str(pdf.docinfo.Title)
        with pdf.open_outline() as outline:
            chapters = [str(entry.title) for entry in outline.root]
    assert next(title for title in chapters if title.startswith(("Bab", "BAB"))).endswith(
        "Pendahuluan"
    )
    assert sum(title.casefold().startswith("bab") for title in chapters) == 4
    assert sum(title.casefold().startswith("lampiran") for title in chapters) == 3


@pytest.mark.parametrize("report", EXAMPLES)
def test_the_contents_list_what_the_bookmarks_do(report: str) -> None:
    """From the foreword on; the contents name neither the cover nor the lists themselves."""
    with pikepdf.open(example(report) / "report.pdf") as pdf, pdf.open_outline() as outline:
        _cover, *bookmarks = (str(entry.title) for entry in outline.root)
    page = (example(report) / "report.html").read_text()
    (listed,) = re.findall(r'<nav class="entries" aria-labelledby="contents">.*?</nav>', page, re.S)
    entries = re.findall(r'<li class="level-1">(.*?)</li>', listed, re.S)
    contents = [" ".join(re.sub("<.*?>", " ", entry).split()) for entry in entries]
    assert contents[:2] == ["Kata Pengantar", "Ikhtisar Eksekutif"]
    assert contents == [title for title in bookmarks if not title.startswith("Daftar")]


@pytest.mark.slow
@pytest.mark.parametrize("report", EXAMPLES)
def test_a_reader_finds_a_chapter_and_an_annex_by_searching_for_its_label(
    report: str, tmp_path: Path
) -> None:
    """Letters set too wide apart are read as words of one letter."""
    told = " ".join(text_of((example(report) / "report.pdf").read_bytes(), tmp_path).split())
    for label in ("BAB I", "BAB II", "BAB III", "BAB IV", "LAMPIRAN A", "LAMPIRAN B"):
        assert f" {label} " in told


@pytest.mark.slow
@pytest.mark.parametrize("report", EXAMPLES)
def test_every_score_stands_on_its_page(report: str) -> None:
    """A page names the perspective and holds its score; so with a measure and its actual."""
    pages = page_texts(example(report) / "report.pdf")
    for side in record(example(report))["perspectives"]:
        shown = f"{side['score']:.2f}".replace(".", ",")
        assert any(side["name"] in text and shown in text for text in pages), side["name"]
    for found in record(example(report))["measures"]:
        if found["achievement"] is not None:
            shown = f"{found['actual']:.2f}".replace(".", ",")
            assert any(found["name"].split()[0] in text and shown in text for text in pages)


@pytest.mark.parametrize("report", EXAMPLES)
def test_the_brief_is_one_page(report: str) -> None:
    with pikepdf.open(example(report) / "brief.pdf") as pdf:
        assert len(pdf.pages) == 1


def test_one_more_trained_civil_servant_moves_that_figure_and_nothing_else(tmp_path: Path) -> None:
    """20 of 38 become 21 of 38 = 55.26 %, in the record and on the page of that report alone."""
    inputs = copied(KLATEN, tmp_path)
    staff = inputs / KLATEN / "staff.csv"
    untrained = next(
        line for line in staff.read_text().splitlines() if ",pns," in line and ",tidak" in line
    )
    edited(staff, (untrained, untrained.replace(",tidak", ",ya")))
    with blank_pages.without_paper():
        changed = built(inputs, tmp_path / "outputs", KLATEN)

    assert measure(changed, "L2")["actual"] == pytest.approx(55.26, abs=0.005)
    before, after = record(example(KLATEN)), record(changed)
    moved = [
        new["id"]
        for old, new in zip(before["measures"], after["measures"], strict=True)
        if {**old, "evidence": 0} != {**new, "evidence": 0}
    ]
    assert moved == ["L2"]
    assert before["perspectives"] == after["perspectives"]
    page = (changed / "report.html").read_text()
    assert "55,26" in page
    # The old figure is left where the report says what the agency itself printed.
    assert set(re.findall(r"(\w+) 52,63", page)) == {"mencantumkan"}
    assert page.count("52,63") == page.count("mencantumkan 52,63")
