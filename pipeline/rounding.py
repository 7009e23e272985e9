"""The one place where a number is rounded: decimal, half up, once.

Binary floats make exact ties look like near misses (88.305 is stored below 88.305) and sums of
them carry noise in the last bits. A double that went through a few sums is trusted to twelve
significant digits; from that decimal form it is rounded half up, as an officer does by hand.
"""

from decimal import ROUND_HALF_UP, Context, Decimal

import polars as pl

DIGITS = 2
_TRUSTED = ".12g"
_ANY_SIZE = Context(prec=400, rounding=ROUND_HALF_UP)
"""Room for every digit of the largest number a double can hold."""


def half_up(value: float, digits: int = DIGITS) -> float:
    """`value` rounded half up (away from zero for negatives) to `digits` decimals."""
    exact = Decimal(format(value, _TRUSTED))
    return float(exact.quantize(Decimal(1).scaleb(-digits), context=_ANY_SIZE))


def rounded(values: pl.Series, digits: int = DIGITS) -> pl.Series:
    """A column rounded half up; null stays null."""
    return pl.Series(
        values.name,
        [None if value is None else half_up(value, digits) for value in values],
        dtype=pl.Float64,
    )
