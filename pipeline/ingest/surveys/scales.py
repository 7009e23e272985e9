"""The answer scales that are known by their words, and which scale a set of answers belongs to.

The catalogue is `scales.toml`. An answer may have a number: `4. Puas`, `4 - Puas`, `(4) Puas`,
`Puas (4)`.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.tables.kinds import folded

_NUMBER_FIRST = re.compile(r"^[(\[]?(\d{1,2})[)\]]?\s*[.:)=–—]?\s*([^\W\d].*)$")
_WORDS_IN_BRACKETS = re.compile(r"^(\d{1,2})\s*[(\[]([^\W\d].*)[)\]]$")
_NUMBER_LAST = re.compile(r"^([^\W\d].*?)\s*[(\[](\d{1,2})[)\]]$")
_OTHER_WORDING = re.compile(r"\s*[/(\[]")
_END = " .,;:!*"


@dataclass(frozen=True)
class Answer:
    """An answer normalised for comparison: its words folded, and its number."""

    words: str
    number: int | None = None


@dataclass(frozen=True)
class Scale:
    """A scale by its words: the point of each, counted from zero."""

    positions: Mapping[str, int]
    points: int
    how_often: bool = False
    """Whether its words say how often something happens, which may be good or bad."""

    def covers(self, answers: Collection[Answer]) -> bool:
        return self.known(answers) >= {answer.words for answer in answers}

    def known(self, answers: Collection[Answer]) -> set[str]:
        """The words of answers that it knows. A letter, such as S, is short for a word only beside
        others such as TS: letters alone may be points in the order of the alphabet."""
        words = {answer.words for answer in answers if answer.words in self.positions}
        return words if any(len(word) > 1 for word in words) else set()


@dataclass(frozen=True)
class Recognised:
    """The codes of answers by a recognised scale, or why they cannot be read.

    `codes` is complete or empty. `unknown` are answers of no scale; `ambiguous` those that two
    scales read differently, with both codes; `contradicting` those whose number differs, with what
    the scale says. `readings` are the ways to read the ambiguous answers, one for each scale.
    `other_points` is the number of points of a scale of another length that knows all answers.
    `known` are the answers that the closest scale knows where it does not know all.
    """

    codes: Mapping[str, int]
    unknown: tuple[str, ...] = ()
    ambiguous: Mapping[str, tuple[int, ...]] | None = None
    contradicting: Mapping[str, tuple[int, int]] | None = None
    readings: tuple[Mapping[str, int], ...] = ()
    other_points: int | None = None
    known: tuple[str, ...] = ()
    how_often: bool = False


def answer_of(text: str) -> Answer:
    """The words of an answer, and the number before them or in brackets after them."""
    plain = folded(text).strip(_END)
    if found := _NUMBER_FIRST.match(plain) or _WORDS_IN_BRACKETS.match(plain):
        return Answer(found[2].strip(_END), int(found[1]))
    if found := _NUMBER_LAST.match(plain):
        return Answer(found[1].strip(_END), int(found[2]))
    return Answer(plain)


def recognised(texts: Sequence[str], low: int, high: int) -> Recognised:
    """Read answers by the one scale of this length that knows them all; guess nothing."""
    answers = {text: answer_of(text) for text in texts}
    fitting = scales_of(high - low + 1)
    whole = [scale for scale in fitting if scale.covers(answers.values())]
    if not whole:
        return _unrecognised(answers, fitting)
    agreeing = [scale for scale in whole if not _contradictions(answers, scale, low)]
    if not agreeing:
        least = min((_contradictions(answers, scale, low) for scale in whole), key=len)
        return Recognised({}, contradicting=least)
    readings = {
        text: tuple(sorted({low + scale.positions[answer.words] for scale in agreeing}))
        for text, answer in answers.items()
    }
    unclear = {text: codes for text, codes in readings.items() if len(codes) > 1}
    if unclear:
        ways = [
            {text: low + scale.positions[answers[text].words] for text in unclear}
            for scale in agreeing
        ]
        each = tuple(way for index, way in enumerate(ways) if way not in ways[:index])
        return Recognised({}, ambiguous=unclear, readings=each)
    codes_of = {text: codes[0] for text, codes in readings.items()}
    return Recognised(codes_of, how_often=all(scale.how_often for scale in agreeing))


def scales_of(points: int) -> list[Scale]:
    """The known scales of this length."""
    return [scale for scale in _catalogue() if scale.points == points]


def every_scale() -> tuple[Scale, ...]:
    """All known scales, the most common first."""
    return _catalogue()


@cache
def orders() -> tuple[Scale, ...]:
    """Words in a known order of which either end may be good; no answer is read by them."""
    return tuple(_scale(entry, _data()["words"]) for entry in _data()["orders"])


@cache
def ills() -> frozenset[str]:
    """Words for bad things, folded."""
    return frozenset(folded(word) for word in _data()["ills"]["words"])


def matters(answers: Collection[str]) -> bool:
    """Whether folded answers say how important something is, or how much it is hoped for."""
    words = {word for answer in answers for word in answer.split()}
    return bool(words & {folded(word) for word in _data()["matters"]["words"]})


@cache
def not_applicable_phrases() -> frozenset[str]:
    """Phrases for a question that does not concern the respondent, folded."""
    return frozenset(folded(phrase) for phrase in _data()["not_applicable"]["phrases"])


@cache
def missing_phrases() -> frozenset[str]:
    """Phrases of a respondent who gives no answer, folded."""
    return frozenset(folded(phrase) for phrase in _data()["missing"]["phrases"])


def no_answer_forms(text: str) -> set[str]:
    """The forms in which an answer may be known as no answer: as a whole, and up to a slash or
    bracket."""
    plain = folded(text)
    first = _OTHER_WORDING.split(plain, maxsplit=1)[0]
    return {plain, plain.strip(" ."), answer_of(text).words, answer_of(first).words}


def _unrecognised(answers: Mapping[str, Answer], fitting: Sequence[Scale]) -> Recognised:
    """The answers that the closest scale does not know, or the length of a scale that knows all."""
    other = next((scale for scale in _catalogue() if scale.covers(answers.values())), None)
    if other is not None:
        return Recognised({}, other_points=other.points)
    known = [scale.known(answers.values()) for scale in fitting]
    missing = [
        tuple(text for text, answer in answers.items() if answer.words not in words)
        for words in known
    ]
    unknown = min(missing, key=len, default=tuple(answers))
    return Recognised({}, unknown, known=tuple(text for text in answers if text not in unknown))


def _contradictions(
    answers: Mapping[str, Answer], scale: Scale, low: int
) -> dict[str, tuple[int, int]]:
    return {
        text: (answer.number, expected)
        for text, answer in answers.items()
        if answer.number is not None
        and answer.number != (expected := low + scale.positions[answer.words])
    }


@cache
def _catalogue() -> tuple[Scale, ...]:
    data = _data()
    return tuple(_scale(entry, data["words"]) for entry in data["scales"])


def _scale(entry: Mapping[str, Any], words: Mapping[str, Sequence[str]]) -> Scale:
    positions: dict[str, int] = {}
    for position, patterns in enumerate(entry["points"]):
        for phrase in _phrases(patterns, words.get(entry.get("words", ""), ())):
            if positions.setdefault(folded(phrase), position) != position:
                raise ValueError(f"{phrase!r} is two points of one scale")
    return Scale(positions, len(entry["points"]), bool(entry.get("how_often")))


def _phrases(patterns: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    for pattern in patterns:
        yield from (pattern.format(word) for word in words) if "{}" in pattern else (pattern,)


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files("pipeline.ingest.surveys") / "scales.toml").read_text("utf-8"))
