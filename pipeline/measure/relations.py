"""How a survey's answers hang together: by group of respondents, by regression, by importance."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf

import polars as pl

from pipeline.account import Survey
from pipeline.delivery import ROW
from pipeline.measure.variables import regressed_columns
from pipeline.reportfile import Questionnaire
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.descriptive import PairedMoments, moments_by
from pipeline.statistics.groups import Grouping, grouping
from pipeline.statistics.importance import Importance, ImportanceSource, weighed
from pipeline.statistics.intervals import margin_of_error
from pipeline.statistics.regression import Regression, regression


def grouped(
    complete: pl.DataFrame, columns: Sequence[str], survey: Questionnaire, policy: SurveyPolicy
) -> tuple[Grouping, ...]:
    """The complete respondents grouped by each of these columns of `complete`."""
    return tuple(_grouping(complete, column, survey, policy) for column in columns)


def _grouping(
    answers: pl.DataFrame, column: str, survey: Questionnaire, policy: SurveyPolicy
) -> Grouping:
    given = answers.select(column, *survey.item_ids).drop_nulls(column)
    return grouping(
        column,
        moments_by(given, column, float(survey.scale[0])),
        answers.height - given.height,
        policy,
    )


def regression_of(
    answers: pl.DataFrame, survey: Questionnaire, policy: SurveyPolicy
) -> Regression | None:
    """The regression report.toml asks for; null where it asks for none."""
    asked = survey.regression
    if asked is None:
        return None
    columns = regressed_columns(answers, survey, asked)
    return regression(asked.dependent, columns, asked.terms, policy)


def weighed_items(
    complete: pl.DataFrame,
    delivered: pl.DataFrame,
    survey: Questionnaire,
    found: PairedMoments,
    regressed: Regression | None,
) -> Importance | None:
    """Every item by its mean and its importance; items without either are left out.

    Importance is what respondents said, where items name a column for it. Else it is the
    correlation with the dependent variable of the regression, where there is a regression; the
    dependent's own items are left out. Else it is the correlation with the total of other items.
    """
    asked = {item.id: item.importance for item in survey.items if item.importance}
    explained = (
        survey.items_behind(regressed.dependent) if regressed and not regressed.refusal else ()
    )
    source: ImportanceSource = "asked" if asked else "dependent" if explained else "rest"
    weights = {
        "asked": lambda: _asked(complete, delivered, asked),
        "dependent": lambda: {
            item: found.correlation(item, *explained)
            for item in found.items
            if item not in explained
        },
        "rest": lambda: {item: moved.rest_r for item, moved in found.items.items()},
    }[source]()
    return weighed(
        source,
        [
            (item.id, item.text, found.items[item.id].answers.mean, weight)
            for item in survey.items
            if (weight := weights.get(item.id)) is not None
        ],
    )


def with_sureness(found: Importance | None, survey: Survey, confidence: float) -> Importance | None:
    """Which weak items lie below the mean by more than the margin of error of their answers.

    With a single respondent the error has no bound.
    """
    if found is None:
        return None
    margins = {
        item.id: inf
        if item.sd is None
        else margin_of_error(item.sd, item.n, survey.population, confidence)
        for item in survey.items
    }
    return replace(
        found,
        items=tuple(
            replace(
                item,
                surely_weak=item.quadrant == "concentrate"
                and found.performance_line - item.performance > margins[item.id],
            )
            for item in found.items
        ),
    )


def _asked(
    complete: pl.DataFrame, delivered: pl.DataFrame, columns: dict[str, str]
) -> dict[str, float | None]:
    """The mean importance of each item over the complete respondents who rated it."""
    given = delivered.join(complete.select(ROW), on=ROW, how="semi", maintain_order="left")
    means = given.select(pl.col(column).mean() for column in set(columns.values()))
    return {item: means[column].item() for item, column in columns.items()}
