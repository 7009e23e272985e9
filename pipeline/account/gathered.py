"""What a portfolio is made of: the agencies of one period, as their published records tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from pipeline.account.advice import Recommendation
from pipeline.account.certainty import Certainty
from pipeline.account.change import Change
from pipeline.account.earlier import AgencyName, PeriodDays, RulebookName
from pipeline.account.follow_up import FollowUp
from pipeline.account.node import Node
from pipeline.account.record import ToldFinding
from pipeline.account.tally import Tally
from pipeline.rulebook import Rulebook


@dataclass(frozen=True)
class Estimated:
    """A measure, as far as a survey estimates it."""

    id: str
    certainty: Certainty | None = None


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """An agency's published scorecard, as far as it is set beside others'.

    `file` is its place in the outputs, `sha256` its fingerprint, `issued` the day it is of. What
    older records do not have is null or empty.
    """

    agency: AgencyName
    report: str
    period: PeriodDays
    rulebook: RulebookName
    status: Literal["draft", "final"]
    revision: int = 0
    measures: tuple[Estimated, ...] = ()
    perspectives: tuple[Node, ...] = ()
    scorecard: Node
    tally: Tally | None = None
    change: Change = field(default_factory=Change)
    recommendations: tuple[Recommendation, ...] = ()
    follow_up: tuple[FollowUp, ...] = ()
    findings: tuple[ToldFinding, ...] = ()
    file: str = ""
    sha256: str = ""
    issued: date = date.min

    @property
    def is_without_interval(self) -> bool:
        """Whether a survey counts in its score and the record, an older one, does not tell how
        sure it is."""
        estimated = any(one.certainty for one in self.measures)
        known = any(one.certainty and one.certainty.counts for one in self.measures)
        return estimated and not known


@dataclass(frozen=True)
class FaultKind:
    """A kind of problem by its code, and in how many places a delivery has it."""

    code: str
    count: int


@dataclass(frozen=True)
class Refusal:
    """An agency whose newest delivery was refused, for what. Where its settings cannot be read,
    it goes by its folder and its period is not known."""

    agency: AgencyName
    report: str
    period: str = ""
    kinds: tuple[FaultKind, ...] = ()
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Expected:
    """An agency that is to deliver, and by when."""

    agency: AgencyName
    due: date | None = None


@dataclass(frozen=True)
class Gathered:
    """All that is known of the agencies of one period.

    `withdrawn` took their final back; the scorecard of `altered` ones is not as it was published.
    `policies` are the rulebooks that scored, by their ids.
    """

    period: str
    delivered: tuple[Delivered, ...] = ()
    withdrawn: tuple[AgencyName, ...] = ()
    altered: tuple[AgencyName, ...] = ()
    refused: tuple[Refusal, ...] = ()
    expected: tuple[Expected, ...] = ()
    policies: Mapping[str, Rulebook] = field(default_factory=dict)

    @property
    def as_of(self) -> date:
        """The latest day that any of its records is of."""
        return max(one.issued for one in self.delivered)

    @property
    def region(self) -> str:
        """The region of all that say one; empty where there are several."""
        regions = {one.agency.region for one in self.delivered if one.agency.region}
        return regions.pop() if len(regions) == 1 else ""

    def beside(self, refused: tuple[Refusal, ...], expected: tuple[Expected, ...]) -> "Gathered":
        """The same with who was refused and who is to deliver."""
        return replace(self, refused=refused, expected=expected)
