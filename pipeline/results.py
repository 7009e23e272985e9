"""What `measure` hands to `score`: actuals with their workings, surveys, budget, minutes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from pipeline.account import Budget, Cumulative, Denominator, Particulars, Services, Survey
from pipeline.scorecard import Evidence


@dataclass(frozen=True)
class Working:
    """How one actual was computed: the numbers that entered the formula, by name.

    `survey` is the id of the survey it was computed from, if any. `sd` is the sample deviation of
    the respondents' own figures, where the actual is their mean and no multiple of the mean answer.
    """

    formula: str
    values: Mapping[str, float | int] = field(default_factory=dict)
    survey: str = ""
    evidence: tuple[Evidence, ...] = ()
    sd: float | None = None
    denominator: Denominator | None = None
    services: Services | None = None
    particulars: Particulars = field(default_factory=Particulars)


@dataclass(frozen=True)
class Measured:
    """measure → score: `ActualsTable`, the working of each actual, surveys by id, the budget."""

    actuals: pl.DataFrame
    workings: Mapping[str, Working]
    surveys: Mapping[str, Survey] = field(default_factory=dict)
    budget: Budget | None = None
    cumulative: Mapping[str, Cumulative] = field(default_factory=dict)
    """By measure, in a report on part of a year."""
