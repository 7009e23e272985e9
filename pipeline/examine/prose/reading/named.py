"""What a sentence names, and where: measures, perspectives, money, questions."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.known.names import Names
from pipeline.examine.prose.reading.own_words import own_words
from pipeline.examine.prose.words.lexicon import lexicon
from pipeline.examine.prose.words.tokens import Token, plain
from pipeline.vocabulary import Kind

_RANKING = frozenset(
    {Kind.ACHIEVEMENT, Kind.RESULT, Kind.HIGHEST, Kind.LOWEST, Kind.SCORE, Kind.CATEGORY}
)
_BEFORE_SIDE = frozenset({"adalah", "yaitu", "yakni", "ialah", "is", "was", "namely"})
_BEING = frozenset({"merupakan", "menjadi", "adalah"})
_HAVING = frozenset({"has", "had", "memiliki", "mempunyai"})


class Named:
    """The words of a sentence, and what they name."""

    def __init__(
        self, sentence: str, found: Sequence[Token], names: Names, own: Subject | None
    ) -> None:
        self.sentence, self.tokens, self.names = sentence, found, names
        known = lexicon()
        self.sought = [
            token.word if token.word in known.every else plain(token.word) for token in found
        ]
        self.agency = (*names.agency_name, "")[0]
        self.subject, self.own = own, own_words(self.sought, own, names)
        self.unmarked = [at for at, word in enumerate(self.sought) if word != ","]
        self.spoken = [self.sought[at] for at in self.unmarked]
        self.has_sides = not known.sides.isdisjoint(self.sought)
        self.has_items = not known.items.isdisjoint(self.sought)
        self.named = {} if own else names.named_in(self.sought)
        self.parts = names.parts_in(self.sought)
        self.named |= self.parts

    def word_at(self, place: int) -> str:
        return self.sought[place] if 0 <= place < len(self.sought) else ""

    def text(self, place: int, used: int) -> str:
        return self.sentence[self.tokens[place].start : self.tokens[place + used - 1].end]

    def name_at(self, place: int) -> tuple[int, tuple[Subject, ...]] | None:
        """How many tokens name something from a place on, and the subjects that they may name."""
        is_id = self.tokens[place].word in self.names.folded_ids
        if is_id and (subject := self.names.ids.get(self.text(place, 1))):
            return 1, (subject,)
        exact = self._exact(place) or self._capitalised(place)
        if exact and exact[0] == 1 and exact[1][0].kind == "item" and not self.has_items:
            exact = None
        if exact is None and (self.has_sides or not self.own.name):
            side = self.names.sides.at(self.sought, place)
            is_meant = side and (side[0] > 1 or self._is_side(place, side[0]))
            exact = side if is_meant else None
        mostly = self.named.get(place)
        if mostly and (not exact or mostly[0] > exact[0]) and self._is_whole(place, mostly[0]):
            return mostly
        return self._or_own(place, exact)

    def _or_own(
        self, place: int, exact: tuple[int, tuple[Subject, ...]] | None
    ) -> tuple[int, tuple[Subject, ...]] | None:
        """What is named in full, or the cell's own measure where another measure's name is only a
        part of its name: `the employee satisfaction index`."""
        if exact is None or self.subject is None or self.subject in exact[1]:
            return exact
        told = {
            word
            for at in range(max(place - 1, 0), place + exact[0])
            for meant in lexicon().translations.meaning((self.sought[at],)) or ()
            for word in (self.sought[at], *meant)
        }
        content = self.names.contents[self.subject.id]
        others = [self.names.contents.get(one.id, frozenset()) for one in exact[1]]
        is_own = content <= told and not any(other <= told for other in others)
        return (exact[0], (self.subject,)) if is_own else exact

    def _exact(self, place: int) -> tuple[int, tuple[Subject, ...]] | None:
        """How many tokens name something in full, commas left out or not, and what they name."""
        if not self.names.phrases.begin_with(self.sought[place]):
            return None
        at = bisect_left(self.unmarked, place)
        if (found := self.names.phrases.at(self.spoken, at)) is None:
            return None
        return self.unmarked[at + found[0] - 1] - place + 1, found[1]

    def names_at(self, place: int) -> bool:
        return place < len(self.tokens) and self._exact(place) is not None

    def _capitalised(self, place: int) -> tuple[int, tuple[Subject, ...]] | None:
        """A measure of one word, capitalised within the sentence: `ada pada Pengaduan`."""
        around = (place - 1, place, place + 1)
        capitals = [at for at in around if self.sentence[self.tokens[at].start].isupper()
                    ] if 0 < place < len(self.tokens) - 1 else []  # fmt: skip
        key = self.names.alone.get(self.sought[place]) if capitals == [place] else None
        return (1, (self.names.measures[key],)) if key else None

    def _is_side(self, place: int, used: int) -> bool:
        """Whether a name means a perspective: measures or a target follow; or, in a sentence on
        perspectives, it is beside a form of *be*, or opens its clause before a ranking."""
        noun = lexicon().phrases.at([*self.sought, ""], place + used)
        if noun is not None and noun[1] in (Kind.MEASURES, Kind.TARGET):
            return True
        if not self.has_sides:
            return False
        if self.word_at(place - 1) in _BEFORE_SIDE or self.word_at(place + used) in _BEING:
            return True
        opens = place == 0 or not self.tokens[place - 1].word[0].isalnum()
        behind = place + used + (self.word_at(place + used) in _HAVING)
        verb = lexicon().phrases.at([*self.sought, ""], behind) if opens else None
        return verb is not None and verb[1] in _RANKING

    def _is_whole(self, place: int, used: int) -> bool:
        """Whether a name contains no number, no mark and no negation."""
        within = range(place, place + used)
        return all(self.tokens[at].word[0].isalpha() and not self._denies(at) for at in within)

    def _denies(self, place: int) -> bool:
        found = lexicon().phrases.at(self.sought, place)
        return found is not None and found[1] is Kind.NOT
