"""Chapter III, one measure: what came of its promise, what moved, what the agency says of it."""

from collections.abc import Iterator

from pipeline.account import Flag, Measure
from pipeline.case import Case
from pipeline.document import Block, Paragraph, Ref, Runs
from pipeline.language import Language
from pipeline.report.chapters.particulars import particulars_blocks
from pipeline.report.chapters.said_by_agency import said_blocks
from pipeline.report.chapters.service_minutes import service_minutes_blocks
from pipeline.report.chapters.service_quality import service_quality_blocks
from pipeline.report.phrases.names import named_period
from pipeline.report.phrases.tally import MET
from pipeline.report.phrases.trend import measured_past
from pipeline.report.phrases.values import (
    actual_text,
    difference,
    promised_text,
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
    for told in (moved(measure, case.language), *_toward(measure, case.language)):
        if told:
            yield (told,)


_ABOVE, _ON, _BELOW = 1, 0, -1

_NEARLY = _(
    "It lies {gap} from the target of {target}, so little that its achievement rounds to "
    "{achievement} and counts as met."
)
_CONVERTED = _(
    "It lies {gap} from the target of {target}, which by the rulebook's scale is an achievement of "
    "{achievement}."
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
    (Polarity.MAXIMIZE, _BELOW, True): _NEARLY,
    (Polarity.MINIMIZE, _ABOVE, True): _NEARLY,
    (Polarity.STABILIZE, _ABOVE, True): _NEARLY,
    (Polarity.STABILIZE, _BELOW, True): _NEARLY,
    (Polarity.MAXIMIZE, _ABOVE, True): _(
        "The target of {target} was exceeded by {gap}, an achievement of {achievement}."
    ),
    (Polarity.MAXIMIZE, _BELOW, False): _(
        "It is {gap} short of the target of {target}, an achievement of {achievement}."
    ),
    (Polarity.MINIMIZE, _BELOW, True): _(
        "It was {gap} below the limit of {target}, an achievement of {achievement}."
    ),
    (Polarity.MINIMIZE, _ABOVE, False): _(
        "It exceeds the limit of {target} by {gap}, an achievement of {achievement}."
    ),
    (Polarity.STABILIZE, _ABOVE, False): _(
        "It is {gap} above the target of {target}, on which it should stay: an achievement of "
        "{achievement}."
    ),
    (Polarity.STABILIZE, _BELOW, False): _(
        "It is {gap} below the target of {target}, on which it should stay: an achievement of "
        "{achievement}."
    ),
}
"""By polarity, the side of the target as printed, and whether the target was met."""


def result(measure: Measure, case: Case) -> Runs:
    """What came of the promise, in one or two sentences that agree with the tables."""
    language = case.language
    if measure.actual is None and measure.score is None:
        message = _("It was not measured, so it has no score; {quality} gives the reason.")
        return runs(language, message, quality=Ref("quality"))
    band = case.band_of(measure)
    rated = language.say(" Rated {rating}.", rating=language.text(band.label)) if band else ""
    values = {
        "actual": actual_text(measure, language),
        "target": target_text(measure, language),
        "achievement": percent(measure.achievement, language),
    }
    if measure.actual is None:
        counted = value_text(measure.counted, measure, language)
        return (language.say(_supplied(measure), counted=counted, **values) + rated,)
    if measure.achievement is None:
        untold = runs(language, _unscored(measure), quality=Ref("quality"), **values)
        return (*untold, rated) if rated else untold
    message = _message(measure, measure.actual, measure.achievement, case.rulebook.scoring)
    gap = ""
    if measure.target is not None:
        gap = difference(measure.actual, measure.target, measure, language)
    return (language.say(message, gap=gap, **values) + rated,)


def _supplied(measure: Measure) -> str:
    return next(_SUPPLIED[flag] for flag in measure.flags if flag in _SUPPLIED)


def _unscored(measure: Measure) -> str:
    """Why there is an actual and no achievement: nothing was promised, or nothing comparable."""
    if measure.target is None and measure.target_low is None:
        return _("It came to {actual}; without a target it has no score.")
    return _(
        "It came to {actual} against a target of {target}; no achievement can be computed, and "
        "{quality} gives the reason."
    )


_RANGED = {
    _ABOVE: _("{actual} is above the range of {target}, an achievement of {achievement}."),
    _ON: _("{actual} is within the range of {target}, an achievement of {achievement}."),
    _BELOW: _("{actual} is below the range of {target}, an achievement of {achievement}."),
}


def _message(measure: Measure, actual: float, achievement: float, scoring: Scoring) -> str:
    plain = _("It came to {actual} against a target of {target}, an achievement of {achievement}.")
    if measure.target_low is not None and measure.target_high is not None:
        return _RANGED[(actual > measure.target_high) - (actual < measure.target_low)]
    if measure.target is None:
        return plain
    where, met = measure.direction(actual, measure.target), half_up(achievement) >= MET
    if where == _ON and met:
        return _("It is on the target of {target}, an achievement of {achievement}.")
    message = _RESULTS.get((measure.polarity, where, met), plain)
    if message is _NEARLY and not _rounds_to_met(actual, measure.target, scoring):
        return _CONVERTED
    return message


def _rounds_to_met(actual: float, target: float, scoring: Scoring) -> bool:
    """Whether rounding alone makes the target met, and no scale that converts achievements."""
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
    if not past or measure.actual is None:
        return ""
    period, before = past[-1]
    way = measure.direction(measure.actual, before)
    polarity = measure.polarity
    known = Polarity.MAXIMIZE if polarity is Polarity.STABILIZE else polarity
    return language.say(
        _MOVED.get((way, known), _STAYED),
        change=difference(measure.actual, before, measure, language),
        before=value_text(before, measure, language),
        period=named_period(period, language),
    )


_RENSTRA = {
    True: _("The Renstra end target of {target} has been reached ({share})."),
    False: _("Against the Renstra end target of {target} it stands at {share}."),
}
_NATIONAL = {
    True: _("The national standard of {target} is met ({share})."),
    False: _("Against the national standard of {target} it stands at {share}."),
}
"""By whether it is reached."""


def _toward(measure: Measure, language: Language) -> Iterator[str]:
    """The actual compared with each other yardstick that there is."""
    for messages, target, share in (
        (_RENSTRA, measure.renstra_target, measure.renstra_achievement),
        (_NATIONAL, measure.national_standard, measure.national_achievement),
    ):
        if share is not None:
            yield language.say(
                messages[half_up(share) >= MET],
                target=promised_text(target, measure, language),
                share=percent(share, language),
            )
