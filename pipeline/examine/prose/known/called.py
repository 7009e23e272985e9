"""The phrases for a case's measures, scorecard nodes, money and survey questions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.case import Case
from pipeline.examine.prose.known.figures import Known, Role, Subject, of_measure
from pipeline.examine.prose.known.names import Names, Words, content_of
from pipeline.examine.prose.known.naming import anchored
from pipeline.examine.prose.known.subjects import of_budget, of_item, of_node, of_part
from pipeline.examine.prose.words.lexicon import lexicon
from pipeline.examine.prose.words.tokens import Phrases, words
from pipeline.vocabulary import vocabulary

_SHORTEST_ID = 2
_SHORT_NAMES = frozenset({("ikm",), ("skm",), ("sce",), ("nko",), ("retention",), ("retensi",)})


def names_of(case: Case) -> Names:
    """All subjects of a case and the names that a text may use for them."""
    account = case.account
    measures = {measure.id: of_measure(measure, case) for measure in account.measures}
    budget = of_budget(account.budget, case) if account.budget else None
    return Names(
        measures,
        of_node(account.scorecard, "whole", case),
        [of_node(node, "perspective", case) for node in account.perspectives],
        [of_node(node, "objective", case) for node in account.objectives],
        budget,
        parts := _budget_parts(case),
        anchored({one.id: content_of(one.name) for each in parts for one in each}),
        _phrases(_called(case, measures)),
        _phrases(_perspectives(case, alone=True)),
        {key: one for key, one in measures.items() if len(key) >= _SHORTEST_ID},
        anchored({key: content_of(one.name) for key, one in measures.items()}),
        frozenset(words(f"{case.report_file.agency.name} {case.report_file.agency.region}")),
        words(case.report_file.agency.name),
    )


def _called(case: Case, measures: Mapping[str, Subject]) -> Iterator[tuple[Words, Subject]]:
    """Phrases with the subject each names; of two kinds with one phrase the first wins."""
    for subject in measures.values():
        yield words(subject.name), subject
    yield from _perspectives(case)
    yield from _by_formula(measures)
    for objective in case.account.objectives:
        yield words(objective.name), of_node(objective, "objective", case)
    yield from _money(case)
    yield from _questions(case)


def _by_formula(measures: Mapping[str, Subject]) -> Iterator[tuple[Words, Subject]]:
    """Generic names for the only measure of a formula or of a scale of grades, whatever its own
    name; also for the only measure that bears one of these names."""
    by_formula, by_name = defaultdict(list), defaultdict(list)
    for one in measures.values():
        by_formula[one.measure.formula if one.measure else ""].append(one)
        by_formula[(one.measure and one.measure.scale) or ""].append(one)
        by_name[words(one.name)].append(one)
    for formula, called in vocabulary().names.items():
        phrases = [words(name) for name in called]
        found = [*by_formula[formula], *(one for phrase in phrases for one in by_name[phrase])]
        bearers = list({one.id: one for one in found}.values())
        if len(bearers) == 1:
            yield from ((phrase, bearers[0]) for phrase in phrases)


def _perspectives(case: Case, *, alone: bool = False) -> Iterator[tuple[Words, Subject]]:
    """`perspektif keuangan`, `financial perspective`; or the bare names, which are ambiguous."""
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
    """Programmes and the lines below them by name, and lines also by code."""
    for parts in _budget_parts(case):
        yield from ((words(one.name), one) for one in parts)
        yield from (((one.id,), one) for one in parts if "." in one.id)


def _budget_parts(case: Case) -> Sequence[Sequence[Subject]]:
    programmes = case.account.budget.programmes if case.account.budget else ()
    lines = [of_part(line) for part in programmes for line in part.lines]
    return [of_part(part) for part in programmes], lines


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
    """Subjects by phrase; a name that two of a kind share names both."""
    found: dict[Words, list[Subject]] = defaultdict(list)
    for phrase, subject in called:
        if not phrase:
            continue
        named = found.get(phrase, [])
        same = [one for one in named if one.kind == subject.kind]
        known = any((one.id, one.survey) == (subject.id, subject.survey) for one in same)
        is_clear = (
            len(phrase) > 1
            or subject.kind in ("item", "perspective")
            or phrase[:1] in _SHORT_NAMES
            or phrase[0][:1].isdigit()
        )
        if is_clear and not known and (same or not named):
            found[phrase].append(subject)
    return Phrases({phrase: tuple(subjects) for phrase, subjects in found.items()})
