"""By how much a sentence says that a target or a limit was passed or missed."""

from pipeline.examine.prose.claims.chain import RESULTS
from pipeline.examine.prose.claims.claim import Claim
from pipeline.examine.prose.claims.whose_money import is_about_money
from pipeline.examine.prose.known.figures import Role, Subject
from pipeline.examine.prose.reading.statement import Statement
from pipeline.examine.prose.words.numbers import Numeral, Unit
from pipeline.vocabulary import Kind


def distance_of(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`3 points below target`, `exceeded the limit by 5`, `selisih target dan realisasi 4 poin`."""
    is_in_words = numeral.is_spelled and numeral.unit is not Unit.POINTS
    if is_in_words or not statement.has(*_PASSING, *_TELLING):
        return None
    kinds = {statement.kind(at) for at in statement.segment(place)}
    is_money = statement.own is not None and is_about_money(statement.own)
    if kinds & _OTHERWISE or (Kind.SPENT in kinds and not is_money):
        return None
    subject = _subject(statement, place)
    if subject is None or subject.measure is None or subject.measure.grades:
        return None
    if any(known.is_told_by(numeral) for known in subject.of([Role.TARGET])):
        return None
    if not (_is_behind(statement, place, numeral) or _is_before(statement, place, numeral)):
        return None
    return Claim(place, numeral, subject, RESULTS, "gap")


_PASSING = (Kind.EXCEED_TARGET, Kind.BELOW_TARGET, Kind.BEYOND, Kind.MISSED)
_TELLING = (Kind.ABOVE, Kind.UNDER, Kind.GAP)
_OTHERWISE = frozenset({Kind.LAST_YEAR, Kind.CEILING, Kind.RESPONDENTS, Kind.MEASURES})
_LIMITS = frozenset(
    {"batas", "the limit", "limit", "ambang batas", "target", "the target", "maximum"}
)
_BETWEEN = (Kind.FILLER, Kind.OWN, Kind.UNIT, Kind.KNOWN)


def _subject(statement: Statement, place: int) -> Subject | None:
    """The measure named before the number, or the cell's own if nothing else is named. A clause
    that only gives the distance is about what the clause before it names."""
    clause = range(statement.segment(place).start, place)
    if not clause and place and statement.kind(place - 1) is Kind.COMMA:
        clause = range(statement.segment(place - 1).start, place - 1)
    named = statement.named(clause)
    if named:
        return named[-1].subject if not statement.strange(clause) else None
    return None if statement.strange(clause) else statement.own


def _is_behind(statement: Statement, place: int, numeral: Numeral) -> bool:
    """Whether the verb, or both ends of the distance, precede the number."""
    start, at, by = statement.segment(place).start, place - 1, False
    while at >= start and statement.kind(at) in (Kind.RESULT, Kind.FILLER):
        by |= statement.word(at) in _BY
        at -= 1
    is_told = by or (numeral.unit is Unit.POINTS and at < place - 1)
    if statement.kind(at) is Kind.ABOVE and is_told:
        return any(statement.kind(one) is Kind.TARGET for one in range(start, at))
    is_told |= _is_beyond_limit(statement, at)
    if is_told and (statement.kind(at) in _PASSING or _is_beyond_limit(statement, at)):
        return True
    ends = [statement.kind(one) for one in range(start, at + 1)]
    is_lacking = ends[:1] == [Kind.GAP] and Kind.NAME in ends
    return Kind.GAP in ends and Kind.TARGET in ends and (is_lacking or bool({*ends} & _RESULTS))


_BY = frozenset({"by", "sebanyak", "sejauh"})
_RESULTS = {Kind.ACTUAL, Kind.ACHIEVEMENT, Kind.SCORE}


def _is_beyond_limit(statement: Statement, at: int) -> bool:
    """`melebihi batas`, `exceeded the limit`: whether the piece is a limit that was exceeded."""
    is_limit = statement.word(at) in _LIMITS or statement.kind(at) is Kind.LIMIT
    while is_limit and statement.kind(at - 1) in _BETWEEN:
        at -= 1
    return is_limit and statement.kind(at - 1) is Kind.ABOVE


def _is_before(statement: Statement, place: int, numeral: Numeral) -> bool:
    """Whether a verb for passing or missing a target is right after a number of points."""
    return numeral.unit is Unit.POINTS and statement.kind(place + 1) in _PASSING
