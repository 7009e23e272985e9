"""Surveys with what scoring adds: index, rating, interval, and the change since the last final."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.account import Measure, Past, Survey
from pipeline.rulebook import SurveyPolicy
from pipeline.score.comparable import survey_since
from pipeline.statistics.elements import INDICES


def survey_records(
    surveys: Sequence[Survey],
    measures: Sequence[Measure],
    past: Sequence[Past],
    policy: SurveyPolicy,
) -> tuple[Survey, ...]:
    """Every survey, with its index and what it changed since the last final."""
    return tuple(
        replace(_indexed(survey, measures), since=survey_since(survey, past, policy))
        for survey in surveys
    )


def _indexed(survey: Survey, measures: Sequence[Measure]) -> Survey:
    """The index is that of the first measure by the first of the indices that any measure uses."""
    users = [one for one in measures if one.survey == survey.id and one.formula in INDICES]
    if not users:
        return survey
    first = min(users, key=lambda measure: INDICES.index(measure.formula))
    sure = first.certainty
    return replace(
        survey,
        index=first.actual,
        category=first.rating,
        index_interval=sure.interval if sure else None,
        index_bands=sure.bands if sure else (),
        certain=sure.certain if sure else None,
    )
