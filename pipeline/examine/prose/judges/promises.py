"""Targets that a text says were met, missed, exceeded or fallen short of."""

from collections.abc import Iterator

from pipeline.account import Measure, MetReason
from pipeline.examine.prose.judges.whose_target import LIMITS, is_bound, whose_targets
from pipeline.examine.prose.known.figures import Role, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told, without_actual
from pipeline.scorecard import Polarity
from pipeline.translatable import _
from pipeline.values import Message, Part
from pipeline.vocabulary import Kind

_MET, _MISSED, _ABOVE, _BELOW, _PASSED_BY = "met", "missed", "above", "below", "passed by"
_VERBS = {
    Kind.REACH: _MET,
    Kind.EXCEED_TARGET: _ABOVE,
    Kind.BELOW_TARGET: _BELOW,
    Kind.MISSED: _MISSED,
}
_COUNTING = (Kind.ALL, Kind.NONE, Kind.MOST, Kind.AMONG)


def promises(statement: Statement) -> Iterator[Contradiction]:
    """Targets said to be met that were missed, or the other way round."""
    for place, piece in enumerate(statement.pieces):
        if statement.muted[place]:
            continue
        if piece.kind in _VERBS:
            yield from _judged(statement, place, _VERBS[piece.kind])
        elif piece.kind in (Kind.WITHIN, Kind.BEYOND):
            yield from _judged(statement, place, _MET if piece.kind is Kind.WITHIN else _PASSED_BY)
        elif piece.kind is Kind.REACHED or _is_passed(statement, place):
            yield from _passive(statement, place)


def _is_passed(statement: Statement, place: int) -> bool:
    """Whether a passive verb ends its claim: `the target was exceeded`."""
    if statement.word(place) not in {
        "diraih",
        "exceeded",
        "surpassed",
        "achieved",
        "reached",
        "attained",
    }:
        return False
    after = statement.kind(place + 1) if place + 1 in statement.segment(place) else None
    return after in (
        None, Kind.FILLER, Kind.PERIOD, Kind.WITH, Kind.THIS_YEAR, Kind.COMMA,
    )  # fmt: skip


_PASSING = frozenset({"diraih", "exceeded", "surpassed", "achieved", "reached", "attained"})


def _passive(statement: Statement, place: int) -> Iterator[Contradiction]:
    """`target tercapai`, `belum tercapai`: with a target before the verb, or no other noun."""
    clause = range(statement.segment(place).start, place)
    kinds = {statement.kind(at) for at in clause}
    behind = range(place + 1, statement.segment(place).stop)
    if any(statement.kind(at) is Kind.NUMBER for at in behind) and Kind.TARGET not in kinds:
        return
    if _is_share_of_target(statement, clause):
        return
    bare = kinds <= {Kind.NOT, Kind.FILLER, Kind.BREAK, Kind.OWN, Kind.MEASURES, Kind.NAME,
                     Kind.ACHIEVEMENT, Kind.KNOWN, Kind.PERIOD, Kind.CATEGORY}  # fmt: skip
    if Kind.LIMIT in kinds or any(statement.word(at) in LIMITS for at in clause):
        is_passed = statement.word(place) in _EXCEEDED or statement.kind(place) is Kind.ABOVE
        yield from _judged(statement, place, _PASSED_BY if is_passed else _MET)
    elif Kind.TARGET in kinds or bare or any(statement.word(at) == "agreed" for at in clause):
        yield from _judged(statement, place, _MET)


def _is_share_of_target(statement: Statement, clause: range) -> bool:
    """Whether a share of the target is meant: `with 83 percent of its target achieved`."""
    told = [at for at in clause if statement.kind(at) is Kind.TARGET]
    first = [at for at in clause if statement.kind(at) is Kind.NUMBER and at < max(told, default=0)]
    return bool(first) and any(statement.is_of(at) for at in range(first[-1], told[-1]))


_EXCEEDED = frozenset({"terlampaui", "dilampaui", "terlewati", "exceeded"})


def _judged(statement: Statement, place: int, verb: str) -> Iterator[Contradiction]:
    if not _is_of_a_part(statement, place):
        for subject in whose_targets(statement, place):
            yield from _judged_of(statement, place, verb, subject)


def _judged_of(
    statement: Statement, place: int, verb: str, subject: Subject
) -> Iterator[Contradiction]:
    if (measure := subject.measure) is None:
        return
    negated = _is_negated(statement, place)
    if is_limit := verb == _PASSED_BY or statement.kind(place) is Kind.WITHIN:
        verb, negated = (_MET, not negated) if verb == _PASSED_BY else (verb, negated)
    if is_limit and measure.polarity is Polarity.MAXIMIZE:
        return
    if negated and verb in (_MISSED, _ABOVE, _BELOW):
        return
    claimed = _MISSED if negated else verb
    if not measure.is_measured and _is_open(statement, place):
        return
    if _contradicts(claimed, measure):
        first = _first_of(statement, place)
        said = statement.words_between(first, place)
        yield Contradiction(said, _came(subject, measure), subject.about)


def _is_open(statement: Statement, place: int) -> bool:
    """Whether the sentence may only say that nothing is known yet of the target."""
    return statement.has(Kind.NOT) or statement.word(place).endswith("nya")


def _contradicts(claimed: str, measure: Measure) -> bool:
    """Whether the result of a measure surely contradicts the claim."""
    if measure.met is None and measure.has_target and not measure.is_measured:
        return claimed in (_MET, _ABOVE) and measure.met_reason is MetReason.UNMEASURED
    promised, reached = measure.promised, measure.reached
    if measure.met is None or (
        measure.met_reason is MetReason.OVER_CEILING and not _falls_short(measure)
    ):
        return False
    if promised is None or reached is None:
        return measure.met if claimed == _MISSED else claimed == _MET and measure.fell_short
    way = measure.direction(reached, promised)
    match claimed:
        case "met":
            return measure.met is False and _falls_short(measure)
        case "missed":
            return measure.met
        case "above":
            return way == 0 if measure.met else way < 1
        case _:
            return measure.met and way > -1


def _falls_short(measure: Measure) -> bool:
    """Whether its actual misses the target, and differs from it as both are printed."""
    if measure.promised is None or measure.reached is None:
        return measure.fell_short
    return measure.fell_short and measure.direction(measure.reached, measure.promised) != 0


def _came(subject: Subject, measure: Measure) -> Message:
    if not measure.is_measured:
        return without_actual(subject)
    figures: list[Part] = [
        told(known, subject)
        for role in (Role.ACTUAL, Role.TARGET)
        for known in subject.of([role])[:1]
    ]
    if measure.actual_grade and measure.target_grade:
        figures = [measure.actual_grade, measure.target_grade]
    said = (
        _("the target was met: {figures}") if measure.met else _("the target was missed: {figures}")
    )
    return Message(said, {"figures": figures})


def _is_negated(statement: Statement, place: int) -> bool:
    if statement.word(statement.segment(place).start) == "neither":
        return True
    for at in range(place - 1, statement.segment(place).start - 1, -1):
        if statement.kind(at) is Kind.NOT:
            return True
        if statement.kind(at) not in (Kind.FILLER, Kind.OWN, Kind.RESULT):
            return False
    return False


def _first_of(statement: Statement, place: int) -> int:
    """The place of *not* or of the target before the verb in its clause, else of the verb."""
    start = statement.segment(place).start
    begins = (Kind.NOT, Kind.TARGET)
    return next((at for at in range(start, place) if statement.kind(at) in begins), place)


def _is_of_a_part(statement: Statement, place: int) -> bool:
    """Whether the clause is about several measures, another year or something narrower."""
    segment = statement.segment(place)
    for at in segment:
        piece, kind = statement.pieces[at], statement.kind(at)
        if kind in (*_COUNTING, Kind.LAST_YEAR, Kind.MEDIUM, Kind.NATIONAL):
            return True
        if kind is Kind.HEDGE and not is_bound(statement, at) and statement.word(at) not in LIMITS:
            return True
        is_end = piece.period == f"{statement.year}-12"
        if kind is Kind.PERIOD and statement.period(piece) != "" and not is_end:
            return True
        if kind is Kind.NUMBER and statement.kind(at + 1) is Kind.MEASURES:
            return True
        if at > place and kind is Kind.UNKNOWN and _is_place(statement, at):
            return True
    return False


def _is_place(statement: Statement, at: int) -> bool:
    return statement.word(at - 1) in {"di", "pada", "in", "at", "untuk"}
