"""Values of a measure in narrow columns: without their unit, large rupiah in millions."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.account import Measure, Told
from pipeline.language import Language
from pipeline.report.phrases.wording import value_cell
from pipeline.rounding import half_up

_MILLION = 1_000_000
_LARGE = 100_000_000
"""Rupiah from which columns of one measure print millions."""


@dataclass(frozen=True)
class Shown:
    """How the values of a measure are printed in one table, and the unit that heads it."""

    measure: Measure
    language: Language
    millions: bool = False
    digits: int = 0
    """Decimals of millions."""

    def __call__(self, value: Told | None) -> str:
        if value is None or isinstance(value, str) or not self.millions:
            return value_cell(value, self.measure, self.language).text
        return self.language.number(half_up(value / _MILLION, self.digits), self.digits)

    @property
    def unit(self) -> str:
        """The unit, or that amounts are in millions."""
        return self.language.say("Rp million") if self.millions else self.measure.measured_in


def shown_in(measure: Measure, language: Language, values: Sequence[float]) -> Shown:
    """One way for all values of a table."""
    largest = max(map(abs, values), default=0)
    if not measure.is_rupiah or largest < _LARGE:
        return Shown(measure, language)
    whole = all(value % _MILLION == 0 for value in values)
    return Shown(measure, language, millions=True, digits=0 if whole else 2)
