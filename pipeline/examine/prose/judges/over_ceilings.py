"""How many programmes a text says exceeded their ceilings, or stayed within them."""

from collections.abc import Iterator, Sequence

from pipeline.examine.prose.judges.benchmarks import money_of
from pipeline.examine.prose.judges.portions import PROGRAMMES
from pipeline.examine.prose.known.figures import Role, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.examine.prose.words.numbers import Unit
from pipeline.vocabulary import Kind, vocabulary

_FULL = 100.0
_OTHERWISE = (Kind.UNKNOWN, Kind.HEDGE, Kind.LAST_YEAR, Kind.NOT, Kind.MOST)
_PLAIN = {Kind.FILLER, Kind.ALL, Kind.PART_OF, Kind.COMMA}


def over_ceilings(statement: Statement) -> Iterator[Contradiction]:
    """`three of the five programmes exceeded their ceilings`, `all stayed within theirs`."""
    if statement.is_dated_otherwise:
        return
    for place, piece in enumerate(statement.pieces):
        is_within = piece.kind is Kind.UNDER or statement.word(place) in _WITHIN
        is_told = is_within or piece.kind is Kind.ABOVE
        is_told = is_told and statement.kind(_next(statement, place)) is Kind.CEILING
        if not is_told or statement.muted[place] or statement.kind(place - 1) is Kind.NOT:
            continue
        clause = range(statement.segment(place).start, place)
        behind = range(_next(statement, place) + 1, statement.segment(place).stop)
        whole = [*clause, *behind] if _is_plain(statement, behind) else [*clause]
        programmes = _programmes(statement, whole)
        if not programmes and statement.word(place) in _WITHIN:
            yield from _beyond_all(statement, place)
        if not programmes or statement.named(clause) or _is_strange(statement, clause):
            continue
        shares = [(one, share) for one in programmes if (share := one.spent[0]) is not None]
        those = [one for one, share in shares if (share <= _FULL) is is_within]
        count = _count(statement, whole, len(programmes))
        if count is not None and count != len(those):
            others = [one for one, share in shares if (share <= _FULL) is not is_within]
            ours = [told(one.of([Role.SPENT])[0], one) for one in others or programmes]
            yield Contradiction(statement.words_between(clause.start, place), ours)


def _beyond_all(statement: Statement, place: int) -> Iterator[Contradiction]:
    """`spending stayed within the ceiling`, where the spending exceeded it."""
    money = money_of(statement, place)
    if money and (share := money.spent[0]) is not None and share > _FULL:
        said = statement.words_between(place, _next(statement, place))
        yield Contradiction(said, told(money.of([Role.SPENT])[0], money), money.about)


_WITHIN = ("within", "dalam")


def _count(statement: Statement, clause: Sequence[int], every: int) -> int | None:
    """How many programmes are meant: a number, all or none; null where that is unclear."""
    numbers = [(at, one.whole if one.unit is Unit.NONE else None)
               for at in clause if (one := statement.pieces[at].numeral)]  # fmt: skip
    is_all = any(statement.kind(at) is Kind.ALL for at in clause)
    if any(statement.kind(at) is Kind.NONE for at in clause):
        return 0
    collective = next((size for at in clause if (size := _all_of(statement, at))), None)
    if not numbers:
        return every if is_all else collective
    first, count = numbers[0]
    is_whole = len(numbers) == 1 and any(statement.is_of(first - one) for one in (1, 2))
    return None if is_whole and not is_all else count


def _all_of(statement: Statement, place: int) -> int | None:
    """The size of a collective: 5 for `kelima program`; null for other words."""
    return vocabulary().collectives.get(statement.word(place))


def _next(statement: Statement, place: int) -> int:
    at = place + 1
    while statement.kind(at) in (Kind.FILLER, Kind.OWN):
        at += 1
    return at


def _is_plain(statement: Statement, behind: range) -> bool:
    """Whether the words behind only say which programmes are meant: `in every programme`."""
    return {statement.kind(at) for at in behind} <= _PLAIN


def _programmes(statement: Statement, clause: Sequence[int]) -> Sequence[Subject]:
    is_told = any(statement.word(at) in PROGRAMMES for at in clause)
    return statement.names.budget_parts[0] if is_told and statement.names.budget_parts else ()


def _is_strange(statement: Statement, clause: range) -> bool:
    return any(statement.kind(at) in _OTHERWISE and not _all_of(statement, at) for at in clause)
