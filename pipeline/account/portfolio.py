"""portfolio.json: the agencies of a period side by side. Numbers in full, null for missing."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from pydantic import TypeAdapter

from pipeline.account.certainty import Interval
from pipeline.account.earlier import AgencyName, RulebookName
from pipeline.account.gathered import FaultKind
from pipeline.schemas import DIALECT, Schema, key_tables, schema_of
from pipeline.scorecard import Source

SCHEMA = "rapor/portfolio/1"

Unranked = Literal["no-score", "other-rulebook", "other-weights", "other-days", "alone"]
"""Why an agency has no rank."""
Why = Literal["missing", "refused", "withdrawn", "altered"]
"""Why an agency is not compared with the others."""


@dataclass(frozen=True)
class Weighed:
    """A perspective of the rulebook that ranks the agencies, and its weight."""

    id: str
    name: str
    weight: float


@dataclass(frozen=True)
class Seen:
    """An agency's score in a perspective; null where nothing in it was scored."""

    id: str
    score: float | None
    rating: str | None


@dataclass(frozen=True)
class Move:
    """How a score moved since the agency's comparable earlier period, in points."""

    since: str
    total: float
    kind: str | None = None
    """The cause that moved it most: actual, target, weight, rulebook or coverage; null where it is
    not known."""
    effect: float | None = None


@dataclass(frozen=True, kw_only=True)
class Placed:
    """An agency that delivered."""

    agency: AgencyName
    report: str
    """Its folder in the outputs."""
    status: Literal["draft", "final"]
    revision: int
    issued: date
    due: date | None = None
    late: bool = False
    """Whether it was issued after it was due, or was still a draft by then."""
    rulebook: str
    score: float | None
    interval: Interval | None = None
    """The least and the most that the score would be if every survey were at one end of its
    interval."""
    without_interval: bool = False
    """Whether an older record does not state this interval: the score alone is ranked."""
    rating_text: str | None = None
    coverage: float
    """Share (0–1) of the weight that was scored."""
    rank: tuple[int, int] | None = None
    """The best and the worst rank that the intervals allow; null without a rank."""
    unranked: Unranked | None = None
    perspectives: tuple[Seen, ...] = ()
    met: int | None = None
    """The number of targets met."""
    targets: int | None = None
    move: Move | None = None
    refused: tuple[FaultKind, ...] = ()
    """Why a newer delivery was refused; this record remains the published one."""
    file: str
    """The path of its record in the outputs."""
    sha256: str

    @property
    def ends(self) -> Interval | None:
        """The interval; for a score without one, the score as both ends."""
        return self.interval or (None if self.score is None else (self.score, self.score))


@dataclass(frozen=True, kw_only=True)
class Absent:
    """An agency that is not compared: missing, refused, withdrawn, or with an altered record."""

    agency: AgencyName
    why: Why
    due: date | None = None
    late: bool = False
    """Whether it was due before the day `as_of` of the portfolio."""
    kinds: tuple[FaultKind, ...] = ()
    """Why its delivery was refused."""


@dataclass(frozen=True)
class Recurring:
    """A finding by its code, or advice by its rule, and the ids of the agencies that have it."""

    id: str
    agencies: tuple[str, ...]
    severity: str = ""


@dataclass(frozen=True)
class OverdueRow:
    """A recommendation of an evaluator or auditor that was due and is not done."""

    agency: str
    source: Source
    recommendation_id: str
    recommendation: str
    due: date | None
    owner: str | None


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """The whole file. Keys are added, and none changes its meaning."""

    schema: str = SCHEMA
    period: str
    as_of: date
    """The latest date of its records."""
    region: str = ""
    rulebook: RulebookName | None = None
    """The rulebook that scored the ranked agencies; null where none is ranked."""
    perspectives: tuple[Weighed, ...] = ()
    agencies: tuple[Placed, ...]
    """Agencies that delivered: the ranked by score, then those without a score, then the others."""
    absent: tuple[Absent, ...] = ()
    findings: tuple[Recurring, ...] = ()
    """Findings that several agencies have, the most frequent first."""
    advice: tuple[Recurring, ...] = ()
    overdue: tuple[OverdueRow, ...] = ()

    @property
    def ranked(self) -> tuple[Placed, ...]:
        return tuple(one for one in self.agencies if one.rank)

    @property
    def without_score(self) -> tuple[Placed, ...]:
        """Agencies under the same rulebook that have no overall score."""
        return tuple(one for one in self.agencies if one.unranked == "no-score")

    @property
    def apart(self) -> tuple[Placed, ...]:
        """Agencies that cannot be compared with the ranked ones."""
        others = (None, "no-score")
        return tuple(one for one in self.agencies if one.unranked not in others)


@cache
def _adapter() -> TypeAdapter[Portfolio]:
    return TypeAdapter(Portfolio)


def as_json(portfolio: Portfolio) -> bytes:
    """The portfolio as the file portfolio.json."""
    return _adapter().dump_json(portfolio, indent=2) + b"\n"


def json_schema() -> Schema:
    """The JSON Schema of the file, with the meaning of each key."""
    return {"$schema": DIALECT, **schema_of(_adapter())}


def tables_of_keys() -> str:
    """Every key of the file as Markdown."""
    return key_tables(json_schema(), "The top of the file", _PLACES)


_PLACES = {
    "Weighed": "Weighed: an entry of `perspectives` at the top",
    "Placed": "Placed: an entry of `agencies`",
    "Seen": "Seen: an entry of `perspectives` of an agency",
    "Move": "Move: `move` of an agency",
    "Absent": "Absent: an entry of `absent`",
    "FaultKind": "FaultKind: an entry of `refused` and `kinds`",
    "Recurring": "Recurring: an entry of `findings` and `advice`",
    "OverdueRow": "OverdueRow: an entry of `overdue`",
}
"""Where each kind of entry is in the file."""
