"""Intervals that say 95 % cover the truth in 94 to 96 of a hundred surveys: 2,000 are drawn."""

import numpy as np
import polars as pl
import pytest

from pipeline.statistics.descriptive import moments
from pipeline.statistics.effect_size import cohens_d, effect_interval
from pipeline.statistics.intervals import (
    bootstrap_interval,
    margin_of_error,
    mean_interval,
    share_interval,
)
from pipeline.statistics.reliability import cronbach_alpha, feldt_interval

pytestmark = pytest.mark.slow

DRAWS = 2_000


def covered(hits: list[bool]) -> bool:
    """Whether the share that was covered is what the interval promises."""
    assert len(hits) == DRAWS
    return 0.94 <= sum(hits) / DRAWS <= 0.96


def test_the_t_interval_of_a_mean() -> None:
    rng = np.random.default_rng(1)
    hits = []
    for sample in rng.normal(3, 0.7, size=(DRAWS, 12)):
        low, high = mean_interval(sample.mean(), sample.std(ddof=1), 12, None, 0.95)
        hits.append(low <= 3 <= high)
    assert covered(hits)


def test_the_t_interval_of_answers_on_a_scale() -> None:
    rng = np.random.default_rng(2)
    points, shares = np.arange(1, 6), [0.05, 0.1, 0.25, 0.35, 0.25]
    truth = float(points @ shares)
    hits = []
    for sample in rng.choice(points, p=shares, size=(DRAWS, 60)).astype(float):
        low, high = mean_interval(sample.mean(), sample.std(ddof=1), 60, None, 0.95)
        hits.append(low <= truth <= high)
    assert covered(hits)


def test_the_bootstrap_interval_of_a_mean() -> None:
    rng = np.random.default_rng(3)
    points, shares = np.arange(1, 6), [0.05, 0.1, 0.25, 0.35, 0.25]
    truth = float(points @ shares)
    hits = []
    for sample in rng.choice(points, p=shares, size=(DRAWS, 200)).astype(float):
        low, high = bootstrap_interval(pl.Series("_mean", sample), None, 0.95)
        hits.append(low <= truth <= high)
    assert covered(hits)


def test_the_margin_of_a_finite_population() -> None:
    rng = np.random.default_rng(4)
    people = rng.normal(3, 0.7, 120)
    hits = []
    for _ in range(DRAWS):
        sample = rng.choice(people, 80, replace=False)
        half = margin_of_error(float(sample.std(ddof=1)), 80, 120, 0.95)
        hits.append(abs(sample.mean() - people.mean()) <= half)
    assert covered(hits)


def test_wilsons_interval_of_a_share() -> None:
    rng = np.random.default_rng(5)
    hits = []
    for part in rng.binomial(400, 0.63, size=DRAWS):
        low, high = share_interval(int(part), 400, None, 0.95)
        hits.append(low <= 0.63 <= high)
    assert covered(hits)


def test_feldts_interval_of_alpha() -> None:
    # Parallel items: one level a respondent and noise of equal spread. With k items of
    # correlation ρ alpha is kρ ÷ (1 + (k − 1)ρ).
    rng = np.random.default_rng(6)
    n, k, rho = 30, 6, 0.4
    truth = k * rho / (1 + (k - 1) * rho)
    hits = []
    for _ in range(DRAWS):
        level, noise = rng.normal(size=(n, 1)), rng.normal(size=(n, k))
        answers = np.sqrt(rho) * level + np.sqrt(1 - rho) * noise
        alpha = cronbach_alpha(moments(pl.DataFrame(answers), [0.0] * k))
        low, high = feldt_interval(alpha, n, k, 0.95)
        hits.append(low <= truth <= high)
    assert covered(hits)


def test_the_interval_of_hedges_g() -> None:
    rng = np.random.default_rng(7)
    truth, hits = 0.5, []
    for _ in range(DRAWS):
        one, two = rng.normal(3 + truth, 1, 20), rng.normal(3, 1, 30)
        d = cohens_d(
            float(one.mean() - two.mean()),
            (20, float(one.std(ddof=1))),
            (30, float(two.std(ddof=1))),
        )
        low, high = effect_interval(d, 20, 30, 0.95)
        hits.append(low <= truth <= high)
    assert covered(hits)


def test_the_bootstrap_interval_of_a_finite_population() -> None:
    rng = np.random.default_rng(10)
    people = rng.integers(5, 26, 500) / 5
    hits = []
    for _ in range(DRAWS):
        sample = rng.choice(people, 300, replace=False)
        low, high = bootstrap_interval(pl.Series("_mean", sample), 500, 0.95)
        hits.append(low <= people.mean() <= high)
    assert covered(hits)


def test_wilsons_interval_in_a_finite_population() -> None:
    rng = np.random.default_rng(9)
    hits = []
    for part in rng.hypergeometric(600, 400, 450, size=DRAWS):
        low, high = share_interval(int(part), 450, 1000, 0.95)
        hits.append(low <= 0.6 <= high)
    assert covered(hits)
