"""What precedes a number: the word that says what it is, its subject, its period."""

from dataclasses import dataclass

from pipeline.examine.prose.known.figures import Role, Subject
from pipeline.examine.prose.reading.statement import LAST, Statement
from pipeline.vocabulary import Kind, vocabulary

RESULTS = (Role.ACTUAL, Role.ACHIEVEMENT, Role.SCORE, Role.SPENT)
"""What a number may be if a text gives it as the result, without saying of what."""

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
    Kind.LIMIT: (Role.TARGET,),
    Kind.WITHIN: (Role.TARGET,),
    Kind.BEYOND: (Role.TARGET,),
    Kind.MEDIUM: (Role.MEDIUM,),
    Kind.NATIONAL: (Role.NATIONAL,),
    Kind.CEILING: (Role.CEILING,),
    Kind.BUDGET: (Role.CEILING, Role.SPENT),
    Kind.SPENT: (Role.SPENT,),
    Kind.LEFT: (Role.LEFT,),
    Kind.WHOLE: (Role.SCORE,),
    Kind.REACHED: RESULTS,
}

MONEY = frozenset({Kind.CEILING, Kind.SPENT, Kind.LEFT, Kind.BUDGET})

_PASSED = frozenset(
    {Kind.FILLER, Kind.RESULT, Kind.KNOWN, Kind.OWN, Kind.WITH, Kind.BRACKET, Kind.THIS_YEAR,
     Kind.LAST_YEAR, Kind.PERIOD, Kind.NAME, Kind.MEASURES, Kind.PERSPECTIVES, Kind.TO,
     Kind.ABOVE, Kind.UNDER, Kind.SURVEY, Kind.HIGHEST, Kind.LOWEST, Kind.TARGET}
)  # fmt: skip
"""What may be between a number and the word that says what it is."""


def _is_between(statement: Statement, at: int) -> bool:
    """Whether a piece separates nothing: the comma of `, yaitu`, the word before a programme."""
    kind = statement.kind(at)
    if kind is Kind.CONSISTS:
        return statement.word(at) in (*_HAVING, *_AMOUNTING)
    if kind is Kind.COMMA:
        return statement.word(at + 1) in (*_APPOSITIVE, *_RELATIVE)
    if statement.word(at) in (*_AMOUNTING, *_RELATIVE, *_IN_ALL):
        return True
    if kind is Kind.AND and statement.word(at) in _UP_TO:
        return _is_dated(statement, at)
    if kind is Kind.PURPOSE:
        return statement.kind(at + 1) is Kind.PERIOD or statement.is_of_target(at)
    is_of_name = kind is Kind.PART_OF and statement.kind(at + 1) is Kind.NAME
    return is_of_name or _is_of_own(statement, at)


def _is_dated(statement: Statement, at: int) -> bool:
    """`sampai akhir Desember`: whether a word says up to when."""
    near = [
        kind for one in range(at + 1, at + 3) if (kind := statement.kind(one)) is not Kind.FILLER
    ]
    return near[:1] == [Kind.PERIOD]


def _is_up_to(statement: Statement, at: int) -> bool:
    """`meningkat hingga`: whether a word says where a movement led to."""
    is_way = statement.kind(at - 1) in (Kind.RISE, Kind.FALL)
    return is_way and statement.word(at) in _UP_TO


def _is_of_own(statement: Statement, at: int) -> bool:
    """Whether a word is what the cell's own measure counts: `berkas yang memiliki cadangan`."""
    is_counted = statement.kind(at - 1) in (Kind.NUMBER, Kind.NAME)
    return statement.own is not None and statement.kind(at) is Kind.UNIT and not is_counted


_UP_TO = frozenset({"hingga", "sampai"})
_HAVING = frozenset({"memiliki", "have", "had", "has"})
"""Words that count measures, and are also verbs for what a measure counts, or auxiliary verbs."""
_IN_ALL = frozenset({"seluruhnya", "semuanya"})
_APPOSITIVE = frozenset({"yaitu", "yakni", "namely", "i.e.", "at"})
_RELATIVE = frozenset({"yang", "which"})
_AMOUNTING = frozenset({"berjumlah"})
"""Words that count measures, and also introduce an amount."""


_DENYING = ("tidak", "no ", "not ")


@dataclass
class Chain:
    """What precedes a number, read backwards up to the word that says what it is."""

    label: Kind | None = None
    place: int = -1
    subject: Subject | None = None
    is_ambiguous: bool = False
    period: str | None = None
    unknown: int = 0
    is_told: bool = False
    comparator: Kind | None = None
    is_denied: bool = False
    """Whether the comparator is negated, as in *no more*, *tidak kurang*: it includes the number
    itself."""
    from_: bool = False
    compared: bool = False
    to: bool = False
    is_extreme: bool = False
    """Whether the number is the highest or lowest of several."""
    is_apposed: bool = False
    """Whether a comma separates it from a word for a target, so that it may be the result."""
    at_start: bool = False
    stopped: Kind | None = None


def chain_before(statement: Statement, place: int) -> Chain:
    """What precedes a number, back to the word that says what it is and to its subject."""
    chain, own = Chain(), statement.segment(place).start
    behind = place if (hedge := statement.hedge_before(place)) < 0 else hedge
    for at in range(behind - 1, _begin(statement, place) - 1, -1):
        kind, piece = statement.pieces[at].kind, statement.pieces[at]
        if chain.label is not None:
            if _context(chain, statement, at):
                break
            continue
        if kind is Kind.REACHED and piece.text.casefold() in vocabulary().surpassed:
            chain.stopped = Kind.GAP
            break
        chain.is_apposed |= at < own and ROLES.get(kind, ())[:1] == (Role.TARGET,)
        if (kind in ROLES and not _is_of_achievement(statement, at)) or kind in _WAYS:
            is_left = kind is Kind.SPENT and statement.kind(at - 1) is Kind.NOT
            chain.label, chain.place = Kind.LEFT if is_left else kind, at
            chain.from_ |= statement.word(at).endswith(" from")
        elif kind is Kind.FROM:
            chain.from_ = True
        elif chain.to and kind in (Kind.NUMBER, Kind.UNIT):
            continue
        elif kind is Kind.UNKNOWN or (
            kind is Kind.UNIT and statement.kind(at - 1) is Kind.NAME and chain.is_told
        ):
            chain.unknown += 1
        elif _is_up_to(statement, at) or _is_between(statement, at):
            chain.to |= _is_up_to(statement, at)
            continue
        elif kind not in _PASSED and not (
            kind is Kind.COMPARED
            and (chain.period is not None or _is_of_achievement(statement, at + 1))
        ):
            chain.stopped = kind
            break
        chain.compared |= kind is Kind.COMPARED
        _noted(chain, statement, at, piece.kind)
        is_before_bracket = at == behind - 2 and statement.word(at + 1) == "("
        is_in_bracket = at < behind - 1 and statement.word(at - 1) == "("
        if kind is Kind.NAME and (is_before_bracket or is_in_bracket):
            chain.is_told |= is_before_bracket
            break
    else:
        chain.at_start = chain.label is None
    return chain


_WAYS = (Kind.RISE, Kind.FALL)


def _is_of_achievement(statement: Statement, at: int) -> bool:
    """`capaian terhadap target sebesar …`: whether an achievement is of a target."""
    if statement.kind(at) is not Kind.TARGET:
        return False
    of = statement.kind(at - 1) in (Kind.COMPARED, Kind.FROM) or statement.word(at - 1) == "of"
    is_told = statement.kind(at + 1) is Kind.RESULT
    return of and is_told and statement.kind(at - 2) is Kind.ACHIEVEMENT


def _begin(statement: Statement, place: int) -> int:
    """Where the words about a number begin: they include what precedes `, yaitu`, and the name that
    `, yang` refers to."""
    start = statement.segment(place).start
    if statement.kind(start - 1) is not Kind.COMMA:
        return start
    if statement.word(start) in _APPOSITIVE:
        return statement.segment(start - 1).start
    is_about = statement.word(start) in _RELATIVE and statement.kind(start - 2) is Kind.NAME
    return statement.segment(start - 1).start if is_about else start


def _noted(chain: Chain, statement: Statement, at: int, kind: Kind) -> None:
    """Note what a passed piece says about the number."""
    piece = statement.pieces[at]
    if kind is Kind.NAME and chain.subject is None:
        chain.subject, chain.is_ambiguous = piece.subject, piece.subject is None
    elif chain.to and kind in _DATES and _is_of_number_before(statement, at):
        return
    elif kind in (Kind.PERIOD, Kind.THIS_YEAR) and chain.period is None:
        chain.period = statement.period(piece)
        chain.is_ambiguous |= chain.period is None
    elif kind is Kind.LAST_YEAR and chain.period is None:
        chain.period = LAST
    elif kind in (Kind.ABOVE, Kind.UNDER) and chain.label is None:
        chain.comparator = kind
        chain.is_denied = statement.word(at).startswith(_DENYING)
    chain.to |= kind is Kind.TO
    chain.is_extreme |= kind in (Kind.HIGHEST, Kind.LOWEST)
    chain.is_told |= kind in (Kind.RESULT, Kind.ABOVE, Kind.UNDER)


_DATES = (Kind.PERIOD, Kind.THIS_YEAR, Kind.LAST_YEAR)


def _is_of_number_before(statement: Statement, at: int) -> bool:
    """`from 82 points in 2023 to 84`: whether a date belongs to the number before it."""
    before = at - 1
    while statement.kind(before) in (Kind.FILLER, Kind.UNIT, Kind.KNOWN):
        before -= 1
    return statement.kind(before) is Kind.NUMBER


def _context(chain: Chain, statement: Statement, at: int) -> bool:
    """Read on before the label for its subject and period; true where its clause ends."""
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
