"""The words of a sentence that belong to the cell's own measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.known.names import Names, content_of
from pipeline.examine.prose.words.lexicon import lexicon
from pipeline.examine.prose.words.tokens import are_kin, words
from pipeline.vocabulary import Kind

_ANDS = frozenset({"dan", "and", "&"})
_COPULAS = frozenset({"is", "are", "was", "were", "as", "than"})
_RELATIVES = frozenset({"yang", "that", "which", "who"})
_BEHIND_NOUN = frozenset({",", "was", "were", "are", ""})
_COMMON = (Kind.HEDGE, Kind.PART_OF)
MAY_BE_OWN = frozenset({*_COMMON, Kind.SAME, Kind.FUTURE, Kind.AND})
"""The kinds of phrases that may instead be a word of the measure's name."""


@dataclass(frozen=True)
class OwnWords:
    """The words of a sentence, and those that belong to the measure that it is about."""

    sought: Sequence[str]
    name: frozenset[str]
    content: frozenset[str]
    """The words of its name that distinguish it from other measures."""
    pairs: frozenset[tuple[str, str]]
    """Words that are side by side in its name: `naik kelas`."""
    unit: frozenset[str]
    known: frozenset[str]
    """Every word that does not point to another subject."""

    def at(self, place: int) -> str:
        """The word at a place; empty beyond the sentence."""
        return self.sought[place] if 0 <= place < len(self.sought) else ""

    def is_known(self, word: str) -> bool:
        """Whether a word points to no other subject, also by its stem: terbit, diterbitkan."""
        return word in self.known or any(are_kin(word, one) for one in self.content | self.name)

    def translated(self, place: int) -> int:
        """How many words at a place are words of the measure in another language; 0 for none."""
        found = lexicon().translations.at(self.sought, place)
        is_ours = found and any(all(map(self.is_known, one)) for one in found[1])
        return found[0] if found and is_ours else 0

    def has(self, place: int, phrase: tuple[int, Kind]) -> bool:
        """Whether a phrase that usually has another function belongs to the name here."""
        used, kind = phrase
        if kind in _COMMON:
            word = self.at(place)
            return word in self.name or (phrase == (1, Kind.PART_OF) and word in self.known)
        return used == 1 and bool(self.name) and self._is_within(place, kind)

    def _is_within(self, place: int, kind: Kind) -> bool:
        """Within a name: `trust and reputation`, `planned training`, `usaha yang bertahan`."""
        before, behind = self.at(place - 1), self.at(place + 1)
        match kind:
            case Kind.SAME:
                is_adverb = self.at(place) == "tetap" and behind in self.content
                is_behind = before in _RELATIVES or before in self.content
                return is_adverb or (is_behind and self.at(place) in self.content)
            case Kind.FUTURE if self.at(place) == "planned":
                is_behind = self._is_content(before) and behind in _BEHIND_NOUN
                return is_behind or (self._is_content(behind) and before not in _COPULAS)
            case Kind.AND if not _ANDS.isdisjoint(self.name):
                return self._is_content(before) and self._is_content(behind)
        return False

    def _is_content(self, word: str) -> bool:
        """Whether a word distinguishes the measure from others, also in another language."""
        meant = lexicon().translations.meaning((word,)) or ()
        return word in self.content or any({*one} & self.content for one in meant)


def own_words(sought: Sequence[str], own: Subject | None, names: Names) -> OwnWords:
    """The words that may belong to a measure; without a measure, those of the agency's name."""
    if own is None:
        none = frozenset[str]()
        return OwnWords(sought, none, none, frozenset(), none, names.agency)
    told, content, measure = words(own.name), names.contents[own.id], own.measure
    generic = lexicon().generic
    unit = frozenset(words(measure.measured_in)) if measure else frozenset()
    told_by = f"{measure.definition or ''} {measure.source or ''}" if measure else ""
    grades = {word for group in measure.grades for grade in group for word in words(grade)} if (
        measure) else ()  # fmt: skip
    known = content.union(grades, names.agency, told, unit, generic, content_of(told_by))
    pairs = frozenset(pairwise(word for word in told if word not in generic))
    return OwnWords(sought, frozenset(told), content, pairs, unit, known)
