"""The sample size that a population requires."""

from math import floor

_CHI_SQUARE = 3.841
"""One degree of freedom, 95 %."""
_SHARE = 0.5
_ERROR = 0.05


def krejcie_morgan(population: int) -> int:
    """The sample that represents a population within 5 points at 95 % confidence.

    Krejcie and Morgan (1970): S = χ²NP(1−P) ÷ (d²(N−1) + χ²P(1−P)), rounded as their table is:
    15 asks for 14, 100 for 80, 1,000 for 278.
    """
    spread = _CHI_SQUARE * _SHARE * (1 - _SHARE)
    exact = spread * population / (_ERROR**2 * (population - 1) + spread)
    return min(population, floor(exact + 0.5))
