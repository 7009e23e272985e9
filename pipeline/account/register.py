"""What the agency delivered beside figures: factors, links, follow-ups, and rules it waived."""

from dataclasses import dataclass
from datetime import date

from pipeline.scorecard import Source


@dataclass(frozen=True)
class Factor:
    """A critical success factor, the objective it serves, and the measure that shows it."""

    id: str
    factor: str
    objective_id: str
    measure_id: str | None


@dataclass(frozen=True)
class Link:
    """A cause–effect link: the objective that drives, and the one it drives."""

    source: str
    target: str


PROPOSED = ("proposed:", "usulan:")
"""How a role begins that a report only proposes, in either language."""


def is_proposed(owner: str | None) -> bool:
    """Whether a cell still has the role that was proposed in it: nobody took it on."""
    return (owner or "").strip().casefold().startswith(PROPOSED)


@dataclass(frozen=True)
class Action:
    """What an agency answers to a recommendation, which it may repeat in words."""

    recommendation_id: str
    status: str | None
    owner: str | None
    due: date | None
    note: str | None
    recommendation: str | None = None
    source: Source | None = None
    """Who gave it; null for an earlier report."""
    evidence: str | None = None
    adjusts: str | None = None
    """What was adjusted by it: strategy, policy, activity, budget."""


@dataclass(frozen=True)
class Waiver:
    """A rule knowingly waived, for how many rows, and why."""

    problem: str
    table: str
    rows: int
    reason: str
