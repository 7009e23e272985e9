"""How many perspectives a text says there are, or have the same rating."""

from collections.abc import Iterator, Sequence

from pipeline.examine.prose.judges.labels import Label, labels
from pipeline.examine.prose.judges.respondents import numbers_before
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.words.tokens import words
from pipeline.rulebook import Band
from pipeline.translatable import _
from pipeline.values import Message
from pipeline.vocabulary import Kind


def rated_perspectives(statement: Statement) -> Iterator[Contradiction]:
    """Counts of perspectives that differ from the account's."""
    if statement.own is not None:
        return
    for place, count in numbers_before(statement, Kind.PERSPECTIVES):
        around = (place - 1, place - 2, place + 2)
        before = {statement.kind(at) for at in around}
        ours = statement.case.account.perspectives
        scored = sum(one.score is not None for one in ours)
        if before & {Kind.FROM, Kind.CONSISTS, Kind.ALL} and count not in (len(ours), scored):
            said = Message(_("there are {count} perspectives"), {"count": len(ours)})
            yield Contradiction(statement.words_between(place, place + 1), said)
        elif count == len(ours) and statement.is_of(place - 1 - (before_is_the(statement, place))):
            yield from _of_rated_perspectives(statement, place)
        else:
            yield from _rated_alike(statement, place, count)
    for place, piece in enumerate(statement.pieces):
        is_every = piece.kind is Kind.ALL and statement.kind(place + 1) is Kind.PERSPECTIVES
        if is_every and not statement.muted[place]:
            yield from _rated_alike(statement, place, len(statement.case.account.perspectives))


def _rated_alike(statement: Statement, place: int, count: int) -> Iterator[Contradiction]:
    """`all four perspectives are rated Very High`, `two perspectives are rated High`."""
    segment = statement.segment(place)
    verb = next((at for at in segment if statement.kind(at) is Kind.CATEGORY and at > place), None)
    between = {statement.kind(at) for at in range(place + 2, verb or place)}
    if verb is None or not between <= _BEFORE_RATING or statement.has(Kind.NAME, Kind.NOT):
        return
    bands = statement.case.rulebook.levels.of("perspective").bands
    label = label_behind(statement, verb, bands)
    rated = sum(one.rating == label.key for one in statement.case.account.perspectives
                ) if label else count  # fmt: skip
    if label and rated != count:
        said = Message(_("perspectives rated “{label}”: {count}"),
                       {"label": " ".join(label.words), "count": rated})  # fmt: skip
        yield Contradiction(statement.words_between(place, place + 1), said)


_BEFORE_RATING = {Kind.FILLER, Kind.ALL, Kind.RESULT, Kind.OWN}


def before_is_the(statement: Statement, place: int) -> bool:
    return statement.kind(place - 1) in (Kind.FILLER, Kind.OWN)


def _of_rated_perspectives(statement: Statement, whole: int) -> Iterator[Contradiction]:
    """`three of the four perspectives are rated Very High`."""
    told = [at for at in range(whole) if statement.pieces[at].numeral]
    verbs = [
        at for at in range(whole, len(statement.pieces)) if statement.kind(at) is Kind.CATEGORY
    ]
    numeral = statement.pieces[told[-1]].numeral if told else None
    if len(told) != 1 or len(verbs) != 1 or numeral is None or statement.has(Kind.NOT):
        return
    label = label_behind(
        statement, verbs[0], statement.case.rulebook.levels.of("perspective").bands
    )
    if label is not None:
        ours = statement.case.account.perspectives
        count = sum(one.rating == label.key for one in ours)
        if numeral.whole not in (None, count):
            said = Message(_("perspectives rated “{label}”: {count}"),
                           {"label": " ".join(label.words), "count": count})  # fmt: skip
            yield Contradiction(statement.words_between(told[0], whole + 1), said)


def label_behind(statement: Statement, place: int, bands: Sequence[Band]) -> Label | None:
    """The label right behind the word for a category."""
    behind = words(statement.text[statement.pieces[place].end :])
    for label in labels(bands):
        size = len(label.words)
        if any(behind[begin : begin + size] == label.words for begin in range(2)):
            return label
    return None
