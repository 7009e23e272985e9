"""More or fewer of what a measure counts than in an earlier period."""

from collections.abc import Iterator

from pipeline.examine.prose.known.figures import Known, Role, Subject
from pipeline.examine.prose.reading.kinship import kin
from pipeline.examine.prose.reading.statement import LAST, Contradiction, Statement
from pipeline.examine.prose.reading.wording import moved
from pipeline.rounding import half_up
from pipeline.vocabulary import Kind


def more_or_fewer(statement: Statement, place: int) -> Iterator[Contradiction]:
    """`fewer businesses moved up than last year`, of what the cell's own measure counts."""
    segment = statement.segment(place)
    end = next((at for at in segment if statement.kind(at) is Kind.COMPARED), None)
    named = [piece.subject for piece in statement.named(range(place, end or place))]
    if len(named) == 1 and named[0] is not None and not statement.own:
        yield from _more(statement, place, end or place, named[0])
        return
    own = statement.own
    if own is None or end is None or statement.muted[place]:
        return
    told, content = range(segment.start, end), statement.names.contents[own.id]
    is_strange = any(statement.kind(at) is Kind.UNKNOWN for at in told)
    if not is_strange and len(kin(statement, told, content)) >= min(2, len(content)):
        yield from _more(statement, place, end, own)


def _more(statement: Statement, place: int, end: int, own: Subject) -> Iterator[Contradiction]:
    """`more` or `fewer` of what a measure counts, before the period it is compared with."""
    period = _behind(statement, end, own)
    if period is None or statement.muted[place]:
        return
    pairs = [(then, now) for then in own.of([Role.ACTUAL], period) for now in
             own.of([Role.ACTUAL])[:1]]  # fmt: skip
    way = -1 if statement.kind(place) is Kind.FALL or statement.word(place) in _FEWER else 1
    if pairs and all(way_of(then, now) != way for then, now in pairs):
        said = statement.words_between(place, end - 1)
        yield Contradiction(said, moved(*pairs[0], own), own.about)


def _behind(statement: Statement, place: int, subject: Subject) -> str | None:
    """The first period named behind a word, if it is an earlier period of the measure."""
    dated = (Kind.PERIOD, Kind.LAST_YEAR)
    behind = range(place + 1, statement.segment(place).stop)
    piece = next((statement.pieces[at] for at in behind if statement.kind(at) in dated), None)
    if piece is None:
        return None
    period = LAST if piece.kind is Kind.LAST_YEAR else statement.period(piece)
    return statement.before(subject, period) if period else None


_FEWER = frozenset({"fewer", "a smaller share of", "a smaller number of", "a lower share of"})


def way_of(then: Known, now: Known) -> int:
    """1 where a figure rose as printed, −1 where it fell, else 0."""
    earlier, later = half_up(then.value, then.digits), half_up(now.value, now.digits)
    return (later > earlier) - (later < earlier)
