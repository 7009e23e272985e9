"""The words that agencies use to write about their figures, in every language of a report: data
files beside this module, sorted by what each word does in a sentence.

A text may mix languages, so its words are looked up in all languages at once.
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
    """The words of one language, or of all languages together."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    generic: Words
    """Words that many names have and that identify none."""
    passive: Words
    """Of the words that are verbs, those that describe what precedes them: `was spent`."""
    everyone: Words
    """The people whom an agency serves: `public complaints` are all complaints."""
    next_year: Words
    """Words for the year after the reported year."""
    offices: Words
    """What an agency calls itself."""
    in_a_row: Words
    """Phrases that say that each of several years was so."""
    respectively: Words
    """Words that assign several numbers to several years, in order."""
    surpassed: Words
    """Of the words for a reached target, those that state by how much it was passed."""
    promised: Words
    """Participles that, after a number, say that it was promised."""
    greater: Words
    """Comparatives that, before a word for all others, mean the highest."""
    smaller: Words
    at_hand: Words
    """Phrases that, after an amount, say that it was available to be spent."""
    revised: Words
    """Words that refer to the latest revision of what was agreed."""
    revising: Words
    """Verbs that, before a ceiling, say that it was raised or lowered."""
    aiming: Words
    """Words that, before a number, say that it was the target."""
    first_time: Words
    """Phrases that say that something had never been so before."""
    last_time: Words
    """Phrases that say that something was never so again."""
    revision: Words
    """Words for the revision of a budget within its year."""
    furthest: Words
    """Superlatives of distance from what follows: `furthest`."""
    through: Words
    """Words for the means by which something was done."""
    budget_parts: Words
    """Words for the parts of a budget; they appear beside the part's name."""
    near: Words
    """Of the hedges, those that mean: about so much."""
    praise: Words
    """What a good rating may be called, whatever the scale."""
    blame: Words
    """What a rating that is not good may be called."""
    words: Mapping[Kind, Words]
    perspectives: Mapping[str, Words]
    """What a perspective may be called, by the id that many rulebooks give it."""
    names: Mapping[str, Words]
    """What a measure of a formula or of a scale of grades may be called, by its id."""
    good: Mapping[str, Words]
    """Words that praise a measure of a formula, by the formula's id."""
    bad: Mapping[str, Words]
    """Words that blame a measure of a formula."""
    numerals: Mapping[str, int]
    collectives: Mapping[str, int]
    """Words that mean all of a certain number: `both`."""
    multipliers: Mapping[str, int]
    """What multiplies the numeral before it or, in numerals such as *belas*, is added to it."""
    scales: Mapping[str, int]
    short_scales: Mapping[str, tuple[int, ...]]
    """Abbreviated scales after money; some have two values: `M` is *miliar* or *million*."""
    ordinals: Mapping[str, int]
    parts_of_one: Mapping[str, int]
    """Words for one part of a whole, and the number of such parts: `half` is 2."""
    denominators: Mapping[str, int]
    """Words for the denominator after a number: two *thirds*."""
    majority: Words
    """Of the words for most, those that mean: more than half."""
    nearly_all: Words
    """Of the words for most, those that mean: all but a few."""
    least: Words
    """Of the hedges, those that mean: so much or more."""
    counting: Words
    """Words before what is counted: a word after them is a measure even if its name is one word."""
    opposites: Mapping[str, Words]
    """Words that deny what a word in a name says, in any language."""
    months: Mapping[str, int]
    parts: Mapping[str, str]
    """The letter for a part of a year in a period's id, by the word for the part."""
    units: Mapping[str, Words]
    translations: Mapping[str, Words] = {}
    """Words in names of measures, and their equivalents in the other language or synonyms in their
    own language."""

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """The kind of every phrase."""
        return {phrase: kind for kind, phrases in self.words.items() for phrase in phrases}


def of_language(code: str) -> Vocabulary:
    """The words of one language, read from its file, with the slots of phrases filled."""
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
    """A phrase with each of the words that may fill its slots."""
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
