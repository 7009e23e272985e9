"""Percentages that repeat a figure: in brackets after it, or after `or`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.examine.prose.claims.chain import RESULTS
from pipeline.examine.prose.claims.claim import Claim
from pipeline.examine.prose.claims.money import is_of
from pipeline.examine.prose.known.figures import Role
from pipeline.examine.prose.reading.statement import Statement
from pipeline.examine.prose.words.numbers import Numeral, Unit
from pipeline.vocabulary import Kind


def restated(
    statement: Statement, place: int, numeral: Numeral, made: Mapping[int, Claim]
) -> Claim | None:
    """A percentage in brackets after a figure, or after `or`: the same figure once more."""
    before: Sequence[int] = [at for at in range(max(0, place - 5), place) if at in made]
    if not before or numeral.unit is not Unit.PERCENT:
        return None
    between = [statement.pieces[at] for at in range(before[-1] + 1, place)]
    allowed = (Kind.FILLER, Kind.UNIT, Kind.BRACKET, Kind.RESULT, Kind.AND, Kind.COMMA)
    opens = any(one.text == "(" or one.text.casefold() in _OR for one in between)
    closed = any(one.text == ")" for one in between)
    if not opens or closed or any(one.kind not in allowed for one in between):
        return None
    first = made[before[-1]]
    is_share = Role.CEILING not in first.roles or is_of(statement, first.place)
    if _goes_on(statement, place) or _is_quotient(statement, first, numeral):
        return None
    if first.form != "figure" or Role.TARGET in first.roles or not is_share:
        return None
    money = (Role.SPENT, Role.LEFT) if first.subject.kind == "budget" else RESULTS
    return replace(first, place=place, numeral=numeral, roles=money)


def _goes_on(statement: Statement, place: int) -> bool:
    """Whether the number is about what follows it, or says by how much something moved."""
    is_near = place + 1 in statement.segment(place)
    return is_near and statement.kind(place + 1) in _OF_ANOTHER


_OF_ANOTHER = (Kind.RISE, Kind.FALL, Kind.ABOVE, Kind.UNDER, Kind.BUDGET)


def _is_quotient(statement: Statement, whole: Claim, numeral: Numeral) -> bool:
    """Whether money before a ceiling is exactly this share of it, whatever its subject."""
    if Role.CEILING not in whole.roles or not whole.numeral.value:
        return False
    before = [one.numeral for one in statement.pieces[: whole.place] if one.numeral]
    return bool(before) and numeral.agrees(float(100 * before[-1].value / whole.numeral.value), 1)


_OR = frozenset({"atau", "or", "yaitu", "yakni", "that is", "namely"})
