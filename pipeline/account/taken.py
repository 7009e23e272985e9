"""A figure of another agency's final, which a measure uses as its own."""

from dataclasses import dataclass

from pipeline.account.measure import Measure
from pipeline.delivery import DeliveredFile


@dataclass(frozen=True)
class Taken:
    """The measure as it was signed, and its place: the final's scorecard.json and its sha256."""

    agency: str
    measure: Measure
    source: DeliveredFile
