"""How far a delivery meets an evaluator's criteria: proven, missing, or judged elsewhere."""

from dataclasses import dataclass
from typing import Literal

from pipeline.evaluation import Criterion, EvaluatorSheet, SheetPart
from pipeline.values import Message

State = Literal["proven", "missing", "outside"]


@dataclass(frozen=True)
class NeededCell:
    """A cell that would prove a criterion, or prove it further.

    `names` are columns of a `table`, of which `either` or each has to be filled, or keys of a
    `section` of report.toml; a need for outputs has neither.
    """

    names: tuple[str, ...] = ()
    table: str = ""
    section: str = ""
    file: str = ""
    """The delivered file of the table, or the file in which it is expected."""
    sheet: str = ""
    rows: tuple[str, ...] = ()
    """The ids of the rows; none where the table itself has yet to be started."""
    every_row: bool = False
    """Whether these are all rows of the table."""
    either: bool = False


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A criterion with its result.

    If it is about measures, objectives or follow-ups, `met` of `of` prove it. `why` says what
    proves it, or why it is not proven; null where a missing cell says that.
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
    """The criteria of an evaluator's sheet with their results, in the sheet's order."""

    sheet: EvaluatorSheet
    judged: tuple[Judged, ...]

    @property
    def missing(self) -> tuple[Judged, ...]:
        """The criteria that are not proven, those worth the most points first."""
        missing = [one for one in self.judged if one.state == "missing"]
        return tuple(sorted(missing, key=lambda one: -one.part.each))


@dataclass(frozen=True, kw_only=True)
class ToldReadiness:
    """A criterion of the evaluator's sheet, in the report's language. It claims no score."""

    id: str
    """Its number on the sheet: 3.b.4."""
    component: str
    part: str
    """The part of the sheet: existence, quality or use."""
    text: str
    state: State
    """`outside`: the evaluator looks elsewhere, and nothing is claimed."""
    met: int | None
    """How many of the measures, objectives or follow-ups in question prove it."""
    of: int | None
    told: str
    """What proves it, why it is not proven, or where the evaluator looks."""
    cell: str
    """For a missing criterion: the exact cells that would prove it."""
    points: float
    """The points at stake: those of its part ÷ the number of its criteria."""
