"""Laws that hold for every figure: better is never worse, scale and order change nothing."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.ingest import read_rulebook, shipped_rulebooks
from pipeline.rulebook import VARIANTS, Rulebook
from pipeline.scorecard import Polarity
from pipeline.tables.kinds import LARGEST, SMALLEST
from tests.test_score import DEFAULT, SIDES, measure, score_of, scoring

FIGURES = st.decimals(min_value=0, max_value=300, places=3, allow_nan=False).map(float)
SIGNED = st.decimals(min_value=-300, max_value=300, places=2, allow_nan=False).map(float)
EDGES = st.sampled_from([-float(LARGEST), -SMALLEST, SMALLEST, float(LARGEST)])
"""The limits of the numbers that a delivery may hold."""
SHIPPED = {name: read_rulebook(name).rulebook for name in shipped_rulebooks()}
NAMED = [(polarity, name) for polarity, names in VARIANTS.items() for name in names]
WIDE = scoring({"floor": -1000.0, "cap": 1000.0})


def worth(actual: float, target: float, polarity: Polarity) -> float:
    """How good an actual is by its polarity alone: the higher the better."""
    return {
        Polarity.MAXIMIZE: actual,
        Polarity.MINIMIZE: -actual,
        Polarity.STABILIZE: -abs(actual - target),
    }[polarity]


def never_worse(rows: list[dict], target: float, polarity: Polarity, book: Rulebook) -> None:
    """Among the rows that have a score, one with a better actual scores at least as high."""
    for number, row in enumerate(rows):
        row |= {"measure_id": f"M{number}", "polarity": polarity.value,
                "perspective": book.perspectives[0].id}  # fmt: skip
    chosen = {
        row["measure_id"]: {"variant": row.pop("variant")} for row in rows if "variant" in row
    }
    scores = score_of(rows, book, measures=chosen).measures["score"].to_list()
    judged = [
        (worth(row["actual"], target, polarity), score)
        for row, score in zip(rows, scores, strict=True)
        if score is not None
    ]
    for (less, lower), (more, higher) in pairwise(sorted(judged)):
        assert less == more or lower <= higher


@pytest.mark.slow
@pytest.mark.one_in(3)
@pytest.mark.parametrize(("polarity", "variant"), NAMED)
@given(st.lists(SIGNED, min_size=2, max_size=12), SIGNED)
def test_better_never_scores_worse_by_any_variant(
    polarity: Polarity, variant: str, actuals: list[float], target: float
) -> None:
    rows = [{"actual": a, "target": target, "variant": variant} for a in actuals]
    never_worse(rows, target, polarity, WIDE)


@pytest.mark.slow
@pytest.mark.parametrize("polarity", list(Polarity))
@given(st.lists(SIGNED, min_size=2, max_size=12), SIGNED, SIGNED)
def test_better_never_scores_worse_against_a_range(
    polarity: Polarity, actuals: list[float], one: float, other: float
) -> None:
    low, high = sorted((one, other))
    rows = [{"actual": a, "target_low": low, "target_high": high} for a in actuals]
    if polarity is not Polarity.STABILIZE:
        never_worse(rows, 0, polarity, WIDE)


@pytest.mark.slow
@given(st.lists(SIGNED, min_size=2, max_size=12), st.floats(0.01, 300))
def test_better_never_scores_worse_towards_zero(actuals: list[float], worst: float) -> None:
    rows = [{"actual": a, "target": 0.0, "worst": worst} for a in actuals]
    never_worse(rows, 0, Polarity.MINIMIZE, DEFAULT)


@pytest.mark.slow
@given(st.lists(FIGURES, min_size=2, max_size=12), st.floats(1, 300))
def test_better_never_scores_worse_up_to_the_highest_possible(
    actuals: list[float], most: float
) -> None:
    rows = [{"actual": a, "target": most, "maximum": most} for a in [*actuals, most]]
    never_worse(rows, most, Polarity.MAXIMIZE, DEFAULT)


@pytest.mark.slow
@pytest.mark.one_in(9)
@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("polarity", list(Polarity))
@settings(max_examples=8)
@given(st.lists(SIGNED, min_size=2, max_size=12), st.decimals(1, 300, places=2).map(float))
def test_better_never_scores_worse_by_a_shipped_rulebook(
    name: str, polarity: Polarity, actuals: list[float], target: float
) -> None:
    rows = [{"actual": a, "target": target} for a in actuals]
    never_worse(rows, target, polarity, SHIPPED[name])


@pytest.mark.slow
@given(
    st.lists(st.tuples(FIGURES, st.floats(0.1, 9)), min_size=2, max_size=6),
    st.sampled_from([1e-300, 0.01, 3.0, 1000.0, 1e307]),
    st.randoms(use_true_random=False),
)
def test_scaling_all_weights_or_reordering_rows_changes_nothing(
    measures: list[tuple[float, float]], factor: float, random: object
) -> None:
    rows = [
        {**measure(f"M{i}", SIDES[i % 2], value, weight), "objective_id": f"O{i % 2}"}
        for i, (value, weight) in enumerate(measures)
    ]
    scaled = [{**row, "weight": row["weight"] * factor} for row in rows]
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    expected = score_of(rows).perspectives
    assert score_of(scaled).perspectives["score"].equals(expected["score"], null_equal=True)
    assert score_of(shuffled).perspectives["score"].equals(expected["score"], null_equal=True)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(SIDES), st.one_of(st.none(), FIGURES), st.sampled_from([0.0, 1.0, 2.5])
        ),
        min_size=1,
        max_size=8,
    )
)
def test_a_score_is_missing_exactly_when_nothing_that_weighs_was_scored(
    given_rows: list[tuple[str, float | None, float]],
) -> None:
    rows = [
        measure(f"M{n}", side, value, weight) | {"objective_id": f"O-{side}"}
        for n, (side, value, weight) in enumerate(given_rows)
    ]
    result = score_of(rows)
    for side in result.perspectives.iter_rows(named=True):
        below = [(value, weight) for name, value, weight in given_rows if name == side["id"]]
        whole = sum(weight for _, weight in below)
        weighs = sum(weight for value, weight in below if value is not None)
        assert (side["score"] is None) == (weighs == 0)
        assert side["coverage"] == pytest.approx(weighs / whole if whole else 0.0)
    coverage = sum(result.perspectives["coverage"]) / len(SIDES)
    assert result.scorecard["coverage"].item() == pytest.approx(coverage)
    assert (result.scorecard["score"].item() is None) == (
        result.scorecard["coverage"].item() < DEFAULT.minimum_coverage
    )
    assert all(part is None or 0 <= part <= 1 for part in result.measures["weight_used"])


@pytest.mark.slow
@given(st.lists(st.tuples(st.one_of(st.none(), SIGNED, EDGES), st.one_of(st.none(), SIGNED, EDGES),
                          st.one_of(st.none(), SIGNED, EDGES), st.sampled_from(NAMED)),
                min_size=1, max_size=12))  # fmt: skip
@example([(1e16, 1e-9, None, (Polarity.MAXIMIZE, "a/t"))])
@example([(0.01, 0.0, None, (Polarity.MINIMIZE, "2-a/t"))])
@example([(0.01, 0.0, -1.0, (Polarity.MINIMIZE, "2-a/t"))])
def test_every_measure_has_a_score_or_says_why_not(
    drawn: list[tuple[float | None, float | None, float | None, tuple[Polarity, str]]],
) -> None:
    rows = [
        {"measure_id": f"M{n}", "actual": actual, "target": target, "worst": worst,
         "polarity": polarity.value}
        for n, (actual, target, worst, (polarity, _)) in enumerate(drawn)
    ]  # fmt: skip
    chosen = {f"M{n}": {"variant": name} for n, (*_, (_, name)) in enumerate(drawn)}
    why = {"no-target", "zero-target", "negative-target", "zero-actual", "negative-actual",
           "unusable-worst"}  # fmt: skip
    # A target of zero is judged all the same: met or not, where no worst value grades it.
    at_zero = {"zero-target", "unusable-worst"}
    for row in score_of(rows, measures=chosen).measures.iter_rows(named=True):
        reasons = why & set(row["flags"])
        if row["score"] is None:
            assert row["actual"] is None or reasons
        else:
            assert reasons <= at_zero if row["target"] == 0 else not reasons
            assert DEFAULT.scoring.floor <= row["score"] <= DEFAULT.scoring.cap
