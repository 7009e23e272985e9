"""Ratios such as `45 of 50` that should give the percentage of the cell's own measure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.account import Measure
from pipeline.examine.prose.known.figures import CURRENT, Role, Subject
from pipeline.examine.prose.reading.kinship import contrary, kin, opposed
from pipeline.examine.prose.reading.reread import of_its_own, tells_it
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.examine.prose.words.numbers import Numeral, Unit
from pipeline.vocabulary import Kind

_BETWEEN = frozenset({Kind.FILLER, Kind.UNIT, Kind.KNOWN, Kind.ASKED, Kind.RESPONDENTS, Kind.OWN})
_FAR = 6
_FARTHER = 12
"""The most pieces between an opening whole and its part, where the measure counts the whole."""


@dataclass(frozen=True)
class Ratio:
    """A part and its whole: their places and their whole numbers."""

    part_at: int
    whole_at: int
    part: int
    whole: int


def ratios(statement: Statement) -> Iterator[Contradiction]:
    """Ratios that give neither the actual nor its rest."""
    own = of_its_own(statement)
    subject, is_reread = own.own, own is not statement
    measure = subject.measure if subject else None
    if subject is None or measure is None or measure.actual is None or not measure.is_percent:
        return
    for ratio in _told(own, _counted(measure)):
        if is_reread and (_is_dated(own, ratio) or not tells_it(own, ratio.whole_at)):
            continue
        if not _is_of_measure(own, ratio, subject):
            continue
        ours = told(subject.of([Role.ACTUAL])[0], subject)
        if _differs(measure, ratio, may_be_rest=_may_be_rest(own, ratio, subject)):
            first, last = sorted((ratio.part_at, ratio.whole_at))
            yield Contradiction(own.words_between(first, last), ours, subject.about)
        elif (numeral := _in_percent(own, ratio)) and not _fits(measure, numeral):
            yield Contradiction(numeral.text, ours, subject.about)


def _is_dated(statement: Statement, ratio: Ratio) -> bool:
    """Whether another period is named before the two counts, or in their clause."""
    last = max(ratio.part_at, ratio.whole_at)
    told = [statement.pieces[at] for at in range(statement.segment(last).stop)]
    return any(one.kind is Kind.LAST_YEAR or (
        one.kind is Kind.PERIOD and statement.period(one) != CURRENT) for one in told)  # fmt: skip


def _counted(measure: Measure) -> frozenset[int]:
    """The whole numbers that the actual was computed from."""
    numbers = {*measure.numbers.values(), *measure.further_numbers.values()}
    numbers = set() if measure.is_reported else numbers
    return frozenset(int(number) for number in numbers if number == int(number))


def _told(statement: Statement, counted: frozenset[int]) -> Iterator[Ratio]:
    """The ratios of a sentence: `45 dari 50 berkas`, `dari 50 berkas, 45 …`."""
    numbers = [
        (at, count)
        for at, piece in enumerate(statement.pieces)
        if (count := piece.numeral.whole if piece.numeral else None) is not None
        and not statement.muted[at]
    ]
    for (first, one), (second, other) in pairwise(numbers):
        between = [_joint(statement, at) for at in range(first + 1, second)]
        if Kind.FROM in between and {*between} <= _BETWEEN | {Kind.FROM} and one < other:
            yield Ratio(first, second, one, other)
        elif (_is_among(statement, first, second) and other < one in counted) or (
            _is_of_all(statement, first)
            and (Kind.COMMA in between or first <= _OPENING)
            and len(between) <= (_FARTHER if one in counted else _FAR)
            and other < one
        ):
            yield Ratio(second, first, other, one)


def _is_among(statement: Statement, whole: int, part: int) -> bool:
    """`156 izin, 145 di antaranya`, where the first number is not itself a part of others."""
    is_part = any(statement.is_of(at) for at in (whole - 1, whole - 2))
    return statement.kind(part + 1) is Kind.AMONG and not is_part


def _is_of_all(statement: Statement, place: int) -> bool:
    """Whether a number is a whole: `dari 156 izin`, `of the 60 businesses`, not `145 of 156`."""
    start = statement.segment(place).start
    before = [statement.kind(at) for at in range(start + 1, place)]
    if statement.is_of(start) and Kind.NUMBER not in before and len(before) <= _FEWEST:
        return True
    at = place - 1 - (statement.kind(place - 1) in (Kind.FILLER, Kind.OWN))
    return statement.is_of(at) and statement.kind(at - 1) is not Kind.NUMBER


_OPENING, _FEWEST = 2, 3


def _joint(statement: Statement, at: int) -> Kind | None:
    return Kind.FROM if statement.is_of(at) else statement.kind(at)


def _is_of_measure(statement: Statement, ratio: Ratio, subject: Subject) -> bool:
    """Whether the ratio counts what the measure is about, by its noun and its verb."""
    content = statement.names.contents[subject.id]
    noun = kin(statement, range(ratio.whole_at + 1, ratio.whole_at + 3), content)
    last = max(ratio.whole_at, ratio.part_at)
    places = range(last + 1, statement.segment(last).stop)
    behind = kin(statement, places, content) | opposed(statement, places, content)
    is_asked = bool(subject.survey) and statement.kind(ratio.whole_at + 1) is Kind.RESPONDENTS
    if bool(behind) and len(noun | behind) + is_asked > 1:
        return True
    first = statement.segment(min(ratio.part_at, ratio.whole_at)).start
    told = range(first, statement.segment(last).stop)
    if statement.tells_name(told) and ratio.part_at < ratio.whole_at:
        return True
    is_counted = subject.measure is not None and ratio.whole in _counted(subject.measure)
    named = kin(statement, told, content) | opposed(statement, told, content)
    of_whole = kin(statement, [ratio.whole_at + 1], content)
    is_predicate = bool(named - of_whole) and ratio.whole > _FEW
    return is_counted and (len(named) >= max(_MOST * len(content), 2) or is_predicate)


_MOST, _FEW = 0.6, 10


def _may_be_rest(statement: Statement, ratio: Ratio, subject: Subject) -> bool:
    """Whether the rest may be meant: by a *not*, or by an unknown word where no other word of the
    measure follows what is counted."""
    last = max(ratio.whole_at, ratio.part_at)
    behind = range(min(ratio.whole_at, ratio.part_at), statement.segment(last).stop)
    kinds = {statement.kind(at) for at in behind}
    is_turned = any(contrary(statement, at) for at in behind)
    content = statement.names.contents[subject.id]
    counted = kin(statement, [ratio.whole_at + 1], content)
    told = [at for at in range(last + 2, behind.stop) if kin(statement, [at], content) - counted]
    is_strange = Kind.UNKNOWN in kinds and not told
    is_strange |= any(statement.kind(at - 1) is Kind.UNKNOWN for at in told)
    return is_turned or is_strange or bool(kinds & {Kind.NOT, Kind.NONE, Kind.MISSED})


def _differs(measure: Measure, ratio: Ratio, *, may_be_rest: bool) -> bool:
    counted = _counted(measure)
    share = 100 * ratio.part / ratio.whole
    actual = measure.actual or 0.0
    shares = (share, 100 - share) if may_be_rest else (share,)
    differs = all(measure.distance(one, actual) > 0 for one in shares)
    if (over := measure.denominator) and (ratio.part, ratio.whole) == (over.part_all, over.all):
        return False
    if counted and ratio.whole not in counted:
        return differs and bool({ratio.part, ratio.whole - ratio.part} & counted)
    return differs


def _in_percent(statement: Statement, ratio: Ratio) -> Numeral | None:
    """The percentage that follows the counts: `, atau 90 persen`."""
    last = max(ratio.whole_at, ratio.part_at)
    for at in range(last + 1, min(last + 3 * _FAR, len(statement.pieces))):
        numeral = statement.pieces[at].numeral
        if numeral is not None:
            before = statement.word(at - 1)
            is_same = before in {"(", "atau", "yaitu", "yakni", "or", "namely", "sebesar"}
            return numeral if is_same and numeral.unit is Unit.PERCENT else None
    return None


def _fits(measure: Measure, numeral: Numeral) -> bool:
    figures = (measure.actual, measure.achievement, 100 - (measure.actual or 0.0))
    return any(numeral.agrees(one) for one in figures if one is not None)
