"""Numbers that look like a miswritten figure: a moved mark, swapped digits, a near value."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from math import log10

from pipeline.examine.prose.claims.whose_money import is_about_money
from pipeline.examine.prose.known.figures import Known, Role, Subject
from pipeline.examine.prose.reading.kinship import kin
from pipeline.examine.prose.reading.piece import RUPIAH
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import slipped, told
from pipeline.examine.prose.words.numbers import Numeral, Reading, Unit
from pipeline.rounding import half_up
from pipeline.vocabulary import Kind

_SLIPPING = 3
"""Digits that two numbers must share before a decimal mark counts as misplaced."""


def nearly(statement: Statement, judged: Collection[int]) -> Iterator[Contradiction]:
    """Numbers that no claim explains, that nearly match a figure of the sentence's subjects, and
    that equal no figure of the report."""
    places = [
        at
        for at, piece in enumerate(statement.pieces)
        if piece.numeral is not None and _is_open(statement, at, judged)
    ]
    if not places:
        return
    subjects = _subjects(statement)
    told_already = {one.value for at in judged if (one := statement.pieces[at].numeral)}
    for place in places:
        numeral = statement.pieces[place].numeral
        if numeral is None or numeral.value in told_already:
            continue
        about = _money(statement, subjects) if numeral.unit is Unit.RUPIAH else subjects
        least = _SLIPPING if numeral.unit is Unit.RUPIAH else _least(statement, place)
        is_alone = _is_alone(statement, numeral) and _tells_own(statement)
        is_alone = is_alone and not statement.is_narrowed(place)
        near = _NEAR.get(numeral.unit, _CLOSE) if is_alone else _CLOSE
        found = (_beside(numeral, one, statement, least=least, near=near) for one in about)
        yield from islice((one for one in found if one), 1)


def _is_open(statement: Statement, place: int, judged: Collection[int]) -> bool:
    """Whether a number has a unit and is part of no claim, hedge or distance."""
    numeral = statement.pieces[place].numeral
    if numeral is None or numeral.unit is Unit.NONE or place in judged:
        return False
    before = place - 1 - (statement.word(place - 1) in RUPIAH)
    is_apart = statement.word(before) in _BY or statement.kind(before) is Kind.HEDGE
    return not statement.muted[place] and not is_apart


_BY = frozenset({"by", "sejauh"})
"""Words before the distance of two figures."""


def _subjects(statement: Statement) -> Sequence[Subject]:
    """The subjects named; else the cell's own measure, or the measure whose name is spread over the
    sentence. Empty where a name fits several."""
    named = [piece.subject for piece in statement.pieces if piece.kind is Kind.NAME]
    told = {(one.kind, one.id): one for one in named if one}
    own = (statement.own,) if statement.own is not None else ()
    return () if None in named else [*told.values()] or own or statement.spread


def _money(statement: Statement, subjects: Sequence[Subject]) -> Sequence[Subject]:
    """The money among the named subjects, else all money, unless the cell is of another measure."""
    parts = [one for one in subjects if one.kind == "budget"]
    is_about = statement.own is None or is_about_money(statement.own)
    every = statement.names.budget if is_about else None
    return parts or ([every] if every else [])


def _least(statement: Statement, place: int) -> int:
    """How many digits a number must share with a figure: one fewer before a word of the measure."""
    of = place + 1 + (statement.word(place + 1) == "of")
    return _SLIPPING if statement.kind(of) is Kind.KNOWN else _SLIPPING + 1


def _is_alone(statement: Statement, numeral: Numeral) -> bool:
    """Whether no other number is in this unit, so that it gives the subject's result."""
    units = [one.unit for piece in statement.pieces if (one := piece.numeral)]
    return units.count(numeral.unit) == 1


def _tells_own(statement: Statement) -> bool:
    """Whether a subject is named, or half of the name of the cell's own measure occurs."""
    if statement.own is None or statement.has(Kind.NAME):
        return True
    content = statement.names.contents[statement.own.id]
    return 2 * len(kin(statement, range(len(statement.pieces)), content)) >= len(content)


_ROLES = (Role.ACTUAL, Role.ACHIEVEMENT, Role.SCORE, Role.SPENT, Role.CEILING, Role.LEFT)


def _beside(
    numeral: Numeral, subject: Subject, statement: Statement, *, least: int, near: float
) -> Contradiction | None:
    for known in subject.of(_ROLES):
        if not known.value or not known.may_be(numeral):
            continue
        apart = abs(float(numeral.value) - known.value) / abs(known.value)
        is_close = _is_precise(numeral) and apart < near
        is_wrong = _is_miswritten(numeral, known, least) and known.role not in _DERIVED
        if (is_slip(numeral, known) or is_close or is_wrong) and not _is_known(numeral, statement):
            said = told(known, subject)
            ours = slipped(said) if is_slip(numeral, known) else said
            return Contradiction(numeral.text, ours, subject.about)
    return None


def _is_precise(numeral: Numeral) -> bool:
    """Whether a number has decimals, or is an amount exact to a hundredth of itself."""
    step = numeral.readings[0].step
    return step < 1 or (numeral.unit is Unit.RUPIAH and step <= abs(numeral.value) / 100)


_DERIVED = (Role.ACHIEVEMENT, Role.SCORE)
_CLOSE = 0.005
"""As a part of the figure: a number no further off is meant to be the figure."""
_NEAR = {Unit.PERCENT: 0.15, Unit.RUPIAH: 0.05}
"""The same for the only number in its unit, where no figure of the report equals it."""


def _is_known(numeral: Numeral, statement: Statement) -> bool:
    """Whether some figure of the report, of any subject and period, is this number; for money
    without its sign, as overspending is written without the minus of what is left."""
    names = statement.names
    money = [one for every in names.budget_parts for one in every]
    if numeral.unit is Unit.RUPIAH and names.budget:
        money.append(names.budget)
    knowns = [known for one in money for known in one.knowns if known.may_be(numeral)]
    if any(numeral.agrees(abs(known.value), known.digits) for known in knowns):
        return True
    return any(names.prints(float(one.value)) for one in numeral.readings)


def is_slip(numeral: Numeral, known: Known) -> bool:
    """Whether a number has exactly the digits of a figure, with the decimal mark elsewhere."""
    told = float(numeral.value)
    if not told or not known.value or not _is_power_of_ten(abs(told / known.value)):
        return False
    digits = str(half_up(abs(known.value), known.digits)).replace(".", "").strip("0")
    return len(digits) >= _SLIPPING and numeral.digits == digits


def _is_power_of_ten(ratio: float) -> bool:
    """Whether a ratio is roughly a power of ten, so that the first digits are the same."""
    apart = log10(ratio)
    return abs(apart - round(apart)) < _CLOSE


def _is_miswritten(numeral: Numeral, known: Known, least: int) -> bool:
    """Whether two digits are swapped, 79.35 for 97.35, or one of many digits is wrong."""
    return any(_is_other_by_one_slip(one, known.value, least) for one in numeral.readings)


def _is_other_by_one_slip(told: Reading, value: float, least: int) -> bool:
    written, ours = (str(round(abs(float(one) / float(told.step)))) for one in (told.value, value))
    if len(written) != len(ours) or len(ours) < least:
        return False
    differ = [at for at, pair in enumerate(zip(ours, written, strict=True)) if pair[0] != pair[1]]
    if len(differ) == 1:
        return len(ours) > _SLIPPING
    if len(differ) != 2 or (differ[0] == 0 and len(ours) == _SLIPPING):  # noqa: PLR2004
        return False
    first, second = differ
    return ours[first] == written[second] and ours[second] == written[first]
