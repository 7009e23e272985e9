"""Two measures, perspectives or programmes, of which a text calls one higher than the other."""

from collections.abc import Iterator

from pipeline.examine.prose.known.figures import Known, Role, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.examine.prose.words.numbers import Unit
from pipeline.rounding import half_up
from pipeline.vocabulary import Kind

_WAYS = {Kind.ABOVE: 1, Kind.UNDER: -1, Kind.RISE: 1, Kind.FALL: -1, Kind.BETTER: 1,
         Kind.WORSE: -1, Kind.MORE: 1}  # fmt: skip
_COMPARING = ("lebih", "higher", "lower", "above", "below", "di atas", "di bawah")
_PASSED = frozenset(
    {Kind.FILLER, Kind.OWN, Kind.SCORE, Kind.ACHIEVEMENT, Kind.COMPARED, Kind.PERSPECTIVES,
     Kind.MEASURES, Kind.FROM, Kind.RESULT, Kind.BRACKET, Kind.NUMBER,
     Kind.SPENT, Kind.CEILING}
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
        way = -way if statement.word(place) in _LESSER else way
        pairs = _pairs(statement, one, other)
        if pairs and all((half_up(a.value) - half_up(b.value)) * way <= 0 for a, b in pairs):
            first, second = pairs[0]
            ours = [told(first, one), told(second, other)]
            yield Contradiction(piece.text, ours, (*one.about, *other.about))


def _compares(statement: Statement, place: int) -> bool:
    merit = (Kind.BETTER, Kind.WORSE, Kind.MORE)
    return statement.kind(place) in merit or statement.word(place).startswith(_COMPARING)


def _nearest(statement: Statement, places: range) -> Subject | None:
    """The subject of the first name in some places, if only known words come before it."""
    for at in places:
        if statement.kind(at) is Kind.NAME:
            return statement.pieces[at].subject
        if statement.kind(at) not in _PASSED:
            return None
    return None


_LESSER = frozenset({"a smaller share of", "a lower share of", "a smaller number of", "fewer"})


def _pairs(statement: Statement, one: Subject, other: Subject) -> list[tuple[Known, Known]]:
    """The figures that rank both: a perspective's score, a measure's achievement, a programme's
    spending, in percent and in rupiah where either may be meant."""
    if one.kind == "budget":
        of = zip(one.of([Role.SPENT]), other.of([Role.SPENT]), strict=False)
        is_told = statement.has(Kind.SPENT)
        is_share = statement.has(Kind.MORE)
        return [
            (a, b) for a, b in of
            if a.unit is b.unit and is_told and (a.unit is Unit.PERCENT or not is_share)
        ]  # fmt: skip
    roles = [Role.SCORE] if one.kind == "perspective" else [Role.ACHIEVEMENT]
    if one.kind not in ("perspective", "measure"):
        return []
    return [*zip(one.of(roles)[:1], other.of(roles)[:1], strict=False)]
