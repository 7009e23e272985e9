"""Periods as texts name them: a year, a part of a year, a month, a day."""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.vocabulary import vocabulary

_YEAR = re.compile(r"(?:19|20)\d\d")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PARTS = re.compile(r"([qs])([1-4])")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "pertama": 1, "kedua": 2,
             "ketiga": 3, "keempat": 4}  # fmt: skip
_LAST_DAY = "31"
_DECEMBER = 12


def period_at(sought: Sequence[str], place: int, year: str) -> tuple[int, str] | None:
    """How many words name the period that begins at a word, and the id of the period.

    The last day of a year means the year itself; a part without a year is of the reported year.
    """
    word = sought[place]
    if _at(sought, place + 1) in _YEARS and (several := _ago(sought, place, year)):
        return several
    if word not in _begins() and not word[0].isdigit() and not _PARTS.fullmatch(word):
        return None
    if word.isdigit():
        return _day(sought, place) or (_is_year(sought, place) and (1, word)) or None
    if (letter := vocabulary().parts.get(word)) and (number := _numbered(_at(sought, place + 1))):
        used, of = _year_after(sought, place + 2, year)
        return used + 2, f"{of}-{letter}{number}"
    if (number := _ORDINALS.get(word, 0)) and (
        letter := vocabulary().parts.get(_at(sought, place + 1))
    ):
        used, of = _year_after(sought, place + 2, year)
        return used + 2, f"{of}-{letter}{number}"
    if short := _PARTS.fullmatch(word):
        used, of = _year_after(sought, place + 1, year)
        return used + 1, f"{of}-{short[1].upper()}{short[2]}"
    if month := vocabulary().months.get(word):
        if several := _months(sought, place, year):
            return several
        used, of = _year_after(sought, place + 1, year)
        if _is_end(sought, place) and month in _ENDED:
            return used + 1, f"{of}-{_ENDED[month]}"
        if word == "may" and not used and _at(sought, place - 1) not in _BEFORE_MONTH:
            return None
        is_end = month == _DECEMBER and (used > 0 or _is_end(sought, place))
        return used + 1, of if is_end else f"{of}-{month:02}"
    return None


def _ago(sought: Sequence[str], place: int, year: str) -> tuple[int, str] | None:
    """`two years ago`, `dua tahun lalu`: counted back from the reported year."""
    if _at(sought, place + 2) not in _AGO:
        return None
    word = sought[place]
    years = int(word) if word.isdigit() and len(word) == 1 else vocabulary().numerals.get(word, 0)
    return (3, str(int(year) - years)) if years > 1 and year.isdigit() else None


_YEARS, _AGO = ("years", "tahun"), ("ago", "earlier", "before", "lalu", "silam")
_ENDED = {3: "Q1", 6: "S1"}
"""The first quarter and the first half of a year, by their last month."""
_SPANS = {(1, 6): "S1", (7, 12): "S2", (1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4"}
_JOINTS = (("sampai", "dengan"), ("sampai",), ("s.d.",), ("hingga",), ("to",), ("through",),
           ("until",), ("–",), ("-",))  # fmt: skip


def _months(sought: Sequence[str], place: int, year: str) -> tuple[int, str] | None:
    """`Juli sampai dengan Desember`, `from January to June`: a part of the year."""
    months, first = vocabulary().months, vocabulary().months[sought[place]]
    is_span = _at(sought, place - 1) in _BETWEEN
    for joint in (*_JOINTS, *(((word,) for word in _AND) if is_span else ())):
        at = place + 1 + len(joint)
        if tuple(sought[place + 1 : at]) == joint and (last := months.get(_at(sought, at))):
            used, of = _year_after(sought, at + 1, year)
            part = _SPANS.get((first, last))
            return (at + 1 - place + used, f"{of}-{part}") if part else None
    return None


_BETWEEN, _AND = ("between", "antara"), ("and", "dan")
_BEFORE_MONTH = frozenset({"in", "since", "until", "by", "of", "during", "from", "early", "late"})


@cache
def _begins() -> frozenset[str]:
    """The words with which a period begins, other than digits and `Q1`."""
    known = vocabulary()
    return frozenset({*known.months, *known.parts, *_ORDINALS})


def _is_end(sought: Sequence[str], place: int) -> bool:
    """Whether a month means everything up to its end: `the end of December`, `by December`."""
    before = sought[max(0, place - 2) : place]
    return [*before] in (["end", "of"], ["sampai", "dengan"]) or bool({*before[-1:]} & _UP_TO)


_UP_TO = frozenset({"akhir", "by", "until", "till", "hingga", "sampai", "per"})


def _day(sought: Sequence[str], place: int) -> tuple[int, str] | None:
    """A day of a month, with or without its year."""
    month = vocabulary().months.get(_at(sought, place + 1))
    if month is None or len(sought[place]) > len(_LAST_DAY):
        return None
    used, of = _year_after(sought, place + 2, "")
    is_end = month == _DECEMBER and sought[place] == _LAST_DAY
    return used + 2, of if is_end else f"{of}-{month:02}-{sought[place]}"


def _year_after(sought: Sequence[str], place: int, year: str) -> tuple[int, str]:
    """How many words give the year at a place, perhaps after *tahun* or *of*; else 0 and `year`."""
    for used, at in ((1, place), (2, place + 1)):
        if _YEAR.fullmatch(_at(sought, at)) and (used == 1 or sought[place] in _OF_YEAR):
            return used, sought[at]
    return 0, year


_OF_YEAR = frozenset({"tahun", "of", "in", "pada", ","})


def _is_year(sought: Sequence[str], place: int) -> bool:
    return bool(_YEAR.fullmatch(sought[place]))


def _numbered(word: str) -> int:
    if word in _ROMAN or word in _ORDINALS:
        return _ROMAN.get(word) or _ORDINALS[word]
    return int(word) if word.isdigit() and len(word) == 1 else 0


def _at(sought: Sequence[str], place: int) -> str:
    return sought[place] if 0 <= place < len(sought) else ""
