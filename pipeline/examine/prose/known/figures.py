"""What the account knows of a subject that a sentence may speak of: each figure with its role."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Literal

from pipeline.account import Measure, Node
from pipeline.case import Case
from pipeline.examine.prose.words.numbers import Numeral, Unit, scaled
from pipeline.examine.prose.words.tokens import words
from pipeline.rulebook import Band
from pipeline.scorecard import is_rupiah
from pipeline.translatable import _
from pipeline.values import Message, Number, Value
from pipeline.vocabulary import vocabulary

CURRENT = ""
"""The period of the report, given to figures that have no other period."""


class Role(StrEnum):
    """What a figure says of its subject."""

    ACTUAL = "actual"
    TARGET = "target"
    MEDIUM = "medium-term target"
    NATIONAL = "national standard"
    NEXT = "next target"
    ACHIEVEMENT = "achievement"
    SCORE = "score"
    CEILING = "ceiling"
    SPENT = "spent"
    LEFT = "left"


@dataclass(frozen=True)
class Known:
    """One figure: its role, value, unit, printed decimals and period."""

    role: Role
    value: float
    unit: Unit = Unit.NONE
    digits: int = 2
    period: str = CURRENT
    measured_in: str = ""
    is_part: bool = False
    """Whether it is the figure of one part of the reported year alone."""
    is_former: bool = False
    """Whether it is the value from before a revision within the year."""

    def is_told_by(self, numeral: Numeral) -> bool:
        """Whether a number in a text states this figure, in its unit and digits."""
        return self.may_be(numeral) and numeral.agrees(self.value, self.digits)

    def may_be(self, numeral: Numeral) -> bool:
        """Whether a number can be in the figure's unit: a bare number fits any unit."""
        if numeral.unit is Unit.NONE or numeral.unit is self.unit:
            return True
        return numeral.unit is Unit.POINTS and self.unit is Unit.NONE

    @property
    def shown(self) -> Value:
        """The figure as the report prints it."""
        number = Number(self.value, self.digits)
        match self.unit:
            case Unit.PERCENT:
                return Message(_("{figure} %"), {"figure": number})
            case Unit.RUPIAH:
                return Message(_("Rp{figure}"), {"figure": number})
            case _ if self.measured_in:
                return Message(_("{figure} {unit}"), {"figure": number, "unit": self.measured_in})
        return number


SubjectKind = Literal["measure", "objective", "perspective", "whole", "budget", "item"]


@dataclass(frozen=True)
class Subject:
    """What a sentence speaks of: a measure, a node of the scorecard, money, an item of a survey."""

    kind: SubjectKind
    id: str
    name: str
    knowns: tuple[Known, ...] = ()
    measure: Measure | None = None
    node: Node | None = None
    bands: tuple[Band, ...] = field(default=(), repr=False)
    rating: str | None = None
    survey: str = ""

    def of(self, roles: Sequence[Role], period: str = CURRENT) -> list[Known]:
        """Its figures with some roles in a period, in the order of the roles."""
        return [k for role in roles for k in self.knowns if k.role is role and k.period == period]

    @property
    def spent(self) -> tuple[float | None, float | None]:
        """What was spent of it, in percent and in rupiah."""
        found = {known.unit: known.value for known in reversed(self.of([Role.SPENT]))}
        return found.get(Unit.PERCENT), found.get(Unit.RUPIAH)

    @property
    def thousands(self) -> int:
        """For a measure in `miliar rupiah`, the number of rupiah in a miliar; for other units 0."""
        told = words(self.measure.measured_in) if self.measure else ()
        scales = [vocabulary().scales[word] for word in told if word in vocabulary().scales]
        return scales[0] if scales and any(is_rupiah(word) for word in told) else 0

    def in_its_unit(self, numeral: Numeral) -> Numeral:
        """A number in the measure's unit: `Rp 523,8 miliar` is 523.8 where it counts billions."""
        if not (by := self.thousands) or not _is_amount(numeral, by):
            return numeral
        told = scaled(numeral.readings, 1 / Decimal(by))
        # Unlike a bare number, points never match a percentage.
        return replace(numeral, readings=told, unit=Unit.POINTS)

    @cached_property
    def periods(self) -> list[str]:
        """Earlier periods with a known figure, the latest last."""
        told = (known for known in self.knowns if not known.is_part)
        return sorted({known.period for known in told if known.period != CURRENT})

    @cached_property
    def parts(self) -> frozenset[str]:
        """The parts of the year for which the figure of that part alone is known."""
        return frozenset(known.period for known in self.knowns if known.is_part)

    @property
    def about(self) -> tuple[str, ...]:
        return (self.id,) if self.kind == "measure" else ()


def _is_amount(numeral: Numeral, by: int) -> bool:
    """Whether a number is in rupiah, and not in the thousands or millions of the unit."""
    return numeral.value >= by or (numeral.unit is Unit.RUPIAH and numeral.value >= _THOUSAND)


_THOUSAND = 1000


def of_measure(measure: Measure, case: Case) -> Subject:
    """A measure with its figures of this period and of earlier periods."""
    return Subject(
        "measure",
        measure.id,
        measure.name,
        (*_of_measure(measure), *_of_last_part(measure, case.account.period)),
        measure=measure,
        bands=case.rulebook.bands_of(measure.formula),
        rating=measure.rating,
        survey=measure.survey,
    )


def _of_measure(measure: Measure) -> Iterator[Known]:
    unit = _unit(measure)
    cumulative = measure.cumulative
    values: list[tuple[Role, float | None]] = [
        (Role.ACTUAL, measure.actual),
        (Role.ACTUAL, measure.counted),
        (Role.ACTUAL, cumulative.period_actual if cumulative else None),
        (Role.TARGET, measure.target),
        (Role.TARGET, measure.target_low),
        (Role.TARGET, measure.target_high),
        (Role.TARGET, cumulative.period_target if cumulative else None),
        (Role.TARGET, cumulative.year_target if cumulative else None),
        (Role.MEDIUM, measure.renstra_target),
        (Role.NATIONAL, measure.national_standard),
        (Role.NEXT, measure.next_step.target if not measure.grades else None),
    ]
    for role, value in values:
        if value is not None:
            yield Known(role, value, unit, measure.digits, measured_in=_shown_unit(measure))
    if measure.target_before not in (None, measure.target):
        yield Known(Role.TARGET, measure.target_before, unit, measure.digits,
                    measured_in=_shown_unit(measure), is_former=True)  # fmt: skip
    percentages = [
        (Role.ACHIEVEMENT, measure.achievement),
        (Role.SCORE, measure.score),
        (Role.SCORE, measure.capped),
        (Role.MEDIUM, measure.renstra_achievement),
        (Role.NATIONAL, measure.national_achievement),
        (Role.ACHIEVEMENT, cumulative.year_achievement if cumulative else None),
    ]
    for role, value in percentages:
        if value is not None:
            yield Known(role, value, Unit.PERCENT)
    for part, value in cumulative.alone.items() if cumulative and not measure.grades else ():
        yield Known(
            Role.ACTUAL, value, unit, measure.digits, part, _shown_unit(measure), is_part=True
        )
    yield from _earlier(measure)


def _of_last_part(measure: Measure, period: str) -> Iterator[Known]:
    """The actual of the reported part of the year alone."""
    alone = measure.cumulative.period_actual if measure.cumulative else None
    if alone is not None and len(period) > _YEAR:
        yield Known(Role.ACTUAL, alone, _unit(measure), measure.digits, period,
                    _shown_unit(measure), is_part=True)  # fmt: skip


_YEAR = 4


def _earlier(measure: Measure) -> Iterator[Known]:
    unit, shown = _unit(measure), _shown_unit(measure)
    for figure in (*measure.past, *measure.delivered_past):
        told = [(Role.ACTUAL, figure.actual), (Role.TARGET, figure.target)]
        for role, value in told:
            if value is not None:
                yield Known(role, value, unit, measure.digits, figure.period, shown)
        if figure.achievement is not None:
            yield Known(Role.ACHIEVEMENT, figure.achievement, Unit.PERCENT, period=figure.period)
    for then in measure.apart:
        for signed in (then.actual, then.restated):
            if signed is not None and not isinstance(signed, str):
                yield Known(Role.ACTUAL, signed, unit, measure.digits, then.period, shown)


def _unit(measure: Measure) -> Unit:
    if measure.is_percent:
        return Unit.PERCENT
    return Unit.RUPIAH if measure.is_rupiah else Unit.NONE


def _shown_unit(measure: Measure) -> str:
    return "" if measure.is_percent or measure.is_rupiah else measure.measured_in
