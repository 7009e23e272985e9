"""A number of a sentence, and what the sentence says that it is."""

from dataclasses import dataclass
from typing import Literal

from pipeline.examine.prose.known.figures import CURRENT, Known, Role, Subject
from pipeline.examine.prose.words.numbers import Numeral

Form = Literal["figure", "change", "gap", "above", "under", "least", "most", "revision", "excess"]


@dataclass(frozen=True)
class Claim:
    """A number, and what a sentence says that it is."""

    place: int
    numeral: Numeral
    subject: Subject
    roles: tuple[Role, ...]
    form: Form = "figure"
    period: str = CURRENT
    is_named: bool = True
    """Whether a word says what it is; else it is only given as the result."""
    may_be_gap: bool = False
    """Whether it may also be the amount by which a target was passed."""
    is_near: bool = False
    """Whether it is approximate: *about* so much."""

    def is_right(self, known: Known) -> bool:
        """Whether a figure is the number, or close enough if the number is approximate."""
        if known.is_told_by(self.numeral):
            return True
        return self.is_near and known.may_be(self.numeral) and self._is_close(known.value)

    def _is_close(self, value: float) -> bool:
        digits = self.numeral.digits
        is_round = len(digits) <= 1 or digits.endswith("5")
        about = _ABOUT.get(len(digits), _LEAST) if is_round else _LEAST
        return any(abs(float(one.value) - value) <= about * abs(value) for one in
                   self.numeral.readings)  # fmt: skip


_ABOUT = {0: 0.1, 1: 0.1, 2: 0.06}
_LEAST = 0.03
"""How far off an approximate number may be, as a share of the figure: by the count of its digits
without outer zeros (0 for a number in words). `_LEAST` is for more digits than that, and for
several digits that do not end in five."""
