"""The single rows that a measure counted, where a reader may ask for them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CountedLine:
    """A budget line whose output or outcome a measure counts; `percent` is actual ÷ target."""

    code: str
    name: str
    target: float
    actual: float
    percent: float | None


@dataclass(frozen=True)
class AchievedOutput:
    """An output computed from its volume and its indicators, in percent of their targets."""

    code: str
    volume: float
    indicators: float | None
    """The geometric mean of the indicators; null where the output has none."""
    percent: float
    """Volume × indicators."""


@dataclass(frozen=True, kw_only=True)
class Training:
    """A training that a measure counts."""

    id: str
    name: str | None
    planned: bool | None
    held: bool | None
    participants: int | None
    passed: int | None
    """Also null where so few took part that it would reveal the result of each."""


@dataclass(frozen=True)
class Named:
    """A document or a service: its id or name, and its kind."""

    id: str
    kind: str | None = None


@dataclass(frozen=True)
class Lacking:
    """Rows that count against a measure: documents that were late, services not yet digital."""

    count: int
    first: tuple[Named, ...]
    """At most five of these rows, in the order delivered."""


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """Single rows; empty where the measure's formula lists none."""

    outputs: tuple[CountedLine, ...] = ()
    achieved_outputs: tuple[AchievedOutput, ...] = ()
    outcomes: tuple[CountedLine, ...] = ()
    trainings: tuple[Training, ...] = ()
    lacking: Lacking | None = None


@dataclass(frozen=True)
class Denominator:
    """How many rows count and how many `rows` kept, and both numbers for the whole table."""

    part: int
    kept: int
    part_all: int
    all: int
