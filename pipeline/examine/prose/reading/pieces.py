"""Divide a sentence into pieces: phrases with a function, numbers, periods, names, and the rest."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.known.names import Names
from pipeline.examine.prose.reading.named import Named
from pipeline.examine.prose.reading.own_words import MAY_BE_OWN
from pipeline.examine.prose.reading.piece import MARKS, RUPIAH, Piece
from pipeline.examine.prose.words.amounts import is_count, scaled_at
from pipeline.examine.prose.words.lexicon import lexicon, tokens_of
from pipeline.examine.prose.words.numbers import Numeral, readings, spelled
from pipeline.examine.prose.words.parts import part_at
from pipeline.examine.prose.words.periods import period_at
from pipeline.vocabulary import Kind, vocabulary

_BEFORE_COLON = frozenset(
    {Kind.NAME, Kind.ACTUAL, Kind.ACHIEVEMENT, Kind.TARGET, Kind.SCORE, Kind.WHOLE}
)
"""The kinds after which a colon introduces a figure, instead of dividing clauses."""
_LONGEST_NUMERAL = 8
"""The most words of a number in words."""
_OPENING, _CLOSING = '“"', '”"'


def pieces(sentence: str, names: Names, own: Subject | None, year: str) -> list[Piece]:
    """The pieces of a sentence, which is about `own` if it names nothing else."""
    return list(_Reader(sentence, names, own, year).pieces())


class _Reader(Named):
    """Reads a sentence from left to right."""

    def __init__(self, sentence: str, names: Names, own: Subject | None, year: str) -> None:
        super().__init__(sentence, tokens_of(sentence), names, own)
        self.year = year

    def pieces(self) -> Iterator[Piece]:
        place, quoted, last = 0, False, Kind.STOP
        while place < len(self.tokens):
            mark = self.sentence[self.tokens[place].start]
            if mark in _OPENING + _CLOSING:
                quoted = mark in _OPENING and not quoted
                place += 1
                continue
            used, piece = self._piece(place)
            if piece.text == ":" and last in _BEFORE_COLON:
                piece = piece._replace(kind=Kind.FILLER)
            last = piece.kind
            yield piece._replace(quoted=True) if quoted else piece
            place += max(used, 1)

    def _piece(self, place: int) -> tuple[int, Piece]:
        """The piece that begins at a token, and how many tokens it takes."""
        token = self.tokens[place]
        if named := self.name_at(place):
            used, subjects = named
            return used, self._made(Kind.NAME, place, used, subjects=subjects)
        if token.is_number:
            return self._number(place)
        if token.word == self.agency and (used := self._agency(place)):
            return used, self._made(Kind.FILLER, place, used)
        if found := period_at(self.sought, place, self.year):
            used, period = found
            kind = Kind.FILLER if self._tells_which(place, used) else Kind.PERIOD
            return used, self._made(kind, place, used, period=period)
        if part := part_at(self.sought, place):
            return part[0], self._made(Kind.PART, place, part[0])._replace(part=part[1])
        value, used = spelled(self.sought[place : place + _LONGEST_NUMERAL])
        if used and is_count(self.sought, place, used):
            numeral = Numeral(self.text(place, used), readings(str(value)))
            return self._counted(place, used, numeral)
        return self._worded(place)

    def _tells_which(self, place: int, used: int) -> bool:
        """`the August outage`: whether a month identifies a thing, and dates no figure."""
        behind = self.word_at(place + used)
        is_noun = (
            behind.isalpha() and behind not in lexicon().every and place + used not in self.named
        )
        is_month = self.tokens[place].word.isalpha() and self.word_at(place - 1) == "the"
        return is_month and is_noun and not self.own.is_known(behind)

    def _agency(self, place: int) -> int:
        """How many words at a place name the agency itself; 0 for none."""
        name = self.names.agency_name
        return len(name) if tuple(self.sought[place : place + len(name)]) == name else 0

    def _worded(self, place: int) -> tuple[int, Piece]:
        """A phrase, a mark or a word."""
        token, phrase = self.tokens[place], lexicon().phrases.at(self.sought, place)
        if phrase and (self.sought[place], self.word_at(place + 1)) in self.own.pairs:
            return 1, self._made(Kind.KNOWN, place, 1)
        length = self.own.translated(place)
        is_other = phrase is not None and phrase[1] in (Kind.OUTSIDE, Kind.ATTRIBUTED)
        if length and length >= (phrase[0] + (not is_other) if phrase else 0):
            return length, self._made(Kind.KNOWN, place, length)
        if phrase and phrase[1] in MAY_BE_OWN and self.own.has(place, phrase):
            return 1, self._made(Kind.KNOWN, place, 1)
        phrase = self._meant_beside(place, phrase) if phrase else None
        if phrase and self._is_ours(place, phrase):
            return phrase[0], self._made(Kind.KNOWN, place, phrase[0])
        if phrase == (1, Kind.REFERENCE) and (self._is_unit(place) or place + 1 in self.named):
            return 1, self._made(Kind.UNIT, place, 1)
        if phrase:
            return phrase[0], self._made(phrase[1], place, phrase[0])
        if token.word in RUPIAH:
            return 1, self._made(Kind.FILLER, place, 1)
        if token.word in MARKS:
            return 1, self._made(MARKS[token.word], place, 1)
        is_known = self.own.is_known(self.sought[place])
        return 1, self._made(Kind.KNOWN if is_known else Kind.UNKNOWN, place, 1)

    def _meant_beside(self, place: int, phrase: tuple[int, Kind]) -> tuple[int, Kind]:
        """What a phrase means by the words beside it: `under the programme …`, `aimed at 95`, an
        average before a name."""
        used, kind = phrase
        behind = place + used
        if (
            self.word_at(place) == "under"
            and behind + (self.word_at(behind) == "the") in self.parts
        ):
            return used, Kind.FILLER
        if (
            kind is Kind.HEDGE
            and self.word_at(place) in lexicon().generic
            and self.names_at(behind)
        ):
            return used, Kind.FILLER
        is_aim = " ".join(self.sought[place:behind]) in vocabulary().aiming
        if is_aim and behind < len(self.tokens) and self.tokens[behind].is_number:
            return used, Kind.TARGET
        is_name = self.word_at(place) == "according" and self.own.translated(behind - 1)
        return (used - 1, kind) if is_name else phrase

    def _is_unit(self, place: int) -> bool:
        """Whether a word is the measure's unit, after a number: `29 jam`."""
        is_behind = place > 0 and self.tokens[place - 1].is_number
        return is_behind and self.sought[place] in self.own.unit

    def _is_ours(self, place: int, phrase: tuple[int, Kind]) -> bool:
        """Whether a phrase for others is part of the agency's own name."""
        used, kind = phrase
        named = {*self.sought[place : place + used]} <= self.names.agency
        return named and kind in (Kind.OUTSIDE, Kind.ATTRIBUTED, Kind.PART_OF)

    def _number(self, place: int) -> tuple[int, Piece]:
        token = self.tokens[place]
        found = readings(token.word)
        if not found or self._is_reference(place):
            return 1, self._made(Kind.UNKNOWN, place, 1)
        if found_period := period_at(self.sought, place, self.year):
            used, period = found_period
            return used, self._made(Kind.PERIOD, place, used, period=period)
        return self._counted(place, 1, Numeral(token.word, found))

    def _is_reference(self, place: int) -> bool:
        before = lexicon().references
        return any(
            tuple(self.sought[place - length : place]) in before
            for length in (1, 2)
            if place >= length
        )

    def _counted(self, place: int, used: int, numeral: Numeral) -> tuple[int, Piece]:
        """A number with its scale, its unit and its spelling in brackets after it."""
        is_money = place > 0 and self.sought[place - 1] in RUPIAH
        used, numeral = scaled_at(self.sought, place, used, numeral, is_money=is_money)
        text = self.text(place - is_money, used + is_money)
        numeral = replace(numeral, text=text)
        return used, self._made(Kind.NUMBER, place, used, numeral=numeral)

    def _made(
        self,
        kind: Kind,
        place: int,
        used: int,
        *,
        numeral: Numeral | None = None,
        period: str = "",
        subjects: tuple[Subject, ...] = (),
    ) -> Piece:
        start, text = self.tokens[place].start, self.text(place, used)
        return Piece(kind, start, start + len(text), text, numeral, period, subjects)
