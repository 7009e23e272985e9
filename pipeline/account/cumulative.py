"""A measure of which parts are reported: the period alone, the year so far, the whole year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pipeline.account.fields import INTERNAL
from pipeline.account.past import Told

Unsummed = Literal["percent", "part-unknown", "own-unknown", "no-rule"]
"""Why parts of a year make no figure of the year so far."""


@dataclass(frozen=True, kw_only=True)
class Cumulative:
    """What stands beside `target` and `actual`, which in a report of less than a year are those
    since January; in one of a year, of which parts they were made."""

    is_position: bool
    """Whether nothing is summed, so that the period has no figure but that of its end."""
    period_target: float | None = None
    """Target of the period alone; of a grade, its points."""
    period_target_grade: str | None = None
    period_actual: float | None = None
    """Actual of the period alone, as delivered or as what the earlier parts leave of `actual`."""
    period_actual_grade: str | None = None
    year_target: float | None = None
    """Target of the whole year."""
    year_grade: str | None = None
    year_achievement: float | None = None
    """Percent of the year's target, as if it were the target."""
    parts: tuple[str, ...] = ()
    """The parts of the year that `actual` was made of; none where it was delivered."""
    unknown: tuple[str, ...] = ()
    """Earlier parts of the year of which it is not known what they achieved."""
    made: float | None = None
    """What the parts of a year make of it, in a report of that year; also where a delivered actual
    says something else."""
    unsummed: Unsummed | None = None
    """Why `actual` was not made of the parts; null where it was, or did not have to be."""
    alone: Annotated[Mapping[str, float], INTERNAL] = field(default_factory=dict)
    """By the id of a part of the year what it achieved by itself, as far as that is known."""

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
