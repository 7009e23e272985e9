"""What a text calls the highest or the lowest over several years."""

from collections.abc import Iterator

from pipeline.account import better
from pipeline.examine.prose.judges.rankings import rank_of
from pipeline.examine.prose.known.figures import CURRENT, Known, Role, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.vocabulary import Kind

_WAYS = {Kind.HIGHEST: 1, Kind.GREATEST: 1, Kind.LOWEST: -1, Kind.FEWEST: -1}


def records(statement: Statement) -> Iterator[Contradiction]:
    """`the longest since 2021`, `terbanyak dalam empat tahun`, where another year exceeds it."""
    for place, piece in enumerate(statement.pieces):
        if piece.kind not in _WAYS or statement.muted[place]:
            continue
        since, subject = _since(statement), statement.only
        if since is None or subject is None or subject.measure is None:
            continue
        now = next(iter(subject.of([Role.ACTUAL])), None)
        then = [
            k for one in subject.periods if one >= since for k in subject.of([Role.ACTUAL], one)
        ]
        if now is None or not then or _tells_another(statement, then):
            continue
        rank = rank_of(statement, place)
        if all(len(more) + 1 != rank for more in _before(statement, place, now, then, subject)):
            beyond = max(_before(statement, place, now, then, subject), key=len) or then
            yield Contradiction(piece.text, [told(now, subject), told(beyond[0], subject)],
                                subject.about)  # fmt: skip


def _before(
    statement: Statement, place: int, now: Known, then: list[Known], subject: Subject
) -> list[list[Known]]:
    """The earlier figures that outrank the current: by size, and by merit if meant."""
    kind = statement.kind(place)
    way, measure = _WAYS[kind] if kind else 1, subject.measure
    by_size = [one for one in then if (one.value - now.value) * way > 0]
    is_merit = statement.word(place).removeprefix("the ") in _MERIT
    is_size = not statement.has(Kind.ACHIEVEMENT, Kind.SCORE, Kind.OWN) and not is_merit
    if kind in (Kind.GREATEST, Kind.FEWEST) or measure is None or is_size:
        return [by_size]
    by_merit = [one for one in then if (better(measure, one.value, now.value) or 0) * way > 0]
    return [by_merit] if is_merit else [by_size, by_merit]


_MERIT = frozenset({"best", "worst", "strongest", "weakest", "terbaik", "terburuk", "paling baik"})


def _since(statement: Statement) -> str | None:
    """The first period that is compared; null where the sentence names no span of time."""
    for place, piece in enumerate(statement.pieces):
        if piece.kind is Kind.EVER:
            return ""
        if piece.kind is Kind.PERIOD and statement.word(place - 1) in SINCE:
            return piece.period
        years = piece.numeral.whole if piece.numeral else None
        if years and statement.word(place + 1) in _YEARS and statement.word(place - 1) in _WITHIN:
            return str(int(statement.year) - years + 1) if years > 1 else None
    return None


SINCE = frozenset({"since", "sejak", "sejak tahun", "from"})
_YEARS = frozenset({"years", "tahun", "tahun terakhir"})
_WITHIN = frozenset({"in", "for", "within", "of", "dalam", "selama", "the", "last", "past"})


def _tells_another(statement: Statement, then: list[Known]) -> bool:
    """Whether the sentence is about another year: it names another period or gives its figure."""
    for place, piece in enumerate(statement.pieces):
        is_first = statement.word(place - 1) in SINCE
        if piece.kind is Kind.PERIOD and not is_first and statement.period(piece) != CURRENT:
            return True
        if piece.numeral is not None and any(one.is_told_by(piece.numeral) for one in then):
            return True
    return statement.has(Kind.LAST_YEAR, Kind.TARGET, Kind.NOT, Kind.NONE)
