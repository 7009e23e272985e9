"""Questions that are answered in other words than most questions of the survey.

Each of the nine elements of a public service has its own words, and they are one survey. So are
questions on scales with the same number of points, unless they ask how often, or how much something
matters.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.ingest.recognised.about_people import is_about_people
from pipeline.ingest.recognised.answer_scales import Answers
from pipeline.ingest.surveys.scales import Scale as Words
from pipeline.ingest.surveys.scales import answer_of, matters

_MATTERS = re.compile(
    r"\b(kepentingan|seberapa penting|harapan|ekspektasi|importance|how important|expectations?"
    r"|expected)\b"
)
Known = Mapping[str, Sequence[Words]]
"""By heading, the scales that know a column's words."""


@dataclass(frozen=True)
class Joined:
    """The columns that belong to a survey as well, and those that may belong: their words are also
    those of a scale of another length."""

    sure: Sequence[Answers]
    doubtful: Sequence[Answers]


def asks_what_matters(answers: Answers) -> bool:
    """Whether the answers say how important something is, or how much was expected."""
    said = [answer_of(text).words for text in answers.answers]
    return matters(said) or bool(_MATTERS.search(answers.asks.casefold()))


def joined(
    parts: Sequence[Sequence[Answers]], known: Known, series: Sequence[Words], lengths: set[int]
) -> Joined:
    """Of several groups of columns with the same words, those with scales as long as the
    survey's."""
    sure: list[Answers] = []
    doubtful: list[Answers] = []
    for part in parts:
        own = [words for words in known[part[0].heading] if _know(words, part, known)]
        if not own or _is_other(part) or _how_often(own) != _how_often(series):
            continue
        theirs = {words.points for words in own}
        if theirs == lengths and len(lengths) == 1:
            sure += part
        elif any(words.points in lengths and not _has_gap(words, part) for words in own):
            doubtful += part
    return Joined(sure, doubtful)


def _know(words: Words, part: Sequence[Answers], known: Known) -> bool:
    """Whether a scale knows every word of the columns: a text may match some by chance."""
    said = [answer_of(text) for one in part for text in one.answers]
    return all(words in known[one.heading] for one in part) and words.covers(said)


def _has_gap(words: Words, part: Sequence[Answers]) -> bool:
    """Whether nobody gave a point between two given points: a shorter scale may have none there."""
    said = {answer_of(text).words for one in part for text in one.answers}
    given = {words.positions[word] for word in said}
    return len(given) <= max(given) - min(given)


def _is_other(part: Sequence[Answers]) -> bool:
    return any(is_about_people(one.asks) for one in part)


def _how_often(scales: Collection[Words]) -> bool:
    return all(words.how_often for words in scales)
