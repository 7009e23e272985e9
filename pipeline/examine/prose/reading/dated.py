"""Which periods a sentence is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.case import Case
from pipeline.examine.prose.known.figures import CURRENT, Role, Subject
from pipeline.examine.prose.known.names import Names
from pipeline.examine.prose.reading.piece import Piece
from pipeline.examine.prose.reading.segmented import Segmented
from pipeline.examine.prose.words.tokens import words
from pipeline.vocabulary import Kind


@dataclass(frozen=True)
class Dated(Segmented):
    """One sentence of a report. `own` is the measure of the cell that it is in, `carried` the
    subject of the sentence before."""

    names: Names
    case: Case
    own: Subject | None = None
    carried: Subject | None = None

    @property
    def year(self) -> str:
        return self.case.account.period[:4]

    def period(self, piece: Piece) -> str | None:
        """The id of the period that a piece names; null where nothing is known about it."""
        if piece.kind is Kind.THIS_YEAR or piece.period == "":
            return CURRENT
        if piece.period in self.parts and words(self.text[piece.end :])[:1] in _ALONE:
            return piece.period
        if piece.period in (self.case.account.period, self.year):
            return CURRENT
        is_known = piece.period in self.earlier or piece.period in self.parts
        return piece.period if is_known or len(piece.period) == 4 else None  # noqa: PLR2004

    @cached_property
    def is_dated_otherwise(self) -> bool:
        """Whether the sentence names a period other than the reported one."""
        periods = [piece for piece in self.pieces if piece.kind is Kind.PERIOD]
        return self.has(Kind.LAST_YEAR) or any(self.period(one) != CURRENT for one in periods)

    @cached_property
    def earlier(self) -> frozenset[str]:
        """Every earlier period for which some figure is known."""
        return frozenset(period for one in self._measures for period in one.periods)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Every part of the year for which some figure is known separately."""
        return frozenset(part for one in self._measures for part in one.parts)

    @property
    def _measures(self) -> Sequence[Subject]:
        return [*self.names.measures.values()] if self.own is None else [self.own]

    @cached_property
    def of_known_parts(self) -> bool:
        """Whether the sentence names a part of the year for which figures are known."""
        return not self.parts.isdisjoint(piece.period for piece in self.pieces)

    def gives_own(self, places: Sequence[int]) -> bool:
        """Whether some pieces give a figure of the cell's own measure, so that it is meant."""
        if self.own is None:
            return False
        results = self.own.of((Role.ACTUAL, Role.ACHIEVEMENT, Role.SCORE))
        told = [one for at in places if (one := self.pieces[at].numeral)]
        return any(
            known.is_told_by(one)
            for one in told
            if len(one.digits) >= _TELLING_DIGITS
            for known in results
        )


_ALONE = (("alone",), ("saja",), ("sendiri",))
_TELLING_DIGITS = 3
"""A number with so many digits can hardly be a figure of another measure."""
