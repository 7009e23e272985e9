"""What the register promises for the time after the period: a deadline and the next target."""

from dataclasses import dataclass
from datetime import date

from pipeline.account.past import Told


@dataclass(frozen=True)
class NextStep:
    """The deadline of the solution, and the target of the next period."""

    due: date | None = None
    """The day by which the solution is done, as the agency says."""
    target: float | None = None
    """Target of the next period, in the unit of the measure; if a grade, its points."""
    target_grade: str | None = None

    @property
    def promised(self) -> Told | None:
        """The next target, a number or a grade."""
        return self.target_grade or self.target
