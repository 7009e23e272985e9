"""Figures that a text gives for a subject, compared with those of the account."""

from collections.abc import Iterator, Sequence
from operator import ge, gt, le, lt

from pipeline.account import MetReason
from pipeline.examine.prose.claims.claim import Claim
from pipeline.examine.prose.claims.claims import claims
from pipeline.examine.prose.claims.clarity import is_share_of_own
from pipeline.examine.prose.judges.differences import change, excess, gap, gaps_of, revision
from pipeline.examine.prose.judges.slips import is_slip, nearly
from pipeline.examine.prose.known.figures import CURRENT, Known, Role, Subject
from pipeline.examine.prose.reading.kinship import contrary
from pipeline.examine.prose.reading.reread import of_its_own, tells_it
from pipeline.examine.prose.reading.statement import LAST, Contradiction, Statement
from pipeline.examine.prose.reading.wording import slipped, told, without_actual
from pipeline.examine.prose.words.numbers import Unit
from pipeline.rounding import half_up
from pipeline.vocabulary import Kind


def values(statement: Statement) -> Iterator[Contradiction]:
    """Numbers that differ from every figure that they can mean."""
    judged = list(claims(statement))
    yield from nearly(statement, {claim.place for claim in judged})
    if statement.own is None:
        yield from _shares_of_its_own(of_its_own(statement), statement)
    for claim in judged:
        match claim.form:
            case "change":
                yield from change(claim, statement)
            case "gap":
                yield from gap(claim, statement)
            case "excess":
                yield from excess(claim)
            case "revision":
                yield from revision(claim)
            case "above" | "under" | "least" | "most":
                yield from _bound(claim, statement)
            case _:
                yield from _figure(claim, statement)


def _shares_of_its_own(own: Statement, statement: Statement) -> Iterator[Contradiction]:
    """`88 percent of permits were issued on time`, in a passage rather than a measure's cell."""
    if own is statement or not statement.has(Kind.NUMBER):
        return
    for claim in claims(own):
        if is_share_of_own(own, claim.place) and tells_it(own, claim.place):
            yield from _figure(claim, own)


def _candidates(claim: Claim, statement: Statement) -> list[Known]:
    period: str | None = claim.period
    if period != CURRENT:
        period = statement.before(claim.subject, claim.period)
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
    if claim.may_be_gap and any(claim.numeral.agrees(gap) for gap in gaps_of(claim)):
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
    """Whether a measure without an actual gets a result that is no other figure of it."""
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
    """Whether a share is of what the measure does not count: firms closed, not survived."""
    segment = statement.segment(claim.place)
    is_told = statement.own is claim.subject and statement.tells_name(segment)
    turning = (Kind.NOT,) if is_told else (Kind.NOT, Kind.UNKNOWN)
    is_turned = any(statement.kind(at) in turning or contrary(statement, at) for at in segment)
    return is_turned and any(
        one.unit is Unit.PERCENT and claim.numeral.agrees(100 - one.value, one.digits)
        for one in claim.subject.of([Role.ACTUAL])
    )


def _below(subject: Subject, statement: Statement) -> Iterator[Known]:
    """The figures of the measures that belong to an objective or a perspective."""
    if subject.kind in ("objective", "perspective"):
        for one in statement.names.measures.values():
            sides = (one.measure.perspective, one.measure.objective_id) if one.measure else ()
            if subject.id in sides:
                yield from one.knowns


def _is_of_another_period(claim: Claim, statement: Statement) -> bool:
    """Whether the number is right for another period named anywhere in the sentence."""
    if claim.period == CURRENT and not statement.has(Kind.PERIOD, Kind.LAST_YEAR):
        return False
    named = {
        period
        for piece in statement.pieces
        if piece.kind is Kind.PERIOD and (period := statement.period(piece)) is not None
    }
    if statement.has(Kind.LAST_YEAR) and (last := statement.before(claim.subject, LAST)):
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
    """Whether the number's clause has no other number, and exactly one period."""
    kinds = [statement.kind(at) for at in statement.segment(claim.place)]
    return kinds.count(Kind.NUMBER) == 1 and kinds.count(Kind.PERIOD) == 1


def _is_joined(statement: Statement) -> bool:
    """Whether several numbers leave open which period belongs to which number."""
    return sum(piece.kind is Kind.NUMBER for piece in statement.pieces) > 1


def _bound(claim: Claim, statement: Statement) -> Iterator[Contradiction]:
    """Bounds that no figure that can be meant satisfies, neither now nor in the years named."""
    found = _candidates(claim, statement)
    if claim.subject is statement.names.budget and not statement.has(Kind.PART_OF):
        found = found[:1] + [known for known in found[1:] if known.is_former]
    earlier = ([k for k in claim.subject.of(claim.roles, year) if k.may_be(claim.numeral)]
               for year in _since(claim, statement))  # fmt: skip
    for known in (found, *earlier):
        if known and not any(_lies(one, claim) for one in known):
            comparator = statement.words_between(claim.place - 1, claim.place)
            yield Contradiction(comparator, told(known[0], claim.subject), claim.subject.about)
            return


def _since(claim: Claim, statement: Statement) -> Sequence[str]:
    """The earlier years that a bound also covers: `above 80 since 2022`."""
    at = claim.place + 1
    at += statement.kind(at) in (Kind.UNIT, Kind.KNOWN)
    is_since = statement.word(at) in _SINCE
    at += 1 + (statement.kind(at + 1) is Kind.FILLER)
    year = statement.period(statement.pieces[at]) if statement.kind(at) is Kind.PERIOD else None
    return [one for one in claim.subject.periods if year and one >= year] if is_since else []


_SINCE = ("sejak", "since")


def _lies(known: Known, claim: Claim) -> bool:
    """Whether a figure, exact or as printed, satisfies the bound in some reading of the number."""
    shown = (known.value, half_up(known.value, known.digits))
    bounds = [float(one.value) for one in claim.numeral.readings]
    lies = _LYING[claim.form]
    return any(lies(value, bound) for bound in bounds for value in shown)


_LYING = {"above": gt, "under": lt, "least": ge, "most": le}
