"""Programmes and lines that a text says have the largest or smallest ceiling or rest, or went
furthest over their ceiling."""

from collections.abc import Iterator, Sequence

from pipeline.examine.prose.known.figures import Known, Role, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.examine.prose.words.numbers import Unit
from pipeline.vocabulary import Kind, vocabulary

_ENDS = (Kind.HIGHEST, Kind.LOWEST)
_ROLES = {Kind.CEILING: Role.CEILING, Kind.LEFT: Role.LEFT}
_PASSED = (Kind.FILLER, Kind.OWN, Kind.ABOVE)
_OTHERWISE = (Kind.NOT, Kind.OTHERS, Kind.TIE, Kind.TARGET, Kind.SPENT)


def largest_amounts(statement: Statement) -> Iterator[Contradiction]:
    """`the programme with the largest ceiling`, `yang paling jauh melampaui pagunya`."""
    if statement.is_dated_otherwise or statement.has(*_OTHERWISE):
        return
    for place, piece in enumerate(statement.pieces):
        if piece.kind not in _ENDS or statement.muted[place]:
            continue
        role, subject = _role(statement, place), _only(statement, place)
        siblings = _siblings(statement, subject) if subject else ()
        if role is None or subject is None or len(siblings) < 2:  # noqa: PLR2004
            continue
        is_least = piece.kind is Kind.LOWEST or (
            role is Role.LEFT and _is_furthest(statement, place)
        )
        best = [first for unit in (Unit.RUPIAH, Unit.PERCENT)
                if (first := _first(siblings, role, unit, least=is_least))]  # fmt: skip
        if best and all(one.id != subject.id for one, _figure in best):
            there, figure = best[0]
            yield Contradiction(piece.text, told(figure, there))


def _is_furthest(statement: Statement, place: int) -> bool:
    return statement.word(place) in vocabulary().furthest


def _role(statement: Statement, place: int) -> Role | None:
    """The amount compared: the one beside the superlative; for overspending, what is left."""
    behind = _next(statement, place, 1)
    if _is_furthest(statement, place):
        is_over = any(statement.kind(at) is Kind.ABOVE for at in range(place + 1, behind))
        return Role.LEFT if is_over and statement.kind(behind) is Kind.CEILING else None
    beside = (statement.kind(_next(statement, place, -1)), statement.kind(behind))
    found = [role for kind, role in _ROLES.items() if kind in beside]
    return found[0] if len(found) == 1 else None


def _next(statement: Statement, place: int, step: int) -> int:
    at = place + step
    while statement.kind(at) in _PASSED:
        at += step
    return at


def _only(statement: Statement, place: int) -> Subject | None:
    """The one programme or line that is named in the clause."""
    named = [piece.subject for piece in statement.named(statement.segment(place))]
    subject = named[0] if len(named) == 1 else None
    return subject if subject and subject.kind == "budget" and subject.name else None


def _siblings(statement: Statement, subject: Subject) -> Sequence[Subject]:
    """The programmes or the lines, whichever the subject belongs to."""
    return next((parts for parts in statement.names.budget_parts
                 if any(one.id == subject.id for one in parts)), ())  # fmt: skip


def _first(
    siblings: Sequence[Subject], role: Role, unit: Unit, *, least: bool
) -> tuple[Subject, Known] | None:
    """The subject with the most or least in a unit, and the figure; null on a gap or a tie."""
    figures = [
        (one, next((k for k in one.of([role]) if k.unit is unit and not k.is_former), None))
        for one in siblings
    ]
    known = [(one, figure) for one, figure in figures if figure is not None]
    ordered = sorted(known, key=lambda pair: pair[1].value, reverse=not least)
    is_tied = len(ordered) > 1 and ordered[0][1].value == ordered[1][1].value
    return ordered[0] if len(known) == len(siblings) and not is_tied else None
