"""The pieces of a sentence, and the segments into which marks and conjunctions divide it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.examine.prose.reading.piece import Piece
from pipeline.vocabulary import Kind


@dataclass(frozen=True)
class Segmented:
    """A sentence as pieces in segments, each piece with its place."""

    text: str
    pieces: tuple[Piece, ...]

    def has(self, *kinds: Kind) -> bool:
        return not self._present.isdisjoint(kinds)

    def has_any(self, kinds: frozenset[Kind]) -> bool:
        return not self._present.isdisjoint(kinds)

    @cached_property
    def _present(self) -> frozenset[Kind]:
        return frozenset(self._kinds)

    def at(self, place: int) -> Piece | None:
        return self.pieces[place] if 0 <= place < len(self.pieces) else None

    @cached_property
    def _size(self) -> int:
        return len(self.pieces)

    @cached_property
    def _kinds(self) -> Sequence[Kind]:
        return [piece.kind for piece in self.pieces]

    def kind(self, place: int) -> Kind | None:
        return self._kinds[place] if 0 <= place < self._size else None

    def word(self, place: int) -> str:
        """The words of a piece in lower case; empty beyond the sentence."""
        return self._words[place] if 0 <= place < self._size else ""

    @cached_property
    def _words(self) -> Sequence[str]:
        return [piece.text.casefold() for piece in self.pieces]

    @cached_property
    def segments(self) -> Sequence[int]:
        """For each piece the number of its segment; marks and conjunctions separate segments."""
        found, number = [], 0
        for place, piece in enumerate(self.pieces):
            if place and (piece.kind in _BEGINS or self.pieces[place - 1].kind in _ENDS):
                number += 1
            found.append(number)
        return found

    def segment(self, place: int) -> range:
        """The places of the segment that a piece is in."""
        return self._ranges[self.segments[place]]

    @cached_property
    def _ranges(self) -> Sequence[range]:
        """The places of each segment."""
        begins = [at for at in range(len(self.pieces)) if not at or self._opens(at)]
        return [range(one, end) for one, end in pairwise([*begins, len(self.pieces)])]

    def _opens(self, place: int) -> bool:
        return self.segments[place] != self.segments[place - 1]

    def is_dating(self, place: int) -> bool:
        """Whether a segment only gives the period of the next segment: `in 2022, …`."""
        kinds = [self.kind(at) for at in self.segment(place)]
        return kinds.count(Kind.PERIOD) == 1 and {*kinds} <= _DATING and kinds[-1] is Kind.COMMA

    def opens_with_comparison(self, start: int) -> bool:
        """Whether a clause follows an opening `compared with 2023,`."""
        if not start or self.segment(start - 1).start:
            return False
        return {self.kind(at) for at in self.segment(start - 1)} <= _COMPARED

    def is_of(self, place: int) -> bool:
        """Whether a word introduces the whole of which something is a part: `dari`, `of`."""
        return self.kind(place) is Kind.FROM or self.word(place) == "of"

    def is_relative(self, place: int) -> bool:
        """Whether a word begins a relative clause: `yang`, `which is`."""
        return self.word(place).partition(" ")[0] in _RELATIVE

    def has_word(self, *said: str) -> bool:
        """Whether some piece is one of these phrases."""
        return not self._said.isdisjoint(said)

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(self._words)

    def words_between(self, first: int, last: int) -> str:
        """The text from one piece to another, as written."""
        return self.text[self.pieces[first].start : self.pieces[last].end]


_DATING = frozenset({Kind.PERIOD, Kind.FILLER, Kind.FROM, Kind.AND, Kind.COMMA})
_COMPARED = _DATING | {Kind.COMPARED, Kind.LAST_YEAR, Kind.ACTUAL, Kind.ACHIEVEMENT}
_RELATIVE = frozenset({"yang", "which", "that", "who"})
_BEGINS = frozenset({Kind.BREAK, Kind.BECAUSE})
_ENDS = frozenset({Kind.COMMA, Kind.STOP})
