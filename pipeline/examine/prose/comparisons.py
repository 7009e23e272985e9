"""Two measures or two perspectives, of which a text calls one higher than the other."""

from collections.abc import Iterator

from pipeline.examine.prose.figures import Known, Role, Subject
from pipeline.examine.prose.statement import Contradiction, Statement
from pipeline.examine.prose.wording import told
from pipeline.rounding import half_up
from pipeline.vocabulary import Kind

_WAYS = {Kind.ABOVE: 1, Kind.UNDER: -1, Kind.RISE: 1, Kind.FALL: -1}
_COMPARING = ("lebih", "higher", "lower", "above", "below", "di atas", "di bawah")
_PASSED = frozenset(
    {Kind.FILLER, Kind.OWN, Kind.SCORE, Kind.ACHIEVEMENT, Kind.COMPARED, Kind.PERSPECTIVES,
     Kind.MEASURES, Kind.FROM, Kind.RESULT, Kind.BRACKET, Kind.NUMBER}
)  # fmt: skip


def comparisons(statement: Statement) -> Iterator[Contradiction]:
    """`perspektif A lebih tinggi daripada perspektif B`, where it is not."""
    for place, piece in enumerate(statement.pieces):
        way = _WAYS.get(piece.kind)
        if way is None or statement.muted[place] or not _compares(statement, place):
            continue
        segment = statement.segment(place)
        one = _nearest(statement, range(place - 1, segment.start - 1, -1))
        other = _nearest(statement, range(place + 1, segment.stop))
        if one is None or other is None or one.kind != other.kind or one.id == other.id:
            continue
        first, second = _figure(one), _figure(other)
        if first is None or second is None:
            continue
        difference = half_up(first.value) - half_up(second.value)
        if difference * way <= 0:
            ours = [told(first, one), told(second, other)]
            yield Contradiction(piece.text, ours, (*one.about, *other.about))


def _compares(statement: Statement, place: int) -> bool:
    return statement.word(place).startswith(_COMPARING)


def _nearest(statement: Statement, places: range) -> Subject | None:
    """The name that comes first, with nothing strange before it."""
    for at in places:
        if statement.kind(at) is Kind.NAME:
            return statement.pieces[at].subject
        if statement.kind(at) not in _PASSED:
            return None
    return None


def _figure(subject: Subject) -> Known | None:
    """What ranks it: the score of a perspective, the achievement of a measure."""
    roles = [Role.SCORE] if subject.kind == "perspective" else [Role.ACHIEVEMENT]
    found = subject.of(roles) if subject.kind in ("perspective", "measure") else []
    return found[0] if found else None
