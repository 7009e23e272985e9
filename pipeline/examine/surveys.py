"""Weaknesses that a survey's own figures show."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.account import Survey
from pipeline.answers.complete import table_of
from pipeline.case import Case
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.rounding import half_up
from pipeline.statistics.reliability import alpha_floor_if_all_valid
from pipeline.values import Number, Values

_ALPHA_DIGITS = 3


def duplicate_item(case: Case) -> Iterator[Finding]:
    """Items with the same wording whose totals differ."""
    for survey in case.account.surveys:
        same = defaultdict(list)
        for item in survey.items:
            same[" ".join(item.text.casefold().split())].append(item)
        for wording, items in same.items():
            if wording and len({item.sum for item in items}) > 1:
                totals = [Number(item.sum) for item in items]
                values: Values = {"items": [item.id for item in items], "totals": totals}
                where = table_of(survey.id)
                yield Finding("duplicate-item", where, found=totals, values=values)


def tied_lowest(case: Case) -> Iterator[Finding]:
    """More than one item has the lowest total."""
    for survey in case.account.surveys:
        if len(survey.lowest) > 1:
            lowest = next(item.sum for item in survey.items if item.id == survey.lowest[0])
            values: Values = {"items": survey.lowest, "total": Number(lowest)}
            where = table_of(survey.id)
            yield Finding("tied-lowest", where, found=survey.lowest, values=values)


def small_sample(case: Case) -> Iterator[Finding]:
    """Fewer respondents than the rulebook asks for; alpha is given with its interval."""
    policy = case.rulebook.survey
    for survey in case.account.surveys:
        if survey.respondents >= policy.small_sample:
            continue
        yield Finding(
            "few-respondents" if survey.alpha is None else "small-sample",
            table_of(survey.id),
            found=str(survey.respondents),
            expected=str(policy.small_sample),
            values={"n": survey.respondents, **_reliability(survey, policy.confidence)},
        )


def _reliability(survey: Survey, confidence: float) -> Values:
    """Alpha and its interval; nothing of a survey that has none."""
    if survey.alpha is None:
        return {}
    low, high = survey.alpha_interval or (None, None)
    return {
        "alpha": _alpha(survey.alpha),
        "low": _alpha(low),
        "high": _alpha(high),
        "level": Number(100 * confidence),
    }


def validity_against_alpha(case: Case) -> Iterator[Finding]:
    """All items called valid with an alpha that valid items could hardly give.

    With equal spread, every item correlating with the total by at least the critical r bounds
    alpha from below (derivation in `statistics/reliability.py`).
    """
    for survey in case.account.surveys:
        printed = case.report_file.surveys[survey.id].published
        critical = next((item.r_critical for item in survey.items), None)
        if not printed.all_valid or printed.alpha is None or critical is None:
            continue
        floor = alpha_floor_if_all_valid([1.0] * len(survey.items), critical)
        if floor is not None and printed.alpha < floor:
            least, alpha = _alpha(floor), _alpha(printed.alpha)
            yield Finding(
                "validity-against-alpha",
                table_of(survey.id),
                found=alpha,
                expected=least,
                values={
                    "n": survey.respondents,
                    "floor": least,
                    "alpha": alpha,
                    "valid": sum(item.valid is True for item in survey.items),
                    "items": len(survey.items),
                },
            )


def constant_item(case: Case) -> Iterator[Finding]:
    """An item everyone answered alike carries no information about validity."""
    for survey in case.account.surveys:
        for item in survey.items:
            if item.n > 1 and item.sd == 0:
                where = table_of(survey.id)
                yield Finding("constant-item", where, found=item.id, values={"item": item.id})


def _alpha(value: float | None) -> Number:
    rounded = None if value is None else half_up(value, _ALPHA_DIGITS)
    return Number(rounded, _ALPHA_DIGITS, fixed=True)


SURVEYS: tuple[Detector, ...] = (
    duplicate_item,
    tied_lowest,
    small_sample,
    validity_against_alpha,
    constant_item,
)
