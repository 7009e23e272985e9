"""What the stages hand on: actuals with their workings, scores at every level, advice."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from pipeline.scorecard import Evidence, Working
from pipeline.statistics.survey import SurveyStatistics


@dataclass(frozen=True)
class Measured:
    """measure → score: `ActualsTable`, how each actual came about, and the surveys' statistics."""

    actuals: pl.DataFrame
    workings: Mapping[str, Working]
    surveys: Mapping[str, SurveyStatistics] = field(default_factory=dict)


@dataclass(frozen=True)
class Scored:
    """score → everyone: `MeasureScoresTable`, and `NodeScoresTable` for each level above."""

    measures: pl.DataFrame
    objectives: pl.DataFrame
    perspectives: pl.DataFrame
    scorecard: pl.DataFrame


@dataclass(frozen=True)
class Recommendation:
    """One piece of advice: the rule that gave it, the measure it is about, what it is worth.

    `impact` is how many points the node `impact_on` would gain if the measure just met its
    target; null where that cannot be computed. `id` is the same in every period, so that a
    follow-up can answer it. `text` is in the report's language.
    """

    id: str
    rule: str
    measure: str
    priority: str
    text: str
    impact: float | None = None
    impact_on: str = ""
    evidence: tuple[Evidence, ...] = ()
