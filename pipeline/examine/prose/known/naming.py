"""Subjects that are named by most of the words of their names, in their language or another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from pipeline.examine.prose.words.lexicon import lexicon
from pipeline.examine.prose.words.tokens import stems

Meant = Sequence[frozenset[str]]
"""At each place of a sentence the words of names that may be meant there."""

Beside = Mapping[int, tuple[int, Sequence[str]]]
"""By the first place of what names something: how many words it takes, and what it may name."""


@dataclass(frozen=True)
class Naming:
    """Names by the words that tell them from others."""

    contents: Mapping[str, frozenset[str]]
    anchors: Mapping[str, Sequence[str]]
    """The names by such a word, where few have it."""

    def meant(self, sought: Sequence[str]) -> Meant:
        """The words of a sentence as names have them, each by every word that it may be."""
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
        """Every word of names that may be meant in a sentence."""
        return frozenset().union(*self.meant(sought))

    def _itself(self, word: str) -> frozenset[str]:
        """A word, with what names have made of its stem where they do not have it: ketepatan."""
        is_taken = word in self.anchors or word in lexicon().every
        return frozenset([word]) if is_taken else self._kin(word) | {word}

    def _kin(self, word: str) -> frozenset[str]:
        """The words of names that are made of the stem of one: terbit, diterbitkan."""
        return frozenset().union(*(self._by_stem.get(one, ()) for one in stems(word)))

    @cached_property
    def _by_stem(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for word in self.anchors:
            for stem in stems(word):
                found[stem].add(word)
        return {stem: frozenset(every) for stem, every in found.items()}

    def told(self, key: str, meant: Meant) -> int:
        """How many of a name's words some places tell, one place alone no more than one."""
        places = [told for one in meant if (told := one & self.contents[key])]
        return len(frozenset().union(*places)) if len(places) > 1 else len(places)

    def mostly(self, meant: Meant) -> Iterator[tuple[str, int, int]]:
        """Names most of whose words stand close together, with the first and last place."""
        near = {key for words in meant for one in words for key in self.anchors.get(one, ())}
        for key in near:
            content = self.contents[key]
            for run in _runs([place for place, words in enumerate(meant) if words & content]):
                told = self.told(key, meant[run[0] : run[-1] + 1])
                if told > 1 and told >= _MOST * len(content):
                    yield key, run[0], run[-1]

    def beside(self, sought: Sequence[str], nouns: Set[str]) -> Beside:
        """Names most of whose words stand right beside a word for what they name, or all of them
        in a sentence that has one: by the first place, how many words both take, and the names
        that have the most of these words."""
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
    """The words of a meaning that belong to one of so many places, the last of which has all that
    are left."""
    first = min(at, len(meaning) - 1)
    return frozenset().union(*meaning[first : None if at == used - 1 else first + 1])


def _noun_before(sought: Sequence[str], first: int, nouns: Set[str]) -> int | None:
    """Where `programme for`, `the activity of`, `program` begins right before a name."""
    at = first - 1
    while at > 0 and sought[at] in _OF:
        at -= 1
    return at if at >= 0 and sought[at] in nouns else None


_OF = frozenset({"of", "for", "the", "on", "to"})
_MOST = 0.6
_APART = 3


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Places that follow each other closely, together."""
    run: list[int] = []
    for place in places:
        if run and place - run[-1] > _APART:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def anchored(contents: Mapping[str, frozenset[str]]) -> Naming:
    """Names by their words, each with those that have it where these are few."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for key, content in contents.items():
        for word in content:
            by_word[word].append(key)
    return Naming(contents, {word: found for word, found in by_word.items() if len(found) <= _FEW})


_FEW = 40
