"""Shares in words: of all targets, or of what the cell's own measure counts."""

from collections.abc import Iterator

from pipeline.examine.prose.judges.own_shares import of_a_part, of_own
from pipeline.examine.prose.judges.tallies import (
    ABOUT_TARGETS,
    Group,
    came_of,
    group_of,
    is_attribute,
)
from pipeline.examine.prose.judges.told_shares import Share, shares_in
from pipeline.examine.prose.reading.reread import of_its_own
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.vocabulary import Kind


def shares(statement: Statement) -> Iterator[Contradiction]:
    """`two thirds of all targets were met`, where 13 of 24 were."""
    if statement.own is None:
        for share in shares_in(statement):
            yield from _of_targets(statement, share)
    own = of_its_own(statement)
    for share in shares_in(own) if own.own is not None else ():
        yield from _of_own(own, share)


def _of_own(statement: Statement, share: Share) -> Iterator[Contradiction]:
    own, measure = statement.own, statement.own.measure if statement.own else None
    if own is None or measure is None or not measure.actual:
        return
    if measure.is_percent:
        yield from of_own(statement, share, own, measure, measure.actual)
    elif own.parts:
        yield from of_a_part(statement, share, own, measure.actual)


def _of_targets(statement: Statement, share: Share) -> Iterator[Contradiction]:
    rest = range(share.last + 1, _end(statement, share.last))
    verb = next((at for at in rest if statement.kind(at) in ABOUT_TARGETS), None)
    group = group_of(statement)
    if verb is None or group is None or share.bound in ("all", "none"):
        return
    between = {
        statement.kind(at) for at in range(share.last + 1, verb) if not _is_side(statement, at)
    }
    if not between <= _BEFORE_VERB or not between & {Kind.MEASURES, Kind.TARGET}:
        return
    if is_attribute(statement, verb):
        return
    if statement.is_dated_otherwise or statement.kind(verb + 1) in _NARROWING:
        return
    missed = statement.kind(verb) in (Kind.MISSED, Kind.BELOW_TARGET)
    missed ^= any(statement.kind(at) is Kind.NOT for at in range(share.last + 1, verb))
    if not _is_so(share, group, missed=missed):
        said = statement.words_between(max(share.first - 1, 0), verb)
        yield Contradiction(said, came_of(group.tally))


def _is_side(statement: Statement, at: int) -> bool:
    """Whether a name is of a perspective or an objective, whose measures are meant."""
    return any(one.kind in ("perspective", "objective") for one in statement.pieces[at].subjects)


_BEFORE_VERB = frozenset(
    {Kind.FILLER, Kind.ALL, Kind.FROM, Kind.RESULT, Kind.OWN, Kind.TARGET, Kind.MEASURES,
     Kind.NOT, Kind.PERIOD, Kind.THIS_YEAR, Kind.MOST, Kind.COMMA}
)  # fmt: skip
_NARROWING = (Kind.UNKNOWN, Kind.PART_OF, Kind.NAME, Kind.MEDIUM, Kind.NATIONAL)


def _end(statement: Statement, place: int) -> int:
    """The end of a clause, continued after an aside: `most, namely three of four, met …`."""
    segment = statement.segment(place)
    is_aside = statement.word(segment.start) in _ASIDE and segment.stop < len(statement.pieces)
    return statement.segment(segment.stop).stop if is_aside else segment.stop


_ASIDE = frozenset({"yakni", "yaitu", "atau", "namely", "or", "that is"})


def _is_so(share: Share, group: Group, *, missed: bool) -> bool:
    tally = group.tally
    counts = {tally.missed, tally.of - tally.met} if missed else {tally.met}
    totals = {tally.of, len(group.measures), tally.met + tally.missed} - {0}
    return not totals or any(
        share.may_be(count / of, one=1 / of) for count in counts for of in totals
    )
