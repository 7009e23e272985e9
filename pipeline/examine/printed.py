"""A figure as the agency printed it, against ours in full."""

from decimal import Decimal

_HALF = Decimal("0.5")


def agrees(printed: float, ours: float) -> bool:
    """Whether they differ by no more than half a unit of the last digit printed."""
    exact = Decimal(repr(printed))
    last_digit = exact.normalize().as_tuple().exponent
    unit = Decimal(1).scaleb(min(int(last_digit), 0))
    return abs(exact - Decimal(format(ours, ".12g"))) <= unit * _HALF
