"""What follows a number, as far as it shows what the number is."""

from dataclasses import dataclass

from pipeline.examine.prose.reading.statement import LAST, Statement
from pipeline.vocabulary import Kind, vocabulary


@dataclass
class After:
    period: str | None = None
    changes: bool = False
    compares: bool = False
    """Whether something is higher or lower by the number, and did not just rise or fall by it."""
    of_target: bool = False
    is_elsewhere: bool = False
    follows_unknown: bool = False
    label: Kind | None = None
    """What the number is, by the verb that follows it."""


def behind(statement: Statement, place: int) -> After:
    """What follows a number up to the end of its segment, as far as it belongs to the number."""
    found, segment = After(), statement.segment(place)
    noun = place + 1 + (statement.kind(place + 1) in (Kind.KNOWN, Kind.UNIT))
    found.follows_unknown = statement.kind(noun) is Kind.UNKNOWN and noun in segment
    is_distance = statement.kind(place + 1) in (Kind.ABOVE, Kind.UNDER)
    found.is_elsewhere = is_distance and statement.word(place + 1) != "over"
    direct = True
    for at in range(place + 1, segment.stop):
        kind, piece = statement.kind(at), statement.pieces[at]
        if direct and _is_verb(statement, at):
            found.label = _told_by(statement, at)
            break
        if kind is Kind.BUDGET and direct:
            found.follows_unknown = True
            continue
        if direct and _is_passed(statement, at):
            continue
        if piece.text == ")":
            direct = False
        if kind in (Kind.RISE, Kind.FALL, Kind.BELOW_TARGET, Kind.EXCEED_TARGET) and direct:
            is_told_behind = statement.kind(at + 1) is Kind.NUMBER
            found.changes = kind in (Kind.RISE, Kind.FALL) and not is_told_behind
            found.compares = not is_told_behind and statement.word(at).startswith(
                ("lebih", "higher", "lower")
            )
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
            break
        if kind is Kind.UNKNOWN and piece.text and statement.word(at - 1) in _IN:
            found.is_elsewhere = True
        if kind not in (Kind.FILLER, Kind.UNIT, Kind.BRACKET):
            direct = False
        if kind in (Kind.NUMBER, Kind.AND):
            break
    return found


def _is_verb(statement: Statement, at: int) -> bool:
    """Whether a piece says what became of money, or that it was available."""
    is_at_hand = statement.word(at) in vocabulary().at_hand
    return is_at_hand or statement.kind(at) in (Kind.SPENT, Kind.LEFT)


def _told_by(statement: Statement, at: int) -> Kind | None:
    """What a verb makes of the amount before it; null where it is about another amount."""
    if statement.word(at) in vocabulary().at_hand:
        return Kind.CEILING
    is_left = statement.kind(at) is Kind.LEFT or statement.kind(at - 1) is Kind.NOT
    is_verb = statement.word(at) in vocabulary().passive
    return (Kind.LEFT if is_left else Kind.SPENT) if is_verb else None


def _is_passed(statement: Statement, at: int) -> bool:
    """Whether a piece may be between a number and its verb: `of`, `of the ceiling`, `not`."""
    is_denied = statement.kind(at) is Kind.NOT and statement.kind(at + 1) is Kind.SPENT
    return statement.word(at) == "of" or statement.kind(at) in _OF_MONEY or is_denied


_OF_MONEY = (Kind.CEILING, Kind.OWN)
_IN = frozenset({"di", "pada", "in", "at", "untuk", "for", "among"})


def counts_things(statement: Statement, place: int) -> bool:
    """Whether a number counts measures, respondents and the like, which other judges check."""
    return any(
        statement.kind(at) in (Kind.MEASURES, Kind.RESPONDENTS, Kind.PERSPECTIVES, Kind.ITEMS)
        for at in (place + 1, place + 2)
        if statement.kind(place + 1) in (Kind.MEASURES, Kind.RESPONDENTS, Kind.PERSPECTIVES,
                                         Kind.ITEMS, Kind.FILLER, Kind.FROM, Kind.ALL)
    )  # fmt: skip
