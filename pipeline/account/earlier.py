"""A final scorecard of an earlier period, as its scorecard.json holds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from pipeline.account.advice import Recommendation
from pipeline.account.follow_up import FollowUp
from pipeline.account.measure import Measure
from pipeline.account.node import Node
from pipeline.account.survey import Survey
from pipeline.rulebook import Rulebook


@dataclass(frozen=True)
class AgencyName:
    """The agency of a scorecard; `id` connects the agency's periods."""

    id: str
    name: str = ""
    region: str = ""


@dataclass(frozen=True)
class PeriodDays:
    """The id of the period, its first and its last day."""

    id: str
    start: date
    end: date


@dataclass(frozen=True)
class RulebookName:
    """The rulebook that scored it, and how certain its rules are."""

    id: str
    title: str = ""
    citation: str = ""
    confidence: str = ""


@dataclass(frozen=True, kw_only=True)
class Past:
    """A final scorecard of an earlier period of the same agency.

    `file` is its place in the outputs, `sha256` its fingerprint; `policy` is the rulebook that
    scored it, null where its outputs do not keep it.
    """

    agency: AgencyName
    period: PeriodDays
    rulebook: RulebookName
    status: Literal["draft", "final"]
    example: bool = False
    measures: tuple[Measure, ...]
    objectives: tuple[Node, ...] = ()
    perspectives: tuple[Node, ...]
    scorecard: Node
    surveys: tuple[Survey, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    follow_up: tuple[FollowUp, ...] = ()
    policy: Rulebook | None = None
    file: str = ""
    sha256: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Measure]:
        """Its measures by their ids."""
        return {measure.id: measure for measure in self.measures}

    def survey(self, survey_id: str) -> Survey | None:
        return next((survey for survey in self.surveys if survey.id == survey_id), None)
