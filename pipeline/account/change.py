"""Why the score moved since the previous comparable period: its change, split by what changed."""

from dataclasses import dataclass, fields
from typing import Literal

NotSplit = Literal[
    "no-earlier-final", "no-score-now", "no-score-then", "rulebook-not-kept", "does-not-rescore",
    "not-comparable",
]  # fmt: skip
"""Why a change is not split by what changed."""


@dataclass(frozen=True)
class Effects:
    """Points of the scorecard that each kind of change moved; they add up to the whole change.

    Each is its Shapley value: what it adds, averaged over every order in which the five could
    have changed one after another (Shapley, A Value for n-Person Games, 1953).
    """

    actual: float
    """That other figures were reached."""
    target: float
    """That other targets were promised."""
    weight: float
    """That measures weigh otherwise, or count in another objective."""
    rulebook: float
    """That another rulebook judged."""
    coverage: float
    """That measures came, went, or were measured in one of the periods only."""

    @property
    def by_kind(self) -> tuple[tuple[str, float], ...]:
        """Each kind with its effect, in their order."""
        return tuple((field.name, getattr(self, field.name)) for field in fields(self))


@dataclass(frozen=True)
class MeasureEffect:
    """How much of the change came through one measure: what it gives the score now, less what it
    gave then."""

    id: str
    effect: float


@dataclass(frozen=True)
class Change:
    """The scorecard's change since an earlier final, in points and not rounded.

    `measures` add up to `total` as well; they are empty where a score is no sum of what its
    measures give (a geometric mean, a limit that was reached).
    """

    since: str | None = None
    """The id of the earlier period; null where there is none to compare with."""
    total: float | None = None
    """Score now less score then; null where one is missing, or where they do not compare and the
    change cannot be split."""
    effects: Effects | None = None
    measures: tuple[MeasureEffect, ...] = ()
    before_by_todays_rules: float | None = None
    """What the earlier period would have scored under this period's rulebook."""
    refused: NotSplit | None = None
    """Why there are no effects; null where there are."""
