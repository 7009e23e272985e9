"""A survey of two periods that were delivered apart: compared, restated, or refused with why."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats

from pipeline.account import (
    AgencyName,
    IndexRule,
    ItemStatistics,
    Measure,
    Node,
    Past,
    PeriodDays,
    RulebookName,
    Survey,
)
from pipeline.account.record import as_json
from pipeline.case import Case
from pipeline.examine.survey_methods import earlier_not_comparable
from pipeline.report.data.record import record_of
from pipeline.report.data.sheets import sheets_of
from pipeline.scorecard import Polarity
from pipeline.statistics.service_quality import ElementQuality, ServiceQuality
from tests import published
from tests.blank_pages import without_paper
from tests.delivery_by_hand import GOOD, written
from tests.examples import built
from tests.shared_builds import once
from tests.surveys_by_hand import case_of
from tests.tables_by_hand import rulebook
from tests.test_report_earlier import resealed
from tests.test_survey_annex import sections, sentences, table

TOTAL = IndexRule("survey.total_index")
IKM = IndexRule("survey.ikm_2017", weight="exact", answers="filled")
SHARE = IndexRule("survey.satisfied_share", at_least=3.5)


def matrix(n: int, seed: int, items: int = 4, high: int = 5) -> list[list[int]]:
    rng = np.random.default_rng(seed)
    level = rng.normal(size=(n, 1))
    found = np.clip(np.rint(high * 0.6 + 0.8 * level + rng.normal(size=(n, items))), 1, high)
    return found.astype(int).tolist()


def item(position: int, mean: float = 3.0, **asked: Any) -> ItemStatistics:
    """An item as an earlier final has it."""
    found = ItemStatistics(
        id=f"q{position}", text="", n=60, sum=60 * mean, mean=mean, min=None, max=None, sd=None,
        item_total_r=None, corrected_item_total_r=None, alpha_if_deleted=None, r_critical=None,
        valid=None,
    )  # fmt: skip
    return replace(found, **asked)


def signed(
    answers: list[list[int]],
    *,
    period: str = "2023",
    actual: float = 0.0,
    formula: str = "survey.total_index",
    rule: IndexRule | None = None,
    rating: str | None = None,
    **survey: Any,
) -> Past:
    """The final record of an earlier period whose survey got these answers."""
    own = np.array(answers, dtype=float)
    means = own.mean(axis=1)
    asked = {
        "respondents": len(answers),
        "delivered": len(answers),
        "scale": (1, 5),
        "bounds": (0.0, 0.0),
        "items": tuple(item(position, mean) for position, mean in enumerate(own.mean(0), 1)),
        "mean": float(means.mean()),
        "sd": float(means.std(ddof=1)),
        **survey,
    }
    measure = Measure(
        id="M1",
        perspective="p",
        objective_id="S1",
        objective="an objective",
        name="a measure",
        measured_in="",
        polarity=Polarity.MAXIMIZE,
        formula=formula,
        target=None,
        actual=actual,
        achievement=None,
        score=None,
        rating=None,
        rating_text=rating,
        weight=1.0,
        index_rule=rule,
        survey="customer",
    )
    year = int(period)
    return Past(
        agency=AgencyName("x"),
        period=PeriodDays(period, date(year, 1, 1), date(year, 12, 31)),
        rulebook=RulebookName("x"),
        status="final",
        measures=(measure,),
        perspectives=(),
        scorecard=Node(score=None, rating=None, coverage=1.0),
        surveys=(Survey(id="customer", **asked),),
        file=f"x/{period}.json",
        sha256="0" * 64,
    )


def asked_then() -> tuple[ItemStatistics, ...]:
    """The four items as an earlier period asked them."""
    return signed(matrix(60, 1)).surveys[0].items


def beside(earlier: Past, answers: list[list[int]], **given: Any) -> Case:
    return case_of(answers, earlier=(earlier,), **given)


def told(case: Case) -> str:
    return sentences(sections(case)["periods-customer"])


def test_two_periods_are_compared_by_welch_with_hedges_g() -> None:
    then, now = matrix(60, 1), matrix(80, 2)
    case = beside(signed(then, actual=700.0, rule=TOTAL), now)
    a, b = np.array(now).mean(axis=1), np.array(then).mean(axis=1)
    expected = stats.ttest_ind(a, b, equal_var=False)
    found = case.account.surveys[0].since.difference
    assert (found.statistic, found.p) == pytest.approx((expected.statistic, expected.pvalue))
    pooled = np.sqrt((79 * a.var(ddof=1) + 59 * b.var(ddof=1)) / 138)
    assert found.effect == pytest.approx((a.mean() - b.mean()) / pooled * (1 - 3 / (4 * 140 - 9)))
    low, high = found.effect_interval
    assert low < found.effect < high
    rows = table(sections(case)["periods-customer"], "periods-table-customer")
    assert [row[:2] for row in rows] == [["2023", "60"], ["2024", "80"]]
    assert "no further than chance could take it: Welch's t(" in told(case)
    assert "Hedges' g = " in told(case)


def test_a_fall_that_chance_does_not_explain_is_called_so() -> None:
    case = beside(signed([[5, 5, 4, 4]] * 20 + [[4, 4, 4, 4]] * 20), matrix(60, 3))
    assert "further than chance would take it" in told(case)
    assert case.account.surveys[0].since.difference.effect < -0.8
    assert "the effect is large" in told(case)


@pytest.mark.slow
def test_the_record_and_the_sheet_have_the_comparison() -> None:
    case = beside(signed(matrix(60, 1)), matrix(80, 2))
    (survey,) = json.loads(as_json(record_of(case, report="x", revision=1)))["surveys"]
    since = survey["since"]
    assert (since["period"], since["respondents"], since["refused"]) == ("2023", 60, None)
    assert set(since["difference"]) >= {"test", "statistic", "freedom", "p", "hedges_g"}
    sheet = next(rows for name, _, rows in sheets_of(case) if name == "survey_periods")
    assert sheet[0][:3] == ("customer", "2023", 60)
    alone = case_of(matrix(80, 2))
    assert record_of(alone, report="x", revision=1).surveys[0].since is None
    assert "periods-customer" not in sections(alone)


@pytest.mark.parametrize("n", [(9, 60), (60, 9)])
def test_few_respondents_are_shown_and_not_compared(n: tuple[int, int]) -> None:
    case = beside(signed(matrix(n[0], 1)), matrix(n[1], 2))
    assert case.account.surveys[0].since.difference is None
    assert "The two are not compared: one of them has not the 10 respondents" in told(case)
    assert [
        row[1] for row in table(sections(case)["periods-customer"], "periods-table-customer")
    ] == [str(count) for count in n]


def test_answers_of_totals_alone_have_no_spread_to_compare_by() -> None:
    case = beside(signed(matrix(60, 1), sd=None), matrix(60, 2))
    assert "or their spread is not known" in told(case)


def test_another_scale_refuses_the_comparison() -> None:
    case = beside(signed(matrix(60, 1, high=4), scale=(1, 4), actual=600.0), matrix(60, 2))
    assert "not compared with that of 2023: answers were given on another scale." in told(case)
    (finding,) = earlier_not_comparable(case)
    assert (finding.code, finding.where) == ("earlier-not-comparable", "M1")


def test_other_items_refuse_the_comparison_and_are_named() -> None:
    before = signed(matrix(60, 1), actual=600.0, items=asked_then()[:3])
    case = beside(before, matrix(60, 2))
    assert "these items were not asked alike in both: q4." in told(case)
    assert case.account.measures[0].past == ()


@pytest.mark.parametrize(
    ("changed", "alike"),
    [
        ({"text": "Puas  atas LAYANAN"}, True),
        ({"text": "Puas atas petugas"}, False),
        ({"text": "Puas atas layanan", "reversed": True}, False),
    ],
)
def test_case_and_spacing_are_no_other_question_but_words_are(
    changed: dict[str, Any], alike: bool
) -> None:
    items = (item(1, **changed), *asked_then()[1:])
    asked = [{"id": "q1", "text": "Puas atas layanan"}, "q2", "q3", "q4"]
    case = beside(signed(matrix(60, 1), items=items), matrix(60, 2), items=asked)
    assert (case.account.surveys[0].since.unlike is None) == alike


# --- indices ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_total_of_fewer_respondents_is_restated_for_as_many() -> None:
    then, now = matrix(40, 1), matrix(80, 2)
    total = float(np.sum(then))
    case = beside(signed(then, actual=total, rule=TOTAL), now)
    assert f"is {2 * total:,.0f} by the rule of 2024" in told(case)
    (finding,) = earlier_not_comparable(case)
    assert finding.code == "earlier-restated"
    assert case.account.measures[0].past == ()
    same = beside(signed(now, actual=1000.0, rule=TOTAL), now)
    assert "by the same rule" in told(same)
    assert [figure.actual for figure in same.account.measures[0].past] == [1000.0]
    assert list(earlier_not_comparable(same)) == []


def test_an_index_in_another_unit_is_not_compared() -> None:
    then, now = matrix(80, 1), matrix(80, 2)
    before = signed(then, actual=1000.0, rule=TOTAL)
    figure = replace(before.measures[0], measured_in="indeks")
    case = beside(replace(before, measures=(figure,)), now)
    assert "cannot be compared: it was measured in another unit (indeks)." in told(case)
    assert case.account.measures[0].past == ()
    (finding,) = earlier_not_comparable(case)
    assert finding.code == "earlier-not-comparable"


NINE = [{"id": f"q{position}", "element": f"U{position}"} for position in range(1, 10)]


def skm(earlier: Past, **rules: Any) -> Case:
    answers = matrix(60, 2, items=9, high=4)
    return beside(
        earlier,
        answers,
        formula="survey.ikm_2017",
        items=NINE,
        scale=[1, 4],
        rules=rulebook(**rules),
    )


def ikm_then(rule: IndexRule | None, **more: Any) -> Past:
    then = matrix(60, 1, items=9, high=4)
    elements = tuple(
        ElementQuality(f"U{position}", f"U{position}", (f"q{position}",), 3.0, 75.0)
        for position in range(1, 10)
    )
    quality = ServiceQuality("survey.ikm_2017", 1 / 9, elements)
    given = {"scale": (1, 4), "formula": IKM.formula, "service_quality": quality, **more}
    return signed(then, actual=74.25, rule=rule, **given)


COMPLETE = replace(IKM, answers="complete")
"""The rule by which respondents who had left an item empty did not count."""


def gaps(*missing: int) -> tuple[ItemStatistics, ...]:
    """Nine items of an earlier final with so many empty cells each."""
    return tuple(item(position, missing=count) for position, count in enumerate(missing, 1))


@pytest.mark.parametrize(
    ("delivered", "inapplicable", "missing", "compared"),
    [
        (60, 0, [0] * 9, True),
        (65, 0, [5] * 9, True),
        (65, 5, [0] * 9, True),
        (65, 0, [5] * 8 + [4], False),
        (61, 0, [0] * 8 + [1], False),
    ],
)
def test_an_index_of_complete_respondents_is_compared_where_nothing_was_left_empty(
    delivered: int, inapplicable: int, missing: list[int], compared: bool
) -> None:
    """Whoever answered nothing, or all that concerned him, was left out by neither rule."""
    told_then = {"delivered": delivered, "inapplicable": inapplicable, "items": gaps(*missing)}
    case = skm(ikm_then(COMPLETE, **told_then))
    assert ("by the same rule" in told(case)) is compared
    assert len(case.account.measures[0].past) == compared
    codes = [finding.code for finding in earlier_not_comparable(case)]
    assert codes == ([] if compared else ["earlier-not-comparable"])
    if not compared:
        assert "it left out respondents who had left an item empty" in told(case)


def test_a_rule_from_before_answers_were_recorded_counted_complete_respondents() -> None:
    assert IndexRule("survey.ikm_2017").answers == "complete"
    case = skm(ikm_then(replace(COMPLETE, weight="0.11"), delivered=61, items=gaps(*[0] * 8, 1)))
    (apart,) = case.account.measures[0].apart
    assert (apart.unlike, apart.restated) == ("answers", None)


@pytest.mark.parametrize("rule", [replace(IKM, weight="0.11"), replace(IKM, digits=2), None])
def test_another_weight_or_rounding_is_restated_from_the_elements(rule: IndexRule | None) -> None:
    """Nine elements of 3: 9 × 3 × 0.11 × 25 = 74.25 as signed, and 75 by exact ninths."""
    case = skm(ikm_then(rule))
    assert "a measure: 74.25 in 2023 is 75 by the rule of 2024" in told(case)
    assert "its weights, rounding or threshold were others" in told(case)
    assert case.account.measures[0].past == ()
    assert "by the same rule" in told(skm(ikm_then(IKM)))


@pytest.mark.slow
def test_the_index_of_2004_is_never_set_beside_that_of_2017() -> None:
    """72.40 was a B by the bounds of 2004; by those of 2017 it would be a C."""
    bands = [
        {"key": "C", "label": "C", "from": 0},
        {"key": "B", "label": "B", "from": 76.61},
    ]
    then = signed(
        matrix(60, 1, items=14, high=4),
        actual=72.4,
        formula="survey.ikm_2004",
        rule=replace(IKM, formula="survey.ikm_2004"),
        rating="B",
        scale=(1, 4),
    )
    case = skm(then, formulas={"survey.ikm_2017": {"scale": bands}})
    text = told(case)
    assert "not compared with that of 2023: these items were not asked alike in both: q10" in text
    assert "a measure: 72.4 in 2023 and " in text
    assert "cannot be compared: it was made by another formula." in text
    assert "72.4 was rated B in 2023 and would be C by the bands of 2024." in text
    assert case.account.measures[0].past == ()
    (finding,) = earlier_not_comparable(case)
    assert finding.code == "earlier-not-comparable"


def test_a_share_with_another_threshold_cannot_be_restated() -> None:
    then = signed(matrix(60, 1), actual=70.0, formula=SHARE.formula, rule=SHARE)
    case = beside(then, matrix(60, 2), formula=SHARE.formula)
    assert "cannot be compared: its weights, rounding or threshold were others" in told(case)
    rule = replace(SHARE, at_least=4.0)
    same = signed(matrix(60, 1), actual=70.0, formula=rule.formula, rule=rule)
    assert "by the same rule" in told(beside(same, matrix(60, 2), formula=rule.formula))


# --- through the outputs ------------------------------------------------------------------------


def delivered(inputs: Path, year: int, answers: list[list[int]]) -> None:
    """The finals of one agency with the survey `trust`, a folder a year."""
    text = GOOD["report.toml"].replace("name = ", 'id = "contoh"\nname = ', 1)
    text = text.replace("2024-", f"{year}-").replace("2025-02-28", f"{year + 1}-02-28")
    text = text.replace("[report]", '[report]\nlanguage = "en"\nstatus = "final"')
    items = GOOD["survey_trust.csv"].splitlines()[0].split(",")[1:]
    width = len(items)
    rows = [",".join(["respondent_id", *items])]
    rows += [
        f"r{position}," + ",".join(map(str, row[:width])) for position, row in enumerate(answers)
    ]
    written(
        inputs / f"contoh-{year}", {"report.toml": text, "survey_trust.csv": "\n".join(rows) + "\n"}
    )


THEN, NOW = matrix(40, 1, items=9), matrix(50, 4, items=9)


@pytest.fixture(scope="module")
def two_years() -> Path:
    """A folder with the inputs and the outputs of both years."""
    return once("survey-periods", _two_years)


def _two_years(place: Path) -> Path:
    for year, answers in ((2023, THEN), (2024, NOW)):
        delivered(place / "inputs", year, answers)
        with without_paper():
            built(place / "inputs", place / "outputs", f"contoh-{year}")
    return place


@pytest.mark.slow
def test_a_survey_delivered_in_two_folders_is_compared_through_the_outputs(two_years: Path) -> None:
    outputs = two_years / "outputs"
    first, second = (
        json.loads((outputs / f"contoh-{year}" / str(year) / "scorecard.json").read_text())
        for year in (2023, 2024)
    )
    (before,), (survey,) = first["surveys"], second["surveys"]
    assert before["since"] is None
    width = len(survey["items"])
    a, b = (np.array(rows)[:, :width].mean(axis=1) for rows in (NOW, THEN))
    expected = stats.ttest_ind(a, b, equal_var=False)
    found = survey["since"]["difference"]
    assert survey["since"]["period"] == "2023"
    assert (found["statistic"], found["p"]) == pytest.approx(
        (expected.statistic, expected.pvalue), rel=1e-9
    )
    assert found["freedom"][1] == pytest.approx(expected.df, rel=1e-9)
    page = (outputs / "contoh-2024" / "2024" / "report.html").read_text()
    assert "Differences between periods" in page


@pytest.mark.slow
def test_a_record_from_before_its_keys_were_added_is_still_read(
    two_years: Path, tmp_path: Path
) -> None:
    outputs = tmp_path / "outputs"
    shutil.copytree(two_years / "outputs" / "contoh-2023", outputs / "contoh-2023")
    folder = outputs / "contoh-2023" / "2023"
    record = json.loads((folder / "scorecard.json").read_text())
    for measure in record["measures"]:
        del measure["index_rule"]
    for survey in record["surveys"]:
        for key in ("since", "sd"):
            del survey[key]
    resealed(folder, measures=record["measures"], surveys=record["surveys"])
    later = published.record_of(two_years / "inputs", "contoh-2024", outputs)
    assert later["surveys"][0]["since"]["difference"] is None
