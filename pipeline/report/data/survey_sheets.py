"""scorecard.xlsx: the survey statistics as sheets, a row for each item, group, term or test."""

from collections.abc import Callable, Iterator, Sequence

from pipeline.account import Interval, ItemStatistics, Record, Survey
from pipeline.report.data.formats import Row, SheetRows
from pipeline.report.data.regression_sheets import regression_sheets, variables
from pipeline.statistics.groups import Difference

_NO_ENDS: tuple[float | None, float | None] = (None, None)


def survey_sheets(record: Record) -> Iterator[SheetRows]:
    """Surveys, their items and answers, indices, groups, periods, importance, variables and
    regressions."""
    surveys = record.surveys
    yield SheetRows("surveys", [_survey(survey) for survey in surveys])
    yield SheetRows("survey_items", list(_items(surveys)))
    yield _of_each("survey_answers", surveys, _answers)
    yield _of_each("survey_elements", surveys, _elements)
    yield _of_each("survey_indices", surveys, _indices)
    yield _of_each("survey_groups", surveys, _groups)
    yield _of_each("survey_differences", surveys, _differences)
    yield _of_each("survey_periods", surveys, _periods)
    yield _of_each("survey_importance", surveys, _weighed)
    yield _of_each("survey_variables", surveys, variables)
    yield from regression_sheets(record.regressions)


def _of_each(
    name: str, surveys: Sequence[Survey], rows: Callable[[Survey], Iterator[Row]]
) -> SheetRows:
    return SheetRows(name, [row for survey in surveys for row in rows(survey)])


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    return interval or _NO_ENDS


def _survey(survey: Survey) -> Row:
    index_low, index_high = _ends(survey.index_interval)
    mean_low, mean_high = _ends(survey.mean_interval)
    bootstrap_low, bootstrap_high = _ends(survey.bootstrap_interval)
    alpha_low, alpha_high = _ends(survey.alpha_interval)
    return {
        "survey": survey.id,
        "delivered": survey.delivered,
        "respondents": survey.respondents,
        "answered": survey.answered,
        "population": survey.population,
        "index": survey.index,
        "index_low": index_low,
        "index_high": index_high,
        "category": survey.category,
        "certain": survey.certain,
        "mean": survey.mean,
        "sd": survey.sd,
        "mean_least": survey.min,
        "mean_greatest": survey.max,
        "approval": survey.approval,
        "mean_low": mean_low,
        "mean_high": mean_high,
        "bootstrap_low": bootstrap_low,
        "bootstrap_high": bootstrap_high,
        "margin_of_error": survey.margin_of_error,
        "alpha": survey.alpha,
        "alpha_of_varying": survey.alpha_of_varying,
        "alpha_low": alpha_low,
        "alpha_high": alpha_high,
        "standardised_alpha": survey.standardised_alpha,
        "mean_inter_item_r": survey.mean_inter_item_r,
        "reliability_text": survey.reliability_text,
    }


def _items(surveys: Sequence[Survey]) -> Iterator[Row]:
    """The items; with the count of “does not apply”, where any item has such answers."""
    items = [(survey.id, item) for survey in surveys for item in survey.items]
    is_told = any(item.not_applicable is not None for _, item in items)
    for survey, item in items:
        apart = {"not_applicable": item.not_applicable} if is_told else {}
        yield {**_item(survey, item), **apart}


def _item(survey: str, item: ItemStatistics) -> Row:
    return {
        "survey": survey,
        "id": item.id,
        "text": item.text,
        "n": item.n,
        "missing": item.missing,
        "sum": item.sum,
        "mean": item.mean,
        "median": item.median,
        "min": item.min,
        "max": item.max,
        "sd": item.sd,
        "approval": item.approval,
        "item_total_r": item.item_total_r,
        "item_total_p": item.item_total_p,
        "r_critical": item.r_critical,
        "valid": item.valid,
        "corrected_item_total_r": item.corrected_item_total_r,
        "alpha_if_deleted": item.alpha_if_deleted,
    }


def _answers(survey: Survey) -> Iterator[Row]:
    for item in survey.items:
        for answer, count in enumerate(item.counts or (), start=survey.scale[0]):
            yield {
                "survey": survey.id,
                "id": item.id,
                "answer": answer,
                "respondents": count,
                "share": 100 * count / item.n,
            }


def _elements(survey: Survey) -> Iterator[Row]:
    """The elements of a satisfaction index, where an index is computed from the survey."""
    for part in survey.service_quality.elements if survey.service_quality else ():
        yield {
            "survey": survey.id,
            "code": part.code,
            "name": str(part.name),
            "items": "; ".join(part.items),
            "answers": part.answers,
            "nrr": part.nrr,
            "converted": part.converted,
            "rating": part.rating,
        }


def _indices(survey: Survey) -> Iterator[Row]:
    for group in survey.service_quality.groups if survey.service_quality else ():
        yield {
            "survey": survey.id,
            "column": group.column,
            "value": group.value,
            "respondents": group.respondents,
            "index": group.index,
        }


def _groups(survey: Survey) -> Iterator[Row]:
    for grouping in survey.groups:
        for group in grouping.groups:
            yield {
                "survey": survey.id,
                "column": grouping.column,
                "value": group.value,
                "n": group.n,
                "mean": group.mean,
                "sd": group.sd,
                "alpha": group.alpha,
                "suppressed": group.suppressed,
            }


def _differences(survey: Survey) -> Iterator[Row]:
    for grouping in survey.groups:
        found = grouping.difference
        if found:
            g_low, g_high = _ends(found.effect_interval)
            yield {
                "survey": survey.id,
                "column": grouping.column,
                "compared": "; ".join(found.compared),
                "test": found.test,
                "statistic": found.statistic,
                "df1": found.freedom[0],
                "df2": found.freedom[1],
                "p": found.p,
                "hedges_g": found.hedges_g,
                "g_low": g_low,
                "g_high": g_high,
                "eta2": found.eta2,
            }


def _periods(survey: Survey) -> Iterator[Row]:
    since = survey.since
    if since:
        yield {
            "survey": survey.id,
            "period": since.period,
            "respondents": since.respondents,
            "mean": since.mean,
            "sd": since.sd,
            "refused": since.refused,
            **_compared(since.difference),
        }


def _compared(found: Difference | None) -> Row:
    """A test of two means, each figure in a column of its own; all None without a test."""
    columns = ("statistic", "df2", "p", "hedges_g", "g_low", "g_high")
    if found is None:
        return dict.fromkeys(columns)
    figures = (found.statistic, found.freedom[1], found.p, found.hedges_g)
    return dict(zip(columns, (*figures, *_ends(found.effect_interval)), strict=True))


def _weighed(survey: Survey) -> Iterator[Row]:
    for item in survey.importance.items if survey.importance else ():
        yield {
            "survey": survey.id,
            "id": item.id,
            "text": item.text,
            "performance": item.performance,
            "importance": item.importance,
            "quadrant": item.quadrant,
        }
