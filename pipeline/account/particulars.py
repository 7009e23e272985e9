"""What stood in the rows that a measure counted, one by one, where a reader asks for it."""

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
    """An output put together of its volume and its indicators, in percent of their targets."""

    code: str
    volume: float
    indicators: float | None
    """Their geometric mean; null where the output has none."""
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
    """Null too where so few took part that it would tell how each of them did."""


@dataclass(frozen=True)
class Named:
    """A document or a service: by its id or name, and of which kind it is."""

    id: str
    kind: str | None = None


@dataclass(frozen=True)
class Lacking:
    """What a measure counts against itself: documents that were late, services not yet digital."""

    count: int
    first: tuple[Named, ...]
    """At most five of them, in the order delivered."""


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """Rows one by one; empty where the measure's formula tells of none."""

    outputs: tuple[CountedLine, ...] = ()
    achieved_outputs: tuple[AchievedOutput, ...] = ()
    outcomes: tuple[CountedLine, ...] = ()
    trainings: tuple[Training, ...] = ()
    lacking: Lacking | None = None


@dataclass(frozen=True)
class Denominator:
    """Rows that count and rows that were kept, beside the same two over the whole table."""

    part: int
    kept: int
    part_all: int
    all: int
