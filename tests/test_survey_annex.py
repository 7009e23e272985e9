"""The survey annex, the record, the sheets, the findings and the advice of one survey."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pipeline.account import Recommendation, Survey
from pipeline.account.record import as_json
from pipeline.case import Case
from pipeline.document import Paragraph, PrintedTable, Runs, Scatter, Section
from pipeline.examine import found
from pipeline.examine.survey_methods import (
    alpha_negative,
    band_uncertain,
    incomplete_answers,
    instrument_not_as_named,
    item_against_total,
    more_than_population,
    regression_on_few,
    regression_refused,
)
from pipeline.language import language
from pipeline.problems import Finding
from pipeline.recommend import recommended
from pipeline.report.data.record import record_of
from pipeline.report.data.sheets import sheets_of
from pipeline.report.phrases.advice import advice_text
from pipeline.report.surveys.annex import survey_annex
from pipeline.report.surveys.coefficients import estimates, probability
from pipeline.report.surveys.groups import size_of
from pipeline.report.surveys.importance import _ticks, importance_blocks
from pipeline.statistics.groups import Difference
from tests.surveys_by_hand import case_of
from tests.tables_by_hand import rulebook

REGRESSION = {"dependent": "q6", "terms": ["q1", "q2", "q3"]}
WORDS = {
    "reliability": [
        {"key": "not_reliable", "label": "Not reliable"},
        {"key": "reliable", "label": "Reliable", "above": 0.6},
    ]
}
BANDS = [
    {"key": "low", "label": "Low"},
    {"key": "middle", "label": "Middle", "from": 50},
    {"key": "high", "label": "High", "from": 70},
]
ADVICE = {"id": "weak", "about": "importance", "text": "First {weak}."}


def matrix(n: int = 90, k: int = 6, seed: int = 3) -> list[list[float]]:
    rng = np.random.default_rng(seed)
    level = rng.normal(size=(n, 1))
    return np.clip(np.rint(3.4 + 0.8 * level + 0.8 * rng.normal(size=(n, k))), 1, 5).tolist()


def full_case(**survey: Any) -> Case:
    """Ninety respondents of four units, one of them tiny, with a regression."""
    units = [["KTP", "KK", "Akta"][place % 3] if place % 31 else "Kecil" for place in range(90)]
    rules = rulebook(
        survey={"smallest_group": 5, **WORDS},
        formulas={"survey.total_index": {"scale": BANDS, "scale_of": "range"}},
        advice=[ADVICE],
    )
    given = {"groups": ["unit"], "population": 400, "regression": REGRESSION, **survey}
    return case_of(matrix(), rules=rules, columns={"unit": units}, **given)


def sections(case: Case) -> dict[str, Section]:
    (annex,) = survey_annex(case)
    (survey,) = annex.sections
    return {part.id: part for part in survey.sections}


def said(runs: Runs) -> str:
    return "".join(run if isinstance(run, str) else f"[{run.target}]" for run in runs)


def sentences(section: Section) -> str:
    return " ".join(said(part.runs) for part in section.blocks if isinstance(part, Paragraph))


def table(section: Section, name: str) -> list[list[str]]:
    tables = {part.id: part for part in section.blocks if isinstance(part, PrintedTable)}
    return [[cell.text for cell in row] for row in tables[name].rows]


@pytest.mark.slow
def test_the_annex_has_a_section_for_everything_that_was_asked() -> None:
    assert list(sections(full_case())) == [
        f"{part}-customer"
        for part in (
            "descriptive",
            "validity",
            "reliability",
            "uncertainty",
            "groups",
            "regression",
            "importance",
        )
    ]
    bare = case_of(matrix(k=2))
    assert list(sections(bare)) == [
        f"{part}-customer" for part in ("descriptive", "validity", "reliability", "uncertainty")
    ]


def test_a_report_whose_survey_nobody_completed_has_no_annex() -> None:
    assert survey_annex(case_of([[None, 2], [1, None]])) == ()


def test_who_is_left_out_and_what_was_turned_round_is_said_first() -> None:
    items = [{"id": "q1", "reversed": True}, "q2"]
    (annex,) = survey_annex(case_of([[1, 2], [2, 3], [3, 5], [None, 4]], items=items))
    assert said(annex.sections[0].blocks[0].runs) == (
        "Respondents delivered: 4; items: 2. Every item was answered by 3; left out of every "
        "figure for a missing answer (listwise): 1. Items turned round before anything was "
        "computed: q1."
    )


def test_items_are_described_counted_and_tested() -> None:
    found = sections(full_case())
    descriptive, validity = found["descriptive-customer"], found["validity-customer"]
    first = ["q1", "90", "0", "300", "66.67", "3.33", "3", "1", "5", "1.19"]
    assert table(descriptive, "items-customer")[0] == first
    assert table(descriptive, "answers-customer")[0] == ["q1", "7", "13", "32", "19", "19"]
    assert table(validity, "validity-table-customer")[0] == [
        "q1",
        "0.794",
        "0.207",
        "< 0.001",
        "0.676",
        "0.816",
        "yes",
    ]
    assert sentences(validity) == (
        "6 of 6 items are valid in [validity-table-customer]: their correlation with the total is "
        "at least 0.207, the critical value for 90 respondents (two-tailed, 5 %)."
    )


@pytest.mark.slow
def test_alpha_is_called_reliable_only_where_its_interval_is() -> None:
    carried = sentences(sections(full_case())["reliability-customer"])
    assert carried == (
        "Cronbach's alpha is 0.850 ([reliability-table-customer]), rated Reliable: so is its whole "
        "interval, 0.796 to 0.893, over 90 respondents."
    )
    few = case_of(matrix(n=12), rules=rulebook(survey=WORDS))
    assert "it bears no label" in sentences(sections(few)["reliability-customer"])


def test_a_rating_is_certain_or_uncertain() -> None:
    case = full_case()
    told = sentences(sections(case)["uncertainty-customer"])
    assert "give or take 0.155 for a population of 400" in told
    assert told.endswith(
        "a measure: the 95 % interval from 1,748.37 to 1,915.63 lies within the band Middle, so "
        "the rating is the same throughout it."
    )
    found = case.account.measures[0].certainty
    assert (found.bands, found.certain) == (("middle",), True)
    assert list(band_uncertain(case)) == []


def test_an_uncertain_band_is_a_finding() -> None:
    bands = [{"key": "low", "label": "Low"}, {"key": "high", "label": "High", "from": 60}]
    rules = rulebook(
        formulas={"survey.total_index": {"scale": bands, "scale_of": "range"}},
    )
    case = case_of(matrix(), rules=rules)
    (finding,) = band_uncertain(case)
    assert (finding.code, finding.where, finding.values["bands"]) == (
        "band-uncertain",
        "M1",
        ["Low", "High"],
    )
    assert "so the rating is uncertain" in sentences(sections(case)["uncertainty-customer"])


@pytest.mark.slow
def test_a_rating_by_achievement_moves_with_the_actual() -> None:
    bands = [{"key": "not_met", "label": "-"}, {"key": "met", "label": "+", "from": 100}]
    rules = rulebook(levels={"measure": {"bands": bands}})
    case = case_of(matrix(), rules=rules, measure={"target": 1800.0})
    found = case.account.measures[0].certainty
    assert (found.bands, found.certain) == (("not_met", "met"), False)
    sure = case_of(matrix(), rules=rules, measure={"target": 1600.0})
    assert sure.account.measures[0].certainty.certain is True


def test_a_share_has_wilsons_interval() -> None:
    case = case_of(matrix(), formula="survey.satisfied_share", population=90)
    measure = case.account.measures[0]
    assert measure.certainty.interval == pytest.approx((measure.actual,) * 2)


def test_small_groups_are_withheld_from_page_and_record() -> None:
    case = full_case()
    rows = table(sections(case)["groups-customer"], "groups-customer-unit")
    assert [row[:2] for row in rows] == [
        ["Akta", "withheld"],
        ["KK", "29"],
        ["KTP", "29"],
        ["Kecil", "withheld"],
    ]
    (grouping,) = record(case)["surveys"][0]["groups"]
    kecil = grouping["groups"][3]
    assert kecil == {
        "value": "Kecil",
        "n": None,
        "mean": None,
        "sd": None,
        "alpha": None,
        "items": None,
        "suppressed": True,
    }
    assert grouping["difference"]["test"] == "welch"
    assert set(grouping["groups"][1]["items"]) == {f"q{place}" for place in range(1, 7)}


def test_the_regression_is_printed_with_what_follows_and_what_does_not() -> None:
    section = sections(full_case())["regression-customer"]
    rows = table(section, "terms-customer")
    assert [row[0] for row in rows] == ["Intercept", "q1", "q2", "q3"]
    assert rows[1] == ["q1", "0.283", "0.0976", "0.299", "2.895", "0.005", "1.586"]
    told = sentences(section)
    assert told.startswith(
        "Dependent: q6. Terms: q1, q2 and q3. The terms explain 42.1 % of the variance of q6 (R², "
        "[model-customer]), more than chance would: F(3; 86) = 20.873, p < 0.001."
    )
    assert "What does not: that the term is the cause" in told
    tests = [row[0] for row in table(section, "assumptions-customer")]
    assert tests == ["Shapiro–Wilk", "Jarque–Bera", "VIF", "Breusch–Pagan", "Durbin–Watson"]


def test_a_refused_regression_says_why_on_the_page_in_the_record_and_as_a_finding() -> None:
    asked = {"dependent": "q4", "terms": ["q1", "q2", "q3"]}
    case = case_of(matrix(n=4, k=4), regression=asked)
    reason = "4 answers cannot carry 3 terms; at least 5 are needed"
    (callout,) = sections(case)["regression-customer"].blocks
    assert said(callout.runs) == (
        f"The regression of q4 on q1, q2 and q3 was asked for and is refused: {reason}."
    )
    (told,) = record(case)["regressions"]
    assert (told["refused"], told["terms"], told["r2"]) == (reason, [], None)
    (finding,) = regression_refused(case)
    assert case.language.shown(finding.values["reason"]) == reason


def test_a_regression_on_few_answers_is_a_finding_and_no_refusal() -> None:
    (finding,) = regression_on_few(case_of(matrix(n=29), regression=REGRESSION))
    assert [str(value) for value in (finding.found, finding.expected)] == ["29", "30"]
    assert list(regression_on_few(case_of(matrix(n=30), regression=REGRESSION))) == []


def test_importance_is_plotted_from_the_same_figures_that_are_told() -> None:
    case = full_case()
    plot = next(
        part for part in importance_blocks(survey_of(case), case) if isinstance(part, Scatter)
    )
    assert [(point.label, point.strong) for point in plot.points] == [
        ("q1", True),
        ("q2", False),
        ("q3", True),
        ("q4", False),
        ("q5", False),
    ]
    assert "q1: Concentrate here (3.333, 0.552)" in plot.alt
    assert all(0 < share < 1 for point in plot.points for share in (point.x, point.y))


def test_the_axes_of_the_plot_give_the_least_and_the_greatest_value_and_the_mean() -> None:
    case = full_case()
    found = survey_of(case).importance
    plot = next(
        part for part in importance_blocks(survey_of(case), case) if isinstance(part, Scatter)
    )
    for ticks, values, mean in (
        (plot.x_ticks, [item.performance for item in found.items], found.performance_line),
        (plot.y_ticks, [item.importance for item in found.items], found.importance_line),
    ):
        assert [tick.text for tick in ticks] == [
            f"{value:.3f}" for value in (min(values), max(values), mean)
        ]
    assert plot.x_ticks[-1].place == plot.x_line
    assert plot.y_ticks[-1].place == plot.y_line


def test_where_all_values_are_one_a_single_number_tells_it() -> None:
    assert [tick.text for tick in _ticks([3.0, 3.0, 3.0], 3.0, full_case().language)] == ["3.000"]


def survey_of(case: Case) -> Survey:
    return case.account.surveys[0]


def advised(case: Case) -> tuple[Recommendation, ...]:
    """What is recommended, where nothing is scored again: no advice says what it gains."""
    return recommended(case, lambda met: {})


def lowered(by: list[float], n: int = 90) -> Case:
    """A survey whose first items were answered lower by so much, though by 1 at least."""
    answers = [
        [max(1.0, answer - less) for answer, less in zip(row, [*by, *[0.0] * 6], strict=False)]
        for row in matrix(n)
    ]
    return case_of(answers, rules=rulebook(advice=[ADVICE]))


@pytest.mark.parametrize(
    ("by", "message", "advice"),
    [
        ([1], "so the first to work on: q1 ([", "First q1."),
        ([1, 0, 0.15], "margin of error of their answers, so not surely: q3.", "First q1."),
        ([0.2, 0, 0.2], "Each lies below it by less than the margin of error of its answers", ""),
    ],
)
def test_of_weak_items_those_are_recommended_that_surely_are(
    by: list[float], message: str, advice: str
) -> None:
    case = lowered(by)
    (paragraph, *_) = (
        b for b in importance_blocks(survey_of(case), case) if isinstance(b, Paragraph)
    )
    assert message in said(paragraph.runs)
    assert [advice_text(one, case) for one in advised(case)] == [advice] * bool(advice)


@pytest.mark.slow
def test_nothing_is_said_to_follow_of_a_regression_without_a_clear_term() -> None:
    strict = rulebook(survey={**WORDS, "significance": 1e-6})
    case = case_of(matrix(), rules=strict, regression=REGRESSION)
    told = sentences(sections(case)["regression-customer"])
    assert told.endswith("Nothing follows about any single term.")
    assert "What follows: who answers higher" in sentences(
        sections(full_case())["regression-customer"]
    )


def test_weak_items_are_not_recommended_where_few_answered() -> None:
    few = lowered([1], n=29)
    assert [item.id for item in survey_of(few).importance.surely_weak] == ["q1"]
    assert advised(few) == ()


# --- record and sheets --------------------------------------------------------------------------


def record(case: Case) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(as_json(record_of(case, report="r", revision=1)))
    return found


def test_the_record_holds_every_statistic_in_full() -> None:
    told = record(full_case())
    survey = told["surveys"][0]
    assert survey["certain"] is True
    assert survey["index_bands"] == ["middle"]
    assert survey["reliability_text"] == "Reliable"
    assert survey["items"][0]["counts"] == [7, 13, 32, 19, 19]
    assert survey["importance"]["source"] == "dependent"
    (regression,) = told["regressions"]
    assert set(regression) >= {
        *("id", "dependent", "n", "r2", "adjusted_r2", "f", "f_p", "durbin_watson"),
        *("terms", "assumptions", "refused"),
    }
    assert set(regression["terms"][0]) == {"name", "b", "se", "beta", "t", "p", "vif"}
    assert set(regression["assumptions"][0]) == {"name", "about", "statistic", "p", "holds"}


def test_every_statistic_has_a_sheet() -> None:
    sheets = {name: rows for name, _, rows in sheets_of(full_case())}
    assert {
        name: len(rows) for name, rows in sheets.items() if name.startswith(("sur", "reg"))
    } == {
        "surveys": 1,
        "survey_items": 6,
        "survey_answers": 30,
        "survey_groups": 4,
        "survey_differences": 1,
        "survey_importance": 5,
        "regressions": 1,
        "regression_terms": 4,
        "regression_tests": 5,
    }


# --- detectors ----------------------------------------------------------------------------------


def codes(findings: Iterator[Finding]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("survey", "expected"),
    [
        ({"title": "Job Descriptive Index (JDI) pegawai"}, ["instrument-not-as-named"]),
        ({"published": {"instrument": "JDI"}}, ["instrument-not-as-named"]),
        ({"title": "Kepuasan kerja"}, []),
        ({"title": "Adjdiction"}, []),
        (
            {"title": "JDI", "items": [{"id": f"q{p}", "facet": f"f{p}"} for p in range(1, 6)]},
            [],
        ),
    ],
)
def test_an_instrument_without_its_facets_is_not_what_it_is_named(
    survey: dict[str, Any], expected: list[str]
) -> None:
    assert codes(instrument_not_as_named(case_of(matrix(n=12, k=5), **survey))) == expected


@pytest.mark.slow
def test_respondents_left_out_are_a_note() -> None:
    (finding,) = incomplete_answers(case_of([[1, 2], [2, None], [3, 4], [4, 4]]))
    assert (finding.code, finding.values) == ("incomplete-answers", {"left": 1, "delivered": 4})
    assert list(incomplete_answers(case_of([[1, 2], [3, 4]]))) == []


def test_an_item_worded_the_other_way_round_is_told_until_it_is_marked() -> None:
    answers = [[*row[:3], 6 - row[3], *row[4:]] for row in matrix()]
    (finding,) = item_against_total(case_of(answers))
    assert (finding.code, finding.values["item"]) == ("item-against-total", "q4")
    items = ["q1", "q2", "q3", {"id": "q4", "reversed": True}, "q5", "q6"]
    assert list(item_against_total(case_of(answers, items=items))) == []


def test_items_that_contradict_each_other_are_told() -> None:
    assert codes(alpha_negative(case_of([[1, 5], [2, 3], [3, 1]]))) == ["alpha-negative"]
    assert codes(alpha_negative(case_of([[1, 2], [2, 3], [3, 4]]))) == []


def test_more_respondents_than_people_are_told() -> None:
    answers = [[1, 2], [2, 3], [3, 4]]
    assert codes(more_than_population(case_of(answers, population=2))) == ["more-than-population"]
    assert codes(more_than_population(case_of(answers, population=3))) == []


def test_every_finding_of_a_survey_can_be_said() -> None:
    case = full_case()
    assert all(case.language.finding(finding) for finding in found(case))


# --- wording ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "printed"),
    [(None, "–"), (0.0004, "< 0.001"), (0.001, "0.001"), (0.0496, "0.050"), (1.0, "1.000")],
)
def test_a_p_value_is_printed_with_three_decimals(value: float | None, printed: str) -> None:
    assert probability(value, language("en")) == printed


@pytest.mark.parametrize(
    ("values", "printed"),
    [
        ([None], "–"),
        ([0.0], "0.00"),
        ([-0.0000001, 5.0], "-0.000000100 5.000000000"),
        ([2.72513, 0.017412, None, -0.04499], "2.7251 0.0174 – -0.0450"),
        ([3482258.6346, 15.0619], "3,482,258.63 15.06"),
    ],
)
def test_estimates_of_a_column_share_decimals_that_show_the_least(
    values: list[float | None], printed: str
) -> None:
    shown = " ".join(estimates(values, language("en")))
    assert shown.replace("\N{MINUS SIGN}", "-") == printed


@pytest.mark.parametrize(
    ("test", "effect", "word"),
    [
        ("welch", -0.19, "negligible"),
        ("welch", 0.2, "small"),
        ("welch", -0.5, "medium"),
        ("welch", 0.8, "large"),
        ("anova", 0.009, "negligible"),
        ("anova", 0.06, "medium"),
    ],
)
def test_an_effect_has_cohens_word(test: Any, effect: float, word: str) -> None:
    found = Difference(test, ("a", "b"), 1.0, (1.0, 9.0), 0.5)
    effects = {"hedges_g": effect} if test == "welch" else {"eta2": effect}
    assert size_of(replace(found, **effects)) == word
