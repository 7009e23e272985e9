"""Answers → a multiple regression with its assumption tests, or the reason why there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Literal

import numpy as np

from pipeline.rounding import trusted
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.assumptions import (
    SHAPIRO_FEWEST,
    SHAPIRO_MOST,
    breusch_pagan,
    durbin_watson,
    jarque_bera,
    shapiro_wilk,
)
from pipeline.statistics.least_squares import LeastSquares, Matrix, Vector, least_squares, scatter

Refusal = Literal["too-few", "constant", "rank", "exact", "few-incomplete"]

_EXACT = 1e-20
"""Unexplained shares below this are rounding: the dependent is a sum of its terms."""
_CONSTANT = 1e-14


@dataclass(frozen=True)
class Term:
    """One line of the coefficients: t tests whether b is zero. The intercept has no beta or VIF."""

    name: str
    b: float
    se: float
    beta: float | None
    t: float
    p: float
    vif: float | None


@dataclass(frozen=True)
class Assumption:
    """One test by its right name; `p` is null where there is only a rule of thumb."""

    name: str
    about: Literal["normality", "multicollinearity", "heteroscedasticity", "autocorrelation"]
    statistic: float
    p: float | None
    holds: bool


@dataclass(frozen=True)
class Regression:
    """How far `terms` explain `dependent` over `n` complete respondents.

    Figures are given as far as they are trusted: processors add up columns in orders of their own,
    and one delivery has one report on all of them.

    `refusal`: it has no figures then, and `about` names what the reason is about. `enough` is the
    number of respondents the rulebook asks for with so many terms, `residual_sd` the standard error
    of the estimate.
    """

    dependent: str
    names: tuple[str, ...]
    n: int
    enough: int
    id: str = ""
    """The id of the survey."""
    refusal: Refusal | None = None
    about: tuple[str, ...] = ()
    refused: str | None = None
    """Why there is no regression, in the report's language."""
    r2: float | None = None
    adjusted_r2: float | None = None
    f: float | None = None
    freedom: tuple[int, int] | None = None
    f_p: float | None = None
    durbin_watson: float | None = None
    residual_sd: float | None = None
    terms: tuple[Term, ...] = ()
    assumptions: tuple[Assumption, ...] = field(default=())


def regression(
    dependent: str, answers: Mapping[str, Vector], names: Sequence[str], policy: SurveyPolicy
) -> Regression:
    """The regression of `dependent` on `names`, each a column of `answers` without gaps."""
    y = answers[dependent]
    x = np.column_stack([answers[name] for name in names])
    asked = _Asked(dependent, tuple(names), y, x, policy)
    if len(y) <= len(names) + 1:
        return asked.refusal("too-few")
    if still := [name for name in (dependent, *names) if not _varies(answers[name])]:
        return asked.refusal("constant", *still)
    fit = least_squares(y, x)
    if fit is None:
        return asked.refusal("rank")
    if fit.unexplained <= _EXACT * fit.total:
        return asked.refusal("exact")
    return asked.answer(fit)


def withheld(found: Regression) -> Regression:
    """The regression without its figures: these would reveal the respondents it leaves out."""
    reason = found.refusal or "few-incomplete"
    return Regression(
        found.dependent, found.names, found.n, found.enough, found.id, reason, found.about
    )


@dataclass(frozen=True)
class _Asked:
    dependent: str
    names: tuple[str, ...]
    y: Vector
    x: Matrix
    policy: SurveyPolicy

    def refusal(self, reason: Refusal, *about: str) -> Regression:
        return Regression(
            self.dependent, self.names, len(self.y), self.enough, refusal=reason, about=about
        )

    @property
    def enough(self) -> int:
        return self.policy.answers_per_term * len(self.names)

    def answer(self, fit: LeastSquares) -> Regression:
        from scipy.special import fdtrc  # noqa: PLC0415  half a second most reports do not need

        freedom = (fit.terms, fit.freedom)
        return Regression(
            self.dependent,
            self.names,
            fit.n,
            self.enough,
            r2=trusted(fit.r2),
            adjusted_r2=trusted(fit.adjusted_r2),
            f=trusted(fit.f),
            freedom=freedom,
            f_p=trusted(fdtrc(*freedom, fit.f)),
            durbin_watson=trusted(durbin_watson(fit.residuals)),
            residual_sd=trusted(sqrt(fit.s2)),
            terms=_terms(fit, self.names),
            assumptions=_assumptions(fit, self.policy),
        )


def _varies(values: Vector) -> bool:
    return scatter(values) > _CONSTANT * float(values @ values)


def _terms(fit: LeastSquares, names: Sequence[str]) -> tuple[Term, ...]:
    from scipy.special import stdtr  # noqa: PLC0415  as above

    se = fit.se
    t = fit.b / se
    p = 2 * stdtr(fit.freedom, -np.abs(t))
    betas, vifs = [None, *map(trusted, fit.beta)], [None, *map(trusted, fit.vif)]
    return tuple(
        Term(
            name, trusted(fit.b[i]), trusted(se[i]), betas[i], trusted(t[i]), trusted(p[i]), vifs[i]
        )
        for i, name in enumerate(("intercept", *names))
    )


def _assumptions(fit: LeastSquares, policy: SurveyPolicy) -> tuple[Assumption, ...]:
    """Normality (where n allows a test), multicollinearity, heteroscedasticity, autocorrelation."""
    significance, (low, high) = policy.significance, policy.durbin_watson
    bera, bera_p = map(trusted, jarque_bera(fit.residuals))
    pagan, pagan_p = map(trusted, breusch_pagan(fit))
    vif, watson = trusted(fit.vif.max()), trusted(durbin_watson(fit.residuals))
    tests = [
        Assumption("Jarque–Bera", "normality", bera, bera_p, bera_p >= significance),
        Assumption("VIF", "multicollinearity", vif, None, vif <= policy.vif_at_most),
        Assumption("Breusch–Pagan", "heteroscedasticity", pagan, pagan_p, pagan_p >= significance),
        Assumption("Durbin–Watson", "autocorrelation", watson, None, low <= watson <= high),
    ]
    if SHAPIRO_FEWEST <= fit.n <= SHAPIRO_MOST:
        w, p = map(trusted, shapiro_wilk(fit.residuals))
        tests.insert(0, Assumption("Shapiro–Wilk", "normality", w, p, p >= significance))
    return tuple(tests)
