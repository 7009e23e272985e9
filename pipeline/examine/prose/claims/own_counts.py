"""Numbers of what a measure counts, in a clause that is about nothing else."""

from collections.abc import Sequence

from pipeline.examine.prose.claims.claim import Claim
from pipeline.examine.prose.known.figures import CURRENT, Role, Subject
from pipeline.examine.prose.known.names import content_of
from pipeline.examine.prose.reading.kinship import kin
from pipeline.examine.prose.reading.piece import Piece
from pipeline.examine.prose.reading.statement import LAST, Statement
from pipeline.examine.prose.words.numbers import Numeral, Unit
from pipeline.examine.prose.words.tokens import are_kin, words
from pipeline.vocabulary import Kind


def of_own_unit(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`54 businesses moved up`, `the system was unavailable for 29 hours`: the year's actual."""
    own, measure = statement.own, statement.own.measure if statement.own else None
    if own is None or measure is None or measure.is_percent or measure.is_rupiah:
        return None
    segment = statement.segment(place)
    kinds = [statement.kind(at) for at in segment]
    is_whole = any(one is own for piece in statement.named(segment) for one in piece.subjects)
    is_plain = {*kinds} <= (_PLAIN | {Kind.UNKNOWN} if is_whole else _PLAIN)
    is_plain = is_plain and kinds.count(Kind.NUMBER) == 1 and kinds.count(Kind.UNKNOWN) <= 1
    if not is_plain or numeral.unit is not Unit.NONE or numeral.whole is None:
        return None
    is_of_target = segment.start > 0 and _opens_with_target(statement, segment.start)
    if (
        (segment.start and not is_of_target)
        or statement.is_dated_otherwise
        or statement.has(*_NARROWED)
    ):
        return None
    unit = words(measure.measured_in)
    meant = content_of(measure.definition or "") | statement.names.contents[own.id]
    told = kin(statement, [at for at in segment if at not in (place, place + 1)], meant)
    is_named = statement.tells_name(range(segment.stop))
    is_unit = any(are_kin(one, of) for one in statement.meanings(place + 1) for of in unit)
    is_unit |= is_of_target
    if not (is_unit and (is_named or len(told) >= _TELLING)) or _is_beside(statement, place):
        return None
    return Claim(place, numeral, own, (Role.ACTUAL,), period=CURRENT)


def of_named_unit(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`each counter served 26 applicants per day`: the actual of the measure named after it."""
    segment = statement.segment(place)
    subject = _only(statement.named(segment))
    kinds = [statement.kind(at) for at in segment]
    is_plain = {*kinds} <= _PLAIN | {Kind.UNKNOWN, Kind.ALL, Kind.HEDGE, Kind.AND}
    is_plain = is_plain and kinds.count(Kind.NUMBER) == 1 and not statement.is_dated_otherwise
    if subject is None or statement.kind(place + 1) is not Kind.NAME or not is_plain:
        return None
    unit, first = words(subject.measure.measured_in if subject.measure else ""), words(
        statement.word(place + 1))[:1]  # fmt: skip
    is_unit = unit[:1] == first or any(one in unit[:1] for one in statement.meanings(place + 1))
    is_all = not statement.has(*_NARROWED) and kinds.count(Kind.UNKNOWN) <= _TELLING
    is_bounded = statement.kind(place - 1) is Kind.HEDGE
    if not is_unit or not is_all or is_bounded or numeral.unit is not Unit.NONE:
        return None
    return Claim(place, numeral, subject, (Role.ACTUAL,), period=CURRENT)


def so_many_more(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`seven more complaints than in 2023`: by how many the measure rose or fell."""
    segment = statement.segment(place)
    behind = range(place + 2, segment.stop)
    own = statement.own or _only(statement.named(behind))
    if own is None or statement.kind(place + 1) is not Kind.MORE or numeral.whole is None:
        return None
    kinds = {statement.kind(at) for at in behind}
    told = kin(statement, behind, statement.names.contents[own.id])
    dated = [statement.pieces[at] for at in behind if statement.kind(at) is Kind.PERIOD]
    is_last = Kind.LAST_YEAR in kinds
    period = LAST if is_last else statement.period(dated[0]) if len(dated) == 1 else None
    is_named = bool(told or statement.named(behind))
    if not is_named or Kind.COMPARED not in kinds or Kind.UNKNOWN in kinds or not period:
        return None
    return Claim(place, numeral, own, (Role.ACTUAL,), "change", period)


def _only(named: Sequence[Piece]) -> Subject | None:
    """The measure of the only name; null if it is in percent or in rupiah."""
    subject = named[0].subject if len(named) == 1 else None
    measure = subject.measure if subject else None
    return subject if measure and not measure.is_percent and not measure.is_rupiah else None


_PLAIN = {Kind.NUMBER, Kind.FILLER, Kind.KNOWN, Kind.UNIT, Kind.NAME, Kind.RESULT, Kind.CONSISTS,
          Kind.ASKED, Kind.PERIOD, Kind.THIS_YEAR, Kind.NOT, Kind.PURPOSE, Kind.OWN, Kind.COMMA,
          Kind.REFERENCE}  # fmt: skip
_NARROWED = (Kind.AMONG, Kind.PART_OF, Kind.OTHERS, Kind.GAP)
_TELLING = 2


def _opens_with_target(statement: Statement, start: int) -> bool:
    """`of the 60 businesses targeted, …`, `dari target 60 usaha, …`: whether that opens it."""
    opening = statement.segment(start - 1)
    kinds = {statement.kind(at) for at in opening}
    is_whole = not opening.start and statement.is_of(0) and Kind.TARGET in kinds
    return is_whole and kinds <= _PLAIN | {Kind.FROM, Kind.TARGET}


def _is_beside(statement: Statement, place: int) -> bool:
    """`12 of them`, `11 lainnya`, `per hari`: whether it is a part, or another thing."""
    return statement.is_of(place + 1) or statement.is_of(place + 2)
