"""Our figures against statsmodels, scipy and R's psych, on random data with gaps and ties."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from scipy import stats

from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.groups import Group, difference
from pipeline.statistics.intervals import share_interval
from pipeline.statistics.regression import Regression, regression
from pipeline.statistics.survey import SurveyStatistics
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
    names = [f"q{place}" for place in range(found.shape[1])]
    columns = dict(zip(names, found.T, strict=True))
    return regression("q0", columns, names[1:], SurveyPolicy())


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
    assert tests["VIF"] == (pytest.approx(max(vif)), None)
    assert tests["Durbin–Watson"] == (pytest.approx(stattools.durbin_watson(fit.resid)), None)
    assert found.durbin_watson == tests["Durbin–Watson"][0]


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed % 3 == 0])
def test_a_constant_item_refuses_a_regression_and_leaves_alpha(seed: int) -> None:
    matrix = complete(answers(seed))
    found = regressed(matrix)
    assert (found.refused, found.about, found.terms, found.r2) == ("constant", ("q5",), (), None)
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
    assert share_interval(part, n, None, 0.95) == pytest.approx(expected, abs=1e-12)


def group(name: str, values: np.ndarray) -> Group:
    return Group(name, len(values), float(values.mean()), float(values.std(ddof=1)))


@pytest.mark.parametrize("seed", SEEDS)
def test_two_groups_are_compared_as_scipy_does(seed: int) -> None:
    rng = np.random.default_rng(seed)
    one, other = rng.normal(3, 1, 25), rng.normal(3.4, 0.6, 40)
    found = difference([group("a", one), group("b", other)])
    expected = stats.ttest_ind(one, other, equal_var=False)
    assert found.test == "welch"
    assert (found.statistic, found.p) == pytest.approx((expected.statistic, expected.pvalue))
    assert found.freedom == pytest.approx((1.0, expected.df))
    pooled = np.sqrt((24 * one.var(ddof=1) + 39 * other.var(ddof=1)) / 63)
    d = (one.mean() - other.mean()) / pooled
    assert found.effect == pytest.approx(d * (1 - 3 / (4 * 63 - 1)))


@pytest.mark.parametrize("seed", SEEDS)
def test_more_groups_are_compared_as_scipy_does(seed: int) -> None:
    rng = np.random.default_rng(seed)
    samples = [rng.normal(3 + shift, 1, 10 + seed) for shift in (0, 0.3, 0.1, 0.5)]
    found = difference([group(f"g{i}", values) for i, values in enumerate(samples)])
    expected = stats.f_oneway(*samples)
    everyone = np.concatenate(samples)
    within = sum(((values - values.mean()) ** 2).sum() for values in samples)
    assert found.test == "anova"
    assert (found.statistic, found.p) == pytest.approx((expected.statistic, expected.pvalue))
    total = ((everyone - everyone.mean()) ** 2).sum()
    assert found.effect == pytest.approx(1 - within / total)


R_SCRIPT = """
suppressPackageStartupMessages(library(psych))
found <- suppressWarnings(alpha(na.omit(read.csv(commandArgs(TRUE)[1])), warnings = FALSE,
                                check.keys = FALSE, delete = FALSE))
line <- function(values) cat(format(as.numeric(values), digits = 17, trim = TRUE), "\\n")
line(found$total$raw_alpha); line(found$total$std.alpha); line(found$total$average_r)
line(found$alpha.drop$raw_alpha); line(found$item.stats$raw.r); line(found$item.stats$r.drop)
line(found$item.stats$mean); line(found$item.stats$sd); line(unlist(found$feldt[1:3]))
"""


def by_psych(matrix: np.ndarray, folder: Path) -> list[list[float]]:
    """alpha, standardised alpha, mean r, alpha if dropped, raw r, r.drop, means, deviations and
    Feldt's interval, by R's psych."""
    data, script = folder / "answers.csv", folder / "alpha.R"
    names = [f"q{place}" for place in range(matrix.shape[1])]
    pl.DataFrame(matrix, schema=names).fill_nan(None).write_csv(data, null_value="NA")
    script.write_text(R_SCRIPT)
    ran = subprocess.run(
        ["Rscript", "--vanilla", script, data],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return [[float(cell) for cell in line.split()] for line in ran.stdout.splitlines()]


def _has_psych() -> bool:
    if shutil.which("Rscript") is None:
        return False
    asked = ["Rscript", "--vanilla", "-e", 'quit(status = !requireNamespace("psych"))']
    return subprocess.run(asked, capture_output=True, timeout=60, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(
    not _has_psych(), reason="R with psych is not on this machine (Debian: r-cran-psych)"
)
@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed % 3])
def test_reliability_agrees_with_psych(seed: int, tmp_path: Path) -> None:
    matrix = answers(seed)
    found: SurveyStatistics = surveyed(as_rows(matrix))
    theirs = by_psych(matrix, tmp_path)
    ours = [
        [found.alpha],
        [found.standardised_alpha],
        [found.mean_inter_item_r],
        [item.alpha_if_deleted for item in found.items],
        [item.item_total_r for item in found.items],
        [item.corrected_item_total_r for item in found.items],
        [item.mean for item in found.items],
        [item.sd for item in found.items],
    ]
    for mine, other in zip(ours, theirs[:8], strict=True):
        assert mine == pytest.approx(other, rel=1e-9)
    low, alpha, high = sorted(theirs[8])
    assert (*found.alpha_interval, found.alpha) == pytest.approx((low, high, alpha), rel=1e-9)
