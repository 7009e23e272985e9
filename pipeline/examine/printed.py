"""A figure as the agency printed it, against ours in full."""

from decimal import Decimal

_HALF = Decimal("0.5")
_CALCULATED = Decimal("1e-9")
"""Of the figure: where a spreadsheet calculated it, its last digits are the processor's."""


def agrees(printed: float, ours: float) -> bool:
    """Whether they differ by no more than half a unit of the last digit printed."""
    exact = Decimal(repr(printed))
    last_digit = exact.normalize().as_tuple().exponent
    unit = Decimal(1).scaleb(min(int(last_digit), 0))
    difference = abs(exact - Decimal(format(ours, ".12g")))
    return difference <= max(unit * _HALF, abs(exact) * _CALCULATED)
