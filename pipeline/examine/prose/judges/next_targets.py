"""Targets that a text gives for the next year, compared with the target in the register."""

from collections.abc import Iterator

from pipeline.examine.prose.known.figures import CURRENT, Known, Role, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.examine.prose.words.numbers import Numeral
from pipeline.vocabulary import Kind, vocabulary


def next_targets(statement: Statement) -> Iterator[Contradiction]:
    """`the target for 2025 is 98 percent`, where the register has 96."""
    if not statement.has(Kind.NUMBER) or not _is_of_next(statement):
        return
    last = max((at for at, one in enumerate(statement.pieces) if one.numeral), default=-1)
    said = range(_purpose(statement, last), len(statement.pieces))
    if statement.has(*_UNSURE) or {statement.kind(at) for at in said} & _OTHERWISE:
        return
    subject = _subject(statement, range(said.start, _end(statement, last)))
    promised = subject.of([Role.NEXT]) if subject else []
    if subject is None or not promised:
        return
    for place, piece in enumerate(statement.pieces):
        numeral = piece.numeral
        if numeral is None or piece.quoted or _is_of_now(statement, place):
            continue
        if not _is_told(statement, place, numeral, promised[0]):
            continue
        further = subject.of([Role.MEDIUM]) if statement.has(Kind.MEDIUM) else []
        if not any(one.is_told_by(numeral) for one in (*promised, *further)):
            yield Contradiction(numeral.text, told(promised[0], subject), subject.about)


def _is_of_now(statement: Statement, place: int) -> bool:
    """Whether the clause names the reported year."""
    clause = [statement.pieces[at] for at in statement.segment(place)]
    return any(one.kind is Kind.PERIOD and statement.period(one) == CURRENT for one in clause)


def _end(statement: Statement, place: int) -> int:
    """The place where the promise ends: at `with`, at a purpose, or with its clause."""
    stop = statement.segment(place).stop if place >= 0 else 0
    ends = (Kind.WITH, Kind.PURPOSE)
    return next((at for at in range(place, stop) if statement.kind(at) in ends), stop)


def _purpose(statement: Statement, place: int) -> int:
    """The place where the purpose with the number begins; 0 where the number is in none."""
    before = [at for at in range(place) if statement.kind(at) is Kind.PURPOSE]
    return before[-1] if before and statement.word(before[-1]) in _SO_THAT else 0


_SO_THAT = frozenset({"agar", "supaya", "so that", "in order that"})
_UNSURE = (Kind.CONDITION, Kind.ATTRIBUTED, Kind.NOT, Kind.CEILING, Kind.BUDGET)
_OTHERWISE = {Kind.PART_OF, Kind.MOST, Kind.ALL, Kind.MEASURES}


def _is_of_next(statement: Statement) -> bool:
    """Whether the sentence is about a target and, of later years, names only the next."""
    year = statement.year
    later = {
        one.period for one in statement.pieces if one.kind is Kind.PERIOD and one.period[:4] > year
    }
    if later and later != {str(int(year) + 1) if year.isdigit() else ""}:
        return False
    if not later and not any(one in statement.text.casefold() for one in vocabulary().next_year):
        return False
    places = range(len(statement.pieces))
    return statement.has(Kind.TARGET) or any(
        statement.word(at).startswith(_TARGETED) for at in places
    )


_TARGETED = ("ditargetkan", "menargetkan", "targeted", "aims", "aim", "aiming")


def _subject(statement: Statement, places: range) -> Subject | None:
    """The one measure that is named, or the cell's own if the sentence has no unknown word."""
    named = statement.subjects
    if named:
        found = next(iter(named.values()))
        is_strange = statement.strange(places) > _FEW
        return found if len(named) == 1 and found.measure and not is_strange else None
    return None if statement.strange(places) else statement.own


_FEW = 1


def _is_told(statement: Statement, place: int, numeral: Numeral, promised: Known) -> bool:
    """Whether a number is placed as the target: the last number, and in the measure's unit."""
    later = [one.numeral for one in statement.pieces[place + 1 :] if one.numeral]
    at = place - 1
    while statement.kind(at) is Kind.FILLER:
        at -= 1
    if later or numeral.is_spelled or not promised.may_be(numeral):
        return False
    return statement.kind(at) in _BEFORE or statement.word(at).startswith(_TARGETED)


_BEFORE = (Kind.TO, Kind.RESULT, Kind.TARGET, Kind.PERIOD, Kind.KNOWN, Kind.NAME, Kind.FUTURE,
           Kind.MEDIUM, Kind.UNDER, Kind.HEDGE)  # fmt: skip
