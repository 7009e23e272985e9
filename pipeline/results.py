"""What the stages hand on: actuals with their workings, scores at every level, advice."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from pipeline.scorecard import Evidence, Working
from pipeline.statistics.periods import EarlierSurvey, Rule
from pipeline.statistics.service_quality import ServiceQuality
from pipeline.statistics.survey import SurveyStatistics


@dataclass(frozen=True)
class Measured:
    """measure → score: `ActualsTable`, how each actual came about, and the surveys' statistics.

    `service_quality` has, by survey, the elements of those that a satisfaction index reads.
    """

    actuals: pl.DataFrame
    workings: Mapping[str, Working]
    surveys: Mapping[str, SurveyStatistics] = field(default_factory=dict)
    service_quality: Mapping[str, ServiceQuality] = field(default_factory=dict)


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


@dataclass(frozen=True)
class EarlierFigure:
    """A measure in an earlier period. `achievement` is a percentage before floor and cap.

    `formula` computed the actual, an index of a survey by `rule`; `rating` is the band's label as
    it was printed; `name` and `unit` are what the measure was called and measured in. They are
    empty or null where that is not known.
    """

    period: str
    target: float | None
    actual: float | None
    achievement: float | None
    formula: str = ""
    rule: Rule | None = None
    rating: str | None = None
    name: str = ""
    unit: str = ""


@dataclass(frozen=True)
class EarlierScorecard:
    """A final scorecard of an earlier period of the same agency, as its scorecard.json holds it.

    Scores of perspectives, measures and surveys are by id. `file` is its place in the outputs.
    """

    period: str
    rulebook: str
    score: float | None
    perspectives: Mapping[str, float | None]
    measures: Mapping[str, EarlierFigure]
    file: str
    sha256: str
    surveys: Mapping[str, EarlierSurvey] = field(default_factory=dict)
