"""Numbers with the digits of a figure, misplaced or turned, or next to one."""

from collections.abc import Collection, Iterator
from math import log10

from pipeline.examine.prose.figures import Known, Role, Subject
from pipeline.examine.prose.numbers import Numeral, Unit
from pipeline.examine.prose.statement import Contradiction, Statement
from pipeline.examine.prose.wording import slipped, told
from pipeline.rounding import half_up
from pipeline.vocabulary import Kind

_SLIPPING = 3
"""Digits that two numbers must share before a mark can be said to have slipped."""


def nearly(statement: Statement, judged: Collection[int]) -> Iterator[Contradiction]:
    """A number that nothing tells, with the digits of a figure or next to one, of all that the
    sentence is about, and that no other figure is."""
    named = [piece.subject for piece in statement.pieces if piece.kind is Kind.NAME]
    subjects = {(one.kind, one.id): one for one in named if one} if named else {}
    if not subjects and statement.own is not None:
        subjects = {("measure", statement.own.id): statement.own}
    if len(subjects) != 1 or None in named:
        return
    (subject,) = subjects.values()
    for place, piece in enumerate(statement.pieces):
        numeral = piece.numeral
        if numeral is None or place in judged or statement.muted[place]:
            continue
        if numeral.unit is Unit.PERCENT and statement.kind(place - 1) is not Kind.HEDGE:
            yield from _beside(numeral, subject, statement, least=_least(statement, place))


def _least(statement: Statement, place: int) -> int:
    """How many digits a number must share with a figure: of what is measured one fewer."""
    of = place + 1 + (statement.word(place + 1) == "of")
    return _SLIPPING if statement.kind(of) is Kind.KNOWN else _SLIPPING + 1


def _beside(
    numeral: Numeral, subject: Subject, statement: Statement, *, least: int
) -> Iterator[Contradiction]:
    for known in subject.of([Role.ACTUAL, Role.ACHIEVEMENT, Role.SCORE]):
        if known.unit is not Unit.PERCENT or not known.value:
            continue
        apart = abs(float(numeral.value) - known.value) / abs(known.value)
        is_close = numeral.readings[0].step < 1 and apart < _CLOSE
        is_turned = _is_turned(numeral, known, least) and known.role is Role.ACTUAL
        if (is_slip(numeral, known) or is_close or is_turned) and not _is_known(numeral, statement):
            said = told(known, subject)
            ours = slipped(said) if is_slip(numeral, known) else said
            yield Contradiction(numeral.text, ours, subject.about)
            return


_CLOSE = 0.005
"""Of a figure: a number so near it is meant to be it."""


def _is_known(numeral: Numeral, statement: Statement) -> bool:
    """Whether some figure of the report, of whatever subject and period, is this number."""
    return any(statement.names.prints(float(one.value)) for one in numeral.readings)


def is_slip(numeral: Numeral, known: Known) -> bool:
    """Whether a number has just the digits of a figure, and the decimal mark elsewhere."""
    told = float(numeral.value)
    if not told or not known.value or not _is_power_of_ten(abs(told / known.value)):
        return False
    digits = str(half_up(abs(known.value), known.digits)).replace(".", "").strip("0")
    return len(digits) >= _SLIPPING and numeral.digits == digits


def _is_power_of_ten(ratio: float) -> bool:
    """Whether two numbers have the same first digits, roughly."""
    apart = log10(ratio)
    return abs(apart - round(apart)) < _CLOSE


def _is_turned(numeral: Numeral, known: Known, least: int) -> bool:
    """Whether two digits changed places: 79.35 for 97.35."""
    digits = str(half_up(abs(known.value), known.digits))
    written = str(numeral.value.normalize())
    if len(digits) != len(written) or len(digits) <= least:
        return False
    differ = [at for at, pair in enumerate(zip(digits, written, strict=True)) if pair[0] != pair[1]]
    if len(differ) != 2:  # noqa: PLR2004
        return False
    first, second = differ
    is_likely = first > 0 or len(digits) > _SLIPPING + 1
    return is_likely and digits[first] == written[second] and digits[second] == written[first]
