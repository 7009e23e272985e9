"""NIST's reference datasets through the functions the report uses; see nist/README.md."""

from decimal import Decimal
from math import inf, log10, sqrt

import numpy as np
import polars as pl
import pytest

from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.descriptive import moments
from pipeline.statistics.least_squares import least_squares, solved
from pipeline.statistics.regression import regression
from tests.nist.linear import LINEAR, Linear
from tests.nist.univariate import UNIVARIATE


def digits(found: float, certified: float) -> float:
    """How many digits are right (the log relative error); of a zero, the digits after its point."""
    if found == certified:
        return inf
    return -log10(abs(found - certified) / abs(certified or 1.0))


@pytest.mark.parametrize("name", UNIVARIATE)
def test_mean_and_deviation_of_the_univariate_sets(name: str) -> None:
    expected = UNIVARIATE[name]
    found = moments(pl.DataFrame({"y": np.array(expected.data, dtype=float)})).items["y"].answers
    assert digits(found.mean, expected.mean) >= 13
    assert digits(found.sd, expected.sd) >= expected.digits


def digits_of_pi(count: int) -> list[int]:
    """The first digits of π, 3 among them, by Machin: π = 16 arctan 1/5 − 4 arctan 1/239."""
    one = 10 ** (count + 10)

    def arctan_of_one_by(number: int) -> int:
        term = total = one // number
        for odd in range(3, 3 * count, 2):
            term //= -number * number
            total += term // odd
        return total

    pi = 16 * arctan_of_one_by(5) - 4 * arctan_of_one_by(239)
    return list(Decimal(pi).as_tuple().digits[:count])


def test_mean_and_deviation_of_pidigits() -> None:
    """NIST StRD PiDigits, of lower difficulty: 5,000 digits of π.

    The certified values are not quite those of π: Σ and Σ² of its digits are 22,679 and 143,977,
    the certified ones 22,674 and 143,922. The differences, 5 and 55, are those of one 8 that
    was written as a 3 (8 − 3, 64 − 9); it does not matter here which.
    """
    given = digits_of_pi(5_000)
    assert given[:10] == [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
    assert (sum(given), sum(digit**2 for digit in given)) == (22_679, 143_977)
    given[given.index(8)] = 3
    found = moments(pl.DataFrame({"y": given})).items["y"].answers
    assert digits(found.mean, 4.5348) >= 14
    assert digits(found.sd, 2.86733906028871) >= 14


def fitted(expected: Linear):
    found = least_squares(np.array(expected.y, dtype=float), expected.x)
    assert found is not None
    return found


@pytest.mark.parametrize("name", LINEAR)
def test_estimates_of_the_linear_sets(name: str) -> None:
    expected = LINEAR[name]
    found = fitted(expected)
    assert min(map(digits, found.b, expected.b)) >= expected.digits


@pytest.mark.parametrize("name", [name for name, known in LINEAR.items() if known.residual_sd])
def test_deviations_r2_and_f_of_the_linear_sets(name: str) -> None:
    expected = LINEAR[name]
    found = fitted(expected)
    pairs = [
        *zip(found.se, expected.se, strict=True),
        (sqrt(found.s2), expected.residual_sd),
        (found.r2, expected.r2),
        (found.f, expected.f),
    ]
    assert min(digits(ours, theirs) for ours, theirs in pairs) >= expected.further


@pytest.mark.parametrize("name", ["Wampler1", "Wampler2"])
def test_an_exact_polynomial_leaves_no_residual(name: str) -> None:
    found = fitted(LINEAR[name])
    assert found.unexplained <= 1e-20 * found.total
    assert digits(found.r2, 1.0) >= 12


@pytest.mark.parametrize("name", ["Norris", "Pontius", "Longley", "Wampler3", "Wampler4"])
def test_the_whole_regression_prints_the_certified_values(name: str) -> None:
    expected = LINEAR[name]
    names = [f"x{position}" for position in range(expected.x.shape[1])]
    answers = dict(zip(names, expected.x.T, strict=True)) | {"y": np.array(expected.y, dtype=float)}
    found = regression("y", answers, names, SurveyPolicy())
    assert found.refused is None
    assert [term.name for term in found.terms] == ["intercept", *names]
    assert [term.b for term in found.terms] == pytest.approx(expected.b, rel=10**-expected.digits)
    assert [term.se for term in found.terms] == pytest.approx(expected.se, rel=1e-9)
    assert found.r2 == pytest.approx(expected.r2, rel=1e-9)
    assert found.f == pytest.approx(expected.f, rel=1e-9)


def test_normal_equations_would_lose_longley() -> None:
    """Why QR: the same numbers by the textbook formula."""
    longley = LINEAR["Longley"]
    design = np.column_stack([np.ones(len(longley.y)), longley.x])
    textbook = np.linalg.inv(design.T @ design) @ (design.T @ np.array(longley.y))
    lost = min(map(digits, textbook, longley.b))
    assert lost < 9 <= min(map(digits, fitted(longley).b, longley.b))


NO_INTERCEPT = {
    "NoInt1": (range(60, 71), range(130, 141), 2.07438016528926, 0.0165289256198347),
    "NoInt2": ((4, 5, 6), (3, 4, 4), 0.727272727272727, 0.0420827318078432),
}
"""x, y, and the certified slope and its standard error of the sets of average difficulty.

They go through the solver alone, since a regression of the report always fits an intercept.
"""


@pytest.mark.parametrize("name", NO_INTERCEPT)
def test_the_sets_without_intercept_go_through_the_same_solver(name: str) -> None:
    x, y, slope, error = NO_INTERCEPT[name]
    given, design = np.array(y, dtype=float), np.array(x, dtype=float)[:, None]
    solution = solved(given, design)
    assert solution is not None
    _, (b,), inverse = solution
    residuals = given - design[:, 0] * b
    found = sqrt(residuals @ residuals / (len(given) - 1)) * abs(inverse[0, 0])
    assert digits(b, slope) >= 13
    assert digits(found, error) >= 13
