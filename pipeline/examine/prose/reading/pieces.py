"""A sentence in its pieces: phrases that do something, numbers, periods, names, and the rest."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.known.names import Names
from pipeline.examine.prose.reading.own_words import MAY_BE_OWN, own_words
from pipeline.examine.prose.reading.piece import MARKS, RUPIAH, Piece
from pipeline.examine.prose.words.amounts import is_count, scaled_at
from pipeline.examine.prose.words.lexicon import lexicon, tokens_of
from pipeline.examine.prose.words.numbers import Numeral, readings, spelled
from pipeline.examine.prose.words.parts import part_at
from pipeline.examine.prose.words.periods import period_at
from pipeline.examine.prose.words.tokens import Token, plain
from pipeline.vocabulary import Kind

_BEFORE_COLON = frozenset(
    {Kind.NAME, Kind.ACTUAL, Kind.ACHIEVEMENT, Kind.TARGET, Kind.SCORE, Kind.WHOLE}
)
"""What a colon gives the figure of, instead of dividing clauses."""
_RANKING = frozenset({Kind.RESULT, Kind.HIGHEST, Kind.LOWEST, Kind.SCORE, Kind.CATEGORY})
_BEFORE_SIDE = frozenset({"adalah", "yaitu", "yakni", "ialah", "is", "was", "namely"})
_BEING = frozenset({"merupakan", "menjadi", "adalah"})
_HAVING = frozenset({"has", "had", "memiliki", "mempunyai"})
_LONGEST_NUMERAL = 8
"""Words of a number in words."""
_OPENING, _CLOSING = '“"', '”"'


def pieces(sentence: str, names: Names, own: Subject | None, year: str) -> list[Piece]:
    """The pieces of a sentence, which is about `own` where it names nothing else."""
    return list(_Reader(sentence, tokens_of(sentence), names, own, year).pieces())


class _Reader:
    """Reads a sentence from left to right."""

    def __init__(
        self, sentence: str, found: Sequence[Token], names: Names, own: Subject | None, year: str
    ) -> None:
        self.sentence, self.tokens, self.names, self.year = sentence, found, names, year
        known = lexicon()
        self.sought = [
            token.word if token.word in known.every else plain(token.word) for token in found
        ]
        self.agency = (*names.agency_name, "")[0]
        self.own = own_words(self.sought, own, names)
        self.unmarked = [at for at, word in enumerate(self.sought) if word != ","]
        self.spoken = [self.sought[at] for at in self.unmarked]
        self.has_sides = not known.sides.isdisjoint(self.sought)
        self.has_items = not known.items.isdisjoint(self.sought)
        self.named = {} if own else names.named_in(self.sought)
        self.named |= names.parts_in(self.sought)

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
        if named := self._name(place):
            return named
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
            numeral = Numeral(self._text(place, used), readings(str(value)))
            return self._counted(place, used, numeral)
        return self._worded(place)

    def _tells_which(self, place: int, used: int) -> bool:
        """`the August outage`: a month that tells one thing from others, and dates no figure."""
        behind = self._at(place + used)
        is_noun = (
            behind.isalpha() and behind not in lexicon().every and place + used not in self.named
        )
        is_month = self.tokens[place].word.isalpha() and self._at(place - 1) == "the"
        return is_month and is_noun and not self.own.is_known(behind)

    def _agency(self, place: int) -> int:
        """How many words name the agency itself; else 0."""
        name = self.names.agency_name
        return len(name) if tuple(self.sought[place : place + len(name)]) == name else 0

    def _worded(self, place: int) -> tuple[int, Piece]:
        """A phrase, a mark or a word."""
        token, phrase = self.tokens[place], lexicon().phrases.at(self.sought, place)
        if phrase and (self.sought[place], self._at(place + 1)) in self.own.pairs:
            return 1, self._made(Kind.KNOWN, place, 1)
        length = self.own.translated(place)
        if length > (phrase[0] if phrase else 0):
            return length, self._made(Kind.KNOWN, place, length)
        if phrase and phrase[1] in MAY_BE_OWN and self.own.has(place, phrase):
            return 1, self._made(Kind.KNOWN, place, 1)
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

    def _is_unit(self, place: int) -> bool:
        """Whether the measure is told in it, and a number stands before it: `29 jam`."""
        is_behind = place > 0 and self.tokens[place - 1].is_number
        return is_behind and self.sought[place] in self.own.unit

    def _is_ours(self, place: int, phrase: tuple[int, Kind]) -> bool:
        """Whether what others are called is the agency's own name."""
        used, kind = phrase
        named = {*self.sought[place : place + used]} <= self.names.agency
        return named and kind in (Kind.OUTSIDE, Kind.ATTRIBUTED, Kind.PART_OF)

    def _name(self, place: int) -> tuple[int, Piece] | None:
        is_id = self.tokens[place].word in self.names.folded_ids
        if is_id and (subject := self.names.ids.get(self._text(place, 1))):
            return 1, self._made(Kind.NAME, place, 1, subjects=(subject,))
        exact = self._exact(place) or self._capitalised(place)
        if exact and exact[0] == 1 and exact[1][0].kind == "item" and not self.has_items:
            exact = None
        if exact is None and (self.has_sides or not self.own.name):
            side = self.names.sides.at(self.sought, place)
            is_meant = side and (side[0] > 1 or self._is_side(place, side[0]))
            exact = side if is_meant else None
        mostly = self.named.get(place)
        if mostly and (not exact or mostly[0] > exact[0]) and self._is_whole(place, mostly[0]):
            return mostly[0], self._made(Kind.NAME, place, mostly[0], subjects=mostly[1])
        if exact:
            return exact[0], self._made(Kind.NAME, place, exact[0], subjects=exact[1])
        return None

    def _capitalised(self, place: int) -> tuple[int, tuple[Subject, ...]] | None:
        """A measure of one word with a capital within the sentence: `ada pada Pengaduan`."""
        around = (place - 1, place, place + 1)
        capitals = [at for at in around if self.sentence[self.tokens[at].start].isupper()
                    ] if 0 < place < len(self.tokens) - 1 else []  # fmt: skip
        key = self.names.alone.get(self.sought[place]) if capitals == [place] else None
        return (1, (self.names.measures[key],)) if key else None

    def _is_side(self, place: int, used: int) -> bool:
        """Whether one word alone is a perspective: measures of it follow, or, where perspectives
        are told of, it opens its clause and a figure follows."""
        noun = lexicon().phrases.at([*self.sought, ""], place + used)
        if noun is not None and noun[1] in (Kind.MEASURES, Kind.TARGET):
            return True
        if not self.has_sides:
            return False
        if self._at(place - 1) in _BEFORE_SIDE or self._at(place + used) in _BEING:
            return True
        opens = place == 0 or not self.tokens[place - 1].word[0].isalnum()
        behind = place + used + (self._at(place + used) in _HAVING)
        verb = lexicon().phrases.at([*self.sought, ""], behind) if opens else None
        return verb is not None and verb[1] in _RANKING

    def _exact(self, place: int) -> tuple[int, tuple[Subject, ...]] | None:
        """What is named in full, its commas left out or not; and by how many tokens."""
        if not self.names.phrases.begin_with(self.sought[place]):
            return None
        at = bisect_left(self.unmarked, place)
        if (found := self.names.phrases.at(self.spoken, at)) is None:
            return None
        return self.unmarked[at + found[0] - 1] - place + 1, found[1]

    def _is_whole(self, place: int, used: int) -> bool:
        """Whether no number, no mark and no denial stands within a name."""
        within = range(place, place + used)
        return all(self.tokens[at].word[0].isalpha() and not self._denies(at) for at in within)

    def _denies(self, place: int) -> bool:
        found = lexicon().phrases.at(self.sought, place)
        return found is not None and found[1] is Kind.NOT

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
        """A number with its scale, its unit and what spells it in brackets behind it."""
        is_money = place > 0 and self.sought[place - 1] in RUPIAH
        used, numeral = scaled_at(self.sought, place, used, numeral, is_money=is_money)
        text = self._text(place - is_money, used + is_money)
        numeral = replace(numeral, text=text)
        return used, self._made(Kind.NUMBER, place, used, numeral=numeral)

    def _at(self, place: int) -> str:
        return self.sought[place] if 0 <= place < len(self.sought) else ""

    def _text(self, place: int, used: int) -> str:
        return self.sentence[self.tokens[place].start : self.tokens[place + used - 1].end]

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
        start, text = self.tokens[place].start, self._text(place, used)
        return Piece(kind, start, start + len(text), text, numeral, period, subjects)
