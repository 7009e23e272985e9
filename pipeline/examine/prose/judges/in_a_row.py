"""What a text says held for several years in a row: a movement or a grade."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from pipeline.account import Figure, Measure
from pipeline.examine.prose.judges.graded import was
from pipeline.examine.prose.known.figures import CURRENT, Known, Role, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import moved
from pipeline.rounding import half_up
from pipeline.vocabulary import Kind, vocabulary

_WAYS = {Kind.RISE: 1, Kind.FALL: -1, Kind.BETTER: 1, Kind.WORSE: -1}


def in_a_row(statement: Statement) -> Iterator[Contradiction]:
    """`WTP for four years in a row`, `meningkat lima tahun berturut-turut`."""
    if not _said().search(statement.text) or statement.has(*_OTHER):
        return
    if any(one.kind is Kind.PART_OF and one.text.casefold() not in _REGIONS
           for one in statement.pieces):  # fmt: skip
        return
    for place in range(len(statement.pieces)):
        years = _years_since(statement, place)
        if not years or years > _MANY:
            continue
        subject = _subject(statement)
        measure = subject.measure if subject else None
        if subject is None or measure is None or not statement.year.isdigit():
            continue
        first = int(statement.year) - years
        is_dated = statement.kind(place) is Kind.PERIOD
        told = (place - 3, place) if is_dated else (place, place + 1)
        said = statement.words_between(max(told[0], 0), min(told[1], len(statement.pieces) - 1))
        if measure.grades:
            yield from _kept(statement, measure, said, str(first + 1))
        else:
            yield from _went(statement, subject, said, str(first))


@cache
def _said() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, vocabulary().in_a_row)), re.IGNORECASE)


_OTHER = (Kind.NOT, Kind.NONE, Kind.ATTRIBUTED, Kind.CONDITION, Kind.FUTURE, Kind.LAST_YEAR,
          Kind.PERSPECTIVES)  # fmt: skip
_REGIONS = frozenset({"district", "regency", "kabupaten", "kota"})
"""Words for a part that are allowed here: the region is the agency's own."""
_MANY = 20


def _ordinal(statement: Statement, place: int) -> int | None:
    """The number in `for the fourth year running`, `keempat kalinya berturut-turut`."""
    return vocabulary().ordinals.get(statement.word(place))


def _years_since(statement: Statement, place: int) -> int | None:
    """How many years the text gives at a place: `four years in a row`, `every year since 2021`."""
    piece = statement.pieces[place]
    if piece.kind is Kind.PERIOD:
        is_since = _EVERY_SINCE.search(statement.text[: piece.start])
        year = statement.period(piece)
        is_year = year is not None and year.isdigit() and statement.year.isdigit()
        return int(statement.year) - int(year or 0) if is_since and is_year else None
    years = piece.numeral.whole if piece.numeral else _ordinal(statement, place)
    return years if years and _is_of_years(statement, place) else None


_EVERY_SINCE = re.compile(
    r"\b(?:(?:every|each) year since|(?:se)?tiap tahun sejak(?: tahun)?)\s+$", re.IGNORECASE
)


def _is_of_years(statement: Statement, place: int) -> bool:
    near = range(place + 1, place + 3)
    return any(statement.word(at) in _YEARS for at in near)


_YEARS = frozenset({"tahun", "kalinya", "years", "year", "years running"})


def _subject(statement: Statement) -> Subject | None:
    """The one measure named, the cell's own, or the only measure with a grade in the text."""
    if statement.subjects or statement.own is not None:
        return statement.only
    words = {word.strip("().,;") for word in statement.text.split()}
    found = [
        one for one in statement.names.graded
        if one.measure and any(len(g) > _SHORT and g in words for group in one.measure.grades
                               for g in group)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


_SHORT = 2


def _kept(statement: Statement, measure: Measure, said: str, since: str) -> Iterator[Contradiction]:
    """The first of these years in which the measure had another grade."""
    past: Sequence[Figure] = (*measure.past, *measure.delivered_past)
    for then in past:
        is_other = then.actual_grade not in (None, measure.actual_grade)
        if since <= then.period < statement.year and is_other:
            yield Contradiction(said, was(statement, measure, then), (measure.id,))
            return


def _went(statement: Statement, subject: Subject, said: str, since: str) -> Iterator[Contradiction]:
    """The first year in which the figure did not move as stated."""
    ways = {way for one in statement.pieces if (way := _WAYS.get(one.kind))}
    if len(ways) != 1 or statement.has(Kind.BETTER, Kind.WORSE):
        return
    (way,) = ways
    known: list[Known] = [
        k for period in subject.periods if period >= since
        for k in subject.of([Role.ACTUAL], period)[:1]
    ]  # fmt: skip
    known += [k for k in subject.of([Role.ACTUAL])[:1] if k.period == CURRENT]
    for then, now in pairwise(known):
        if (half_up(now.value, now.digits) - half_up(then.value, then.digits)) * way <= 0:
            yield Contradiction(said, moved(then, now, subject), subject.about)
            return
    earliest = subject.periods[0] if subject.periods else ""
    if earliest > since and len(known) > 1 and statement.has(Kind.PERIOD):
        told = [one.period for one in statement.pieces if one.kind is Kind.PERIOD]
        if told == [earliest]:
            yield Contradiction(said, moved(known[0], known[-1], subject), subject.about)
