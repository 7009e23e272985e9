"""Which pieces of a sentence state nothing about what is: plans, conditions, words of others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.examine.prose.known.figures import CURRENT
from pipeline.examine.prose.reading.dated import Dated
from pipeline.examine.prose.reading.piece import RUPIAH, Piece
from pipeline.vocabulary import Kind, vocabulary


@dataclass(frozen=True)
class Muting(Dated):
    """A sentence that knows which of its pieces state nothing about what is."""

    @cached_property
    def muted(self) -> Sequence[bool]:
        """For each piece whether it states nothing about what is."""
        if self._is_of_others:
            return [True] * len(self.pieces)
        found = [piece.quoted for piece in self.pieces]
        for place, piece in enumerate(self.pieces):
            if piece.kind in _MUTING:
                for other in self._muted_by(place, piece):
                    found[other] = True
        return found

    @cached_property
    def _is_of_others(self) -> bool:
        """Whether the sentence reports what others say; `menurut indeks …` names one of our
        measures, and `menurut sepuluh responden` those who answered."""
        said = [at for at, piece in enumerate(self.pieces) if piece.kind is Kind.ATTRIBUTED
                and Kind.RESPONDENTS not in map(self.kind, range(at + 1, at + _NEAR))]  # fmt: skip
        return any(self.kind(at + 1 + (self.kind(at + 1) is Kind.FILLER)) is not Kind.NAME
                   for at in said)  # fmt: skip

    @cached_property
    def planned(self) -> frozenset[int]:
        """The places that only a plan or a purpose mutes."""
        return self.muted_only_by(Kind.FUTURE, Kind.PURPOSE)

    @cached_property
    def of_parts(self) -> frozenset[int]:
        """The places that only known parts of the year mute."""
        if not self.of_known_parts:
            return frozenset()
        return self._muted_only([piece.period in self.parts for piece in self.pieces])

    @cached_property
    def most_of_parts(self) -> frozenset[int]:
        """The places that only such parts and `most of` mute."""
        if not self.has(Kind.MOST) or not self.of_known_parts:
            return frozenset()
        return self._muted_only(
            [one.period in self.parts or one.kind is Kind.MOST for one in self.pieces]
        )

    def muted_only_by(self, *kinds: Kind) -> frozenset[int]:
        """The places that only words of these kinds mute."""
        if self._is_of_others or not self.has(*kinds):
            return frozenset()
        return self._muted_only([piece.kind in kinds for piece in self.pieces])

    def _muted_only(self, is_loose: Sequence[bool]) -> frozenset[int]:
        firm, loose = set[int](), set[int]()
        for place, piece in enumerate(self.pieces):
            if piece.kind in _MUTING:
                (loose if is_loose[place] else firm).update(self._muted_by(place, piece))
        quoted = {place for place, piece in enumerate(self.pieces) if piece.quoted}
        return frozenset(loose - firm - quoted)

    def _muted_by(self, place: int, piece: Piece) -> Iterator[int]:
        segment, whole = self.segment(place), range(len(self.pieces))
        if piece.kind is Kind.CONDITION:
            yield from whole
        elif piece.kind is Kind.FUTURE or self._is_later(piece):
            yield from range(self._plan(place), self._turn(place))
        elif piece.kind is Kind.PURPOSE and (
            self.is_of_target(place) or self._lasts(place) or self._is_topic(place)
        ):
            return
        elif piece.kind is Kind.PURPOSE:
            yield from range(place, segment.stop)
        elif piece.kind is Kind.PART_OF and (
            Kind.NAME
            in (self.kind(place + 1), self.kind(place + 2) if self._is_gloss(place) else None)
            or self.kind(place - 1) in _OF_EVERY
            or self.word(place - 1) in (*vocabulary().collectives, *vocabulary().through)
            or not {self.kind(at) for at in segment}.isdisjoint(_SUPERLATIVE)
            or self.gives_own(range(segment.start, place))
        ):
            return
        elif piece.kind is Kind.MOST:
            yield from range(place, segment.stop)
        elif piece.kind is Kind.PART_OF or self._is_part(piece):
            yield from segment
            if self.is_dating(place) and segment.stop < len(self.pieces):
                yield from self.segment(segment.stop)
        elif piece.kind is Kind.OUTSIDE:
            compared = [at for at in range(segment.start, place) if self.kind(at) in _COMPARES]
            yield from range(compared[0] if compared else segment.start, segment.stop)

    def is_of_target(self, place: int) -> bool:
        """Whether `for` says whose a target is, or of which year: for licences, agreed for 2024."""
        at, several = place - 1, (Kind.NAME, Kind.AND, Kind.PURPOSE)
        while self.kind(at) in (_OF_TARGET if self.kind(place - 1) is not Kind.AND else several):
            at -= 1
        return self.kind(place + 1) in _OF_NOW or self.kind(at) in _TARGETS

    def _is_gloss(self, place: int) -> bool:
        """Whether brackets follow, which name the part."""
        return self.word(place + 1) == "("

    def _lasts(self, place: int) -> bool:
        """Whether `for` gives a duration and not a purpose: `down for 33 hours`."""
        return self.word(place) == "for" and self.kind(place + 1) is Kind.NUMBER

    def _is_topic(self, place: int) -> bool:
        """Whether `for` opens the sentence with its topic: `for retention we agreed …`."""
        return place == 0 and self.word(0) in _ABOUT and self.kind(1) is Kind.NAME

    def _plan(self, place: int) -> int:
        """Where the plan begins that a word announces: after `that rose since last year`."""
        start, ways = self.segment(place).start, (Kind.RISE, Kind.FALL)
        if self._opens_with_figure(start, place):
            return place
        for at in range(place - 1, start, -1):
            if self.kind(at) in (Kind.LAST_YEAR, Kind.PERIOD):
                verbs = [one for one in range(start + 1, at) if self.kind(one) in ways]
                is_fact = any(self.is_relative(one - 1) for one in verbs)
                return at + 1 if is_fact and not self._is_later(self.pieces[at]) else start
        ands = [at for at in range(start + 1, place) if self.kind(at) is Kind.AND]
        if ands and self.kind(ands[-1] + 1) in (Kind.OTHERS, Kind.FUTURE):
            return ands[-1]
        told = range(start, ands[-1] if ands else start)
        facts = [at for at in told if self.kind(at) in _FACTS or self._gives_amount(at)]
        return ands[-1] if facts else start

    def _gives_amount(self, at: int) -> bool:
        """`melampaui pagu sebesar Rp1 miliar dan …`: whether an amount is given as a fact."""
        is_money = self.kind(at) is Kind.NUMBER and self.word(at - 1) in RUPIAH
        return is_money and self.kind(at - 2) is Kind.RESULT

    def _opens_with_figure(self, start: int, place: int) -> bool:
        """`Sisa pagu sebesar Rp3 juta akan …`, `the 84 points of 2024 will …`: whether the plan is
        for a figure that is itself a fact."""
        for at in range(start + 1, place):
            before = at - 1 - (self.word(at - 1) in RUPIAH)
            dates = [one for one in self.pieces[at + 1 : place] if one.kind in _OF_NOW]
            is_dated = bool(dates) and self.period(dates[0]) == CURRENT
            is_told = self.kind(at) is Kind.NUMBER and self.kind(before) is Kind.RESULT
            if is_told and (is_dated or self.kind(start) in (Kind.LEFT, Kind.TARGET)):
                return True
        return False

    def _turn(self, place: int) -> int:
        """Where a plan ends: at a conjunction of contrast, or where a reason begins or ends."""
        segment = self.segment(place)
        if self.kind(segment.start) is Kind.BECAUSE and self.kind(segment.stop - 1) is Kind.COMMA:
            return segment.stop
        later = range(place + 1, len(self.pieces))
        turns = (at for at in later if self.kind(at) is Kind.BREAK or self.word(at) in _REASONS)
        return next(turns, len(self.pieces))

    def _is_later(self, piece: Piece) -> bool:
        return piece.kind is Kind.PERIOD and piece.period[:4] > self.year

    def _is_part(self, piece: Piece) -> bool:
        """Whether a period is a part of a year, to which most figures of the year do not apply."""
        if piece.kind is not Kind.PERIOD or len(piece.period) <= len(self.year):
            return False
        period = self.period(piece)
        return period is None or (period in self.parts and period not in self.earlier)


_NEAR = 5
_REASONS = frozenset({"karena", "sebab", "mengingat", "lantaran", "because", "as", "since"})
"""Words after a plan that introduce its reason, which is a fact."""
_FACTS = frozenset({Kind.REACHED, Kind.REACH, Kind.MISSED, Kind.EXCEED_TARGET, Kind.BELOW_TARGET})
"""What became of a target, joined to a plan by *and*: `were missed and will …`."""
_ABOUT = ("for", "untuk")
_SUPERLATIVE = (Kind.HIGHEST, Kind.LOWEST)
_OF_EVERY = (Kind.ALL, Kind.AMONG, Kind.NUMBER, Kind.NONE)
"""Kinds that make parts the whole: among all programmes."""
_OF_NOW = (Kind.PERIOD, Kind.THIS_YEAR, Kind.LAST_YEAR)
"""Kinds after `for` that make it a date, not a plan: the target agreed for 2024."""
_TARGETS = (Kind.TARGET, Kind.MEDIUM, Kind.LIMIT)
_OF_TARGET = (Kind.FILLER, Kind.NUMBER, Kind.UNIT, Kind.RESULT)
"""The pieces between a target and whose it is: the target of three days for permits."""
_MUTING = frozenset(
    {Kind.CONDITION, Kind.FUTURE, Kind.PERIOD, Kind.PURPOSE, Kind.PART_OF, Kind.MOST, Kind.OUTSIDE}
)
_COMPARES = frozenset(
    {Kind.RISE, Kind.FALL, Kind.SAME, Kind.ABOVE, Kind.UNDER, Kind.COMPARED, Kind.BETTER,
     Kind.WORSE}
)  # fmt: skip
