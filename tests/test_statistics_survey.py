"""Survey statistics against hand cases, and against numpy and scipy on a matrix of answers."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pipeline.account import ItemStatistics, Survey
from pipeline.measure.questionnaire import survey_statistics
from pipeline.reportfile import Questionnaire
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.descriptive import highest, lowest, moments
from pipeline.statistics.intervals import mean_interval
from pipeline.statistics.reliability import (
    alpha_floor_if_all_valid,
    alpha_if_deleted,
    cronbach_alpha,
    feldt_interval,
)
from pipeline.statistics.validity import critical_r, is_valid
from tests.tables_by_hand import delivered, report_file, tables

MATRIX = np.array(
    [
        [4, 3, 5, 2, 4],
        [3, 3, 4, 2, 5],
        [5, 4, 4, 1, 4],
        [2, 2, 3, 3, 3],
        [4, 5, 5, 1, 5],
        [1, 2, 2, 4, 2],
        [3, 4, 3, 3, 3],
        [5, 5, 4, 2, 4],
        [2, 1, 3, 5, 1],
        [4, 4, 5, 2, 5],
    ],
    dtype=float,
)
ITEMS = ["q1", "q2", "q3", "q4", "q5"]


def statistics(matrix: list[list[float | None]], **survey: object) -> Survey:
    items = survey.pop("items", [f"q{position + 1}" for position in range(len(matrix[0]))])
    asked = Questionnaire.model_validate({"scale": [1, 5], "items": items, **survey})
    rows = [
        {"respondent_id": f"r{number}", **dict(zip(asked.item_ids, answers, strict=True))}
        for number, answers in enumerate(matrix)
    ]
    report = report_file(surveys={"customer": asked.model_dump()})
    frames = tables(survey_customer=delivered("survey_customer", rows, report))
    return survey_statistics(frames, "customer", asked, SurveyPolicy(smallest_group=1))


def test_two_items_and_three_respondents_by_hand() -> None:
    # Totals 3, 5, 7: variance 4. Item variances 1 and 1, covariance 1: alpha = 2 · (1 − 2 ÷ 4).
    found = statistics([[1, 2], [2, 3], [3, 4]], title="Pelanggan")

    item = ItemStatistics(
        id="q1",
        text="",
        n=3,
        sum=6.0,
        mean=2.0,
        min=1.0,
        max=3.0,
        sd=1.0,
        item_total_r=pytest.approx(1.0),
        corrected_item_total_r=pytest.approx(1.0),
        alpha_if_deleted=None,
        r_critical=pytest.approx(0.99692, abs=1e-5),
        valid=True,
        item_total_p=pytest.approx(0.0),
        median=2.0,
        missing=0,
        counts=(1, 1, 1, 0, 0),
    )
    other = {"sum": 9.0, "mean": 3.0, "median": 3.0, "min": 2.0, "max": 4.0}
    # The mean of the means 1.5, 2.5, 3.5 is 2.5, its standard error 1 ÷ √3, t(2) = 4.302653.
    half_width = 4.302653 / 3**0.5
    assert found == Survey(
        id="customer",
        title="Pelanggan",
        delivered=3,
        respondents=3,
        answered=3,
        items=(item, replace(item, id="q2", **other, counts=(0, 1, 1, 1, 0))),
        scale=(1, 5),
        bounds=(6.0, 30.0),
        mean=2.5,
        mean_interval=pytest.approx((2.5 - half_width, 2.5 + half_width), abs=1e-5),
        alpha=pytest.approx(1.0),
        alpha_interval=pytest.approx((1.0, 1.0)),
        lowest=("q1",),
        highest=("q2",),
        sd=1.0,
        min=1.5,
        max=3.5,
        margin_of_error=pytest.approx(half_width, abs=1e-5),
        bootstrap_interval=(1.5, 3.5),
        standardised_alpha=pytest.approx(1.0),
        mean_inter_item_r=pytest.approx(1.0),
    )


def test_items_agree_with_numpy_and_scipy() -> None:
    found = statistics(MATRIX.tolist())
    total = MATRIX.sum(axis=1)
    for position, item in enumerate(found.items):
        answers, rest = MATRIX[:, position], total - MATRIX[:, position]
        assert (item.n, item.sum, item.mean) == (10, answers.sum(), pytest.approx(answers.mean()))
        assert (item.min, item.max) == (answers.min(), answers.max())
        assert item.sd == pytest.approx(answers.std(ddof=1))
        assert item.item_total_r == pytest.approx(stats.pearsonr(answers, total).statistic)
        assert item.corrected_item_total_r == pytest.approx(stats.pearsonr(answers, rest).statistic)
        assert item.alpha_if_deleted == pytest.approx(
            alpha_by_numpy(np.delete(MATRIX, position, 1))
        )
        assert item.valid == (item.item_total_r >= 0.6318968)
        # The correlation is at the critical value where its p is the significance.
        assert item.valid == (
            stats.pearsonr(answers, total).pvalue <= 0.05 and item.item_total_r > 0
        )


def test_alpha_and_its_interval_agree_with_numpy_and_scipy() -> None:
    found = statistics(MATRIX.tolist())
    alpha = alpha_by_numpy(MATRIX)
    low, high = (1 - (1 - alpha) * stats.f.ppf(p, 9, 36) for p in (0.975, 0.025))
    assert found.alpha == pytest.approx(alpha)
    assert found.alpha_interval == pytest.approx((low, high))


def test_the_mean_interval_agrees_with_scipy() -> None:
    means = MATRIX.mean(axis=1)
    expected = stats.t.interval(0.95, 9, loc=means.mean(), scale=stats.sem(means))
    found = statistics(MATRIX.tolist())
    assert found.mean == pytest.approx(means.mean())
    assert found.mean_interval == pytest.approx(expected)


def test_a_reversed_item_is_turned_round_before_everything() -> None:
    turned = MATRIX.copy()
    turned[:, 3] = 6 - turned[:, 3]
    items = [*ITEMS[:3], {"id": "q4", "reversed": True}, "q5"]
    found, expected = statistics(MATRIX.tolist(), items=items), statistics(turned.tolist())
    marked = [replace(item, reversed=item.id == "q4") for item in expected.items]
    assert found == replace(expected, items=tuple(marked))
    assert found.alpha > 0.9


def test_only_complete_respondents_count() -> None:
    found = statistics([[1, 2], [None, 5], [2, 3], [5, None], [3, 4]])
    assert (found.delivered, found.answered, found.respondents) == (5, 5, 3)
    alone = statistics([[1, 2], [2, 3], [3, 4]]).items
    assert found.items == tuple(replace(item, missing=1) for item in alone)


def test_a_survey_nobody_completed_has_no_items() -> None:
    found = statistics([[None, 2], [1, None]])
    assert (found.delivered, found.respondents, found.items) == (2, 0, ())
    assert (found.answered, found.bounds, found.mean) == (2, (0.0, 0.0), None)
    assert (found.alpha, found.alpha_interval, found.mean_interval) == (None, None, None)
    assert (found.lowest, found.highest) == ((), ())


def test_one_respondent_has_sums_and_nothing_more() -> None:
    found = statistics([[4, 3, 5]])
    nothing = {
        "sd": None,
        "item_total_r": None,
        "corrected_item_total_r": None,
        "alpha_if_deleted": None,
        "r_critical": None,
        "valid": None,
    }
    assert [item.sum for item in found.items] == [4.0, 3.0, 5.0]
    assert all(
        getattr(item, name) is none for item in found.items for name, none in nothing.items()
    )
    assert (found.mean, found.mean_interval) == (4.0, None)
    assert (found.alpha, found.alpha_interval) == (None, None)


def test_a_constant_item_has_no_correlation_and_no_verdict() -> None:
    found = statistics([[3.2, 1, 2], [3.2, 3, 2], [3.2, 2, 5], [3.2, 5, 4], [3.2, 1, 1]])
    constant = found.items[0]
    assert (constant.item_total_r, constant.corrected_item_total_r) == (None, None)
    assert (constant.valid, constant.r_critical) == (None, pytest.approx(0.8783, abs=1e-4))
    assert all(item.valid is not None for item in found.items[1:])


@pytest.mark.parametrize(
    ("answers", "times"),
    [
        ([2.6, 4.8, 2.3, 4.8, 1.2, 4.7, 2.0], 2),
        ([4.2, 3.3, 4.4, 3.8, 4.2, 2.7, 1.2, 1.1, 3.3], 2),
        ([3.4, 3.7, 4.3, 2.0, 4.5, 2.1, 2.5, 2.4], 0.3),
        ([3.0, 2.1, 1.8, 4.2, 4.2], 1.1),
    ],
)
def test_no_correlation_passes_one_in_the_last_bit(answers: list[float], times: float) -> None:
    found = moments(pl.DataFrame({"q1": answers, "q2": [round(a * times, 2) for a in answers]}))
    assert found.items["q1"].total_r == pytest.approx(1.0)
    assert found.items["q1"].total_r <= 1.0


def test_answers_a_hair_apart_are_no_variation_and_no_crash() -> None:
    found = moments(pl.DataFrame({"q1": [4.0, 4.0, 4.00000001], "q2": [1, 2, 4]}))
    assert (found.items["q1"].total_r, found.items["q1"].answers.sd) == (None, 0.0)


def test_equal_totals_have_no_alpha_and_no_interval() -> None:
    found = statistics([[1, 5], [2, 4], [3, 3], [4, 2]])
    assert (found.alpha, found.alpha_interval, found.mean_interval) == (None, None, None)
    assert [item.item_total_r for item in found.items] == [None, None]
    assert [item.corrected_item_total_r for item in found.items] == pytest.approx([-1.0, -1.0])


def test_items_that_contradict_each_other_have_a_negative_alpha() -> None:
    # Variances 1 and 4, covariance −2, total's variance 1: 2 · (1 − 5 ÷ 1) = −8.
    assert cronbach_alpha(moments(pl.DataFrame({"q1": [1, 2, 3], "q2": [5, 3, 1]}))) == -8.0


def test_the_extremes_are_all_items_that_share_them() -> None:
    totals = {"q1": 0.3, "q2": 40.0, "q3": 0.1 + 0.2, "q4": 38.0, "q5": 40.0}
    assert (lowest(totals), highest(totals)) == (("q1", "q3"), ("q2", "q5"))
    assert (lowest({}), highest({})) == ((), ())


@pytest.mark.parametrize(
    ("n", "expected"), [(3, 0.997), (5, 0.878), (10, 0.632), (30, 0.361), (100, 0.197)]
)
def test_the_critical_r_is_that_of_the_printed_tables(n: int, expected: float) -> None:
    assert critical_r(n, 0.05) == pytest.approx(expected, abs=5e-4)


def test_two_pairs_are_too_few_for_a_critical_r() -> None:
    assert critical_r(2, 0.05) is None


@pytest.mark.parametrize(
    ("r", "critical", "expected"),
    [
        (0.632, 0.632, True),
        (0.631, 0.632, False),
        (-0.9, 0.632, False),
        (None, 0.632, None),
        (0.9, None, None),
    ],
)
def test_an_item_is_valid_from_the_critical_value_on(
    r: float | None, critical: float | None, expected: bool | None
) -> None:
    assert is_valid(r, critical) is expected


def test_the_interval_of_a_published_alpha() -> None:
    # F(9, 81) is 2.27539 at 97.5 % and 0.29243 at 2.5 %.
    assert feldt_interval(0.75, 10, 10, 0.95) == pytest.approx((0.43115, 0.92689), abs=1e-4)


def test_ten_equal_items_valid_for_ten_respondents_need_an_alpha_of_833() -> None:
    assert alpha_floor_if_all_valid([1.0] * 10, critical_r(10, 0.05)) == pytest.approx(
        0.833, abs=5e-4
    )


@pytest.mark.parametrize("sds", [[], [1.0], [0.0, 0.0]])
def test_without_two_items_that_vary_there_is_no_floor(sds: list[float]) -> None:
    assert alpha_floor_if_all_valid(sds, 0.632) is None


@given(
    st.integers(2, 6).flatmap(
        lambda k: st.lists(
            st.lists(st.integers(1, 5), min_size=k, max_size=k), min_size=3, max_size=12
        )
    )
)
def test_no_alpha_lies_below_the_floor_its_own_correlations_set(matrix: list[list[int]]) -> None:
    found = moments(
        pl.DataFrame(matrix, schema=[f"q{i}" for i in range(len(matrix[0]))], orient="row")
    )
    correlations = [item.total_r for item in found.items.values()]
    alpha = cronbach_alpha(found)
    if alpha is None or None in correlations or min(correlations) <= 0.01:
        return
    floor = alpha_floor_if_all_valid(
        [m.answers.sd for m in found.items.values()], min(correlations)
    )
    assert alpha >= floor - 1e-9


@pytest.mark.parametrize("dtype", [pl.Int8, pl.Float64])
def test_five_hundred_thousand_respondents_agree_with_numpy(dtype: pl.DataType) -> None:
    answers = np.random.default_rng(7).integers(1, 6, size=(500_000, 4)).astype(float)
    answers[:, 1] = np.clip(answers[:, 0] + answers[:, 1] - 3, 1, 5)
    found = moments(pl.DataFrame(answers, schema=["q1", "q2", "q3", "q4"]).cast(dtype))
    total = answers.sum(axis=1)
    assert cronbach_alpha(found) == pytest.approx(alpha_by_numpy(answers))
    assert alpha_if_deleted(found, "q3") == pytest.approx(alpha_by_numpy(np.delete(answers, 2, 1)))
    assert found.items["q2"].total_r == pytest.approx(np.corrcoef(answers[:, 1], total)[0, 1])


def test_a_mean_interval_by_hand() -> None:
    # t(3) = 3.182446 · 2 ÷ √4
    assert mean_interval(10.0, 2.0, 4, None, 0.95) == pytest.approx((6.817554, 13.182446), abs=1e-5)


def alpha_by_numpy(matrix: np.ndarray) -> float:
    k = matrix.shape[1]
    covariance = np.cov(matrix, rowvar=False)
    return float(k / (k - 1) * (1 - np.trace(covariance) / covariance.sum()))
