"""Figures of several years side by side: `in 2022 and 2023 46 and 54 respectively`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from pipeline.examine.prose.known.figures import Role, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.vocabulary import Kind, vocabulary


def series(statement: Statement) -> Iterator[Contradiction]:
    """Numbers in a list that differ from the figure of the year at the same position."""
    if not _said().search(statement.text) or statement.has(*_OTHER):
        return
    periods, numbers = _listed(statement, Kind.PERIOD), _listed(statement, Kind.NUMBER)
    subject = _subject(statement)
    if subject is None or len(periods) != len(numbers) or len(periods) < _SEVERAL:
        return
    role = Role.TARGET if statement.has(Kind.TARGET) else Role.ACTUAL
    for dated, place in zip(periods, numbers, strict=True):
        period, numeral = statement.period(statement.pieces[dated]), statement.pieces[place].numeral
        known = subject.of([role], period) if period is not None else []
        if known and numeral and not any(one.is_told_by(numeral) for one in known):
            yield Contradiction(numeral.text, told(known[0], subject), subject.about)


@cache
def _said() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, vocabulary().respectively)), re.IGNORECASE)


_OTHER = (Kind.ATTRIBUTED, Kind.CONDITION, Kind.FUTURE, Kind.HEDGE, Kind.CEILING, Kind.PART_OF)
_SEVERAL = 2


def _subject(statement: Statement) -> Subject | None:
    named = statement.subjects
    if not named:
        return None if statement.strange(range(len(statement.pieces))) > 1 else statement.own
    found = next(iter(named.values()))
    return found if len(named) == 1 and found.measure else None


def _listed(statement: Statement, kind: Kind) -> Sequence[int]:
    """The places of a kind, if they form one list; else none."""
    found = [at for at, piece in enumerate(statement.pieces) if piece.kind is kind]
    for first, second in pairwise(found):
        between = {statement.kind(at) for at in range(first + 1, second)}
        if not between <= _IN_LIST:
            return ()
    return found


_IN_LIST = {Kind.AND, Kind.COMMA, Kind.FILLER, Kind.UNIT, Kind.KNOWN}
