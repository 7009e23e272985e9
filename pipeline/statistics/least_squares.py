"""The numbers of a linear regression, by QR of columns brought to equal size.

The normal equations would square the condition number and lose twice the digits: on NIST's
Longley set six right digits instead of twelve.
"""

from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

_RANK = 1e-14
"""Singular values below this share of the largest are what rounding leaves of an exact zero."""


@dataclass(frozen=True)
class LeastSquares:
    """y = b₀ + Σ bⱼ·xⱼ + e, fitted by least squares. `b` and `se` begin with the intercept.

    `q` is orthonormal and its first column constant, so the squares of `effects` beyond the first
    add up to what the terms explain. `inverse` is R⁻¹ of the columns as given.
    """

    y: Vector
    x: Matrix
    q: Matrix
    b: Vector
    inverse: Matrix

    @property
    def n(self) -> int:
        return len(self.y)

    @property
    def terms(self) -> int:
        return int(self.x.shape[1])

    @property
    def freedom(self) -> int:
        """Degrees of freedom of the residuals."""
        return self.n - self.terms - 1

    @cached_property
    def residuals(self) -> Vector:
        fitted: Vector = self.x @ self.b[1:] + self.b[0]
        return self.y - fitted

    @cached_property
    def unexplained(self) -> float:
        """The sum of squared residuals."""
        return float(self.residuals @ self.residuals)

    @cached_property
    def explained_by_terms(self) -> float:
        """The sum of squares that the terms explain."""
        return _explained(self.q, self.y)

    @cached_property
    def total(self) -> float:
        """The sum of squares of y about its mean."""
        return scatter(self.y)

    @property
    def s2(self) -> float:
        """The mean square of the residuals."""
        return self.unexplained / self.freedom

    @property
    def se(self) -> Vector:
        """The standard error of each coefficient."""
        norms: Vector = np.linalg.norm(self.inverse, axis=1)
        return sqrt(self.s2) * norms

    @property
    def r2(self) -> float:
        return self.explained_by_terms / self.total

    @property
    def adjusted_r2(self) -> float:
        return 1 - self.s2 / (self.total / (self.n - 1))

    @property
    def f(self) -> float:
        return self.explained_by_terms / self.terms / self.s2

    @property
    def beta(self) -> Vector:
        """The coefficients of the terms in standard deviations of y per standard deviation of x."""
        return self.b[1:] * np.sqrt(self.scatters / self.total)

    @property
    def vif(self) -> Vector:
        """Variance inflation: 1 ÷ (1 − R²) of each term explained by the others."""
        norms: Vector = np.linalg.norm(self.inverse[1:], axis=1)
        return norms**2 * self.scatters

    @cached_property
    def scatters(self) -> Vector:
        """The sum of squares of each term about its mean."""
        return np.array([scatter(column) for column in self.x.T])

    def explained_share(self, other: Vector) -> float:
        """R² of another variable explained by the same terms, as tests on residuals need it."""
        return _explained(self.q, other) / scatter(other)


def least_squares(y: Vector, x: Matrix) -> LeastSquares | None:
    """The fit of `y` (n) by the columns of `x` (n × terms) and an intercept.

    None where the columns, the constant column included, do not have full rank; the effects of the
    terms can then not be separated.
    """
    solution = solved(y, np.column_stack([np.ones(len(y)), x]))
    if solution is None:
        return None
    q, b, inverse = solution
    return LeastSquares(y, x, q, b, inverse)


def solved(y: Vector, design: Matrix) -> tuple[Matrix, Vector, Matrix] | None:
    """Q, the coefficients and R⁻¹ of the columns of `design` as given; null without full rank."""
    # Powers of two: bringing columns to one size adds no rounding of its own.
    size = 2.0 ** np.frexp(np.linalg.norm(design, axis=0))[1]
    q, r = np.linalg.qr(design / size)
    singular = np.linalg.svd(r, compute_uv=False)
    if len(y) < design.shape[1] or not singular[-1] > _RANK * singular[0]:
        return None
    inverse = np.linalg.solve(r, np.eye(len(r)))
    b = np.linalg.solve(r, q.T @ y) / size
    return q, b, inverse / size[:, None]


def scatter(values: Vector) -> float:
    """The sum of squares about the mean, in two passes."""
    off = values - values.mean()
    return float(off @ off)


def _explained(q: Matrix, values: Vector) -> float:
    effects = q.T @ (values - values.mean())
    return float(effects[1:] @ effects[1:])
