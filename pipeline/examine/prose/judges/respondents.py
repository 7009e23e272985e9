"""How many respondents a text says answered a survey, and how many questions it asked."""

from collections.abc import Iterator

from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.words.tokens import words
from pipeline.translatable import _
from pipeline.values import Message
from pipeline.vocabulary import Kind, vocabulary


def respondents(statement: Statement) -> Iterator[Contradiction]:
    """Counts of respondents and of questions that no survey of the report has."""
    yield from _of_respondents(statement)
    yield from _of_items(statement)


def _of_respondents(statement: Statement) -> Iterator[Contradiction]:
    surveys = statement.case.account.surveys
    if statement.own is not None:
        surveys = tuple(one for one in surveys if one.id == statement.own.survey)
    came = {
        count
        for one in surveys
        for count in (one.respondents, one.answered, one.delivered, one.counted)
    }
    every = came | {one.population for one in surveys}
    told = [
        (place, count)
        for place, count in numbers_before(statement, Kind.RESPONDENTS)
        if _is_of_survey(statement, place) and not _is_share(statement, place, count)
    ]
    told += [*_after_respondents(statement), *_who_answered(statement)]
    for place, count in told:
        known = came if _is_answered(statement, place) else every
        if surveys and count not in known:
            said = [
                Message(_("{survey}: {count} respondents"),
                        {"survey": one.title or one.id, "count": one.counted})
                for one in surveys
            ]  # fmt: skip
            last = min(place + 1, len(statement.pieces) - 1)
            yield Contradiction(statement.words_between(place, last), said)


def _is_share(statement: Statement, place: int, count: int) -> bool:
    """Whether numbers are so small that a share is meant: `one of seven respondents`."""
    is_of = statement.is_of(place - 1) and statement.kind(place - 2) is Kind.NUMBER
    return is_of and count <= _FEW


_FEW = 10
_TRIGGERS = frozenset({Kind.ASKED, Kind.FROM, Kind.WITH, Kind.CONSISTS, Kind.SURVEY, Kind.ALL})


def _who_answered(statement: Statement) -> Iterator[tuple[int, int]]:
    """Counts of those who answered, whoever they are: `survei dijawab oleh 120 pegawai`."""
    for place, piece in enumerate(statement.pieces):
        count = piece.numeral.whole if piece.numeral else None
        if count is None or statement.muted[place] or statement.kind(place - 1) is not Kind.ASKED:
            continue
        surveyed = any(statement.kind(at) is Kind.SURVEY for at in range(place))
        if (
            _is_answered(statement, place)
            and surveyed
            and statement.kind(place + 1) is not Kind.RESPONDENTS
        ):
            yield place, count


def _is_answered(statement: Statement, place: int) -> bool:
    """Whether a number counts those who answered, not all who were asked."""
    return statement.word(place - 1).startswith(_ANSWERED)


_ANSWERED = ("diikuti", "dijawab", "diisi", "answered", "completed", "filled in", "taken by")


def _after_respondents(statement: Statement) -> Iterator[tuple[int, int]]:
    """Counts behind the word for respondents: `jumlah responden … sebanyak 120 orang`."""
    for place, piece in enumerate(statement.pieces):
        if piece.kind is not Kind.RESPONDENTS and piece.text.casefold() != "jumlah responden":
            continue
        for at in range(place + 1, min(place + 6, len(statement.pieces))):
            numeral = statement.pieces[at].numeral
            if numeral is not None and numeral.is_spelled:
                break
            if numeral is not None and numeral.whole is not None and not statement.muted[at]:
                is_told = statement.kind(at - 1) in (Kind.RESULT, Kind.FILLER)
                is_counted = statement.kind(place - 1) in (Kind.ASKED, Kind.FILLER, None)
                if is_told and (is_counted or piece.kind is Kind.ASKED):
                    yield at, numeral.whole
                break
            if statement.kind(at) not in _BEFORE_COUNT:
                break


_AMONG_WHOM = frozenset({"terhadap", "kepada", "oleh", "among", "of"})


_BEFORE_COUNT = frozenset(
    {Kind.FILLER, Kind.RESULT, Kind.SURVEY, Kind.NAME, Kind.KNOWN, Kind.OWN, Kind.UNKNOWN,
     Kind.UNIT}
)  # fmt: skip


def _is_of_survey(statement: Statement, place: int) -> bool:
    """Whether all respondents are meant, not those who said something."""
    before = [statement.kind(at) for at in range(max(0, place - 3), place)]
    near = before[-1:] if before[-1:] != [Kind.FILLER] else before[-2:]
    surveyed = any(statement.kind(at) is Kind.SURVEY for at in range(place))
    if surveyed and statement.word(place - 1) in _AMONG_WHOM:
        return True
    if any(kind in _TRIGGERS for kind in near):
        return statement.kind(place + 2) is not Kind.UNKNOWN or Kind.ASKED in near
    after = statement.kind(place + 2)
    return after in (Kind.ASKED,) or (Kind.RESULT in near and Kind.ASKED in before)


def _of_items(statement: Statement) -> Iterator[Contradiction]:
    surveys = statement.case.account.surveys
    known = {len(one.items) for one in surveys} | {
        len(one.service_quality.elements) for one in surveys if one.service_quality
    }
    for place, count in numbers_before(statement, Kind.ITEMS):
        before = {statement.kind(place - 1), statement.kind(place - 2)}
        whole = before & {Kind.CONSISTS, Kind.ALL} or (
            Kind.FROM in before and statement.kind(place + 2) in (None, Kind.SURVEY, Kind.COMMA)
        )
        if surveys and whole and count not in known and statement.has(Kind.SURVEY):
            said = Message(
                _("items of the surveys: {counts}"), {"counts": ", ".join(map(str, sorted(known)))}
            )
            yield Contradiction(statement.words_between(place, place + 1), said)


def numbers_before(statement: Statement, noun: Kind) -> Iterator[tuple[int, int]]:
    """Every whole number right before a noun of a kind, with its place."""
    for place, piece in enumerate(statement.pieces):
        count = piece.numeral.whole if piece.numeral else None
        is_told = not statement.muted[place] or _is_of_months(statement, place)
        if count is not None and statement.kind(place + 1) is noun and is_told:
            yield place, count


def _is_of_months(statement: Statement, place: int) -> bool:
    """Whether months only say when the survey took place: `in October and November`."""
    told = [one for piece in statement.pieces if piece.kind is Kind.PERIOD
            for one in words(piece.text) if one in vocabulary().months]  # fmt: skip
    counted = [piece for piece in statement.pieces if piece.kind is Kind.NUMBER]
    is_alone = len(told) > len(counted) == 1
    return is_alone and place in statement.muted_only_by(Kind.PERIOD)
