"""Movements of a grade since an earlier period that a text states: risen, fallen, the same."""

from collections.abc import Iterator

from pipeline.account import Figure, Measure
from pipeline.examine.prose.judges.graded import spoken, was
from pipeline.examine.prose.known.figures import CURRENT, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.vocabulary import Kind

WAYS = {Kind.RISE: 1, Kind.BETTER: 1, Kind.FALL: -1, Kind.WORSE: -1, Kind.SAME: 0}


def regraded(statement: Statement) -> Iterator[Contradiction]:
    """`the predicate remained unchanged`, where it went from B to BB."""
    for place, piece in enumerate(statement.pieces):
        way = WAYS.get(piece.kind)
        if way is None or statement.muted[place] or statement.kind(place - 1) is Kind.NOT:
            continue
        subject = _subject(statement, place)
        measure = subject.measure if subject else None
        if measure is None or any(spoken(statement, measure)):
            continue
        then = _before(statement, place, measure)
        if then is not None and _way(measure, then) not in (None, way):
            yield Contradiction(piece.text, was(statement, measure, then), (measure.id,))


def _subject(statement: Statement, place: int) -> Subject | None:
    """The graded measure that the clause names, or the cell's own."""
    clause = range(statement.segment(place).start, place)
    if any(statement.kind(at) not in _PASSED for at in clause):
        return None
    named = [piece.subject for piece in statement.named(clause)] or [statement.own]
    is_told = len(named) == 1 and named[0] and named[0].measure and named[0].measure.grades
    return named[0] if is_told else None


_PASSED = frozenset(
    {Kind.FILLER, Kind.KNOWN, Kind.OWN, Kind.NAME, Kind.ACTUAL, Kind.ACHIEVEMENT, Kind.SCORE,
     Kind.CATEGORY, Kind.RESULT, Kind.THIS_YEAR, Kind.BREAK, Kind.PERIOD}
)  # fmt: skip


def _before(statement: Statement, place: int, measure: Measure) -> Figure | None:
    """The figure of the year compared with, by default last year; null if another thing is compared
    or no grade is known."""
    behind = range(place + 1, statement.segment(place).stop)
    if {statement.kind(at) for at in behind} & _OTHER:
        return None
    told = [statement.pieces[at] for at in behind if statement.kind(at) is Kind.PERIOD]
    periods = {statement.period(one) for one in told} - {CURRENT}
    year = statement.case.account.period[:4]
    meant = periods or ({str(int(year) - 1)} if year.isdigit() else set())
    past = (*measure.past, *measure.delivered_past)
    return next((one for one in past if {one.period} == meant and one.actual_grade), None)


_OTHER = {Kind.TARGET, Kind.NATIONAL, Kind.MEDIUM, Kind.OUTSIDE, Kind.NAME, Kind.UNKNOWN}


def _way(measure: Measure, then: Figure) -> int | None:
    """1 where the grade got better, −1 where worse; null where a grade is not on the scale."""
    place = {grade: at for at, group in enumerate(measure.grades) for grade in group}
    earlier, now = place.get(then.actual_grade or ""), place.get(measure.actual_grade or "")
    return None if earlier is None or now is None else (earlier > now) - (earlier < now)
