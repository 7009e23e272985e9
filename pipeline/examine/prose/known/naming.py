"""Subjects named by most words of their names, in the language of the names or in another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from pipeline.examine.prose.words.lexicon import lexicon
from pipeline.examine.prose.words.tokens import stems

Meant = Sequence[frozenset[str]]
"""For each place of a sentence, the words of names that may be meant there."""

Beside = Mapping[int, tuple[int, Sequence[str]]]
"""By the first place of a naming phrase: how many words it takes, and the subjects it may name."""


@dataclass(frozen=True)
class Naming:
    """Names, looked up by the words that distinguish them."""

    contents: Mapping[str, frozenset[str]]
    anchors: Mapping[str, Sequence[str]]
    """By word, the names that have it; words that many names share are left out."""

    def meant(self, sought: Sequence[str]) -> Meant:
        """For each place of a sentence, the words of names that it may mean."""
        told, place = [self._itself(word) for word in sought], 0
        while place < len(sought):
            used, meanings = lexicon().translations.at(sought, place) or (1, ())
            if used == 1 and sought[place] in self.anchors:
                meanings = ()
            named = [one for meaning in meanings if any(one := [*map(self._kin, meaning)])]
            for at in range(used if named else 0):
                told[place + at] = frozenset().union(*(_at(at, used, one) for one in named))
            place += used if named else 1
        return told

    def every(self, sought: Sequence[str]) -> frozenset[str]:
        """Every word of any name that may be meant in a sentence."""
        return frozenset().union(*self.meant(sought))

    def _itself(self, word: str) -> frozenset[str]:
        """A word, and if no name has it, the words of names with its stem: ketepatan."""
        is_taken = word in self.anchors or word in lexicon().every
        return frozenset([word]) if is_taken else self._kin(word) | {word}

    def _kin(self, word: str) -> frozenset[str]:
        """The words of names that share a stem with a word: terbit, diterbitkan."""
        return frozenset().union(*(self._by_stem.get(one, ()) for one in stems(word)))

    @cached_property
    def _by_stem(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for word in self.anchors:
            for stem in stems(word):
                found[stem].add(word)
        return {stem: frozenset(every) for stem, every in found.items()}

    def told(self, key: str, meant: Meant) -> int:
        """How many words of a name some places say; a single place counts as one at most."""
        places = [told for one in meant if (told := one & self.contents[key])]
        return len(frozenset().union(*places)) if len(places) > 1 else len(places)

    def mostly(self, meant: Meant) -> Iterator[tuple[str, int, int]]:
        """Names with most of their words close together, each with its first and last place."""
        near = {key for words in meant for one in words for key in self.anchors.get(one, ())}
        for key in near:
            content = self.contents[key]
            for run in _runs([place for place, words in enumerate(meant) if words & content]):
                told = self.told(key, meant[run[0] : run[-1] + 1])
                if told > 1 and told >= _MOST * len(content):
                    yield key, run[0], run[-1]

    def beside(self, sought: Sequence[str], nouns: Set[str]) -> Beside:
        """Names with most of their words right beside a noun such as *programme*, or with all of
        them in a sentence that has such a noun. By the first place: the number of words, the noun
        included, and the names with the most words said."""
        found: dict[int, tuple[int, int, list[str]]] = {}
        if nouns.isdisjoint(sought):
            return {}
        meant = self.meant(sought)
        for key, first, last in self.mostly(meant):
            told, begin, end = self.told(key, meant[first : last + 1]), first, last
            if (noun := _noun_before(sought, first, nouns)) is not None:
                begin = noun
            elif last + 1 < len(sought) and sought[last + 1] in nouns:
                end = last + 1
            elif told < len(self.contents[key]):
                continue
            length, best, others = found.get(begin, (0, 0, []))
            if told >= best:
                named = [*others, key] if told == best else [key]
                found[begin] = (max(length, end - begin + 1), told, named)
        return {begin: (length, keys) for begin, (length, _told, keys) in found.items()}


def _at(at: int, used: int, meaning: Sequence[frozenset[str]]) -> frozenset[str]:
    """The words of a meaning that belong to one of `used` places; the last place takes all that are
    left."""
    first = min(at, len(meaning) - 1)
    return frozenset().union(*meaning[first : None if at == used - 1 else first + 1])


def _noun_before(sought: Sequence[str], first: int, nouns: Set[str]) -> int | None:
    """The place of the noun right before a name: `programme for`, `the activity of`, `program`."""
    at = first - 1
    while at > 0 and sought[at] in _OF:
        at -= 1
    return at if at >= 0 and sought[at] in nouns else None


_OF = frozenset({"of", "for", "the", "on", "to"})
_MOST = 0.6
_APART = 3


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Groups of places that follow each other closely."""
    run: list[int] = []
    for place in places:
        if run and place - run[-1] > _APART:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def anchored(contents: Mapping[str, frozenset[str]]) -> Naming:
    """A lookup of names by their words, without the words that many names share."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for key, content in contents.items():
        for word in content:
            by_word[word].append(key)
    return Naming(contents, {word: found for word, found in by_word.items() if len(found) <= _FEW})


_FEW = 40
