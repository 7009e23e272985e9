"""Chapter III, one measure: what came of its promise, what moved, what the agency says of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.case import Case, two
from pipeline.document import Block, Definition, Definitions, Paragraph, Ref, Runs
from pipeline.formulas import REPORTED
from pipeline.language import Language
from pipeline.quantities import difference, measured, target_text
from pipeline.report.chapters.service_minutes import service_minutes_blocks
from pipeline.report.chapters.service_quality import service_quality_blocks
from pipeline.report.phrases.names import named_period
from pipeline.report.phrases.tally import MET
from pipeline.report.phrases.trend import measured_past, side
from pipeline.report.phrases.wording import paragraph, percent, runs, working_text
from pipeline.report.surveys.answers import survey_blocks
from pipeline.rulebook import Scoring
from pipeline.scorecard import Polarity
from pipeline.translatable import _

Measure = Mapping[str, Any]


def account(measure: Measure, case: Case) -> Iterator[Block]:
    """Result and movement, working, the survey behind it, and what the agency says of it."""
    yield Paragraph(_joined(_sentences(measure, case)))
    working = working_text(measure, case)
    if working and measure["formula"] != REPORTED:
        yield paragraph(case.language, "Computed as {working}.", working=working)
    yield from survey_blocks(measure["measure_id"], case)
    yield from service_quality_blocks(measure["measure_id"], case)
    yield from service_minutes_blocks(measure["measure_id"], case)
    yield _said_by_agency(measure, case)


def _joined(sentences: Iterator[Runs]) -> Runs:
    parts: list[str | Ref] = []
    for sentence in sentences:
        parts += [" ", *sentence] if parts else sentence
    return tuple(parts)


def _sentences(measure: Measure, case: Case) -> Iterator[Runs]:
    yield result(measure, case)
    for told in (
        moved(measure, case),
        _toward("renstra_target", measure, case),
        _toward("national_standard", measure, case),
    ):
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
    "last-value": _(
        "It was not measured; its latest known actual, {counted}, counts instead, an achievement "
        "of {achievement}."
    ),
    "counted-as-zero": _("It was not measured and counts as zero, as the rulebook says."),
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
    if measure["actual"] is None and measure["score"] is None:
        message = _("It was not measured, so it has no score; {quality} gives the reason.")
        return runs(language, message, quality=Ref("quality"))
    band = case.measure_band(measure)
    rated = language.say(" Rated {rating}.", rating=language.text(band.label)) if band else ""
    values = {
        "actual": measured(measure, language),
        "target": target_text(measure, language),
        "achievement": percent(measure["achievement"], language),
    }
    if measure["actual"] is None:
        return (
            language.say(_supplied(measure), counted=_counted(measure, language), **values) + rated,
        )
    if measure["achievement"] is None:
        untold = runs(language, _unscored(measure), quality=Ref("quality"), **values)
        return (*untold, rated) if rated else untold
    message, gap = _message(measure, case.rulebook.scoring), ""
    if measure["target"] is not None:
        gap = difference(measure["actual"], measure["target"], measure, language)
    return (language.say(message, gap=gap, **values) + rated,)


def _supplied(measure: Measure) -> str:
    return next(_SUPPLIED[flag] for flag in measure["flags"] if flag in _SUPPLIED)


def _counted(measure: Measure, language: Language) -> str:
    return measured({**measure, "actual": measure["counted"]}, language)


def _unscored(measure: Measure) -> str:
    """Why there is an actual and no achievement: nothing was promised, or nothing comparable."""
    if measure["target"] is None and measure["target_low"] is None:
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


def _message(measure: Measure, scoring: Scoring) -> str:
    plain = _("It came to {actual} against a target of {target}, an achievement of {achievement}.")
    if measure["target_low"] is not None and measure["target_high"] is not None:
        above = measure["actual"] > measure["target_high"]
        return _RANGED[above - (measure["actual"] < measure["target_low"])]
    if measure["target"] is None:
        return plain
    where = side(measure["actual"], measure["target"], measure)
    met = two(measure["achievement"]) >= MET
    if where == _ON and met:
        return _("It is on the target of {target}, an achievement of {achievement}.")
    message = _RESULTS.get((Polarity(measure["polarity"]), where, met), plain)
    if message is _NEARLY and not _rounds_to_met(measure, scoring):
        return _CONVERTED
    return message


def _rounds_to_met(measure: Measure, scoring: Scoring) -> bool:
    """Whether rounding alone makes the target met, and no scale that converts achievements."""
    digits = 2 if scoring.achievement_digits is None else scoring.achievement_digits
    target = float(measure["target"])
    off = abs(float(measure["actual"]) - target) / abs(target) if target else 1.0
    return bool(100 * off <= 0.5 / 10**digits)


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


def moved(measure: Measure, case: Case) -> str:
    """How it moved since its last earlier actual, and what that means; empty where unknown."""
    past = measured_past(measure["measure_id"], case)
    before = past[-1].actual if past else None
    if before is None or measure["actual"] is None:
        return ""
    way = side(measure["actual"], before, measure)
    polarity = Polarity(measure["polarity"])
    known = Polarity.MAXIMIZE if polarity is Polarity.STABILIZE else polarity
    return case.language.say(
        _MOVED.get((way, known), _STAYED),
        change=difference(measure["actual"], before, measure, case.language),
        before=measured({**measure, "actual": before}, case.language),
        period=named_period(past[-1].period, case.language),
    )


_TOWARD = {
    ("renstra_target", True): _("The Renstra end target of {target} has been reached ({share})."),
    ("renstra_target", False): _(
        "Against the Renstra end target of {target} it stands at {share}."
    ),
    ("national_standard", True): _("The national standard of {target} is met ({share})."),
    ("national_standard", False): _(
        "Against the national standard of {target} it stands at {share}."
    ),
}


def _toward(column: str, measure: Measure, case: Case) -> str:
    """Where the actual stands beside another yardstick; empty where there is none."""
    share = case.against.get(column, {}).get(measure["measure_id"])
    if share is None:
        return ""
    ends = {"target": measure[column], "target_low": None, "target_high": None}
    return case.language.say(
        _TOWARD[column, two(share) >= MET],
        target=target_text({**measure, **ends}, case.language),
        share=percent(share, case.language),
    )


def _said_by_agency(measure: Measure, case: Case) -> Block:
    """Cause, solution and programme as delivered; what is blank is said to be missing."""
    language = case.language
    given = (
        (language.say("Cause"), measure["cause"]),
        (language.say("Solution"), measure["solution"]),
        (language.say("Supporting programme"), measure["programme"]),
    )
    if not any(text for _term, text in given):
        return paragraph(language, "Cause, solution and supporting programme: not available.")
    return Definitions(tuple(Definition(term, text or language.missing) for term, text in given))
