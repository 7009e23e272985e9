"""The period that a text says the report covers."""

from collections.abc import Iterator

from pipeline.examine.prose.known.figures import CURRENT
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.translatable import _
from pipeline.values import Message
from pipeline.vocabulary import Kind, vocabulary

_NEAR = 16
_WITHIN = frozenset(
    {Kind.FILLER, Kind.OWN, Kind.KNOWN, Kind.PURPOSE, Kind.WITH, Kind.CONSISTS, Kind.ACHIEVEMENT,
     Kind.ACTUAL, Kind.WHOLE, Kind.AND, Kind.FROM, Kind.TO, Kind.ALL, Kind.MEASURES,
     Kind.PERSPECTIVES, Kind.RESULT}
)  # fmt: skip
"""What may come between the word for the report and its period."""


def reported(statement: Statement) -> Iterator[Contradiction]:
    """`Laporan Kinerja Tahun 2022 ini` in the report of another year."""
    if statement.has(Kind.FUTURE, Kind.CONDITION):
        return
    for place, piece in enumerate(statement.pieces):
        if piece.kind is Kind.ATTRIBUTED:
            return
        if piece.kind is not Kind.REPORT:
            continue
        if (told := _dated_before(statement, place)) is not None:
            yield Contradiction(statement.pieces[told].text, _is_of(statement))
            return
        for at in range(place + 1, min(place + 1 + _NEAR, len(statement.pieces))):
            other = statement.pieces[at]
            is_first = statement.kind(at + 1) is Kind.TO or statement.word(at + 1) in _UP_TO
            if other.kind is Kind.PERIOD and is_first:
                continue
            if other.kind is Kind.PERIOD:
                behind = at + 1 + (statement.kind(at + 1) is Kind.COMMA)
                is_one_of_some = Kind.PERIOD in (statement.kind(behind), statement.kind(behind + 1),
                                                 statement.kind(behind + 2))  # fmt: skip
                if (
                    not is_one_of_some
                    and _is_ours(statement, place, at)
                    and _is_another(statement, at)
                ):
                    yield Contradiction(other.text, _is_of(statement))
                break
            is_count = other.numeral is not None or statement.word(at) in vocabulary().collectives
            is_plain = other.kind in _WITHIN or is_count or _tells(statement, place, at)
            is_plain |= other.kind is Kind.UNKNOWN and other.text[:1].isupper()
            if not is_plain and not _names_the_agency(statement, at):
                break


def _is_of(statement: Statement) -> Message:
    return Message(_("the report is of {period}"), {"period": statement.case.account.period})


def _dated_before(statement: Statement, place: int) -> int | None:
    """The place of another period that opens the clause: `hasil tahun 2018 dalam laporan ini`."""
    before = range(statement.segment(place).start, place)
    told = [at for at in before if statement.kind(at) is Kind.PERIOD]
    kinds = {statement.kind(at) for at in before}
    is_plain = kinds <= {Kind.PERIOD, Kind.FILLER, Kind.WHOLE, Kind.ACHIEVEMENT, Kind.ACTUAL}
    is_told = len(told) == 1 and is_plain and _is_ours(statement, place, place)
    return told[0] if is_told and _is_another(statement, told[0]) else None


def _is_ours(statement: Statement, place: int, period: int) -> bool:
    """Whether *this* report is meant, by words in its name or near it, or as it ends the text."""
    words = statement.words_between(place, min(period + 1, len(statement.pieces) - 1)).casefold()
    before = statement.word(place - 1) if place else ""
    opening = statement.words_between(0, place - 1).casefold() if place else ""
    said = {*words.split(), before}
    return opening in _CLOSING or bool(said & _THIS) or "reporting period" in words


_THIS = {"ini", "this", "these", "pelaporan"}
_CLOSING = {"demikian", "demikianlah", "with this", "with this the", "here ends the"}
"""Openings that close a text with its report; `demikian pula` introduces something else."""


def _tells(statement: Statement, place: int, at: int) -> bool:
    """`menggambarkan kinerja …`, `show what the office achieved`: whether a verb is the
    report's."""
    is_verb = at <= place + _VERB and statement.kind(at) is Kind.UNKNOWN
    return is_verb and any(
        statement.kind(one) in _TOLD or statement.word(one) in _PERFORMANCE
        for one in statement.segment(at)
    )


_VERB = 2
_TOLD = (Kind.WHOLE, Kind.ACHIEVEMENT, Kind.ACTUAL)
_PERFORMANCE = ("performance", "the performance", "kinerja")


def _is_another(statement: Statement, at: int) -> bool:
    """Whether a period is another year, or part of a year where the report covers it all."""
    period, account = statement.pieces[at].period, statement.case.account.period
    if not period or period == CURRENT:
        return False
    is_of_year = len(account) == len(statement.year)
    is_end = statement.kind(at - 1) is Kind.TO or statement.word(at - 1) in _UP_TO
    is_end |= any(f" {one} " in statement.word(at) for one in _UP_TO)
    is_end |= sum(piece.kind is Kind.PERIOD for piece in statement.pieces) == 1
    is_part = len(period) > len(account) and not period.endswith(_LAST)
    is_earlier = is_of_year and is_end and is_part
    return period[: len(statement.year)] != statement.year or is_earlier


_UP_TO = ("to", "through", "until", "sampai", "sampai dengan", "hingga")
_LAST = ("-12", "-Q4", "-S2")


def _names_the_agency(statement: Statement, place: int) -> bool:
    """Whether a name is part of the agency's name, as the name of its programme may be."""
    agency = statement.case.report_file.agency.name.casefold()
    piece = statement.pieces[place]
    return piece.kind is Kind.NAME and piece.text.casefold() in agency
