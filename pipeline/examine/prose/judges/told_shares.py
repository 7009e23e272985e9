"""Shares that a sentence gives: in words, with a bound, or as a ratio of small numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pipeline.examine.prose.reading.statement import Statement
from pipeline.vocabulary import Kind, vocabulary

Bound = Literal["about", "all", "none", "above", "under", "least"]


@dataclass(frozen=True)
class Share:
    """A share in a sentence: its first and last place, its size, and how exactly it is meant."""

    first: int
    last: int
    part: Fraction
    bound: Bound

    def may_be(self, value: float, *, one: float) -> bool:
        """Whether the share fits a value; `one` is the share of a single item in the whole."""
        part = float(self.part)
        match self.bound:
            case "above":
                return value > part
            case "under":
                return value < part
            case "least":
                return value >= part
            case "about":
                return abs(value - part) <= max(_ABOUT * part * (1 - part), one)
        return abs(value - part) < _EXACT


_ABOUT = 0.32
"""How far off a share in words may be, times part × (1 − part): the less, the nearer it is to none
or to all. `Half` may be 54 percent."""
_EXACT = 0.00005


def shares_in(statement: Statement) -> Iterator[Share]:
    """Every share of a sentence, with the bound that the words before it set."""
    loose = statement.muted_only_by(Kind.MOST) | statement.of_parts | statement.most_of_parts
    for place, piece in enumerate(statement.pieces):
        is_muted = statement.muted[place] and place not in loose
        if piece.kind not in _SHARING or is_muted:
            continue
        if piece.part is not None:
            yield from _bounded(statement, place, piece.part)
        elif piece.kind is Kind.NUMBER:
            yield from _of_few(statement, place)
        elif piece.kind is Kind.MOST:
            yield from _of_most(statement, place)
        elif piece.kind is Kind.ALL and statement.kind(place - 1) is Kind.NOT:
            yield Share(place - 1, place, Fraction(1), "under")
        elif piece.kind is Kind.ALL and not _is_partial(statement, place):
            yield Share(place, place, Fraction(1), "all")
        elif piece.kind is Kind.NONE and not _has_number(statement, place):
            yield Share(place, place, Fraction(0), "none")


def _has_number(statement: Statement, place: int) -> bool:
    """Whether a number before it counts what has none: `eight documents have no copy`."""
    before = range(statement.segment(place).start, place)
    return any(statement.kind(at) is Kind.NUMBER for at in before)


_SHARING = frozenset({Kind.PART, Kind.NUMBER, Kind.MOST, Kind.ALL, Kind.NONE})


def _of_most(statement: Statement, place: int) -> Iterator[Share]:
    """The share in `most targets`, `nearly all targets`."""
    word, known = statement.word(place), vocabulary()
    if word in known.nearly_all:
        yield Share(place, place, _NEARLY_ALL, "least")
    elif word in known.majority and not statement.is_of(place - 1):
        yield Share(place, place, Fraction(1, 2), "above")


def _of_few(statement: Statement, place: int) -> Iterator[Share]:
    """`satu dari lima izin`: a share in small numbers, unless the measure counts the whole."""
    own, piece = statement.own, statement.at(place + 2)
    one, of = statement.pieces[place].numeral, piece.numeral if piece else None
    if not statement.is_of(place + 1) or own is None or one is None or of is None:
        return
    counted = (
        {*own.measure.numbers.values(), *own.measure.further_numbers.values()}
        if own.measure
        else ()
    )
    part, whole = one.whole, of.whole
    if part and whole and part < whole <= _FEW and whole not in counted:
        yield from _bounded(statement, place, Fraction(part, whole), last=place + 2)


_FEW = 10
_NEARLY_ALL = Fraction(3, 4)
"""The least share that may be called nearly all."""


def _is_partial(statement: Statement, place: int) -> bool:
    """Whether another word gives the share: `of all`, `not all`, or a hedge before `all`."""
    return statement.is_of(place - 1) or statement.kind(place - 1) in (Kind.NOT, Kind.HEDGE)


def _bounded(
    statement: Statement, place: int, part: Fraction, last: int | None = None
) -> Iterator[Share]:
    at = place - 1
    while statement.kind(at) is Kind.FILLER:
        at -= 1
    kind, word, known = statement.kind(at), statement.word(at), vocabulary()
    if kind is Kind.NOT or (kind is Kind.HEDGE and word not in (*known.near, *known.least)):
        return
    bound: Bound = _BOUNDS.get(kind, "about") if kind else "about"
    bound = "least" if word in known.least else bound
    bound = "above" if statement.word((place if last is None else last) + 1) in _MORE else bound
    yield Share(place, place if last is None else last, part, bound)


_MORE = ("lebih", "or more")
_BOUNDS: dict[Kind, Bound] = {Kind.ABOVE: "above", Kind.UNDER: "under"}
