"""Bounds that a text gives as the reason for a rating, where the scale runs the other way."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.examine.prose.judges.bands import of_word
from pipeline.examine.prose.judges.labels import Label, labels
from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.examine.prose.reading.wording import called
from pipeline.examine.prose.words.tokens import tokens, words
from pipeline.rulebook import Band
from pipeline.scorecard import Polarity
from pipeline.translatable import _
from pipeline.values import Message, Number
from pipeline.vocabulary import Kind, vocabulary


def bounds(statement: Statement) -> Iterator[Contradiction]:
    """A rating with a bound, where its band lies on the other side of the bound."""
    if statement.has(Kind.ATTRIBUTED):
        return
    for place, piece in enumerate(statement.pieces):
        numeral = piece.numeral
        if numeral is None or (at := _comparator(statement, place)) is None:
            continue
        comparator = statement.kind(at)
        value = float(numeral.value)
        for subject, label, text in _spoken(statement, place):
            wrong = _is_turned(subject, label, value, is_above=comparator is Kind.ABOVE)
            if wrong is not None:
                said = f"{text} … {statement.words_between(at, place)}"
                yield Contradiction(said, wrong, subject.about)
                break


def _comparator(statement: Statement, place: int) -> int | None:
    """The place of `above` or `below` before a number: `below the limit of 80`."""
    for at in range(place - 1, -1, -1):
        if statement.kind(at) in (Kind.ABOVE, Kind.UNDER):
            return at
        if statement.kind(at) not in _OF_BOUND:
            return None
    return None


_OF_BOUND = (Kind.FILLER, Kind.HEDGE, Kind.LIMIT, Kind.RESULT)


_FAR = 160
"""The most characters between a rating and its bound."""


def _spoken(statement: Statement, place: int) -> Iterator[tuple[Subject, Label, str]]:
    """The labels close to a bound in the same sentence, with their subjects; if there are none,
    words of praise or blame, whose side the polarity decides."""
    if not statement.has(Kind.BECAUSE, Kind.CONDITION):
        return
    here = statement.pieces[place].start
    for subject in _may_be(statement):
        for start, label, text in _heard(statement, labels(subject.bands)):
            if abs(start - here) < _FAR:
                yield subject, label, text
                return
    for subject in _may_be(statement):
        formula = subject.measure.formula if subject.measure else ""
        sides = ((vocabulary().bad, _BAD), (vocabulary().good, _GOOD))
        praise = [Label(words(one), key) for known, key in sides for one in known.get(formula, ())]
        for _start, label, text in _heard(statement, praise):
            yield subject, label, text
            return


def _heard(statement: Statement, known: Sequence[Label]) -> Iterator[tuple[int, Label, str]]:
    """The labels that a sentence contains and does not deny, in the order of `known`: where each
    begins, and how it is written."""
    found = tokens(statement.text)
    sought = [token.word for token in found]
    for label in known:
        size = len(label.words)
        for at in range(len(sought) - size + 1):
            if tuple(sought[at : at + size]) == label.words and _is_own(sought, at):
                last = found[at + size - 1]
                yield found[at].start, label, statement.text[found[at].start : last.end]


def _is_own(sought: Sequence[str], at: int) -> bool:
    """Whether a label is neither denied nor part of a longer label, such as `not good`."""
    is_denied = not _DENYING.isdisjoint(sought[max(0, at - 3) : at])
    return not is_denied and (at == 0 or sought[at - 1] not in _GRADING)


_GRADING = frozenset({"tidak", "kurang", "cukup", "sangat", "not", "less", "fairly", "very"})
_DENYING = frozenset({"cannot", "not", "tidak", "belum", "bukan"})


def _may_be(statement: Statement) -> list[Subject]:
    named = [piece.subject for piece in statement.pieces if piece.kind is Kind.NAME]
    if named:
        return [one for one in named if one is not None and one.measure]
    if statement.own is not None:
        return [statement.own]
    sought = [token.word for token in tokens(statement.text)]
    found = [one for word in sought if (one := of_word(statement, word)) is not None]
    return found[:1] or [one for one in (statement.carried,) if one is not None]


_GOOD, _BAD = "+good", "+bad"


def _is_turned(subject: Subject, label: Label, bound: float, *, is_above: bool) -> Message | None:
    """Where the band lies instead, if it is on the other side of the bound; else null."""
    if label.key in (_GOOD, _BAD):
        return _by_polarity(subject, label, bound, is_above=is_above)
    below, above = _ends(subject.bands, label.key)
    text = " ".join(label.words)
    if is_above and above is not None and above <= bound:
        return Message(_("“{label}” ends at {figure}"), {"label": text, "figure": Number(above)})
    if not is_above and below >= bound:
        return Message(_("“{label}” begins at {figure}"), {"label": text, "figure": Number(below)})
    return None


def _ends(bands: Sequence[Band], key: str) -> tuple[float, float | None]:
    """Where a band begins and ends."""
    for band, upper in pairwise([*bands, None]):
        if band is not None and band.key == key:
            return band.floor, upper.floor if upper else None
    raise KeyError(key)


def _by_polarity(subject: Subject, label: Label, bound: float, *, is_above: bool) -> Message | None:
    measure = subject.measure
    if measure is None or measure.polarity is Polarity.STABILIZE:
        return None
    if bound not in (measure.target, 100.0):
        return None
    is_good = label.key == _GOOD
    above_is_good = measure.polarity is Polarity.MAXIMIZE
    if is_good == (above_is_good == is_above):
        return None
    said = _("more is better for {subject}") if above_is_good else _("less is better for {subject}")
    return Message(said, {"subject": called(subject)})
