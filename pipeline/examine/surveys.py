"""Weaknesses that a survey's own figures show."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.account import ItemStatistics, Survey
from pipeline.answers.complete import table_of
from pipeline.case import Case
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.rounding import half_up
from pipeline.statistics.reliability import alpha_floor_if_all_valid
from pipeline.translatable import _
from pipeline.values import Message, Number, Values

_ALPHA_DIGITS = 3
_MEAN_DIGITS = 9


def duplicate_item(case: Case) -> Iterator[Finding]:
    """Items with the same wording whose answers differ."""
    for survey in case.account.surveys:
        same = defaultdict(list)
        for item in survey.items:
            same[" ".join(item.text.casefold().split())].append(item)
        for wording, items in same.items():
            if wording and len({half_up(item.mean, _MEAN_DIGITS) for item in items}) > 1:
                figures = [_figure(item, survey) for item in items]
                message = _("their totals differ ({figures})")
                if not survey.is_even:
                    message = _("their means differ ({figures})")
                values: Values = {
                    "items": [item.id for item in items],
                    "difference": Message(message, {"figures": figures}),
                }
                where = table_of(survey.id)
                yield Finding("duplicate-item", where, found=figures, values=values)


def tied_lowest(case: Case) -> Iterator[Finding]:
    """Several items share the lowest total, or the lowest mean where numbers of answers differ."""
    for survey in case.account.surveys:
        if len(survey.lowest) > 1:
            lowest = next(item for item in survey.items if item.id == survey.lowest[0])
            message = _("the lowest total, {figure}")
            if not survey.is_even:
                message = _("the lowest mean, {figure}")
            least = Message(message, {"figure": _figure(lowest, survey)})
            values: Values = {"items": survey.lowest, "least": least}
            where = table_of(survey.id)
            yield Finding("tied-lowest", where, found=survey.lowest, values=values)


def _figure(item: ItemStatistics, survey: Survey) -> Number:
    """The figure that ranks items: the total, or the mean where numbers of answers differ."""
    return Number(item.sum if survey.is_even else half_up(item.mean))


def small_sample(case: Case) -> Iterator[Finding]:
    """Fewer respondents than the rulebook asks for; alpha is given with its interval."""
    policy = case.rulebook.survey
    for survey in case.account.surveys:
        if survey.counted >= policy.small_sample:
            continue
        n = survey.counted if survey.alpha is None else survey.respondents
        yield Finding(
            "few-respondents" if survey.alpha is None else "small-sample",
            table_of(survey.id),
            found=str(n),
            expected=str(policy.small_sample),
            values={"n": n, **_reliability(survey, policy.confidence)},
        )


def _reliability(survey: Survey, confidence: float) -> Values:
    """Alpha and its interval; nothing for a survey without alpha."""
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
    """All items called valid with a printed alpha that is too low for that.

    With equal spread, every item correlating with the total by at least the critical r bounds alpha
    from below (derivation in `statistics/reliability.py`).
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
    """An item that everyone answered alike, which carries no information about validity."""
    for survey in case.account.surveys:
        for item in survey.items:
            if item.n > 1 and item.sd == 0:
                yield Finding(
                    "constant-item",
                    table_of(survey.id),
                    found=item.id,
                    values={"item": item.id, "n": item.n},
                )


def alpha_with_constant(case: Case) -> Iterator[Finding]:
    """An alpha that includes an item without variation, which other programs leave out."""
    for survey in case.account.surveys:
        if survey.constant and survey.alpha_of_varying is not None:
            alpha, without = _alpha(survey.alpha), _alpha(survey.alpha_of_varying)
            yield Finding(
                "alpha-with-constant",
                table_of(survey.id),
                found=alpha,
                values={
                    "constant": survey.constant,
                    "alpha": alpha,
                    "items": len(survey.items),
                    "without": without,
                    "left": len(survey.items) - len(survey.constant),
                },
            )


def _alpha(value: float | None) -> Number:
    rounded = None if value is None else half_up(value, _ALPHA_DIGITS)
    return Number(rounded, _ALPHA_DIGITS, fixed=True)


SURVEYS: tuple[Detector, ...] = (
    duplicate_item,
    tied_lowest,
    small_sample,
    validity_against_alpha,
    constant_item,
    alpha_with_constant,
)
