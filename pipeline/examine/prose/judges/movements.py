"""Movements since an earlier period that a text states: risen, fallen, the same."""

from collections.abc import Iterator, Sequence

from pipeline.account import Measure, better
from pipeline.examine.prose.claims.changes import opened_with
from pipeline.examine.prose.judges.more_or_fewer import more_or_fewer, way_of
from pipeline.examine.prose.known.figures import CURRENT, Known, Role, Subject
from pipeline.examine.prose.reading.clauses import begin, names_behind, whose
from pipeline.examine.prose.reading.statement import LAST, Contradiction, Statement
from pipeline.examine.prose.reading.wording import moved
from pipeline.examine.prose.words.tokens import words
from pipeline.scorecard import Polarity
from pipeline.vocabulary import Kind

_WAYS = {Kind.RISE: 1, Kind.FALL: -1, Kind.SAME: 0}


def movements(statement: Statement) -> Iterator[Contradiction]:
    """Directions that no figure of the subject has."""
    for place, piece in enumerate(statement.pieces):
        way = _WAYS.get(piece.kind)
        if piece.kind is Kind.SAME and not _is_alone(statement, place):
            continue
        if piece.kind in _COMPARING and _is_beside_a_period(statement, place):
            way = _COMPARING[piece.kind]
        if piece.kind is Kind.MORE or (way and place == statement.segment(place).start):
            yield from more_or_fewer(statement, place)
        if piece.kind in (Kind.BETTER, Kind.WORSE) and not statement.muted[place]:
            yield from _judged(statement, place, 1 if piece.kind is Kind.BETTER else -1, by="merit")
        elif way is not None and not statement.muted[place]:
            yield from _judged(statement, place, way, by="size")


def _is_alone(statement: Statement, place: int) -> bool:
    """Whether `tetap` means unchanged, and not that something continues: tetap meningkat."""
    return statement.word(place) != "tetap" or statement.kind(place + 1) in (
        None, Kind.NUMBER, Kind.COMPARED, Kind.COMMA, Kind.SAME, Kind.RESULT, Kind.BRACKET
    )  # fmt: skip


_COMPARING = {Kind.ABOVE: 1, Kind.UNDER: -1}


def _is_beside_a_period(statement: Statement, place: int) -> bool:
    """Whether an earlier period is compared with: `lebih rendah daripada capaian tahun 2022`."""
    for at in range(place + 1, min(place + 5, len(statement.pieces))):
        if statement.kind(at) in (Kind.PERIOD, Kind.LAST_YEAR):
            return True
        if statement.kind(at) not in (Kind.FILLER, Kind.ACHIEVEMENT, Kind.ACTUAL, Kind.SCORE):
            return False
    return False


def _judged(statement: Statement, place: int, way: int, *, by: str) -> Iterator[Contradiction]:
    subject = whose(statement, place)
    period = _since(statement, place)
    if subject is None or period is None:
        return
    if statement.word(place).startswith(_LASTING) and not _is_time(subject):
        return
    pairs = _pairs(statement, place, subject, period)
    turned = _is_turned(statement, place, subject, by)
    if turned and subject.measure and subject.measure.polarity is Polarity.STABILIZE:
        return
    if _is_nearly(statement, place) and all(_is_close(then, now) for then, now in pairs):
        return
    is_denied = statement.kind(place - 1) is Kind.NOT
    if is_denied and (turned or by == "merit"):
        return
    ways = {way_of(then, now) for then, now in pairs}
    if is_denied and ways == {way}:
        said = statement.words_between(place - 1, place)
        yield Contradiction(said, moved(*pairs[0], subject), subject.about)
    if is_denied:
        return
    if turned:
        ways |= {-way_of(then, now) for then, now in pairs if now.role is Role.ACTUAL}
        if by == "merit":
            ways = {-way_of(t, n) if n.role is Role.ACTUAL else way_of(t, n) for t, n in pairs}
    elif by == "merit" and subject.measure and subject.measure.polarity is Polarity.MAXIMIZE:
        ways = {_merit(then, now, subject.measure) for then, now in pairs}
    if pairs and way not in ways:
        yield Contradiction(statement.pieces[place].text, moved(*pairs[0], subject), subject.about)


_LASTING = ("shorter", "longer", "lebih singkat", "lebih pendek", "lebih lama", "lebih panjang")


def _is_time(subject: Subject) -> bool:
    """Whether a measure counts hours, days …, as only these become shorter or longer."""
    unit = words(subject.measure.measured_in) if subject.measure else ()
    return not _TIMES.isdisjoint(unit)


_TIMES = frozenset({"jam", "hari", "menit", "minggu", "bulan", "hours", "days", "minutes", "weeks",
                    "months"})  # fmt: skip


def _is_nearly(statement: Statement, place: int) -> bool:
    """Whether the movement is called tiny: `practically unchanged`, `barely changed`."""
    return statement.word(place - 1) in _NEARLY or statement.word(place).startswith(_LITTLE)


_NEARLY = frozenset({"praktis", "relatif", "practically", "virtually", "relatively", "largely"})
_LITTLE = ("tidak banyak", "hampir tidak", "nyaris tidak", "barely", "hardly", "scarcely")


def _is_close(then: Known, now: Known) -> bool:
    return abs(now.value - then.value) <= _LEAST * abs(then.value)


_LEAST = 0.05
"""As a part of the figure: what moved by no more is practically unchanged."""


def _is_turned(statement: Statement, place: int, subject: Subject, by: str) -> bool:
    """Whether a lower figure is a better result of the measure, and the text means the result."""
    measure = subject.measure
    if measure is None or measure.polarity is Polarity.MAXIMIZE:
        return False
    if measure.formula in _PRAISING:
        return True
    if names_behind(statement, place):
        return False
    clause = range(begin(statement, place), place)
    literal = {statement.kind(at) for at in clause} & {Kind.ACTUAL, Kind.NAME, Kind.KNOWN}
    return by == "merit" or not literal


_PRAISING = ("budget.efficiency", "budget.economy")
"""Formulas whose lower figures are better, and which are described with words for better."""


def _pairs(
    statement: Statement, place: int, subject: Subject, period: str
) -> list[tuple[Known, Known]]:
    """Each figure that may have moved, then and now; only the actual, where the text names it."""
    before_it = {statement.kind(at) for at in range(statement.segment(place).start, place)}
    roles = [Role.ACTUAL, Role.ACHIEVEMENT, Role.SCORE]
    if names_behind(statement, place):
        return [(then, now) for then in subject.of([Role.ACTUAL], period) for now in
                subject.of([Role.ACTUAL])[:1]]  # fmt: skip
    is_figure = bool(before_it & {Kind.ACTUAL, Kind.NAME, Kind.KNOWN})
    if is_figure and not before_it & {Kind.ACHIEVEMENT, Kind.SCORE, Kind.OWN}:
        roles = [Role.ACTUAL] if subject.of([Role.ACTUAL], period) else roles
    return [
        (then[0], now[0])
        for role in roles
        if (then := subject.of([role], period)) and (now := subject.of([role]))
    ]


def _merit(then: Known, now: Known, measure: Measure) -> int:
    """1 where an actual got better, −1 where worse; otherwise the direction of the figure."""
    way = way_of(then, now)
    return (now.role is Role.ACTUAL and way and better(measure, now.value, then.value)) or way


def _since(statement: Statement, place: int) -> str | None:
    """The earlier period of comparison; null where the comparison is with something else."""
    segment = statement.segment(place)
    if opening := opened_with(statement, place):
        return _known(statement, place, opening)
    first = place + 1 + names_behind(statement, place)
    for at in range(first, min(segment.stop + _LOOKED, len(statement.pieces))):
        piece = statement.pieces[at]
        if _is_unit(statement, at):
            continue
        if piece.kind in (Kind.TARGET, Kind.NATIONAL, Kind.MEDIUM, Kind.OUTSIDE, Kind.NAME):
            return None
        if piece.kind is Kind.PERIOD and (period := statement.period(piece)) != CURRENT:
            if _is_where_it_led(statement, first, at):
                return None
            return _known(statement, place, period) if period else None
        if piece.kind is Kind.LAST_YEAR:
            break
        if piece.kind in (Kind.BREAK, Kind.BECAUSE):
            break
    else:
        if _needs_other(statement, place):
            return None
    spanned = _spanned(statement, segment)
    if spanned[1:] and spanned[1] != CURRENT:
        return None
    return _known(statement, place, spanned[0] if spanned[1:] and spanned[0] else LAST)


def _is_where_it_led(statement: Statement, first: int, at: int) -> bool:
    """`turun menjadi 22 pada tahun 2023`: the period in which it ended, not began."""
    between = {statement.kind(one) for one in range(first, at)}
    return statement.kind(first) is Kind.TO and not between & {Kind.FROM, Kind.COMPARED}


def _is_unit(statement: Statement, at: int) -> bool:
    """Whether a name only says what the number before it counts: `berkurang 9 aduan`."""
    return statement.kind(at) is Kind.NAME and statement.kind(at - 1) is Kind.NUMBER


def _spanned(statement: Statement, segment: range) -> Sequence[str | None]:
    """The first and the last period of a span: `between 2022 and 2023`."""
    told = [statement.pieces[at] for at in segment if statement.kind(at) is Kind.PERIOD][:2]
    is_told = statement.word(segment.start) in _SPANNING
    return [statement.period(one) for one in told] if is_told else ()


_SPANNING = frozenset({"between", "antara", "dari", "from"})
_LOOKED = 6


def _known(statement: Statement, place: int, period: str) -> str | None:
    subject = whose(statement, place)
    is_part = subject is not None and period in subject.parts
    return statement.before(subject, period) if subject and not is_part else None


def _needs_other(statement: Statement, place: int) -> bool:
    """Whether a word is a comparison, which needs a second term: `higher`, `better than`."""
    text = statement.word(place)
    return text.startswith(("lebih", "higher", "lower", "better", "worse", "sama", "tetap"))
