"""Chapter IV: how many targets were met, then the scorecard in one sentence."""

from pipeline.account import Node
from pipeline.case import Case
from pipeline.document import Paragraph, Runs
from pipeline.report.phrases.tally import headed
from pipeline.report.phrases.wording import runs
from pipeline.translatable import _


def conclusion(case: Case) -> Paragraph:
    """The tally goes first, unless the heading says it for want of a score."""
    is_headed = case.account.scorecard.score is None
    met = () if is_headed else (f"{headed(case.account.tally, case.language)}. ",)
    return Paragraph((*met, *_whole(case)), lead=True)


def _whole(case: Case) -> Runs:
    language, whole = case.language, case.account.scorecard
    agency = case.report_file.agency.name
    perspectives = [_scored(perspective, case) for perspective in case.account.perspectives]
    if whole.score is None:
        message = _("{agency} has no overall score for the period; by perspective: {parts}.")
        return runs(language, message, agency=agency, parts=perspectives)
    band = case.node_band("scorecard", whole.rating)
    message = (
        _("{agency} scores {score} of at most {cap}, rated {rating}; by perspective: {parts}.")
        if band
        else _("{agency} scores {score} of at most {cap}; by perspective: {parts}.")
    )
    return runs(
        language,
        message,
        agency=agency,
        score=whole.score,
        cap=language.short(whole.out_of),
        rating=language.text(band.label) if band else "",
        parts=perspectives,
    )


def _scored(perspective: Node, case: Case) -> str:
    language, name = case.language, perspective.name
    if perspective.score is None:
        return language.say("{name} not scored", name=name)
    band = case.node_band("perspective", perspective.rating)
    score = language.number(perspective.score)
    return f"{name} {score} ({language.text(band.label)})" if band else f"{name} {score}"
