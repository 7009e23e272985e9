"""Figures that a text gives of a subject, beside those that the account has of it."""

from collections.abc import Iterator, Sequence
from operator import ge, gt, le, lt

from pipeline.account import MetReason
from pipeline.examine.prose.claims.changes import opened_with
from pipeline.examine.prose.claims.claim import Claim
from pipeline.examine.prose.claims.claims import claims
from pipeline.examine.prose.claims.clarity import is_share_of_own
from pipeline.examine.prose.judges.slips import is_slip, nearly
from pipeline.examine.prose.known.figures import CURRENT, Known, Role, Subject
from pipeline.examine.prose.reading.reread import of_its_own, tells_it
from pipeline.examine.prose.reading.statement import LAST, Contradiction, Statement
from pipeline.examine.prose.reading.wording import moved, slipped, told, without_actual
from pipeline.examine.prose.words.numbers import Numeral, Unit
from pipeline.rounding import half_up
from pipeline.vocabulary import Kind, vocabulary


def values(statement: Statement) -> Iterator[Contradiction]:
    """Numbers that differ from every figure which they can be meant to give."""
    judged = list(claims(statement))
    yield from nearly(statement, {claim.place for claim in judged})
    if statement.own is None:
        yield from _shares_of_its_own(of_its_own(statement), statement)
    for claim in judged:
        match claim.form:
            case "change":
                yield from _change(claim, statement)
            case "gap":
                yield from _gap(claim, statement)
            case "above" | "under" | "least" | "most":
                yield from _bound(claim, statement)
            case _:
                yield from _figure(claim, statement)


def _shares_of_its_own(own: Statement, statement: Statement) -> Iterator[Contradiction]:
    """`88 percent of permits were issued on time`, in a passage."""
    if own is statement or not statement.has(Kind.NUMBER):
        return
    for claim in claims(own):
        if is_share_of_own(own, claim.place) and tells_it(own, claim.place):
            yield from _figure(claim, own)


def before(subject: Subject, period: str, statement: Statement) -> str | None:
    """The id of an earlier period that a text means; null where nothing of it is known."""
    if period != LAST:
        return period if period in subject.periods or period in subject.parts else None
    latest = next(reversed(subject.periods), None)
    year = statement.case.account.period
    if latest and latest.isdigit() and year.isdigit() and int(latest) != int(year) - 1:
        return None
    return latest


def _candidates(claim: Claim, statement: Statement) -> list[Known]:
    period: str | None = claim.period
    if period != CURRENT:
        period = before(claim.subject, claim.period, statement)
    if period is None:
        return []
    found = [k for k in claim.subject.of(claim.roles, period) if k.may_be(claim.numeral)]
    return [k for k in found if not k.is_former] if statement.is_revised else found


def _figure(claim: Claim, statement: Statement) -> Iterator[Contradiction]:
    found = _candidates(claim, statement)
    if not found and _is_unmeasured(claim):
        yield Contradiction(claim.numeral.text, without_actual(claim.subject), claim.subject.about)
    if not found or any(claim.is_right(known) for known in found):
        return
    if claim.subject is not statement.own and statement.gives_own([claim.place]):
        return
    if claim.may_be_gap and any(claim.numeral.agrees(gap) for gap in _gaps(claim)):
        return
    if _is_of_another_period(claim, statement):
        return
    if _is_of_a_part(claim, statement) or _is_the_rest(claim, statement):
        return
    said = told(found[0], claim.subject)
    if slip := next((k for k in found if is_slip(claim.numeral, k)), None):
        said = slipped(told(slip, claim.subject))
    yield Contradiction(claim.numeral.text, said, claim.subject.about)


def _is_unmeasured(claim: Claim) -> bool:
    """Whether a result is told of a measure that has none, and no other figure of it is meant."""
    measure = claim.subject.measure
    is_result = Role.ACTUAL in claim.roles and claim.period == CURRENT and claim.form == "figure"
    is_without = measure is not None and measure.met_reason is MetReason.UNMEASURED
    return is_result and is_without and not any(
        known.is_told_by(claim.numeral) for known in claim.subject.knowns
    )  # fmt: skip


def _is_of_a_part(claim: Claim, statement: Statement) -> bool:
    """Whether a number is right for a measure below: a perspective's index, its absorption."""
    is_its_score = Role.SCORE in claim.roles[:1] and claim.is_named
    is_ranked = statement.has(Kind.HIGHEST, Kind.LOWEST)
    if is_its_score and claim.numeral.unit is Unit.PERCENT and not is_ranked:
        return False
    return any(k.is_told_by(claim.numeral) for k in _below(claim.subject, statement))


def _is_the_rest(claim: Claim, statement: Statement) -> bool:
    """Whether a share is of those that the measure does not count: who closed, of who survived."""
    segment, known = statement.segment(claim.place), vocabulary().opposites
    is_turned = any(
        statement.kind(at) in (Kind.NOT, Kind.UNKNOWN) or statement.word(at) in known
        for at in segment
    )
    return is_turned and any(
        one.unit is Unit.PERCENT and claim.numeral.agrees(100 - one.value, one.digits)
        for one in claim.subject.of([Role.ACTUAL])
    )


def _below(subject: Subject, statement: Statement) -> Iterator[Known]:
    """The figures of the measures that make up an objective or a perspective."""
    if subject.kind in ("objective", "perspective"):
        for one in statement.names.measures.values():
            sides = (one.measure.perspective, one.measure.objective_id) if one.measure else ()
            if subject.id in sides:
                yield from one.knowns


def _is_of_another_period(claim: Claim, statement: Statement) -> bool:
    """Whether it is right for another period that the sentence names: the words may be far."""
    if claim.period == CURRENT and not statement.has(Kind.PERIOD, Kind.LAST_YEAR):
        return False
    named = {
        period
        for piece in statement.pieces
        if piece.kind is Kind.PERIOD and (period := statement.period(piece)) is not None
    }
    if statement.has(Kind.LAST_YEAR) and (last := before(claim.subject, LAST, statement)):
        named.add(last)
    if statement.has(Kind.THIS_YEAR):
        named.add(CURRENT)
    if _is_dated(claim, statement) or (claim.is_named and not _is_joined(statement)):
        return False
    figures = [
        k for period in named - {claim.period} for k in claim.subject.of(claim.roles, period)
    ]
    return any(known.is_told_by(claim.numeral) for known in figures)


def _is_dated(claim: Claim, statement: Statement) -> bool:
    """Whether the number's own clause has it alone and names one period."""
    kinds = [statement.kind(at) for at in statement.segment(claim.place)]
    return kinds.count(Kind.NUMBER) == 1 and kinds.count(Kind.PERIOD) == 1


def _is_joined(statement: Statement) -> bool:
    """Whether more than one period and one number leave open which belongs to which."""
    return sum(piece.kind is Kind.NUMBER for piece in statement.pieces) > 1


def _change(claim: Claim, statement: Statement) -> Iterator[Contradiction]:
    """By how much it is said to have moved."""
    period = before(claim.subject, claim.period, statement)
    if period is None or period in claim.subject.parts:
        return
    pairs = [
        (then, now)
        for role in (Role.ACTUAL, Role.ACHIEVEMENT, Role.SCORE)
        for then in claim.subject.of([role], period)
        for now in claim.subject.of([role])[:1]
    ]
    told_by = [d for then, now in pairs for d in _differences(now, then, claim.numeral)]
    behind = range(claim.place + 1, statement.segment(claim.place).stop)
    told = [statement.kind(at) for at in behind if statement.kind(at) in _COMPARED_WITH]
    is_dated = told[:1] in ([Kind.LAST_YEAR], [Kind.PERIOD])
    gaps = [] if is_dated or opened_with(statement, claim.place) else _gaps(claim)
    if pairs and not any(claim.numeral.agrees(d) for d in [*told_by, *gaps]):
        yield Contradiction(
            claim.numeral.text, moved(*pairs[0], claim.subject), claim.subject.about
        )


_COMPARED_WITH = (Kind.LAST_YEAR, Kind.PERIOD, Kind.TARGET, Kind.NUMBER, Kind.MEDIUM,
                  Kind.NATIONAL)  # fmt: skip


def _differences(one: Known, other: Known, numeral: Numeral) -> Iterator[float]:
    """How far apart two figures are, as they are and as they are printed; also in percent."""
    shown, beside = half_up(one.value, one.digits), half_up(other.value, other.digits)
    yield abs(one.value - other.value)
    yield abs(half_up(shown - beside, max(one.digits, other.digits)))
    if numeral.unit is not Unit.POINTS and other.value:
        yield abs((one.value - other.value) / other.value * 100)
        yield abs((one.value - other.value) / one.value * 100) if one.value else 0.0


_FURTHER = (Role.MEDIUM, Role.NATIONAL)


def _gaps(claim: Claim, targets: Sequence[Role] = (Role.TARGET, *_FURTHER)) -> list[float]:
    """How far the actual lies from each target."""
    subject = claim.subject
    pairs = [
        (actual, target) for actual in subject.of([Role.ACTUAL]) for target in subject.of(targets)
    ]
    gaps = [d for pair in pairs for d in _differences(*pair, claim.numeral)]
    if Role.TARGET not in targets:
        return gaps
    return gaps + [abs(100 - known.value) for known in subject.of([Role.ACHIEVEMENT, Role.SCORE])]


_LACKS = ("kekurangan", "kurang", "short")


def _gap(claim: Claim, statement: Statement) -> Iterator[Contradiction]:
    gaps = _gaps(claim)
    actual, target = claim.subject.of([Role.ACTUAL]), claim.subject.of([Role.TARGET])
    measure = claim.subject.measure
    lacks = statement.word(claim.place - 1).startswith(_LACKS)
    is_met = lacks and measure is not None and measure.met is True
    is_met = is_met and not any(claim.numeral.agrees(gap) for gap in _gaps(claim, _FURTHER))
    if actual and target and (is_met or not any(claim.numeral.agrees(gap) for gap in gaps)):
        said = told(actual[0], claim.subject)
        yield Contradiction(claim.numeral.text, [said, told(target[0], claim.subject)],
                            claim.subject.about)  # fmt: skip


def _bound(claim: Claim, statement: Statement) -> Iterator[Contradiction]:
    """Said to lie above or below a number, where no figure that can be meant does."""
    found = _candidates(claim, statement)
    holds = [_lies(known, claim) for known in found]
    if found and not any(holds):
        comparator = statement.words_between(claim.place - 1, claim.place)
        yield Contradiction(comparator, told(found[0], claim.subject), claim.subject.about)


def _lies(known: Known, claim: Claim) -> bool:
    """Whether a figure, as it is or as it is printed, is beyond the number in some reading."""
    shown = (known.value, half_up(known.value, known.digits))
    bounds = [float(one.value) for one in claim.numeral.readings]
    lies = _LYING[claim.form]
    return any(lies(value, bound) for bound in bounds for value in shown)


_LYING = {"above": gt, "under": lt, "least": ge, "most": le}
