"""Recommendations in the account."""

from dataclasses import dataclass
from typing import Literal

from pipeline.scorecard import Evidence


@dataclass(frozen=True)
class Recommendation:
    """One recommendation: the rule that gave it, the measure it is about, and its possible gain.

    `impact` is how many points the node `impact_on` would gain if the measure just met its target;
    null where that cannot be computed. `id` is the same in every period, so that a follow-up can
    answer it.
    """

    id: str
    rule: str
    measure: str
    """Empty if it is about the budget as a whole."""
    priority: Literal["high", "medium", "low"]
    text: str = ""
    """The recommendation itself, in the report's language."""
    kind: Literal["", "strategy", "policy", "activity", "budget"] = ""
    """What it asks to adjust."""
    proposed_owner: str = ""
    """The role that usually answers for such advice, in the report's language."""
    impact: float | None = None
    impact_on: str = ""
    evidence: tuple[Evidence, ...] = ()
