"""By how much a sentence says that something moved, or differs from its target."""

from pipeline.examine.prose.claims.behind import After
from pipeline.examine.prose.claims.chain import RESULTS, Chain
from pipeline.examine.prose.claims.claim import Claim
from pipeline.examine.prose.known.figures import CURRENT, Subject
from pipeline.examine.prose.reading.clauses import whose
from pipeline.examine.prose.reading.statement import LAST, Statement
from pipeline.examine.prose.words.numbers import Numeral
from pipeline.vocabulary import Kind


def change_of(
    statement: Statement, place: int, numeral: Numeral, chain: Chain, after: After
) -> Claim | None:
    """By how much something rose or fell; `from … to …` gives the figures of both periods."""
    subject = _moving(statement, place, chain)
    if subject is None or chain.unknown:
        return None
    if chain.subject is not None and statement.is_narrowed(place):
        return None
    if chain.from_ and _is_of_earlier(statement, place):
        return None
    if _is_beyond_earlier(statement, place):
        return Claim(place, numeral, subject, RESULTS, period=LAST)
    if (chain.from_ or chain.compared) and not chain.to:
        return Claim(place, numeral, subject, RESULTS, period=after.period or chain.period or LAST)
    if chain.to:
        return Claim(place, numeral, subject, RESULTS, period=after.period or CURRENT)
    period = _compared_with(statement, place)
    return Claim(place, numeral, subject, RESULTS, "change", period)


def _is_beyond_earlier(statement: Statement, place: int) -> bool:
    """`climbed well above last year's 64 percent`: whether the number is last year's."""
    is_beyond = statement.kind(place - 2) in (Kind.ABOVE, Kind.UNDER)
    return is_beyond and statement.kind(place - 1) is Kind.LAST_YEAR


def _is_of_earlier(statement: Statement, place: int) -> bool:
    """`dari 26 menjadi 22 pada tahun 2023`: whether neither figure of a movement is current."""
    behind = range(place + 1, statement.segment(place).stop)
    to = next((at for at in behind if statement.kind(at) is Kind.TO), None)
    told = [statement.pieces[at] for at in behind if to is not None and at > to]
    periods = [statement.period(one) for one in told if one.kind is Kind.PERIOD]
    return bool(periods) and CURRENT not in periods


def _moving(statement: Statement, place: int, chain: Chain) -> Subject | None:
    """What moved: the subject of the verb before the number, else of the verb after it."""
    if chain.label in (Kind.RISE, Kind.FALL):
        return whose(statement, chain.place)
    after = range(place + 1, len(statement.pieces))
    verb = next((at for at in after if statement.kind(at) in (Kind.RISE, Kind.FALL)), None)
    return None if verb is None else whose(statement, verb)


def _compared_with(statement: Statement, place: int) -> str:
    """The period that the opening compares with, else the next after the number, else `LAST`."""
    if opening := opened_with(statement, place):
        return opening
    for at in range(place + 1, len(statement.pieces)):
        piece = statement.pieces[at]
        if piece.kind is Kind.PERIOD and (period := statement.period(piece)):
            return period
    return LAST


def opened_with(statement: Statement, place: int) -> str | None:
    """The year of an opening `compared with 2023,`; null if there is none."""
    start = statement.segment(place).start
    if not statement.opens_with_comparison(start):
        return None
    opening = [statement.pieces[at] for at in statement.segment(start - 1)]
    told = [statement.period(one) for one in opening if one.kind is Kind.PERIOD]
    return told[0] if len(told) == 1 else None


def gap_of(statement: Statement, place: int, numeral: Numeral, chain: Chain) -> Claim | None:
    subject = chain.subject or statement.own
    if subject is None or subject.measure is None or chain.unknown:
        return None
    return Claim(place, numeral, subject, RESULTS, "gap")
