"""scorecard.xlsx: the survey statistics as sheets, one row an item, group, term or test."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_ITEMS = (
    "survey", "id", "text", "n", "missing", "sum", "mean", "median", "min", "max", "sd",
    "item_total_r", "item_total_p", "r_critical", "valid", "corrected_item_total_r",
    "alpha_if_deleted",
)  # fmt: skip
_SURVEYS = (
    "survey", "delivered", "respondents", "population", "index", "index_low", "index_high",
    "category", "certain", "mean", "sd", "mean_low", "mean_high", "bootstrap_low",
    "bootstrap_high", "margin_of_error", "alpha", "alpha_low", "alpha_high",
    "standardised_alpha", "mean_inter_item_r", "reliability_text",
)  # fmt: skip
_INTERVALS = ("index", "mean", "bootstrap", "alpha")
_ELEMENTS = ("survey", "code", "name", "items", "nrr", "converted", "rating")
_INDICES = ("survey", "column", "value", "respondents", "index")
_GROUPS = ("survey", "column", "value", "n", "mean", "sd", "alpha", "suppressed")
_DIFFERENCES = (
    "survey", "column", "compared", "test", "statistic", "df1", "df2", "p", "hedges_g", "g_low",
    "g_high", "eta2",
)  # fmt: skip
_PERIODS = (
    "survey", "period", "respondents", "mean", "sd", "refused", "statistic", "df2", "p", "hedges_g",
    "g_low", "g_high",
)  # fmt: skip
_REGRESSIONS = (
    "survey", "dependent", "n", "r2", "adjusted_r2", "residual_sd", "f", "df1", "df2", "f_p",
    "durbin_watson", "refused",
)  # fmt: skip
_TERMS = ("survey", "dependent", "name", "b", "se", "beta", "t", "p", "vif")
_TESTS = ("survey", "dependent", "name", "about", "statistic", "p", "holds")
_IMPORTANCE = ("survey", "id", "text", "performance", "importance", "quadrant")

Row = Mapping[str, Any]


def survey_sheets(record: Row) -> Iterator[tuple[str, Sequence[str], Sequence[Row]]]:
    """Sheets as name, columns and rows, from the record's surveys and regressions."""
    surveys, regressions = record["surveys"], record["regressions"]
    asked = [_regression(one) for one in regressions]
    yield "surveys", _SURVEYS, [_survey(survey) for survey in surveys]
    yield "survey_items", *_items(surveys)
    yield "survey_answers", ("survey", "id", "answer", "respondents"), list(_answers(surveys))
    yield "survey_elements", _ELEMENTS, list(_elements(surveys))
    yield "survey_indices", _INDICES, list(_of_index(surveys, "groups"))
    yield "survey_groups", _GROUPS, list(_groups(surveys))
    yield "survey_differences", _DIFFERENCES, list(_differences(surveys))
    yield "survey_periods", _PERIODS, list(_periods(surveys))
    yield "survey_importance", _IMPORTANCE, list(_weighed(surveys))
    yield "regressions", _REGRESSIONS, asked
    yield "regression_terms", _TERMS, list(_of_regressions(asked, "terms"))
    yield "regression_tests", _TESTS, list(_of_regressions(asked, "assumptions"))


def _items(surveys: Sequence[Row]) -> tuple[Sequence[str], Sequence[Row]]:
    """The items; how often one does not apply, where that was said of any."""
    rows = list(_inner(surveys, "items"))
    if not any("not_applicable" in row for row in rows):
        return _ITEMS, rows
    return (*_ITEMS, "not_applicable"), [{"not_applicable": None, **row} for row in rows]


def _survey(survey: Row) -> Row:
    ends: dict[str, Any] = {"survey": survey["id"]}
    for name in _INTERVALS:
        low, high = survey[f"{name}_interval"] or (None, None)
        ends |= {f"{name}_low": low, f"{name}_high": high}
    return {**survey, **ends}


def _regression(one: Row) -> Row:
    df1, df2 = one["freedom"] or (None, None)
    return {"survey": one["id"], "df1": df1, "df2": df2, **one}


def _inner(surveys: Sequence[Row], part: str) -> Iterator[Row]:
    for survey in surveys:
        for row in survey[part]:
            yield {"survey": survey["id"], **row}


def _answers(surveys: Sequence[Row]) -> Iterator[Row]:
    for survey in surveys:
        for item in survey["items"]:
            for answer, count in enumerate(item["counts"] or (), start=survey["scale"][0]):
                yield {
                    "survey": survey["id"],
                    "id": item["id"],
                    "answer": answer,
                    "respondents": count,
                }


def _elements(surveys: Sequence[Row]) -> Iterator[Row]:
    for element in _of_index(surveys, "elements"):
        yield {**element, "items": "; ".join(element["items"])}


def _of_index(surveys: Sequence[Row], part: str) -> Iterator[Row]:
    """What a satisfaction index is made of, of the surveys that have one."""
    for survey in surveys:
        for row in (survey["service_quality"] or {part: ()})[part]:
            yield {"survey": survey["id"], **row}


def _groups(surveys: Sequence[Row]) -> Iterator[Row]:
    for grouping in _inner(surveys, "groups"):
        for group in grouping["groups"]:
            yield {"survey": grouping["survey"], "column": grouping["column"], **group}


def _differences(surveys: Sequence[Row]) -> Iterator[Row]:
    for grouping in _inner(surveys, "groups"):
        if grouping["difference"]:
            place = {"survey": grouping["survey"], "column": grouping["column"]}
            yield {**place, **_difference(grouping["difference"])}


def _difference(found: Row | None) -> Row:
    """A test's figures, each in a column of its own; all null where nothing was compared."""
    if found is None:
        return dict.fromkeys(("statistic", "df2", "p", "hedges_g", "g_low", "g_high"))
    low, high = found["effect_interval"] or (None, None)
    df1, df2 = found["freedom"]
    ends = {"df1": df1, "df2": df2, "g_low": low, "g_high": high}
    return {
        "hedges_g": None,
        "eta2": None,
        **found,
        **ends,
        "compared": "; ".join(found["compared"]),
    }


def _periods(surveys: Sequence[Row]) -> Iterator[Row]:
    for survey in surveys:
        if survey["since"]:
            yield {
                "survey": survey["id"],
                **survey["since"],
                **_difference(survey["since"]["difference"]),
            }


def _weighed(surveys: Sequence[Row]) -> Iterator[Row]:
    for survey in surveys:
        for item in (survey["importance"] or {"items": ()})["items"]:
            yield {"survey": survey["id"], **item}


def _of_regressions(regressions: Sequence[Row], part: str) -> Iterator[Row]:
    for one in regressions:
        for row in one[part]:
            yield {"survey": one["survey"], "dependent": one["dependent"], **row}
