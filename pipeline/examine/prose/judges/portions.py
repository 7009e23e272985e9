"""Shares of the money: how much of a ceiling was spent or left, in words or as a bound."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.examine.prose.claims.whose_money import is_about_money
from pipeline.examine.prose.judges.told_shares import Bound, Share, shares_in
from pipeline.examine.prose.known.figures import Role, Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import told
from pipeline.examine.prose.words.numbers import Unit
from pipeline.examine.prose.words.tokens import tokens
from pipeline.vocabulary import Kind, vocabulary


def portions(statement: Statement) -> Iterator[Contradiction]:
    """`more than a tenth of the ceiling went unspent`, where a thirtieth did."""
    if statement.own is not None and not is_about_money(statement.own):
        return
    for share in (*shares_in(statement), *_percentages(statement)):
        segment = statement.segment(share.last)
        noun = _noun(statement, share.last, segment)
        if noun is None and share.bound in ("above", "under", "least"):
            noun = share.last
        verb = next((at for at in segment if statement.kind(at) in _VERBS), None)
        if noun is None or verb is None:
            continue
        every = vocabulary().collectives
        if any(
            statement.kind(at) is Kind.UNKNOWN and statement.word(at) not in every for at in segment
        ):
            continue
        is_left = statement.kind(verb) is Kind.LEFT or statement.kind(verb - 1) is Kind.NOT
        wrong = [
            one for one in _subjects(statement, segment)
            if (spent := one.spent[0]) is not None
            and not share.may_be((100 - spent if is_left else spent) / 100, one=0)
        ]  # fmt: skip
        if wrong and len(wrong) != _excepted(statement, segment):
            ours = [told(one.of([Role.SPENT])[0], one) for one in wrong]
            said = statement.words_between(max(share.first - 1, 0), noun)
            yield Contradiction(said, ours, tuple(id_ for one in wrong for id_ in one.about))


def _percentages(statement: Statement) -> Iterator[Share]:
    """`more than 96 percent` of every programme; for one programme alone it is read as a figure."""
    if not statement.has(Kind.ABOVE, Kind.UNDER, Kind.HEDGE) or statement.has(
        Kind.TARGET, Kind.NAME
    ):
        return
    for place, piece in enumerate(statement.pieces):
        numeral, bound = piece.numeral, _BOUNDS.get(statement.kind(place - 1))
        bound = "least" if statement.word(place - 1) in vocabulary().least else bound
        if numeral is None or bound is None or statement.muted[place]:
            continue
        if numeral.unit is Unit.PERCENT and any(
            one.word in PROGRAMMES for one in tokens(statement.text)
        ):
            yield Share(place, place, Fraction(numeral.value) / 100, bound)


_BOUNDS: dict[Kind | None, Bound] = {Kind.ABOVE: "above", Kind.UNDER: "under"}
_MONEY = ("anggaran", "belanja", "budget")
_VERBS = (Kind.SPENT, Kind.LEFT)


def _noun(statement: Statement, place: int, segment: range) -> int | None:
    """The place of the word that makes it a share of money; null where there is none."""
    for at in range(place + 1, segment.stop):
        is_both = statement.kind(at) in _VERBS and statement.word(at).startswith(_MONEY)
        if statement.kind(at) in (Kind.CEILING, Kind.BUDGET) or is_both:
            return at
        if statement.kind(at) not in (Kind.FILLER, Kind.RESULT, Kind.FROM, Kind.OWN, Kind.ALL):
            return None
    return None


def _subjects(statement: Statement, segment: range) -> Sequence[Subject]:
    """The programme that is named, all programmes where all are meant, else the whole budget."""
    named = [piece.subject for piece in statement.named(segment)]
    parts = [one for one in named if one is not None and one.kind == "budget"]
    if named:
        return parts if len(parts) == len(named) == 1 else ()
    programmes = statement.names.budget_parts[0]
    nouns = [at for at in segment if statement.word(at) in PROGRAMMES]
    if nouns:
        before, size = nouns[0] - 1, vocabulary().collectives.get(statement.word(nouns[0] - 1))
        is_every = statement.kind(before) is Kind.ALL or size == len(programmes)
        return programmes if is_every or _counted(statement, segment) else ()
    return (statement.names.budget,) if statement.names.budget else ()


def _counted(statement: Statement, segment: range) -> int | None:
    """The first number before the noun, if programmes are counted: `three of four programmes`."""
    noun = next((at for at in segment if statement.word(at) in PROGRAMMES), segment.start)
    told = [statement.pieces[at].numeral for at in range(segment.start, noun)]
    counts = [one.whole for one in told if one is not None]
    return counts[0] if counts else None


def _excepted(statement: Statement, segment: range) -> int:
    """How many programmes the claim leaves out, where it counts them."""
    count = _counted(statement, segment)
    return 0 if count is None else len(statement.names.budget_parts[0]) - count


PROGRAMMES = frozenset({"programme", "programmes", "program", "programs"})
