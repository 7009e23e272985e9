"""What each number of a sentence claims to be: of which subject, in which role, of which period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.examine.prose.clauses import whose
from pipeline.examine.prose.figures import CURRENT, Role, Subject
from pipeline.examine.prose.numbers import Numeral, Unit
from pipeline.examine.prose.statement import LAST, Statement
from pipeline.vocabulary import Kind, vocabulary

RESULTS = (Role.ACTUAL, Role.ACHIEVEMENT, Role.SCORE, Role.SPENT)
"""What a number may be that a text gives as the result, without saying of what."""
ROLES: dict[Kind, tuple[Role, ...]] = {
    Kind.ACTUAL: (Role.ACTUAL,),
    Kind.ACHIEVEMENT: (Role.ACHIEVEMENT, Role.ACTUAL, Role.SCORE),
    Kind.SCORE: (Role.SCORE, Role.ACTUAL, Role.ACHIEVEMENT),
    Kind.TARGET: (Role.TARGET, Role.MEDIUM),
    Kind.BEFORE: (Role.TARGET, Role.ACTUAL, Role.ACHIEVEMENT),
    Kind.REACH: (Role.TARGET,),
    Kind.EXCEED_TARGET: (Role.TARGET,),
    Kind.BELOW_TARGET: (Role.TARGET,),
    Kind.MISSED: (Role.TARGET,),
    Kind.MEDIUM: (Role.MEDIUM,),
    Kind.NATIONAL: (Role.NATIONAL,),
    Kind.CEILING: (Role.CEILING,),
    Kind.BUDGET: (Role.CEILING, Role.SPENT),
    Kind.SPENT: (Role.SPENT,),
    Kind.LEFT: (Role.LEFT,),
    Kind.WHOLE: (Role.SCORE,),
}
_MONEY = frozenset({Kind.CEILING, Kind.SPENT, Kind.LEFT, Kind.BUDGET})
_PASSED = frozenset(
    {Kind.FILLER, Kind.RESULT, Kind.KNOWN, Kind.OWN, Kind.WITH, Kind.BRACKET, Kind.THIS_YEAR,
     Kind.LAST_YEAR, Kind.PERIOD, Kind.NAME, Kind.MEASURES, Kind.PERSPECTIVES, Kind.TO,
     Kind.ABOVE, Kind.UNDER, Kind.REACHED, Kind.SURVEY}
)  # fmt: skip
"""What may stand between a number and the word that tells what it is."""

Form = Literal["figure", "change", "gap", "above", "under"]


@dataclass(frozen=True)
class Claim:
    """A number, and what it is said to be."""

    place: int
    numeral: Numeral
    subject: Subject
    roles: tuple[Role, ...]
    form: Form = "figure"
    period: str = CURRENT
    is_named: bool = True
    """Whether a word says what it is; else it is only told as the result."""


@dataclass
class _Chain:
    """What stands before a number, read backwards up to what tells it."""

    label: Kind | None = None
    place: int = -1
    subject: Subject | None = None
    is_ambiguous: bool = False
    period: str | None = None
    unknown: int = 0
    is_told: bool = False
    comparator: Kind | None = None
    from_: bool = False
    to: bool = False
    at_start: bool = False
    stopped: Kind | None = None


def claims(statement: Statement) -> Iterator[Claim]:
    """Every number of a sentence whose meaning is clear."""
    made: dict[int, Claim] = {}
    for place, piece in enumerate(statement.pieces):
        if piece.kind is not Kind.NUMBER or statement.muted[place] or piece.numeral is None:
            continue
        if claim := _claim(statement, place, piece.numeral, made):
            made[place] = claim
            yield claim


def _claim(
    statement: Statement, place: int, numeral: Numeral, made: dict[int, Claim]
) -> Claim | None:
    if (
        numeral.is_spelled
        or _counts_things(statement, place)
        or statement.kind(place - 1) is Kind.HEDGE
    ):
        return None
    if restated := _restated(statement, place, numeral, made):
        return restated
    chain = _chain(statement, place)
    if chain.stopped in (Kind.NOT, Kind.HEDGE, Kind.GAP, Kind.CATEGORY) or chain.is_ambiguous:
        return _gap(statement, place, numeral, chain) if chain.stopped is Kind.GAP else None
    after = _after(statement, place)
    if after.is_elsewhere:
        return None
    if chain.label is None and after.label is not None:
        return _spent(statement, place, numeral, after.label)
    if after.follows_unknown and chain.label is None:
        return None
    if after.changes or chain.label in (Kind.RISE, Kind.FALL):
        return _change(statement, place, numeral, chain, after)
    subject = _subject(statement, place, chain)
    if subject is None or not _is_clear(statement, place, chain, subject):
        return None
    if _is_in_another_unit(statement, place, numeral, subject):
        return None
    roles = _roles(chain, after, subject, numeral)
    period = after.period if after.period is not None else chain.period
    form: Form = "figure"
    if chain.comparator is not None:
        form = "above" if chain.comparator is Kind.ABOVE else "under"
    named = chain.label is not None
    return Claim(place, numeral, subject, roles, form, period or CURRENT, named)


# --- What stands behind a number ------------------------------------------------------------------


@dataclass
class _After:
    period: str | None = None
    changes: bool = False
    of_target: bool = False
    of_money: bool = False
    is_elsewhere: bool = False
    follows_unknown: bool = False
    gap: bool = False
    label: Kind | None = None
    """The verb that tells what the number before it is."""


def _after(statement: Statement, place: int) -> _After:
    """What follows a number up to the end of its segment, as far as it belongs to it."""
    found, segment = _After(), statement.segment(place)
    found.follows_unknown = statement.kind(place + 1) is Kind.UNKNOWN and place + 1 in segment
    direct = True
    for at in range(place + 1, segment.stop):
        kind, piece = statement.kind(at), statement.pieces[at]
        if kind is Kind.BUDGET and direct:
            found.follows_unknown = True
            continue
        if kind in (Kind.SPENT, Kind.LEFT) and direct:
            found.label = kind if piece.text.casefold() in vocabulary().passive else None
            break
        if kind in (Kind.RISE, Kind.FALL, Kind.BELOW_TARGET, Kind.EXCEED_TARGET) and direct:
            found.changes = kind in (Kind.RISE, Kind.FALL)
            found.gap = not found.changes
            break
        if kind in (Kind.PERIOD, Kind.THIS_YEAR) and direct:
            found.period = statement.period(piece)
            found.is_elsewhere = found.period is None
            break
        if kind is Kind.LAST_YEAR and direct:
            found.period = LAST
            break
        if kind in (Kind.FROM, Kind.COMPARED):
            behind = {statement.kind(one) for one in range(at + 1, min(at + 3, segment.stop))}
            found.of_target = Kind.TARGET in behind
            found.of_money = bool(behind & _MONEY) and kind is Kind.FROM
            break
        if kind is Kind.UNKNOWN and piece.text and statement.word(at - 1) in _IN:
            found.is_elsewhere = True
        if kind not in (Kind.FILLER, Kind.UNIT, Kind.BRACKET):
            direct = False
        if kind in (Kind.NUMBER, Kind.AND):
            break
    return found


_IN = frozenset({"di", "pada", "in", "at", "untuk", "for", "among"})


def _counts_things(statement: Statement, place: int) -> bool:
    """Whether a number counts measures, respondents and the like, which others judge."""
    return any(
        statement.kind(at) in (Kind.MEASURES, Kind.RESPONDENTS, Kind.PERSPECTIVES, Kind.ITEMS)
        for at in (place + 1, place + 2)
        if statement.kind(place + 1) in (Kind.MEASURES, Kind.RESPONDENTS, Kind.PERSPECTIVES,
                                         Kind.ITEMS, Kind.FILLER, Kind.FROM, Kind.ALL)
    )  # fmt: skip


# --- What stands before it ------------------------------------------------------------------------


def _chain(statement: Statement, place: int) -> _Chain:
    """The pieces before a number, back to the word that tells what it is and its subject."""
    chain = _Chain()
    for at in range(place - 1, _begin(statement, place) - 1, -1):
        kind, piece = statement.pieces[at].kind, statement.pieces[at]
        if chain.label is not None:
            if _context(chain, statement, at):
                break
            continue
        if kind in ROLES or kind in (Kind.RISE, Kind.FALL):
            chain.label, chain.place = kind, at
        elif kind is Kind.FROM:
            chain.from_ = True
        elif chain.to and kind in (Kind.NUMBER, Kind.UNIT):
            continue
        elif kind is Kind.UNKNOWN:
            chain.unknown += 1
        elif kind is Kind.COMMA and statement.word(at + 1) in _APPOSITIVE:
            continue
        elif kind not in _PASSED and not (kind is Kind.COMPARED and chain.period is not None):
            chain.stopped = kind
            break
        _noted(chain, statement, at, piece.kind)
    else:
        chain.at_start = chain.label is None
    return chain


def _begin(statement: Statement, place: int) -> int:
    """Where what may tell of a number begins: before `, yaitu` its clause goes on."""
    start = statement.segment(place).start
    if statement.word(start) in _APPOSITIVE and statement.kind(start - 1) is Kind.COMMA:
        return statement.segment(start - 1).start
    return start


_APPOSITIVE = frozenset({"yaitu", "yakni", "namely", "i.e."})


def _noted(chain: _Chain, statement: Statement, at: int, kind: Kind) -> None:
    """What a passed piece tells of the number."""
    piece = statement.pieces[at]
    if kind is Kind.NAME and chain.subject is None:
        chain.subject, chain.is_ambiguous = piece.subject, piece.subject is None
    elif kind in (Kind.PERIOD, Kind.THIS_YEAR) and chain.period is None:
        chain.period = statement.period(piece)
        chain.is_ambiguous |= chain.period is None
    elif kind is Kind.LAST_YEAR and chain.period is None:
        chain.period = LAST
    elif kind in (Kind.ABOVE, Kind.UNDER) and chain.label is None:
        chain.comparator = kind
    chain.to |= kind is Kind.TO
    chain.is_told |= kind in (Kind.RESULT, Kind.ABOVE, Kind.UNDER)


def _context(chain: _Chain, statement: Statement, at: int) -> bool:
    """Read on before the label: its subject and period; true where its clause ends."""
    kind = statement.pieces[at].kind
    if kind is Kind.NAME:
        _noted(chain, statement, at, kind)
        return True
    if kind in (Kind.PERIOD, Kind.THIS_YEAR, Kind.LAST_YEAR):
        _noted(chain, statement, at, kind)
    elif kind is Kind.WHOLE and chain.label is not Kind.WHOLE:
        chain.subject = chain.subject or statement.names.whole
    elif kind is Kind.WITH:
        before = range(statement.segment(at).start, at)
        chain.unknown += sum(statement.kind(one) is Kind.UNKNOWN for one in before)
    return kind in (Kind.NUMBER, Kind.AND)


def _subject(statement: Statement, place: int, chain: _Chain) -> Subject | None:
    """Whose number it is: what is named before it, money, the whole, or the cell's own measure."""
    if chain.label in _MONEY or (chain.label is Kind.ACTUAL and _is_rupiah(statement, place)):
        return _money(statement, chain)
    if chain.subject is not None:
        return chain.subject
    if chain.label is Kind.WHOLE:
        return statement.names.whole
    earlier = statement.named(range(place))
    if earlier and (chain.label is not None or chain.is_told):
        return earlier[-1].subject
    if statement.own is not None:
        return statement.own
    later = statement.named(statement.segment(place))
    if chain.label is not None and len(later) == 1:
        return later[0].subject
    return statement.carried if chain.label is not None else None


def _is_rupiah(statement: Statement, place: int) -> bool:
    numeral = statement.pieces[place].numeral
    own = statement.own.measure if statement.own else None
    return bool(numeral and numeral.unit is Unit.RUPIAH and not (own and own.is_rupiah))


def _money(statement: Statement, chain: _Chain) -> Subject | None:
    """A programme that is named, else all money; in a cell only where it is about the budget."""
    if chain.subject is not None:
        return chain.subject if chain.subject.kind in ("budget", "measure") else None
    if statement.own is None or _is_about_money(statement.own):
        return statement.names.budget
    return None


def _is_about_money(subject: Subject) -> bool:
    return bool(
        subject.measure and subject.measure.formula in ("budget.absorption", "budget.economy")
    )


def _is_clear(statement: Statement, place: int, chain: _Chain, subject: Subject) -> bool:
    """Whether no word that is not known stands between a number and what tells it."""
    named = chain.subject is not None
    if chain.label is not None:
        clause = range(statement.segment(place).start, chain.place)
        word = statement.word(chain.place)
        is_loose = word in vocabulary().passive or chain.label is Kind.SCORE
        if is_loose and not named and _is_of_others(statement, clause):
            return False
        return chain.unknown == 0 or (named and chain.unknown <= _STRANGE)
    if chain.from_ or _is_part_of_a_whole(statement, place):
        return False
    if named and chain.unknown == 0 and not chain.is_told:
        numeral = statement.pieces[place].numeral
        return numeral is not None and numeral.unit is Unit.PERCENT
    if not chain.is_told and _names_own(statement, place, subject):
        return True
    if not chain.is_told or chain.unknown > (_STRANGE if named else 0):
        return False
    if named:
        return True
    clause = range(statement.segment(place).start, place)
    return statement.own is subject and chain.at_start and not statement.strange(clause)


def _names_own(statement: Statement, place: int, subject: Subject) -> bool:
    """A percentage right behind most of the name of the cell's own measure."""
    clause = range(statement.segment(place).start, place)
    kinds = {statement.kind(at) for at in clause}
    numeral = statement.pieces[place].numeral
    return (
        statement.own is subject
        and kinds <= {Kind.KNOWN, Kind.FILLER, Kind.UNIT, Kind.PERIOD}
        and Kind.KNOWN in kinds
        and not statement.strange(clause)
        and numeral is not None
        and numeral.unit is Unit.PERCENT
    )


def _is_of_others(statement: Statement, clause: range) -> bool:
    """Whether something else than the subject stands before a verb, or before a mere `value`."""
    kinds = {statement.kind(at) for at in clause}
    return bool(statement.strange(clause) or kinds & {Kind.RESPONDENTS, Kind.ITEMS})


def _is_part_of_a_whole(statement: Statement, place: int) -> bool:
    """`32 dari 40 pegawai`."""
    kinds = [statement.kind(at) for at in range(place + 1, place + 4)]
    kinds = [kind for kind in kinds if kind not in (Kind.FILLER, Kind.UNIT)]
    return kinds[:2] == [Kind.FROM, Kind.NUMBER]


def _is_in_another_unit(
    statement: Statement, place: int, numeral: Numeral, subject: Subject
) -> bool:
    """Whether a number counts things in which its subject is not measured."""
    unit = statement.at(place + 1)
    if subject.kind == "budget" and numeral.unit not in (Unit.RUPIAH, Unit.PERCENT):
        return True
    if numeral.unit is not Unit.NONE or unit is None or subject.measure is None:
        return False
    if unit.kind not in (Kind.UNIT, Kind.UNKNOWN, Kind.KNOWN):
        return False
    own = subject.measure.measured_in.casefold()
    told = unit.text.casefold()
    is_same = bool(own) and (told in own.split() or own.startswith(told[:4]))
    return unit.kind is Kind.UNIT and not is_same


_STRANGE = 2
"""Words that are not known and yet leave a name and its number together."""


def _roles(chain: _Chain, after: _After, subject: Subject, numeral: Numeral) -> tuple[Role, ...]:
    """What a number may be, by the word that tells it and what follows."""
    roles = RESULTS if chain.label is None else ROLES[chain.label]
    if chain.label is Kind.ACTUAL and (
        after.of_target or (numeral.unit is Unit.PERCENT and not _in_percent(subject))
    ):
        roles = (Role.ACTUAL, Role.ACHIEVEMENT, Role.SCORE)
    if subject.kind == "budget":
        roles = tuple(dict.fromkeys(Role.SPENT if r is Role.ACTUAL else r for r in roles))
    if chain.label in _MONEY and subject.kind == "measure":
        roles = RESULTS
    return roles


def _in_percent(subject: Subject) -> bool:
    return any(k.role is Role.ACTUAL and k.unit is Unit.PERCENT for k in subject.knowns)


def _spent(statement: Statement, place: int, numeral: Numeral, verb: Kind) -> Claim | None:
    """`Rp4,5 miliar telah dibelanjakan`, of all money."""
    about = statement.own is None or _is_about_money(statement.own)
    clause = range(statement.segment(place).start, place)
    if not about or statement.names.budget is None or statement.strange(clause):
        return None
    if statement.named(clause) or numeral.unit not in (Unit.RUPIAH, Unit.PERCENT):
        return None
    return Claim(place, numeral, statement.names.budget, ROLES[verb])


# --- Numbers that tell a difference, or a figure once more ----------------------------------------


def _change(
    statement: Statement, place: int, numeral: Numeral, chain: _Chain, after: _After
) -> Claim | None:
    """By how much it rose or fell; `from … to …` gives figures of both periods."""
    subject = _moving(statement, place, chain)
    if subject is None or chain.unknown:
        return None
    if chain.from_ and not chain.to:
        return Claim(place, numeral, subject, RESULTS, period=after.period or chain.period or LAST)
    if chain.to:
        return Claim(place, numeral, subject, RESULTS, period=after.period or CURRENT)
    period = _compared_with(statement, place)
    return Claim(place, numeral, subject, RESULTS, "change", period)


def _moving(statement: Statement, place: int, chain: _Chain) -> Subject | None:
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


def _gap(statement: Statement, place: int, numeral: Numeral, chain: _Chain) -> Claim | None:
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
    if first.form != "figure" or Role.TARGET in first.roles or Role.CEILING in first.roles:
        return None
    money = (Role.SPENT, Role.LEFT) if first.subject.kind == "budget" else RESULTS
    return replace(first, place=place, numeral=numeral, roles=money)


_OR = frozenset({"atau", "or"})
