"""Shares in words: of all targets, or of what the cell's own measure gives in percent."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pipeline.account import Measure
from pipeline.examine.prose.figures import Role, Subject
from pipeline.examine.prose.kinship import kin, opposed
from pipeline.examine.prose.statement import Contradiction, Statement
from pipeline.examine.prose.tallies import (
    ABOUT_TARGETS,
    Group,
    came_of,
    group_of,
    is_attribute,
)
from pipeline.examine.prose.wording import told
from pipeline.vocabulary import Kind, vocabulary

Bound = Literal["about", "all", "none", "above", "under", "least"]


@dataclass(frozen=True)
class Share:
    """What is told to be so large a part, where it stands, and how exactly it is meant."""

    first: int
    last: int
    part: Fraction
    bound: Bound

    def may_be(self, value: float, *, one: float) -> bool:
        """Whether a share may be told so; `one` is how much a single one of them is of all."""
        part = float(self.part)
        match self.bound:
            case "above":
                return value > part
            case "under":
                return value < part
            case "least":
                return value >= part
            case "about":
                return abs(value - part) <= max(_ABOUT, one)
        return abs(value - part) < _EXACT


_ABOUT = 0.08
"""How far off a share may be that words tell: half of what is 54 percent."""
_EXACT = 0.00005


def shares(statement: Statement) -> Iterator[Contradiction]:
    """`two thirds of all targets were met`, where 13 of 24 were."""
    own, measure = statement.own, statement.own.measure if statement.own else None
    if own is None:
        for share in _told(statement):
            yield from _of_targets(statement, share)
    elif measure is not None and measure.is_percent and measure.actual is not None:
        for share in _told(statement):
            yield from _of_own(statement, share, own, measure, measure.actual)


def _told(statement: Statement) -> Iterator[Share]:
    """Every share of a sentence, with the words before it that bound it."""
    majority = statement.muted_only_by(Kind.MOST)
    for place, piece in enumerate(statement.pieces):
        if piece.kind not in _SHARING or (statement.muted[place] and place not in majority):
            continue
        if piece.part is not None:
            yield from _bounded(statement, place, piece.part)
        elif piece.kind is Kind.NUMBER:
            yield from _of_few(statement, place)
        elif piece.kind is Kind.MOST:
            yield from _of_most(statement, place)
        elif piece.kind is Kind.ALL and not _is_partial(statement, place):
            yield Share(place, place, Fraction(1), "all")
        elif piece.kind is Kind.NONE:
            yield Share(place, place, Fraction(0), "none")


_SHARING = frozenset({Kind.PART, Kind.NUMBER, Kind.MOST, Kind.ALL, Kind.NONE})


def _of_most(statement: Statement, place: int) -> Iterator[Share]:
    """`most targets`, `nearly all targets`."""
    word, known = statement.word(place), vocabulary()
    if word in known.nearly_all:
        yield Share(place, place, _NEARLY_ALL, "least")
    elif word in known.majority and not statement.is_of(place - 1):
        yield Share(place, place, Fraction(1, 2), "above")


def _of_few(statement: Statement, place: int) -> Iterator[Share]:
    """`satu dari lima izin`: so few of so few that a share is meant, where no count is so."""
    own, piece = statement.own, statement.at(place + 2)
    one, of = statement.pieces[place].numeral, piece.numeral if piece else None
    if not statement.is_of(place + 1) or own is None or one is None or of is None:
        return
    counted = (
        {*own.measure.numbers.values(), *own.measure.further_numbers.values()}
        if own.measure
        else ()
    )
    part, whole = one.whole, of.whole
    if part and whole and part < whole <= _FEW and whole not in counted:
        yield from _bounded(statement, place, Fraction(part, whole), last=place + 2)


_FEW = 10
_NEARLY_ALL = Fraction(3, 4)
"""Of all: what is told to be nearly all is no less."""


def _is_partial(statement: Statement, place: int) -> bool:
    """`of all`, `not all`: a part of them, of which something else tells."""
    return statement.is_of(place - 1) or statement.kind(place - 1) in (Kind.NOT, Kind.HEDGE)


def _bounded(
    statement: Statement, place: int, part: Fraction, last: int | None = None
) -> Iterator[Share]:
    at = place - 1
    while statement.kind(at) is Kind.FILLER:
        at -= 1
    kind, word, known = statement.kind(at), statement.word(at), vocabulary()
    if kind is Kind.NOT or (kind is Kind.HEDGE and word not in (*known.near, *known.least)):
        return
    bound: Bound = _BOUNDS.get(kind, "about") if kind else "about"
    bound = "least" if word in known.least else bound
    yield Share(place, place if last is None else last, part, bound)


_BOUNDS: dict[Kind, Bound] = {Kind.ABOVE: "above", Kind.UNDER: "under"}


def _of_targets(statement: Statement, share: Share) -> Iterator[Contradiction]:
    rest = range(share.last + 1, _end(statement, share.last))
    verb = next((at for at in rest if statement.kind(at) in ABOUT_TARGETS), None)
    group = group_of(statement)
    if verb is None or group is None or share.bound in ("all", "none"):
        return
    between = {statement.kind(at) for at in range(share.last + 1, verb)}
    if not between <= _BEFORE_VERB or not between & {Kind.MEASURES, Kind.TARGET}:
        return
    if is_attribute(statement, verb):
        return
    if _is_dated_otherwise(statement) or statement.kind(verb + 1) in _NARROWING:
        return
    missed = statement.kind(verb) in (Kind.MISSED, Kind.BELOW_TARGET)
    missed ^= any(statement.kind(at) is Kind.NOT for at in range(share.last + 1, verb))
    if not _is_so(share, group, missed=missed):
        said = statement.words_between(max(share.first - 1, 0), verb)
        yield Contradiction(said, came_of(group.tally))


_BEFORE_VERB = frozenset(
    {Kind.FILLER, Kind.ALL, Kind.FROM, Kind.RESULT, Kind.OWN, Kind.TARGET, Kind.MEASURES,
     Kind.NOT, Kind.PERIOD, Kind.THIS_YEAR, Kind.MOST, Kind.COMMA}
)  # fmt: skip
_NARROWING = (Kind.UNKNOWN, Kind.PART_OF, Kind.NAME, Kind.MEDIUM, Kind.NATIONAL)


def _end(statement: Statement, place: int) -> int:
    """Where a clause ends, which goes on behind an aside: `most, namely three of four, met …`."""
    segment = statement.segment(place)
    is_aside = statement.word(segment.start) in _ASIDE and segment.stop < len(statement.pieces)
    return statement.segment(segment.stop).stop if is_aside else segment.stop


_ASIDE = frozenset({"yakni", "yaitu", "atau", "namely", "or", "that is"})


def _is_dated_otherwise(statement: Statement) -> bool:
    """Whether another period than the one reported is named."""
    periods = [piece for piece in statement.pieces if piece.kind is Kind.PERIOD]
    return statement.has(Kind.LAST_YEAR) or any(statement.period(one) != "" for one in periods)


def _is_so(share: Share, group: Group, *, missed: bool) -> bool:
    tally = group.tally
    counts = {tally.missed, tally.of - tally.met} if missed else {tally.met}
    totals = {tally.of, len(group.measures), tally.met + tally.missed} - {0}
    return not totals or any(
        share.may_be(count / of, one=1 / of) for count in counts for of in totals
    )


def _of_own(
    statement: Statement, share: Share, subject: Subject, measure: Measure, actual: float
) -> Iterator[Contradiction]:
    """A share of what the measure counts: every word that tells of it must be known."""
    segment = statement.segment(share.last)
    behind = range(share.last + 1, segment.stop)
    if _is_dated_otherwise(statement):
        return
    if any(statement.kind(at) in _OF_TARGETS for at in segment):
        return
    content = statement.names.contents[subject.id]
    turned = opposed(statement, behind, content)
    named = kin(statement, behind, content) | turned
    if any(statement.kind(at) in (Kind.UNKNOWN, Kind.PART_OF) for at in _meant(statement, behind)):
        return
    asked = subject.survey and any(statement.kind(at) is Kind.RESPONDENTS for at in behind)
    if len(named) + bool(asked) < max(_MOST * len(content), 2):
        return
    is_rest = bool(turned) != any(statement.kind(at) is Kind.NOT for at in behind)
    value = (100 - actual if is_rest else actual) / 100
    counted = [number for number in measure.numbers.values() if number > 1]
    if not share.may_be(value, one=1 / max(counted, default=100)):
        said = statement.words_between(share.first, behind[-1])
        yield Contradiction(said, told(subject.of([Role.ACTUAL])[0], subject), subject.about)


_MOST = 0.6
_OF_TARGETS = (Kind.TARGET, *ABOUT_TARGETS)


def _meant(statement: Statement, behind: range) -> Iterator[int]:
    """The places that tell what is counted: all but how it was done as planned."""
    for at in behind:
        if statement.word(at) in vocabulary().opposites:
            continue
        if statement.word(at) in _AS and statement.has_word("yang direncanakan", "planned"):
            return
        yield at


_AS = frozenset({"sesuai", "sesuai dengan", "as", "on"})
