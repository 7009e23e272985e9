"""Our figures against statsmodels and scipy, on random data with gaps and ties.

R answers the same questions in `test_statistics_by_r.py`.
"""

import numpy as np
import pytest
from scipy import stats

from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.groups import Group, difference
from pipeline.statistics.intervals import share_interval
from pipeline.statistics.regression import Regression, regression
from pipeline.statistics.validity import p_of_r
from tests.surveys_by_hand import as_rows, surveyed

CLOSE = {"rel": 1e-9, "abs": 1e-12}
SEEDS = range(6)


def answers(seed: int, n: int = 60, k: int = 6, *, missing: float = 0.08) -> np.ndarray:
    """Correlated answers on 1–5 with ties; some are missing, and the last item is constant in
    every third draw."""
    rng = np.random.default_rng(seed)
    level = rng.normal(size=(n, 1))
    found = np.clip(np.rint(3 + level + rng.normal(size=(n, k))), 1, 5)
    if seed % 3 == 0:
        found[:, -1] = 4
    found[rng.random((n, k)) < missing] = np.nan
    return found


def complete(matrix: np.ndarray) -> np.ndarray:
    return matrix[~np.isnan(matrix).any(axis=1)]


def regressed(matrix: np.ndarray) -> Regression:
    found = complete(matrix)
    names = [f"q{position}" for position in range(found.shape[1])]
    columns = dict(zip(names, found.T, strict=True))
    return regression("q0", columns, names[1:], SurveyPolicy())


@pytest.mark.slow
@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed % 3])
def test_a_regression_agrees_with_statsmodels(seed: int) -> None:
    import statsmodels.api as sm
    from statsmodels.stats import diagnostic, outliers_influence, stattools

    matrix = complete(answers(seed, n=200))
    found = regressed(matrix)
    design = sm.add_constant(matrix[:, 1:])
    fit = sm.OLS(matrix[:, 0], design).fit()
    vif = [outliers_influence.variance_inflation_factor(design, i) for i in range(1, 6)]
    spreads = matrix.std(axis=0, ddof=1)

    assert found.n == len(matrix)
    assert [term.b for term in found.terms] == pytest.approx(fit.params, **CLOSE)
    assert [term.se for term in found.terms] == pytest.approx(fit.bse, **CLOSE)
    assert [term.t for term in found.terms] == pytest.approx(fit.tvalues, **CLOSE)
    assert [term.p for term in found.terms] == pytest.approx(fit.pvalues, **CLOSE)
    assert [term.vif for term in found.terms[1:]] == pytest.approx(vif, **CLOSE)
    assert [term.beta for term in found.terms[1:]] == pytest.approx(
        fit.params[1:] * spreads[1:] / spreads[0], **CLOSE
    )
    assert (found.terms[0].beta, found.terms[0].vif) == (None, None)
    assert (found.r2, found.adjusted_r2) == pytest.approx((fit.rsquared, fit.rsquared_adj), **CLOSE)
    assert (found.f, found.f_p) == pytest.approx((fit.fvalue, fit.f_pvalue), **CLOSE)
    assert found.freedom == (fit.df_model, fit.df_resid)

    tests = {one.name: (one.statistic, one.p) for one in found.assumptions}
    pagan = diagnostic.het_breuschpagan(fit.resid, design)[:2]
    assert tests["Shapiro–Wilk"] == pytest.approx(tuple(stats.shapiro(fit.resid)), **CLOSE)
    assert tests["Jarque–Bera"] == pytest.approx(stattools.jarque_bera(fit.resid)[:2], **CLOSE)
    assert tests["Breusch–Pagan"] == pytest.approx(pagan, **CLOSE)
    assert tests["VIF"] == (pytest.approx(max(vif), **CLOSE), None)
    assert tests["Durbin–Watson"] == (
        pytest.approx(stattools.durbin_watson(fit.resid), **CLOSE),
        None,
    )
    assert found.durbin_watson == tests["Durbin–Watson"][0]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed % 3])
def test_a_regression_on_variables_agrees_with_statsmodels_on_their_means(seed: int) -> None:
    """From cells with gaps to coefficients: q3 is turned, incomplete respondents are left out."""
    import statsmodels.api as sm

    matrix = answers(seed, n=150)
    found = surveyed(
        as_rows(matrix),
        items=["q1", "q2", {"id": "q3", "reversed": True}, "q4", "q5", "q6"],
        variables={"Y": ["q1", "q2"], "X": ["q3", "q4", "q5"]},
        regression={"dependent": "Y", "terms": ["X", "q6"]},
    )
    kept = complete(matrix)
    kept[:, 2] = 6 - kept[:, 2]
    y, x = kept[:, :2].sum(axis=1) / 2, kept[:, 2:5].sum(axis=1) / 3
    fit = sm.OLS(y, sm.add_constant(np.column_stack([x, kept[:, 5]]))).fit()
    told = found.regression
    assert told.n == len(kept) < len(matrix)
    assert [term.name for term in told.terms] == ["intercept", "X", "q6"]
    assert [term.b for term in told.terms] == pytest.approx(fit.params, **CLOSE)
    assert [term.se for term in told.terms] == pytest.approx(fit.bse, **CLOSE)
    assert [term.p for term in told.terms] == pytest.approx(fit.pvalues, **CLOSE)
    assert (told.r2, told.f) == pytest.approx((fit.rsquared, fit.fvalue), **CLOSE)
    slopes, *_ = np.linalg.lstsq(np.column_stack([x**0, x, kept[:, 5]]), y, rcond=None)
    assert [term.b for term in told.terms] == pytest.approx(slopes, **CLOSE)

    of_y, of_x = found.variables
    covariance = np.cov(kept[:, 2:5], rowvar=False)
    alpha = 3 / 2 * (1 - np.trace(covariance) / covariance.sum())
    assert of_x.alpha == pytest.approx(alpha, **CLOSE)
    assert (of_y.mean, of_y.sd) == pytest.approx((y.mean(), y.std(ddof=1)), **CLOSE)


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed % 3 == 0])
def test_a_constant_item_refuses_a_regression_and_leaves_alpha(seed: int) -> None:
    matrix = complete(answers(seed))
    found = regressed(matrix)
    assert (found.refusal, found.about, found.terms, found.r2) == ("constant", ("q5",), (), None)
    covariance = np.cov(matrix, rowvar=False)
    alpha = 6 / 5 * (1 - np.trace(covariance) / covariance.sum())
    assert surveyed(as_rows(answers(seed))).alpha == pytest.approx(alpha, rel=1e-9)


@pytest.mark.parametrize("r", [-1.0, -0.999999, -0.3, 0.0, 1e-9, 0.63, 1.0])
@pytest.mark.parametrize("n", [3, 10, 5000])
def test_the_p_of_a_correlation_agrees_with_scipy(r: float, n: int) -> None:
    freedom = n - 2
    t = np.inf if abs(r) == 1 else abs(r) * np.sqrt(freedom / ((1 - r) * (1 + r)))
    assert p_of_r(r, n) == pytest.approx(2 * stats.t.sf(t, freedom), **CLOSE)


@pytest.mark.parametrize(("part", "n"), [(0, 10), (3, 10), (27, 30), (10, 10), (500, 1000)])
def test_wilsons_interval_agrees_with_statsmodels(part: int, n: int) -> None:
    from statsmodels.stats.proportion import proportion_confint

    expected = proportion_confint(part, n, alpha=0.05, method="wilson")
    assert share_interval(part, n, None, 0.95) == pytest.approx(expected, **CLOSE)


def group(name: str, values: np.ndarray) -> Group:
    return Group(name, len(values), float(values.mean()), float(values.std(ddof=1)))


@pytest.mark.parametrize("seed", SEEDS)
def test_two_groups_are_compared_as_scipy_does(seed: int) -> None:
    rng = np.random.default_rng(seed)
    one, other = rng.normal(3, 1, 25), rng.normal(3.4, 0.6, 40)
    found = difference([group("a", one), group("b", other)], 0.95)
    expected = stats.ttest_ind(one, other, equal_var=False)
    assert found.test == "welch"
    assert (found.statistic, found.p) == pytest.approx(
        (expected.statistic, expected.pvalue), **CLOSE
    )
    assert found.freedom == pytest.approx((1.0, expected.df), **CLOSE)
    pooled = np.sqrt((24 * one.var(ddof=1) + 39 * other.var(ddof=1)) / 63)
    d = (one.mean() - other.mean()) / pooled
    assert found.effect == pytest.approx(d * (1 - 3 / (4 * 63 - 1)), **CLOSE)


@pytest.mark.parametrize("seed", SEEDS)
def test_more_groups_are_compared_as_scipy_does(seed: int) -> None:
    rng = np.random.default_rng(seed)
    samples = [rng.normal(3 + shift, 1, 10 + seed) for shift in (0, 0.3, 0.1, 0.5)]
    found = difference([group(f"g{i}", values) for i, values in enumerate(samples)], 0.95)
    expected = stats.f_oneway(*samples)
    everyone = np.concatenate(samples)
    within = sum(((values - values.mean()) ** 2).sum() for values in samples)
    assert found.test == "anova"
    assert (found.statistic, found.p) == pytest.approx(
        (expected.statistic, expected.pvalue), **CLOSE
    )
    total = ((everyone - everyone.mean()) ** 2).sum()
    assert found.effect == pytest.approx(1 - within / total, **CLOSE)
