"""How a survey was answered: without reading, twice, or by people whom it does not concern."""

from collections.abc import Iterator

import polars as pl

from pipeline.case import Case, two
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.reportfile import Survey
from pipeline.scorecard import row_ranges

_FEWEST_ITEMS = 5
"""With fewer items equal answers are no wonder."""


def straight_liners(case: Case) -> Iterator[Finding]:
    """Respondents with one answer to everything.

    Where items are reversed and the answer is not the middle of the scale, it contradicts itself.
    """
    for survey_id, survey in case.report_file.surveys.items():
        name = f"survey_{survey_id}"
        if name not in case.tables or len(survey.items) < _FEWEST_ITEMS:
            continue
        answers = case.tables[name].select(survey.item_ids).drop_nulls()
        reversed_ = any(item.reversed for item in survey.items)
        alike = _alike(answers, survey, contradicting=reversed_)
        if alike:
            code = "straight-liners-reversed" if reversed_ else "straight-liners"
            values = _share(case, alike, answers.height) | {"items": len(survey.items)}
            yield Finding(code, name, found=str(alike), values=values)


def _alike(answers: pl.DataFrame, survey: Survey, *, contradicting: bool) -> int:
    same = pl.min_horizontal(pl.all()) == pl.max_horizontal(pl.all())
    if contradicting:
        same &= pl.col(survey.item_ids[0]) != sum(survey.scale) / 2
    return int(answers.select(same.sum()).item())


def repeated_submissions(case: Case) -> Iterator[Finding]:
    """One response that was sent more than once, under numbers of its own."""
    for name, rows in case.tables.repeated.items():
        values = _share(case, len(rows), case.tables[name].height) | {"rows": row_ranges(rows)}
        yield Finding("repeated-submissions", name, found=str(len(rows)), values=values)


def answers_not_applicable(case: Case) -> Iterator[Finding]:
    """Items that do not concern everybody."""
    for survey in case.measured.surveys.values():
        apart = [item for item in survey.items if item.not_applicable]
        if apart:
            count = sum(item.not_applicable or 0 for item in apart)
            values = {
                "count": count,
                "items": [f"{item.id} ({item.not_applicable})" for item in apart],
                "left": survey.inapplicable,
            }
            where = f"survey_{survey.id}"
            yield Finding("answers-not-applicable", where, found=str(count), values=values)


def _share(case: Case, count: int, n: int) -> dict[str, object]:
    return {"count": count, "n": n, "share": case.language.short(two(100 * count / n))}


SURVEY_RESPONSES: tuple[Detector, ...] = (
    straight_liners,
    repeated_submissions,
    answers_not_applicable,
)
