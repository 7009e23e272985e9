"""Numbers with their scale and unit: how they continue in a smaller scale, and whether number words
count something."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.examine.prose.words.lexicon import lexicon
from pipeline.examine.prose.words.numbers import Numeral, Unit, added, readings, scaled, spelled
from pipeline.vocabulary import Kind, vocabulary

_LONGEST = 9


def scaled_at(
    sought: Sequence[str], place: int, used: int, numeral: Numeral, *, is_money: bool
) -> tuple[int, Numeral]:
    """How many words a number takes with its spelling in brackets, its scale and its unit; and the
    number with that scale and unit."""
    if _at(sought, place + used) == "(":
        _value, spelt = spelled(sought[place + used + 1 : place + used + 1 + _LONGEST])
        if spelt and _at(sought, place + used + 1 + spelt) == ")":
            used += spelt + 2
    known, word = vocabulary(), _at(sought, place + used)
    scale, short = known.scales.get(word), known.short_scales.get(word, ())
    if by := (scale,) if scale else short if is_money else ():
        found = [one for each in by for one in scaled(numeral.readings, each)]
        numeral = replace(numeral, readings=tuple(found))
        more, smaller = _rest_of(sought, place + used + 1, scale or 0)
        used += 1 + more
        if more:
            numeral = replace(numeral, readings=added(numeral.readings, smaller))
    if _at(sought, place + used) == "%":
        return used + 1, replace(numeral, unit=Unit.PERCENT)
    if unit := lexicon().units.at([*sought, ""], place + used):
        return used + unit[0], replace(numeral, unit=unit[1])
    return used, replace(numeral, unit=Unit.RUPIAH if is_money else Unit.NONE)


def _rest_of(sought: Sequence[str], place: int, above: int) -> tuple[int, int]:
    """How many words continue a number in a smaller scale, and what they add: *delapan miliar* enam
    puluh juta."""
    value, used = spelled(sought[place : place + _LONGEST])
    written = readings(_at(sought, place)) if not used else ()
    if written and written[0].value % 1 == 0:
        value, used = int(written[0].value), 1
    scale = vocabulary().scales.get(_at(sought, place + used)) if used else None
    if scale is None or not 0 < scale < above:
        return 0, 0
    more, rest = _rest_of(sought, place + used + 1, scale)
    return used + 1 + more, value * scale + rest


def is_count(sought: Sequence[str], place: int, used: int) -> bool:
    """Whether words are a number. `satu` and `one` are articles too: they count only before
    measures, before a unit, or before *of* and a number."""
    if used > 1 or sought[place] not in {"satu", "one"}:
        return True
    if place + 1 == len(sought):
        return False
    if sought[place + 1] in ("dari", "of") and spelled(sought[place + 2 : place + 10])[1]:
        return True
    if lexicon().units.at(sought, place + 1):
        return True
    behind = lexicon().phrases.at(sought, place + 1)
    return behind is not None and behind[1] is Kind.MEASURES


def _at(sought: Sequence[str], place: int) -> str:
    return sought[place] if 0 <= place < len(sought) else ""
