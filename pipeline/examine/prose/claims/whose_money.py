"""Which programme an amount of money belongs to, or whether it is of all money."""

from pipeline.examine.prose.claims.chain import Chain
from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.reading.statement import Statement
from pipeline.examine.prose.words.numbers import Unit
from pipeline.vocabulary import Kind


def is_rupiah(statement: Statement, place: int) -> bool:
    numeral = statement.pieces[place].numeral
    own = statement.own.measure if statement.own else None
    in_rupiah = own is not None and (
        own.is_rupiah or bool(statement.own and statement.own.thousands)
    )
    return bool(numeral and numeral.unit is Unit.RUPIAH and not in_rupiah)


def whose_money(statement: Statement, place: int, chain: Chain) -> Subject | None:
    """The programme that is named, else all money; in a cell only if it is about the budget."""
    if chain.subject is not None:
        return chain.subject if chain.subject.kind in ("budget", "measure") else None
    parts = [
        one.subject for one in statement.pieces if one.subject and one.subject.kind == "budget"
    ]
    if parts:
        is_near = not _is_of_later(statement, place)
        return parts[0] if len({one.id for one in parts if one}) == 1 and is_near else None
    if statement.own is None or is_about_money(statement.own):
        return None if _is_of_strange(statement, place) else statement.names.budget
    return None


def _is_of_later(statement: Statement, place: int) -> bool:
    """`Rp3 million was left, and most of it in the programme …`: a later clause names it."""
    named = [at for at, one in enumerate(statement.pieces)
             if one.subject and one.subject.kind == "budget"]  # fmt: skip
    stop = statement.segment(place).stop
    parting = {statement.kind(at) for at in range(stop, named[0])} & _OF_SOME
    return named[0] >= stop and (statement.kind(stop) in (Kind.AND, Kind.BREAK) or bool(parting))


_OF_SOME = {Kind.HIGHEST, Kind.LOWEST, Kind.MOST}
"""Words that say that a later programme has the most of it: `…, terbesar pada program …`."""


def _is_of_strange(statement: Statement, place: int) -> bool:
    """`Licensing, which spent Rp2 billion`: whether the clause is about something unknown."""
    start = statement.segment(place).start
    verb = next((at for at in range(start, place) if statement.kind(at) is Kind.SPENT), start)
    if statement.kind(verb - 1) is Kind.KNOWN and verb > start:
        return True
    return statement.is_relative(start) and statement.kind(start - 2) in (Kind.UNKNOWN, Kind.KNOWN)


def is_about_money(subject: Subject) -> bool:
    """Whether a measure is about spending, so that money in its cell is of the budget."""
    return bool(subject.measure and subject.measure.formula in _OF_MONEY)


_OF_MONEY = frozenset({"budget.absorption", "budget.economy", "budget.efficiency"})
