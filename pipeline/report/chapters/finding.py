"""The finding of a measure in one line: how far it is from its target, and how it moved."""

from collections.abc import Iterator

from pipeline.account import Measure, MetReason
from pipeline.account.verdict import Ends, lies_within
from pipeline.language import Language
from pipeline.report.phrases.deduction import is_deduction
from pipeline.report.phrases.last_moves import last_move
from pipeline.report.phrases.names import named_period
from pipeline.report.phrases.values import difference
from pipeline.scorecard import Polarity
from pipeline.translatable import _


def finding(measure: Measure, language: Language) -> str:
    """Its distance from the target, its last move, and whether the target was revised."""
    said = "; ".join(_parts(measure, language))
    return said[:1].upper() + said[1:]


def _parts(measure: Measure, language: Language) -> Iterator[str]:
    yield _beside_the_promise(measure, language)
    move = last_move(measure)
    if move:
        message = _BETTER.get(move.better) or _MOVED[move.way]
        yield language.say(message, period=named_period(move.period, language))
    if measure.was_revised:
        yield language.say("the target was revised in the year")


_BETTER = {1: _("better than in {period}"), -1: _("worse than in {period}")}
_MOVED = {1: _("up from {period}"), 0: _("as in {period}"), -1: _("down from {period}")}
"""The way a measure moved, where it is not known which way is better."""

_ABOVE, _ON, _BELOW = 1, 0, -1
_PLACED = {
    (Polarity.MAXIMIZE, _ABOVE): _("{gap} above the target"),
    (Polarity.MAXIMIZE, _BELOW): _("{gap} short of the target"),
    (Polarity.MINIMIZE, _ABOVE): _("{gap} above the limit"),
    (Polarity.MINIMIZE, _BELOW): _("{gap} below the limit"),
    (Polarity.STABILIZE, _ABOVE): _("{gap} above the target, on which it should stay"),
    (Polarity.STABILIZE, _BELOW): _("{gap} below the target, on which it should stay"),
}
"""By polarity, and by the side of the target on which the printed actual is."""
_RANGED = {
    _ABOVE: _("above the range that was promised"),
    _ON: _("within the range that was promised"),
    _BELOW: _("below the range that was promised"),
}
_GRADED = {
    _ABOVE: _("above the grade that was promised"),
    _ON: _("the grade that was promised"),
    _BELOW: _("below the grade that was promised"),
}


def _beside_the_promise(measure: Measure, language: Language) -> str:
    """On which side of its target the actual is, and how far from it; or why that is not known."""
    if is_deduction(measure):
        return language.say("taken off the overall score")
    if measure.met_reason is MetReason.WITHHELD:
        return language.say("withheld")
    if not measure.is_measured:
        return language.say("not measured")
    if not measure.has_target:
        return language.say("measured, without a target")
    where = _place(measure)
    if measure.actual_grade is not None:
        return language.say(_GRADED[where])
    if measure.has_range:
        return language.say(_RANGED[where])
    if where == _ON or measure.actual is None or measure.target is None:
        return _on_the_target(measure, language)
    gap = difference(measure.actual, measure.target, measure, language)
    return language.say(_PLACED[measure.polarity, where], gap=gap)


def _on_the_target(measure: Measure, language: Language) -> str:
    """That it is on the target; or short of it, by less than is printed."""
    if measure.fell_short:
        return language.say("short of the target by less than the last decimal shown")
    return language.say("exactly on the target")


def _place(measure: Measure) -> int:
    """Whether the actual is above, on or below the promise, as printed."""
    reached, promised = measure.reached, measure.promised
    if measure.actual is not None and measure.ends is not None:
        return _beside_the_range(measure.actual, measure.ends)
    return _ON if reached is None or promised is None else measure.direction(reached, promised)


def _beside_the_range(actual: float, ends: Ends) -> int:
    if lies_within(actual, ends):
        return _ON
    return _ABOVE if actual > ends[1] else _BELOW
