"""Chapter IV: the scorecard in one sentence, below a heading that states the targets met."""

from pipeline.account import Node, tallied
from pipeline.case import Case
from pipeline.document import Paragraph, Runs
from pipeline.report.phrases.wording import runs
from pipeline.translatable import _

_SOME = _("{rating}, with {met} of {count} targets met")
_NONE = _("{rating}, but no target was met")
"""The rating of a perspective that missed targets; alone it would read as praise."""


def conclusion(case: Case) -> Paragraph:
    return Paragraph(_whole(case), lead=True)


def _whole(case: Case) -> Runs:
    language, whole = case.language, case.account.scorecard
    agency = case.report_file.agency.name
    scored = [one for one in case.account.perspectives if one.score is not None]
    perspectives = [_scored(perspective, case) for perspective in scored]
    if not scored:
        message = _("{agency} has no overall score for the period: no perspective was scored.")
        return runs(language, message, agency=agency)
    left_out = _left_out(case)
    if whole.score is None:
        message = _("{agency} has no overall score for the period; by perspective: {parts}.")
        return (*runs(language, message, agency=agency, parts=perspectives), *left_out)
    band = case.node_band("scorecard", whole.rating)
    message = (
        _("{agency} scores {score} of at most {cap}, rated {rating}; by perspective: {parts}.")
        if band
        else _("{agency} scores {score} of at most {cap}; by perspective: {parts}.")
    )
    told = runs(
        language,
        message,
        agency=agency,
        score=whole.score,
        cap=language.short(whole.out_of),
        rating=language.text(band.label) if band else "",
        parts=perspectives,
    )
    return (*told, *left_out)


def _left_out(case: Case) -> Runs:
    """The perspectives without a score, in one sentence; nothing where each has one."""
    names = [one.name for one in case.account.perspectives if one.score is None]
    return runs(case.language, " Not scored: {names}.", names=names) if names else ()


def _scored(perspective: Node, case: Case) -> str:
    language, name = case.language, perspective.name
    band = case.node_band("perspective", perspective.rating)
    score = language.number(perspective.score)
    if band is None:
        return f"{name} {score}"
    rating = language.text(band.label)
    counted = tallied(case.account.in_perspective(perspective.id))
    if band.favourable and counted.missed:
        message = _SOME if counted.met else _NONE
        rating = language.say(message, rating=rating, met=counted.met, count=counted.of)
    return f"{name} {score} ({rating})"
