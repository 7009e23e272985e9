"""Surveys made of a matrix of answers, measured as a report would measure them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from pipeline.account import Past, Survey
from pipeline.case import Case
from pipeline.delivery import ROW
from pipeline.measure import measured
from pipeline.measure.approved import with_approval
from pipeline.measure.questionnaire import survey_statistics
from pipeline.reportfile import Questionnaire
from pipeline.rulebook import Rulebook, SurveyPolicy
from pipeline.score import account_of
from tests.case_by_hand import in_language
from tests.tables_by_hand import asking, delivered, report_file, rulebook, tables

Answers = Sequence[Sequence[float | None]]


def surveyed(
    matrix: Answers,
    policy: SurveyPolicy | None = None,
    columns: dict[str, Sequence[object]] | None = None,
    **survey: object,
) -> Survey:
    """The statistics of a survey on 1–5 with a row a respondent; `columns` are further columns."""
    items = survey.pop("items", [f"q{position + 1}" for position in range(len(matrix[0]))])
    asked = Questionnaire.model_validate({"scale": [1, 5], "items": items, **survey})
    rows = [
        {
            "respondent_id": f"r{number}",
            **dict(zip(asked.item_ids, answers, strict=True)),
            **{name: values[number] for name, values in (columns or {}).items()},
        }
        for number, answers in enumerate(matrix)
    ]
    report = report_file(surveys={"customer": asked.model_dump()})
    frames = tables(survey_customer=delivered("survey_customer", rows, report))
    policy = policy or SurveyPolicy(smallest_group=1)
    return with_approval(survey_statistics(frames, "customer", asked, policy))


def as_rows(matrix: np.ndarray) -> list[list[float | None]]:
    """A matrix with NaN for what is missing, as rows with empty cells."""
    return [[None if np.isnan(cell) else float(cell) for cell in row] for row in matrix]


def case_of(
    matrix: Answers,
    *,
    rules: Rulebook | None = None,
    columns: dict[str, Sequence[object]] | None = None,
    formula: str = "survey.total_index",
    measure: dict[str, object] | None = None,
    language_code: str = "en",
    earlier: tuple[Past, ...] = (),
    gaps_do_not_apply: bool = False,
    **survey: object,
) -> Case:
    """A scored case of one measure, M1, computed from one survey on 1–5."""
    items = survey.pop("items", [f"q{position + 1}" for position in range(len(matrix[0]))])
    given = report_file(surveys={"customer": {"scale": [1, 5], "items": items, **survey}})
    report = in_language(given, language_code)
    asked = report.surveys["customer"]
    rows = [
        {
            "respondent_id": f"r{number}",
            **dict(zip(asked.item_ids, answers, strict=True)),
            **{name: values[number] for name, values in (columns or {}).items()},
        }
        for number, answers in enumerate(matrix)
    ]
    frames = tables(
        realization=asking(formula, **{"perspective": "p", **(measure or {})}),
        survey_customer=delivered("survey_customer", rows, report),
    )
    if gaps_do_not_apply:
        marks = frames["survey_customer"].select(ROW, pl.col(asked.item_ids).is_null())
        frames = replace(frames, not_applicable={"survey_customer": marks})
    book = rules or rulebook()
    found = measured(frames, report, book)
    return Case(account_of(frames, found, report, book, earlier), report, book)
