"""Conditions of advice: clauses over named quantities of a measure, joined by all and any."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field

from pipeline.rulebook.model import MOST, Bounded, Part

Word = Literal["rating", "perspective", "formula", "follow_up"]
Fact = Literal["measured", "met", "favourable", "certain", "overspent"]
Number = Literal[
    "actual",
    "achievement",
    "score",
    "gap",
    "trend",
    "coverage",
    "absorption",
    "absorption_over_output",
    "lowest_items",
    "important_items",
    "reliability",
    "respondents",
    "unanswered",
]
Quantity = Word | Fact | Number

Known = str | bool | float | None
"""The value of a quantity; null where it is not known, which fulfils no clause."""


class Clause(Part):
    """One quantity of a measure and a condition on it; every bound that is set must hold."""

    quantity: Quantity
    """Which quantity. Words: `rating` (a band's key), `perspective`, `formula`, `follow_up` (of the
    advice on it: `none`, `unanswered`, `open`, `overdue`, `closed`). True or false: `measured`,
    `met`, `favourable` (its band), `certain` (its rating holds over the whole interval),
    `overspent`. Numbers: `actual`; `achievement`, `score` and `gap` (what the achievement lacks to
    100) in percent; `trend` (periods in a row in which it got better, below zero worse);
    `coverage` of its perspective and `absorption` of its objective's budget in percent;
    `absorption_over_output`, that less the output delivered for it, in points: above zero more was
    spent than delivered; `lowest_items` and `important_items` to raise; `reliability` (alpha) and
    `respondents` of its survey; `unanswered` (reports in a row in which advice on it had no
    answer)."""
    is_: Annotated[bool | str | None, Field(alias="is")] = None
    """The value it must have, for words and for true or false."""
    any_of: tuple[str, ...] = Field(default=(), max_length=MOST)
    """Words of which it must be one."""
    below: Bounded | None = None
    """It is less than this."""
    at_most: Bounded | None = None
    """It is this or less."""
    at_least: Bounded | None = None
    """It is this or more."""
    above: Bounded | None = None
    """It is more than this."""

    @property
    def fits(self) -> bool:
        """Whether the clause sets a condition, and only such as its kind of quantity can fulfil."""
        words = isinstance(self.is_, str) or bool(self.any_of)
        bounds = any(bound is not None for bound in self._bounds)
        if self.quantity in get_args(Word):
            return words and not bounds and not isinstance(self.is_, bool)
        if self.quantity in get_args(Fact):
            return isinstance(self.is_, bool) and not bounds and not self.any_of
        return bounds and self.is_ is None and not self.any_of

    @property
    def _bounds(self) -> tuple[float | None, ...]:
        return self.below, self.at_most, self.at_least, self.above

    def holds(self, known: Mapping[str, Known]) -> bool:
        value = known[self.quantity]
        match value:
            case None:
                return False
            case bool() | str():
                return self.is_ in (None, value) and (not self.any_of or value in self.any_of)
            case _:
                return (
                    (self.below is None or value < self.below)
                    and (self.at_most is None or value <= self.at_most)
                    and (self.at_least is None or value >= self.at_least)
                    and (self.above is None or value > self.above)
                )


class When(Part):
    """Clauses, or further conditions, of which `all` must hold and of `any` at least one."""

    all: tuple["Clause | When", ...] = ()
    """Every one of these must hold."""
    any: tuple["Clause | When", ...] = ()
    """At least one of these must hold."""

    def holds(self, known: Mapping[str, Known]) -> bool:
        every = (part.holds(known) for part in self.all)
        return all(every) and (not self.any or any(part.holds(known) for part in self.any))

    @property
    def clauses(self) -> Iterator[Clause]:
        """Every clause, at whatever depth."""
        for part in (*self.all, *self.any):
            if isinstance(part, When):
                yield from part.clauses
            else:
                yield part

    @property
    def says_nothing(self) -> bool:
        """Whether it, or a condition within it, has no clause at all."""
        parts = (*self.all, *self.any)
        return not parts or any(isinstance(one, When) and one.says_nothing for one in parts)
