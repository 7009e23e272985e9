"""Numbers that what stands right behind them tells: `16 hours agreed`, `14 complaints recorded`."""

from pipeline.examine.prose.claim import Claim
from pipeline.examine.prose.clarity import is_in_another_unit, whole_before
from pipeline.examine.prose.figures import CURRENT, Role, Subject
from pipeline.examine.prose.numbers import Numeral, Unit
from pipeline.examine.prose.statement import LAST, Statement
from pipeline.vocabulary import Kind, vocabulary


def is_promised(statement: Statement, place: int) -> bool:
    return _promising(statement, place) is not None


def promised_of(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`16 jam yang diperjanjikan`, `the 85 percent that had been targeted`: the target."""
    if numeral.is_spelled:
        return None
    subject, period = _subject(statement, place), _period(statement, place)
    if subject is None or subject.measure is None or period is None:
        return None
    if is_in_another_unit(statement, place, numeral, subject):
        return None
    is_further = any(
        statement.kind(at) in (Kind.MEDIUM, Kind.NATIONAL) for at in statement.segment(place)
    )
    further = (Role.MEDIUM, Role.NATIONAL) if is_further else ()
    return Claim(place, numeral, subject, (Role.TARGET, *further), period=period)


def _promising(statement: Statement, place: int) -> int | None:
    """Where a participle behind a number tells that it was promised."""
    if not statement.has_word(*vocabulary().promised):
        return None
    behind = range(place + 1, min(place + _NEAR, statement.segment(place).stop))
    for at in behind:
        if statement.word(at) in vocabulary().promised:
            return at
        if statement.kind(at) not in _BETWEEN and statement.word(at) not in _RELATIVE:
            return None
    return None


_NEAR = 7
_BETWEEN = (Kind.UNIT, Kind.KNOWN, Kind.FILLER, Kind.REFERENCE, Kind.RESULT, Kind.CONSISTS)
_RELATIVE = frozenset({"that", "which", "yang"})


def _subject(statement: Statement, place: int) -> Subject | None:
    """The one that is named before it in the sentence, or the cell's own measure."""
    named = statement.named(range(place))
    if named:
        return named[-1].subject
    clause = range(statement.segment(place).start, place)
    if statement.own is None and any(statement.kind(at) is Kind.SPENT for at in clause):
        return statement.names.absorption
    return None if statement.own is None or statement.strange(clause) else statement.own


def of_opening(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`of the year's complaints, 15 came in the first half`: a part of the year's."""
    own, segment = statement.own, statement.segment(place)
    if own is None or own.measure is None or own.measure.is_percent or place != segment.start:
        return None
    opening, period = whole_before(statement, segment), _period(statement, place)
    if not opening:
        return None
    behind = [statement.kind(at) for at in range(place + 1, segment.stop)]
    is_alone = {*behind} <= {Kind.FILLER, Kind.PERIOD, Kind.UNKNOWN, Kind.RESULT, Kind.AMONG}
    if period not in statement.parts or statement.strange(opening) or not is_alone:
        return None
    if behind.count(Kind.UNKNOWN) > 1 or numeral.whole is None:
        return None
    return Claim(place, numeral, own, (Role.ACTUAL,), period=period or CURRENT)


def named_behind(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`tercatat 14 pengaduan`: so many of what a measure counts, and nothing else of them."""
    piece = statement.at(place + 1)
    subject = piece.subject if piece and piece.kind is Kind.NAME else None
    measure = subject.measure if subject else None
    if subject is None or measure is None or measure.is_percent or measure.is_rupiah:
        return None
    segment, period = statement.segment(place), _period(statement, place)
    kinds = [statement.kind(at) for at in segment]
    is_told = {*kinds} & _TELLING and kinds.count(Kind.NUMBER) == kinds.count(Kind.NAME) == 1
    if not is_told or not {*kinds} <= _ALONE or period is None:
        return None
    if numeral.unit is not Unit.NONE or numeral.whole is None:
        return None
    return Claim(place, numeral, subject, (Role.ACTUAL,), period=period)


_TELLING = {Kind.RESULT, Kind.CONSISTS}
_ALONE = {*_TELLING, Kind.NUMBER, Kind.NAME, Kind.FILLER, Kind.PERIOD, Kind.THIS_YEAR,
          Kind.LAST_YEAR, Kind.OWN, Kind.COMMA, Kind.BREAK, Kind.FROM}  # fmt: skip


def _period(statement: Statement, place: int) -> str | None:
    """The one period of its clause, or of what opens it; null where it has several."""
    segment = statement.segment(place)
    opens = segment.start and statement.is_dating(segment.start - 1)
    first = statement.segment(segment.start - 1).start if opens else segment.start
    told = [
        LAST if piece.kind is Kind.LAST_YEAR else statement.period(piece)
        for piece in statement.pieces[first : segment.stop]
        if piece.kind in (Kind.PERIOD, Kind.THIS_YEAR, Kind.LAST_YEAR)
    ]
    return CURRENT if not told else told[0] if len(told) == 1 else None
