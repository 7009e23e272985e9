"""Numbers that the words right beside them explain: `16 hours agreed`, `14 complaints recorded`."""

from pipeline.examine.prose.claims.behind import behind
from pipeline.examine.prose.claims.chain import RESULTS
from pipeline.examine.prose.claims.claim import Claim, Form
from pipeline.examine.prose.claims.clarity import is_in_another_unit, whole_before
from pipeline.examine.prose.known.figures import CURRENT, Role, Subject
from pipeline.examine.prose.reading.kinship import kin
from pipeline.examine.prose.reading.statement import LAST, Statement
from pipeline.examine.prose.words.numbers import Numeral, Unit
from pipeline.examine.prose.words.tokens import plain, words
from pipeline.vocabulary import Kind, vocabulary


def is_promised(statement: Statement, place: int) -> bool:
    return _promising(statement, place) is not None


def promised_of(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`16 jam yang diperjanjikan`, `the 85 percent that had been targeted`: the target."""
    if numeral.is_spelled:
        return None
    subject, period = _subject(statement, place), period_of_clause(statement, place)
    if subject is None or subject.measure is None or period is None:
        return None
    if is_in_another_unit(statement, place, numeral, subject):
        return None
    is_further = any(
        statement.kind(at) in (Kind.MEDIUM, Kind.NATIONAL) for at in statement.segment(place)
    )
    further = (Role.MEDIUM, Role.NATIONAL) if is_further else ()
    at = place - 1
    while statement.kind(at) is Kind.FILLER:
        at -= 1
    is_right = any(known.is_told_by(numeral) for known in subject.of([Role.TARGET], period))
    if is_right and (form := _BEYOND.get(statement.kind(at))):
        return Claim(place, numeral, subject, RESULTS, form, period)
    return Claim(place, numeral, subject, (Role.TARGET, *further), period=period)


_BEYOND: dict[Kind | None, Form] = {Kind.UNDER: "under", Kind.ABOVE: "above"}


def _promising(statement: Statement, place: int) -> int | None:
    """The place of a participle after a number, or right before it, that says it was promised."""
    if not statement.has_word(*vocabulary().promised):
        return None
    before = place - 1 - (statement.kind(place - 1) is Kind.RESULT)
    if statement.word(before) in vocabulary().promised:
        return before
    stop = statement.segment(place).stop
    stop = statement.segment(stop).stop if statement.is_relative(stop) else stop
    for at in range(place + 1, min(place + _NEAR, stop)):
        if statement.word(at) in vocabulary().promised:
            return at
        if statement.kind(at) not in _BETWEEN and statement.word(at) not in _RELATIVE:
            return None
    return None


_BEFORE_DATED = (Kind.COMPARED, Kind.FROM, Kind.TO)
_NEAR = 7
_BETWEEN = (Kind.UNIT, Kind.KNOWN, Kind.FILLER, Kind.REFERENCE, Kind.RESULT, Kind.CONSISTS)
_RELATIVE = frozenset({"that", "which", "yang"})


def _subject(statement: Statement, place: int) -> Subject | None:
    """The subject named before the number, else the budget's absorption or the cell's measure."""
    named = statement.named(range(place))
    if named:
        return named[-1].subject
    clause = range(statement.segment(place).start, place)
    if statement.own is None and any(statement.kind(at) is Kind.SPENT for at in clause):
        return statement.names.absorption
    return None if statement.own is None or statement.strange(clause) else statement.own


def before_target(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`fell short of the 60% target`: the target, given before the word for it."""
    is_one = statement.word(place + 1) == "target" and statement.word(place - 1) in _ARTICLES
    subject, period = _subject(statement, place), period_of_clause(statement, place)
    if not is_one or subject is None or subject.measure is None or period is None:
        return None
    return Claim(place, numeral, subject, (Role.TARGET, Role.MEDIUM), period=period)


_ARTICLES = frozenset({"a", "the", "its", "our", "their"})


def of_opening(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`of the year's complaints, 15 came in the first half`: the actual of a part of the year."""
    own, segment = statement.own, statement.segment(place)
    if own is None or own.measure is None or own.measure.is_percent or place != segment.start:
        return None
    opening, period = whole_before(statement, segment), period_of_clause(statement, place)
    if not opening:
        return None
    behind = [statement.kind(at) for at in range(place + 1, segment.stop)]
    is_alone = {*behind} <= {Kind.FILLER, Kind.PERIOD, Kind.UNKNOWN, Kind.RESULT, Kind.AMONG}
    if period not in statement.parts or statement.strange(opening) or not is_alone:
        return None
    if behind.count(Kind.UNKNOWN) > 1 or numeral.whole is None:
        return None
    return Claim(place, numeral, own, (Role.ACTUAL,), period=period or CURRENT)


def of_own_part(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`down for 9 hours in the first half`: the actual of the cell's own measure in a part of the
    year for which it is known, or in an earlier year."""
    own, measure = statement.own, statement.own.measure if statement.own else None
    if own is None or measure is None or measure.is_percent or measure.is_rupiah:
        return None
    if not statement.has(Kind.PERIOD) or _is_whole(statement, place):
        return None
    unit, behind_it = words(measure.measured_in), range(place + 1, statement.segment(place).stop)
    is_unit = any(one in unit for one in statement.meanings(place + 1))
    told = kin(statement, behind_it, statement.names.contents[own.id])
    if numeral.unit is not Unit.NONE or not (is_unit or statement.kind(place + 1) is Kind.KNOWN):
        return None
    near = behind(statement, place).period
    period = near or period_of_clause(statement, place) or _just_before(statement, place)
    is_of_part = period in statement.parts and (is_unit or bool(told))
    is_named = len(told) >= max(_MOST * len(statement.names.contents[own.id]), 2)
    is_beside = is_unit and near and statement.kind(place - 1) in _BEFORE_DATED
    is_named = is_named or bool(is_beside) or statement.tells_name(behind_it)
    is_of_year = period in own.periods and is_named
    is_where_it_led = bool(near) and statement.kind(place - 1) is Kind.TO
    is_moving = statement.has(Kind.RISE, Kind.FALL) and not is_where_it_led
    if not is_of_part and not (is_of_year and not is_moving):
        return None
    return Claim(place, numeral, own, (Role.ACTUAL,), period=period or CURRENT)


def _is_whole(statement: Statement, place: int) -> bool:
    """`20 of the 31 complaints came in the second half`: whether the number is the year's whole."""
    at = place - 1 - (statement.kind(place - 1) is Kind.FILLER and not statement.is_of(place - 1))
    return statement.is_of(at) and statement.kind(at - 1) is Kind.NUMBER


def _just_before(statement: Statement, place: int) -> str | None:
    """The only period between an *and* and a number: `and 18 in the second half 20`."""
    begin = statement.segment(place).start
    ands = [at for at in range(begin, place) if statement.kind(at) is Kind.AND]
    told = [statement.pieces[at] for at in range(ands[-1] if ands else begin, place)
            if statement.kind(at) is Kind.PERIOD]  # fmt: skip
    return statement.period(told[0]) if len(told) == 1 else None


_MOST = 0.6


def of_own_year(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`from 46 in 2023 … climbed to 49`: the earlier actual of the cell's own measure."""
    if statement.own is None or statement.kind(place - 1) is not Kind.FROM or numeral.is_spelled:
        return None
    near, later = behind(statement, place).period, range(place + 1, len(statement.pieces))
    ways = [at for at in later if statement.kind(at) in (Kind.RISE, Kind.FALL)]
    is_way = bool(ways) and statement.kind(ways[0] + 1) is Kind.TO
    if not is_way or near not in statement.own.periods:
        return None
    return Claim(place, numeral, statement.own, (Role.ACTUAL,), period=near or CURRENT)


def of_respondents(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`95 percent of respondents trusted us`: the only survey measure in percent that fits."""
    if statement.own or numeral.unit is not Unit.PERCENT or not statement.has(Kind.RESPONDENTS):
        return None
    segment = statement.segment(place)
    at = place + 1
    while statement.kind(at) in (Kind.FILLER, Kind.FROM) or statement.word(at) == "of":
        at += 1
    if statement.kind(at) is not Kind.RESPONDENTS:
        return None
    behind_it = range(at + 1, segment.stop)
    said = {plain(word) for one in behind_it for word in statement.meanings(one)}
    ids = {key for word in said for key in statement.names.anchors.get(word, ())}
    found = [statement.names.measures[key] for key in ids]
    told = [one for one in found if one.survey and one.measure and one.measure.is_percent]
    strange = sum(statement.kind(one) is Kind.UNKNOWN for one in behind_it)
    return Claim(place, numeral, told[0], (Role.ACTUAL,)) if len(told) == 1 >= strange - 1 else None


def named_behind(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`tercatat 14 pengaduan`: the actual of the measure named next, if nothing else is said."""
    piece = statement.at(place + 1)
    subject = piece.subject if piece and piece.kind is Kind.NAME else None
    measure = subject.measure if subject else None
    if subject is None or measure is None or measure.is_percent or measure.is_rupiah:
        return None
    segment, period = statement.segment(place), period_of_clause(statement, place)
    kinds = [statement.kind(at) for at in segment]
    is_alone = kinds.count(Kind.NUMBER) == kinds.count(Kind.NAME) == 1 and {*kinds} <= _ALONE
    is_told = is_alone and bool({*kinds} & _TELLING)
    is_told |= is_alone and kinds[:1] != [Kind.NUMBER] and statement.word(place - 1) in _ONLY
    if not (is_told or _is_beside_target(statement, place)) or period is None:
        return None
    if numeral.unit is not Unit.NONE or numeral.whole is None:
        return None
    return Claim(place, numeral, subject, (Role.ACTUAL,), period=period)


def _is_beside_target(statement: Statement, place: int) -> bool:
    """`only 45 businesses moved up against a target of 60`: whether nothing else is said."""
    segment = statement.segment(place)
    kinds = [statement.kind(at) for at in segment if statement.kind(at) is not Kind.FILLER]
    is_joined = kinds[2:3] in ([Kind.FROM], [Kind.COMPARED])
    return is_joined and kinds[:2] == [Kind.NUMBER, Kind.NAME] and (
        kinds[3:5] == [Kind.TARGET, Kind.NUMBER] and {*kinds[5:]} <= _BEHIND_TARGET
    )  # fmt: skip


_BEHIND_TARGET = {Kind.KNOWN, Kind.UNIT, Kind.PERIOD, Kind.THIS_YEAR, Kind.NAME}
_ONLY = frozenset({"hanya", "baru", "cuma", "only", "just", "sebanyak"})
_TELLING = {Kind.RESULT, Kind.CONSISTS, Kind.WITH}
_ALONE = {*_TELLING, Kind.NUMBER, Kind.NAME, Kind.FILLER, Kind.PERIOD, Kind.THIS_YEAR,
          Kind.LAST_YEAR, Kind.OWN, Kind.COMMA, Kind.BREAK, Kind.FROM}  # fmt: skip


def period_of_clause(statement: Statement, place: int) -> str | None:
    """The only period of its clause and opening, current if they have none; null for several."""
    segment = statement.segment(place)
    opens = segment.start and statement.is_dating(segment.start - 1)
    first = statement.segment(segment.start - 1).start if opens else segment.start
    told = [
        LAST if piece.kind is Kind.LAST_YEAR else statement.period(piece)
        for at, piece in enumerate(statement.pieces[first : segment.stop], first)
        if piece.kind in (Kind.PERIOD, Kind.THIS_YEAR, Kind.LAST_YEAR)
        and not _is_anothers(statement, at, place)
    ]
    return CURRENT if not told else told[0] if len(told) == 1 else None


def _is_anothers(statement: Statement, at: int, place: int) -> bool:
    """`last year's 64 percent`: whether a year belongs to another number alone."""
    is_owned = statement.kind(at) is Kind.LAST_YEAR and statement.kind(at + 1) is Kind.NUMBER
    return is_owned and at + 1 != place


DIRECTLY = (before_target, named_behind, of_opening, of_own_part, of_own_year, of_respondents)
"""The functions that read a number by the words around it; the first result counts."""
