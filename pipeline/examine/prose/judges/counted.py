"""Which numbers of a sentence count all or some measures, and what it says of those measures."""

from pipeline.examine.prose.judges.tallies import ABOUT_TARGETS, REACHING, is_attribute
from pipeline.examine.prose.known.figures import CURRENT
from pipeline.examine.prose.reading.statement import Statement
from pipeline.vocabulary import Kind


def counts_measures(statement: Statement, place: int) -> bool:
    """Whether a number counts measures: by the noun behind it, or by `of … measures` around it."""
    if is_counted_target(statement, place) or _counts_targets(statement, place):
        return True
    if is_reached(statement, place):
        return True
    if statement.kind(place + 1) is Kind.MEASURES:
        return statement.kind(place + 2) not in (Kind.UNKNOWN, Kind.PART_OF)
    kinds = [statement.kind(at) for at in range(place + 1, min(place + 6, len(statement.pieces)))]
    if statement.is_of(place + 1) or kinds[:1] == [Kind.AMONG]:
        return Kind.MEASURES in kinds and Kind.UNKNOWN not in kinds[: kinds.index(Kind.MEASURES)]
    earlier = [statement.kind(at) for at in range(place)]
    is_told = Kind.RESULT in earlier[-2:] and statement.word(place - 1) != "of"
    is_told |= statement.word(place - 1) in _THERE
    if is_told and statement.kind(said_before(statement, place)) in (
        *ABOUT_TARGETS, Kind.UNMEASURED
    ):  # fmt: skip
        is_counted = Kind.MEASURES in earlier or counts_the_targets(statement, place)
        return is_counted and kinds[:1] != [Kind.UNKNOWN]
    is_one_of = Kind.AMONG in earlier or Kind.NUMBER in earlier
    is_one_of |= any(statement.is_of(at) for at in range(place))
    of_measures = Kind.MEASURES in earlier or any(
        statement.pieces[at].numeral and is_counted_target(statement, at) for at in range(place)
    )
    return is_one_of and of_measures and bool({*kinds[:3]} & {*ABOUT_TARGETS, Kind.UNMEASURED})


def said_before(statement: Statement, place: int) -> int:
    """The place of the verb before a number that counts: `targets missed in 2024 were 9`."""
    at = place - 1
    while statement.kind(at) in (Kind.RESULT, Kind.FILLER, Kind.PERIOD, Kind.THIS_YEAR):
        at -= 1
    return at


_THERE = frozenset({"ada", "hanya ada"})


def counts_the_targets(statement: Statement, place: int) -> bool:
    """Whether targets are what is counted: `the number of targets met was 15`."""
    told = [at for at in range(1, place) if statement.kind(at) is Kind.TARGET]
    return bool(told) and statement.word(told[-1] - 1) in NUMBER_OF


NUMBER_OF = frozenset({"number of", "jumlah", "banyaknya", "total"})


def is_missed(statement: Statement, place: int) -> bool:
    """Whether the verb before a number means missed: `we missed 7 of our targets`."""
    before = place - 1 - (statement.kind(place - 1) is Kind.FILLER)
    is_denied = statement.word(before) in REACHING and statement.kind(before - 1) is Kind.NOT
    return is_denied or statement.kind(before) is Kind.MISSED


def is_of_attribute(statement: Statement, place: int) -> bool:
    """`six of the ten targets that were missed …`: whether the verb only describes the ten."""
    near = range(max(0, place - _NEAR), min(place + _NEAR, len(statement.pieces)))
    nouns = [at for at in near if statement.kind(at) in (Kind.TARGET, Kind.MEASURES)]
    numbers = [at for at in near if statement.kind(at) is Kind.NUMBER]
    if not nouns or len(numbers) < 2 or statement.word(nouns[-1] + 1) not in _THAT:  # noqa: PLR2004
        return False
    verbs = [at for at in range(nouns[-1], len(statement.pieces)) if statement.kind(at) in _TOLD]
    return len(verbs) > 1 and statement.kind(verbs[0]) in ABOUT_TARGETS


_THAT = frozenset({"yang", "that", "which"})
_TOLD = frozenset({*ABOUT_TARGETS, Kind.RISE, Kind.FALL, Kind.BETTER, Kind.WORSE, Kind.SAME})


def is_reached(statement: Statement, place: int) -> bool:
    """`we reached 12 targets`: all that the agency itself did, not narrowed behind it."""
    if statement.kind(place + 1) is not Kind.TARGET:
        return False
    clause = range(statement.segment(place).start, place)
    verbs = [at for at in clause if statement.word(at) in REACHING]
    before = {statement.kind(at) for at in clause if at not in verbs}
    behind = [statement.kind(at) for at in range(place + 2, statement.segment(place).stop)]
    is_ours = before <= _OURS and statement.own is None
    return len(verbs) == 1 and is_ours and {*behind} <= _BEHIND_TARGETS


_OURS = {Kind.OWN, Kind.FILLER, Kind.PERIOD, Kind.THIS_YEAR}
_BEHIND_TARGETS = {Kind.FILLER, Kind.FROM, Kind.NUMBER, Kind.PERIOD, Kind.THIS_YEAR, Kind.OWN,
                   Kind.COMMA, Kind.RESULT}  # fmt: skip


def is_of_another_year(statement: Statement, place: int) -> bool:
    """Whether an earlier period follows a number, or `last year` opens its clause."""
    start = statement.segment(place).start
    opening = [at for at in range(start, place) if statement.kind(at) is not Kind.FILLER]
    if opening and statement.kind(opening[0]) is Kind.LAST_YEAR:
        return True
    for at in range(place + 1, statement.segment(place).stop):
        piece = statement.pieces[at]
        if piece.kind is Kind.NUMBER:
            return False
        is_earlier = piece.period[:4] <= statement.year and statement.period(piece) != CURRENT
        if piece.kind is Kind.LAST_YEAR or (piece.kind is Kind.PERIOD and is_earlier):
            return True
    return False


def _counts_targets(statement: Statement, place: int) -> bool:
    """`eleven targets were met`: the verb follows at once, so that no subset is meant."""
    if statement.kind(place + 1) is not Kind.TARGET or statement.is_of(place - 1):
        return False
    at = place + 2 + (statement.word(place + 2) == "that" and _are_there(statement, place))
    if statement.is_of(at) and statement.kind(at + 1) is Kind.NUMBER:
        at += 3
    while statement.kind(at) in (Kind.FILLER, Kind.RESULT, Kind.NOT, Kind.OWN):
        at += 1
    is_told = statement.kind(at) in ABOUT_TARGETS
    return is_told and statement.kind(at + 1) not in (Kind.UNKNOWN, Kind.PART_OF, Kind.NAME)


def _are_there(statement: Statement, place: int) -> bool:
    """Whether the number covers all such targets: `there are still 6 targets that …`."""
    clause = range(statement.segment(place).start, place)
    return any(statement.word(at) in ("there are", "there were") for at in clause)


def is_total(statement: Statement, place: int) -> bool:
    """Whether a number is the total: `dari 12 indikator`, `12 measures in 4 perspectives`."""
    if _are_spread(statement, place):
        return True
    for at in range(place - 1, max(place - 5, -1), -1):
        kind = statement.kind(at)
        if statement.is_of(at) or kind is Kind.ALL:
            return True
        is_ours = {Kind.WHOLE, Kind.OWN, Kind.NAME} & {statement.kind(one) for one in range(at)}
        if kind is Kind.CONSISTS or (statement.word(at) in _HAVING and is_ours):
            before = range(statement.segment(at).start, at)
            is_other = any(statement.kind(one) in (Kind.MEDIUM, Kind.NATIONAL) for one in before)
            return not is_other and verb_of(statement, place) is None
        if kind not in _BEFORE_TOTAL:
            return False
    return False


_HAVING = ("has", "have")
_BEFORE_TOTAL = (Kind.FILLER, Kind.ACHIEVEMENT, Kind.ACTUAL, Kind.TARGET, Kind.OWN, Kind.ASKED,
                 Kind.WITH)  # fmt: skip


def _are_spread(statement: Statement, place: int) -> bool:
    """Whether the measures that a number counts are spread over all perspectives."""
    perspectives = len(statement.names.perspectives)
    for at in range(place + 2, min(place + 5, len(statement.pieces))):
        numeral = statement.pieces[at].numeral
        if numeral is not None:
            is_every = numeral.whole == perspectives
            return is_every and statement.kind(at + 1) is Kind.PERSPECTIVES
        if statement.kind(at) not in (Kind.FILLER, Kind.ALL):
            return False
    return False


def is_counted_target(statement: Statement, place: int) -> bool:
    """`9 of the 24 targets`: both numbers count measures, as each measure has a target."""
    before = range(statement.segment(place).start, place)
    if any(statement.kind(at) is Kind.UNKNOWN and statement.word(at) not in REACHING
           for at in before):  # fmt: skip
        return False
    for at in range(place + 1, min(place + _NEAR, len(statement.pieces))):
        if statement.kind(at) is Kind.TARGET:
            is_noun = statement.kind(at + 1) not in _NARROWED
            is_part = any(statement.is_of(one) for one in range(place + 1, at))
            return is_noun and (_is_of(statement, place) or is_part)
        is_joint = statement.kind(at) in _JOINING or statement.is_of(at)
        if not is_joint:
            return False
    return False


_NEAR = 7
_JOINING = (Kind.FILLER, Kind.NUMBER, Kind.OWN)
_NARROWED = (Kind.NUMBER, Kind.UNKNOWN, Kind.PART_OF, Kind.NAME)


def verb_of(statement: Statement, place: int) -> int | None:
    """The place of what is said of the measures that a number counts, before the next number."""
    for at in range(place + 1, len(statement.pieces)):
        kind = statement.kind(at)
        if kind is Kind.BREAK and statement.word(at) == "that" and _are_there(statement, place):
            continue
        is_whole = any(statement.is_of(one) for one in range(place + 1, min(at, place + _NEAR)))
        if kind is Kind.NUMBER and not (_is_of(statement, at) or is_whole):
            return None
        if kind in OF_FIGURES and _is_of_those(statement, at):
            continue
        if kind in _SAYING:
            return at
        if kind in (Kind.UNKNOWN, Kind.STOP, Kind.BREAK):
            return None
    return None


def _is_of_those(statement: Statement, at: int) -> bool:
    """Whether a word only describes what is counted: `of those measured one met its target`."""
    later = {statement.kind(other) for other in range(at + 1, len(statement.pieces))}
    return bool(later & ABOUT_TARGETS) and is_attribute(statement, at)


OF_FIGURES = (Kind.UNMEASURED, Kind.ACTUAL)
_SAYING = ABOUT_TARGETS | {Kind.CATEGORY, *OF_FIGURES}


def _is_of(statement: Statement, place: int) -> bool:
    """Whether a number is the whole of a ratio: the 10 in `8 dari 10 indikator`."""
    return statement.is_of(place - 1) or statement.is_of(place - 2)
