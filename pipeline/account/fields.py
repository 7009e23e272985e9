"""How fields of the account are written in its file."""

from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import Field, PlainSerializer

INTERNAL = Field(exclude=True)
"""`Annotated[X, INTERNAL]`: later stages read the field, scorecard.json leaves it out."""


def as_number(amount: Decimal) -> int | float:
    """Rupiah as a plain number; a whole amount as an integer."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


Rupiah: TypeAlias = Annotated[Decimal, PlainSerializer(as_number, return_type=int | float)]
"""An exact amount; a plain number in the file."""
