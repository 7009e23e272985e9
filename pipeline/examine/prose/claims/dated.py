"""Which period a number is of, and whether that makes it a figure of the account."""

from pipeline.examine.prose.claims.behind import After
from pipeline.examine.prose.claims.chain import ROLES, Chain, chain_before
from pipeline.examine.prose.claims.claim import Claim
from pipeline.examine.prose.known.figures import CURRENT, Role
from pipeline.examine.prose.reading.piece import Piece
from pipeline.examine.prose.reading.statement import Statement
from pipeline.vocabulary import Kind


def is_of_part(statement: Statement, claim: Claim) -> bool:
    """Whether a figure is of a part of the year alone, and not of the year up to its end."""
    dated = [at for at in statement.segment(claim.place) if statement.kind(at) is Kind.PERIOD]
    so_far = any(statement.word(at - 1) in _UP_TO for at in dated)
    is_first = claim.period.endswith("1")
    return claim.form == "figure" and claim.period in statement.parts and (is_first or not so_far)


_UP_TO = frozenset({"sampai dengan", "sampai", "hingga", "s.d.", "until", "by", "through"})


def period_of(statement: Statement, place: int, chain: Chain, after: After) -> str | None:
    """The period of a number by the words beside it, else the only period of its clause; null where
    nothing is known about that period."""
    if after.period is not None:
        return after.period
    if _is_since(statement, place):
        return statement.period(statement.pieces[place + 2])
    dated = _only_period(statement, place) if chain.period is None else None
    dated = dated or (_opening_period(statement, place) if chain.period is None else None)
    return statement.period(dated) if dated else chain.period or CURRENT


def _is_since(statement: Statement, place: int) -> bool:
    """`75 percent since 2023`: whether a period after the number says since when."""
    is_told = statement.word(place + 1) in _SINCE
    return is_told and statement.kind(place + 2) is Kind.PERIOD


_SINCE = ("since", "sejak", "sejak tahun")


def _only_period(statement: Statement, place: int) -> Piece | None:
    """The period of a clause that has only one period and only one number."""
    clause = [statement.pieces[at] for at in statement.segment(place)]
    periods = [piece for piece in clause if piece.kind is Kind.PERIOD]
    is_alone = sum(piece.kind is Kind.NUMBER for piece in clause) == 1
    return periods[0] if is_alone and len(periods) == 1 else None


def _opening_period(statement: Statement, place: int) -> Piece | None:
    """The period that opens its clause: `in 2022, …`."""
    if not (start := statement.segment(place).start) or not statement.is_dating(start - 1):
        return None
    return next(
        statement.pieces[at]
        for at in statement.segment(start - 1)
        if statement.kind(at) is Kind.PERIOD
    )


def is_dated_target(statement: Statement, place: int) -> bool:
    """`to stay above the target for 2024 of 80 percent`: whether the planned target exists."""
    if not statement.has(*TARGETS) or place not in statement.planned:
        return False
    chain = chain_before(statement, place)
    if not _tells_target(chain) or chain.to:
        return False
    return chain.period == CURRENT or (chain.period is None and is_passed_target(statement, place))


def is_passed_target(statement: Statement, place: int) -> bool:
    """`so that outages no longer exceed the target of 24 hours`: whether the target exists."""
    is_purpose = place in statement.muted_only_by(Kind.PURPOSE)
    words = {statement.word(at) for at in statement.segment(place)}
    if is_purpose and words & _NO_LONGER and _said_before(statement, place):
        return not may_be_further(statement)
    return place in statement.planned and _is_promise(statement, place)


_NO_LONGER = frozenset({"lagi", "no longer", "again"})


def _is_promise(statement: Statement, place: int) -> bool:
    """`we had promised that 85 percent would …`: whether a future form is about a promise."""
    return statement.word(place - 1).endswith("promised that")


def _said_before(statement: Statement, place: int) -> bool:
    """Whether a word for a target is right before a number."""
    at = place - 1
    while statement.kind(at) in (Kind.FILLER, Kind.RESULT):
        at -= 1
    return statement.kind(at) in TARGETS


def may_be_further(statement: Statement) -> bool:
    """Whether a target may be of the medium-term plan, or of a later year."""
    return statement.has(Kind.MEDIUM, Kind.FUTURE) or any(
        piece.kind is Kind.PERIOD and piece.period[:4] > statement.year
        for piece in statement.pieces
    )


TARGETS = tuple(kind for kind, roles in ROLES.items() if roles[0] is Role.TARGET)


def _tells_target(chain: Chain) -> bool:
    return chain.label in TARGETS
