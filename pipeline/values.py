"""Values for sentences that are worded later: plain values, numbers with decimals, clauses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True)
class Number:
    """A number, already rounded, with the most decimals it is printed with.

    `fixed` prints trailing zeros too. None is printed as missing.
    """

    value: float | None
    digits: int = 2
    fixed: bool = False


@dataclass(frozen=True)
class Message:
    """A message id and its values, to be worded in the report's language."""

    text: str
    values: "Values" = field(default_factory=dict)


@dataclass(frozen=True)
class Joined:
    """Parts with a mark between them: a single value that is always shown whole."""

    parts: Sequence["Part"]
    mark: str


Part: TypeAlias = str | Number | Message | Mapping[str, str]
"""A part of a list; a mapping is a text by language."""
Value: TypeAlias = int | float | Decimal | date | Part | Joined | Sequence[Part] | None
"""A value of a sentence. A sequence is a list, of which a sentence may name only the first."""
Values: TypeAlias = Mapping[str, Value]
