"""Percentages of the cell's own measure in an aside, or as a share of the target."""

from pipeline.examine.prose.claims.chain import RESULTS
from pipeline.examine.prose.claims.claim import Claim
from pipeline.examine.prose.claims.directly import period_of_clause
from pipeline.examine.prose.known.figures import CURRENT, Role
from pipeline.examine.prose.reading.kinship import kin
from pipeline.examine.prose.reading.statement import Statement
from pipeline.examine.prose.words.numbers import Numeral, Unit
from pipeline.vocabulary import Kind


def share_of_target(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`is 103 percent of the target`: the achievement."""
    if numeral.unit is not Unit.PERCENT or not statement.has(Kind.TARGET):
        return None
    segment, at = statement.segment(place), place + 1
    while statement.is_of(at) or statement.kind(at) in (Kind.FILLER, Kind.OWN):
        at += 1
    is_it = at > place + 1 and statement.kind(at) is Kind.TARGET and at in segment
    behind_it = statement.kind(at + 1) if at + 1 in segment else None
    if not is_it or behind_it not in _ENDING:
        return None
    if {statement.kind(one) for one in segment} & _APART:
        return None
    if statement.kind(place - 1) is Kind.HEDGE or period_of_clause(statement, place) != CURRENT:
        return None
    named = statement.named(range(place))
    subject = named[-1].subject if named else statement.own
    if subject is None or subject.measure is None or statement.strange(segment):
        return None
    return Claim(place, numeral, subject, (Role.ACHIEVEMENT, Role.ACTUAL, Role.SCORE))


_APART = {Kind.GAP, Kind.RISE, Kind.FALL, Kind.ABOVE, Kind.UNDER}
_ENDING = (None, Kind.COMMA, Kind.FILLER, Kind.PERIOD, Kind.THIS_YEAR, Kind.AND, Kind.BECAUSE,
           Kind.BREAK, Kind.STOP)  # fmt: skip


def told_aside(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`almost all documents, 98 percent, complied`, `…, yaitu 98 persen`: the share of the cell's
    own measure, if the sentence contains most of its name and nothing else."""
    if not statement.has(Kind.MOST, Kind.ALL):
        return None
    own, segment = statement.own, statement.segment(place)
    measure = own.measure if own else None
    if own is None or measure is None or not measure.is_percent or numeral.unit is not Unit.PERCENT:
        return None
    every = {piece.kind for piece in statement.pieces}
    kinds = {statement.kind(at) for at in segment}
    is_alone = [one.kind for one in statement.pieces].count(Kind.NUMBER) == 1
    if not (is_alone and kinds <= _ASIDE and every <= _ASIDE | _OF_ASIDE):
        return None
    if statement.is_dated_otherwise:
        return None
    content = statement.names.contents[own.id]
    told = kin(statement, range(len(statement.pieces)), content)
    return Claim(place, numeral, own, RESULTS) if len(told) >= _MOST * len(content) else None


_ASIDE = {Kind.NUMBER, Kind.FILLER, Kind.RESULT, Kind.COMMA, Kind.BRACKET}
_OF_ASIDE = {Kind.MOST, Kind.KNOWN, Kind.UNIT, Kind.WITH, Kind.THIS_YEAR, Kind.PERIOD, Kind.OWN}
_MOST = 0.6
