"""Comparisons of two halves of the year: which half a text says had more."""

from collections.abc import Iterator, Sequence

from pipeline.examine.prose.known.figures import Role, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.vocabulary import Kind, vocabulary

_WAYS = {Kind.RISE: 1, Kind.FALL: -1, Kind.ABOVE: 1, Kind.UNDER: -1, Kind.MORE: 1}


def halves(statement: Statement) -> Iterator[Contradiction]:
    """`fewer complaints in the second half than in the first`, where there were not."""
    if statement.has(*_OTHER) or not statement.has(
        Kind.COMPARED, Kind.FROM, Kind.ABOVE, Kind.UNDER
    ):
        return
    ways = [at for at, piece in enumerate(statement.pieces) if piece.kind in _WAYS]
    said = _periods(statement)
    subject = _subject(statement) if said else None
    if len(ways) != 1 or len(said) != 2 or subject is None:  # noqa: PLR2004
        return
    (place,), (one, other) = ways, said
    first, second = (subject.of([Role.ACTUAL], period) for period in (one, other))
    if not first or not second or first[0].period == second[0].period:
        return
    word = statement.word(place)
    way = -1 if word.startswith(_LESSER) else _WAYS[statement.pieces[place].kind]
    if (first[0].value - second[0].value) * way <= 0:
        yield Contradiction(
            statement.pieces[place].text,
            [told(first[0], subject), told(second[0], subject)],
            subject.about,
        )


_OTHER = (
    Kind.NOT,
    Kind.TO,
    Kind.ATTRIBUTED,
    Kind.CONDITION,
    Kind.TARGET,
    Kind.PART_OF,
    Kind.FUTURE,
)
_LESSER = ("fewer", "a smaller", "a lower", "less")


def _subject(statement: Statement) -> Subject | None:
    """The one measure that is named, or the cell's own, with at most one unknown word."""
    last = max(at for at, one in enumerate(statement.pieces) if one.kind is Kind.PERIOD)
    if statement.strange(range(last)) > bool(statement.subjects):
        return None
    return statement.only


def _periods(statement: Statement) -> Sequence[str]:
    """The half that the text is about, and the half that it is compared with."""
    told = [(at, one.period) for at, one in enumerate(statement.pieces) if one.kind is Kind.PERIOD]
    if len(told) == 1 and (ordinal := _ordinal(statement, told[0][0])):
        told.append((len(statement.pieces), f"{told[0][1][:-1]}{ordinal}"))
    found = [period for _at, period in told]
    if any("-S" not in period for period in found) or not told:
        return ()
    opens = any(statement.kind(at) is Kind.COMPARED for at in range(told[0][0]))
    return found[::-1] if opens else found


def _ordinal(statement: Statement, place: int) -> int:
    """The number of the other half in `than in the first`; 0 where it is not given so."""
    behind = range(place + 1, len(statement.pieces))
    compared = next((at for at in behind if statement.kind(at) is Kind.COMPARED), None)
    if compared is None:
        return 0
    words = {statement.word(at) for at in behind if at > compared}
    known = {"first": 1, "pertama": 1, **vocabulary().ordinals}
    return next((known[word] for word in words if word in known), 0)
