"""What a survey's own figures say against it."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.case import Case
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.rounding import half_up
from pipeline.statistics.reliability import alpha_floor_if_all_valid
from pipeline.statistics.survey import SurveyStatistics

_ALPHA_DIGITS = 3


def duplicate_item(case: Case) -> Iterator[Finding]:
    """Items with the same wording whose totals differ."""
    for survey in case.measured.surveys.values():
        same = defaultdict(list)
        for item in survey.items:
            same[" ".join(item.text.casefold().split())].append(item)
        for wording, items in same.items():
            if wording and len({item.sum for item in items}) > 1:
                yield Finding(
                    "duplicate-item",
                    _where(survey),
                    found=", ".join(case.language.short(item.sum) for item in items),
                    values={
                        "items": [item.id for item in items],
                        "totals": [case.language.short(item.sum) for item in items],
                    },
                )


def tied_lowest(case: Case) -> Iterator[Finding]:
    """More than one item has the lowest total."""
    for survey in case.measured.surveys.values():
        if len(survey.lowest) > 1:
            lowest = next(item.sum for item in survey.items if item.id == survey.lowest[0])
            yield Finding(
                "tied-lowest",
                _where(survey),
                found=", ".join(survey.lowest),
                values={"items": survey.lowest, "total": case.language.short(lowest)},
            )


def small_sample(case: Case) -> Iterator[Finding]:
    """Fewer respondents than the rulebook asks for; alpha is given with its interval."""
    for survey in case.measured.surveys.values():
        if survey.respondents < case.rulebook.survey.small_sample:
            low, high = survey.alpha_interval or (None, None)
            yield Finding(
                "few-respondents" if survey.alpha is None else "small-sample",
                _where(survey),
                found=str(survey.respondents),
                expected=str(case.rulebook.survey.small_sample),
                values={
                    "n": survey.respondents,
                    "alpha": _alpha(case, survey.alpha),
                    "low": _alpha(case, low),
                    "high": _alpha(case, high),
                    "level": case.language.short(100 * case.rulebook.survey.confidence),
                },
            )


def validity_against_alpha(case: Case) -> Iterator[Finding]:
    """All items called valid beside an alpha that valid items could hardly give.

    With equal spread, every item correlating with the total by at least the critical r bounds
    alpha from below (derivation in `statistics/reliability.py`).
    """
    for survey_id, survey in case.measured.surveys.items():
        printed = case.report_file.surveys[survey_id].published
        critical = next((item.r_critical for item in survey.items), None)
        if not printed.all_valid or printed.alpha is None or critical is None:
            continue
        floor = alpha_floor_if_all_valid([1.0] * len(survey.items), critical)
        if floor is not None and printed.alpha < floor:
            yield Finding(
                "validity-against-alpha",
                _where(survey),
                found=_alpha(case, printed.alpha),
                expected=_alpha(case, floor),
                values={
                    "respondents": survey.respondents,
                    "n": survey.respondents,
                    "floor": _alpha(case, floor),
                    "alpha": _alpha(case, printed.alpha),
                    "valid": sum(item.valid is True for item in survey.items),
                    "items": len(survey.items),
                },
            )


def constant_item(case: Case) -> Iterator[Finding]:
    """An item everyone answered alike carries no information about validity."""
    for survey in case.measured.surveys.values():
        for item in survey.items:
            if item.n > 1 and item.sd == 0:
                yield Finding("constant-item", _where(survey), item.id, values={"item": item.id})


def _where(survey: SurveyStatistics) -> str:
    return f"survey_{survey.id}"


def _alpha(case: Case, value: float | None) -> str:
    rounded = None if value is None else half_up(value, _ALPHA_DIGITS)
    return case.language.number(rounded, _ALPHA_DIGITS)


SURVEYS: tuple[Detector, ...] = (
    duplicate_item,
    tied_lowest,
    small_sample,
    validity_against_alpha,
    constant_item,
)
