"""Which subject a number belongs to, and whether that is clear enough to judge the number."""

from collections.abc import Sequence

from pipeline.examine.prose.claims.chain import MONEY, Chain
from pipeline.examine.prose.claims.whose_money import is_rupiah, whose_money
from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.reading.statement import Statement
from pipeline.examine.prose.words.numbers import Numeral, Unit
from pipeline.vocabulary import Kind, vocabulary


def _resumed(statement: Statement, place: int) -> Subject | None:
    """The subject of a sentence that continues after a relative clause between commas."""
    end = statement.segment(place).start - 1
    begin = next((at for at in range(end - 1, 0, -1) if statement.kind(at) is Kind.COMMA), 0)
    is_aside = statement.is_relative(begin + 1) or statement.is_relative(begin + 2)
    if not begin or statement.kind(end) is not Kind.COMMA or not is_aside:
        return None
    head = begin - 1 - (statement.kind(begin - 1) is Kind.BRACKET)
    piece = statement.at(head)
    return piece.subject if piece and piece.kind is Kind.NAME else None


def subject_of(statement: Statement, place: int, chain: Chain) -> Subject | None:
    """The subject of a number: a name before it, money, the whole, or the cell's own measure."""
    if chain.label in MONEY or (chain.label is Kind.ACTUAL and is_rupiah(statement, place)):
        return whose_money(statement, place, chain)
    if chain.subject is not None or chain.is_extreme:
        return chain.subject
    if chain.label is Kind.WHOLE:
        return statement.names.whole
    earlier = statement.named(range(place))
    if earlier and (chain.label is not None or chain.is_told):
        return earlier[-1].subject
    if statement.own is not None:
        return statement.own
    later = statement.named(statement.segment(place))
    if chain.label is not None and len(later) == 1:
        return later[0].subject
    return statement.carried if chain.label is not None else None


def is_clear(statement: Statement, place: int, chain: Chain, subject: Subject) -> bool:
    """Whether it is clear that a number belongs to its subject: no unknown word is in between."""
    named = chain.subject is not None
    if named and (statement.is_narrowed(place) or _is_of_name_behind(statement, place, subject)):
        return False
    if chain.label is not None:
        clause = _clause_of(statement, chain.place)
        word = statement.word(chain.place)
        is_loose = word in vocabulary().passive or chain.label is Kind.SCORE
        is_other = word in _SPENDING and statement.kind(chain.place - 1) is Kind.UNKNOWN
        if is_other and not named:
            return False
        if is_loose and not named and _is_of_others(statement, clause):
            return False
        return chain.unknown == 0 or (named and chain.unknown <= statement.may_be_strange(subject))
    if statement.word(0) in _OUTCOME or chain.from_ or _is_part_of_a_whole_before(statement, place):
        return False
    if named and chain.unknown == 0 and not chain.is_told:
        numeral = statement.pieces[place].numeral
        is_percent = numeral is not None and numeral.unit is Unit.PERCENT
        return is_percent or statement.word(place - 1) in _TELLING_WORDS
    if not chain.is_told and _names_own(statement, place, subject):
        return True
    if statement.own is subject and _is_in_own_unit(statement, place, subject):
        return True
    if not chain.is_told or chain.unknown > (statement.may_be_strange(subject) if named else 0):
        return False
    if named or (chain.at_start and _resumed(statement, place) is subject):
        return True
    clause = range(statement.segment(place).start, place)
    return statement.own is subject and chain.at_start and not statement.strange(clause)


def _is_of_name_behind(statement: Statement, place: int, subject: Subject) -> bool:
    """`from 84 percent in one programme to 99 percent in the other`: of the name after it."""
    at = place + 1 + (statement.word(place + 1) in _IN)
    piece = statement.at(at)
    is_name = piece is not None and piece.kind is Kind.NAME and at > place + 1
    return is_name and piece is not None and subject not in piece.subjects


_IN = ("in", "for", "pada", "di", "untuk")


def _clause_of(statement: Statement, verb: int) -> range:
    """What precedes a verb in its segment; nothing if an *and* is right before the verb."""
    start = statement.segment(verb).start
    return range(verb if statement.kind(verb - 1) is Kind.AND and verb > start else start, verb)


_OUTCOME = frozenset({"as a result", "akibatnya", "therefore", "hence"})
"""Words at the beginning of a sentence that introduce a consequence."""
_TELLING_WORDS = frozenset({":", "baru", "hanya", "cuma", "masih", "only", "just", "still",
                            "berjumlah", "sebanyak", "totalled"})  # fmt: skip
"""Words between a name and a number that say that the number is its figure."""


def _names_own(statement: Statement, place: int, subject: Subject) -> bool:
    """Whether a percentage follows words of the cell's own measure and nothing else."""
    clause = range(statement.segment(place).start, place)
    kinds = {statement.kind(at) for at in clause}
    numeral = statement.pieces[place].numeral
    return (
        statement.own is subject
        and kinds <= {Kind.KNOWN, Kind.FILLER, Kind.UNIT, Kind.PERIOD}
        and Kind.KNOWN in kinds
        and not statement.strange(clause)
        and numeral is not None
        and numeral.unit is Unit.PERCENT
    )


def is_share_of_own(statement: Statement, place: int) -> bool:
    """`80 percent of applicants were satisfied`: whether this is the cell's own measure."""
    numeral, segment = statement.pieces[place].numeral, statement.segment(place)
    if statement.own is None or numeral is None or numeral.unit is not Unit.PERCENT:
        return False
    first = segment.start + (statement.word(segment.start) in _THAT)
    before = {statement.kind(at) for at in range(first, place)}
    behind = range(place + 1, segment.stop)
    kinds = {statement.kind(at) for at in behind}
    is_alone = before <= _OPENING and Kind.KNOWN in kinds and kinds <= _OF_SHARE
    if not is_alone:
        return False
    strange = statement.strange([*whole_before(statement, segment), *behind])
    return strange <= (len(numeral.digits) >= _TELLING)


_TELLING = 4
"""Digits of a percentage that is hardly another measure's, even beside an unknown word."""


def whole_before(statement: Statement, segment: range) -> Sequence[int]:
    """`of the civil servants, …`: what a share is of, if its clause opens with that."""
    opening = statement.segment(segment.start - 1) if segment.start else range(0)
    kinds = {statement.kind(at) for at in opening[1:]}
    is_whole = bool(opening) and statement.is_of(opening.start) and kinds <= _OF_WHOLE
    return opening if is_whole else ()


_OF_WHOLE = {Kind.NUMBER, Kind.KNOWN, Kind.UNIT, Kind.FILLER, Kind.ALL, Kind.COMMA}


_SPENDING = frozenset({"spending", "expenditure"})
_THAT = frozenset({"that", "bahwa"})
_OPENING = {
    Kind.FILLER,
    Kind.BECAUSE,
    Kind.HEDGE,
    Kind.RESULT,
    Kind.PERIOD,
    Kind.THIS_YEAR,
    Kind.LAST_YEAR,
    Kind.BREAK,
}
_OF_SHARE = {Kind.PERIOD, Kind.CONSISTS, Kind.AND, Kind.UNKNOWN, Kind.KNOWN, Kind.UNIT, Kind.FILLER,
             Kind.OWN, Kind.RESULT, Kind.THIS_YEAR, Kind.WITH, Kind.COMMA}  # fmt: skip


def _is_in_own_unit(statement: Statement, place: int, subject: Subject) -> bool:
    """`there were 15 accidents`: whether the cell's own measure counts just these accidents."""
    unit = subject.measure.measured_in.casefold() if subject.measure else ""
    if not unit or statement.word(place + 1) != unit:
        return False
    segment = statement.segment(place)
    before = {statement.kind(at) for at in range(segment.start, place)}
    behind = list(range(place + 2, segment.stop))
    return (
        bool(before & {Kind.CONSISTS, Kind.ASKED, Kind.RESULT})
        and before <= _BEFORE_UNIT
        and not statement.strange(range(segment.start, place))
        and all(statement.kind(at) is not Kind.UNKNOWN for at in behind)
        and (not _is_narrowed(statement, behind) or statement.tells_name([place + 1, *behind]))
    )


_BEFORE_UNIT = {Kind.CONSISTS, Kind.ASKED, Kind.RESULT, Kind.FILLER, Kind.OWN, Kind.PERIOD,
                Kind.KNOWN, Kind.AND}  # fmt: skip


def _is_narrowed(statement: Statement, behind: Sequence[int]) -> bool:
    return any(statement.word(at) in {"yang", "that", "which"} for at in behind)


def _is_of_others(statement: Statement, clause: range) -> bool:
    """Whether something other than the subject precedes a verb, or a mere `value`."""
    kinds = {statement.kind(at) for at in clause}
    return bool(statement.strange(clause) or kinds & {Kind.RESPONDENTS, Kind.ITEMS, Kind.UNIT})


_COUNTERS = frozenset({"buah", "unit", "poin", "points", "point", "units"})
"""Units that count anything."""


def _is_part_of_a_whole_before(statement: Statement, place: int) -> bool:
    """`32 dari 40 pegawai`: whether the number is a part of a number that follows."""
    kinds = [statement.kind(at) for at in range(place + 1, place + 4)]
    kinds = [kind for kind in kinds if kind not in (Kind.FILLER, Kind.UNIT)]
    return kinds[:2] == [Kind.FROM, Kind.NUMBER]


def is_in_another_unit(
    statement: Statement, place: int, numeral: Numeral, subject: Subject
) -> bool:
    """Whether a number counts things other than the unit of its subject."""
    unit = statement.at(place + 1)
    if subject.kind == "budget" and numeral.unit not in (Unit.RUPIAH, Unit.PERCENT):
        return True
    if numeral.unit is not Unit.NONE or unit is None or subject.measure is None:
        return False
    if unit.kind not in (Kind.UNIT, Kind.UNKNOWN, Kind.KNOWN):
        return False
    if unit.kind is Kind.KNOWN and subject.measure.is_percent and numeral.whole is not None:
        return True
    own = subject.measure.measured_in.casefold()
    said = [*statement.meanings(place + 1)]
    is_same = bool(own) and any(one in own.split() or own.startswith(one[:4]) for one in said)
    is_same |= said[0] in _COUNTERS and not subject.measure.is_percent
    return unit.kind is Kind.UNIT and not is_same
