"""The one page for leadership: what to decide, and where to read on."""

from pipeline.case import Case
from pipeline.document import Block, Bullets
from pipeline.report.chapters.summary import lead
from pipeline.report.phrases.trend import movements
from pipeline.report.phrases.urgent import first_things
from pipeline.report.phrases.wording import paragraph
from pipeline.translatable import _

_DECISIONS = 3
_MOVED = 4


def brief(case: Case) -> tuple[Block, ...]:
    """The three things to decide; the template places verdict, cards and where to read on."""
    first = first_things(case, _DECISIONS)
    if first:
        return (Bullets(tuple((text,) for text in first), ordered=True),)
    if not case.account.recommendations:
        return (lead(case),)
    nothing = _("Nothing is to be decided: no recommendation asks for a change.")
    return (paragraph(case.language, nothing),)


def moved(case: Case) -> tuple[Block, ...]:
    """What moved since earlier periods, where there are any."""
    told = movements(case, _MOVED)
    return (Bullets(tuple((line,) for line in told)),) if told else ()
