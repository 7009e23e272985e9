"""A measure in a report of part of a year: the period alone, the year so far, the whole year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pipeline.account.fields import INTERNAL
from pipeline.account.past import Told

Unsummed = Literal["percent", "part-unknown", "own-unknown", "no-rule"]
"""Why the parts of a year cannot be combined into a figure of the year so far."""


@dataclass(frozen=True, kw_only=True)
class Cumulative:
    """Further figures of a measure. In a report of less than a year, `target` and `actual` are
    since January; in a report of a whole year, this says which parts they were made of."""

    is_position: bool
    """Whether nothing is added up, so that the period has only the figure at its end."""
    period_target: float | None = None
    """Target of the period alone; if a grade, its points."""
    period_target_grade: str | None = None
    period_actual: float | None = None
    """Actual of the period alone, as delivered or as `actual` less the earlier parts."""
    period_actual_grade: str | None = None
    year_target: float | None = None
    """Target of the whole year."""
    year_grade: str | None = None
    year_achievement: float | None = None
    """Achievement in percent, with the year's target as the target."""
    parts: tuple[str, ...] = ()
    """The parts of the year that `actual` was computed from; empty where it was delivered."""
    unknown: tuple[str, ...] = ()
    """Earlier parts of the year whose actual is not known."""
    made: float | None = None
    """In a report of a whole year, the figure that its parts give; present even where the delivered
    actual differs."""
    unsummed: Unsummed | None = None
    """Why `actual` was not computed from the parts; null where it was, or did not have to be."""
    alone: Annotated[Mapping[str, float], INTERNAL] = field(default_factory=dict)
    """The actual of each part of the year alone, by its id, as far as it is known."""

    @property
    def own_target(self) -> Told | None:
        """The period's own target, a number or a grade."""
        return _told(self.period_target_grade, self.period_target)

    @property
    def own_actual(self) -> Told | None:
        """The period's own actual, a number or a grade."""
        return _told(self.period_actual_grade, self.period_actual)

    @property
    def of_the_year(self) -> Told | None:
        """The year's target, a number or a grade."""
        return _told(self.year_grade, self.year_target)


def _told(grade: str | None, number: float | None) -> Told | None:
    return number if grade is None else grade
