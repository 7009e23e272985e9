"""The tokens of a sentence: words, numbers and marks, with their places."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Token(NamedTuple):
    """A word, a number or a mark; `word` is the form that is looked up."""

    word: str
    start: int
    end: int
    is_number: bool = False


_TOKEN = re.compile(
    # A date, a number of a regulation, a time, a range, a code: these are no numbers to judge.
    r"(?P<code>\d[\d.,]*(?:[/:]\d[\d.,]*)+|\d[\d.,]*\s?[-–—]\s?\d[\d.,]*|\d[\d.,]*(?!(?:rb|jt|m|mn|bn|tn|t)\b)[^\W\d_]\w*)"
    r"|(?P<money>(?:Rp|RP|IDR)\.?(?=\s?\d))"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]\w*(?:[-'’&]\w+|/[^\W\d_]\w*|\.\d\w*)*\.?)"
    r"|(?P<mark>[^\w\s])",
    re.IGNORECASE,
)
_DOTTED = frozenset({"no.", "s.d.", "rp.", "i.e.", "law no.", "approx."})


@lru_cache(maxsize=8)
def tokens(sentence: str) -> Sequence[Token]:
    """The tokens of a sentence."""
    found = []
    for one in _TOKEN.finditer(sentence):
        start, end = one.span()
        text = one.group()
        if one.lastgroup in ("word", "money"):
            found.append(_word(text, start, end))
        elif one.lastgroup == "number":
            found.append(Token(text, start, end, is_number=True))
        else:
            found.append(Token(text if one.lastgroup == "mark" else "#", start, end))
    return found


def _word(text: str, start: int, end: int) -> Token:
    folded = text.casefold()
    if folded.endswith(".") and folded not in _DOTTED:
        folded, end = folded[:-1], end - 1
    if not folded.isalnum():
        folded = folded.replace("’", "'").removesuffix("'s")
    return Token(folded, start, end)


@lru_cache(maxsize=16_384)
def words(text: str) -> tuple[str, ...]:
    """The words of a name, in the form that is looked up."""
    if text.replace(" ", "").isalpha():  # most are, and are read in a fifth of the time
        return tuple(text.casefold().split())
    return tuple(token.word for token in tokens(text) if token.word[0].isalnum())


def plain(word: str) -> str:
    """A word without the suffix *-nya*, which means *its* or *the*: capaiannya."""
    if word.endswith("nya") and len(word) > _SHORT:
        return word[:-3]
    return word


_SHORT = 6


@lru_cache(maxsize=65_536)
def are_kin(word: str, other: str) -> bool:
    """Whether two words share a stem, as far as their letters show: terbit, diterbitkan."""
    if min(len(word), len(other)) < _STEM:
        return word == other
    ours, theirs = stems(word), stems(other)
    return any(_contains(one, another) for one in ours for another in theirs)


def _contains(word: str, other: str) -> bool:
    return min(len(word), len(other)) >= _STEM and (word in other or other in word)


@lru_cache(maxsize=4096)
def stems(word: str) -> frozenset[str]:
    """The possible stems of a word: itself, and without one Indonesian prefix and one suffix
    (terlaksana), also with the letter that a nasal replaced (penyelesaian, selesai)."""
    found = {word}
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _STEM:
            found |= {word[len(prefix) :], _TAKEN.get(prefix, "") + word[len(prefix) :]}
            break
    for suffix in _SUFFIXES:
        found |= {
            one[: -len(suffix)]
            for one in found
            if one.endswith(suffix) and len(one) - len(suffix) >= _STEM
        }
    return frozenset(found)


_STEM = 5
_PREFIXES = (
    "meng",
    "meny",
    "mem",
    "men",
    "me",
    "peng",
    "peny",
    "pem",
    "pen",
    "di",
    "ter",
    "ber",
    "ke",
)
_SUFFIXES = ("kan", "an", "i")
_TAKEN = {"meny": "s", "peny": "s", "mem": "p", "pem": "p", "men": "t", "pen": "t", "meng": "k",
          "peng": "k"}  # fmt: skip


class Phrases(Generic[T]):
    """Phrases of words and their meanings. Of two that begin alike, the longer is found."""

    def __init__(self, meanings: Mapping[tuple[str, ...], T]) -> None:
        self._meanings = meanings
        lengths: dict[str, set[int]] = defaultdict(set)
        for phrase in meanings:
            lengths[phrase[0]].add(len(phrase))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def begin_with(self, word: str) -> bool:
        """Whether some phrase begins with a word."""
        return word in self._lengths

    def meaning(self, phrase: tuple[str, ...]) -> T | None:
        """The meaning of exactly this phrase."""
        return self._meanings.get(phrase)

    def at(self, sought: Sequence[str], place: int) -> tuple[int, T] | None:
        """How many words the longest phrase has that begins at a place, and what it means."""
        lengths = self._lengths.get(sought[place])
        left = len(sought) - place if lengths else 0
        for length in lengths or ():
            if length > left:
                continue
            meaning = self._meanings.get(tuple(sought[place : place + length]))
            if meaning is not None:
                return length, meaning
        return None
