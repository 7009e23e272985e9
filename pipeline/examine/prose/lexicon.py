"""The vocabulary as it is looked up in a sentence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.examine.prose.numbers import Unit
from pipeline.examine.prose.tokens import Phrases, words
from pipeline.vocabulary import Kind, vocabulary


@dataclass(frozen=True)
class Lexicon:
    """The vocabulary as it is looked up."""

    phrases: Phrases[Kind]
    units: Phrases[Unit]
    every: frozenset[str]
    references: frozenset[tuple[str, ...]]
    items: frozenset[str]
    generic: frozenset[str]
    sides: frozenset[str]
    translations: Phrases[tuple[tuple[str, ...], ...]]
    """Words of names in one language, as names in another may have them."""
    aliases: Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]
    """The same the other way round."""


_NUMBER = frozenset({("no",)})
"""A word of its own in English, and before a number in Indonesian *nomor*."""


@cache
def lexicon() -> Lexicon:
    known = vocabulary()
    phrases = {words(phrase): kind for phrase, kind in known.kinds.items()}
    aliases = defaultdict(list)
    for one, meant in known.translations.items():
        for name in meant:
            aliases[words(name)].append(words(one))
    units = {words(one): Unit(name) for name, every in known.units.items() for one in every}
    return Lexicon(
        Phrases(phrases),
        Phrases(units),
        frozenset(word for phrase in phrases for word in phrase),
        frozenset(phrase for phrase, kind in phrases.items() if kind is Kind.REFERENCE) | _NUMBER,
        frozenset(words(one)[0] for one in known.words[Kind.ITEMS]),
        frozenset(known.generic),
        frozenset(known.words[Kind.PERSPECTIVES]),
        Phrases(
            {words(one): tuple(map(words, meant)) for one, meant in known.translations.items()}
        ),
        aliases,
    )
