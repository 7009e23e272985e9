"""A figure that a text gives a measure for one period, and that is right for another."""

from collections.abc import Iterator

from pipeline.examine.prose.figures import CURRENT, Role, Subject
from pipeline.examine.prose.numbers import Unit
from pipeline.examine.prose.statement import Contradiction, Statement
from pipeline.examine.prose.tokens import plain, tokens, words
from pipeline.examine.prose.wording import told
from pipeline.vocabulary import Kind

_COMPARING = frozenset(
    {Kind.RISE, Kind.FALL, Kind.SAME, Kind.COMPARED, Kind.ABOVE, Kind.UNDER, Kind.LAST_YEAR,
     Kind.THIS_YEAR, Kind.BETTER, Kind.WORSE, Kind.TARGET, Kind.TO, Kind.NOT, Kind.HEDGE}
)  # fmt: skip
_FEWEST = 3
"""Digits of a number that can hardly be anything else."""


def misdated(statement: Statement) -> Iterator[Contradiction]:
    """`In 2023 we tested 2,788 samples`, where that is the figure of 2024."""
    dated = [at for at, piece in enumerate(statement.pieces) if piece.kind is Kind.PERIOD]
    if len(dated) != 1 or (period := statement.period(statement.pieces[dated[0]])) is None:
        return
    if statement.kind(dated[0] - 1) in (Kind.BREAK, Kind.BECAUSE):
        return
    clause = statement.segment(dated[0])
    numerals = [
        (at, numeral)
        for at in clause
        if (numeral := statement.pieces[at].numeral) and not numeral.is_spelled
    ]
    if len(numerals) != 1 or {statement.kind(at) for at in clause} & _COMPARING:
        return
    ((place, numeral),) = numerals
    subject = _subject(statement)
    if subject is None or statement.muted[place] or len(numeral.digits) < _FEWEST:
        return
    if numeral.unit is not Unit.PERCENT and not _is_in_its_unit(statement, place, subject):
        return
    then = [one for one in subject.knowns if one.period == period]
    actual = subject.of([Role.ACTUAL], period)
    others = {CURRENT, *subject.periods} - {period}
    elsewhere = [one for other in others for one in subject.of([Role.ACTUAL], other)]
    is_other = any(one.is_told_by(numeral) for one in elsewhere)
    if actual and is_other and not any(one.is_told_by(numeral) for one in then):
        yield Contradiction(numeral.text, told(actual[0], subject), subject.about)


def _subject(statement: Statement) -> Subject | None:
    """The one measure that is named, also around its figure, or the cell's own."""
    named = {one.id: one for piece in statement.pieces for one in piece.subjects}
    if not named and statement.own is not None:
        return statement.own
    if not named:
        sought = [plain(token.word) for token in tokens(statement.text)]
        around = statement.names.named_in(sought).values()
        named = {one.id: one for _length, subjects in around for one in subjects}
    found = next(iter(named.values()), None)
    return found if len(named) == 1 and found and found.measure else None


def _is_in_its_unit(statement: Statement, place: int, subject: Subject) -> bool:
    """Whether the unit of the measure, or its first word, stands behind a number."""
    unit = words(subject.measure.measured_in) if subject.measure else ()
    return bool(unit) and statement.word(place + 1) in (unit[0], " ".join(unit))
