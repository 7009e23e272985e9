"""Counts of what the cell's own measure counts, or does not count, given without the whole."""

from collections.abc import Iterator

from pipeline.account import Measure
from pipeline.examine.prose.known.figures import CURRENT, Role
from pipeline.examine.prose.reading.kinship import contrary, kin, opposed
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.vocabulary import Kind


def part_counts(statement: Statement) -> Iterator[Contradiction]:
    """`three civil servants have not yet been trained`, where 15 of 18 have."""
    own, measure = statement.own, statement.own.measure if statement.own else None
    if own is None or measure is None or not measure.is_percent or measure.actual is None:
        return
    places = [
        at for at, piece in enumerate(statement.pieces)
        if piece.kind is Kind.NUMBER and statement.kind(at + 1) is not Kind.AMONG
    ]  # fmt: skip
    numeral = statement.pieces[places[0]].numeral if len(places) == 1 else None
    if numeral is None or numeral.whole is None or statement.muted[places[0]]:
        return
    place = places[0]
    segment, content = statement.segment(place), statement.names.contents[own.id]
    kinds = {statement.kind(at) for at in segment if not contrary(statement, at)}
    dated = [statement.pieces[at] for at in range(segment.stop) if (
        statement.kind(at) is Kind.PERIOD)]  # fmt: skip
    if not kinds <= _PLAIN or any(statement.period(one) != CURRENT for one in dated):
        return
    behind = range(place + 1, segment.stop)
    turned = opposed(statement, behind, content)
    is_rest = bool(turned) != any(statement.kind(at) is Kind.NOT for at in segment)
    named = kin(statement, behind, content) | turned
    is_only = statement.word(place - 1) in _ONLY and not is_rest
    found = _parts(measure, rest=is_rest)
    if not (is_rest or is_only) or len(named) < max(_MOST * len(content), 2) or not found:
        return
    if numeral.whole not in found:
        said = statement.words_between(place, segment.stop - 1)
        yield Contradiction(said, told(own.of([Role.ACTUAL])[0], own), own.about)


_MOST = 0.6
_ONLY = frozenset({"hanya", "baru", "only", "just"})
"""Words before a number that say that there are no more."""
_PLAIN = {Kind.NUMBER, Kind.FILLER, Kind.KNOWN, Kind.UNIT, Kind.NOT, Kind.RESULT, Kind.CONSISTS,
          Kind.OWN, Kind.THIS_YEAR, Kind.PERIOD, Kind.BREAK, Kind.SPENT, Kind.COMMA}  # fmt: skip


def _parts(measure: Measure, *, rest: bool) -> set[int]:
    """The numbers whose share of another number is the actual, or the rest of that other number."""
    if measure.is_reported:
        return set()
    numbers = [n for n in (*measure.numbers.values(), *measure.further_numbers.values()) if n > 0]
    return {
        round(whole - part if rest else part)
        for part in numbers
        for whole in numbers
        if part <= whole and measure.distance(100 * part / whole, measure.actual or 0.0) == 0
    }
