"""How many measures a text says rose, fell, improved or worsened since an earlier period."""

from collections.abc import Iterator

from pipeline.account import better
from pipeline.examine.prose.claims.changes import opened_with
from pipeline.examine.prose.judges.more_or_fewer import way_of
from pipeline.examine.prose.judges.respondents import numbers_before
from pipeline.examine.prose.known.figures import CURRENT, Role, Subject
from pipeline.examine.prose.reading.statement import LAST, Contradiction, Statement
from pipeline.translatable import _
from pipeline.values import Message
from pipeline.vocabulary import Kind

_WAYS = {Kind.RISE: 1, Kind.BETTER: 1, Kind.FALL: -1, Kind.WORSE: -1}
_BY_MERIT = (Kind.BETTER, Kind.WORSE)
_PASSED = (Kind.FILLER, Kind.RESULT)


def moved_counts(statement: Statement) -> Iterator[Contradiction]:
    """`five measures came out worse than in 2023`, where only two did."""
    if statement.own is not None:
        return
    for before, last in (*numbers_before(statement, Kind.MEASURES), *_none_or_all(statement)):
        verb = before + 2
        while statement.kind(verb) in _PASSED:
            verb += 1
        kind, period = statement.kind(verb), _period(statement, before, verb)
        if kind not in _WAYS or period is None or _is_of_some(statement, before):
            continue
        place = _part(statement, before)
        numeral = statement.pieces[place].numeral
        moves = [one for subject in statement.names.measures.values()
                 if (one := _moves(subject, period, statement))]  # fmt: skip
        every = len(moves) if statement.kind(place) is Kind.ALL else last
        count = every if numeral is None else numeral.whole
        counted = {sum(way == _WAYS[kind] for way in ways) for ways in zip(*moves, strict=True)}
        if kind in _BY_MERIT:
            counted = {sum(merit == _WAYS[kind] for _size, merit, _share in moves),
                       sum(share == _WAYS[kind] for _size, _merit, share in moves)}  # fmt: skip
        if moves and count not in counted:
            yield Contradiction(statement.words_between(place, before + 1), _came(moves))


def _none_or_all(statement: Statement) -> Iterator[tuple[int, int]]:
    """The places of `no measure worsened`, `every measure improved`, each with a count of 0."""
    for place, piece in enumerate(statement.pieces):
        is_some = piece.kind is Kind.ALL and statement.word(place + 2) in _THAT
        is_told = piece.kind in (Kind.NONE, Kind.ALL) and not statement.muted[place]
        if is_told and not is_some and statement.kind(place + 1) is Kind.MEASURES:
            yield place, 0


_THAT = ("yang", "that", "which")


def _period(statement: Statement, before: int, verb: int) -> str | None:
    """The period of comparison; for all or none of them the last, if no other is named."""
    told = _since(statement, verb) or opened_with(statement, before)
    return told or (LAST if statement.kind(before) in (Kind.NONE, Kind.ALL) else None)


def _is_of_some(statement: Statement, place: int) -> bool:
    """Whether a name before the count or in its clause limits it, such as to a perspective."""
    segment = statement.segment(place)
    told = range(segment.stop)
    listed = next((at for at in told if statement.kind(at) is Kind.AMONG), segment.stop)
    return bool(statement.named(range(listed)))


def _part(statement: Statement, place: int) -> int:
    """The place of the number that counts them: the first number in `five of 24 measures`."""
    at = place - 1
    while statement.is_of(at) or statement.kind(at) in (Kind.FILLER, Kind.OWN, Kind.FROM):
        at -= 1
    is_part = at < place - 1 and statement.kind(at) is Kind.NUMBER
    return at if is_part else place


def _since(statement: Statement, verb: int) -> str | None:
    """The period of comparison right behind the verb."""
    at = verb + 1
    while statement.kind(at) in (*_PASSED, Kind.COMPARED, Kind.FROM):
        at += 1
    if statement.kind(at) is Kind.LAST_YEAR:
        return LAST
    piece = statement.at(at)
    return statement.period(piece) if piece and piece.kind is Kind.PERIOD else None


def _moves(subject: Subject, since: str, statement: Statement) -> tuple[int, int, int] | None:
    """The direction of a measure by its actual, its merit and its achievement: 1, −1 or 0 each."""
    period, measure = statement.before(subject, since), subject.measure
    if not period or measure is None or period in subject.parts:
        return None
    now, then = subject.of([Role.ACTUAL]), subject.of([Role.ACTUAL], period)
    if not now or not then:
        return None
    shares = [subject.of([Role.ACHIEVEMENT], at) for at in (period, CURRENT)]
    merit = better(measure, now[0].value, then[0].value)
    share = way_of(shares[0][0], shares[1][0]) if all(shares) else merit
    return way_of(then[0], now[0]), merit, share


def _came(moves: list[tuple[int, int, int]]) -> Message:
    better_, worse = (sum(merit == way for _size, merit, _share in moves) for way in (1, -1))
    said = _("measures that came out better: {better}, worse: {worse}, of {count} that compare")
    return Message(said, {"better": better_, "worse": worse, "count": len(moves)})
