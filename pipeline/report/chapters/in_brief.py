"""Sentences on a measure beside its figures: the result, the last move, what lies behind it."""

from collections.abc import Iterator

from pipeline.account import Flag, Measure, MetReason, Survey
from pipeline.case import Case
from pipeline.document import Ref, Runs
from pipeline.language import Language
from pipeline.report.chapters.lacking import lacking_text
from pipeline.report.phrases.deduction import deduction_result, is_deduction
from pipeline.report.phrases.last_moves import last_move
from pipeline.report.phrases.names import named_period
from pipeline.report.phrases.revisions import revised_text
from pipeline.report.phrases.values import difference
from pipeline.report.phrases.wording import percent, runs, spaced
from pipeline.report.surveys.items import item_name
from pipeline.rounding import half_up
from pipeline.rulebook import Scoring
from pipeline.scorecard import Polarity
from pipeline.translatable import _

_WHOLE = 100.0
_NAMED = 5
"""Items that a sentence names."""


def account_of(measure: Measure, case: Case) -> Runs:
    """Sentences on a measure that do not repeat its strip of figures."""
    return spaced(_sentences(measure, case))


def _sentences(measure: Measure, case: Case) -> Iterator[Runs]:
    language = case.language
    yield from result(measure, case)
    for told in (
        moved(measure, language),
        revised_text(measure, language),
        _answered(measure, case),
        _longest_step(measure, language),
        lacking_text(measure, language),
    ):
        if told:
            yield (told,)


_NEARLY = _(
    "It lies so near the target that its achievement rounds to {achievement}; the target is not "
    "met."
)
_CONVERTED = _(
    "By the rulebook's scale its achievement comes to {achievement}; the target itself is not met."
)
_OVER_CEILING = _("Spent above its ceiling, its target does not count as met.")
_SUPPLIED = {
    Flag.LAST_VALUE: _(
        "It was not measured; its latest known actual counts instead, an achievement of "
        "{achievement}."
    ),
    Flag.COUNTED_AS_ZERO: _("It was not measured and counts as zero, as the rulebook says."),
}
"""By the flag of a measure that counts although it has no actual."""
_UNSCORED = {
    True: _("The target is met, but no achievement can be computed; {quality} gives the reason."),
    False: _(
        "The target is missed, and no achievement can be computed; {quality} gives the reason."
    ),
}
"""By whether the target is met."""


def result(measure: Measure, case: Case) -> Iterator[Runs]:
    """What the figures alone do not say of the target's outcome; nothing where they say it all."""
    language = case.language
    if is_deduction(measure):
        yield (deduction_result(measure, language),)
    elif not measure.is_measured and measure.score is None:
        yield from _silent(measure, case)
    elif measure.reached is None:
        achieved = percent(measure.achievement, language)
        yield (language.say(_supplied(measure), achievement=achieved),)
    elif measure.achievement is None:
        if measure.has_target:
            yield runs(language, _UNSCORED[measure.met is True], quality=Ref("quality"))
    elif message := _apart(measure, measure.achievement, case.rulebook.scoring):
        yield (language.say(message, achievement=percent(measure.achievement, language)),)


def _silent(measure: Measure, case: Case) -> Iterator[Runs]:
    """Why there is no actual, if the agency gives a reason."""
    given = case.report_file.measures.get(measure.id)
    if given is not None and given.unavailable:
        reason = given.unavailable.rstrip(" .")
        yield (case.language.say("It has no score: {reason}.", reason=reason),)


def _supplied(measure: Measure) -> str:
    return next(_SUPPLIED[flag] for flag in measure.flags if flag in _SUPPLIED)


def _apart(measure: Measure, achievement: float, scoring: Scoring) -> str:
    """Why the achievement seems to contradict the verdict; empty where it does not."""
    if measure.met_reason is MetReason.OVER_CEILING and not measure.fell_short:
        return _OVER_CEILING
    if measure.met is False and measure.target is not None and half_up(achievement) >= _WHOLE:
        near = measure.actual is not None and _rounds(measure.actual, measure.target, scoring)
        return _NEARLY if near else _CONVERTED
    return ""


def _rounds(actual: float, target: float, scoring: Scoring) -> bool:
    """Whether rounding alone makes the achievement 100 %, and not a scale that converts it."""
    digits = 2 if scoring.achievement_digits is None else scoring.achievement_digits
    off = abs(actual - target) / abs(target) if target else 1.0
    return 100 * off <= 0.5 / 10.0**digits


_MOVED = {
    (1, Polarity.MAXIMIZE): _("It rose by {change} since {period}."),
    (-1, Polarity.MAXIMIZE): _("It fell by {change} since {period}."),
    (1, Polarity.MINIMIZE): _(
        "It rose by {change} since {period}, a change for the worse, since lower is better."
    ),
    (-1, Polarity.MINIMIZE): _(
        "It fell by {change} since {period}, an improvement, since lower is better."
    ),
}
_OVERSPENDING = {
    1: _(
        "It rose by {change} since {period}, a change for the worse, since more was spent than the "
        "ceiling allows."
    ),
    -1: _(
        "It fell by {change} since {period}, an improvement, since more had been spent than the "
        "ceiling allows."
    ),
}
"""For the share of a ceiling that was spent, by direction, where a rise is no improvement."""


def moved(measure: Measure, language: Language) -> str:
    """By how much it moved since its last earlier actual; empty where it did not, or has grades."""
    move = last_move(measure)
    if move is None or isinstance(move.before, str) or measure.actual is None:
        return ""
    polarity = measure.polarity
    known = Polarity.MAXIMIZE if polarity is Polarity.STABILIZE else polarity
    turned = polarity is Polarity.MAXIMIZE and move.better == -move.way != 0
    message = _OVERSPENDING[move.way] if turned else _MOVED.get((move.way, known))
    if message is None:
        return ""
    return language.say(
        message,
        change=difference(measure.actual, move.before, measure, language),
        period=named_period(move.period, language),
    )


def _answered(measure: Measure, case: Case) -> str:
    """How many answered its survey, and which items they rated lowest; empty without a survey."""
    survey = case.account.survey_of(measure)
    if survey is None or not survey.items:
        return ""
    say, lowest = case.language.say, _lowest(survey)
    if not lowest:
        return say("Respondents: {n}; items: {items}.", n=survey.counted, items=len(survey.items))
    return say(
        "Respondents: {n}; items: {items}, rated lowest {lowest}.",
        n=survey.counted,
        items=len(survey.items),
        lowest=case.language.some(lowest, _NAMED),
    )


def _lowest(survey: Survey) -> list[str]:
    """The items with the lowest mean; empty where all items share it."""
    named = [item_name(item) for item in survey.items if item.id in survey.lowest]
    return named if len(named) < len(survey.items) else []


def _longest_step(measure: Measure, language: Language) -> str:
    """Which step takes the most minutes; empty where no step does."""
    steps = measure.services.steps if measure.services else ()
    shares = [(step.share, step.step) for step in steps if step.share is not None]
    most = max((share for share, _name in shares), default=0.0)
    names = [name for share, name in shares if share == most]
    if len(shares) == len(names):
        return ""
    return language.say(
        "Most of the time goes to {steps}: {share} % of all minutes.",
        steps=names,
        share=half_up(most),
    )
