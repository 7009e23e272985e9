"""By whom the report was reviewed, to whom it was sent, and where it is published."""

from dataclasses import dataclass
from datetime import date

from pipeline.account.fields import Described


@dataclass(frozen=True)
class Reviewed(Described):
    """The internal auditor's statement, which the report prints."""

    by: str
    on: date


@dataclass(frozen=True)
class Submitted(Described):
    """The report's way to whom it is owed."""

    to: str
    on: date
    receipt: str
    """The number of the receipt; empty where there is none."""


@dataclass(frozen=True)
class Published(Described):
    """Where everyone can read the report."""

    on: date
    address: str
