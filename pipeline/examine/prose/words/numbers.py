"""Numbers as texts print them: 1.234,56 and 1,234.56, percent, rupiah, `1,2 miliar`, in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from pipeline.rounding import half_up
from pipeline.vocabulary import vocabulary

LONGEST = 30
"""The most characters of a number; anything longer is a code."""
_BY_POINT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_BY_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


class Unit(StrEnum):
    """The unit of a number, where the text gives it."""

    PERCENT = "percent"
    POINTS = "points"
    RUPIAH = "rupiah"
    NONE = "none"


@dataclass(frozen=True)
class Reading:
    """One way to read a number: its value, and the unit of its last digit."""

    value: Decimal
    step: Decimal


@dataclass(frozen=True)
class Numeral:
    """A number in a text with all its readings: 1.234 is more than a thousand, or more than one."""

    text: str
    readings: tuple[Reading, ...]
    unit: Unit = Unit.NONE

    @property
    def value(self) -> Decimal:
        return self.readings[0].value

    @property
    def whole(self) -> int | None:
        """The number as a count; null if it has a unit or is not whole."""
        whole = [int(one.value) for one in self.readings if one.step == 1 or one.value % 1 == 0]
        return whole[0] if whole and self.unit is Unit.NONE else None

    @property
    def is_spelled(self) -> bool:
        """Whether it is a number in words without a unit, which counts and does not measure."""
        return self.unit is Unit.NONE and not any(map(str.isdigit, self.text))

    @property
    def digits(self) -> str:
        """Its digits without marks and without zeros at either end: 931 for 93,10 and for 931."""
        return "".join(filter(str.isdigit, self.text)).strip("0")

    def agrees(self, value: float, digits: int | None = None) -> bool:
        """Whether some reading is this value, or its `digits` decimals, rounded as printed."""
        close = [one for one in self.readings if _may_be_near(one, value)]
        if not close:
            return False
        told = [value] if digits is None else [value, half_up(value, digits)]
        return any(_near(one, figure) for one in close for figure in told)


_NOISE = Decimal("1e-9")


def _may_be_near(one: Reading, value: float) -> bool:
    """Whether they are close enough to make the exact comparison worthwhile."""
    return abs(float(one.value) - value) <= 2 * float(one.step) + abs(value) * _WIDE


_WIDE = 1e-3


def _near(one: Reading, value: float) -> bool:
    exact = Decimal(format(value, ".15g"))
    return abs(one.value - exact) <= one.step / 2 + abs(exact) * _NOISE


def readings(written: str) -> tuple[Reading, ...]:
    """Every way to read digits with marks; none for a code or a date."""
    if len(written) > LONGEST:
        return ()
    found: dict[Decimal, Reading] = {}
    if _BY_POINT.fullmatch(written):
        one = _read(written.replace(".", "").replace(",", "."))
        found[one.value] = one
    if _BY_COMMA.fullmatch(written):
        one = _read(written.replace(",", ""))
        found.setdefault(one.value, one)
    return tuple(found.values())


def _read(plain: str) -> Reading:
    value = Decimal(plain)
    exponent = value.as_tuple().exponent
    return Reading(value, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))


def scaled(found: Sequence[Reading], by: int | Decimal) -> tuple[Reading, ...]:
    """The readings times a thousand, a million …"""
    return tuple(Reading(one.value * by, one.step * by) for one in found)


def added(found: Sequence[Reading], rest: int) -> tuple[Reading, ...]:
    """The readings plus a rest in a smaller scale; the sum is read as rounded to thousands."""
    return tuple(Reading(one.value + rest, Decimal(_SMALLEST)) for one in found)


_SMALLEST = 1_000


def spelled(words: Sequence[str]) -> tuple[int, int]:
    """The number in words at the beginning of some words, and how many words it takes; 0 for none.

    `dua puluh lima`, `dua belas`, `twenty-five`, `one hundred and two`.
    """
    if not words or _numeral(words[0]) is None:
        return 0, 0
    known = vocabulary()
    total = part = 0
    used = 0
    for place, word in enumerate(words[:_MOST_WORDS]):
        if (value := _numeral(word)) is not None:
            before = words[place - 1 - (words[place - 1] == "and")]
            if used and not _may_follow(before, value):
                break
            part += value
        elif word in known.multipliers and part:
            by = known.multipliers[word]
            part = part + by if word == _TEEN else _multiplied(part, by)
        elif not _joins(words, place):
            break
        else:
            continue
        used = place + 1
    total += part
    return total, used


def _joins(words: Sequence[str], place: int) -> bool:
    """Whether `and` continues a number: one hundred and two."""
    is_between = 0 < place < len(words) - 1 and words[place - 1] in vocabulary().multipliers
    return words[place] == "and" and is_between and _numeral(words[place + 1]) is not None


_MOST_WORDS = 8
_TEEN = "belas"


def _multiplied(part: int, by: int) -> int:
    """A part whose last numeral is multiplied: seratus dua puluh is 100 + 2 × 10."""
    last = part % 10 if part > 10 else part  # noqa: PLR2004
    return part - last + last * by


def _may_follow(before: str, value: int) -> bool:
    """Whether a numeral can follow another: twenty five, seratus dua; not `satu dua`."""
    known = vocabulary()
    if before in known.multipliers:
        return before != _TEEN
    worth = _numeral(before) or 0
    return worth >= _TENS and value < worth


_TENS = 20


@cache
def _numeral(word: str) -> int | None:
    """The value of a numeral of one word, or of two joined by a hyphen: twenty-five."""
    known = vocabulary().numerals
    if word in known:
        return known[word]
    tens, _, ones = word.partition("-")
    if ones and tens in known and ones in known and known[tens] >= _TENS:
        return known[tens] + known[ones]
    return None
