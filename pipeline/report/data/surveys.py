"""scorecard.json: surveys and regressions, keys as design.md §6 fixes them and further ones."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pipeline.case import Case
from pipeline.report.data.details import service_quality_record
from pipeline.report.surveys.trust import reliability_word
from pipeline.statistics.groups import Difference, Grouping
from pipeline.statistics.importance import Importance
from pipeline.statistics.refusals import refusal
from pipeline.statistics.regression import Regression
from pipeline.statistics.survey import Interval, SurveyStatistics
from pipeline.statistics.unlikeness import unlikeness


def survey_record(survey: SurveyStatistics, case: Case) -> dict[str, Any]:
    """One survey. The index is that of the first measure that uses it."""
    used = (m for m in case.measures() if case.working(m["measure_id"]).survey == survey.id)
    first = next(used, None)
    band = case.measure_band(first) if first else None
    return {
        "id": survey.id,
        "respondents": survey.respondents,
        "delivered": survey.delivered,
        **_inapplicable(survey),
        "population": survey.population,
        "scale": list(survey.scale),
        "items": [_plain(asdict(item)) for item in survey.items],
        "service_quality": service_quality_record(survey.id, case),
        "index": first["actual"] if first else None,
        "category": band.key if band else None,
        **_certainty(first, case),
        "bounds": [survey.low, survey.high],
        "alpha": survey.alpha,
        "alpha_interval": _pair(survey.alpha_interval),
        "standardised_alpha": survey.standardised_alpha,
        "mean_inter_item_r": survey.mean_inter_item_r,
        "reliability": survey.reliability,
        "reliability_text": reliability_word(survey, case),
        "mean": survey.mean,
        "sd": survey.sd,
        "mean_interval": _pair(survey.mean_interval),
        "bootstrap_interval": _pair(survey.bootstrap_interval),
        "margin_of_error": survey.margin,
        "lowest": list(survey.lowest),
        "highest": list(survey.highest),
        "groups": [_grouping(one, survey) for one in survey.groupings],
        "since": _since(survey, case),
        "importance": _importance(survey.importance),
    }


def _inapplicable(survey: SurveyStatistics) -> dict[str, int]:
    """How many answered all items but those that do not concern them, where there are any such."""
    known = any(item.not_applicable is not None for item in survey.items)
    return {"inapplicable": survey.inapplicable} if known or survey.inapplicable else {}


def _certainty(measure: Mapping[str, Any] | None, case: Case) -> dict[str, Any]:
    """The index's interval, the bands it reaches into, and whether that is one."""
    found = case.certainty(measure) if measure else None
    return {
        "index_interval": _pair(found.interval) if found else None,
        "index_bands": [band.key for band in found.bands] if found else [],
        "certain": found.certain if found else None,
    }


def regression_records(case: Case) -> list[dict[str, Any]]:
    """Every regression that was asked for; a refused one has its reason and no figures."""
    return [
        _regression(survey.id, survey.regression, case)
        for survey in case.measured.surveys.values()
        if survey.regression is not None
    ]


def _regression(survey: str, found: Regression, case: Case) -> dict[str, Any]:
    return {
        "id": survey,
        "dependent": found.dependent,
        "n": found.n,
        "r2": found.r2,
        "adjusted_r2": found.adjusted_r2,
        "f": found.f,
        "freedom": _pair(found.freedom),
        "f_p": found.f_p,
        "durbin_watson": found.durbin_watson,
        "residual_sd": found.residual_sd,
        "terms": [asdict(term) for term in found.terms],
        "assumptions": [asdict(one) for one in found.assumptions],
        "refused": refusal(found, case.language),
    }


def _grouping(grouping: Grouping, survey: SurveyStatistics) -> dict[str, Any]:
    items = [item.id for item in survey.items]
    return {
        "column": grouping.column,
        "ungrouped": grouping.ungrouped,
        "groups": [
            {
                "value": group.name,
                "n": group.n,
                "mean": group.mean,
                "sd": group.sd,
                "alpha": group.alpha,
                "items": None
                if group.suppressed
                else dict(zip(items, group.item_means, strict=True)),
                "suppressed": group.suppressed,
            }
            for group in grouping.groups
        ],
        "difference": _difference(grouping.difference),
    }


def _difference(found: Difference | None) -> dict[str, Any] | None:
    if found is None:
        return None
    effect = "hedges_g" if found.test == "welch" else "eta2"
    return {
        "test": found.test,
        "compared": list(found.compared),
        "statistic": found.statistic,
        "freedom": list(found.freedom),
        "p": found.p,
        effect: found.effect,
        "effect_interval": _pair(found.effect_interval),
    }


def _since(survey: SurveyStatistics, case: Case) -> dict[str, Any] | None:
    """The survey beside the last final that has it: the test, or the reason why there is none."""
    found = case.since(survey.id)
    if found is None:
        return None
    before = found.before
    return {
        "period": before.period,
        "respondents": before.respondents,
        "mean": before.mean,
        "sd": before.sd,
        "difference": _difference(found.difference),
        "refused": unlikeness(found.unlike, found.about, case.language) if found.unlike else None,
    }


def _importance(found: Importance | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "source": found.source,
        "performance_line": found.performance_line,
        "importance_line": found.importance_line,
        "items": [asdict(item) for item in found.items],
    }


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    """As JSON has it, which knows no tuples. What does not apply is told where anything does."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in record.items()
        if key != "not_applicable" or value is not None
    }


def _pair(interval: Interval | tuple[int, int] | None) -> list[float] | None:
    return None if interval is None else list(interval)
