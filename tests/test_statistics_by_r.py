"""Our figures against R: psych for reliability, base R for regression, its tests, and groups.

Debian: r-base-core, r-cran-psych. `make check-slow` runs them. What lmtest and car compute is
written out in base R, so that the tests need no more than psych.
"""

from pathlib import Path

import numpy as np
import pytest
from scipy.special import ndtri

from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.assumptions import shapiro_wilk
from pipeline.statistics.effect_size import effect_interval
from pipeline.statistics.groups import Group, difference
from pipeline.statistics.intervals import mean_interval, share_interval
from pipeline.statistics.regression import regression
from pipeline.statistics.validity import critical_r
from tests.by_r import by_r, missing
from tests.surveys_by_hand import as_rows, surveyed
from tests.test_statistics_oracles import CLOSE, SEEDS, answers, complete

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing("psych")), reason=missing("psych") or "R is there"),
]

RELIABILITY = """
whole <- na.omit(given)
found <- suppressWarnings(psych::alpha(whole, warnings = FALSE, check.keys = FALSE, delete = FALSE))
say("alpha", found$total$raw_alpha); say("standardised", found$total$std.alpha)
say("mean_r", found$total$average_r); say("if_deleted", found$alpha.drop$raw_alpha)
say("item_total", found$item.stats$raw.r); say("corrected", found$item.stats$r.drop)
say("mean", found$item.stats$mean); say("sd", found$item.stats$sd)
say("feldt", sort(unlist(found$feldt[1:3])))
total <- rowSums(whole)
say("p", sapply(whole, function(item) cor.test(item, total)$p.value))
say("interval", t.test(rowMeans(whole))$conf.int)
"""


def columns_of(matrix: np.ndarray) -> dict[str, np.ndarray]:
    return {f"q{position + 1}": matrix[:, position] for position in range(matrix.shape[1])}


@pytest.mark.parametrize("reverse", [False, True], ids=["straight", "one item reversed"])
@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed % 3])
def test_reliability_and_validity(seed: int, reverse: bool, tmp_path: Path) -> None:
    """Answers with ties and gaps. R is given a reversed item as 6 − answer; we declare it."""
    matrix = answers(seed)
    items = [
        {"id": f"q{position + 1}", "reversed": reverse and position == 1} for position in range(6)
    ]
    found = surveyed(as_rows(matrix), items=items)
    turned = matrix.copy()
    if reverse:
        turned[:, 1] = 6 - turned[:, 1]
    theirs = by_r(RELIABILITY, columns_of(turned), tmp_path)
    low, high = found.alpha_interval
    ours = {
        "alpha": [found.alpha],
        "standardised": [found.standardised_alpha],
        "mean_r": [found.mean_inter_item_r],
        "if_deleted": [item.alpha_if_deleted for item in found.items],
        "item_total": [item.item_total_r for item in found.items],
        "corrected": [item.corrected_item_total_r for item in found.items],
        "mean": [item.mean for item in found.items],
        "sd": [item.sd for item in found.items],
        "feldt": [low, found.alpha, high],
        "p": [item.item_total_p for item in found.items],
        "interval": list(found.mean_interval),
    }
    assert set(ours) == set(theirs)
    for name, mine in ours.items():
        assert mine == pytest.approx(theirs[name], **CLOSE), name


def test_an_item_that_all_answered_alike(tmp_path: Path) -> None:
    """psych drops a constant item; alpha over all of them is then its definition, by cov()."""
    matrix = answers(3)
    script = """
    whole <- na.omit(given); k <- ncol(whole); spread <- cov(whole)
    say("alpha", k / (k - 1) * (1 - sum(diag(spread)) / sum(spread)))
    say("corrected", sapply(1:(k - 1), function(i) cor(whole[, i], rowSums(whole[, -i]))))
    """
    theirs = by_r(script, columns_of(matrix), tmp_path)
    found = surveyed(as_rows(matrix))
    assert [found.alpha] == pytest.approx(theirs["alpha"], **CLOSE)
    *varied, constant = found.items
    corrected = [item.corrected_item_total_r for item in varied]
    assert corrected == pytest.approx(theirs["corrected"], **CLOSE)
    assert (constant.item_total_r, constant.corrected_item_total_r, constant.valid) == (None,) * 3
    assert (found.mean_inter_item_r, found.standardised_alpha) == (None, None)


REGRESSION = """
whole <- na.omit(given)
fit <- lm(q1 ~ ., data = whole); all <- summary(fit); terms <- setdiff(names(whole), "q1")
say("b", coef(all)[, 1]); say("se", coef(all)[, 2]); say("t", coef(all)[, 3])
say("p", coef(all)[, 4]); say("r2", c(all$r.squared, all$adj.r.squared))
f <- all$fstatistic
say("f", c(f, pf(f[1], f[2], f[3], lower.tail = FALSE)))
say("beta", coef(fit)[-1] * sapply(whole[terms], sd) / sd(whole$q1))
say("vif", sapply(terms, function(one)
  1 / (1 - summary(lm(reformulate(setdiff(terms, one), one), data = whole))$r.squared)))
e <- resid(fit); n <- length(e)
test <- shapiro.test(e); say("shapiro", c(test$statistic, test$p.value))
say("watson", sum(diff(e)^2) / sum(e^2))
squared <- lm(e^2 ~ ., data = whole[terms]); pagan <- n * summary(squared)$r.squared
say("pagan", c(pagan, pchisq(pagan, length(terms), lower.tail = FALSE)))
m <- function(power) mean((e - mean(e))^power)
bera <- n / 6 * ((m(3) / m(2)^1.5)^2 + (m(4) / m(2)^2 - 3)^2 / 4)
say("bera", c(bera, pchisq(bera, 2, lower.tail = FALSE)))
"""


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed % 3])
def test_regression_and_its_assumptions(seed: int, tmp_path: Path) -> None:
    matrix = answers(seed, n=200)
    theirs = by_r(REGRESSION, columns_of(matrix), tmp_path)
    given = columns_of(complete(matrix))
    found = regression("q1", given, [name for name in given if name != "q1"], SurveyPolicy())
    tests = {one.name: one for one in found.assumptions}
    terms = found.terms[1:]
    ours = {
        "b": [term.b for term in found.terms],
        "se": [term.se for term in found.terms],
        "t": [term.t for term in found.terms],
        "p": [term.p for term in found.terms],
        "r2": [found.r2, found.adjusted_r2],
        "f": [found.f, *found.freedom, found.f_p],
        "beta": [term.beta for term in terms],
        "vif": [term.vif for term in terms],
        "watson": [found.durbin_watson],
        "pagan": [tests["Breusch–Pagan"].statistic, tests["Breusch–Pagan"].p],
        "bera": [tests["Jarque–Bera"].statistic, tests["Jarque–Bera"].p],
    }
    shapiro = theirs.pop("shapiro")
    assert set(ours) == set(theirs)
    for name, mine in ours.items():
        assert mine == pytest.approx(theirs[name], **CLOSE), name
    assert tests["Shapiro–Wilk"].statistic == pytest.approx(shapiro[0], **CLOSE)
    # p looks at ln(1 − W), which magnifies what the next test finds in W's tenth digit.
    assert tests["Shapiro–Wilk"].p == pytest.approx(shapiro[1], rel=1e-6)


@pytest.mark.parametrize("n", [12, 50, 180, 2000])
def test_why_shapiro_and_wilks_w_has_ten_digits(n: int, tmp_path: Path) -> None:
    """scipy takes its normal scores from AS 111, good to nine or ten digits; R from AS 241.

    Royston's weights (AS R94) on exact scores give R's W to the last bits.
    """
    values = np.sort(np.random.default_rng(n).normal(size=n))
    theirs = by_r('say("w", shapiro.test(given$x)$statistic)', {"x": values}, tmp_path)["w"]
    scores, u = ndtri((np.arange(1, n + 1) - 0.375) / (n + 0.25)), n**-0.5
    weights = scores / np.sqrt(scores @ scores)
    last = weights[-1] + np.polyval((-2.706056, 4.434685, -2.07119, -0.147981, 0.221157, 0), u)
    next_ = weights[-2] + np.polyval((-3.582633, 5.682633, -1.752461, -0.293762, 0.042981, 0), u)
    rest = scores @ scores - 2 * scores[-1] ** 2 - 2 * scores[-2] ** 2
    weights = scores / np.sqrt(rest / (1 - 2 * last**2 - 2 * next_**2))
    weights[[0, 1, -2, -1]] = -last, -next_, next_, last
    off = values - values.mean()
    assert [(weights @ values) ** 2 / (off @ off)] == pytest.approx(theirs, rel=1e-13)
    assert shapiro_wilk(values)[0] == pytest.approx(theirs[0], rel=1e-9)


TWO = """
one <- given$value[given$group == 1]; two <- given$value[given$group == 2]
test <- t.test(one, two); say("welch", c(test$statistic, test$parameter, test$p.value))
n1 <- length(one); n2 <- length(two); freedom <- n1 + n2 - 2
pooled <- sqrt(((n1 - 1) * var(one) + (n2 - 1) * var(two)) / freedom)
d <- (mean(one) - mean(two)) / pooled
say("g", d * (1 - 3 / (4 * (n1 + n2) - 9)))
size <- sqrt(n1 * n2 / (n1 + n2)); t <- d * size
end <- function(below) uniroot(function(ncp) pt(t, freedom, ncp) - below, c(t - 6, t + 6),
                               tol = 1e-14)$root / size
say("interval", c(end(0.975), end(0.025)))
say("psych", suppressWarnings(psych::cohen.d.ci(d, n1 = n1, n2 = n2))[c(1, 3)])
"""


@pytest.mark.parametrize("seed", SEEDS)
def test_two_groups(seed: int, tmp_path: Path) -> None:
    rng = np.random.default_rng(seed)
    one = rng.integers(5, 26, 25 + seed) / 5
    two = np.clip(rng.integers(5, 26, 40) / 5 + 0.2 * seed, 1, 5)
    given = {"value": np.r_[one, two], "group": np.r_[np.full(len(one), 1), np.full(40, 2)]}
    theirs = by_r(TWO, given, tmp_path)
    found = difference([group("a", one), group("b", two)], 0.95)
    assert [found.statistic, found.freedom[1], found.p] == pytest.approx(theirs["welch"], **CLOSE)
    assert [found.effect] == pytest.approx(theirs["g"], **CLOSE)
    # R's pt() of a noncentral t stops its series at 1e-12 (Lenth 1989, AS 243), and psych's search
    # at uniroot's 1.2e-4: of the interval they cannot give more digits.
    assert list(found.effect_interval) == pytest.approx(theirs["interval"], rel=1e-9, abs=1e-10)
    assert list(found.effect_interval) == pytest.approx(theirs["psych"], abs=2e-4)


def group(name: str, values: np.ndarray) -> Group:
    return Group(name, len(values), float(values.mean()), float(values.std(ddof=1)))


@pytest.mark.parametrize("seed", SEEDS)
def test_more_groups(seed: int, tmp_path: Path) -> None:
    rng = np.random.default_rng(seed)
    samples = [rng.integers(5, 26, 10 + seed + position) / 5 for position in range(4)]
    labels = np.concatenate([np.full(len(part), position) for position, part in enumerate(samples)])
    script = """
    table <- summary(aov(value ~ factor(group), data = given))[[1]]
    say("f", c(table[1, 4], table[, 1], table[1, 5])); say("eta2", table[1, 2] / sum(table[, 2]))
    """
    theirs = by_r(script, {"value": np.concatenate(samples), "group": labels}, tmp_path)
    found = difference([group(f"g{position}", part) for position, part in enumerate(samples)], 0.95)
    assert [found.statistic, *found.freedom, found.p] == pytest.approx(theirs["f"], **CLOSE)
    assert [found.effect] == pytest.approx(theirs["eta2"], **CLOSE)


@pytest.mark.parametrize("n", [3, 10, 29, 30, 5000])
def test_critical_r_and_the_intervals_of_a_mean_and_a_share(n: int, tmp_path: Path) -> None:
    values = np.random.default_rng(n).integers(1, 6, n).astype(float)
    script = """
    n <- nrow(given); t <- qt(0.975, n - 2); say("r", t / sqrt(n - 2 + t^2))
    say("mean", t.test(given$value)$conf.int)
    say("share", prop.test(sum(given$value >= 4), n, correct = FALSE)$conf.int)
    """
    theirs = by_r(script, {"value": values}, tmp_path)
    assert [critical_r(n, 0.05)] == pytest.approx(theirs["r"], **CLOSE)
    ours = mean_interval(float(values.mean()), float(values.std(ddof=1)), n, None, 0.95)
    assert list(ours) == pytest.approx(theirs["mean"], **CLOSE)
    wilson = share_interval(int((values >= 4).sum()), n, None, 0.95)
    assert list(wilson) == pytest.approx(theirs["share"], **CLOSE)


def test_effect_intervals_of_large_and_opposed_effects(tmp_path: Path) -> None:
    script = """
    end <- function(d, below) {
      size <- sqrt(30 * 50 / 80); t <- d * size
      uniroot(function(ncp) pt(t, 78, ncp) - below, c(t - 8, t + 8), tol = 1e-14)$root / size
    }
    say("low", sapply(given$d, end, 0.975)); say("high", sapply(given$d, end, 0.025))
    """
    effects = np.array([-2.5, -0.3, 0.0, 0.8, 3.0])
    theirs = by_r(script, {"d": effects}, tmp_path)
    ours = [effect_interval(float(d), 30, 50, 0.95) for d in effects]
    assert [low for low, _ in ours] == pytest.approx(theirs["low"], rel=1e-9, abs=1e-10)
    assert [high for _, high in ours] == pytest.approx(theirs["high"], rel=1e-9, abs=1e-10)
