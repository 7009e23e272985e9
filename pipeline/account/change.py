"""Why the score moved since the previous comparable period: the change, split by its causes."""

from dataclasses import dataclass, fields
from typing import Literal

NotSplit = Literal[
    "no-earlier-final", "no-score-now", "no-score-then", "rulebook-not-kept", "does-not-rescore",
    "not-comparable",
]  # fmt: skip
"""Why a change is not split by cause."""


@dataclass(frozen=True)
class Effects:
    """Points by which each kind of change moved the scorecard; they add up to the whole change.

    Each is its Shapley value: what it adds, averaged over every order in which the five could have
    changed one after another (Shapley, A Value for n-Person Games, 1953).
    """

    actual: float
    """Effect of different actuals."""
    target: float
    """Effect of different targets."""
    weight: float
    """Effect of different weights, or of measures that count in another objective."""
    rulebook: float
    """Effect of a different rulebook."""
    coverage: float
    """Effect of measures that were added, removed, or measured in only one of the periods."""

    @property
    def by_kind(self) -> tuple[tuple[str, float], ...]:
        """The name of each kind with its effect, in the order of the fields."""
        return tuple((field.name, getattr(self, field.name)) for field in fields(self))


@dataclass(frozen=True)
class MeasureEffect:
    """How much of the change one measure caused: its contribution to the score now, less its
    contribution then."""

    id: str
    effect: float


@dataclass(frozen=True)
class Change:
    """The scorecard's change since an earlier final, in points and not rounded.

    `measures` add up to `total` as well; they are empty where a score is not the sum of its
    measures' contributions (a geometric mean, a limit that was reached).
    """

    since: str | None = None
    """The id of the earlier period; null where there is no period to compare with."""
    total: float | None = None
    """Score now less score then; null where either is missing, or where they do not compare and the
    change cannot be split."""
    effects: Effects | None = None
    measures: tuple[MeasureEffect, ...] = ()
    before_by_todays_rules: float | None = None
    """What the earlier period would have scored under this period's rulebook."""
    refused: NotSplit | None = None
    """Why there are no effects; null if there are."""
