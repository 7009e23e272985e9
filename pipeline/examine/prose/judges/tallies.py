"""The measures that a sentence counts, and what it says of all or none of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.account import Measure
from pipeline.account.tally import Tally, tallied
from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.words.tokens import tokens
from pipeline.translatable import _
from pipeline.values import Message, Value
from pipeline.vocabulary import Kind, vocabulary

ABOUT_TARGETS = frozenset({Kind.REACH, Kind.REACHED, Kind.EXCEED_TARGET, Kind.MISSED,
                            Kind.BELOW_TARGET})  # fmt: skip


@dataclass(frozen=True)
class Group:
    """The measures that a sentence counts, with their tally."""

    measures: Sequence[Measure]
    tally: Tally


def group_of(statement: Statement) -> Group | None:
    """All measures, or those of the perspective or objective that is named; null where unclear."""
    listed = [at for at, piece in enumerate(statement.pieces) if piece.kind is Kind.AMONG]
    told = statement.pieces[: listed[0] if listed and listed[0] > 1 else None]
    named = [piece.subject for piece in told if piece.kind is Kind.NAME]
    nodes = [one for one in named if one and one.kind in ("perspective", "objective")]
    nodes = nodes or ([] if len(told) < len(statement.pieces) else _sides(statement))
    if len(nodes) > 1 or (nodes and statement.has(Kind.HIGHEST, Kind.LOWEST, Kind.STOP)):
        return None
    every = statement.case.account.measures
    for one in nodes:
        every = tuple(m for m in every if one.id in (m.perspective, m.objective_id))
    return Group(every, tallied(every))


def _sides(statement: Statement) -> list[Subject]:
    """Perspectives by their bare names: `in learning and growth only two of five …`."""
    sought = [token.word for token in tokens(statement.text)]
    found = [(at, statement.names.sides.at(sought, at)) for at in range(len(sought))]
    told = [(at, one) for at, one in found if one]
    sides = [
        subject
        for at, (used, subjects) in told
        for subject in subjects
        if used > 1 or (at and sought[at - 1] in _IN)
    ]
    return list({one.id: one for one in sides}.values())


_IN = frozenset({"in", "on", "within", "pada", "di", "dalam"})


def totals(statement: Statement) -> Iterator[Contradiction]:
    """`seluruh indikator mencapai target`, `no target was missed`, where that is wrong."""
    if statement.own is not None:
        return
    for place, piece in enumerate(statement.pieces):
        if statement.muted[place]:
            continue
        group, segment = group_of(statement), statement.segment(place)
        if piece.kind not in (Kind.ALL, Kind.NONE) and not _are_these(statement, place, group):
            continue
        if statement.is_of(place - 1):
            continue
        rest = range(place + 1, segment.stop)
        verb = next((at for at in rest if statement.kind(at) in ABOUT_TARGETS), None)
        if verb is None and group is not None:
            yield from _reached_all(statement, place, group)
            yield from _measured_all(statement, place, group)
        if verb is not None and _is_not_all(statement, range(place + 1, verb)):
            continue
        if group is None or verb is None or not _is_of_measures(statement, place, verb):
            continue
        missed = statement.kind(verb) in (Kind.MISSED, Kind.BELOW_TARGET)
        missed ^= any(statement.kind(at) is Kind.NOT for at in range(place + 1, verb))
        yield from _every(statement, place, verb, group, all_missed=missed)


def _is_not_all(statement: Statement, places: range) -> bool:
    """Whether a later *not all* limits the claim: `seluruh target belum seluruhnya tercapai`."""
    kinds = [statement.kind(at) for at in places]
    return [Kind.NOT, Kind.ALL] in [kinds[at : at + 2] for at in range(len(kinds))]


def _are_these(statement: Statement, place: int, group: Group | None) -> bool:
    """`kedua indikator`, where a perspective with two measures is named."""
    size = vocabulary().collectives.get(statement.word(place))
    is_told = size is not None and statement.kind(place + 1) is Kind.MEASURES
    return is_told and group is not None and len(group.measures) == size


def _reached_all(statement: Statement, place: int, group: Group) -> Iterator[Contradiction]:
    """`mencapai seluruh target`, `achieved all the set targets`: the verb comes first."""
    nouns = [statement.kind(at) for at in range(place + 1, place + 4)]
    is_target = next((k for k in nouns if k is not Kind.FILLER), None) in (
        Kind.TARGET,
        Kind.MEASURES,
    )
    verb = next(
        (at for at in (place - 1, place - 2) if statement.word(at) in REACHING),
        None,
    )
    if verb is None or verb < 0 or not is_target or statement.kind(place) is Kind.NONE:
        return
    clause = range(statement.segment(verb).start, verb)
    negated = any(statement.kind(at) is Kind.NOT for at in clause)
    tally = group.tally
    if (tally.missed == 0 and tally.met == tally.of) if negated else tally.missed > 0:
        yield Contradiction(statement.words_between(verb, place + 1), came_of(tally))


def _measured_all(statement: Statement, place: int, group: Group) -> Iterator[Contradiction]:
    """`all measures could be measured`, where some have no figure."""
    rest = range(place + 1, statement.segment(place).stop)
    verb = next((at for at in rest if statement.kind(at) is Kind.UNMEASURED), None)
    if verb is None or statement.kind(place) is Kind.NONE or statement.kind(place - 1) is Kind.NOT:
        return
    between = {statement.kind(at) for at in range(place + 1, verb)}
    is_denied = statement.word(verb).startswith(("un", "no ", "not ", "without"))
    if (
        is_denied
        or Kind.MEASURES not in between
        or between & {Kind.NOT, Kind.UNKNOWN, Kind.PART_OF}
    ):
        return
    if any(not one.is_measured for one in group.measures):
        yield Contradiction(statement.words_between(place, verb), came_of(group.tally))


REACHING = frozenset(
    {"mencapai", "memenuhi", "melampaui", "melebihi", "met", "reached", "achieved", "attained",
     "exceeded", "meeting", "achieving", "reaching", "meet", "achieve", "reach"}
)  # fmt: skip


def _every(
    statement: Statement, place: int, verb: int, group: Group, *, all_missed: bool
) -> Iterator[Contradiction]:
    tally, said = group.tally, statement.words_between(place, verb)
    is_none = statement.kind(place) is Kind.NONE
    if not is_none and statement.kind(place - 1) is Kind.NOT:
        wrong = tally.missed == 0 and tally.met == tally.of
    elif is_none:
        wrong = tally.missed > 0 if all_missed else tally.met > 0
    else:
        wrong = tally.met > 0 if all_missed else tally.missed > 0
    if wrong and tally.of:
        yield Contradiction(said, came_of(tally))


def _is_of_measures(statement: Statement, place: int, verb: int) -> bool:
    """Whether measures or their targets are counted, and nothing narrower."""
    between = [statement.kind(at) for at in range(place + 1, verb)]
    nouns = (Kind.MEASURES, Kind.TARGET)
    if Kind.UNKNOWN in between or Kind.PART_OF in between:
        return False
    return any(kind in nouns for kind in between) or (statement.kind(verb) in (
        Kind.REACH, Kind.MISSED) and Kind.OWN in between)  # fmt: skip


def is_attribute(statement: Statement, verb: int) -> bool:
    """Whether a verb only describes what the claim is about: `targets that were missed`."""
    at = verb - 1
    while statement.kind(at) in _AUXILIARY and statement.word(at) not in _RELATIVE:
        at -= 1
    return statement.word(at) in _RELATIVE


_AUXILIARY = (Kind.NOT, Kind.FILLER, Kind.RESULT)
_RELATIVE = frozenset({"yang", "that", "which"})


def came_of(tally: Tally) -> Message:
    values: dict[str, Value] = {"met": tally.met, "missed": tally.missed, "of": tally.of}
    return Message(_("of {of} targets {met} were met and {missed} missed"), values)
