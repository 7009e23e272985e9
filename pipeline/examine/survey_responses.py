"""How a survey was answered: without reading, twice, or by people whom it does not concern."""

from collections.abc import Iterator

from pipeline.account import AnsweredAlike, Repeated
from pipeline.answers.complete import table_of
from pipeline.case import Case
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.rounding import half_up
from pipeline.values import Number, Values


def straight_liners(case: Case) -> Iterator[Finding]:
    """Respondents with one answer to every item, which contradicts itself on reversed items."""
    for survey in case.account.surveys:
        alike = survey.answered_alike
        if alike:
            yield Finding(
                "straight-liners-reversed" if alike.contradicting else "straight-liners",
                table_of(survey.id),
                found=str(alike.count),
                values={**_share(alike), "items": alike.items},
            )


def repeated_submissions(case: Case) -> Iterator[Finding]:
    """Responses that were sent more than once, under different numbers."""
    for survey in case.account.surveys:
        again = survey.repeated
        if again:
            yield Finding(
                "repeated-submissions",
                table_of(survey.id),
                found=str(again.count),
                values={**_share(again), "rows": again.rows},
            )


def answers_not_applicable(case: Case) -> Iterator[Finding]:
    """Items that some respondents marked as not applicable."""
    for survey in case.account.surveys:
        apart = [item for item in survey.items if item.not_applicable]
        if apart:
            count = sum(item.not_applicable or 0 for item in apart)
            yield Finding(
                "answers-not-applicable",
                table_of(survey.id),
                found=str(count),
                values={
                    "count": count,
                    "items": [f"{item.id} ({item.not_applicable})" for item in apart],
                    "left": survey.inapplicable,
                },
            )


def _share(some: AnsweredAlike | Repeated) -> Values:
    share = Number(half_up(100 * some.count / some.of))
    return {"count": some.count, "n": some.of, "share": share}


SURVEY_RESPONSES: tuple[Detector, ...] = (
    straight_liners,
    repeated_submissions,
    answers_not_applicable,
)
