"""By whom the report was reviewed, to whom it was sent, and where it is published."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Reviewed:
    """The internal auditor's statement, which the report prints."""

    by: str
    on: date


@dataclass(frozen=True)
class Submitted:
    """The report's way to whom it is owed."""

    to: str
    on: date
    receipt: str
    """The number of the receipt; empty where there is none."""


@dataclass(frozen=True)
class Published:
    """Where everyone can read the report."""

    on: date
    address: str
