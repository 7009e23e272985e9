"""Who reviewed the report, to whom it was sent, and where it is published."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Reviewed:
    """The internal auditor's statement, which the report prints."""

    by: str
    on: date


@dataclass(frozen=True)
class Submitted:
    """To whom the report was sent, and when."""

    to: str
    on: date
    receipt: str
    """The number of the receipt; empty where there is none."""


@dataclass(frozen=True)
class Published:
    """Where everyone can read the report."""

    on: date
    address: str
