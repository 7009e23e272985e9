"""How far an evaluator's criteria are met by what was delivered: proven, missing, or elsewhere."""

from dataclasses import dataclass
from typing import Literal

from pipeline.evaluation import Criterion, EvaluatorSheet, SheetPart
from pipeline.values import Message

State = Literal["proven", "missing", "outside"]


@dataclass(frozen=True)
class NeededCell:
    """A cell that would prove a criterion, or more of it.

    `names` are columns of a `table`, of which `either` or each is to be filled, or keys of a
    `section` of report.toml; of the outputs there is neither.
    """

    names: tuple[str, ...] = ()
    table: str = ""
    section: str = ""
    file: str = ""
    """The delivered file of the table, or the one that it is expected in."""
    sheet: str = ""
    rows: tuple[str, ...] = ()
    """The ids of the rows; none where the table itself is to be begun."""
    every_row: bool = False
    """Whether these are all rows there are."""
    either: bool = False


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A criterion as it was judged.

    Of one that is about measures, objectives or follow-ups `met` of them, `of` so many, prove it.
    `why` says what proves it, or why it is not proven; where a cell is missing that says it.
    """

    part: SheetPart
    criterion: Criterion
    state: State
    met: int | None = None
    of: int | None = None
    about: Literal["measures", "objectives", "follow-ups"] | None = None
    why: Message | None = None
    cells: tuple[NeededCell, ...] = ()


@dataclass(frozen=True)
class Readiness:
    """The criteria of an evaluator's sheet, judged, in its order."""

    sheet: EvaluatorSheet
    judged: tuple[Judged, ...]

    @property
    def missing(self) -> tuple[Judged, ...]:
        """What is not proven, what is worth most first."""
        missing = [one for one in self.judged if one.state == "missing"]
        return tuple(sorted(missing, key=lambda one: -one.part.each))


@dataclass(frozen=True, kw_only=True)
class ToldReadiness:
    """A criterion of the evaluator's sheet, in the report's language. It claims no score."""

    id: str
    """Its number on the sheet: 3.b.4."""
    component: str
    part: str
    """Existence, quality or use."""
    text: str
    state: State
    """`outside`: the evaluator looks elsewhere, and nothing is claimed."""
    met: int | None
    """How many of the measures, objectives or follow-ups that it is about prove it."""
    of: int | None
    told: str
    """What proves it, why it is not proven, or where the evaluator looks."""
    cell: str
    """Of a missing one: the very cells that would prove it."""
    points: float
    """The points that are at stake: those of its part ÷ the number of its criteria."""
