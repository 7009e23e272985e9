"""What a report calls its measures, perspectives, objectives, money and questions."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from pipeline.examine.prose.known.figures import CURRENT, Subject
from pipeline.examine.prose.known.naming import Meant, Naming
from pipeline.examine.prose.words.lexicon import lexicon
from pipeline.examine.prose.words.numbers import Numeral, spelled
from pipeline.examine.prose.words.tokens import Phrases, plain, words
from pipeline.rounding import half_up
from pipeline.vocabulary import Kind, vocabulary

Words = tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """Every subject of a report, and by which phrases a text may name it."""

    measures: Mapping[str, Subject]
    whole: Subject
    perspectives: Sequence[Subject]
    objectives: Sequence[Subject]
    budget: Subject | None
    budget_parts: Sequence[Sequence[Subject]]
    """The programmes, then the lines below them."""
    part_naming: Naming = field(repr=False)
    """Programmes and lines, looked up by the words of their names."""
    phrases: Phrases[tuple[Subject, ...]]
    sides: Phrases[tuple[Subject, ...]]
    """Perspectives by their bare names, for places where a perspective is clearly meant."""
    ids: Mapping[str, Subject]
    naming: Naming = field(repr=False)
    """The measures, looked up by the words of their names."""
    agency: frozenset[str] = frozenset()
    """The words of the agency's own name."""
    agency_name: Words = ()

    @property
    def contents(self) -> Mapping[str, frozenset[str]]:
        """The words of each measure's name that distinguish it from others."""
        return self.naming.contents

    @property
    def anchors(self) -> Mapping[str, Sequence[str]]:
        """The measures by the words of their names, without words that many names have."""
        return self.naming.anchors

    @cached_property
    def labels(self) -> frozenset[str]:
        """The first word of every label of a band that can rate a subject."""
        every = {id(one.bands): one.bands for one in self._rated}
        bands = [band for each in every.values() for band in each]
        told = [[one] if isinstance(one := band.label, str) else one.values() for band in bands]
        return frozenset(words(text)[0] for texts in told for text in texts)

    @property
    def _rated(self) -> Sequence[Subject]:
        return (self.whole, *self.perspectives, *self.measures.values())

    @cached_property
    def graded(self) -> Sequence[Subject]:
        """The measures whose values are grades."""
        return [one for one in self.measures.values() if one.measure and one.measure.grades]

    def told_in(self, said: Collection[str]) -> Sequence[Subject]:
        """The measures with names of two or more words that are all said, in any order."""
        near = {measure for word in said for measure in self.anchors.get(word, ())}
        return [self.measures[key] for key in near if len(self.contents[key]) > 1
                and self.contents[key] <= {*said}]  # fmt: skip

    def with_figure(self, numeral: Numeral) -> Subject | None:
        """The only rated subject with this current figure; null for a number of few digits."""
        if len(numeral.digits) < _TELLING:
            return None
        found = [
            one for one in self._rated
            if any(k.period == CURRENT and k.is_told_by(numeral) for k in one.knowns)
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None

    @cached_property
    def folded_ids(self) -> frozenset[str]:
        """The ids of measures in lower case, as words are looked up."""
        return frozenset(key.casefold() for key in self.ids)

    @cached_property
    def achieved(self) -> Sequence[tuple[Subject, float]]:
        """Every measure that has an achievement, with the achievement as printed."""
        return [
            (one, half_up(one.measure.achievement))
            for one in self.measures.values()
            if one.measure and one.measure.achievement is not None
        ]

    @cached_property
    def _figures(self) -> Sequence[float]:
        """Every figure of the report, in ascending order."""
        money = (self.budget,) if self.budget else ()
        subjects = (*self.measures.values(), *self.perspectives, self.whole, *money)
        return sorted(known.value for subject in subjects for known in subject.knowns)

    def prints(self, value: float) -> bool:
        """Whether some figure of the report, rounded to one or two decimals, is this number."""
        first = bisect_left(self._figures, value - _ROUNDED)
        for at in range(first, bisect_right(self._figures, value + _ROUNDED)):
            if value in (half_up(self._figures[at], 1), half_up(self._figures[at], 2)):
                return True
        return False

    def named_in(self, sought: Sequence[str]) -> dict[int, tuple[int, tuple[Subject, ...]]]:
        """Measures named by most of their words: by first place, the length and the measures."""
        naming, meant = self.naming, self.naming.meant(sought)
        found = [
            (naming.told(measure, meant[first : last + 1]), measure, first, last)
            for measure, first, last in (*naming.mostly(meant), *self._named_alone(sought, meant))
        ]
        taken: dict[int, tuple[int, tuple[Subject, ...]]] = {}
        claimed: dict[int, tuple[int, int]] = {}
        for told, measure, first, last in sorted(found, key=lambda one: -one[0]):
            subject = self.measures[measure]
            over = {claimed[place] for place in range(first, last + 1) if place in claimed}
            if not over:
                taken[first] = (last - first + 1, (subject,))
                claimed |= dict.fromkeys(range(first, last + 1), (first, told))
            for begin, best in over:
                if told >= best:
                    length, others = taken[begin]
                    taken[begin] = (length, (*others, subject))
        return taken

    def parts_in(self, sought: Sequence[str]) -> dict[int, tuple[int, tuple[Subject, ...]]]:
        """Programmes and lines named by most of their words, beside a word like *programme*."""
        found = self.part_naming.beside(sought, lexicon().budget_parts)
        return {at: (used, tuple(map(self._parts.__getitem__, keys)))
                for at, (used, keys) in found.items()}  # fmt: skip

    @cached_property
    def _parts(self) -> Mapping[str, Subject]:
        return {one.id: one for parts in reversed(self.budget_parts) for one in parts}

    @cached_property
    def absorption(self) -> Subject | None:
        """The only measure of budget absorption; null where there is none, or more than one."""
        every = [(one, one.measure) for one in self.measures.values()]
        of = [one for one, measure in every if measure and measure.formula == _SPENT]
        return of[0] if len(of) == 1 else None

    @cached_property
    def alone(self) -> Mapping[str, str]:
        """The ids of measures with only one distinguishing word in their name, by that word."""
        single = {key: next(iter(one)) for key, one in self.contents.items() if len(one) == 1}
        return {word: key for key, word in single.items() if self.anchors.get(word) == [key]}

    @cached_property
    def telling(self) -> Mapping[str, str]:
        """The ids of measures by words that no other measure's name has. For a measure in percent
        these are only words behind *yang*, as what comes before it is counted for other purposes
        too."""
        found: dict[str, str] = {}
        for key, content in self.contents.items():
            named, measure = words(self.measures[key].name), self.measures[key].measure
            at = next((at for at, word in enumerate(named) if word in _RELATIVE), len(named))
            said = {*map(plain, named[at:])} if measure and measure.is_percent else content
            found |= {word: key for word in content & said if self.anchors.get(word) == [key]}
        return found

    @cached_property
    def short(self) -> frozenset[str]:
        """The ids in `alone`: a further word beside so short a name may change its meaning."""
        return frozenset(self.alone.values())

    def _named_alone(self, sought: Sequence[str], meant: Meant) -> Iterator[tuple[str, int, int]]:
        """Measures named by a single word that opens a clause or is counted: *jumlah pengaduan*."""
        is_ranked = not lexicon().ranking.isdisjoint(sought) and not lexicon().achieving.isdisjoint(
            sought
        )
        for place, every in enumerate(meant):
            is_it = _is_counted(sought, place) or (is_ranked and _is_lone(sought, place))
            for word in every:
                alone = self.alone.get(word) if is_it else None
                is_it = alone is None and _is_subject(sought, place)
                if key := alone or (self.telling.get(word) if is_it else None):
                    yield key, place, place


_SPENT = "budget.absorption"
_TELLING = 4
_ROUNDED = 0.051


_RELATIVE = ("yang", "that", "which", "who")
_TELLING_VERBS = frozenset(
    {Kind.RISE, Kind.FALL, Kind.SAME, Kind.BETTER, Kind.WORSE, Kind.WITHIN, Kind.BEYOND,
     Kind.REACH, Kind.EXCEED_TARGET, Kind.BELOW_TARGET, Kind.MISSED}
)  # fmt: skip


def _is_subject(sought: Sequence[str], place: int) -> bool:
    """Whether a word opens its clause and the verb follows at once."""
    opens = place == 0 or not sought[place - 1][:1].isalnum()
    verb = lexicon().phrases.at([*sought, ""], place + 1) if opens else None
    return verb is not None and verb[1] in _TELLING_VERBS


def _is_lone(sought: Sequence[str], place: int) -> bool:
    """Whether a word is the whole phrase in its place: `capaian terendah ada pada pengaduan, …`."""
    behind = sought[place + 1] if place + 1 < len(sought) else ""
    is_end = not behind[:1].isalnum() or behind in lexicon().every
    return is_end and (place == 0 or sought[place - 1] in _BEFORE_LONE)


_BEFORE_LONE = frozenset({"pada", "adalah", "oleh", ",", "is", "was", "by", "with", "for", "in"})


def _is_counted(sought: Sequence[str], place: int) -> bool:
    before = sought[place - 1] if place else ""
    if not before or not before[0].isalpha():
        return before not in ("(", "/")
    counting = vocabulary().counting
    is_number = bool(spelled([before])[1])
    return (
        is_number or before in counting or " ".join(sought[max(place - 2, 0) : place]) in counting
    )


@lru_cache(maxsize=16_384)
def content_of(name: str) -> frozenset[str]:
    """The words of a name that distinguish it from others: all but generic words."""
    generic = {*vocabulary().generic}
    return frozenset(plain(word) for word in words(name)) - generic
