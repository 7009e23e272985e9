"""A delivery that gives findings."""

from dataclasses import dataclass

from tests.codes.builders import Files


@dataclass(frozen=True)
class Delivery:
    """Files over the good delivery, and what an auditor should find in it."""

    files: Files
    codes: tuple[str, ...]
