"""What each number of a sentence claims to be: of which subject, in which role, of which period."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.examine.prose.behind import After, behind, counts_things
from pipeline.examine.prose.chain import MONEY, RESULTS, ROLES, Chain, chain_before
from pipeline.examine.prose.claim import Claim, Form
from pipeline.examine.prose.clarity import (
    is_clear,
    is_in_another_unit,
    is_share_of_own,
    subject_of,
)  # fmt: skip
from pipeline.examine.prose.clauses import whose
from pipeline.examine.prose.figures import CURRENT, Role, Subject
from pipeline.examine.prose.money import is_of, spent, verb_behind_whole, whole_of
from pipeline.examine.prose.numbers import Numeral, Unit
from pipeline.examine.prose.pieces import Piece
from pipeline.examine.prose.statement import LAST, Statement
from pipeline.examine.prose.tokens import words
from pipeline.vocabulary import Kind


def claims(statement: Statement) -> Iterator[Claim]:
    """Every number of a sentence whose meaning is clear."""
    made: dict[int, Claim] = {}
    for place, piece in enumerate(statement.pieces):
        if piece.kind is not Kind.NUMBER or piece.numeral is None:
            continue
        if statement.muted[place] and not _is_dated_target(statement, place):
            continue
        if claim := _claim(statement, place, piece.numeral, made):
            told = claim.subject.in_its_unit(piece.numeral)
            claim = replace(claim, numeral=told, is_near=statement.is_near(place))
            if claim.is_near and claim.form != "figure":
                continue
            made[place] = claim
            yield claim


def _claim(
    statement: Statement, place: int, numeral: Numeral, made: dict[int, Claim]
) -> Claim | None:
    if (
        (numeral.is_spelled and not _is_measured(statement, place))
        or counts_things(statement, place)
        or (statement.kind(place - 1) is Kind.HEDGE and not statement.is_near(place))
    ):
        return None
    if restated := _restated(statement, place, numeral, made):
        return restated
    if whole := whole_of(statement, place, numeral, made):
        return whole
    chain = chain_before(statement, place)
    if chain.stopped in (Kind.NOT, Kind.HEDGE, Kind.GAP, Kind.CATEGORY) or chain.is_ambiguous:
        return _gap(statement, place, numeral, chain) if chain.stopped is Kind.GAP else None
    after = behind(statement, place)
    if after.is_elsewhere:
        return None
    verb = after.label or verb_behind_whole(statement, place)
    if chain.label is None and verb is not None:
        return spent(statement, place, numeral, verb)
    if after.follows_unknown and chain.label is None:
        return None
    if after.changes and (chain.label is None or after.compares):
        return _change(statement, place, numeral, chain, after)
    return _told(statement, place, numeral, chain, after)


def _told(
    statement: Statement, place: int, numeral: Numeral, chain: Chain, after: After
) -> Claim | None:
    """A number that is told as a figure, or as one that something lies above or below."""
    if chain.label in (Kind.RISE, Kind.FALL):
        return _change(statement, place, numeral, chain, after)
    if is_share_of_own(statement, place):
        return Claim(place, numeral, statement.own, RESULTS) if statement.own else None
    subject, period = subject_of(statement, place, chain), _period(statement, place, chain, after)
    if subject is None or period is None or not is_clear(statement, place, chain, subject):
        return None
    if is_in_another_unit(statement, place, numeral, subject):
        return None
    form: Form = "figure"
    if chain.comparator is not None and period == CURRENT:
        form = "above" if chain.comparator is Kind.ABOVE else "under"
    roles, named = _roles(chain, after, subject, numeral), chain.label is not None
    passed = chain.label in (Kind.EXCEED_TARGET, Kind.BELOW_TARGET)
    return Claim(place, numeral, subject, roles, form, period, named, passed)


def _period(statement: Statement, place: int, chain: Chain, after: After) -> str | None:
    """The period of a number, by what stands beside it, else the only one of its clause; null
    where nothing of that is known."""
    if after.period is not None:
        return after.period
    dated = _only_period(statement, place) if chain.period is None else None
    return statement.period(dated) if dated else chain.period or CURRENT


def _only_period(statement: Statement, place: int) -> Piece | None:
    """The period of a clause that has but one, and no other number."""
    clause = [statement.pieces[at] for at in statement.segment(place)]
    periods = [piece for piece in clause if piece.kind is Kind.PERIOD]
    is_alone = sum(piece.kind is Kind.NUMBER for piece in clause) == 1
    return periods[0] if is_alone and len(periods) == 1 else None


def _is_dated_target(statement: Statement, place: int) -> bool:
    """`to stay above the target for 2024 of 80 percent`: a plan, and a target that there is."""
    if not statement.has(*_TARGETS) or place not in statement.planned:
        return False
    chain = chain_before(statement, place)
    return _tells_target(chain) and chain.period == CURRENT and not chain.to


_TARGETS = tuple(kind for kind, roles in ROLES.items() if roles[0] is Role.TARGET)


def _tells_target(chain: Chain) -> bool:
    return chain.label in _TARGETS


def _is_measured(statement: Statement, place: int) -> bool:
    """Whether a number in words is a target, in the unit of what is meant: `eight working days`."""
    chain = chain_before(statement, place)
    subject = subject_of(statement, place, chain)
    unit = words(subject.measure.measured_in) if subject and subject.measure else ()
    told = [statement.word(at) for at in range(place + 1, place + 1 + len(unit))]
    return _tells_target(chain) and bool(unit) and words(" ".join(told))[: len(unit)] == unit


def _roles(chain: Chain, after: After, subject: Subject, numeral: Numeral) -> tuple[Role, ...]:
    """What a number may be, by the word that tells it and what follows."""
    roles = RESULTS if chain.label is None else ROLES[chain.label]
    if chain.label is Kind.ACTUAL and (
        after.of_target or (numeral.unit is Unit.PERCENT and not _in_percent(subject))
    ):
        roles = (Role.ACTUAL, Role.ACHIEVEMENT, Role.SCORE)
    if chain.label is Kind.TARGET and chain.period == CURRENT:
        roles = (Role.TARGET,)
    if subject.kind == "budget":
        roles = tuple(dict.fromkeys(Role.SPENT if r is Role.ACTUAL else r for r in roles))
    if chain.label in MONEY and subject.kind == "measure":
        roles = RESULTS
    return roles


def _in_percent(subject: Subject) -> bool:
    return any(k.role is Role.ACTUAL and k.unit is Unit.PERCENT for k in subject.knowns)


def _change(
    statement: Statement, place: int, numeral: Numeral, chain: Chain, after: After
) -> Claim | None:
    """By how much it rose or fell; `from … to …` gives figures of both periods."""
    subject = _moving(statement, place, chain)
    if subject is None or chain.unknown:
        return None
    if (chain.from_ or chain.compared) and not chain.to:
        return Claim(place, numeral, subject, RESULTS, period=after.period or chain.period or LAST)
    if chain.to:
        return Claim(place, numeral, subject, RESULTS, period=after.period or CURRENT)
    period = _compared_with(statement, place)
    return Claim(place, numeral, subject, RESULTS, "change", period)


def _moving(statement: Statement, place: int, chain: Chain) -> Subject | None:
    """What moved: the subject of the verb before the number, or behind it."""
    if chain.label in (Kind.RISE, Kind.FALL):
        return whose(statement, chain.place)
    after = range(place + 1, len(statement.pieces))
    verb = next((at for at in after if statement.kind(at) in (Kind.RISE, Kind.FALL)), None)
    return None if verb is None else whose(statement, verb)


def _compared_with(statement: Statement, place: int) -> str:
    """The year behind `compared with`, else the latest earlier period."""
    for at in range(place + 1, len(statement.pieces)):
        piece = statement.pieces[at]
        if piece.kind is Kind.PERIOD and (period := statement.period(piece)):
            return period
    return LAST


def _gap(statement: Statement, place: int, numeral: Numeral, chain: Chain) -> Claim | None:
    subject = chain.subject or statement.own
    if subject is None or subject.measure is None or chain.unknown:
        return None
    return Claim(place, numeral, subject, RESULTS, "gap")


def _restated(
    statement: Statement, place: int, numeral: Numeral, made: dict[int, Claim]
) -> Claim | None:
    """A figure in brackets behind another, or after `or`: the same once more, in percent."""
    before: Sequence[int] = [at for at in range(max(0, place - 5), place) if at in made]
    if not before or numeral.unit is not Unit.PERCENT:
        return None
    between = [statement.pieces[at] for at in range(before[-1] + 1, place)]
    allowed = (Kind.FILLER, Kind.UNIT, Kind.BRACKET, Kind.RESULT, Kind.AND, Kind.COMMA)
    opens = any(one.text == "(" or one.text.casefold() in _OR for one in between)
    closed = any(one.text == ")" for one in between)
    if not opens or closed or any(one.kind not in allowed for one in between):
        return None
    first = made[before[-1]]
    is_share = Role.CEILING not in first.roles or is_of(statement, first.place)
    if _goes_on(statement, place) or _is_quotient(statement, first, numeral):
        return None
    if first.form != "figure" or Role.TARGET in first.roles or not is_share:
        return None
    money = (Role.SPENT, Role.LEFT) if first.subject.kind == "budget" else RESULTS
    return replace(first, place=place, numeral=numeral, roles=money)


def _goes_on(statement: Statement, place: int) -> bool:
    """Whether it is of what is named behind it, or by how much something moved."""
    is_near = place + 1 in statement.segment(place)
    return is_near and statement.kind(place + 1) in _OF_ANOTHER


_OF_ANOTHER = (Kind.RISE, Kind.FALL, Kind.ABOVE, Kind.UNDER, Kind.BUDGET)


def _is_quotient(statement: Statement, whole: Claim, numeral: Numeral) -> bool:
    """Whether money before a ceiling makes just this share of it, be it whose it may."""
    if Role.CEILING not in whole.roles or not whole.numeral.value:
        return False
    before = [one.numeral for one in statement.pieces[: whole.place] if one.numeral]
    return bool(before) and numeral.agrees(float(100 * before[-1].value / whole.numeral.value), 1)


_OR = frozenset({"atau", "or", "yaitu", "yakni", "that is", "namely"})
