"""Earlier periods in the account: figures as they were delivered or signed, and what compares."""

from dataclasses import dataclass
from typing import Literal

Unlike = Literal[
    "formula", "scale", "items", "rule", "answers", "respondents", "unit", "polarity", "definition",
    "part", "rulebook", "coverage",
]  # fmt: skip
"""Why two figures may not stand side by side as they are."""


Told = float | str
"""A figure as it is told: a number, or a grade."""


@dataclass(frozen=True)
class Figure:
    """A measure in an earlier period. `achievement` is a percentage before floor and cap.

    `name` is what it was called and `rating_text` how it was rated in the final report; both are
    empty where only table `history` tells of it. Grades are of the measure's scale.
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
    """What an earlier final scored a perspective or the whole.

    `unlike` is what then and now do not share, null where the two scores compare; `about` is the
    unit of then.
    """

    period: str
    score: float
    unlike: Unlike | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class IndexRule:
    """What made an index of a survey, beside its items and their scale."""

    formula: str
    weight: str | None = None
    digits: int | None = None
    at_least: float | None = None
    items: str | None = None
    """The items it looks at, where those are not all of them."""
    answers: Literal["filled", "complete"] = "complete"
    """Whose answers it counts: every filled one, or those of respondents who answered all items."""


@dataclass(frozen=True)
class Compared:
    """A measure's actual in an earlier final beside this period's rule.

    `unlike` is what then and now do not share, null where the two may stand side by side; `about`
    are the items that are not the same, or the unit of then. `restated` is the earlier actual as
    the rule of now makes it of the same answers; null where the record cannot tell.
    """

    period: str
    actual: Told
    unlike: Unlike | None = None
    restated: float | None = None
    about: tuple[str, ...] = ()
    formula: str = ""
    rating_text: str | None = None
