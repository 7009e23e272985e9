"""Terbilang: an amount of rupiah in words, printed in budget documents beside the digits."""

from collections.abc import Callable
from decimal import Decimal

from pipeline.language import Language

_ID_DIGITS = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
)  # fmt: skip
_ID_SCALES = ("kuintiliun", "kuadriliun", "triliun", "miliar", "juta", "ribu")
_EN_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_EN_TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_EN_SCALES = ("quintillion", "quadrillion", "trillion", "billion", "million", "thousand")
_TEN, _TEENS, _HUNDRED, _TWO_HUNDRED, _THOUSAND, _TWO_THOUSAND = 10, 20, 100, 200, 1000, 2000

_Speller = Callable[[int], str]


def spelled(amount: int | Decimal, language: Language) -> str:
    """`amount` rupiah in words, with sen only where there are any: `seratus ribu rupiah`."""
    speller = _indonesian if language.code == "id" else _english
    whole, sen = divmod(int(abs(Decimal(amount)) * 100), 100)
    sign = "minus " if amount < 0 else ""
    words = f"{sign}{speller(whole)} rupiah"
    return f"{words} {speller(sen)} sen" if sen else words


def _indonesian(number: int) -> str:
    """A whole number in Indonesian; a single ten, hundred or thousand is `se-`."""
    if number < _TEN:
        return _ID_DIGITS[number]
    if number < _TEENS:
        return {10: "sepuluh", 11: "sebelas"}.get(number) or f"{_ID_DIGITS[number - 10]} belas"
    if number < _HUNDRED:
        return _with_rest(f"{_ID_DIGITS[number // 10]} puluh", number % 10, _indonesian)
    if number < _THOUSAND:
        hundreds = "seratus" if number < _TWO_HUNDRED else f"{_ID_DIGITS[number // 100]} ratus"
        return _with_rest(hundreds, number % 100, _indonesian)
    if number < _TWO_THOUSAND:
        return _with_rest("seribu", number % 1000, _indonesian)
    count, scale, rest = _scaled(number, _ID_SCALES)
    return _with_rest(f"{_indonesian(count)} {scale}", rest, _indonesian)


def _english(number: int) -> str:
    """A whole number in British English: hyphens in tens, `and` before them."""
    if number < _TEENS:
        return _EN_SMALL[number]
    if number < _HUNDRED:
        tens, rest = _EN_TENS[number // 10], number % 10
        return f"{tens}-{_EN_SMALL[rest]}" if rest else tens
    if number < _THOUSAND:
        return _with_rest(f"{_EN_SMALL[number // 100]} hundred", number % 100, _english, " and ")
    count, scale, rest = _scaled(number, _EN_SCALES)
    joint = " and " if rest < _HUNDRED else " "
    return _with_rest(f"{_english(count)} {scale}", rest, _english, joint)


def _scaled(number: int, scales: tuple[str, ...]) -> tuple[int, str, int]:
    """How many of the largest scale there are, its name, and what is left."""
    for place, scale in enumerate(scales):
        size = 1000 ** (len(scales) - place)
        if number >= size:
            return number // size, scale, number % size
    raise ValueError(f"{number} is below the smallest scale")


def _with_rest(words: str, rest: int, speller: _Speller, joint: str = " ") -> str:
    return f"{words}{joint}{speller(rest)}" if rest else words
