"""What a sentence consists of: phrases, numbers, periods, names and marks, with their places."""

from fractions import Fraction
from typing import NamedTuple

from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.words.numbers import Numeral
from pipeline.vocabulary import Kind


class Piece(NamedTuple):
    """One phrase, number, period, name or mark of a sentence, and its place in the text.

    A tuple, as a report has tens of thousands.
    """

    kind: Kind
    start: int
    end: int
    text: str
    numeral: Numeral | None = None
    period: str = ""
    """Of a period: its id, as far as the text gives it."""
    subjects: tuple[Subject, ...] = ()
    """Of a name: all subjects that have it."""
    quoted: bool = False
    part: Fraction | None = None
    """Of a part of a whole in words: how much of the whole it is."""

    @property
    def subject(self) -> Subject | None:
        """The subject that a name means; null where several subjects have it."""
        return self.subjects[0] if len(self.subjects) == 1 else None


RUPIAH = frozenset({"rp", "rp.", "idr", "idr."})
MARKS = {
    ",": Kind.COMMA,
    ";": Kind.STOP,
    ":": Kind.STOP,
    "(": Kind.BRACKET,
    ")": Kind.BRACKET,
    ".": Kind.FILLER,
    "*": Kind.FILLER,
    "%": Kind.FILLER,
    "=": Kind.FILLER,
    "–": Kind.COMMA,
    "—": Kind.COMMA,
    "?": Kind.CONDITION,
}
