"""A regression's residuals and terms → whether the assumptions of its t and p hold, test by test.

"Classical assumption test" is often printed over reliability and validity tests; the tests here are
the real ones.
"""

from math import exp

import numpy as np

from pipeline.statistics.least_squares import LeastSquares, Vector, scatter

SHAPIRO_FEWEST, SHAPIRO_MOST = 3, 5_000
"""Royston's approximation of Shapiro–Wilk's p is given for these numbers of residuals."""


def durbin_watson(residuals: Vector) -> float:
    """Σ(eₜ − eₜ₋₁)² ÷ Σe², from 0 to 4: near 2 when neighbours are unrelated (1950)."""
    steps = np.diff(residuals)
    return float(steps @ steps / (residuals @ residuals))


def shapiro_wilk(residuals: Vector) -> tuple[float, float]:
    """W and its p (Shapiro and Wilk 1965, Royston 1995): small p, not normal."""
    from scipy.stats import shapiro  # noqa: PLC0415  half a second most reports do not need

    w, p = shapiro(residuals)
    return float(w), float(p)


def jarque_bera(residuals: Vector) -> tuple[float, float]:
    """n/6 · (skewness² + excess kurtosis² ÷ 4) and its p, for large n (1980)."""
    n, off = len(residuals), residuals - residuals.mean()
    squares = off * off
    variance = float(squares.mean())
    skewness = float((squares * off).mean()) / variance**1.5
    excess = float((squares * squares).mean()) / variance**2 - 3
    statistic = n / 6 * (skewness**2 + excess**2 / 4)
    return statistic, exp(-statistic / 2)


def breusch_pagan(fit: LeastSquares) -> tuple[float, float]:
    """n·R² of the squared residuals explained by the terms, and its p (Koenker's form, 1981)."""
    from scipy.special import chdtrc  # noqa: PLC0415  as above

    squares = fit.residuals**2
    if scatter(squares) == 0:
        return 0.0, 1.0
    statistic = fit.n * fit.explained_share(squares)
    return statistic, float(chdtrc(fit.terms, statistic))
