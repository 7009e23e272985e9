"""Parts of a whole in words: *separuh*, *dua pertiga*, *three quarters*, *one in four*."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from pipeline.examine.prose.words.numbers import spelled
from pipeline.vocabulary import vocabulary

_ARTICLES = frozenset({"a", "an"})
_JOINTS = (
    ("dari", "setiap"), ("dari", "tiap"), ("in", "every"), ("out", "of", "every"),
    ("of", "every"), ("in",),
)  # fmt: skip
"""The words between two numbers that form a part and are no counts: three in four."""
_LONGEST = 8


def part_at(sought: Sequence[str], place: int) -> tuple[int, Fraction] | None:
    """How many words form the part that begins at a word, and how much of the whole it is."""
    known, word = vocabulary(), sought[place]
    if word not in _begins() and "-" not in word:
        return None
    if word in known.parts_of_one:
        return 1, Fraction(1, known.parts_of_one[word])
    if "-" in word:
        first, _, second = word.partition("-")
        above, used = spelled([first])
        below = known.denominators.get(second) if used else None
        return (1, Fraction(above, below)) if below else None
    above, used = (1, 1) if word in _ARTICLES else spelled(sought[place : place + _LONGEST])
    if not used or place + used >= len(sought):
        return None
    if below := known.denominators.get(sought[place + used]):
        return (used + 1, Fraction(above, below)) if above < below else None
    return _of_every(sought, place, above, used)


@cache
def _begins() -> frozenset[str]:
    """The words with which a part begins; hyphenated parts are recognised by their hyphen."""
    known = vocabulary()
    return frozenset({*known.numerals, *known.parts_of_one, *_ARTICLES})


def _of_every(
    sought: Sequence[str], place: int, above: int, used: int
) -> tuple[int, Fraction] | None:
    """`tiga dari setiap empat`, `one in four`."""
    for joint in _JOINTS:
        begin = place + used + len(joint)
        if tuple(sought[place + used : begin]) == joint:
            below, more = spelled(sought[begin : begin + _LONGEST])
            if more and above < below:
                return used + len(joint) + more, Fraction(above, below)
    return None
