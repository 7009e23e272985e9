"""The input of a portfolio: the agencies of one period, from their published records."""

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
    """A measure that a survey estimates, with its certainty."""

    id: str
    certainty: Certainty | None = None


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """An agency's published scorecard, as far as portfolios compare it.

    `file` is its path in the outputs, `sha256` its fingerprint, `issued` its date. Keys that older
    records lack are null or empty.
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
        """Whether a survey counts in its score but the record, an older one, does not state its
        certainty."""
        estimated = any(one.certainty for one in self.measures)
        known = any(one.certainty and one.certainty.counts for one in self.measures)
        return estimated and not known


@dataclass(frozen=True)
class FaultKind:
    """A kind of problem by its code, and the number of places in a delivery that have it."""

    code: str
    count: int


@dataclass(frozen=True)
class Refusal:
    """An agency whose newest delivery was refused, and why. Where its settings cannot be read, it
    is named by its folder and its period is not known."""

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
    """Everything known about the agencies of one period.

    `withdrawn` agencies took their final back; the scorecard of `altered` agencies is not as it was
    published. `policies` are the rulebooks that scored, by their ids.
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
        """The latest date of its records."""
        return max(one.issued for one in self.delivered)

    @property
    def region(self) -> str:
        """The region of all agencies that state one; empty where there are several."""
        regions = {one.agency.region for one in self.delivered if one.agency.region}
        return regions.pop() if len(regions) == 1 else ""

    def beside(self, refused: tuple[Refusal, ...], expected: tuple[Expected, ...]) -> "Gathered":
        """The same, with refused deliveries and agencies that are to deliver."""
        return replace(self, refused=refused, expected=expected)
