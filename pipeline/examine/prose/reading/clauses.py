"""What rose or fell: the subject of the verb's clause, where every word of the clause is known."""

from pipeline.examine.prose.known.figures import Role, Subject
from pipeline.examine.prose.reading.statement import Statement
from pipeline.vocabulary import Kind, vocabulary

_PASSED = frozenset(
    {Kind.FILLER, Kind.KNOWN, Kind.OWN, Kind.WITH, Kind.NAME, Kind.ACTUAL, Kind.ACHIEVEMENT,
     Kind.SCORE, Kind.PERIOD, Kind.THIS_YEAR, Kind.RESULT, Kind.NUMBER, Kind.UNIT, Kind.BRACKET,
     Kind.WHOLE, Kind.PERSPECTIVES, Kind.COMPARED, Kind.LAST_YEAR, Kind.FROM, Kind.TO, Kind.SAME,
     Kind.SPENT, Kind.CONSISTS}
)  # fmt: skip
_LABELS = frozenset({Kind.ACTUAL, Kind.ACHIEVEMENT, Kind.SCORE, Kind.WHOLE})


def whose(statement: Statement, place: int) -> Subject | None:
    """The subject that rose or fell; null if any word before it in its clause is unknown."""
    if _gives_own_figures(statement, place):
        return statement.own
    if _is_nominal(statement.word(place)):
        if statement.kind(place + 1) is Kind.UNKNOWN:
            return None
        if (noun := _of_noun(statement, place)) or _tells_noun(statement, place):
            return noun
    segment = statement.segment(place)
    clause = range(segment.start, _end_of(statement, segment.start, place))
    clause = range(_behind_span(statement, clause), clause.stop)
    kinds = [statement.kind(at) for at in clause if not counts_named(statement, at)]
    kinds_first = kinds[0] if kinds else None
    opener = kinds[:1] and kinds[0] in (Kind.BREAK, Kind.BECAUSE, Kind.AND)
    kinds = kinds[1:] if opener else kinds
    is_about = statement.is_relative(segment.start)
    strange = statement.strange(range(begin(statement, place), place) if is_about else clause)
    if any(kind not in _PASSED and kind is not Kind.UNKNOWN for kind in kinds):
        return None
    named = statement.named(clause)
    if named:
        subject = named[-1].subject
        is_clear = strange <= statement.may_be_strange(subject) and _is_near(statement, place)
        return subject if is_clear else None
    is_told = strange == 1 and statement.tells_whole_name(clause)
    if (strange and not is_told) or statement.kind(place + 1) is Kind.UNKNOWN:
        return None
    if Kind.WHOLE in kinds:
        return statement.names.whole
    if Kind.SPENT in kinds and statement.own is None:
        return statement.names.absorption
    return _continued(statement, place, kinds, is_because=kinds_first is Kind.BECAUSE)


_NOMINAL = (
    "penurunan", "peningkatan", "kenaikan", "tren ", "turunnya", "naiknya", "meningkatnya",
    "menurunnya", "berkurangnya", "bertambahnya", "adanya ", "terjadi ",
)  # fmt: skip
_IN = (" in", " of")


def _is_nominal(word: str) -> bool:
    """Whether a word for a movement is followed by what moved: `penurunan …`, `increase in`."""
    return word.startswith(_NOMINAL) or word.endswith(_IN)


def _tells_noun(statement: Statement, place: int) -> bool:
    at = place + 1
    while statement.kind(at) in (Kind.FILLER, Kind.ASKED):
        at += 1
    return statement.kind(at) in (Kind.KNOWN, Kind.UNIT, Kind.UNKNOWN)


def names_behind(statement: Statement, place: int) -> bool:
    """Whether a noun for a movement is followed by a subject that moved."""
    is_noun = _is_nominal(statement.word(place))
    return is_noun and _of_noun(statement, place) is not None


def _of_noun(statement: Statement, place: int) -> Subject | None:
    """`penurunan jumlah pengaduan`: the subject after the noun."""
    at = place + 1
    while statement.kind(at) in (Kind.FILLER, Kind.ASKED):
        at += 1
    piece = statement.at(at)
    if piece is not None and piece.kind is Kind.NAME:
        return piece.subject
    behind = range(place + 1, statement.segment(place).stop)
    is_own = bool(statement.own) and not statement.strange(behind) and statement.tells_name(behind)
    return statement.own if is_own else None


def _behind_span(statement: Statement, clause: range) -> int:
    """Where a clause continues after an opening `between 2022 and 2023`."""
    kinds = [statement.kind(at) for at in clause[:_SPAN] if statement.kind(at) is not Kind.FILLER]
    opens = kinds[:1] in ([Kind.HEDGE], [Kind.FROM])
    is_span = opens and kinds[1:4] == [Kind.PERIOD, Kind.AND, Kind.PERIOD]
    last = [at for at in clause[:_SPAN] if statement.kind(at) is Kind.PERIOD]
    return last[-1] + 1 if is_span else clause.start


_SPAN = 7


def begin(statement: Statement, place: int) -> int:
    """Where a clause begins; a relative clause begins with what it is about."""
    start = statement.segment(place).start
    is_relative = start > 0 and statement.is_relative(start)
    return statement.segment(start - 1).start if is_relative else start


def counts_named(statement: Statement, at: int) -> bool:
    """`the number of`, before the name that it belongs to."""
    return statement.kind(at) is Kind.ASKED and statement.kind(at + 1) in (Kind.NAME, Kind.KNOWN)


def _end_of(statement: Statement, start: int, place: int) -> int:
    """Where the subject of a verb ends: at an *and* right before the verb, else at the verb."""
    place -= statement.word(place - 1) in vocabulary().near or statement.kind(place - 1) is Kind.NOT
    at = place - 1
    while at > start and statement.kind(at) is Kind.FILLER:
        at -= 1
    return at if at > start and statement.kind(at) is Kind.AND else place


def _gives_own_figures(statement: Statement, place: int) -> bool:
    """`from 86 to 82.5`: whether two figures show that the cell's own measure is meant."""
    own = statement.own
    told = [
        statement.pieces[at].numeral
        for at in range(place + 1, statement.segment(place).stop)
        if statement.kind(at) is Kind.NUMBER
    ]
    if own is None or len(told) < 2 or statement.kind(place + 1) is not Kind.FROM:  # noqa: PLR2004
        return False
    then, now = told[0], told[1]
    earlier = [k for period in own.periods[-1:] for k in own.of([Role.ACTUAL], period)]
    return any(then and k.is_told_by(then) for k in earlier) and any(
        now and k.is_told_by(now) for k in own.of([Role.ACTUAL])
    )


def _continued(
    statement: Statement, place: int, kinds: list[Kind | None], *, is_because: bool
) -> Subject | None:
    """If a clause names nothing: the cell's own measure, or the subject of the clause before."""
    is_labelled = any(kind in _LABELS or kind is Kind.OWN for kind in kinds)
    start = statement.segment(place).start
    earlier = statement.named(range(start))
    if is_labelled or start == 0 or statement.opens_with_comparison(start):
        if statement.own is not None and not earlier:
            return statement.own
        return earlier[-1].subject if earlier else statement.carried if is_labelled else None
    if is_because:
        return None
    previous = statement.segment(start - 1)
    told = {statement.kind(at) for at in previous}
    strange = statement.strange(previous)
    tells = {Kind.NUMBER, *_LABELS}
    if statement.is_relative(start) and not statement.strange(range(previous.start, place)):
        strange = 0
        tells |= {Kind.KNOWN, Kind.NAME}
    if not told & tells or (strange and not earlier):
        return None
    return earlier[-1].subject if earlier else statement.own or statement.carried


def _is_near(statement: Statement, place: int) -> bool:
    """Whether a name is what moved, and not another thing mentioned after it."""
    after = statement.kind(place + 1)
    return after is not Kind.UNKNOWN or statement.kind(place - 1) in (Kind.NAME, Kind.FILLER)
