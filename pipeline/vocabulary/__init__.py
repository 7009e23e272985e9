"""The words that agencies write of their figures, in every language of a report: data beside this
module, by what each does in a sentence.

One text may mix languages, so that its words are looked up in all of them at once.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from pipeline.vocabulary.glossary import glossary
from pipeline.vocabulary.kinds import Kind

__all__ = ["LANGUAGES", "Kind", "Vocabulary", "of_language", "vocabulary"]

LANGUAGES = ("id", "en")
T = TypeVar("T")
Words = tuple[str, ...]


class Vocabulary(BaseModel):
    """The words of one language, or of all."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    generic: Words
    """Words that many names have and that tell none."""
    passive: Words
    """Those of the words that are verbs, which say something of what stands before them."""
    everyone: Words
    """Whom an agency serves: what is said of theirs is said of all."""
    next_year: Words
    """What tells of the year after the one that is reported."""
    offices: Words
    """What an agency calls itself."""
    in_a_row: Words
    """What tells of several years that each was so."""
    respectively: Words
    """What gives each of several numbers to one of several years."""
    surpassed: Words
    """Those that tell by how much a target was passed."""
    promised: Words
    """Participles that say, behind a number, that it was promised."""
    greater: Words
    """Comparatives that, with all others behind them, say: the highest."""
    smaller: Words
    at_hand: Words
    """What tells, behind an amount, that it was there to be spent."""
    revised: Words
    """What tells that something is meant as it was last agreed."""
    revising: Words
    """What tells, before a ceiling, that it was made higher or lower."""
    aiming: Words
    """What tells, before a number, that it was the target."""
    first_time: Words
    """What tells that it was never so before."""
    last_time: Words
    """What tells that it was never so again."""
    revision: Words
    """What tells that a budget was made anew within its year."""
    furthest: Words
    """Superlatives of how far something is from what stands behind them."""
    through: Words
    """What tells by which means something was done."""
    budget_parts: Words
    """What the parts of a budget are called, each beside its name."""
    near: Words
    """Those of the hedges that say: about so much."""
    praise: Words
    """What a rating may be called, whatever the scale, that is a good one."""
    blame: Words
    """The same of one that is not."""
    words: Mapping[Kind, Words]
    perspectives: Mapping[str, Words]
    """What a perspective may be called, by the id that many rulebooks give it."""
    names: Mapping[str, Words]
    """What a measure of a formula or of a scale of grades may be called, by its id."""
    good: Mapping[str, Words]
    """Words that praise a measure of a formula."""
    bad: Mapping[str, Words]
    """Words that blame one."""
    numerals: Mapping[str, int]
    collectives: Mapping[str, int]
    """Words that mean all of so many."""
    multipliers: Mapping[str, int]
    """What a numeral before it is multiplied by or, for ten and up, added to."""
    scales: Mapping[str, int]
    short_scales: Mapping[str, tuple[int, ...]]
    """The same as they are shortened behind money; one may be two: `M` is *miliar* or *million*."""
    ordinals: Mapping[str, int]
    parts_of_one: Mapping[str, int]
    """Words that are a part of one: by how much it is divided."""
    denominators: Mapping[str, int]
    """Words that do so behind a number: two *thirds*."""
    majority: Words
    """Those that say: more than half."""
    nearly_all: Words
    """Those that say: all but a few."""
    least: Words
    """Of the hedges those that say: so much or more."""
    counting: Words
    """Words before what is counted, which then is a measure even if its name is one word."""
    opposites: Mapping[str, Words]
    """Words that deny what a word of a name says, whatever its language."""
    months: Mapping[str, int]
    parts: Mapping[str, str]
    """The letter of a part of a year in the id of a period, by its word."""
    units: Mapping[str, Words]
    translations: Mapping[str, Words] = {}
    """Words that names of measures are made of, and what they are in the other language or in
    other words of the same."""

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """The kind of every phrase."""
        return {phrase: kind for kind, phrases in self.words.items() for phrase in phrases}


def of_language(code: str) -> Vocabulary:
    """The words of one language, as its file has them."""
    source = files("pipeline.vocabulary") / f"{code}.toml"
    written = tomllib.loads(source.read_text("utf-8"))
    slots = written.pop("slots")
    filled = {
        kind: tuple(dict.fromkeys(one for phrase in phrases for one in _filled(phrase, slots)))
        for kind, phrases in written["words"].items()
    }
    return Vocabulary.model_validate({**written, "words": filled})


_SLOT = re.compile(r"\{(\w+)\}")


def _filled(phrase: str, slots: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A phrase with each of the words that may stand in its slots."""
    if (slot := _SLOT.search(phrase)) is None:
        yield " ".join(phrase.split())
        return
    for one in slots[slot[1]]:
        yield from _filled(phrase[: slot.start()] + one + phrase[slot.end() :], slots)


@cache
def vocabulary() -> Vocabulary:
    """The words of all languages together."""
    every = [of_language(code) for code in LANGUAGES]
    return Vocabulary(
        generic=_all(one.generic for one in every),
        everyone=_all(one.everyone for one in every),
        next_year=_all(one.next_year for one in every),
        offices=_all(one.offices for one in every),
        in_a_row=_all(one.in_a_row for one in every),
        respectively=_all(one.respectively for one in every),
        surpassed=_all(one.surpassed for one in every),
        passive=_all(one.passive for one in every),
        promised=_all(one.promised for one in every),
        greater=_all(one.greater for one in every),
        praise=_all(one.praise for one in every),
        blame=_all(one.blame for one in every),
        smaller=_all(one.smaller for one in every),
        at_hand=_all(one.at_hand for one in every),
        revised=_all(one.revised for one in every),
        budget_parts=_all(one.budget_parts for one in every),
        near=_all(one.near for one in every),
        perspectives=_by_key(one.perspectives for one in every),
        words={kind: _all(one.words.get(kind, ()) for one in every) for kind in Kind},
        names=_by_key(one.names for one in every),
        good=_by_key(one.good for one in every),
        bad=_by_key(one.bad for one in every),
        numerals={word: value for one in every for word, value in one.numerals.items()},
        collectives={word: size for one in every for word, size in one.collectives.items()},
        multipliers={word: value for one in every for word, value in one.multipliers.items()},
        scales={word: value for one in every for word, value in one.scales.items()},
        short_scales=_by_key(one.short_scales for one in every),
        ordinals={word: place for one in every for word, place in one.ordinals.items()},
        parts_of_one={word: by for one in every for word, by in one.parts_of_one.items()},
        denominators={word: by for one in every for word, by in one.denominators.items()},
        revising=_all(one.revising for one in every),
        aiming=_all(one.aiming for one in every),
        first_time=_all(one.first_time for one in every),
        last_time=_all(one.last_time for one in every),
        revision=_all(one.revision for one in every),
        furthest=_all(one.furthest for one in every),
        through=_all(one.through for one in every),
        counting=_all(one.counting for one in every),
        majority=_all(one.majority for one in every),
        nearly_all=_all(one.nearly_all for one in every),
        least=_all(one.least for one in every),
        opposites=_by_key(one.opposites for one in every),
        months={word: value for one in every for word, value in one.months.items()},
        parts={word: letter for one in every for word, letter in one.parts.items()},
        translations=_by_key((*(one.translations for one in every), glossary())),
        units={name: _all(one.units.get(name, ()) for one in every) for name in every[0].units},
    )


def _all(lists: Iterator[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(word for words in lists for word in words))


def _by_key(maps: Iterable[Mapping[str, tuple[T, ...]]]) -> Mapping[str, tuple[T, ...]]:
    every = list(maps)
    keys = dict.fromkeys(key for one in every for key in one)
    return {key: _all(one.get(key, ()) for one in every) for key in keys}
