"""The scale that a question or a title states: “(1 = sangat tidak puas, 6 = sangat puas)”, “skala
1-6”, “1 (buruk) – 5 (baik)”."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.ingest.recognised.answer_scales import Answers, Scale
from pipeline.ingest.surveys.scales import (
    every_scale,
    missing_phrases,
    no_answer_forms,
    not_applicable_phrases,
)
from pipeline.tables.kinds import folded

_TO = r"\s*(?:-|–|—|\.\.+|s\.?\s?/?d\.?|sampai(?: dengan)?|hingga|to)\s*"
_CALLED = re.compile(
    rf"\b(?:skala|scale|rating|rentang nilai|range)\b[^\d=]{{0,25}}(\d{{1,2}}){_TO}(\d{{1,2}})\b"
)
_IN_BRACKETS = re.compile(rf"[(\[](\d{{1,2}}){_TO}(\d{{1,2}})[)\]]")
_MEANS = re.compile(
    r"(?<![\w.,])(\d{1,2})\s*(?:[=:]|adalah|berarti|means)\s*([^\W\d][^\d,;/()=|]*)"
)
_IN_WORDS = re.compile(r"(?<![\d.,])(\d{1,2})\s*\(([^\W\d][^()\d]*)\)")
_BEFORE = re.compile(r"([^\W\d][^\d(),;:=]*?)\s*\((\d{1,2})\)")
_BAD = re.compile(
    r"\b(tidak|tdk|kurang|buruk|jelek|sulit|lambat|rendah|poor|bad|dis\w+|un\w+|not|never|low"
    r"|difficult|slow|worst)\b"
)
_SHORTEST, _HIGHEST = 2, 10


@dataclass(frozen=True)
class ToldScale:
    """The ends of a scale, and whether its lowest number is said to be the best answer."""

    ends: Scale
    is_turned: bool = False


def told_scale(text: str, *, is_title: bool = False) -> ToldScale | None:
    """The scale that a text states; None where it states none, or more than one. In a title, a
    range in brackets alone does not count, as it may be anything."""
    plain = " ".join(text.casefold().split())
    if pairs := dict(_pairs(plain)):
        ends = (min(pairs), max(pairs))
        return ToldScale(ends, _is_turned(*(pairs[end] for end in ends))) if _may_be(ends) else None
    patterns = (_CALLED,) if is_title else (_CALLED, _IN_BRACKETS)
    found = {(int(low), int(high)) for one in patterns for low, high in one.findall(plain)}
    ends = found.pop() if len(found) == 1 else (0, 0)
    return ToldScale(ends) if _may_be(ends) else None


def of_most(asked: Iterable[Answers]) -> Scale | None:
    """The ends of the scale that most often appears in the questions; None where none states
    any."""
    told = Counter(one.ends for answers in asked if (one := told_scale(answers.asks)))
    return told.most_common(1)[0][0] if told else None


def of_titles(titles: Sequence[str]) -> ToldScale | None:
    """The scale that the cells above a table state; None where they state none or several."""
    told = {one for text in titles if (one := told_scale(text, is_title=True))}
    return told.pop() if len(told) == 1 else None


def tells_of_answers(text: str) -> bool:
    """Whether a note states the scale of answers, rather than the meaning of other codes or
    numbers: it says scale, or its ends are words of answers."""
    plain = " ".join(text.casefold().split())
    told = told_scale(plain, is_title=True)
    if told is None or not (pairs := dict(_pairs(plain))):
        return told is not None
    low, high = (_words(pairs[end]) for end in told.ends)
    known = any(low in one.positions and high in one.positions for one in every_scale())
    return known or bool(_BAD.search(low)) != bool(_BAD.search(high))


def _pairs(text: str) -> Iterator[tuple[int, str]]:
    """The points with their words, in the first notation that a text uses for several points."""
    none = missing_phrases() | not_applicable_phrases()
    ways = (
        _MEANS.findall(text),
        _IN_WORDS.findall(text),
        [(number, words) for words, number in _BEFORE.findall(text)],
    )
    found = next((way for way in ways if len(way) >= _SHORTEST), [])
    for number, words in found:
        if not no_answer_forms(words) & none:
            yield int(number), words


def _may_be(ends: Scale) -> bool:
    low, high = ends
    return low in (0, 1) and low + _SHORTEST <= high <= _HIGHEST


def _is_turned(lowest: str, highest: str) -> bool:
    """Whether the words of the lowest number are those of the best answer."""
    low, high = (_words(text) for text in (lowest, highest))
    known = [s.positions for s in every_scale() if low in s.positions and high in s.positions]
    if known:
        return all(positions[low] > positions[high] for positions in known)
    return bool(_BAD.search(high)) and not _BAD.search(low)


def _words(text: str) -> str:
    return folded(text).strip(" .,;:!*")
