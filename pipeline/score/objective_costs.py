"""What each objective cost, and what it achieved."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.account import Budget, Measure, Node, ObjectiveCost, Reading
from pipeline.rounding import half_up

_READINGS: dict[tuple[bool, bool], Reading] = {
    (True, True): "met-within",
    (True, False): "met-above",
    (False, True): "missed-within",
    (False, False): "missed-above",
}
"""By whether its targets were met, and whether the spending stayed within the ceiling."""


def with_scores(budget: Budget, objectives: Sequence[Node], measures: Sequence[Measure]) -> Budget:
    """The budget whose objectives bear their score, its ratio to what was spent, and a reading."""
    scores = {node.id: node.score for node in objectives}
    linked = (_scored(cost, scores.get(cost.id), measures) for cost in budget.linked)
    return replace(budget, linked=tuple(linked))


def _scored(cost: ObjectiveCost, score: float | None, measures: Sequence[Measure]) -> ObjectiveCost:
    spent = cost.spent_percent
    ratio = half_up(spent / score * 100) if spent is not None and score else None
    own = [measure for measure in measures if measure.objective_id == cost.id]
    return replace(cost, score=score, ratio=ratio, reading=_reading(own, cost))


def _reading(measures: Sequence[Measure], cost: ObjectiveCost) -> Reading:
    """How target and spending went: an objective is met if all its judged measures met theirs."""
    if not measures:
        return "dropped"
    known = [measure.met for measure in measures if measure.met is not None]
    if not known:
        return "not-scored"
    if cost.spent_percent is None:
        return "spending-unknown"
    return _READINGS[all(known), cost.over_ceiling is None]
