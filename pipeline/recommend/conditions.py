"""The conditions under which advice is given, and which of them no measure fulfils."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.account import Measure, MetReason, is_unearned
from pipeline.case import Case
from pipeline.problems import Finding
from pipeline.recommend.quantities import quantities
from pipeline.rounding import half_up
from pipeline.rulebook import Advice, When
from pipeline.translatable import _
from pipeline.values import Message


@dataclass(frozen=True)
class Condition:
    """What an advice says under a key, and whether a measure fulfils it; an unset key holds."""

    key: str
    said: bool | float | tuple[str, ...] | When | None
    holds: bool


def applies(advice: Advice, measure: Measure, case: Case) -> bool:
    """Whether every condition holds, and the advice is no praise that the measure did not earn."""
    undeserved = is_unearned(measure.flags) or measure.met_reason is MetReason.OVER_CEILING
    if undeserved and _praises(advice, measure, case):
        return False
    return all(condition.holds for condition in _conditions(advice, measure, case))


def _praises(advice: Advice, measure: Measure, case: Case) -> bool:
    """Whether the advice is given for a good result."""
    band = case.band_of(measure)
    for_rating = bool(advice.ratings) and band is not None and band.favourable
    said = advice.favourable is True or advice.reached is True
    return said or advice.at_least is not None or for_rating


def _conditions(advice: Advice, measure: Measure, case: Case) -> tuple[Condition, ...]:
    """Every condition, in the order of the rulebook's keys; a missing number meets no threshold."""
    actual = None if measure.actual is None else measure.rounded(measure.actual)
    achievement = None if measure.achievement is None else half_up(measure.achievement)
    band = case.band_of(measure)
    is_favourable = None if band is None else band.favourable
    below, at_least = advice.below, advice.at_least
    under, over = advice.actual_below, advice.actual_above
    known = quantities(measure, case) if advice.when else {}
    return (
        Condition(
            "formulas", advice.formulas, measure.formula in (advice.formulas or (measure.formula,))
        ),
        Condition("measures", advice.measures, measure.id in (advice.measures or (measure.id,))),
        Condition("measured", advice.measured, advice.measured is measure.is_measured),
        Condition(
            "ratings", advice.ratings, not advice.ratings or measure.rating in advice.ratings
        ),
        Condition("favourable", advice.favourable, advice.favourable in (None, is_favourable)),
        Condition(
            "reached",
            advice.reached,
            advice.reached is None
            or (measure.met if advice.reached else measure.fell_short) is True,
        ),
        Condition(
            "below", below, below is None or (achievement is not None and achievement < below)
        ),
        Condition(
            "at_least",
            at_least,
            at_least is None or (achievement is not None and achievement >= at_least),
        ),
        Condition("actual_below", under, under is None or (actual is not None and actual < under)),
        Condition("when", advice.when, advice.when is None or advice.when.holds(known)),
        Condition("actual_above", over, over is None or (actual is not None and actual > over)),
    )


def unused_advice(case: Case) -> Iterator[Finding]:
    """A finding for each advice of the report's own rulebook file that no measure got, and why."""
    used = {part.rule for part in case.account.recommendations}
    for advice in case.rulebook.advice:
        if advice.id in case.own_advice and advice.id not in used:
            yield Finding(
                "advice-unused",
                f"advice.{advice.id}",
                values={"advice": advice.id, "reason": _reason(advice, case)},
            )


def _reason(advice: Advice, case: Case) -> Message:
    """The first condition that excludes every measure."""
    tried = [_conditions(advice, measure, case) for measure in case.account.measures]
    left = set(range(len(tried)))
    for column in zip(*tried, strict=True):
        left = {number for number in left if column[number].holds}
        if not left:
            written = f"{column[0].key} = {_written(column[0].said)}"
            return Message(
                _("no measure that it could be about fulfils {condition}"), {"condition": written}
            )
    return Message(_("other advice goes first wherever it could be given"))


def _written(said: bool | float | tuple[str, ...] | When | None) -> str:
    """A value as it is written in a rulebook's file."""
    match said:
        case bool():
            return str(said).lower()
        case tuple():
            return "[{}]".format(", ".join(f'"{part}"' for part in said))
        case When():
            return "…"
        case _:
            return f"{said:g}"
