"""Whether a figure that the agency printed agrees with our figure in full precision."""

from decimal import Decimal

_HALF = Decimal("0.5")
_CALCULATED = Decimal("1e-9")
"""A share of the figure: the last digits that a spreadsheet calculates are the processor's."""


def agrees(printed: float, ours: float) -> bool:
    """Whether they differ by at most half a unit of the last printed digit."""
    exact = Decimal(repr(printed))
    last_digit = exact.normalize().as_tuple().exponent
    unit = Decimal(1).scaleb(min(int(last_digit), 0))
    difference = abs(exact - Decimal(format(ours, ".12g")))
    return difference <= max(unit * _HALF, abs(exact) * _CALCULATED)
