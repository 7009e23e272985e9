"""Shares in words of what the cell's own measure counts."""

from collections.abc import Iterator

from pipeline.account import Measure
from pipeline.examine.prose.claims.directly import period_of_clause
from pipeline.examine.prose.judges.tallies import ABOUT_TARGETS
from pipeline.examine.prose.judges.told_shares import Share
from pipeline.examine.prose.known.figures import CURRENT, Known, Role, Subject
from pipeline.examine.prose.known.names import content_of
from pipeline.examine.prose.reading.kinship import contrary, kin, opposed
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.vocabulary import Kind


def of_own(
    statement: Statement, share: Share, subject: Subject, measure: Measure, actual: float
) -> Iterator[Contradiction]:
    """A wrong share of what the measure counts; every word for what is counted must be known."""
    segment = statement.segment(share.last)
    behind = range(share.last + 1, segment.stop)
    known = _of_year(statement, share, subject)
    if known is None or statement.has(Kind.NATIONAL, Kind.MEDIUM):
        return
    if known.period != CURRENT:
        actual = known.value
    if any(statement.kind(at) in (*_OF_TARGETS, *_COMPARING) for at in segment):
        return
    content = statement.names.contents[subject.id]
    turned = opposed(statement, behind, content)
    named = kin(statement, behind, content) | turned
    if named:
        named |= kin(statement, behind, content_of(measure.definition or ""))
    if any(statement.kind(at) in (Kind.UNKNOWN, Kind.PART_OF) for at in _meant(statement, behind)):
        return
    asked = subject.survey and any(statement.kind(at) is Kind.RESPONDENTS for at in behind)
    if len(named) + bool(asked) < max(_MOST * len(content), 2):
        return
    is_rest = bool(turned) != any(statement.kind(at) is Kind.NOT for at in behind)
    value = (100 - actual if is_rest else actual) / 100
    counted = [number for number in measure.numbers.values() if number > 1]
    every = statement.pieces[share.last + 1].numeral if share.bound == "all" else None
    if every and every.whole and counted and every.whole not in counted:
        said = statement.words_between(share.first, share.last + 1)
        yield Contradiction(said, told(known, subject), subject.about)
        return
    if not share.may_be(value, one=1 / max(counted, default=100)):
        said = statement.words_between(share.first, behind[-1])
        yield Contradiction(said, told(known, subject), subject.about)


def _of_year(statement: Statement, share: Share, subject: Subject) -> Known | None:
    """The current actual, or the actual of the one earlier year that the clause names."""
    if not statement.is_dated_otherwise:
        return next(iter(subject.of([Role.ACTUAL])), None)
    period = period_of_clause(statement, share.last)
    is_past = period in subject.periods
    return next(iter(subject.of([Role.ACTUAL], period)), None) if period and is_past else None


def of_a_part(
    statement: Statement, share: Share, subject: Subject, actual: float
) -> Iterator[Contradiction]:
    """`half of the complaints came in the first half`: a wrong share of a part of the year."""
    segment = _clause(statement, share.last)
    dated = [piece for at in segment if (piece := statement.pieces[at]).kind is Kind.PERIOD]
    period = statement.period(dated[0]) if len(dated) == 1 else None
    behind = range(share.last + 1, segment.stop)
    told_of = kin(statement, behind, statement.names.contents[subject.id])
    strange = sum(statement.kind(at) is Kind.UNKNOWN for at in segment)
    alone = subject.of([Role.ACTUAL], period) if period in subject.parts and period else []
    if not alone or not told_of or strange > 1:
        return
    if not share.may_be(alone[0].value / actual, one=1 / actual):
        yield Contradiction(statement.words_between(share.first, share.last),
                            told(alone[0], subject), subject.about)  # fmt: skip


def _clause(statement: Statement, place: int) -> range:
    """The clause of a place, continued after an aside: `most complaints, 20 of the 31, came …`."""
    segment = statement.segment(place)
    aside = statement.segment(segment.stop) if segment.stop < len(statement.pieces) else range(0)
    kinds = {statement.kind(at) for at in aside}
    is_aside = Kind.NUMBER in kinds and kinds <= _ASIDE and aside.stop < len(statement.pieces)
    return range(segment.start, statement.segment(aside.stop).stop) if is_aside else segment


_ASIDE = {Kind.NUMBER, Kind.FROM, Kind.RESULT, Kind.FILLER, Kind.COMMA, Kind.UNIT, Kind.KNOWN}
_MOST = 0.6
_COMPARING = (Kind.ABOVE, Kind.UNDER, Kind.COMPARED, Kind.MEASURES)
_OF_TARGETS = (Kind.TARGET, *ABOUT_TARGETS)


def _meant(statement: Statement, behind: range) -> Iterator[int]:
    """The places that say what is counted: all but words for the contrary, up to `as planned`."""
    for at in behind:
        if contrary(statement, at):
            continue
        if statement.word(at) in _AS and statement.has_word("yang direncanakan", "planned"):
            return
        yield at


_AS = frozenset({"sesuai", "sesuai dengan", "as", "on"})
