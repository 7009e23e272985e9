"""The only place where a number is rounded: decimal, half up, once.

Binary floats make exact ties look like near misses (88.305 is stored below 88.305), and sums of
them carry noise in the last bits. A double is trusted to twelve significant digits, a large number
to three decimals, so that no rupiah of a trillion is lost; that decimal form is rounded half up, as
an officer does by hand.
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from math import inf, nextafter

import polars as pl

DIGITS = 2
_TRUSTED, _EXACT = 12, 17
"""Significant digits that are trusted, and those that distinguish any two doubles."""
_BEHIND = 3
"""Decimals to which a large number is trusted."""
_ANY_SIZE = Context(prec=400, rounding=ROUND_HALF_UP)
"""Has room for every digit of the largest number that a double can hold."""


def half_up(value: float, digits: int = DIGITS) -> float:
    """`value` rounded half up (away from zero for negatives) to `digits` decimals."""
    return float(_decimal(value).quantize(Decimal(1).scaleb(-digits), context=_ANY_SIZE))


def trusted(value: float) -> float:
    """A number as it is compared with others, without the noise of its last bits."""
    return float(_decimal(value))


def beside(value: float) -> tuple[float, float]:
    """The nearest numbers below and above that compare as different from this number."""
    below, above = nextafter(value, -inf), nextafter(value, inf)
    if value == 0:
        return below, above
    held = _decimal(value)
    digits = Context(prec=max(_TRUSTED, len(held.as_tuple().digits)))
    return min(below, float(held.next_minus(digits))), max(above, float(held.next_plus(digits)))


def trusted_values(values: pl.Series) -> pl.Series:
    """A column as it is compared; null stays null."""
    held = [None if value is None else trusted(value) for value in values]
    return pl.Series(values.name, held, dtype=pl.Float64)


def _decimal(value: float) -> Decimal:
    """The decimal that a double means, without the noise of its last bits."""
    short = Decimal(format(value, f".{_TRUSTED}g"))
    before_the_point = short.adjusted() + 1
    if before_the_point + _BEHIND <= _TRUSTED:
        return short
    return Decimal(format(value, f".{min(before_the_point + _BEHIND, _EXACT)}g"))


def decimals(value: float) -> int:
    """How many decimals a number needs: 2 for 0.35 and 1 for 1.50."""
    exponent = _decimal(value).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounded(values: pl.Series, digits: int = DIGITS) -> pl.Series:
    """A column rounded half up; null stays null."""
    return pl.Series(
        values.name,
        [None if value is None else half_up(value, digits) for value in values],
        dtype=pl.Float64,
    )
