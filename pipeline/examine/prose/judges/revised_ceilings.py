"""Whether a text says that a revision of the budget raised or lowered a ceiling."""

from collections.abc import Iterator

from pipeline.examine.prose.known.figures import Role, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.examine.prose.words.numbers import Unit
from pipeline.vocabulary import Kind, vocabulary

_WAYS = {Kind.RISE: 1, Kind.FALL: -1}
_PASSED = {Kind.FILLER, Kind.OWN, Kind.NAME, Kind.RESULT, Kind.PART_OF, Kind.FROM, Kind.THIS_YEAR}


def revised_ceilings(statement: Statement) -> Iterator[Contradiction]:
    """`the ceiling rose with the revision`, where it was lowered."""
    text = statement.text.casefold()
    is_of_revision = any(word in text for word in vocabulary().revision)
    if not is_of_revision or statement.has(Kind.LAST_YEAR, Kind.NOT, Kind.COMPARED, Kind.NUMBER):
        return
    for place, piece in enumerate(statement.pieces):
        clause = range(statement.segment(place).start, place)
        kinds = {statement.kind(at) for at in clause}
        way = _WAYS.get(piece.kind)
        if way is None or Kind.CEILING not in kinds or statement.muted[place]:
            continue
        if not kinds <= _PASSED | {Kind.CEILING, Kind.BUDGET}:
            continue
        subject = _subject(statement, clause)
        ceilings = [one for one in subject.of([Role.CEILING]) if one.unit is Unit.RUPIAH
                    ] if subject else []  # fmt: skip
        now = next((one for one in ceilings if not one.is_former), None)
        then = next((one for one in ceilings if one.is_former), None)
        if subject and now and then and (now.value - then.value) * way <= 0:
            yield Contradiction(piece.text, told(now, subject), subject.about)


def _subject(statement: Statement, clause: range) -> Subject | None:
    """The one programme or line that is named, else the whole budget."""
    named = [piece.subject for piece in statement.named(clause)]
    if not named:
        return statement.names.budget
    subject = named[0] if len(named) == 1 else None
    return subject if subject and subject.kind == "budget" else None
