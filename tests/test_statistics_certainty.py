"""Whether a rating is certain: an interval's ends through the very rule that judges the actual."""

import numpy as np
import pytest
from scipy import stats

from pipeline.case import Case
from pipeline.measure import measured
from pipeline.rulebook import Rulebook
from pipeline.score.scorecard import scored
from pipeline.score.supposed import supposing
from pipeline.scorecard import REPORTED
from pipeline.statistics.elements import JDI, parts_of
from tests.surveys_by_hand import case_of
from tests.tables_by_hand import asking, report_file, rulebook, tables

STEPS = {
    "measure": {
        "bands": [
            {"key": "low", "label": "Low"},
            {"key": "middle", "label": "Middle", "from": 60},
            {"key": "high", "label": "High", "from": 90},
            {"key": "full", "label": "Full", "from": 99},
        ]
    }
}


def steps(**scoring: object) -> Rulebook:
    return rulebook(levels=STEPS, scoring=scoring)


def reached(case: Case) -> list[str]:
    found = case.account.measures[0].certainty
    assert found is not None
    return list(found.bands)


def spread(n: int = 40) -> list[list[int]]:
    """Answers of 40 to four items, half of them 3 and half 4: 560 points, 549 to 571 of 20."""
    return [[3 + row % 2] * 4 for row in range(n)]


def judged(polarity: str, target: float | None, rules: Rulebook, **measure: object) -> Case:
    rules = rules.model_copy(
        update={"formulas": rulebook(formulas={TOTAL: {"polarity": polarity}}).formulas}
    )
    return case_of(spread(), rules=rules, measure={"target": target, **measure})


TOTAL = "survey.total_index"


@pytest.mark.slow
def test_the_interval_of_a_total_is_that_of_the_mean_answer() -> None:
    case = judged("maximize", 560.0, steps())
    totals = np.array([row[0] for row in spread()]) * 4.0
    half = stats.t.ppf(0.975, 39) * totals.std(ddof=1) / np.sqrt(40) * 40
    found = case.account.measures[0].certainty
    assert found.interval == pytest.approx((560 - half, 560 + half), rel=1e-12)


@pytest.mark.parametrize(
    ("polarity", "target", "rules", "bands"),
    [
        # 560 is 534.1 to 585.9 (t(39) = 2.0227, s = 2.0255): against 560 from 95.4 to 104.6.
        ("maximize", 560.0, steps(), ["high", "full"]),
        ("maximize", 700.0, steps(), ["middle"]),
        # 2 − a/t of 560: from 104.6 down to 95.4; of 400: from 66.5 down to 53.5.
        ("minimize", 560.0, steps(), ["high", "full"]),
        ("minimize", 400.0, steps(), ["low", "middle"]),
        # t/a of 400: from 74.9 down to 68.3.
        ("minimize", 400.0, steps(minimize="t/a"), ["middle"]),
        # Both ends are 95.4 away from the target, which itself lies between them and counts 100.
        ("stabilize", 560.0, steps(), ["high", "full"]),
        ("stabilize", 400.0, steps(), ["low", "middle"]),
        # Met or not: ±100, and nothing between the two.
        ("maximize", 560.0, steps(maximize="met_or_not", floor=-100.0), ["low", "full"]),
        ("maximize", 500.0, steps(maximize="met_or_not"), ["full"]),
    ],
)
def test_the_ends_are_judged_as_the_actual_is(
    polarity: str, target: float, rules: Rulebook, bands: list[str]
) -> None:
    assert reached(judged(polarity, target, rules)) == bands


@pytest.mark.slow
def test_a_range_is_full_within_and_falls_on_either_side() -> None:
    case = judged("stabilize", None, steps(), target_low=550.0, target_high=552.0)
    assert reached(case) == ["high", "full"]
    wide = judged("stabilize", None, steps(), target_low=500.0, target_high=600.0)
    assert reached(wide) == ["full"]


def test_the_highest_possible_target_jumps_to_the_cap() -> None:
    """Up to the maximum a ÷ t, there the cap of 120: what lies between is never reached."""
    bands = [
        {"key": "below", "label": "-"},
        {"key": "gap", "label": "?", "from": 101},
        {"key": "cap", "label": "+", "from": 119},
    ]
    rules = rulebook(levels={"measure": {"bands": bands}})
    case = judged("maximize", 570.0, rules, maximum=570.0)
    assert reached(case) == ["below", "cap"]


def test_an_index_does_not_leave_its_range() -> None:
    """Nearly all answered 1 of 1–5: the interval's lower end lies below what answers can add up to.

    At the end of the scale is the lowest band, and below it none.
    """
    bands = [{"key": "low", "label": "Low", "from": 0}, {"key": "high", "label": "H", "from": 50}]
    rules = rulebook(formulas={TOTAL: {"scale": bands, "scale_of": "range"}})
    case = case_of([[1, 1], [1, 1], [1, 2]], rules=rules)
    found = case.account.measures[0].certainty
    assert found.interval[0] < 6
    assert found.bands == ("low",)


# --- indices that are no multiple of the mean answer ------------------------------------------


def test_an_element_of_two_items_weighs_as_much_as_one_of_one() -> None:
    """The index's own deviation, over respondents, not the mean answer's carried over."""
    rng = np.random.default_rng(8)
    level = rng.integers(1, 5, (60, 1))
    matrix = np.clip(level + rng.integers(-1, 2, (60, 10)), 1, 4)
    positions = [1, 1, *range(2, 10)]
    items = [{"id": f"q{i}", "element": f"U{position}"} for i, position in enumerate(positions)]
    case = case_of(matrix.tolist(), formula="survey.ikm_2017", items=items, scale=[1, 4])
    weights = np.array([1 / 18, 1 / 18, *[1 / 9] * 8]) * 25
    own = matrix @ weights
    half = stats.t.ppf(0.975, 59) * own.std(ddof=1) / np.sqrt(60)
    measure = case.account.measures[0]
    assert measure.actual == pytest.approx(own.mean(), rel=1e-12)
    assert measure.certainty.interval == pytest.approx(
        (own.mean() - half, own.mean() + half), rel=1e-12
    )


def test_an_element_that_does_not_concern_everyone_has_its_own_spread() -> None:
    """Against the jackknife, which knows nothing of the formula: every respondent left out once."""
    rng = np.random.default_rng(9)
    level = rng.integers(1, 5, (200, 1))
    matrix = np.clip(level + rng.integers(-1, 2, (200, 10)), 1, 4).astype(float)
    matrix[rng.random((200, 10)) < 0.25] = np.nan
    matrix[:, 0] = level[:, 0]
    positions = [1, 1, *range(2, 10)]
    items = [{"id": f"q{i}", "element": f"U{position}"} for i, position in enumerate(positions)]
    case = case_of(
        [[None if np.isnan(cell) else cell for cell in row] for row in matrix],
        formula="survey.ikm_2017",
        items=items,
        scale=[1, 4],
        gaps_do_not_apply=True,
    )

    def index(answers: np.ndarray) -> float:
        columns = [answers[:, np.array(positions) == element] for element in range(1, 10)]
        return 25 * float(np.mean([np.nanmean(column) for column in columns]))

    left = np.array([index(np.delete(matrix, row, axis=0)) for row in range(200)])
    error = np.sqrt(199 / 200 * ((left - left.mean()) ** 2).sum())
    measure = case.account.measures[0]
    assert measure.actual == pytest.approx(index(matrix), rel=1e-12)
    low, high = measure.certainty.interval
    assert (high - low) / 2 == pytest.approx(stats.t.ppf(0.975, 199) * error, rel=0.01)


def facets(per_facet: int, reverse: str = "") -> list[dict[str, object]]:
    names = [str(part.label) for part in parts_of(JDI, rulebook().survey)]
    found: list[dict[str, object]] = []
    for name in names:
        for position in range(per_facet):
            item = f"{name[:2]}{position}"
            found.append({"id": item, "facet": name, "reversed": item == reverse})
    return found


def test_job_satisfaction_has_the_interval_of_its_respondents() -> None:
    """Answers 3, 1 and 0; the reversed item exchanges yes and no and leaves `?` at 1."""
    rng = np.random.default_rng(5)
    matrix = rng.choice([0, 1, 3], (50, 10))
    items = facets(2)
    items[0]["reversed"] = True
    case = case_of(matrix.tolist(), formula=JDI, items=items, scale=[0, 3])
    scored = matrix.copy()
    scored[:, 0] = np.array([3, 1, 1, 0])[matrix[:, 0]]
    own = scored.reshape(50, 5, 2).sum(axis=2).mean(axis=1) * 54 / 6
    half = stats.t.ppf(0.975, 49) * own.std(ddof=1) / np.sqrt(50)
    measure = case.account.measures[0]
    assert measure.actual == pytest.approx(own.mean(), rel=1e-12)
    assert measure.certainty.interval == pytest.approx(
        (own.mean() - half, own.mean() + half), rel=1e-12
    )


def test_delivered_facets_have_an_interval_too_and_a_band_where_they_are_rated() -> None:
    rng = np.random.default_rng(6)
    matrix = rng.integers(20, 50, (30, 5))
    bands = [{"key": "low", "label": "Low"}, {"key": "high", "label": "High", "from": 22}]
    rules = rulebook(formulas={JDI: {"scale": bands}})
    case = case_of(matrix.tolist(), formula=JDI, items=facets(1), scale=[0, 54], rules=rules)
    own = matrix.mean(axis=1)
    half = stats.t.ppf(0.975, 29) * own.std(ddof=1) / np.sqrt(30)
    found = case.account.measures[0].certainty
    assert found.interval == pytest.approx((own.mean() - half, own.mean() + half), rel=1e-12)
    assert (found.bands, found.certain) == (("high",), True)


@pytest.mark.slow
def test_one_respondent_or_all_alike_give_no_interval() -> None:
    for matrix in ([[3] * 5], [[3] * 5] * 9):
        case = case_of(matrix, formula=JDI, items=facets(1), scale=[0, 54])
        assert case.account.measures[0].certainty is None
    assert case_of([[3, 4]] * 9).account.measures[0].certainty is None


def test_judging_what_is_supposed_changes_no_score() -> None:
    frames = tables(realization=asking(REPORTED, polarity="maximize", target=560.0, actual=560.0))
    report, rules = report_file(), steps()
    found = measured(frames, report, rules)
    before = scored(frames, found, report, rules).measures
    assert before["rating"].to_list() == ["full"]
    assert supposing(frames, found, report, rules)({"M1": 1.0})["M1"].rating == "low"
    assert scored(frames, found, report, rules).measures.equals(before)
