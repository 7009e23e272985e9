"""Chapter III, one measure: what came of its promise, what moved, what the agency says of it."""

from collections.abc import Iterator

from pipeline.account import Flag, Measure, MetReason
from pipeline.case import Case
from pipeline.document import Block, Paragraph, Ref, Runs
from pipeline.language import Language
from pipeline.report.chapters.graded import graded_move, graded_result
from pipeline.report.chapters.particulars import particulars_blocks
from pipeline.report.chapters.said_by_agency import said_blocks
from pipeline.report.chapters.service_minutes import service_minutes_blocks
from pipeline.report.chapters.service_quality import service_quality_blocks
from pipeline.report.chapters.yardsticks import toward
from pipeline.report.phrases.deduction import deduction_result, is_deduction
from pipeline.report.phrases.names import named_period
from pipeline.report.phrases.revisions import revised_text
from pipeline.report.phrases.trend import measured_past
from pipeline.report.phrases.values import (
    actual_text,
    difference,
    target_text,
    value_text,
)
from pipeline.report.phrases.wording import paragraph, percent, runs, working_text
from pipeline.report.surveys.answers import survey_blocks
from pipeline.rounding import half_up
from pipeline.rulebook import Scoring
from pipeline.scorecard import Polarity
from pipeline.translatable import _


def measure_blocks(measure: Measure, case: Case) -> Iterator[Block]:
    """Result and movement, working, its evidence, and what the agency says of it."""
    language = case.language
    yield Paragraph(_joined(_sentences(measure, case)))
    working = working_text(measure, language)
    if working and not measure.is_reported:
        yield paragraph(language, "Computed as {working}.", working=working)
    yield from survey_blocks(measure, case)
    yield from service_quality_blocks(measure, case)
    yield from service_minutes_blocks(measure, language)
    yield from particulars_blocks(measure, case)
    yield from said_blocks(measure, language)


def _joined(sentences: Iterator[Runs]) -> Runs:
    parts: list[str | Ref] = []
    for sentence in sentences:
        parts += [" ", *sentence] if parts else sentence
    return tuple(parts)


def _sentences(measure: Measure, case: Case) -> Iterator[Runs]:
    yield result(measure, case)
    for told in (
        revised_text(measure, case.language),
        moved(measure, case.language),
        *toward(measure, case.language),
    ):
        if told:
            yield (told,)


_ABOVE, _ON, _BELOW = 1, 0, -1
_WHOLE = 100.0

_NEARLY = _(
    "It lies {gap} from the target of {target}, so little that its achievement rounds to "
    "{achievement}; the target is not met."
)
_CONVERTED = _(
    "It lies {gap} from the target of {target}, which by the rulebook's scale is an achievement of "
    "{achievement}; the target itself is not met."
)
_ALMOST = _(
    "It prints as the target of {target} and lies beside it by less than the last decimal shown; "
    "the target is not met."
)
_OVER_CEILING = _(
    "It came to {actual} against a target of {target}, an achievement of {achievement}; as more "
    "was spent than the ceiling allows, the target does not count as met."
)
_SUPPLIED = {
    Flag.LAST_VALUE: _(
        "It was not measured; its latest known actual, {counted}, counts instead, an achievement "
        "of {achievement}."
    ),
    Flag.COUNTED_AS_ZERO: _("It was not measured and counts as zero, as the rulebook says."),
}
"""By the flag of a measure that counts though it has no actual."""
_RESULTS = {
    (Polarity.MAXIMIZE, _ABOVE): _(
        "The target of {target} was exceeded by {gap}, an achievement of {achievement}."
    ),
    (Polarity.MAXIMIZE, _BELOW): _(
        "It is {gap} short of the target of {target}, an achievement of {achievement}."
    ),
    (Polarity.MINIMIZE, _BELOW): _(
        "It was {gap} below the limit of {target}, an achievement of {achievement}."
    ),
    (Polarity.MINIMIZE, _ABOVE): _(
        "It exceeds the limit of {target} by {gap}, an achievement of {achievement}."
    ),
    (Polarity.STABILIZE, _ABOVE): _(
        "It is {gap} above the target of {target}, on which it should stay: an achievement of "
        "{achievement}."
    ),
    (Polarity.STABILIZE, _BELOW): _(
        "It is {gap} below the target of {target}, on which it should stay: an achievement of "
        "{achievement}."
    ),
}
"""By polarity and the side of the target as printed."""


def result(measure: Measure, case: Case) -> Runs:
    """What came of the promise, in one or two sentences that agree with the tables."""
    language = case.language
    if is_deduction(measure):
        return (deduction_result(measure, language),)
    if not measure.is_measured and measure.score is None:
        message = _("It was not measured, so it has no score; {quality} gives the reason.")
        return runs(language, message, quality=Ref("quality"))
    band = case.band_of(measure)
    rated = language.say(" Rated {rating}.", rating=language.text(band.label)) if band else ""
    values = {
        "actual": actual_text(measure, language),
        "target": target_text(measure, language),
        "achievement": percent(measure.achievement, language),
    }
    if measure.reached is None:
        counted = value_text(measure.counted, measure, language)
        return (language.say(_supplied(measure), counted=counted, **values) + rated,)
    if measure.achievement is None:
        untold = runs(language, _unscored(measure), quality=Ref("quality"), **values)
        return (*untold, rated) if rated else untold
    if graded := graded_result(measure, values, language):
        return (graded + rated,)
    if measure.actual is None:
        return (rated,)
    message = _message(measure, measure.actual, measure.achievement, case.rulebook.scoring)
    gap = ""
    if measure.target is not None:
        gap = difference(measure.actual, measure.target, measure, language)
    return (language.say(message, gap=gap, **values) + rated,)


def _supplied(measure: Measure) -> str:
    return next(_SUPPLIED[flag] for flag in measure.flags if flag in _SUPPLIED)


_UNSCORED = {
    True: _(
        "It came to {actual} against a target of {target}, which is met; no achievement can be "
        "computed, and {quality} gives the reason."
    ),
    False: _(
        "It came to {actual} against a target of {target}, which is not met; no achievement can be "
        "computed, and {quality} gives the reason."
    ),
}
"""By whether the target is met."""


def _unscored(measure: Measure) -> str:
    """Why there is an actual and no achievement: nothing was promised, or nothing comparable."""
    if not measure.has_target:
        return _("It came to {actual}; without a target it has no score.")
    return _UNSCORED[measure.met is True]


_RANGED = {
    _ABOVE: _("{actual} is above the range of {target}, an achievement of {achievement}."),
    _ON: _("{actual} is within the range of {target}, an achievement of {achievement}."),
    _BELOW: _("{actual} is below the range of {target}, an achievement of {achievement}."),
}


def _message(measure: Measure, actual: float, achievement: float, scoring: Scoring) -> str:
    if measure.met_reason is MetReason.OVER_CEILING and not measure.fell_short:
        return _OVER_CEILING
    if measure.met_reason is MetReason.WITHIN_RANGE:
        return _RANGED[_ON]
    if measure.ends is not None:
        return _RANGED[_ABOVE if actual > measure.ends[1] else _BELOW]
    if measure.target is None:
        return _(
            "It came to {actual} against a target of {target}, an achievement of {achievement}."
        )
    where = measure.direction(actual, measure.target)
    if where == _ON:
        met = _("It is on the target of {target}, an achievement of {achievement}.")
        return met if measure.met else _ALMOST
    if not measure.met and half_up(achievement) >= _WHOLE:
        return _NEARLY if _rounds_to_whole(actual, measure.target, scoring) else _CONVERTED
    return _RESULTS[measure.polarity, where]


def _rounds_to_whole(actual: float, target: float, scoring: Scoring) -> bool:
    """Whether rounding alone makes the achievement 100 %, and no scale that converts it."""
    digits = 2 if scoring.achievement_digits is None else scoring.achievement_digits
    off = abs(actual - target) / abs(target) if target else 1.0
    return 100 * off <= 0.5 / 10.0**digits


_MOVED = {
    (1, Polarity.MAXIMIZE): _("It rose by {change} from {before} in {period}."),
    (-1, Polarity.MAXIMIZE): _("It fell by {change} from {before} in {period}."),
    (1, Polarity.MINIMIZE): _(
        "It rose by {change} from {before} in {period}, a change for the worse, since "
        "lower is better."
    ),
    (-1, Polarity.MINIMIZE): _(
        "It fell by {change} from {before} in {period}, an improvement, since lower is better."
    ),
}
_STAYED = _("It stayed at what it was in {period}.")


def moved(measure: Measure, language: Language) -> str:
    """How it moved since its last earlier actual, and what that means; empty where unknown."""
    past = measured_past(measure)
    if not past or measure.reached is None:
        return ""
    period, before = past[-1]
    way = measure.direction(measure.reached, before)
    if isinstance(before, str) or isinstance(measure.reached, str):
        stayed = language.say(_STAYED, period=named_period(period, language))
        return graded_move(measure, str(before), period, language) or stayed
    polarity = measure.polarity
    known = Polarity.MAXIMIZE if polarity is Polarity.STABILIZE else polarity
    return language.say(
        _MOVED.get((way, known), _STAYED),
        change=difference(measure.reached, before, measure, language),
        before=value_text(before, measure, language),
        period=named_period(period, language),
    )
