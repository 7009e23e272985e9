"""What was spent of how much, where a verb follows an amount or one amount is part of another."""

from collections.abc import Mapping, Sequence

from pipeline.examine.prose.claims.behind import behind
from pipeline.examine.prose.claims.chain import ROLES
from pipeline.examine.prose.claims.claim import Claim
from pipeline.examine.prose.claims.whose_money import is_about_money
from pipeline.examine.prose.known.figures import CURRENT, Role, Subject
from pipeline.examine.prose.reading.piece import RUPIAH
from pipeline.examine.prose.reading.statement import Statement
from pipeline.examine.prose.words.numbers import Numeral, Unit
from pipeline.vocabulary import Kind, vocabulary


def spent(statement: Statement, place: int, numeral: Numeral, verb: Kind) -> Claim | None:
    """`Rp4,5 miliar telah dibelanjakan`: of a line, of the part that is named, or of all money."""
    is_dated = statement.is_dated_otherwise or statement.has(Kind.LAST_YEAR)
    is_for_all = not (is_dated or _is_for_something(statement, place))
    if is_for_all and (line := _line_of_whole(statement, place)):
        return Claim(place, numeral, line, ROLES[verb])
    about = statement.own is None or is_about_money(statement.own)
    segment = statement.segment(place)
    if is_for_all and (part := _only_part(statement, segment)):
        return Claim(place, numeral, part, ROLES[verb])
    clause = range(segment.start, place)
    if statement.kind(segment.start) is Kind.WITH:
        return None
    if not about or statement.names.budget is None or statement.strange(clause):
        return None
    if statement.named(segment) or numeral.unit not in (Unit.RUPIAH, Unit.PERCENT):
        return None
    if any(statement.kind(at) is Kind.AMONG for at in clause) or _is_for_something(
        statement, place
    ):
        return None
    before = next((at for at in reversed(clause) if statement.kind(at) is Kind.NUMBER), place)
    is_whole = any(statement.is_of(at) for at in range(before, place))
    is_whole |= before == place and _opens_with_whole(statement, place)
    roles = (Role.CEILING,) if is_whole else ROLES[verb]
    return Claim(place, numeral, statement.names.budget, roles)


def _only_part(statement: Statement, segment: range) -> Subject | None:
    """`the programme … left Rp3 million unspent`, `80 percent of its ceiling was absorbed`: the
    part that is named, if the segment says nothing else."""
    named = statement.named(segment)
    kinds = [statement.kind(at) for at in segment]
    is_alone = len(named) == 1 and kinds.count(Kind.NUMBER) == 1 and {*kinds} <= _OF_PART
    subject = named[0].subject if is_alone else None
    return subject if subject and subject.kind == "budget" else None


_OF_PART = {Kind.NAME, Kind.NUMBER, Kind.FILLER, Kind.RESULT, Kind.OWN, Kind.CEILING, Kind.BUDGET,
            Kind.SPENT, Kind.LEFT, Kind.FROM, Kind.THIS_YEAR, Kind.COMMA}  # fmt: skip


def share_of_ceiling(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`80 percent of the ceiling of markets was absorbed`: of the part that is named."""
    if not statement.has(Kind.CEILING, Kind.BUDGET) or not statement.is_of(place + 1):
        return None
    segment = statement.segment(place)
    told = [kind for at in range(place + 1, segment.stop)
            if (kind := statement.kind(at)) not in _JOINING]  # fmt: skip
    is_told = told[:1] in ([Kind.CEILING], [Kind.BUDGET]) and told[1:2] == [Kind.NAME]
    verb = told[2] if is_told and len(told) > 2 else None  # noqa: PLR2004
    part = _only_part(statement, segment) if verb in (Kind.SPENT, Kind.LEFT) else None
    return Claim(place, numeral, part, ROLES[verb]) if part and verb else None


_JOINING = (Kind.FILLER, Kind.RESULT, Kind.OWN, Kind.FROM)


def _line_of_whole(statement: Statement, place: int) -> Subject | None:
    """`Of the Rp560 million set aside for markets, Rp470 million was spent`: the line of the budget
    with exactly this ceiling, or the first of several lines with the same spending."""
    wholes = [
        numeral
        for at in range(place)
        if (numeral := statement.pieces[at].numeral) and is_of(statement, at)
    ]
    if len(wholes) != 1 or wholes[0].unit is not Unit.RUPIAH:
        return None
    found = lines_of_ceiling(statement, wholes[0])
    spent_of = {tuple(known.value for known in line.of([Role.SPENT], CURRENT)) for line in found}
    return found[0] if len(spent_of) == 1 else None


def lines_of_ceiling(statement: Statement, numeral: Numeral) -> Sequence[Subject]:
    """The lines of the budget with exactly this ceiling."""
    exact = [reading.value for reading in numeral.readings]
    lines = {one.id: one for parts in statement.names.budget_parts for one in parts}
    return [
        line
        for line in lines.values()
        if any(known.value == told for known in line.of([Role.CEILING], CURRENT) for told in exact)
    ]


def moved(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`the ceiling went from Rp8.09 billion to Rp8.06 billion`: what it was, and what it is."""
    if numeral.unit is not Unit.RUPIAH or not statement.has(Kind.CEILING):
        return None
    segment = statement.segment(place)
    kinds = [statement.kind(at) for at in range(segment.start, place)]
    is_about = statement.own is None or is_about_money(statement.own)
    at = place - 1 - (statement.word(place - 1) in RUPIAH)
    is_way = bool({Kind.RISE, Kind.FALL, Kind.TO} & {*kinds}) or _is_revised_by(statement, at)
    is_way = is_way and Kind.SPENT not in kinds
    if statement.has(Kind.LAST_YEAR) or any(
        piece.kind is Kind.PERIOD and statement.period(piece) != CURRENT
        for piece in statement.pieces
    ):
        return None
    if not (Kind.CEILING in kinds and is_way and is_about):
        return None
    clause = range(segment.start, place)
    named = [piece.subject for piece in statement.named(clause)]
    is_revised = _is_revised_by(statement, at)
    if not named and statement.strange(clause) and not is_revised:
        return None
    subject = named[-1] if named else statement.names.budget
    if subject is None or subject.kind != "budget":
        return None
    if _is_by(statement, at) or is_revised:
        return Claim(place, numeral, subject, (Role.CEILING,), "revision")
    if statement.kind(at) not in (Kind.FROM, Kind.TO):
        return None
    return Claim(place, numeral, subject, (Role.CEILING,))


def excess_of(statement: Statement, place: int, numeral: Numeral) -> Claim | None:
    """`went beyond the ceiling by Rp1 billion`, `Rp1 billion over the ceiling`: by how much
    spending exceeded the ceiling."""
    at = place - 1 - (statement.word(place - 1) in RUPIAH)
    ceiling = _told_before(statement, at)
    verb = _told_before(statement, ceiling)
    is_beyond = statement.kind(ceiling) is Kind.CEILING and statement.word(verb) in _BEYOND
    is_beyond = is_beyond and statement.word(at) in _BY
    if _is_over(statement, place):
        is_beyond, verb = True, at + 1
    if not is_beyond or statement.is_dated_otherwise:
        return None
    clause = range(statement.segment(place).start, verb)
    named = [piece.subject for piece in statement.named(range(place))]
    about = statement.own is None or is_about_money(statement.own)
    subject = named[-1] if named else statement.names.budget if about else None
    if subject is None or subject.kind != "budget" or statement.strange(clause):
        return None
    return Claim(place, numeral, subject, (Role.SPENT,), "excess")


def _told_before(statement: Statement, at: int) -> int:
    """The place of the piece before another piece, ignoring articles and the like."""
    at -= 1
    while statement.kind(at) in (Kind.FILLER, Kind.OWN):
        at -= 1
    return at


def _is_over(statement: Statement, place: int) -> bool:
    """Whether a ceiling follows an amount by which it was exceeded."""
    at = place + 2
    while statement.kind(at) in (Kind.FILLER, Kind.OWN):
        at += 1
    is_above = statement.word(place + 1) in _OVER and statement.kind(at) is Kind.CEILING
    before = {statement.kind(one) for one in range(statement.segment(place).start, place)}
    return is_above and bool(before & {Kind.BUDGET, Kind.SPENT}) and Kind.RESULT not in before


_OVER = ("over", "above", "beyond", "di atas")


_BEYOND = frozenset({"melampaui", "melebihi", "exceeded", "went beyond", "went over", "ran over",
                     "overran", "overshot"})  # fmt: skip


def _is_by(statement: Statement, at: int) -> bool:
    """`lowered by`, `berkurang sebesar`: whether a difference follows."""
    return statement.word(at) in _BY and statement.kind(at - 1) in (Kind.RISE, Kind.FALL)


_BY = frozenset({"by", "sebesar", "sebanyak"})


def _is_revised_by(statement: Statement, at: int) -> bool:
    """`mengurangi pagu dinas sebesar`, `raised the ceiling by`: whether a difference follows."""
    ceiling = _told_before(statement, at)
    verb = _told_before(statement, ceiling)
    is_told = statement.word(at) in _BY and statement.kind(ceiling) is Kind.CEILING
    return is_told and statement.word(verb) in vocabulary().revising


def _opens_with_whole(statement: Statement, place: int) -> bool:
    """`of its Rp5 billion the agency spent Rp4 billion`: whether later money is a part of this."""
    segment = statement.segment(place)
    others = [one for at in segment if at > place and (one := statement.pieces[at].numeral)]
    is_first = {statement.kind(at) for at in range(segment.start + 1, place)} <= _OPENING
    return statement.is_of(segment.start) and is_first and [one.unit for one in others] == [
        Unit.RUPIAH]  # fmt: skip


_OPENING = {Kind.OWN, Kind.FILLER, Kind.BUDGET, Kind.CEILING, Kind.RESULT}


def _is_for_something(statement: Statement, place: int) -> bool:
    """`Rp300 million was spent on tyres`: whether money is for something unknown."""
    behind_it = range(place + 1, statement.segment(place).stop)
    return any(statement.word(at) in _FOR and statement.kind(at + 1) is Kind.UNKNOWN
               for at in behind_it)  # fmt: skip


_FOR = frozenset({"on", "for", "untuk", "bagi", "kepada"})


def verb_behind_whole(statement: Statement, place: int) -> Kind | None:
    """`Rp4 billion of the ceiling of Rp5 billion was spent`: what the verb after the whole says."""
    whole = next(
        (at for at in statement.segment(place) if at > place and statement.pieces[at].numeral), None
    )
    if whole is None or statement.word(place + 1) != "of" or not is_of(statement, whole):
        return None
    return behind(statement, whole).label


def whole_of(
    statement: Statement, place: int, numeral: Numeral, made: Mapping[int, Claim]
) -> Claim | None:
    """`spent Rp 4 million of its Rp 5 million`: the ceiling of the money before it."""
    part = next((made[at] for at in range(place - 1, max(-1, place - 6), -1) if at in made), None)
    if part is None or part.roles != (Role.SPENT,) or numeral.unit is not Unit.RUPIAH:
        return None
    is_next = all(statement.kind(at) in _OF_WHOLE for at in range(part.place + 1, place))
    return Claim(place, numeral, part.subject, (Role.CEILING,)) if (
        is_next and is_of(statement, place)) else None  # fmt: skip


_OF_WHOLE = (Kind.FROM, Kind.RESULT, Kind.OWN, Kind.FILLER)


def is_of(statement: Statement, place: int) -> bool:
    """Whether an amount is the whole of which other money is a part."""
    before = range(max(0, place - 4), place)
    return any(statement.is_of(at) for at in before)
