"""What each number of a sentence claims to be: of which subject, in which role, of which period."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.examine.prose.claims.behind import After, behind, counts_things
from pipeline.examine.prose.claims.chain import MONEY, RESULTS, ROLES, Chain, chain_before
from pipeline.examine.prose.claims.changes import change_of, gap_of
from pipeline.examine.prose.claims.claim import Claim, Form
from pipeline.examine.prose.claims.clarity import (
    is_clear,
    is_in_another_unit,
    is_share_of_own,
    subject_of,
)  # fmt: skip
from pipeline.examine.prose.claims.dated import (
    TARGETS,
    is_dated_target,
    is_of_part,
    is_passed_target,
    may_be_further,
    period_of,
)
from pipeline.examine.prose.claims.directly import DIRECTLY, is_promised, promised_of
from pipeline.examine.prose.claims.distances import distance_of
from pipeline.examine.prose.claims.end_targets import end_target_of
from pipeline.examine.prose.claims.money import (
    excess_of,
    lines_of_ceiling,
    moved,
    share_of_ceiling,
    spent,
    verb_behind_whole,
    whole_of,
)
from pipeline.examine.prose.claims.own_counts import of_named_unit, of_own_unit, so_many_more
from pipeline.examine.prose.claims.restated import restated
from pipeline.examine.prose.claims.told_percentages import share_of_target, told_aside
from pipeline.examine.prose.known.figures import CURRENT, Role, Subject
from pipeline.examine.prose.reading.piece import RUPIAH
from pipeline.examine.prose.reading.statement import Statement
from pipeline.examine.prose.words.lexicon import lexicon
from pipeline.examine.prose.words.numbers import Numeral, Unit
from pipeline.examine.prose.words.tokens import words
from pipeline.scorecard import Polarity
from pipeline.vocabulary import Kind

_PERCENTAGES = (share_of_target, told_aside, share_of_ceiling)
_COUNTS = (of_own_unit, of_named_unit, so_many_more)
_DIRECTLY = {
    Unit.PERCENT: (*DIRECTLY, *_PERCENTAGES, distance_of, moved),
    Unit.NONE: (*DIRECTLY, *_COUNTS, distance_of, moved),
    Unit.POINTS: (*DIRECTLY, distance_of),
    Unit.RUPIAH: (*DIRECTLY, distance_of, excess_of, moved),
}
"""The functions that read a number by the words around it, for each unit of a number."""


def claims(statement: Statement) -> Iterator[Claim]:
    """The claim of every number of a sentence whose meaning is clear."""
    made: dict[int, Claim] = {}
    for place, piece in enumerate(statement.pieces):
        if piece.kind is not Kind.NUMBER or piece.numeral is None:
            continue
        if end := end_target_of(statement, place, piece.numeral):
            made[place] = end
            yield end
            continue
        in_part = place in statement.of_parts
        if statement.muted[place] and not in_part and not is_dated_target(statement, place):
            continue
        claim = _claim(statement, place, piece.numeral, made)
        if claim and (not in_part or is_of_part(statement, claim)):
            told = claim.subject.in_its_unit(piece.numeral)
            claim = replace(claim, numeral=told, is_near=statement.is_near(place))
            if claim.is_near and claim.form != "figure":
                continue
            made[place] = claim
            yield claim


def _claim(
    statement: Statement, place: int, numeral: Numeral, made: dict[int, Claim]
) -> Claim | None:
    if is_promised(statement, place):
        return promised_of(statement, place, numeral)
    for told_directly in _DIRECTLY[numeral.unit]:
        if claim := told_directly(statement, place, numeral):
            return claim
    if (numeral.is_spelled and not _is_measured(statement, place)) or counts_things(
        statement, place
    ):
        return None
    if statement.kind(place - 1) is Kind.HEDGE and not statement.is_near(place):
        return _bounded_target(statement, place, numeral)
    if again := restated(statement, place, numeral, made):
        return again
    if whole := whole_of(statement, place, numeral, made):
        return whole
    chain = chain_before(statement, place)
    if chain.stopped in (Kind.NOT, Kind.HEDGE, Kind.GAP, Kind.CATEGORY) or chain.is_ambiguous:
        return gap_of(statement, place, numeral, chain) if chain.stopped is Kind.GAP else None
    after = behind(statement, place)
    if after.is_elsewhere:
        return None
    verb = after.label or verb_behind_whole(statement, place)
    if verb is not None and (chain.label is None or _is_of_ceiling(statement, place, chain)):
        return spent(statement, place, numeral, verb)
    if after.follows_unknown and chain.label is None and not _is_its_unit(statement, place, chain):
        return None
    if after.changes and (chain.label is None or after.compares):
        return change_of(statement, place, numeral, chain, after)
    return _told(statement, place, numeral, chain, after)


def _is_its_unit(statement: Statement, place: int, chain: Chain) -> bool:
    """Whether the word after a number is the unit of the measure named before it."""
    measure = chain.subject.measure if chain.subject else None
    unit = words(measure.measured_in) if measure else ()
    return any(one in unit for one in statement.meanings(place + 1))


def _is_of_ceiling(statement: Statement, place: int, chain: Chain) -> bool:
    """`of the ceiling Rp3 million was spent`: whether this is the only number after the ceiling."""
    segment = statement.segment(place)
    numbers = [at for at in segment if statement.kind(at) is Kind.NUMBER]
    is_opening = chain.label is Kind.CEILING and statement.is_of(segment.start)
    return is_opening and numbers == [place]


def _bounded_target(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`a target of at most 24`: the target, as a bound."""
    chain = chain_before(statement, place)
    is_target = chain.label in TARGETS
    return _told(statement, place, numeral, chain, behind(statement, place)) if is_target else None


def _told(
    statement: Statement, place: int, numeral: Numeral, chain: Chain, after: After
) -> Claim | None:
    """A number as a figure, or as a limit that something is above or below."""
    if chain.label in (Kind.RISE, Kind.FALL):
        return change_of(statement, place, numeral, chain, after)
    if chain.label is Kind.SCORE and _is_beside(statement, chain.place):
        return None
    if is_share_of_own(statement, place) and statement.own:
        period = period_of(statement, place, chain, after)
        return (
            None if period is None else Claim(place, numeral, statement.own, RESULTS, period=period)
        )
    subject, period = subject_of(statement, place, chain), period_of(statement, place, chain, after)
    if subject is None or period is None or not is_clear(statement, place, chain, subject):
        return None
    if is_in_another_unit(statement, place, numeral, subject):
        return None
    if _is_excess(statement, chain, subject, numeral) or _is_cut(statement, place, chain):
        return None
    if subject is statement.names.budget and lines_of_ceiling(statement, numeral):
        return None
    form: Form = "figure"
    is_bound = chain.is_denied and chain.label in TARGETS
    then: list[Role] = []
    if chain.comparator is not None and period != CURRENT:
        then = [k.role for k in subject.of(RESULTS, period) if k.is_told_by(numeral)]
    if chain.comparator is not None and (period == CURRENT or then) and not is_bound:
        form = _beyond(chain)
    is_limit = chain.label in (Kind.LIMIT, Kind.WITHIN, Kind.BEYOND)
    if is_limit and not (subject.measure and subject.measure.polarity is Polarity.MINIMIZE):
        return None
    roles, named = _roles(statement, place, chain, after, subject, numeral), chain.label is not None
    passed = chain.label in (Kind.EXCEED_TARGET, Kind.BELOW_TARGET)
    if form != "figure" and period != CURRENT:
        return Claim(place, numeral, subject, tuple(then), form, CURRENT, named)
    return Claim(place, numeral, subject, roles, form, period, named, passed)


def _beyond(chain: Chain) -> Form:
    """On which side of a number the figure is, and whether it may be equal."""
    if chain.comparator is Kind.ABOVE:
        return "least" if chain.is_denied else "above"
    return "most" if chain.is_denied else "under"


def _is_beside(statement: Statement, place: int) -> bool:
    """`above the average of 91 percent`: whether the number is what something is compared with."""
    at = place - 1
    while statement.kind(at) is Kind.FILLER:
        at -= 1
    return statement.kind(at) in (Kind.ABOVE, Kind.UNDER, Kind.COMPARED)


def _is_measured(statement: Statement, place: int) -> bool:
    """Whether a number in words has the unit of its subject: `eight working days`."""
    chain = chain_before(statement, place)
    subject = subject_of(statement, place, chain)
    unit = words(subject.measure.measured_in) if subject and subject.measure else ()
    told = [statement.word(at) for at in range(place + 1, place + 1 + len(unit))]
    said = words(" ".join(told))[: len(unit)]
    is_clear = chain.label is not None or (chain.is_told and chain.subject is not None)
    return is_clear and bool(unit) and (said == unit or unit in _translated(said))


def _translated(said: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
    return lexicon().translations.meaning(said) or ()


def _is_excess(statement: Statement, chain: Chain, subject: Subject, numeral: Numeral) -> bool:
    """`melampaui pagu sebesar Rp3 miliar`: whether this is the excess, not the ceiling."""
    is_beyond = chain.label is Kind.CEILING and statement.kind(chain.place - 1) is Kind.ABOVE
    left = subject.of([Role.LEFT], CURRENT) if is_beyond else ()
    return any(numeral.agrees(-known.value, known.digits) for known in left)


def _is_cut(statement: Statement, place: int, chain: Chain) -> bool:
    """`lowered the ceiling by Rp30 million`: whether the number is a difference."""
    at = place - 1 - (statement.word(place - 1) in RUPIAH)
    return chain.label is Kind.CEILING and statement.word(at) == "by"


def _roles(
    statement: Statement, place: int, chain: Chain, after: After, subject: Subject, numeral: Numeral
) -> tuple[Role, ...]:
    """What a number may be, by the word that describes it and by what follows."""
    roles = RESULTS if chain.label is None else ROLES[chain.label]
    if chain.label is Kind.ACTUAL and (
        after.of_target or (numeral.unit is Unit.PERCENT and not _in_percent(subject))
    ):
        roles = (Role.ACTUAL, Role.ACHIEVEMENT, Role.SCORE)
    is_agreed = "perjanjian" in (said := statement.word(chain.place)) or "agreed" in said
    is_of_now = chain.period == CURRENT or is_agreed or not may_be_further(statement)
    if chain.label is Kind.TARGET and is_of_now:
        roles = (Role.TARGET,)
    if chain.label is Kind.CEILING and numeral.unit is Unit.PERCENT:
        roles = (Role.SPENT,)
    if is_passed_target(statement, place):
        roles = (*roles, Role.MEDIUM, Role.NEXT)
    if chain.is_apposed:
        roles = (*roles, *RESULTS)
    if subject.kind == "budget":
        roles = tuple(dict.fromkeys(Role.SPENT if r is Role.ACTUAL else r for r in roles))
    if chain.label in MONEY and subject.kind == "measure":
        roles = RESULTS
    return roles


def _in_percent(subject: Subject) -> bool:
    return any(k.role is Role.ACTUAL and k.unit is Unit.PERCENT for k in subject.knowns)
