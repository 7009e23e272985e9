"""How many measures a text says exist, met or missed their targets, have a figure or a rating."""

from collections.abc import Iterator

from pipeline.account import Measure
from pipeline.examine.prose.judges.counted import (
    OF_FIGURES,
    counts_measures,
    counts_the_targets,
    is_missed,
    is_of_another_year,
    is_of_attribute,
    is_reached,
    is_total,
    said_before,
    verb_of,
)
from pipeline.examine.prose.judges.rated_perspectives import label_behind
from pipeline.examine.prose.judges.tallies import (
    ABOUT_TARGETS,
    REACHING,
    Group,
    came_of,
    group_of,
)
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.words.numbers import Numeral, Unit
from pipeline.translatable import _
from pipeline.values import Message
from pipeline.vocabulary import Kind


def counts(statement: Statement) -> Iterator[Contradiction]:
    """Counts of measures that differ from the account's."""
    if statement.own is None:
        yield from _of_measures(statement)


def _of_measures(statement: Statement) -> Iterator[Contradiction]:
    group = group_of(statement)
    if group is None:
        return
    for place, piece in enumerate(statement.pieces):
        numeral = piece.numeral
        if piece.kind is not Kind.NUMBER or numeral is None or statement.muted[place]:
            continue
        if statement.kind(place - 1) is Kind.HEDGE or is_of_another_year(statement, place):
            continue
        if counts_measures(statement, place):
            yield from _counted(statement, place, numeral, group)


def _counted(
    statement: Statement, place: int, numeral: Numeral, group: Group
) -> Iterator[Contradiction]:
    tally = group.tally
    every = {len(group.measures), tally.of, tally.of - tally.unscored}
    if numeral.unit is Unit.PERCENT:
        yield from _share(statement, place, numeral, group)
        return
    count = numeral.whole
    if count is None:
        return
    if count == 1 and is_total(statement, place):
        return
    if is_of_attribute(statement, place):
        return
    if is_total(statement, place):
        scored = sum(measure.score is not None for measure in group.measures)
        if count not in every | {scored, tally.met + tally.missed}:
            said = Message(_("there are {count} measures"), {"count": len(group.measures)})
            yield Contradiction(_noun(statement, place), said)
        return
    expected = _expected(statement, place, group) or _named_before(statement, place, group)
    if expected is not None and count not in expected[0]:
        yield Contradiction(_noun(statement, place), expected[1])


def _noun(statement: Statement, place: int) -> str:
    last = place + 1 if statement.kind(place + 1) is Kind.MEASURES else place
    return statement.words_between(place, last)


_WITHOUT = ("un", "no ", "without", "not ", "have no", "has no", "lack")


def _expected(statement: Statement, place: int, group: Group) -> tuple[set[int], Message] | None:
    """The counts that are right for what is said of the measures; null where that is unclear."""
    if is_missed(statement, place):
        return {group.tally.missed, group.tally.of - group.tally.met}, came_of(group.tally)
    if is_reached(statement, place) or statement.word(place - 1) in REACHING:
        return {group.tally.met}, came_of(group.tally)
    if (verb := verb_of(statement, place)) is None:
        return None
    kind, tally = statement.kind(verb), group.tally
    negated = any(statement.kind(at) is Kind.NOT for at in range(place + 1, verb))
    if kind in OF_FIGURES and _is_without(statement, verb):
        negated = True
    if kind in OF_FIGURES:
        return _of_measured(group, negated=negated)
    if kind is Kind.CATEGORY:
        return _of_rating(statement, verb, group)
    if kind is Kind.EXCEED_TARGET and not negated:
        above = sum(measure.met is True and _is_beyond(measure) for measure in group.measures)
        return {above, tally.met}, came_of(tally)
    before = statement.words_between(max(0, place - 2), place).casefold()
    return _those(kind, group, negated=negated != before.startswith("all but")), came_of(tally)


def _is_without(statement: Statement, verb: int) -> bool:
    return statement.word(verb).startswith(_WITHOUT)


def _of_measured(group: Group, *, negated: bool) -> tuple[set[int], Message]:
    """How many measures have a figure, or if `negated` have none."""
    tally, every = group.tally, len(group.measures)
    without = {tally.unmeasured, tally.unmeasured + tally.withheld,
               sum(not m.is_measured for m in group.measures)}  # fmt: skip
    measured = {every - count for count in without} | {tally.of - tally.unmeasured}
    return (without if negated else measured), came_of(tally)


def _those(kind: Kind | None, group: Group, *, negated: bool) -> set[int]:
    """How many measures met or missed their targets, as the verb says."""
    tally = group.tally
    is_missed = (kind in (Kind.MISSED, Kind.BELOW_TARGET)) != negated
    return {tally.missed, tally.of - tally.met} if is_missed else {tally.met}


def _named_before(
    statement: Statement, place: int, group: Group
) -> tuple[set[int], Message] | None:
    """The same for a verb before the number: `indikator yang belum mencapai target sebanyak 3`."""
    verb = said_before(statement, place)
    kinds = [statement.kind(at) for at in range(max(0, verb - 4), verb)]
    is_counted = Kind.MEASURES in kinds or counts_the_targets(statement, place)
    told = statement.kind(verb) in ABOUT_TARGETS and is_counted
    if statement.kind(verb) is Kind.UNMEASURED and Kind.MEASURES in kinds:
        return _of_measured(group, negated=_is_without(statement, verb) or Kind.NOT in kinds)
    if not told or Kind.UNKNOWN in kinds:
        return None
    those = _those(statement.kind(verb), group, negated=Kind.NOT in kinds)
    return those, came_of(group.tally)


def _is_beyond(measure: Measure) -> bool:
    if measure.promised is None or measure.reached is None:
        return True
    return measure.direction(measure.reached, measure.promised) != 0


def _of_rating(statement: Statement, place: int, group: Group) -> tuple[set[int], Message] | None:
    """How many measures have the rating that is named; null where no label is found."""
    label = label_behind(statement, place, statement.case.rulebook.levels.measure.bands)
    if label is None:
        return None
    count = sum(measure.rating == label.key for measure in group.measures)
    said = Message(_("measures rated “{label}”: {count}"),
                   {"label": " ".join(label.words), "count": count})  # fmt: skip
    return {count}, said


def _share(
    statement: Statement, place: int, numeral: Numeral, group: Group
) -> Iterator[Contradiction]:
    """A wrong percentage of measures that met or missed their targets."""
    verb, tally = verb_of(statement, place), group.tally
    before = verb is None
    if verb is None:
        verb = said_before(statement, place)
    if statement.kind(verb) not in ABOUT_TARGETS or not tally.of:
        return
    between = range(max(0, verb - 4), verb) if before else range(place + 1, verb)
    negated = any(statement.kind(at) is Kind.NOT for at in between)
    those = _those(statement.kind(verb), group, negated=negated)
    totals = {tally.of, len(group.measures), tally.met + tally.missed} - {0}
    if not any(numeral.agrees(100 * count / of) for count in those for of in totals):
        yield Contradiction(numeral.text, came_of(tally))
