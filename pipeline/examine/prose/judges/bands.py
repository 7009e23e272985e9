"""Ratings in words that a text gives a subject, compared with the band that rates it."""

from collections.abc import Iterator

from pipeline.examine.prose.judges.labels import NOUNS, label_before, label_behind, labels
from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import called
from pipeline.examine.prose.words.tokens import tokens
from pipeline.translatable import _
from pipeline.values import Message
from pipeline.vocabulary import Kind, vocabulary


def ratings(statement: Statement) -> Iterator[Contradiction]:
    """Ratings in words that are not the subject's."""
    is_labelled = statement.has_word(*statement.names.labels)
    if not is_labelled and not statement.has(Kind.CATEGORY):
        return
    for place, piece in enumerate(statement.pieces):
        if statement.muted[place]:
            continue
        if piece.kind is Kind.CATEGORY:
            yield from _rated(statement, place)
        elif is_labelled and _is_written_label(statement, place):
            yield from _rated(statement, place - 1)


def _is_written_label(statement: Statement, place: int) -> bool:
    """Whether a capital within the sentence marks the label of a band: `came out as Very High`."""
    piece = statement.pieces[place]
    if not place or not piece.text[0].isupper():
        return False
    before = statement.pieces[place - 1]
    if before.kind is Kind.CATEGORY:
        return False
    is_alone = not before.text[-1:].isalpha() or before.text.islower() or before.kind is Kind.NAME
    is_long = len(piece.text) > 1 or statement.text[piece.end :].startswith(" (")
    return is_alone and is_long and statement.word(place) in statement.names.labels


def _rated(statement: Statement, place: int) -> Iterator[Contradiction]:
    subject = _surely(statement, place) or _subject(statement, place)
    if subject is None or subject.rating is None or _is_other(statement, place):
        return
    if statement.kind(place - 1) is Kind.NOT or statement.kind(place) is Kind.COMPARED:
        return
    known = labels(subject.bands)
    said = label_behind(statement, place, known) or label_before(statement, place, known)
    if said is None:
        yield from _in_other_words(statement, place, subject)
        return
    label, text = said
    if label.key != subject.rating:
        yield Contradiction(text, _is_rated(subject), subject.about)


def _in_other_words(statement: Statement, place: int, subject: Subject) -> Iterator[Contradiction]:
    """`rated Poor`, where no band is labelled so: blame of a good band, praise of a bad one."""
    said = [token for token in tokens(statement.text[statement.pieces[place].end :]) if token.word]
    found = [token.word for token in said[:_LONGEST]]
    keys = [band.key for band in subject.bands]
    at = keys.index(subject.rating or "")
    is_good = subject.bands[at].favourable
    wrong = vocabulary().blame if is_good else vocabulary().praise if at < _WORST else ()
    for size in range(1, len(found) + 1):
        if " ".join(found[:size]) in wrong:
            yield Contradiction(" ".join(found[:size]), _is_rated(subject), subject.about)


_LONGEST, _WORST = 2, 2


def _is_rated(subject: Subject) -> Message:
    band = next(band for band in subject.bands if band.key == subject.rating)
    label = band.label if isinstance(band.label, str) else dict(band.label)
    return Message(_("{subject} is rated {rating}"), {"subject": called(subject), "rating": label})


def _is_other(statement: Statement, place: int) -> bool:
    """Whether the rating is of another year, or of something counted."""
    heard = statement.pieces[: statement.segment(place).stop]
    counting = (Kind.MOST, Kind.ALL, Kind.NONE)
    if any(piece.kind in (*counting, Kind.LAST_YEAR) for piece in heard):
        return True
    return any(
        piece.kind is Kind.PERIOD
        and statement.period(piece) != ""
        and _is_told_of(statement, at, place)
        for at, piece in enumerate(statement.pieces[:place])
    ) or any(statement.kind(at + 1) in (Kind.MEASURES, Kind.PERSPECTIVES) and statement.kind(at) is
             Kind.NUMBER for at in range(place))  # fmt: skip


def _is_told_of(statement: Statement, at: int, place: int) -> bool:
    """Whether a period dates the rating: a month in another clause only dates an event."""
    is_year = len(statement.pieces[at].period) <= len(statement.year)
    same = statement.segments[at] == statement.segments[place]
    return is_year or same or statement.is_dating(at)


def _subject(statement: Statement, place: int) -> Subject | None:
    """The subject rated: one named before it, the whole, or the cell's own measure."""
    if statement.word(place) in NOUNS:
        place = _before_label(statement, place)
    before = [statement.kind(at) for at in range(place)]
    named = statement.named(range(place))
    segment = statement.segment(place)
    clause = [statement.kind(at) for at in range(segment.start, place)]
    if named:
        return named[-1].subject if clause.count(Kind.UNKNOWN) <= 1 else None
    if Kind.ITEMS in clause:
        return None
    if clause.count(Kind.UNKNOWN) <= 1 and statement.gives_own(_close_before(statement, place)):
        return statement.own
    if statement.own is None and statement.has_word(*_OVERALL) and clause.count(Kind.UNKNOWN) <= 1:
        return None if {*before} & _NARROWER else statement.names.whole
    whole = clause[::-1].index(Kind.WHOLE) if Kind.WHOLE in clause else len(clause)
    labelled = {Kind.ACTUAL, Kind.ACHIEVEMENT, Kind.SCORE, Kind.OWN, Kind.NUMBER}
    if statement.own is None and any(
        statement.kind(at) is Kind.NUMBER for at in _close_before(statement, place)
    ):
        found = statement.by_figure
        if found is not None:
            return found
    is_own = statement.own is not None and bool({*clause} & _TELLING)
    is_own = is_own and clause.count(Kind.UNKNOWN) <= _FEW
    is_agency = statement.own is None and statement.names_agency(range(segment.start, place))
    if is_agency and clause.count(Kind.UNKNOWN) <= 1 and not {*before} & _NARROWER:
        return statement.names.whole
    if Kind.UNKNOWN in clause[len(clause) - whole :] and not is_own:
        return None
    if Kind.WHOLE in before:
        return statement.names.whole
    if statement.own is not None:
        if Kind.KNOWN in clause and not statement.strange(range(segment.start, place)):
            return statement.own
        return statement.own if not clause or labelled & {*before} or segment.start == 0 else None
    by_word = _by_word(statement, place)
    return by_word or (statement.carried if Kind.UNKNOWN not in before else None)


_FEW = 2
_TELLING = {Kind.ACTUAL, Kind.ACHIEVEMENT, Kind.SCORE}
_OVERALL = (
    "taken as a whole",
    "taken all together",
    "overall",
    "secara keseluruhan",
    "on the whole",
    "as a whole",
    "all in all",
)
_NARROWER = {
    Kind.MEASURES,
    Kind.SURVEY,
    Kind.RESPONDENTS,
    Kind.ITEMS,
    Kind.PERSPECTIVES,
    Kind.BUDGET,
}


def _surely(statement: Statement, place: int) -> Subject | None:
    """The subject named only behind the label, `a rating of Very High for the perspective …`; or
    the cell's own measure, where the clause says its whole name."""
    segment = statement.segment(place)
    clause = range(segment.start, place)
    unknown = sum(statement.kind(at) is Kind.UNKNOWN for at in clause)
    if unknown <= 1 and not statement.named(clause) and statement.tells_whole_name(clause):
        return statement.own
    named = [at for at in segment if statement.kind(at) is Kind.NAME]
    is_alone = len(named) == 1 and not statement.named(range(place))
    is_told = is_alone and statement.word(named[0] - 1) in _FOR and named[0] > place
    return statement.pieces[named[0]].subject if is_told else None


_FOR = ("for the", "for", "untuk", "bagi")


def _before_label(statement: Statement, place: int) -> int:
    """The place where the rated subject ends: before the words of the label and `in the`."""
    while place and statement.kind(place - 1) in (Kind.UNKNOWN, Kind.HIGHEST, Kind.LOWEST):
        place -= 1
    return place


def _close_before(statement: Statement, place: int) -> range:
    """Its clause, with the clause before if only a comma parts them: `with 84.19, it is rated`."""
    start = statement.segment(place).start
    is_joined = start > 0 and statement.kind(start) not in (Kind.BREAK, Kind.BECAUSE)
    return range(statement.segment(start - 1).start if is_joined else start, place)


def _by_word(statement: Statement, place: int) -> Subject | None:
    """The measure whose formula has a word of praise or blame close behind a place."""
    found = [token.word for token in tokens(statement.text[statement.pieces[place].end :])][:3]
    return next((of_word(statement, word) for word in found if of_word(statement, word)), None)


def of_word(statement: Statement, word: str) -> Subject | None:
    for formula, praise in vocabulary().good.items():
        if word in praise or word in vocabulary().bad[formula]:
            bearers = [
                one
                for one in statement.names.measures.values()
                if one.measure and one.measure.formula == formula
            ]
            return bearers[0] if len(bearers) == 1 else None
    return None
