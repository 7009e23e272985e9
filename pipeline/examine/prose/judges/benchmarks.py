"""Standards, end targets, targets and ceilings that a figure is said to exceed, miss or reach."""

from collections.abc import Iterator, Sequence

from pipeline.account import better
from pipeline.examine.prose.judges.tallies import REACHING
from pipeline.examine.prose.judges.whose_target import LIMITS, whose_targets
from pipeline.examine.prose.known.figures import Known, Role, Subject
from pipeline.examine.prose.reading.clauses import whose
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.examine.prose.words.numbers import Unit
from pipeline.rounding import half_up
from pipeline.scorecard import Polarity
from pipeline.vocabulary import Kind

_SIDES = {Kind.ABOVE: 1, Kind.UNDER: -1, Kind.RISE: 1, Kind.FALL: -1}
_MERITS = {Kind.EXCEED_TARGET: 1, Kind.BELOW_TARGET: -1, Kind.BETTER: 1, Kind.WORSE: -1}
_DENYING = ("tidak", "no ", "not ")
_COMPARING = (Kind.BETTER, Kind.WORSE)
_WAYS = _SIDES | _MERITS
_TELLING = frozenset({*_WAYS, Kind.REACH})
_ROLES = {Kind.NATIONAL: Role.NATIONAL, Kind.MEDIUM: Role.MEDIUM, Kind.TARGET: Role.TARGET,
          Kind.CEILING: Role.CEILING, Kind.LIMIT: Role.TARGET}  # fmt: skip
_BETWEEN = (Kind.FILLER, Kind.OWN, Kind.COMPARED, Kind.FROM)


def benchmarks(statement: Statement) -> Iterator[Contradiction]:
    """`below the national standard`, where the figure lies above it."""
    is_met = statement.has(Kind.REACHED, Kind.MISSED, Kind.REACH)
    for place, piece in enumerate(statement.pieces):
        if piece.kind not in _TELLING and piece.text not in REACHING:
            continue
        way = 0 if _is_reaching(statement, place) else _WAYS.get(piece.kind)
        if way is None or (piece.kind in _COMPARING and is_met):
            continue
        start = statement.segment(place).start
        if statement.muted[place] or statement.is_dated_otherwise:
            continue
        if statement.kind(start) is Kind.BECAUSE:
            continue
        role = _role(statement, place)
        if role is None or _is_bounding(statement, place, piece.kind):
            continue
        subject = _subject(statement, place, role)
        if subject is not None:
            yield from _judged(statement, place, way, role, subject)


def _is_reaching(statement: Statement, place: int) -> bool:
    """Whether a word says that a benchmark was at least reached: `mencapai`, `meet`."""
    is_side = statement.kind(place) in _SIDES
    is_verb = statement.word(place) in REACHING and not is_side
    return is_verb or statement.kind(place) is Kind.REACH


def _noun(statement: Statement, place: int) -> int:
    """The place of the benchmark right behind a word, past fillers."""
    stop, at = statement.segment(place).stop, place + 1
    while at < stop and (statement.kind(at) in _BETWEEN or _is_before_target(statement, at)):
        at += 1
    return at


def _is_limit(statement: Statement, at: int) -> bool:
    return statement.kind(at) is Kind.LIMIT or statement.word(at) in LIMITS


def _role(statement: Statement, place: int) -> Role | None:
    """The role of the benchmark: right behind the word, or in an opening `compared with …,`."""
    stop, at = statement.segment(place).stop, _noun(statement, place)
    if at < stop and _is_limit(statement, at):
        return Role.TARGET if statement.kind(place) in (Kind.ABOVE, Kind.UNDER) else None
    if at < stop and (found := _ROLES.get(statement.kind(at))):  # type: ignore[arg-type]
        return found
    return _opening(statement, place) if at == stop else None


def _is_before_target(statement: Statement, at: int) -> bool:
    """Whether a place has the number of a target: `above the 55 percent target`."""
    return statement.kind(at) is Kind.NUMBER and statement.kind(at + 1) is Kind.TARGET


def _opening(statement: Statement, place: int) -> Role | None:
    start = statement.segment(place).start
    before = statement.segment(start - 1) if start else range(0)
    if not before or statement.kind(before.start) is not Kind.COMPARED:
        return None
    found = [_ROLES[kind] for at in before if (kind := statement.kind(at)) in _ROLES]
    return found[0] if len(found) == 1 else None


def _is_bounding(statement: Statement, place: int, kind: Kind) -> bool:
    """Whether the word itself names a target, which others judge, or is hedged or general."""
    is_of_target = kind not in (*_SIDES, *_COMPARING)
    if is_of_target and _role(statement, place) is Role.TARGET:
        return True
    return statement.kind(place - 1) is Kind.HEDGE or statement.has(Kind.PERSPECTIVES, Kind.ALL)


def _subject(statement: Statement, place: int, role: Role) -> Subject | None:
    if role is Role.CEILING:
        return money_of(statement, place)
    found: Sequence[Subject | None] = whose_targets(statement, place) or [whose(statement, place)]
    return found[0] if len(found) == 1 and found[0] and found[0].measure else None


def money_of(statement: Statement, place: int) -> Subject | None:
    """The programme named, else all money, where the clause is about spending alone."""
    clause = range(statement.segment(place).start, place)
    named = [piece.subject for piece in statement.named(clause)]
    kinds = {statement.kind(at) for at in clause} - {Kind.NAME}
    if not kinds <= _SPENDING or not (named or kinds & {Kind.SPENT, Kind.BUDGET}):
        return None
    if named:
        return named[0] if len(named) == 1 and named[0] and named[0].kind == "budget" else None
    return statement.names.budget if statement.own is None else None


_SPENDING = {Kind.FILLER, Kind.SPENT, Kind.BUDGET, Kind.OWN, Kind.PERIOD, Kind.THIS_YEAR, Kind.NOT,
             Kind.RESULT}  # fmt: skip


def _judged(
    statement: Statement, place: int, way: int, role: Role, subject: Subject
) -> Iterator[Contradiction]:
    is_money = role is Role.CEILING
    now = _figure(subject, Role.SPENT if is_money else Role.ACTUAL, is_money=is_money)
    then = _figure(subject, role, is_money=is_money)
    if now is None or then is None or now.unit is not then.unit:
        return
    clause, ways = range(statement.segment(place).start, place), {_way(then, now)}
    if (measure := subject.measure) and measure.polarity is not Polarity.MAXIMIZE:
        if statement.word(place) in REACHING and not _is_limit(statement, _noun(statement, place)):
            return
    elif measure and _is_limit(statement, _noun(statement, place)):
        return
    denied = any(statement.kind(at) is Kind.NOT for at in clause)
    is_reaching = _is_reaching(statement, place)
    if measure and (is_reaching or statement.kind(place) in _MERITS):
        merit = better(measure, now.value, then.value) or 0
        is_literal = statement.kind(place) in (Kind.EXCEED_TARGET, Kind.BELOW_TARGET)
        ways = {merit} | (ways if is_literal else set())
    reached = {0, 1} if is_reaching else {way}
    if statement.word(place).startswith(_DENYING):
        reached.add(0)
    if ways <= reached if denied else ways.isdisjoint(reached):
        said = statement.words_between(place - denied, place)
        yield Contradiction(said, [told(now, subject), told(then, subject)], subject.about)


def _figure(subject: Subject, role: Role, *, is_money: bool) -> Known | None:
    """The current figure in a role; for money the amount in rupiah."""
    found = [
        one for one in subject.of([role])
        if not one.is_former and (one.unit is Unit.RUPIAH or not is_money)
    ]  # fmt: skip
    return found[0] if found else None


def _way(then: Known, now: Known) -> int:
    earlier, later = half_up(then.value, then.digits), half_up(now.value, now.digits)
    return (later > earlier) - (later < earlier)
