"""Earlier periods in the account: delivered or signed figures, and whether they compare."""

from dataclasses import dataclass
from typing import Literal

Unlike = Literal[
    "formula", "scale", "items", "rule", "answers", "respondents", "unit", "polarity", "definition",
    "part", "rulebook", "coverage",
]  # fmt: skip
"""Why two figures are not comparable as they are."""


Told = float | str
"""A figure as it is printed: a number, or a grade."""


@dataclass(frozen=True)
class Figure:
    """A measure in an earlier period. `achievement` is a percentage before floor and cap.

    `name` and `rating_text` are its name and its rating in the final report; both are empty for
    figures known only from table `history`. Grades are of the measure's scale.
    """

    period: str
    target: float | None
    actual: float | None
    achievement: float | None
    rating_text: str | None = None
    name: str = ""
    target_grade: str | None = None
    actual_grade: str | None = None

    @property
    def promised(self) -> Told | None:
        return self.target_grade or self.target

    @property
    def reached(self) -> Told | None:
        return self.actual_grade or self.actual


@dataclass(frozen=True)
class EarlierScore:
    """The score of a perspective or the scorecard in an earlier final.

    `unlike` is what differs between then and now, null where the two scores compare; `about` is the
    earlier unit.
    """

    period: str
    score: float
    unlike: Unlike | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class IndexRule:
    """The rule by which an index of a survey was made, beside its items and their scale."""

    formula: str
    weight: str | None = None
    digits: int | None = None
    at_least: float | None = None
    items: str | None = None
    """The items it counts, where those are not all of them."""
    answers: Literal["filled", "complete"] = "complete"
    """Which answers it counts: all filled ones, or those of complete respondents only."""


@dataclass(frozen=True)
class Compared:
    """A measure's actual in an earlier final, compared by this period's rule.

    `unlike` is what differs between then and now, null where the two are comparable; `about` are
    the items that differ, or the earlier unit. `restated` is the earlier actual computed from the
    same answers by today's rule; null where the record does not allow that.
    """

    period: str
    actual: Told
    unlike: Unlike | None = None
    restated: float | None = None
    about: tuple[str, ...] = ()
    formula: str = ""
    rating_text: str | None = None
