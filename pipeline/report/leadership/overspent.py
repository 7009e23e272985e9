"""Money spent above a ceiling: by the whole budget, else by the parts that exceed theirs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.account import Amounts, Budget, BudgetLine, MetReason, states
from pipeline.case import Case
from pipeline.language import Language
from pipeline.report.phrases.names import programme_name
from pipeline.translatable import _

Kind = Literal["whole", "programmes", "sub-activities", "lines"]

_TITLES: dict[Kind, tuple[str, str]] = {
    "whole": (_("spending exceeds the ceiling"), _("spending exceeds the ceiling")),
    "programmes": (
        _("one programme exceeds its ceiling"),
        _("{count} programmes exceed their ceilings"),
    ),
    "sub-activities": (
        _("one sub-activity exceeds its ceiling"),
        _("{count} sub-activities exceed their ceilings"),
    ),
    "lines": (
        _("one budget line exceeds its ceiling"),
        _("{count} budget lines exceed their ceilings"),
    ),
}


@dataclass(frozen=True)
class Excess:
    """One part of the budget that exceeds its ceiling; the whole budget has no name."""

    name: str
    over: Decimal
    share: float | None


@dataclass(frozen=True)
class Overspent:
    """What exceeds its ceiling, the largest excess first, and what kind of parts they are."""

    kind: Kind
    parts: tuple[Excess, ...]

    @property
    def largest(self) -> Excess:
        return self.parts[0]

    def title(self, language: Language) -> str:
        """The excess in a few words."""
        one, many = _TITLES[self.kind]
        count = len(self.parts)
        return language.say(one if count == 1 else many, count=count)


def overspent(case: Case) -> Overspent | None:
    """The whole budget if it exceeds its ceiling, else its programmes, else its lowest lines."""
    budget = case.account.budget
    if budget is None:
        return None
    for kind, parts in _levels(budget, case.language):
        if parts:
            return Overspent(kind, tuple(sorted(parts, key=lambda part: -part.over)))
    return None


def _levels(budget: Budget, language: Language) -> Iterator[tuple[Kind, list[Excess]]]:
    programmes = [(programme_name(part, language), part) for part in budget.programmes]
    yield "whole", _above([("", budget)])
    yield budget.parts, _above(programmes)
    yield "lines", _above([(line.name, line) for line in budget.lines])


def _above(parts: Sequence[tuple[str, Amounts | BudgetLine]]) -> list[Excess]:
    return [
        Excess(name, part.over_ceiling, part.spent_percent)
        for name, part in parts
        if part.over_ceiling is not None
    ]


def why_overspent(case: Case) -> str:
    """The agency's reason for the excess: of the waiver, else of a measure; else empty."""
    waived = (w.reason for w in case.account.waivers if w.problem == "over-ceiling")
    causes = (m.cause for m in case.account.measures if m.met_reason is MetReason.OVER_CEILING)
    why = next((text for text in (*waived, *causes) if states(text)), "")
    return case.language.say("Reason the agency gives: {text}", text=why) if why else ""
