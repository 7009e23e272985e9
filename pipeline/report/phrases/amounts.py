"""Values of a measure in narrow columns: without their unit, large rupiah in millions."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.account import Measure, Told
from pipeline.document import Cell
from pipeline.language import Language
from pipeline.report.phrases.values import target_range
from pipeline.report.phrases.wording import value_cell
from pipeline.rounding import half_up

_MILLION = 1_000_000
_LARGE = 100_000_000
"""Rupiah from which a measure's columns print millions."""


@dataclass(frozen=True)
class Shown:
    """How the values of a measure are printed in one table, and the unit in its heading."""

    measure: Measure
    language: Language
    millions: bool = False
    digits: int = 0
    """Decimals of amounts in millions."""

    @property
    def decimals(self) -> int:
        """Decimals of its printed numbers."""
        return self.digits if self.millions else self.measure.digits

    def cell(self, value: Told | None, room: int) -> Cell:
        """The value in a column of `room` decimals, padded so that decimal points are aligned."""
        blank = "\N{FIGURE SPACE}" * (room - self.decimals)
        return Cell(self(value) + ("" if value is None or isinstance(value, str) else blank))

    def target(self, room: int) -> Cell:
        """The target, or the two ends of a range."""
        between = target_range(self.measure, self.language)
        return Cell(between) if between else self.cell(self.measure.promised, room)

    def __call__(self, value: Told | None) -> str:
        if value is None or isinstance(value, str) or not self.millions:
            return value_cell(value, self.measure, self.language).text
        return self.language.number(half_up(value / _MILLION, self.digits), self.digits)

    @property
    def unit(self) -> str:
        """The unit, or that amounts are in millions."""
        return self.language.say("Rp million") if self.millions else self.measure.measured_in


def in_columns(measure: Measure, language: Language) -> Shown:
    """How tables of the report print the measure: by all its values, promised and known."""
    told = [measure.reached, measure.promised, measure.renstra, measure.before]
    told += [figure.reached for figure in measure.past[-1:]]
    return shown_in(measure, language, [one for one in told if isinstance(one, float | int)])


def unit_of(measure: Measure, language: Language) -> str:
    """The unit of a measure's figures in tables of the report."""
    return in_columns(measure, language).unit


def shared_unit(measures: Sequence[Measure], language: Language) -> str:
    """The unit that all measures share, as a column's heading; empty where units differ."""
    units = {unit_of(measure, language) for measure in measures}
    return units.pop() if len(units) == 1 else ""


def shown_in(measure: Measure, language: Language, values: Sequence[float]) -> Shown:
    """The same way of printing for all values of a table."""
    largest = max(map(abs, values), default=0)
    if not measure.is_rupiah or largest < _LARGE:
        return Shown(measure, language)
    whole = all(value % _MILLION == 0 for value in values)
    return Shown(measure, language, millions=True, digits=0 if whole else 2)
