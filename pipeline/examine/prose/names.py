"""What a report calls its measures, perspectives, objectives, money and questions."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.case import Case
from pipeline.examine.prose.figures import Known, Role, Subject, of_measure
from pipeline.examine.prose.lexicon import lexicon
from pipeline.examine.prose.subjects import of_budget, of_item, of_node, of_part
from pipeline.examine.prose.tokens import Phrases, plain, words
from pipeline.rounding import half_up
from pipeline.vocabulary import vocabulary

Words = tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """Every subject of a report, and by which phrases a text may name it."""

    measures: Mapping[str, Subject]
    whole: Subject
    perspectives: Sequence[Subject]
    budget: Subject | None
    phrases: Phrases[tuple[Subject, ...]]
    sides: Phrases[tuple[Subject, ...]]
    """Perspectives by their names alone, where it is clear that one is meant."""
    ids: Mapping[str, Subject]
    contents: Mapping[str, frozenset[str]] = field(repr=False)
    """The words of each measure's name that tell it from others."""
    anchors: Mapping[str, Sequence[str]] = field(repr=False)
    """The measures by such a word, where few have it."""
    agency: frozenset[str] = frozenset()
    """The words of the agency's own name."""

    @cached_property
    def folded_ids(self) -> frozenset[str]:
        """The ids of measures as words are looked up."""
        return frozenset(key.casefold() for key in self.ids)

    @cached_property
    def achieved(self) -> Sequence[tuple[Subject, float]]:
        """Every measure with its achievement as it is printed."""
        return [
            (one, half_up(one.measure.achievement))
            for one in self.measures.values()
            if one.measure and one.measure.achievement is not None
        ]

    @cached_property
    def _figures(self) -> Sequence[float]:
        """Every figure of the report, the smallest first."""
        money = (self.budget,) if self.budget else ()
        subjects = (*self.measures.values(), *self.perspectives, self.whole, *money)
        return sorted(known.value for subject in subjects for known in subject.knowns)

    def prints(self, value: float) -> bool:
        """Whether some figure of the report is this number, with one decimal or with two."""
        first = bisect_left(self._figures, value - _ROUNDED)
        for at in range(first, bisect_right(self._figures, value + _ROUNDED)):
            if value in (half_up(self._figures[at], 1), half_up(self._figures[at], 2)):
                return True
        return False

    def translated(self, sought: Sequence[str]) -> Sequence[str]:
        """The same words, those of another language as the names of the measures have them."""
        told, place = list(sought), 0
        while place < len(sought):
            used, meanings = lexicon().translations.at(sought, place) or (1, ())
            meant = next((one for one in meanings if {*one} & self.anchors.keys()), None)
            for at in range(used if meant else 0):
                told[place + at] = meant[min(at, len(meant) - 1)] if meant else ""
            place += used
        return told

    def named_in(self, sought: Sequence[str]) -> dict[int, tuple[int, tuple[Subject, ...]]]:
        """Measures named by most of their name: by the first place, how many words it takes."""
        found = sorted(
            self._mostly_named(sought),
            key=lambda one: -len({*sought[one[1] : one[2] + 1]} & self.contents[one[0]]),
        )
        taken: dict[int, tuple[int, tuple[Subject, ...]]] = {}
        claimed: dict[int, tuple[int, int]] = {}
        for measure, first, last in found:
            subject = self.measures[measure]
            told = len({*sought[first : last + 1]} & self.contents[measure])
            over = {claimed[place] for place in range(first, last + 1) if place in claimed}
            if not over:
                taken[first] = (last - first + 1, (subject,))
                claimed |= dict.fromkeys(range(first, last + 1), (first, told))
            for begin, best in over:
                if told >= best:
                    length, others = taken[begin]
                    taken[begin] = (length, (*others, subject))
        return taken

    def _mostly_named(self, sought: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """Measures most of whose name stands close together, with the first and last place."""
        at: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(sought):
            for measure in self.anchors.get(word, ()):
                at[measure].append(place)
        for measure in at:
            content = self.contents[measure]
            places = [place for place, word in enumerate(sought) if word in content]
            for run in _runs(places):
                told = {sought[place] for place in run}
                if len(told) > 1 and len(told) >= _MOST * len(content):
                    yield measure, run[0], run[-1]


_ROUNDED = 0.051
_MOST = 0.6
_APART = 3
_FEW = 40
_SHORTEST_ID = 2
_SHORT_NAMES = frozenset({("ikm",), ("skm",), ("sce",), ("nko",)})


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


def names_of(case: Case) -> Names:
    """The names of a case."""
    account = case.account
    measures = {measure.id: of_measure(measure, case) for measure in account.measures}
    contents = {key: content_of(one.name) for key, one in measures.items()}
    budget = of_budget(account.budget, case) if account.budget else None
    return Names(
        measures,
        of_node(account.scorecard, "whole", case),
        [of_node(node, "perspective", case) for node in account.perspectives],
        budget,
        _phrases(_called(case, measures)),
        _phrases(_perspectives(case, alone=True)),
        {key: one for key, one in measures.items() if len(key) >= _SHORTEST_ID},
        contents,
        _anchors(contents),
        frozenset(words(f"{case.report_file.agency.name} {case.report_file.agency.region}")),
    )


def content_of(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    generic = {*vocabulary().generic}
    return frozenset(plain(word) for word in words(name)) - generic


def _anchors(contents: Mapping[str, frozenset[str]]) -> Mapping[str, Sequence[str]]:
    by_word: dict[str, list[str]] = defaultdict(list)
    for measure, content in contents.items():
        for word in content:
            by_word[word].append(measure)
    return {word: found for word, found in by_word.items() if len(found) <= _FEW}


def _called(case: Case, measures: Mapping[str, Subject]) -> Iterator[tuple[Words, Subject]]:
    """Phrases and what they name; of two with one phrase the first goes before."""
    for subject in measures.values():
        yield words(subject.name), subject
    yield from _perspectives(case)
    yield from _by_formula(measures)
    for objective in case.account.objectives:
        yield words(objective.name), of_node(objective, "objective", case)
    yield from _money(case)
    yield from _questions(case)


def _by_formula(measures: Mapping[str, Subject]) -> Iterator[tuple[Words, Subject]]:
    """What the only measure of a formula may be called, whatever its name; also the only one that
    bears one of these names."""
    by_formula, by_name = defaultdict(list), defaultdict(list)
    for one in measures.values():
        by_formula[one.measure.formula if one.measure else ""].append(one)
        by_name[words(one.name)].append(one)
    for formula, called in vocabulary().names.items():
        phrases = [words(name) for name in called]
        found = [*by_formula[formula], *(one for phrase in phrases for one in by_name[phrase])]
        bearers = list({one.id: one for one in found}.values())
        if len(bearers) == 1:
            yield from ((phrase, bearers[0]) for phrase in phrases)


def _perspectives(case: Case, *, alone: bool = False) -> Iterator[tuple[Words, Subject]]:
    """`perspektif keuangan`, `financial perspective`: its name alone may mean anything."""
    for node in case.account.perspectives:
        label = case.rulebook.perspective(node.id).name
        labels = [label] if isinstance(label, str) else list(label.values())
        subject = of_node(node, "perspective", case)
        for name in (node.name, *labels, *vocabulary().perspectives.get(node.id, ())):
            if alone:
                yield words(name), subject
            else:
                yield words(f"perspektif {name}"), subject
                yield words(f"{name} perspective"), subject


def _money(case: Case) -> Iterator[tuple[Words, Subject]]:
    """Programmes, and the lines below them."""
    budget = case.account.budget
    for part in budget.programmes if budget else ():
        yield words(part.name or ""), of_part(part)
        for line in part.lines:
            yield words(line.name), of_part(line)


def _questions(case: Case) -> Iterator[tuple[Words, Subject]]:
    for survey in case.account.surveys:
        for item in survey.items:
            yield words(item.text), of_item(item, survey.id)
        quality = survey.service_quality
        bands = case.rulebook.bands_of(quality.formula) if quality else ()
        for element in quality.elements if quality else ():
            labels = [element.name] if isinstance(element.name, str) else element.name.values()
            told = (Known(Role.SCORE, element.nrr), Known(Role.SCORE, element.converted))
            for label in labels:
                subject = Subject(
                    "item", element.code, label, told, bands=bands, rating=element.rating,
                    survey=survey.id,
                )  # fmt: skip
                yield words(label), subject
                yield from ((alias, subject) for alias in lexicon().aliases.get(words(label), ()))


def _phrases(called: Iterator[tuple[Words, Subject]]) -> Phrases[tuple[Subject, ...]]:
    """A name that two of a kind share names both."""
    found: dict[Words, list[Subject]] = defaultdict(list)
    for phrase, subject in called:
        named = found.get(phrase, [])
        same = [one for one in named if one.kind == subject.kind]
        known = any((one.id, one.survey) == (subject.id, subject.survey) for one in same)
        is_clear = (
            len(phrase) > 1 or subject.kind in ("item", "perspective") or phrase[:1] in _SHORT_NAMES
        )
        if is_clear and not known and (same or not named):
            found[phrase].append(subject)
    return Phrases({phrase: tuple(subjects) for phrase, subjects in found.items() if phrase})
