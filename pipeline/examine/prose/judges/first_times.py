"""Grades that a text says were reached for the first time, but that an earlier year also had."""

from collections.abc import Iterator
from itertools import chain

from pipeline.account import Figure, Measure
from pipeline.examine.prose.judges.graded import spoken, was
from pipeline.examine.prose.known.figures import CURRENT
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.vocabulary import Kind, vocabulary

_OTHERWISE = (Kind.NOT, Kind.NONE, Kind.FUTURE, Kind.CONDITION, Kind.ATTRIBUTED, Kind.LAST_YEAR)


def first_times(statement: Statement) -> Iterator[Contradiction]:
    """`BB was first reached in 2023`, where 2022 had it already."""
    said = [word for word in vocabulary().first_time if f" {word} " in statement.text.casefold()]
    if not said or statement.has(*_OTHERWISE):
        return
    dated = {statement.period(piece) for piece in statement.pieces if piece.kind is Kind.PERIOD}
    periods = {one for one in dated if one is not None} or {CURRENT}
    if statement.has(Kind.THIS_YEAR):
        periods = periods - {CURRENT} or {CURRENT}
    if len(periods) != 1:
        return
    (period,) = periods
    for measure in _graded(statement):
        told = {grade for _token, grade in spoken(statement, measure)}
        then = _earlier(measure, told, statement.year if period == CURRENT else period)
        if len(told) == 1 and then is not None:
            yield Contradiction(said[-1], was(statement, measure, then), (measure.id,))


def _graded(statement: Statement) -> list[Measure]:
    """The graded measures: those named, else the cell's own, else all."""
    own = [statement.own] if statement.own is not None else []
    named = list(chain.from_iterable(piece.subjects for piece in statement.pieces))
    every = [one.measure for one in named or own or statement.names.graded]
    return [one for one in every if one is not None and one.grades]


def _earlier(measure: Measure, told: set[str], period: str) -> Figure | None:
    """The first year before a period in which one of some grades was reached."""
    past = sorted((*measure.past, *measure.delivered_past), key=lambda one: one.period)
    return next((one for one in past if one.period < period and one.actual_grade in told), None)
