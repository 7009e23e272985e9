"""The fixed words of the layout, which templates print beside the report's own text."""

from pipeline.document import Words
from pipeline.language import Language
from pipeline.report.phrases.marks import mark_words


def words(language: Language) -> Words:
    """The fixed words of the layout."""
    say = language.say
    return Words(
        contents=say("Contents"),
        tables=say("Tables"),
        figures=say("Figures"),
        page=say("page"),
        of=say("of"),
        draft=say("DRAFT"),
        example=say("EXAMPLE"),
        executive_summary=say("Executive summary"),
        foreword=say("Foreword"),
        score=say("Score"),
        target=say("Target"),
        rating_bands=say("Rating bands"),
        marks=mark_words(language),
        workings=say("Performance measurement workings"),
        readiness=say("LKE readiness"),
        internal=say("For the agency alone; not to be published"),
    )
