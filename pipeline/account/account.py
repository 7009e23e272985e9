"""The account: everything known about a report once its measures are scored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.account.advice import Recommendation
from pipeline.account.budget import Budget
from pipeline.account.change import Change
from pipeline.account.earlier import Past
from pipeline.account.follow_up import FollowUp
from pipeline.account.measure import Measure
from pipeline.account.node import Node
from pipeline.account.readiness import Readiness
from pipeline.account.register import Action, Factor, Link, Waiver
from pipeline.account.survey import Survey
from pipeline.account.tally import Tally, tallied
from pipeline.delivery import DeliveredFile
from pipeline.problems import Finding, Problem


@dataclass(frozen=True, kw_only=True)
class Account:
    """What later stages read and scorecard.json holds.

    Measures are ordered by perspective and objective, else as in the register. A later stage adds
    its part with `dataclasses.replace`.
    """

    period: str
    """The id of the period: 2019, 2024-S1."""
    rulebook: str
    """The id of the rulebook."""
    measures: tuple[Measure, ...]
    objectives: tuple[Node, ...]
    perspectives: tuple[Node, ...]
    """In the rulebook's order, also without measures, unless all its measures were dropped."""
    scorecard: Node
    surveys: tuple[Survey, ...] = ()
    dropped: tuple[Measure, ...] = ()
    """Measures that the revised agreement dropped: no longer promised, so not in any of these."""
    budget: Budget | None = None
    """Null where no budget was delivered."""
    factors: tuple[Factor, ...] | None = None
    """Null where no table of factors was delivered."""
    links: tuple[Link, ...] = ()
    actions: Mapping[str, Action] = field(default_factory=dict)
    """By the id of the recommendation."""
    change: Change = field(default_factory=Change)
    """Why the score moved since an earlier final."""
    follow_up: tuple[FollowUp, ...] = ()
    """What became of earlier recommendations: first those of this agency's reports, then others."""
    past: tuple[Past, ...] = ()
    """Final scorecards of earlier periods about as long as this one, oldest first."""
    parts: tuple[str, ...] = ()
    """The ids of the parts of the year that have their own final scorecard, oldest first."""
    periods_not_as_long: tuple[str, ...] = ()
    """Earlier periods of table `history` that are of another kind than this period."""
    warnings: tuple[Problem, ...] = ()
    """Problems of the delivery that did not cause a refusal."""
    waivers: tuple[Waiver, ...] = ()
    findings: tuple[Finding, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    delivered: Mapping[str, DeliveredFile] = field(default_factory=dict)
    """By table, the file and the sheet that it was delivered in; of several, the first."""
    readiness: Readiness | None = None
    """How far the evaluators' criteria are met; null where no known sheet applies."""

    @cached_property
    def tally(self) -> Tally:
        """How many of the targets were met."""
        return tallied(self.measures)

    def measure(self, measure_id: str) -> Measure:
        """The measure of this id. Raises KeyError."""
        return self._measures[measure_id]

    def knows(self, measure_id: str) -> bool:
        return measure_id in self._measures

    @cached_property
    def _measures(self) -> Mapping[str, Measure]:
        return {measure.id: measure for measure in self.measures}

    def advice_on(self, measure_id: str) -> Sequence[Recommendation]:
        """The recommendations about a measure, in their order."""
        return self._advice.get(measure_id, ())

    @cached_property
    def _advice(self) -> Mapping[str, Sequence[Recommendation]]:
        found: dict[str, list[Recommendation]] = {}
        for part in self.recommendations:
            found.setdefault(part.measure, []).append(part)
        return found

    def why_unmeasured(self, measure_id: str) -> Finding | None:
        """The finding that explains why a measure has no actual."""
        return self._unmeasured.get(measure_id)

    @cached_property
    def _unmeasured(self) -> Mapping[str, Finding]:
        silent = [one for one in reversed(self.findings) if one.code == "no-actual"]
        return {measure_id: finding for finding in silent for measure_id in finding.about}

    def of_formula(self, formula: str) -> Iterator[Measure]:
        """The measures that a formula computes and that have an actual."""
        for measure in self.measures:
            if measure.formula == formula and measure.actual is not None:
                yield measure

    def in_perspective(self, perspective: str) -> Sequence[Measure]:
        return [measure for measure in self.measures if measure.perspective == perspective]

    def objective(self, objective_id: str) -> Node:
        """The objective of this id. Raises KeyError."""
        return self._objectives[objective_id]

    def perspective(self, perspective_id: str) -> Node:
        """The perspective of this id. Raises KeyError."""
        return self._perspectives[perspective_id]

    @cached_property
    def _objectives(self) -> Mapping[str, Node]:
        return {node.id: node for node in self.objectives}

    @cached_property
    def _perspectives(self) -> Mapping[str, Node]:
        return {node.id: node for node in self.perspectives}

    @cached_property
    def objectives_dropped(self) -> Mapping[str, str]:
        """The names, by id, of the objectives of which no measure is left."""
        return {m.objective_id: m.objective for m in self.dropped if not self._has(m)}

    def _has(self, measure: Measure) -> bool:
        """Whether the objective of a measure is scored."""
        return measure.objective_id in self._objectives

    def survey(self, survey_id: str) -> Survey | None:
        """The survey of this id; null where none of it was delivered."""
        return next((survey for survey in self.surveys if survey.id == survey_id), None)

    def survey_of(self, measure: Measure) -> Survey | None:
        """The survey that a measure was computed from."""
        return self.survey(measure.survey) if measure.survey else None

    def users_of(self, survey_id: str) -> Sequence[Measure]:
        """The measures computed from a survey."""
        return [measure for measure in self.measures if measure.survey == survey_id]
