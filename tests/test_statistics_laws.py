"""What no rearrangement of answers may change, and what every guard of the statistics refuses."""

from dataclasses import asdict, replace

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.account import Survey
from pipeline.answers.complete import summed_across
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.descriptive import moments, moments_by
from pipeline.statistics.frequencies import Frequencies, frequencies
from pipeline.statistics.groups import Group, difference, grouping
from pipeline.statistics.importance import weighed
from pipeline.statistics.intervals import (
    bootstrap_interval,
    finite_population,
    margin_of_error,
    share_interval,
)
from pipeline.statistics.regression import regression
from pipeline.statistics.reliability import carried_word
from tests.surveys_by_hand import surveyed

POLICY = SurveyPolicy()
WORDS = SurveyPolicy.model_validate(
    {
        "reliability": [
            {"key": "not_reliable", "label": "Not reliable"},
            {"key": "reliable", "label": "Reliable", "above": 0.6},
        ]
    }
)

matrices = st.integers(2, 6).flatmap(
    lambda k: st.lists(st.lists(st.integers(1, 5), min_size=k, max_size=k), min_size=3, max_size=15)
)


def figures(found: Survey) -> dict[str, object]:
    """Everything but the items, which have an order."""
    return {**asdict(replace(found, items=(), lowest=(), highest=(), importance=None))}


@pytest.mark.slow
@given(matrices, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_bit(matrix: list[list[int]], chance) -> None:
    shuffled = list(matrix)
    chance.shuffle(shuffled)
    assert surveyed(shuffled) == surveyed(matrix)


@given(matrices)
def test_the_order_of_items_changes_no_figure(matrix: list[list[int]]) -> None:
    items = [f"q{position + 1}" for position in range(len(matrix[0]))]
    straight = surveyed(matrix, items=items)
    turned = surveyed([row[::-1] for row in matrix], items=items[::-1])
    assert turned.items[::-1] == straight.items
    assert figures(turned) == figures(straight)


@pytest.mark.slow
@given(matrices)
def test_reversing_an_item_twice_changes_nothing_and_once_turns_its_mean(
    matrix: list[list[int]],
) -> None:
    names = [f"q{position + 1}" for position in range(len(matrix[0]))]
    items = [{"id": "q1", "reversed": True}, *names[1:]]
    turned = [[6 - row[0], *row[1:]] for row in matrix]
    straight = surveyed(matrix)
    twice = surveyed(turned, items=items)
    marked = [replace(item, reversed=item.id == "q1") for item in straight.items]
    assert twice == replace(straight, items=tuple(marked))
    once = surveyed(matrix, items=items)
    assert once.items[0].mean == pytest.approx(6 - straight.items[0].mean)


@given(matrices, st.integers(1, 40))
def test_adding_a_constant_to_the_scale_moves_means_and_nothing_else(
    matrix: list[list[int]], more: int
) -> None:
    here = surveyed(matrix)
    there = surveyed([[a + more for a in row] for row in matrix], scale=[1 + more, 5 + more])
    unmoved = (
        "sd",
        "item_total_r",
        "corrected_item_total_r",
        "alpha_if_deleted",
        "valid",
        "counts",
    )
    for one, other in zip(here.items, there.items, strict=True):
        assert other.mean == pytest.approx(one.mean + more)
        for name in unmoved:
            assert getattr(other, name) == getattr(one, name), name
    assert (
        there.alpha,
        there.standardised_alpha,
        there.alpha_interval,
        there.sd,
        there.margin_of_error,
    ) == ((here.alpha, here.standardised_alpha, here.alpha_interval, here.sd, here.margin_of_error))


@given(matrices)
def test_groups_together_are_the_whole(matrix: list[list[int]]) -> None:
    names = [f"q{position}" for position in range(len(matrix[0]))]
    frame = pl.DataFrame(matrix, schema=names, orient="row")
    groups = pl.Series("unit", ["ab"[position % 2] for position in range(len(matrix))])
    found = moments_by(frame.with_columns(groups), "unit", 1.0)
    for name, part in found.items():
        alone = moments(frame.filter(groups == name), [1.0] * len(names))
        assert (part.items, part.total) == (alone.items, alone.total)
    assert sum(part.total.sum for part in found.values()) == sum(map(sum, matrix))


@pytest.mark.parametrize("scale", [(1, 5), (0, 10), (0, 54), (-100, 100)])
@pytest.mark.parametrize("k", [1, 3, 60])
def test_narrow_answers_give_the_figures_of_wide_ones(scale: tuple[int, int], k: int) -> None:
    rng = np.random.default_rng(k)
    answers = rng.integers(*scale, size=(40, k), endpoint=True).astype(float)
    answers[:20] = scale[1]  # all at the top, where a narrow sum would run over
    wide = pl.DataFrame(answers)
    narrow, groups = wide.cast(pl.Int8), pl.Series("unit", list("ab") * 20)
    pivots = [float(scale[0])] * k
    whole, other = moments(narrow, pivots), moments(wide, pivots)
    assert (whole.items, whole.total) == (other.items, other.total)
    assert (whole.scatter == other.scatter).all()
    by_group = moments_by(narrow.with_columns(groups), "unit", pivots[0])
    assert by_group == moments_by(wide.with_columns(groups), "unit", pivots[0])
    assert frequencies(narrow, scale) == frequencies(wide, scale)
    assert summed_across(narrow).to_list() == summed_across(wide).to_list()


# --- descriptive --------------------------------------------------------------------------------


def test_the_distribution_counts_each_point_and_the_median_lies_between() -> None:
    found = frequencies(pl.DataFrame({"q1": [1, 5, 5, 4], "q2": [2.5, 3.0, 3.0, 3.0]}), (1, 5))
    assert found == {
        "q1": Frequencies(4.5, 1.0, 5.0, (1, 0, 0, 1, 2)),
        "q2": Frequencies(3.0, 2.5, 3.0, None),
    }


def test_an_item_that_many_left_empty_says_so() -> None:
    found = surveyed([[1, None], [2, None], [3, 3], [4, 1], [None, 2]])
    assert (found.delivered, found.respondents) == (5, 2)
    assert [(item.n, item.missing) for item in found.items] == [(2, 1), (2, 2)]


# --- uncertainty --------------------------------------------------------------------------------


def test_the_margin_of_a_whole_population_is_zero() -> None:
    unlimited = margin_of_error(1.0, 50, None, 0.95)
    assert margin_of_error(1.0, 50, 50, 0.95) == 0.0
    # t(49) = 2.009575; half of 100 asked: √(50 ÷ 99) is left.
    assert unlimited == pytest.approx(2.009575 / 50**0.5, rel=1e-6)
    assert margin_of_error(1.0, 50, 100, 0.95) == pytest.approx(unlimited * (50 / 99) ** 0.5)


@pytest.mark.parametrize(
    ("n", "population", "left"),
    [(10, None, 1.0), (1, 1, 1.0), (5, 2, 1.0), (10, 10, 0.0), (10, 19, 0.5)],
)
def test_what_a_finite_population_leaves_unknown(
    n: int, population: int | None, left: float
) -> None:
    assert finite_population(n, population) == left


def test_a_share_of_the_whole_population_is_certain() -> None:
    assert share_interval(3, 10, 10, 0.95) == (0.3, 0.3)
    low, high = share_interval(3, 10, 20, 0.95)
    wide_low, wide_high = share_interval(3, 10, None, 0.95)
    assert wide_low < low < 0.3 < high < wide_high


@given(st.lists(st.integers(1, 5), min_size=2, max_size=40))
def test_a_bootstrap_stays_within_the_answers_and_repeats_itself(answers: list[int]) -> None:
    means = pl.Series("_mean", answers, dtype=pl.Float64)
    low, high = bootstrap_interval(means, None, 0.95)
    assert min(answers) <= low <= means.mean() + 1e-12
    assert means.mean() - 1e-12 <= high <= max(answers)
    assert bootstrap_interval(means.reverse(), None, 0.95) == (low, high)


def test_one_respondent_or_too_many_distinct_means_have_no_bootstrap() -> None:
    assert bootstrap_interval(pl.Series("_mean", [3.0]), None, 0.95) is None
    many = pl.Series("_mean", np.linspace(1, 5, 60_000))
    assert bootstrap_interval(many, None, 0.95) is None


def test_a_bootstrap_agrees_with_the_t_interval_where_both_hold() -> None:
    answers = np.random.default_rng(5).normal(3, 0.5, 4000).round(2)
    found = bootstrap_interval(pl.Series("_mean", answers), None, 0.95)
    half = margin_of_error(float(answers.std(ddof=1)), 4000, None, 0.95)
    assert found == pytest.approx((answers.mean() - half, answers.mean() + half), abs=2e-3)


# --- reliability in words -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("alpha", "interval", "n", "word"),
    [
        (0.85, (0.80, 0.90), 90, "reliable"),
        (0.85, (0.80, 0.90), 29, None),
        (0.70, (0.55, 0.80), 90, None),
        (0.40, (0.20, 0.60), 90, "not_reliable"),
        (0.6004, (0.6001, 0.6007), 9_000_000, None),
    ],
)
def test_a_word_for_alpha_needs_respondents_and_an_interval_that_carry_it(
    alpha: float, interval: tuple[float, float], n: int, word: str | None
) -> None:
    assert carried_word(alpha, interval, n, WORDS) == word
    assert carried_word(alpha, interval, n, POLICY) is None


# --- regression ---------------------------------------------------------------------------------


def columns(n: int, k: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(n + k)
    return {f"q{position}": rng.integers(1, 6, n).astype(float) for position in range(k + 1)}


@pytest.mark.parametrize(("n", "refused"), [(9, "too-few"), (10, "too-few"), (11, None)])
def test_ten_answers_cannot_carry_nine_terms_and_eleven_just_do(
    n: int, refused: str | None
) -> None:
    given = columns(n, 9)
    found = regression("q0", given, list(given)[1:], POLICY)
    assert (found.refusal, found.n, found.enough) == (refused, n, 90)
    assert (found.r2 is None) == (refused is not None)


def test_terms_that_repeat_each_other_are_refused() -> None:
    given = columns(40, 3)
    given["q3"] = given["q1"] + given["q2"]
    assert regression("q0", given, ["q1", "q2", "q3"], POLICY).refusal == "rank"
    given["q3"] = given["q1"]
    assert regression("q0", given, ["q1", "q3"], POLICY).refusal == "rank"


def test_a_total_explained_by_its_own_items_is_refused() -> None:
    given = columns(40, 2)
    given["q0"] = given["q1"] + given["q2"]
    assert regression("q0", given, ["q1", "q2"], POLICY).refusal == "exact"


def test_constant_columns_are_refused_by_name() -> None:
    given = columns(40, 3) | {"q2": np.full(40, 3.2)}
    found = regression("q0", given, ["q1", "q2", "q3"], POLICY)
    assert (found.refusal, found.about) == ("constant", ("q2",))


def test_the_order_and_the_unit_of_terms_change_no_test() -> None:
    given = columns(60, 3)
    straight = {term.name: term for term in regression("q0", given, ["q1", "q2"], POLICY).terms}
    given["q1"] = given["q1"] * 1000 - 7
    turned = {term.name: term for term in regression("q0", given, ["q2", "q1"], POLICY).terms}
    for name in ("q1", "q2"):
        one, other = straight[name], turned[name]
        assert (other.t, other.p, other.beta, other.vif) == pytest.approx(
            (one.t, one.p, one.beta, one.vif), rel=1e-9
        )
    assert turned["q1"].b == pytest.approx(straight["q1"].b / 1000)


def test_broken_assumptions_are_found_by_their_names() -> None:
    rng = np.random.default_rng(11)
    x = np.sort(rng.uniform(1, 5, 400))
    y = x + 0.02 * np.repeat(rng.standard_t(2, 100), 4) * x**3
    given = {"q0": y, "q1": x, "q2": x + rng.normal(0, 0.01, 400)}
    found = regression("q0", given, ["q1", "q2"], POLICY)
    assert {one.name: one.holds for one in found.assumptions} == {
        "Shapiro–Wilk": False,
        "Jarque–Bera": False,
        "VIF": False,
        "Breusch–Pagan": False,
        "Durbin–Watson": False,
    }


def test_many_residuals_are_left_to_jarque_and_bera() -> None:
    given = columns(5001, 1)
    names = [one.name for one in regression("q0", given, ["q1"], POLICY).assumptions]
    assert names == ["Jarque–Bera", "VIF", "Breusch–Pagan", "Durbin–Watson"]


# --- groups -------------------------------------------------------------------------------------


def grouped(sizes: dict[str, int], ungrouped: int = 0, smallest: int = 5):
    rng = np.random.default_rng(1)
    names = [name for name, n in sizes.items() for _ in range(n)]
    answers = pl.DataFrame(
        {"unit": names, "q1": rng.integers(1, 6, len(names)), "q2": rng.integers(1, 6, len(names))}
    )
    policy = SurveyPolicy(smallest_group=smallest, compare_at_least=10)
    return grouping("unit", moments_by(answers, "unit", 1.0), ungrouped, policy)


@pytest.mark.parametrize(
    ("sizes", "ungrouped", "hidden"),
    [
        ({"a": 20, "b": 20}, 0, set()),
        ({"a": 20, "b": 12, "c": 4}, 0, {"b", "c"}),
        ({"a": 20, "b": 12, "c": 4, "d": 4}, 0, {"c", "d"}),
        ({"a": 20, "b": 12, "c": 1, "d": 2}, 0, {"b", "c", "d"}),
        ({"a": 20, "b": 12}, 3, {"b", ""}),
        ({"a": 4}, 0, {"a"}),
    ],
)
def test_a_small_group_is_withheld_with_its_complement(
    sizes: dict[str, int], ungrouped: int, hidden: set[str]
) -> None:
    found = grouped(sizes, ungrouped)
    assert {group.value for group in found.groups if group.suppressed} == hidden - {""}
    assert (found.ungrouped is None) == ("" in hidden)
    assert all(group.mean is None for group in found.groups if group.suppressed)


def test_only_groups_that_are_large_enough_are_compared() -> None:
    assert grouped({"a": 20, "b": 9}).difference is None
    assert grouped({"a": 20, "b": 10, "c": 9}).difference.compared == ("a", "b")
    assert grouped({"a": 20, "b": 10, "c": 10}).difference.test == "anova"


def test_groups_without_any_spread_are_not_compared() -> None:
    assert difference([Group("a", 20, 3.0, 0.0), Group("b", 20, 4.0, 0.0)], 0.95) is None


# --- importance ---------------------------------------------------------------------------------


def test_items_fall_into_the_quadrants_their_means_divide() -> None:
    found = weighed(
        "asked",
        [("a", "", 2.0, 5.0), ("b", "", 4.0, 4.0), ("c", "", 2.0, 1.0), ("d", "", 4.0, 2.0)],
    )
    assert (found.performance_line, found.importance_line) == (3.0, 3.0)
    assert [item.quadrant for item in found.items] == [
        "concentrate",
        "keep",
        "low-priority",
        "overkill",
    ]
    assert [item.id for item in found.weak_and_important] == ["a"]


def test_two_items_are_not_weighed() -> None:
    assert weighed("rest", [("a", "", 2.0, 0.5), ("b", "", 4.0, 0.4)]) is None


def test_importance_is_asked_where_a_column_asks_it() -> None:
    items = [{"id": f"q{position}", "importance": f"i{position}"} for position in (1, 2, 3)]
    given = {"i1": [5, None, 5], "i2": [3, 3, 4], "i3": [1, 1, 1]}
    found = surveyed([[1, 4, 4], [2, 5, 4], [1, 4, 3]], items=items, columns=given)
    assert found.importance.source == "asked"
    assert [item.importance for item in found.importance.items] == pytest.approx([5, 10 / 3, 1])
    assert [item.id for item in found.importance.weak_and_important] == ["q1"]


def test_importance_is_the_correlation_with_the_dependent_where_one_is_named() -> None:
    rng = np.random.default_rng(2)
    matrix = rng.integers(1, 6, (50, 4)).astype(float)
    asked = {"dependent": "q4", "terms": ["q1", "q2", "q3"]}
    found = surveyed(matrix.tolist(), regression=asked).importance
    assert (found.source, [item.id for item in found.items]) == ("dependent", ["q1", "q2", "q3"])
    expected = [np.corrcoef(matrix[:, position], matrix[:, 3])[0, 1] for position in range(3)]
    assert [item.importance for item in found.items] == pytest.approx(expected)


def test_a_refused_regression_lends_its_dependent_no_weight() -> None:
    asked = {"dependent": "q4", "terms": ["q1", "q2", "q3"]}
    matrix = np.random.default_rng(4).integers(1, 6, (5, 4)).tolist()
    assert surveyed(matrix, regression=asked).importance.source == "dependent"
    few = surveyed(matrix[:4], regression=asked)
    assert few.regression.refusal == "too-few"
    assert few.importance.source == "rest"
