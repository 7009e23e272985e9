"""What a text says of the way since an earlier period: risen, fallen, the same."""

from collections.abc import Iterator

from pipeline.examine.prose.clauses import begin, whose
from pipeline.examine.prose.figures import CURRENT, Known, Role, Subject
from pipeline.examine.prose.statement import LAST, Contradiction, Statement
from pipeline.examine.prose.values import before
from pipeline.examine.prose.wording import moved
from pipeline.rounding import half_up
from pipeline.scorecard import Polarity
from pipeline.vocabulary import Kind

_WAYS = {Kind.RISE: 1, Kind.FALL: -1, Kind.SAME: 0}


def movements(statement: Statement) -> Iterator[Contradiction]:
    """A direction that no figure of the subject has."""
    for place, piece in enumerate(statement.pieces):
        way = _WAYS.get(piece.kind)
        if piece.kind is Kind.SAME and not _is_alone(statement, place):
            continue
        if piece.kind in _COMPARING and _is_beside_a_period(statement, place):
            way = _COMPARING[piece.kind]
        if piece.kind in (Kind.BETTER, Kind.WORSE) and not statement.muted[place]:
            yield from _judged(statement, place, 1 if piece.kind is Kind.BETTER else -1, by="merit")
        elif way is not None and not statement.muted[place]:
            yield from _judged(statement, place, way, by="size")


def _is_alone(statement: Statement, place: int) -> bool:
    """Whether `tetap` means the same, and not that something else goes on: tetap meningkat."""
    return statement.word(place) != "tetap" or statement.kind(place + 1) in (
        None, Kind.NUMBER, Kind.COMPARED, Kind.COMMA, Kind.SAME, Kind.RESULT, Kind.BRACKET
    )  # fmt: skip


_COMPARING = {Kind.ABOVE: 1, Kind.UNDER: -1}


def _is_beside_a_period(statement: Statement, place: int) -> bool:
    """`lebih rendah daripada capaian tahun 2022`."""
    for at in range(place + 1, min(place + 5, len(statement.pieces))):
        if statement.kind(at) in (Kind.PERIOD, Kind.LAST_YEAR):
            return True
        if statement.kind(at) not in (Kind.FILLER, Kind.ACHIEVEMENT, Kind.ACTUAL, Kind.SCORE):
            return False
    return False


def _judged(statement: Statement, place: int, way: int, *, by: str) -> Iterator[Contradiction]:
    subject = whose(statement, place)
    period = _since(statement, place)
    if subject is None or period is None:
        return
    pairs = _pairs(statement, place, subject, period)
    turned = _is_turned(statement, place, subject, by)
    if turned and subject.measure and subject.measure.polarity is Polarity.STABILIZE:
        return
    if _is_nearly(statement, place) and all(_is_close(then, now) for then, now in pairs):
        return
    ways = {_way(then, now) for then, now in pairs}
    if turned:
        ways |= {-_way(then, now) for then, now in pairs if now.role is Role.ACTUAL}
        if by == "merit":
            ways = {-_way(t, n) if n.role is Role.ACTUAL else _way(t, n) for t, n in pairs}
    if pairs and way not in ways:
        yield Contradiction(statement.pieces[place].text, moved(*pairs[0], subject), subject.about)


def _is_nearly(statement: Statement, place: int) -> bool:
    """`practically unchanged`, `barely changed`."""
    return statement.word(place - 1) in _NEARLY or statement.word(place) in _LITTLE


_NEARLY = frozenset({"praktis", "relatif", "practically", "virtually", "relatively", "largely"})
_LITTLE = frozenset({"tidak banyak berubah", "barely changed"})


def _is_close(then: Known, now: Known) -> bool:
    return abs(now.value - then.value) <= _LEAST * abs(then.value)


_LEAST = 0.05
"""Of a figure: what has moved by less is practically unchanged."""


def _is_turned(statement: Statement, place: int, subject: Subject, by: str) -> bool:
    """Whether a fall of the figure is a rise of what it achieves, and the text means that."""
    measure = subject.measure
    if measure is None or measure.polarity is Polarity.MAXIMIZE:
        return False
    clause = range(begin(statement, place), place)
    literal = {statement.kind(at) for at in clause} & {Kind.ACTUAL, Kind.NAME, Kind.KNOWN}
    return by == "merit" or not literal


def _pairs(
    statement: Statement, place: int, subject: Subject, period: str
) -> list[tuple[Known, Known]]:
    """Each figure that may have moved, then and now; of an actual that is named only itself."""
    before_it = {statement.kind(at) for at in range(statement.segment(place).start, place)}
    roles = [Role.ACTUAL, Role.ACHIEVEMENT, Role.SCORE]
    is_figure = bool(before_it & {Kind.ACTUAL, Kind.NAME})
    if is_figure and not before_it & {Kind.ACHIEVEMENT, Kind.SCORE, Kind.OWN}:
        roles = [Role.ACTUAL] if subject.of([Role.ACTUAL], period) else roles
    return [
        (then[0], now[0])
        for role in roles
        if (then := subject.of([role], period)) and (now := subject.of([role]))
    ]


def _way(then: Known, now: Known) -> int:
    earlier, later = half_up(then.value, then.digits), half_up(now.value, now.digits)
    return (later > earlier) - (later < earlier)


def _since(statement: Statement, place: int) -> str | None:
    """The earlier period that is compared with; null where something else is."""
    segment = statement.segment(place)
    for at in range(place + 1, min(segment.stop + _LOOKED, len(statement.pieces))):
        piece = statement.pieces[at]
        if piece.kind in (Kind.TARGET, Kind.NATIONAL, Kind.MEDIUM, Kind.OUTSIDE, Kind.NAME):
            return None
        if piece.kind is Kind.PERIOD and (period := statement.period(piece)) != CURRENT:
            return _known(statement, place, period) if period else None
        if piece.kind is Kind.LAST_YEAR:
            break
        if piece.kind in (Kind.BREAK, Kind.BECAUSE):
            break
    else:
        if _needs_other(statement, place):
            return None
    return _known(statement, place, LAST)


_LOOKED = 6


def _known(statement: Statement, place: int, period: str) -> str | None:
    subject = whose(statement, place)
    return before(subject, period, statement) if subject else None


def _needs_other(statement: Statement, place: int) -> bool:
    """`higher`, `better than` compare; without what they compare with they say nothing."""
    text = statement.word(place)
    return text.startswith(("lebih", "higher", "lower", "better", "worse", "sama", "tetap"))
