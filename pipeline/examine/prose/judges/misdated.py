"""Figures that a text gives for one period, and that are right for another."""

from collections.abc import Iterator

from pipeline.examine.prose.known.figures import CURRENT, Role, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.examine.prose.words.numbers import Numeral, Unit
from pipeline.examine.prose.words.tokens import plain, tokens, words
from pipeline.vocabulary import Kind

_COMPARING = frozenset(
    {Kind.RISE, Kind.FALL, Kind.SAME, Kind.COMPARED, Kind.ABOVE, Kind.UNDER, Kind.LAST_YEAR,
     Kind.THIS_YEAR, Kind.BETTER, Kind.WORSE, Kind.TARGET, Kind.NOT}
)  # fmt: skip
_FEWEST = 3
"""Digits at which a number can hardly mean anything else."""


def misdated(statement: Statement) -> Iterator[Contradiction]:
    """`In 2023 we tested 2,788 samples`, where that is the figure of 2024."""
    dated = [at for at, piece in enumerate(statement.pieces) if piece.kind is Kind.PERIOD]
    if len(dated) != 1 or (period := statement.period(statement.pieces[dated[0]])) is None:
        return
    if statement.kind(dated[0] - 1) in (Kind.BREAK, Kind.BECAUSE):
        return
    clause = _clause(statement, dated[0])
    numerals = [
        (at, numeral)
        for at in clause
        if (numeral := statement.pieces[at].numeral) and not numeral.is_spelled
    ]
    if len(numerals) != 1 or {statement.kind(at) for at in clause} & _COMPARING:
        return
    ((place, numeral),) = numerals
    if statement.kind(place - 1) in (Kind.TO, Kind.HEDGE) or statement.muted[place]:
        return
    subject = _subject(statement, clause, numeral, period)
    if subject is None or not _is_telling(numeral):
        return
    if numeral.unit is not Unit.PERCENT and not _is_in_its_unit(statement, place, subject):
        return
    then = [one for one in subject.knowns if one.period == period]
    actual = subject.of([Role.ACTUAL], period)
    others = {CURRENT, *subject.periods} - {period}
    elsewhere = [one for other in others for one in subject.of([Role.ACTUAL], other)]
    is_other = any(one.is_told_by(numeral) for one in elsewhere)
    if not actual and _is_exact(numeral):
        actual = [one for one in elsewhere if one.is_told_by(numeral)]
    if actual and is_other and not any(one.is_told_by(numeral) for one in then):
        yield Contradiction(numeral.text, told(actual[0], subject), subject.about)


def _clause(statement: Statement, place: int) -> range:
    """The clause of a period, with relative clauses joined to it: `those who attended in 2024`."""
    first = last = statement.segment(place)
    while _is_relative(statement, first.start):
        first = statement.segment(first.start - 1)
    while _is_relative(statement, last.stop) or statement.word(last.stop) in _APPOSITIVE:
        last = statement.segment(last.stop)
    if _is_figure_alone(statement, first):
        first = statement.segment(statement.segment(first.start - 1).start - 1)
    return range(first.start, last.stop)


def _is_figure_alone(statement: Statement, clause: range) -> bool:
    """Whether only a figure in commas comes before: `the index, 77.2 points, dates from 2022`."""
    if not clause.start:
        return False
    aside = statement.segment(clause.start - 1)
    kinds = {statement.kind(at) for at in aside}
    is_alone = Kind.NUMBER in kinds and kinds <= {Kind.NUMBER, Kind.COMMA, Kind.FILLER, Kind.UNIT}
    return is_alone and aside.start > 0


_APPOSITIVE = ("yaitu", "yakni", "namely", "at")


def _is_relative(statement: Statement, place: int) -> bool:
    """Whether a relative clause begins here, with `who`, `that`, without a comma."""
    return 0 < place < len(statement.pieces) and statement.is_relative(place)


def _is_telling(numeral: Numeral) -> bool:
    """Whether a number has enough digits, or decimals (zeros included), to be meant exactly."""
    written = sum(map(str.isdigit, numeral.text))
    return len(numeral.digits) >= _FEWEST or (numeral.readings[0].step < 1 and written > _FEWEST)


def _is_exact(numeral: Numeral) -> bool:
    """Whether it is too exact to be the figure of a year of which nothing is known."""
    return len(numeral.digits) > _FEWEST


def _subject(statement: Statement, clause: range, numeral: Numeral, period: str) -> Subject | None:
    """The one measure that is named, also by words around its figure, or the cell's own; else the
    only measure with this very figure and half of its name in the text."""
    about = statement.pieces if statement.own is None else statement.pieces[: clause.stop]
    named = {one.id: one for piece in about for one in piece.subjects}
    if not named and statement.own is not None:
        return statement.own
    if not named and any(statement.kind(at) is Kind.SPENT for at in clause):
        return statement.names.absorption
    if not named:
        sought = [plain(token.word) for token in tokens(statement.text)]
        around = statement.names.named_in(sought).values()
        named = {one.id: one for _length, subjects in around for one in subjects}
        named = named or dict(
            _by_figure(statement, numeral, period, statement.names.naming.every(sought))
        )
    found = next(iter(named.values()), None)
    return found if len(named) == 1 and found and found.measure else None


def _by_figure(
    statement: Statement, numeral: Numeral, period: str, told: frozenset[str]
) -> Iterator[tuple[str, Subject]]:
    """The measures with this figure in another period, and half of their name in the text."""
    for one in statement.names.measures.values():
        content = statement.names.contents[one.id]
        if len(told & content) < max(len(content) / 2, _NAMED):
            continue
        others = [k for k in one.knowns if k.role is Role.ACTUAL and k.period != period]
        if any(known.unit is numeral.unit and known.is_told_by(numeral) for known in others):
            yield one.id, one


_NAMED = 2
"""The fewest words of a name that must occur."""


def _is_in_its_unit(statement: Statement, place: int, subject: Subject) -> bool:
    """Whether the measure's unit, or the unit's first word, follows a number."""
    unit = words(subject.measure.measured_in) if subject.measure else ()
    numeral = statement.pieces[place].numeral
    if numeral is not None and numeral.unit is Unit.POINTS:
        return unit[:1] in (("poin",), ("points",))
    return bool(unit) and statement.word(place + 1) in (unit[0], " ".join(unit))
