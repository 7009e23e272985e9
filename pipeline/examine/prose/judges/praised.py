"""Words on spending without a figure: efficient, economical, effective, or not."""

from collections.abc import Iterator

from pipeline.examine.prose.known.figures import Role, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.examine.prose.words.tokens import words
from pipeline.scorecard import Polarity
from pipeline.vocabulary import Kind, vocabulary

_EVEN = 100.0
"""The actual at which spending equals what it achieved."""


def praised(statement: Statement) -> Iterator[Contradiction]:
    """`spending was not efficient`, in the cell of a measure with a good actual, or the reverse."""
    own, measure = statement.own, statement.own.measure if statement.own else None
    if own is None or measure is None or statement.has(Kind.ABOVE, Kind.UNDER):
        return
    if measure.actual in (None, _EVEN):
        return
    praise = [words(one)[0] for one in vocabulary().good.get(measure.formula, ())]
    blame = [one for one in vocabulary().bad.get(measure.formula, ()) if " " not in one]
    if not praise:
        return
    for place, piece in enumerate(statement.pieces):
        if statement.word(place) not in (*praise, *blame) or statement.muted[place] or piece.quoted:
            continue
        before = range(statement.segment(place).start, place)
        if any(statement.kind(at) not in _PASSED for at in before if at < place - 1):
            continue
        is_denied = any(statement.kind(at) is Kind.NOT for at in before)
        if statement.word(place - 1) in _GRADING or statement.kind(place + 1) is Kind.UNKNOWN:
            continue
        is_blame = statement.word(place) in blame
        if _is_good(own) is (is_denied != is_blame):
            said = statement.words_between(place - is_denied, place)
            yield Contradiction(said, told(own.of([Role.ACTUAL])[0], own), own.about)


_GRADING = frozenset({"lebih", "paling", "more", "most", "less", "kurang", "fully", "sangat"})
_PASSED = frozenset(
    {Kind.FILLER, Kind.KNOWN, Kind.CONSISTS, Kind.OWN, Kind.BUDGET, Kind.SPENT, Kind.NAME,
     Kind.NOT, Kind.RESULT, Kind.NUMBER, Kind.CATEGORY, Kind.WITH, Kind.SCORE, Kind.PERIOD,
     Kind.THIS_YEAR, Kind.ACTUAL}
)  # fmt: skip


def _is_good(subject: Subject) -> bool:
    """Whether the actual is on the good side of 100."""
    measure = subject.measure
    if measure is None or measure.actual is None:
        return False
    return (measure.actual < _EVEN) is (measure.polarity is Polarity.MINIMIZE)
