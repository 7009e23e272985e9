"""The card of one measure: its strip of figures, what the agency says of it, and its facts."""

from dataclasses import dataclass

from pipeline.document.marks import Mark
from pipeline.document.origin import Origin
from pipeline.document.runs import Runs


@dataclass(frozen=True)
class Remark:
    """A paragraph that opens with a label for its subject."""

    label: str
    runs: Runs
    origin: Origin | None = None


@dataclass(frozen=True)
class StripColumn:
    """A period, or another figure that the actual is compared with.

    An unknown figure is a dash; a figure that cannot exist is empty. A `mark` is printed in place
    of the achievement. `point` and `line` are the heights of actual and target in the drawing, 0 to
    1.
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
    """A measure through the periods, oldest first and this period last, and `beside` them what else
    it is compared with. A single period is printed in one row.

    `rows` name actual, target and achievement; `verdict` says what came of the target, and the
    rating. `alt` describes the drawing in words, and is empty where none is to be made; `interval`
    is the whisker at the last point, and a `road` leads from there to the first column beside.
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
    """One measure. `account` is what the report says of it; `told` is what the agency says of the
    cause and the next step; `facts` say what is measured, how, from what and by whom."""

    id: str
    number: str
    name: str
    finding: str
    strip: Strip
    account: Runs = ()
    told: tuple[Remark, ...] = ()
    facts: tuple[Remark, ...] = ()
    mark: Mark | None = None
