"""Variables made of several items: each respondent's mean answer to them, and their statistics."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from pipeline.account import VariableStatistics
from pipeline.reportfile import Questionnaire, Regression
from pipeline.statistics.descriptive import moments
from pipeline.statistics.least_squares import Vector
from pipeline.statistics.reliability import cronbach_alpha


def variable_statistics(
    answers: pl.DataFrame, survey: Questionnaire
) -> tuple[VariableStatistics, ...]:
    """Every variable of report.toml over the complete respondents."""
    return tuple(_statistics(answers, survey, name) for name in survey.variables)


def _statistics(answers: pl.DataFrame, survey: Questionnaire, name: str) -> VariableStatistics:
    variable = survey.variables[name]
    k = len(variable.items)
    found = moments(answers.select(variable.items), [float(survey.scale[0])] * k)
    sd = found.total.sd
    return VariableStatistics(
        name=name,
        text=variable.text,
        items=variable.items,
        alpha=cronbach_alpha(found),
        mean=found.total.mean / k,
        sd=None if sd is None else sd / k,
    )


def regressed_columns(
    answers: pl.DataFrame, survey: Questionnaire, asked: Regression
) -> Mapping[str, Vector]:
    """Of each complete respondent what the regression names: an item, or a variable's mean."""
    return {
        name: _means(answers.select(survey.items_behind(name)))
        for name in (asked.dependent, *asked.terms)
    }


def _means(answers: pl.DataFrame) -> Vector:
    return np.asarray(answers.cast(pl.Float64).mean_horizontal().to_numpy())
