"""Chapter III, one measure: what the register says of it in the agency's own words."""

from collections.abc import Iterator

from pipeline.account import Measure, states
from pipeline.document import Block, Definition, Definitions
from pipeline.language import Language
from pipeline.report.phrases.values import promised_text
from pipeline.report.phrases.wording import paragraph


def said_blocks(measure: Measure, language: Language) -> Iterator[Block]:
    """What is measured and who answers for it, where given; cause, solution and programme.

    Of these three, what is blank is said to be missing.
    """
    known = tuple(_known(measure, language))
    told = (
        (language.say("Cause"), measure.cause),
        (language.say("Solution"), measure.solution),
        (language.say("Supporting programme"), measure.programme),
    )
    if any(text for _term, text in told):
        known += tuple(Definition(term, text or language.missing) for term, text in told)
    if known:
        yield Definitions(known)
    if not any(text for _term, text in told):
        yield paragraph(language, "Cause, solution and supporting programme: not available.")


def _known(measure: Measure, language: Language) -> Iterator[Definition]:
    """What the register says of the measure itself; a blank cell has no term."""
    worst, maximum = measure.worst, measure.maximum
    terms = (
        (language.say("Definition"), measure.definition),
        (language.say("Data source"), _stated(measure.source)),
        (language.say("Collected"), _stated(measure.collected)),
        (language.say("Verified by"), _stated(measure.verified_by)),
        (language.say("Limits of the data"), _stated(measure.limitation)),
        (
            language.say("Worst value"),
            None if worst is None else promised_text(worst, measure, language),
        ),
        (
            language.say("Highest value possible"),
            None if maximum is None else promised_text(maximum, measure, language),
        ),
        (language.say("Responsible"), measure.owner),
    )
    for term, text in terms:
        if text:
            yield Definition(term, text)


def _stated(text: str | None) -> str | None:
    """The text, where it says anything."""
    return text if states(text) else None
