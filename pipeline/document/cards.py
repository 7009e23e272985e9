"""The card of one measure: its strip of figures, what is told of it, and what is known of it."""

from dataclasses import dataclass

from pipeline.document.marks import Mark
from pipeline.document.origin import Origin
from pipeline.document.runs import Runs


@dataclass(frozen=True)
class Remark:
    """A paragraph that opens with what it is about."""

    label: str
    runs: Runs
    origin: Origin | None = None


@dataclass(frozen=True)
class StripColumn:
    """A period, or something else that the actual is held against.

    A figure that is not known is a dash; empty is what cannot be. A `mark` stands in place of the
    achievement. `point` and `line` are how high actual and target stand in the drawing, 0 to 1.
    """

    heading: str
    actual: str = ""
    target: str = ""
    achievement: str = ""
    mark: Mark | None = None
    point: float | None = None
    line: float | None = None


@dataclass(frozen=True)
class Strip:
    """A measure through the periods, oldest first and this one last, and `beside` them what else it
    is held against. A single period stands in one row.

    `rows` name actual, target and achievement; `verdict` says what came of the target, and the
    rating. `alt` says the drawing in words, and is empty where none is to be made; `interval` is
    the whisker at the last point, and a `road` leads from there to the first column beside.
    """

    id: str
    unit: str
    rows: tuple[str, str, str]
    periods: tuple[StripColumn, ...]
    beside: tuple[StripColumn, ...]
    verdict: str
    mark: Mark | None = None
    alt: str = ""
    interval: tuple[float, float] | None = None
    road: bool = False


@dataclass(frozen=True)
class MeasureCard:
    """One measure. `account` are sentences; `told` is what the agency says of the why and the next
    step; `facts` what is measured, how, from what and by whom."""

    id: str
    number: str
    name: str
    finding: str
    strip: Strip
    account: Runs = ()
    told: tuple[Remark, ...] = ()
    facts: tuple[Remark, ...] = ()
    mark: Mark | None = None
