"""Whose target a clause is about: what it names, the cell's own measure, or the last subject."""

from collections.abc import Sequence

from pipeline.examine.prose.judges.counted import NUMBER_OF
from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.reading.clauses import counts_named
from pipeline.examine.prose.reading.piece import Piece
from pipeline.examine.prose.reading.statement import Statement
from pipeline.vocabulary import Kind

_PASSED = frozenset(
    {Kind.FILLER, Kind.KNOWN, Kind.OWN, Kind.WITH, Kind.NAME, Kind.ACTUAL, Kind.ACHIEVEMENT,
     Kind.SCORE, Kind.PERIOD, Kind.THIS_YEAR, Kind.RESULT, Kind.NUMBER, Kind.UNIT, Kind.BRACKET,
     Kind.NOT, Kind.TARGET, Kind.MEASURES, Kind.FROM, Kind.SPENT, Kind.REACHED, Kind.RISE,
     Kind.FALL, Kind.ABOVE, Kind.UNDER, Kind.GAP, Kind.AND, Kind.BUDGET, Kind.CATEGORY,
     Kind.SAME, Kind.LIMIT, Kind.TIE}
)  # fmt: skip
_LABELS = frozenset(
    {Kind.ACTUAL, Kind.ACHIEVEMENT, Kind.SCORE, Kind.OWN, Kind.TARGET, Kind.NUMBER, Kind.SPENT}
)


def whose_targets(statement: Statement, place: int) -> Sequence[Subject]:
    """The measure that a verb is about, or all of several measures named side by side."""
    if listed := _listed(statement, place):
        return listed
    subject = _subject(statement, place)
    return () if subject is None else (subject,)


def _listed(statement: Statement, place: int) -> Sequence[Subject]:
    """Measures named side by side, with one verb for all."""
    segment = statement.segment(place)
    clause = range(segment.start, place)
    named = [piece.subject for piece in statement.named(clause)]
    told = [one for one in named if one is not None and one.measure]
    first = next((at for at in clause if statement.kind(at) is Kind.NAME), place)
    kinds = {statement.kind(at) for at in range(first, place)}
    is_list = len(told) == len(named) > 1 and Kind.AND in kinds and kinds <= _LISTING
    return told if is_list and statement.own is None else ()


LIMITS = frozenset({"batas", "ambang batas", "limit", "the limit"})
"""Hedges that may also mean a target that must not be exceeded."""
_LISTING = {
    Kind.NAME,
    Kind.AND,
    Kind.COMMA,
    Kind.FILLER,
    Kind.TIE,
    Kind.ASKED,
    Kind.NOT,
    Kind.RESULT,
    Kind.PURPOSE,
    Kind.TARGET,
}


def is_bound(statement: Statement, at: int) -> bool:
    """Whether a hedge only bounds the target: `a target of at most 25`."""
    is_hedge = statement.kind(at) is Kind.HEDGE and statement.kind(at + 1) is Kind.NUMBER
    if is_hedge and statement.word(at) in LIMITS:
        return True
    return is_hedge and Kind.TARGET in (statement.kind(at - 1), statement.kind(at - 2))


def _subject(statement: Statement, place: int) -> Subject | None:
    """The subject of the target; null if an unknown word comes before the verb in its clause."""
    segment = statement.segment(place)
    if statement.word(place + 1) in _COPULAS and statement.kind(place + 2) is Kind.NAME:
        return statement.pieces[place + 2].subject
    clause = range(segment.start, place)
    if statement.own is not None and not statement.named(clause) and statement.tells_name(clause):
        return statement.own
    kinds = [
        kind
        for at in range(segment.start, place)
        if not is_bound(statement, at)
        and statement.word(at) not in NUMBER_OF
        and not counts_named(statement, at)
        and ((kind := statement.kind(at)) is not Kind.PURPOSE or not statement.is_of_target(at))
    ]
    kinds = kinds[1:] if kinds and kinds[0] in (Kind.BREAK, Kind.BECAUSE) else kinds
    named = statement.named(range(segment.start, place))
    strange = statement.strange(range(segment.start, place))
    if any(kind not in _PASSED and kind is not Kind.UNKNOWN for kind in kinds):
        return None
    if named:
        subject = named[-1].subject
        is_clear = strange <= statement.may_be_strange(subject)
        return subject if is_clear and not _is_list(named, statement) else None
    if strange:
        return None
    if statement.own is not None and statement.tells_name(range(segment.start, place)):
        return statement.own
    return _unnamed(statement, segment, kinds)


_COPULAS = frozenset({"adalah", "ialah", "yaitu", "yakni", "is", "was"})
"""Words that lead from `the target that was missed` to the measure it belongs to."""


def _is_list(named: Sequence[Piece], statement: Statement) -> bool:
    return len(named) > 1 and statement.own is None


def _unnamed(statement: Statement, segment: range, kinds: list[Kind | None]) -> Subject | None:
    """The subject of a clause without a name: the cell's own measure, or what came before it."""
    earlier = statement.named(range(segment.start))
    if earlier:
        return earlier[-1].subject
    if statement.own is not None:
        if segment.start == 0 or _LABELS & {*kinds} or not kinds:
            before = [statement.kind(at) for at in range(segment.start)]
            strange = Kind.UNKNOWN in before[-3:] and not _LABELS & {*kinds, *before}
            return None if strange else statement.own
        return statement.own if {*kinds} <= {Kind.NOT, Kind.FILLER, Kind.AND} else None
    later = statement.named(segment)
    if len(later) == 1 and later[0].start > statement.pieces[segment.start].start:
        return later[0].subject
    return statement.carried if _LABELS & {*kinds} else None
