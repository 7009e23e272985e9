"""What a text calls the highest or the lowest: measures, perspectives, questions of a survey."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from pipeline.examine.prose.judges.rankings import (
    Domain,
    Ranked,
    at_rank,
    domain_of,
    number_of,
    rank_of,
    rankings,
    side_of,
)
from pipeline.examine.prose.judges.records import SINCE
from pipeline.examine.prose.known.figures import Subject, SubjectKind
from pipeline.examine.prose.known.names import content_of
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import at_the_end, in_place
from pipeline.examine.prose.words.lexicon import lexicon
from pipeline.examine.prose.words.numbers import Unit
from pipeline.examine.prose.words.tokens import plain, tokens
from pipeline.values import Part
from pipeline.vocabulary import Kind, vocabulary

_BLOCKING = frozenset(
    {Kind.TARGET, Kind.CATEGORY, Kind.BUDGET, Kind.CEILING, Kind.LEFT, Kind.GAP, Kind.RISE,
     Kind.FALL}
)  # fmt: skip


def extremes(statement: Statement) -> Iterator[Contradiction]:
    """Subjects called the highest or lowest that are not, or that share that rank with others."""
    places = [
        at
        for at, piece in enumerate(statement.pieces)
        if side_of(statement, at) and not statement.muted[at]
    ]
    for place in places:
        span = _span(statement, place, places)
        if _is_of_something_else(statement, place, span):
            continue
        yield from _judged(statement, place, span)


def _judged(statement: Statement, place: int, span: range) -> Iterator[Contradiction]:
    domain = domain_of(statement, span)
    if domain is None or (domain == "perspectives" and _is_of_bare(statement, place)):
        return
    if domain != "money" and Kind.SPENT in (statement.kind(place - 1), statement.kind(place + 1)):
        return
    named = _named(statement, span, domain)
    for ranked in rankings(statement, domain, named, span):
        if len(ranked) > 1:
            yield from _compared(statement, place, span, ranked, named)


def _is_of_bare(statement: Statement, place: int) -> bool:
    """Whether the clause has the bare name of a perspective, which may well be meant."""
    clause = statement.segment(place)
    sought = [token.word for token in tokens(statement.words_between(clause.start, place))]
    told = any(statement.names.sides.at(sought, at) for at in range(len(sought)))
    return told and not statement.named(clause)


def _span(statement: Statement, place: int, places: Sequence[int]) -> range:
    """The part of a sentence that belongs to one superlative: up to the clause of another."""
    begin, end = 0, len(statement.pieces)
    for other in places:
        if other > place:
            end = min(end, _between(statement, place, other))
        elif other < place:
            begin = max(begin, _between(statement, other, place))
    for at in range(place, end):
        if statement.kind(at) in (Kind.BREAK, Kind.BECAUSE, Kind.STOP) and at > place:
            end = min(end, at)
    return range(begin, end)


def _between(statement: Statement, first: int, second: int) -> int:
    """The place where the clause of the first superlative ends and that of the second begins."""
    divides = (Kind.COMMA, Kind.STOP, Kind.BREAK, Kind.AND)
    found = [at for at in range(first + 1, second) if statement.kind(at) in divides]
    return found[-1] if found else second


def _is_of_something_else(statement: Statement, place: int, span: range) -> bool:
    """Whether the superlative is of a target, category, budget or another year, or spans years."""
    told = [statement.pieces[at] for at in span]
    if any(piece.kind is Kind.LAST_YEAR for piece in told):
        return True
    periods = {piece.period for piece in told if piece.kind is Kind.PERIOD}
    if len(periods) > 1 or any(period != statement.year for period in periods):
        return True
    nouns = (Kind.ITEMS, Kind.MEASURES, Kind.PERSPECTIVES)
    before = place - 1 - (statement.kind(place - 1) in nouns)
    if statement.word(place + 1) in SINCE and statement.kind(place + 2) is Kind.PERIOD:
        return True
    if statement.kind(before) is Kind.NOT:
        return True
    is_blocked = statement.word(place) not in vocabulary().furthest and (
        statement.kind(place - 1) in _BLOCKING or statement.kind(place + 1) in _BLOCKING
    )
    if is_blocked:
        return True
    text = statement.text.casefold()
    return _is_of_strange(statement, place, span) or any(word in text for word in _OVER_TIME)


_OVER_TIME = ("tahun terakhir", "sepanjang", "dalam lima", "last five", "last three", "in years",
              "sejarah")  # fmt: skip


def _is_of_strange(statement: Statement, place: int, span: range) -> bool:
    """`courtesy got the lowest mark from stakeholders`: a mark that others gave."""
    named = [at for at in span if statement.kind(at) is Kind.NAME]
    is_from = any(statement.kind(at) is Kind.FROM for at in range(place + 1, min(named, default=0)))
    return is_from and statement.kind(span.start) is Kind.UNKNOWN


def _named(statement: Statement, span: range, domain: Domain) -> list[tuple[Subject, ...]]:
    kind = _KINDS[domain]
    found = [p.subjects for p in statement.named(span) if p.subjects[0].kind == kind]
    if not found and domain == "measures" and statement.own is not None:
        return [(statement.own,)]
    return found


_KINDS: Mapping[Domain, SubjectKind] = {
    "measures": "measure", "perspectives": "perspective", "objectives": "objective",
    "items": "item", "money": "budget",
}  # fmt: skip


def _compared(
    statement: Statement, place: int, span: range, ranked: Sequence[Ranked],
    named: Sequence[tuple[Subject, ...]],
) -> Iterator[Contradiction]:  # fmt: skip
    least, rank = side_of(statement, place) is Kind.LOWEST, rank_of(statement, place)
    there = at_rank(ranked, rank, least=least)
    if len(there) in (0, len(ranked)):
        return
    ids = {one.subject.id for one in there}
    told = [{subject.id for subject in subjects} for subjects in named]
    known = {one.subject.id for one in ranked}
    told = [ids_ for ids_ in told if ids_ & known]
    if rank > 1:
        if told and not any(each & ids for each in told):
            said = in_place(_names(there), there[0].figure, rank, least=least)
            yield Contradiction(statement.pieces[place].text, said, _about(there))
        return
    if not told:
        yield from _by_number(statement, place, span, there)
        return
    is_wrong = not any(each & ids for each in told)
    is_share = any(statement.word(at) in _SHARES for at in span)
    number = number_of(statement, span)
    is_share |= number is not None and number.unit is Unit.PERCENT
    if is_wrong and not is_share and _is_by_amount(ranked, told, least=least):
        return
    is_shared = (
        len(there) > len([each for each in told if each & ids])
        and not statement.has(Kind.TIE)
        and not _is_one_wording(there)
        and not _are_told(statement, there, named)
    )
    if is_wrong or is_shared:
        yield _contradicted(statement, place, there, least=least)


_SHARES = frozenset({"serapan", "penyerapan", "serapan anggaran", "penyerapan anggaran",
                     "absorption", "absorption rate", "budget absorption"})  # fmt: skip


def _is_by_amount(
    ranked: Sequence[Ranked], told: Sequence[Collection[str]], *, least: bool
) -> bool:
    """Whether named money is the most or the least in rupiah, which may be meant."""
    amounts = {one.subject.id: one.others[0] for one in ranked if one.subject.kind == "budget"}
    best = (min if least else max)(amounts.values(), default=None)
    return any(amounts.get(one) == best for ids in told for one in ids) if amounts else False


def _are_told(
    statement: Statement, there: Sequence[Ranked], named: Sequence[tuple[Subject, ...]]
) -> bool:
    """Whether the sentence has each subject's name, or a word that only this name has."""
    ids = {subject.id for subjects in named for subject in subjects}
    common = {word for each in named for word in content_of(each[0].name)} | lexicon().every
    told = {plain(token.word) for token in tokens(statement.text)} - common
    return all(one.subject.id in ids or told & content_of(one.subject.name) for one in there)


def _is_one_wording(there: Sequence[Ranked]) -> bool:
    return len({one.subject.name.casefold() for one in there}) == 1


def _by_number(
    statement: Statement, place: int, span: range, there: Sequence[Ranked]
) -> Iterator[Contradiction]:
    """A score without a name that is no extreme, or an extreme that several share."""
    numeral = number_of(statement, span)
    is_score = any(statement.kind(at) is Kind.SCORE for at in span)
    if numeral is None or numeral.unit is not Unit.NONE or not is_score:
        return
    is_it = any(numeral.agrees(figure) for one in there for figure in (one.figure, *one.others))
    if not is_it or (len(there) > 1 and not statement.has(Kind.TIE)):
        least = side_of(statement, place) is Kind.LOWEST
        yield _contradicted(statement, place, there, least=least)


def _contradicted(
    statement: Statement, place: int, there: Sequence[Ranked], *, least: bool
) -> Contradiction:
    ours = at_the_end(_names(there), there[0].figure, least=least)
    return Contradiction(statement.pieces[place].text, ours, _about(there))


def _names(there: Sequence[Ranked]) -> list[Part]:
    return [one.subject.name or one.subject.id for one in there]


def _about(there: Sequence[Ranked]) -> tuple[str, ...]:
    return tuple(one.subject.id for one in there if one.subject.kind == "measure")
