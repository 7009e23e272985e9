"""By how much a text says that a figure moved, was revised, or lies off its target."""

from collections.abc import Iterator, Sequence

from pipeline.examine.prose.claims.changes import opened_with
from pipeline.examine.prose.claims.claim import Claim
from pipeline.examine.prose.known.figures import CURRENT, Known, Role
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import moved, told
from pipeline.examine.prose.words.numbers import Numeral, Unit
from pipeline.rounding import half_up
from pipeline.vocabulary import Kind


def change(claim: Claim, statement: Statement) -> Iterator[Contradiction]:
    """A stated change since an earlier period that the figures do not show."""
    period = statement.before(claim.subject, claim.period)
    if period is None or period in claim.subject.parts:
        return
    pairs = [
        (then, now)
        for role in (Role.ACTUAL, Role.ACHIEVEMENT, Role.SCORE)
        for then in claim.subject.of([role], period)
        for now in claim.subject.of([role])[:1]
    ]
    told_by = [d for then, now in pairs for d in differences(now, then, claim.numeral)]
    behind = range(claim.place + 1, statement.segment(claim.place).stop)
    beside = [statement.kind(at) for at in behind if statement.kind(at) in _COMPARED_WITH]
    is_dated = beside[:1] in ([Kind.LAST_YEAR], [Kind.PERIOD])
    gaps = [] if is_dated or opened_with(statement, claim.place) else gaps_of(claim)
    if pairs and not any(claim.numeral.agrees(d) for d in [*told_by, *gaps]):
        yield Contradiction(
            claim.numeral.text, moved(*pairs[0], claim.subject), claim.subject.about
        )


def revision(claim: Claim) -> Iterator[Contradiction]:
    """A stated revision of a ceiling that differs from the real change."""
    now, former = (
        [one for one in claim.subject.of(claim.roles, CURRENT) if one.is_former is is_former]
        for is_former in (False, True)
    )
    if now and former and not claim.numeral.agrees(abs(now[0].value - former[0].value)):
        said = [told(one[0], claim.subject) for one in (former, now)]
        yield Contradiction(claim.numeral.text, said, claim.subject.about)


def excess(claim: Claim) -> Iterator[Contradiction]:
    """A stated overspending of a ceiling; the number may also be the ceiling's own amount."""
    subject = claim.subject
    money = [one for one in subject.of([Role.SPENT]) if one.unit is Unit.RUPIAH]
    ceilings = subject.of([Role.CEILING])
    told_by = [abs(spent.value - each.value) for spent in money for each in ceilings]
    told_by += [each.value for each in ceilings]
    if money and ceilings and not any(claim.numeral.agrees(one) for one in told_by):
        said = [told(one, subject) for one in (money[0], ceilings[0])]
        yield Contradiction(claim.numeral.text, said, subject.about)


_COMPARED_WITH = (Kind.LAST_YEAR, Kind.PERIOD, Kind.TARGET, Kind.NUMBER, Kind.MEDIUM,
                  Kind.NATIONAL)  # fmt: skip


def differences(one: Known, other: Known, numeral: Numeral) -> Iterator[float]:
    """How far apart two figures are, exactly and as printed; also in percent of either."""
    shown, beside = half_up(one.value, one.digits), half_up(other.value, other.digits)
    yield abs(one.value - other.value)
    yield abs(half_up(shown - beside, max(one.digits, other.digits)))
    if numeral.unit is not Unit.POINTS and other.value:
        yield abs((one.value - other.value) / other.value * 100)
        yield abs((one.value - other.value) / one.value * 100) if one.value else 0.0


_FURTHER = (Role.MEDIUM, Role.NATIONAL)


def gaps_of(claim: Claim, targets: Sequence[Role] = (Role.TARGET, *_FURTHER)) -> list[float]:
    """The distances of the actual from each target, and of achievement and score from 100."""
    subject = claim.subject
    pairs = [
        (actual, target)
        for actual in subject.of([Role.ACTUAL])
        for target in subject.of(targets)
        if actual.unit is target.unit
    ]
    gaps = [d for pair in pairs for d in differences(*pair, claim.numeral)]
    if Role.TARGET not in targets:
        return gaps
    return gaps + [abs(100 - known.value) for known in subject.of([Role.ACHIEVEMENT, Role.SCORE])]


_LACKS = ("kekurangan", "kurang", "short")


def gap(claim: Claim, statement: Statement) -> Iterator[Contradiction]:
    """A stated distance from the target that is wrong, or a shortfall where the target was met."""
    gaps = gaps_of(claim)
    actual, target = claim.subject.of([Role.ACTUAL]), claim.subject.of([Role.TARGET])
    measure = claim.subject.measure
    lacks = statement.word(claim.place - 1).startswith(_LACKS)
    is_met = lacks and measure is not None and measure.met is True
    is_met = is_met and not any(claim.numeral.agrees(gap) for gap in gaps_of(claim, _FURTHER))
    if actual and target and (is_met or not any(claim.numeral.agrees(gap) for gap in gaps)):
        said = told(actual[0], claim.subject)
        yield Contradiction(claim.numeral.text, [said, told(target[0], claim.subject)],
                            claim.subject.about)  # fmt: skip
