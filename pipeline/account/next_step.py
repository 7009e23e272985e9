"""What the register promises after the period: by when something is done, and the next target."""

from dataclasses import dataclass
from datetime import date

from pipeline.account.past import Told


@dataclass(frozen=True)
class NextStep:
    """By when the solution is done, and what is promised of the next period."""

    due: date | None = None
    """The day by which the solution is done, as the agency says."""
    target: float | None = None
    """Target of the next period, in the unit of the measure; of a grade, its points."""
    target_grade: str | None = None

    @property
    def promised(self) -> Told | None:
        """The next target, a number or a grade."""
        return self.target_grade or self.target
