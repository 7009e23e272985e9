"""The vocabulary, indexed for looking up the words of a sentence."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.examine.prose.words.numbers import Unit
from pipeline.examine.prose.words.tokens import Phrases, Token, tokens, words
from pipeline.vocabulary import Kind, vocabulary


@dataclass(frozen=True)
class Lexicon:
    """The vocabulary, indexed for look-up."""

    phrases: Phrases[Kind]
    units: Phrases[Unit]
    every: frozenset[str]
    references: frozenset[tuple[str, ...]]
    items: frozenset[str]
    generic: frozenset[str]
    sides: frozenset[str]
    ranking: frozenset[str]
    """Superlatives of one word."""
    achieving: frozenset[str]
    """Words for what measures are ranked by."""
    budget_parts: frozenset[str]
    translations: Phrases[tuple[tuple[str, ...], ...]]
    """Words of names in one language, with their equivalents in names of another language."""
    aliases: Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]
    """The same in the other direction."""


_NUMBER = frozenset({("no",)})
"""A word in English; in Indonesian, before a number, the short form of *nomor*."""


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
        frozenset((*known.words[Kind.HIGHEST], *known.words[Kind.LOWEST])),
        frozenset((*known.words[Kind.ACHIEVEMENT], *known.words[Kind.MEASURES])),
        frozenset(known.budget_parts),
        Phrases(
            {words(one): tuple(map(words, meant)) for one, meant in known.translations.items()}
        ),
        aliases,
    )


def tokens_of(sentence: str) -> Sequence[Token]:
    """The tokens of a sentence; two words of names that a hyphen joins are two tokens."""
    found = tokens(sentence)
    return [part for one in found for part in _parted(one)] if "-" in sentence else found


def _parted(token: Token) -> Iterator[Token]:
    """`service-cycle` gives two tokens; `on-time` and `rata-rata` are one word each."""
    first, _hyphen, second = token.word.partition("-")
    known, is_translated = lexicon().every, lexicon().translations.meaning
    is_word = token.word in known or is_translated((token.word,))
    if is_word or not (is_translated((first,)) and is_translated((second,))):
        yield token
        return
    at = token.start + len(first)
    yield Token(first, token.start, at)
    yield Token(second, at + 1, token.end)
