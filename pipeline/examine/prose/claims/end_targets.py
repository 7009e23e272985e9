"""Claims about the end target of a medium-term plan, which is both a plan and a known target."""

from pipeline.examine.prose.claims.claim import Claim
from pipeline.examine.prose.known.figures import Role
from pipeline.examine.prose.reading.statement import Statement
from pipeline.examine.prose.words.numbers import Numeral
from pipeline.vocabulary import Kind, vocabulary

_OTHERWISE = (Kind.PERIOD, Kind.HEDGE, Kind.RISE, Kind.FALL, Kind.GAP, Kind.THIS_YEAR, Kind.NOT)


def end_target_of(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`the strategic plan aims at 96 percent`, `pada akhir Renstra ditargetkan mencapai 90`."""
    if not statement.has(Kind.MEDIUM) or numeral.is_spelled:
        return None
    is_planned = place in statement.muted_only_by(Kind.FUTURE, Kind.PURPOSE)
    is_next = statement.has_word(*vocabulary().next_year)
    numbers = sum(piece.kind is Kind.NUMBER for piece in statement.pieces)
    if not is_planned or is_next or numbers != 1 or statement.has(*_OTHERWISE):
        return None
    subject = statement.only
    known = subject.of([Role.MEDIUM]) if subject else ()
    return Claim(place, numeral, subject, (Role.MEDIUM,)) if subject and known else None
