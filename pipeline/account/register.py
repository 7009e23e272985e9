"""What the agency delivered besides figures: factors, links, follow-ups, and waived rules."""

from dataclasses import dataclass
from datetime import date

from pipeline.scorecard import Source


@dataclass(frozen=True)
class Factor:
    """A critical success factor, the objective it serves, and the measure that indicates it."""

    id: str
    factor: str
    objective_id: str
    measure_id: str | None


@dataclass(frozen=True)
class Link:
    """A cause–effect link: the objective that drives, and the objective that it drives."""

    source: str
    target: str


PROPOSED = ("proposed:", "usulan:")
"""How a role begins that a report only proposes, in either language."""


def is_proposed(owner: str | None) -> bool:
    """Whether a cell still holds the role that was proposed, so that nobody took it on."""
    return (owner or "").strip().casefold().startswith(PROPOSED)


@dataclass(frozen=True)
class Action:
    """An agency's answer to a recommendation; it may repeat the recommendation in words."""

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
    """What was adjusted because of it: strategy, policy, activity, budget."""


@dataclass(frozen=True)
class Waiver:
    """A rule knowingly waived, for how many rows, and why."""

    problem: str
    table: str
    rows: int
    reason: str
