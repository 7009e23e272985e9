"""A sentence as it is judged: its pieces, which of them state something, and about what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.reading.muting import Muting
from pipeline.examine.prose.reading.piece import RUPIAH, Piece
from pipeline.examine.prose.words.lexicon import lexicon, tokens_of
from pipeline.examine.prose.words.tokens import are_kin, plain, words
from pipeline.values import Value
from pipeline.vocabulary import Kind, vocabulary

LAST = "last"
"""The latest earlier period, where a text says `last year`."""


@dataclass(frozen=True)
class Contradiction:
    """What a text says, in its own words, and what the account says instead."""

    said: str
    ours: Value
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement(Muting):
    """One sentence, read for what it claims."""

    def before(self, subject: Subject, period: str) -> str | None:
        """The id of the earlier period that a text means; null where nothing is known about it."""
        if period != LAST:
            return period if period in subject.periods or period in subject.parts else None
        latest = next(reversed(subject.periods), None)
        year = self.case.account.period
        if latest and latest.isdigit() and year.isdigit() and int(latest) != int(year) - 1:
            return None
        return latest

    def hedge_before(self, place: int) -> int:
        """The place of a hedge right before a number, or before its `Rp`; -1 if there is none."""
        at = place - 1 - (self.word(place - 1) in _BEFORE_NUMBER)
        return at if self.kind(at) is Kind.HEDGE else -1

    def is_near(self, place: int) -> bool:
        """Whether a number is approximate: a hedge such as *about* precedes it."""
        return self.word(self.hedge_before(place)) in vocabulary().near

    @cached_property
    def subjects(self) -> Mapping[str, Subject]:
        """Every subject that the sentence names, by its id."""
        return {one.id: one for piece in self.pieces for one in piece.subjects}

    @property
    def only(self) -> Subject | None:
        """The only subject that it names, else the cell's own measure; null if it names several."""
        if self.subjects:
            return next(iter(self.subjects.values())) if len(self.subjects) == 1 else None
        return self.own

    def named(self, places: Sequence[int]) -> list[Piece]:
        return [self.pieces[at] for at in places if self.kind(at) is Kind.NAME]

    def may_be_strange(self, subject: Subject | None) -> int:
        """How many unknown words may be beside a name without making it mean something else."""
        return 0 if subject is None or subject.id in self.names.short else _STRANGE

    def strange(self, places: Sequence[int]) -> int:
        """How many of some pieces may mean something else: unknown words, and words of the cell's
        own measure where they are too few to name it and nothing else does. What comes before a
        name in brackets means the same as the name."""
        gloss = [at for at in places if self.kind(at) is Kind.NAME and self.word(at - 1) == "("]
        places = [at for at in places if not gloss or at >= gloss[-1]]
        kinds = [self.kind(at) for at in places]
        unknown = kinds.count(Kind.UNKNOWN)
        if unknown and self.has_word(*vocabulary().everyone):
            unknown -= sum(self._is_of_everyone(at) for at in places)
        if self.own is None or {*kinds} & _TELLING:
            return unknown
        content = self.names.contents[self.own.id]
        known = [at for at in places if self.kind(at) in _OF_NAMES]
        meant = [plain(word) for at in known for word in self.meanings(at)]
        told = {name for word in meant for name in content if are_kin(word, name)}
        if any(self.names.anchors.get(name) == [self.own.id] for name in told & self._telling):
            return unknown
        return unknown + (len(told) if told and len(told) < len(content) / 2 else 0)

    def _is_of_everyone(self, place: int) -> bool:
        """`pengaduan masyarakat`, `public complaints`: those served, who narrow nothing."""
        is_one = self.kind(place) is Kind.UNKNOWN and self.word(place) in vocabulary().everyone
        beside = (self.kind(place - 1), self.kind(place + 1))
        return is_one and (Kind.KNOWN in beside or Kind.NAME in beside)

    @cached_property
    def _telling(self) -> frozenset[str]:
        """The words that identify that name: its predicate; if none is marked, every word but the
        first, and the first as well if it is a quality."""
        if self._predicate or self.own is None:
            return self._predicate
        content = self.names.contents[self.own.id]
        named = [word for one in words(self.own.name) if (word := plain(one)) in content]
        return frozenset(named[1:]) | _QUALITIES.intersection(named)

    @cached_property
    def _predicate(self) -> frozenset[str]:
        """The predicate in the name of the cell's own measure, after *yang* or *that*: other
        measures may count the businesses of *usaha yang bertahan* too."""
        named = words(self.own.name) if self.own else ()
        at = next((at for at, word in enumerate(named) if word in _RELATIVES), len(named))
        return frozenset(map(plain, named[at:]))

    def tells_name(self, places: Sequence[int]) -> bool:
        """Whether some pieces contain the whole name of the cell's own measure."""
        content = self.names.contents[self.own.id] if self.own else frozenset()
        said = {plain(w) for at in places for meant in self.meanings(at) for w in meant.split()}
        return all(any(are_kin(word, name) for word in said) for name in content)

    def tells_whole_name(self, places: Sequence[int]) -> bool:
        """Whether they contain a whole name of several words, which one more hardly narrows."""
        is_long = self.own is not None and len(self.names.contents[self.own.id]) > 1
        return is_long and self.tells_name(places)

    def is_narrowed(self, place: int) -> bool:
        """Whether a number is about a part of what is named: `of Mondays`, `pada Ramadan`."""
        segment = self.segment(place)
        named = [at for at in segment if self.kind(at) is Kind.NAME and at < place]
        behind = range(place + 1, min(place + _BESIDE, segment.stop))
        told = [*range(named[-1] + 1, place), *behind] if named else behind
        is_of_some = self.kind(place - 1) is Kind.UNKNOWN and not named
        is_of_some |= any(
            self.kind(at) is Kind.UNKNOWN and self.word(at - 1) in _PLACING for at in told
        )
        is_money = bool(named) and self.pieces[named[-1]].subject is self.names.absorption
        is_of_unit = is_money and self.kind(named[-1] + 1) in (Kind.UNIT, Kind.ALL)
        opening = self.segment(segment.start - 1) if segment.start else range(0)
        kinds = [self.kind(at) for at in opening]
        is_topic = kinds[:1] == [Kind.PURPOSE] and Kind.UNKNOWN in kinds
        return is_of_some or is_of_unit or is_topic

    def meanings(self, place: int) -> Iterator[str]:
        """The words of a piece, and what they mean in the language of the names."""
        text = self.word(place)
        yield text
        for meant in lexicon().translations.meaning(words(text)) or ():
            yield from meant

    def names_agency(self, places: Sequence[int]) -> bool:
        """Whether some pieces mean the agency itself: by its name, or as the office."""
        return any(
            self.word(at) in vocabulary().offices
            or words(self.text_of(at)) == self.names.agency_name
            for at in places
        )

    def text_of(self, place: int) -> str:
        """A piece as written."""
        return self.pieces[place].text

    @cached_property
    def is_revised(self) -> bool:
        """Whether it is about the latest revision alone, and not also about what that replaced."""
        folded = self.text.casefold()
        is_said = any(one in folded for one in vocabulary().revised)
        return is_said and not self.has(Kind.BEFORE, Kind.FROM)

    @cached_property
    def spread(self) -> Sequence[Subject]:
        """The only measure whose identifying words all occur in the sentence, in any order."""
        said = [plain(token.word) for token in tokens_of(self.text)]
        found = self.names.told_in(self.names.naming.every(said).union(said))
        return found if len(found) == 1 else ()

    @cached_property
    def by_figure(self) -> Subject | None:
        """The only subject with a current figure that occurs in the sentence."""
        told = (self.names.with_figure(one.numeral) for one in self.pieces if one.numeral)
        found = {one.id: one for one in told if one is not None}
        return next(iter(found.values())) if len(found) == 1 else None


_BESIDE = 4
_PLACING = frozenset(
    {"pada", "di", "untuk", "dalam", "in", "at", "of", "for", "on", "among", "during"}
)
_RELATIVES = ("yang", "that", "which", "who")
_BEFORE_NUMBER = frozenset({*RUPIAH, "of"})
_QUALITIES = frozenset(
    {"kehadiran", "kelulusan", "kepatuhan", "kepuasan", "kesesuaian", "ketepatan", "kedisiplinan"}
)
_STRANGE = 2
_OF_NAMES = (Kind.KNOWN, Kind.UNIT, Kind.CATEGORY)
_TELLING = frozenset(
    {Kind.ACTUAL, Kind.ACHIEVEMENT, Kind.SCORE, Kind.TARGET, Kind.NAME, Kind.OWN, Kind.SPENT}
)
