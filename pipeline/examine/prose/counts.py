"""How many measures a text says there are, or met their targets."""

from collections.abc import Iterator

from pipeline.account import Measure
from pipeline.examine.prose.bands import labels
from pipeline.examine.prose.numbers import Numeral, Unit
from pipeline.examine.prose.respondents import numbers_before
from pipeline.examine.prose.statement import Contradiction, Statement
from pipeline.examine.prose.tallies import ABOUT_TARGETS, Group, came_of, group_of
from pipeline.examine.prose.tokens import words
from pipeline.translatable import _
from pipeline.values import Message
from pipeline.vocabulary import Kind


def counts(statement: Statement) -> Iterator[Contradiction]:
    """Counts that differ from the account's."""
    if statement.own is None:
        yield from _of_measures(statement)
        yield from _of_perspectives(statement)


def _of_measures(statement: Statement) -> Iterator[Contradiction]:
    group = group_of(statement)
    if group is None:
        return
    for place, piece in enumerate(statement.pieces):
        numeral = piece.numeral
        if piece.kind is not Kind.NUMBER or numeral is None or statement.muted[place]:
            continue
        if statement.kind(place - 1) is Kind.HEDGE:
            continue
        if _counts_measures(statement, place):
            yield from _counted(statement, place, numeral, group)


def _counts_measures(statement: Statement, place: int) -> bool:
    """Whether a number counts measures: by the noun behind it, or by `of … measures` around it."""
    if is_counted_target(statement, place):
        return True
    if statement.kind(place + 1) is Kind.MEASURES:
        return statement.kind(place + 2) not in (Kind.UNKNOWN, Kind.PART_OF)
    kinds = [statement.kind(at) for at in range(place + 1, min(place + 5, len(statement.pieces)))]
    if statement.is_of(place + 1) or kinds[:1] == [Kind.AMONG]:
        return Kind.MEASURES in kinds and Kind.UNKNOWN not in kinds[: kinds.index(Kind.MEASURES)]
    earlier = [statement.kind(at) for at in range(place)]
    is_told = Kind.RESULT in earlier[-2:] and statement.word(place - 1) != "of"
    if is_told and {*earlier[-3:]} & ABOUT_TARGETS:
        return Kind.MEASURES in earlier and kinds[:1] != [Kind.UNKNOWN]
    is_one_of = Kind.AMONG in earlier or Kind.NUMBER in earlier
    is_one_of |= any(statement.is_of(at) for at in range(place))
    of_measures = Kind.MEASURES in earlier or any(
        statement.pieces[at].numeral and is_counted_target(statement, at) for at in range(place)
    )
    return is_one_of and of_measures and bool({*kinds[:3]} & ABOUT_TARGETS)


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
    if count == 1 and _is_total(statement, place):
        return
    if _is_total(statement, place):
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


def _is_total(statement: Statement, place: int) -> bool:
    """Whether a number is of all: `dari 12 indikator`, `12 measures spread over 4 perspectives`."""
    if _are_spread(statement, place):
        return True
    for at in range(place - 1, max(place - 5, -1), -1):
        kind = statement.kind(at)
        if statement.is_of(at) or kind is Kind.ALL:
            return True
        if kind is Kind.CONSISTS:
            return _verb(statement, place) is None
        if kind not in (Kind.FILLER, Kind.ACHIEVEMENT, Kind.ACTUAL, Kind.TARGET, Kind.OWN):
            return False
    return False


def _are_spread(statement: Statement, place: int) -> bool:
    """Whether the measures that a number counts are those of every perspective."""
    perspectives = len(statement.names.perspectives)
    for at in range(place + 2, min(place + 5, len(statement.pieces))):
        numeral = statement.pieces[at].numeral
        if numeral is not None:
            is_every = numeral.whole == perspectives
            return is_every and statement.kind(at + 1) is Kind.PERSPECTIVES
        if statement.kind(at) not in (Kind.FILLER, Kind.ALL):
            return False
    return False


def is_counted_target(statement: Statement, place: int) -> bool:
    """`9 of the 24 targets`: either number counts measures, as each has a target."""
    before = range(statement.segment(place).start, place)
    if any(statement.kind(at) is Kind.UNKNOWN for at in before):
        return False
    for at in range(place + 1, min(place + 5, len(statement.pieces))):
        if statement.kind(at) is Kind.TARGET:
            is_noun = statement.kind(at + 1) not in _NARROWED
            return is_noun and (_is_of(statement, place) or _is_of(statement, at - 1))
        is_joint = statement.kind(at) in (Kind.FILLER, Kind.NUMBER) or statement.is_of(at)
        if not is_joint:
            return False
    return False


_NARROWED = (Kind.NUMBER, Kind.UNKNOWN, Kind.PART_OF, Kind.NAME)


def _verb(statement: Statement, place: int) -> int | None:
    """Where it is said what of the measures that a number counts, before the next number."""
    for at in range(place + 1, len(statement.pieces)):
        kind = statement.kind(at)
        if kind is Kind.NUMBER and not _is_of(statement, at):
            return None
        if kind in _SAYING:
            return at
        if kind in (Kind.UNKNOWN, Kind.STOP, Kind.BREAK):
            return None
    return None


_SAYING = ABOUT_TARGETS | {Kind.CATEGORY, Kind.UNMEASURED}


def _is_of(statement: Statement, place: int) -> bool:
    """Whether a number tells of how many: `8 dari 10 indikator`."""
    return statement.is_of(place - 1) or statement.is_of(place - 2)


def _expected(statement: Statement, place: int, group: Group) -> tuple[set[int], Message] | None:
    """How many it should be, by what is said of them; null where that is unclear."""
    if (verb := _verb(statement, place)) is None:
        return None
    kind, tally = statement.kind(verb), group.tally
    negated = any(statement.kind(at) is Kind.NOT for at in range(place + 1, verb))
    if kind is Kind.UNMEASURED:
        unknown = {tally.unmeasured, tally.unmeasured + tally.withheld,
                   sum(not m.is_measured for m in group.measures)}  # fmt: skip
        return (unknown, came_of(tally)) if negated else None
    if kind is Kind.CATEGORY:
        return _of_rating(statement, verb, group)
    if kind is Kind.EXCEED_TARGET and not negated:
        above = sum(measure.met is True and _is_beyond(measure) for measure in group.measures)
        return {above, tally.met}, came_of(tally)
    before = statement.words_between(max(0, place - 2), place).casefold()
    return _those(kind, group, negated=negated != before.startswith("all but")), came_of(tally)


def _those(kind: Kind | None, group: Group, *, negated: bool) -> set[int]:
    """How many met their targets or missed them, whichever a verb says."""
    tally = group.tally
    is_missed = (kind in (Kind.MISSED, Kind.BELOW_TARGET)) != negated
    return {tally.missed, tally.of - tally.met} if is_missed else {tally.met}


def _named_before(
    statement: Statement, place: int, group: Group
) -> tuple[set[int], Message] | None:
    """`indikator yang belum mencapai target sebanyak 3`: what is said stands before the number."""
    verb = place - 1
    while statement.kind(verb) in (Kind.RESULT, Kind.FILLER):
        verb -= 1
    kinds = [statement.kind(at) for at in range(max(0, verb - 4), verb)]
    told = statement.kind(verb) in ABOUT_TARGETS and Kind.MEASURES in kinds
    if not told or Kind.UNKNOWN in kinds:
        return None
    those = _those(statement.kind(verb), group, negated=Kind.NOT in kinds)
    return those, came_of(group.tally)


def _is_beyond(measure: Measure) -> bool:
    if measure.promised is None or measure.reached is None:
        return True
    return measure.direction(measure.reached, measure.promised) != 0


def _of_rating(statement: Statement, place: int, group: Group) -> tuple[set[int], Message] | None:
    """How many measures have the rating that is named."""
    behind = words(statement.text[statement.pieces[place].end :])
    book = statement.case.rulebook
    for label in labels(book.levels.measure.bands):
        size = len(label.words)
        if any(behind[begin : begin + size] == label.words for begin in range(2)):
            count = sum(measure.rating == label.key for measure in group.measures)
            said = Message(_("measures rated “{label}”: {count}"),
                           {"label": " ".join(label.words), "count": count})  # fmt: skip
            return {count}, said
    return None


def _share(
    statement: Statement, place: int, numeral: Numeral, group: Group
) -> Iterator[Contradiction]:
    """The share of measures that met their targets, in percent."""
    verb, tally = _verb(statement, place), group.tally
    if verb is None or statement.kind(verb) not in ABOUT_TARGETS or not tally.of:
        return
    negated = any(statement.kind(at) is Kind.NOT for at in range(place + 1, verb))
    those = _those(statement.kind(verb), group, negated=negated)
    totals = {tally.of, len(group.measures), tally.met + tally.missed} - {0}
    if not any(numeral.agrees(100 * count / of) for count in those for of in totals):
        yield Contradiction(numeral.text, came_of(tally))


def _of_perspectives(statement: Statement) -> Iterator[Contradiction]:
    for place, count in numbers_before(statement, Kind.PERSPECTIVES):
        before = {statement.kind(place - 1), statement.kind(place - 2)}
        ours = statement.case.account.perspectives
        scored = sum(one.score is not None for one in ours)
        if before & {Kind.FROM, Kind.CONSISTS, Kind.ALL} and count not in (len(ours), scored):
            said = Message(_("there are {count} perspectives"), {"count": len(ours)})
            yield Contradiction(statement.words_between(place, place + 1), said)
