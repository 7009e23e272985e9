"""Scales of grades: words in an order, such as audit opinions, with or without points."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

LONGEST_TEXT, MOST, MOST_SPELLINGS, MOST_POINTS = 2_000, 100, 1_000, 1e6
"""Most characters of a text of a scale; groups, or grades of a group; spellings; and points."""


_Group = Annotated[tuple[str, ...], Field(max_length=MOST)]


class GradeScale(BaseModel):
    """Grades from the best down. Those of one group are equal: either meets a target of the
    other."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        str_max_length=LONGEST_TEXT,
    )

    name: str | Mapping[str, str] = ""
    """What the scale is called."""
    citation: str | Mapping[str, str] = ""
    """The rule it is taken from."""
    confidence: str | Mapping[str, str] = ""
    """How sure it is: what was read where."""
    groups: tuple[_Group, ...] = Field(min_length=2, max_length=MOST)
    """The grades, best first: `[["WTP", "WTP-DPP"], ["WDP"], ["TW", "TMP"]]`. Those of one group
    are equal."""
    points: Mapping[str, Annotated[float, Field(le=MOST_POINTS)]] = {}
    """What each grade is worth, 0 or more: below its target a measure achieves actual ÷ target of
    them. Without points it is missed and has no score."""
    spellings: Mapping[str, tuple[str, ...]] = Field(default={}, max_length=MOST_SPELLINGS)
    """Further ways in which a grade may be written; case, spaces and hyphens make no difference."""

    @model_validator(mode="after")
    def _is_in_order(self) -> "GradeScale":
        written = [*self.grades, *(one for others in self.spellings.values() for one in others)]
        folded = [folded_grade(one) for one in written]
        if (
            "" in folded
            or len(set(folded)) < len(folded)
            or not set(self.spellings) <= set(self.grades)
        ):
            raise ValueError("every grade must stand in one group once, and differ from all others")
        if self.points and not self._points_fall():
            raise ValueError("every grade must have points, fewer with each group and none below 0")
        return self

    def _points_fall(self) -> bool:
        if set(self.points) != set(self.grades):
            return False
        worth = [{self.points[grade] for grade in group} for group in self.groups]
        alike = all(len(group) == 1 for group in worth)
        flat = [max(group) for group in worth]
        return alike and flat[-1] >= 0 and flat == sorted(set(flat), reverse=True)

    @cached_property
    def grades(self) -> tuple[str, ...]:
        """Every grade, best first."""
        return tuple(grade for group in self.groups for grade in group)

    def worth(self, grade: str | None) -> float | None:
        """The points of a grade; None where it has none."""
        return None if grade is None else self.points.get(grade)

    def grade(self, text: str) -> str | None:
        """The grade that a text means; None where it means no grade."""
        return self._meant.get(folded_grade(text))

    @cached_property
    def _meant(self) -> Mapping[str, str]:
        others = {one: grade for grade, all_ in self.spellings.items() for one in all_}
        known = {**dict(zip(self.grades, self.grades, strict=True)), **others}
        return {folded_grade(one): grade for one, grade in known.items()}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The number of each grade's group, 0 for the best."""
        return {grade: place for place, group in enumerate(self.groups) for grade in group}


@dataclass(frozen=True)
class Graded:
    """A measure that is given in grades: its scale, and its grades as the scale writes them."""

    scale: str
    target: str | None = None
    actual: str | None = None
    renstra_target: str | None = None
    national_standard: str | None = None
    target_before: str | None = None
    next_target: str | None = None
    period_target: str | None = None
    period_actual: str | None = None
    year_target: str | None = None

    def of(self, column: str) -> str | None:
        """The grade in a column of the table."""
        return {
            "target": self.target,
            "actual": self.actual,
            "renstra_target": self.renstra_target,
            "national_standard": self.national_standard,
            "target_before": self.target_before,
            "next_target": self.next_target,
            "period_target": self.period_target,
            "period_actual": self.period_actual,
            "year_target": self.year_target,
        }[column]


def folded_grade(text: str) -> str:
    """A grade as it is compared: case, spaces, hyphens and underscores make no difference."""
    return re.sub(r"[\s_\-–]+", " ", text.strip().strip("\"'“”*").casefold()).strip()
