"""The budget in the account: lines, programmes and objectives with their ceilings and spending.

Amounts are rupiah, exact; null where one part of a sum is not known.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pipeline.account.fields import INTERNAL, Rupiah

Reading = Literal[
    "met-within",
    "met-above",
    "missed-within",
    "missed-above",
    "not-scored",
    "spending-unknown",
    "dropped",
]
"""Whether an objective's targets were met, and whether its spending stayed within the ceiling;
`dropped` if it has no measure left."""


def _beyond(realized: Rupiah | None, ceiling: Rupiah | None) -> Rupiah | None:
    """What was spent beyond a ceiling; null where nothing was, or spending is not known."""
    if realized is None or ceiling is None or realized <= ceiling:
        return None
    return realized - ceiling


@dataclass(frozen=True, kw_only=True)
class BudgetLine:
    """A line at the bottom. Percentages and costs are null where a part of them is missing."""

    code: str
    name: str
    level: str | None = None
    """Programme, activity, sub-activity or account, as the agency calls it."""
    ceiling_before: Rupiah | None
    ceiling: Rupiah | None
    change: Rupiah | None
    """Ceiling less the ceiling before the revision."""
    change_percent: float | None
    realized: Rupiah | None
    period_realized: Rupiah | None = None
    """In a report of less than a year what was spent in it alone; `realized` is since January."""
    spent_percent: float | None
    output_target: float | None = None
    output_actual: float | None = None
    output_percent: float | None
    outcome_target: float | None = None
    outcome_actual: float | None = None
    outcome_percent: float | None = None
    cost_planned: float | None
    """Ceiling ÷ output target."""
    cost: float | None
    """Realized ÷ output delivered."""
    cost_change_percent: float | None

    @property
    def over_ceiling(self) -> Rupiah | None:
        """What was spent beyond the ceiling; null where nothing was, or spending is not known."""
        return _beyond(self.realized, self.ceiling)


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """Ceiling and spending of several lines together, and the share spent as it is printed."""

    ceiling_before: Rupiah | None
    ceiling: Rupiah | None
    realized: Rupiah | None
    period_realized: Rupiah | None = None
    """In a report of less than a year what was spent in it alone; `realized` is since January."""
    spent_percent: float | None

    @property
    def over_ceiling(self) -> Rupiah | None:
        """What was spent beyond the ceiling; null where nothing was, or spending is not known."""
        return _beyond(self.realized, self.ceiling)

    @property
    def raised(self) -> Rupiah | None:
        """By how much a revision raised the ceiling, negative where it lowered it; null where
        either ceiling is not known."""
        if self.ceiling is None or self.ceiling_before is None:
            return None
        return self.ceiling - self.ceiling_before

    @property
    def raised_percent(self) -> float | None:
        """The same in percent of the earlier ceiling; null where that is zero."""
        if self.raised is None or not self.ceiling_before:
            return None
        return float(self.raised / self.ceiling_before * 100)


@dataclass(frozen=True, kw_only=True)
class Programme(Amounts):
    """A line at the top, or a sub-activity that lines name, with the lowest lines below it."""

    code: str
    name: str | None
    """Null for a sub-activity that is named only by its code."""
    level: str | None = None
    lines: Annotated[tuple[BudgetLine, ...], INTERNAL] = ()


@dataclass(frozen=True, kw_only=True)
class ObjectiveCost(Amounts):
    """What an objective cost and what it achieved."""

    id: str
    name: str
    output_percent: float | None = None
    """Output delivered ÷ promised, weighted by ceiling, over the lines that state both."""
    score: float | None = None
    ratio: float | None = None
    """Spent percent ÷ score × 100; below 100 less was spent than achieved."""
    reading: Reading = "not-scored"


@dataclass(frozen=True)
class Shares:
    """Spending in percent of the ceilings: of all money together, and as the mean over lines."""

    pooled: float
    mean: float
    lines: int

    @property
    def differ(self) -> bool:
        """Whether the two percentages differ by more than a tenth of a point."""
        return abs(self.pooled - self.mean) > _A_TENTH


_A_TENTH = 0.1 + 1e-9


@dataclass(frozen=True, kw_only=True)
class Budget(Amounts):
    """The whole budget.

    `parts` says what `programmes` are. `linked` are the costs of the objectives that lines name,
    `unlinked` the ceiling of lines that name no objective.
    """

    lines: tuple[BudgetLine, ...]
    parts: Literal["programmes", "sub-activities"]
    programmes: tuple[Programme, ...]
    linked: tuple[ObjectiveCost, ...] = ()
    unlinked: Rupiah | None = None
    shares: Shares | None = None
    output_percent: float | None = None
    """Output delivered ÷ promised, weighted by ceiling, over the lines that state both."""
    is_revised: bool = False
    """Whether any line's ceiling differs from that before the revision."""
