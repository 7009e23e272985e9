"""Rules of what is written around the number of a target or an actual: signs, units, ranges."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem, few_alike
from pipeline.scorecard import Polarity, is_percent, same_unit
from pipeline.validate.promises import AT_LEAST, AT_MOST, Promise
from pipeline.validate.review import Review
from pipeline.validate.typed import TypedTable

_SIGNS = {Polarity.MAXIMIZE: AT_LEAST, Polarity.MINIMIZE: AT_MOST}
ACTUALS, TARGET = ("actual", "period_actual"), "target"


@dataclass(frozen=True)
class _Cell:
    """A cell that says more than a number, and the measure that it is about."""

    table: TypedTable
    row: int
    column: str
    text: str
    promise: Promise
    measured_in: str
    polarity: str

    @property
    def is_told_by_its_actual(self) -> bool:
        """Whether it makes no difference if a strict target includes its number: the actual of the
        row is known and differs from it."""
        if self.column != TARGET:
            return False
        rows = self.table.frame.filter(pl.col(ROW) == self.row)
        return bool(rows.select(pl.col("actual") != pl.col(TARGET)).fill_null(value=False).item())

    def problem(self, code: str, **values: object) -> Problem:
        return self.table.problem(code, self.row, self.column, self.text, **values)


def what_surrounds_numbers_fits(review: Review) -> Iterator[Problem]:
    """Problems of signs, units and ranges; `few_alike` limits how many of a kind are named."""
    for rule in (_signs, _units, _ranges):
        yield from few_alike(rule(review))


def _signs(review: Review) -> Iterator[Problem]:
    """A sign must agree with the polarity: ≥ with more is better, ≤ with less; an actual has no
    sign. A strict target is reported too."""
    for cell in _cells(review):
        sign = cell.promise.sign
        if not sign:
            continue
        if cell.column in ACTUALS:
            yield cell.problem("sign-on-actual")
        elif cell.polarity and sign != _SIGNS.get(Polarity(cell.polarity)):
            yield cell.problem("sign-against-polarity", polarity=cell.polarity)
        elif cell.promise.strict and cell.is_told_by_its_actual:
            yield cell.problem("strict-target-told", number=_shown(cell.promise))
        elif cell.promise.strict:
            yield cell.problem("strict-target", allowed=f"{sign} {_shown(cell.promise)}")


def _units(review: Review) -> Iterator[Problem]:
    """A unit beside a number is the measure's own."""
    for cell in _cells(review):
        unit = cell.promise.unit
        if unit and not _is_own(unit, cell.measured_in):
            number, own = cell.promise.number, cell.measured_in
            yield cell.problem("unit-differs", number=number, unit=unit, own=own)


def _is_own(unit: str, own: str) -> bool:
    """Whether a unit is the measure's: % is that of `persentase` and `persen (%)` too."""
    named = any(word in own.casefold() for word in _PERCENT)
    return same_unit(unit, own) or (is_percent(unit) and named)


_PERCENT = ("%", "persen", "prosen", "percent")


def _ranges(review: Review) -> Iterator[Problem]:
    """The two ends of a target have columns of their own."""
    for cell in _cells(review):
        if cell.promise.ends is None:
            continue
        low, high = cell.promise.ends
        if cell.column == TARGET and cell.table.table.name == "realization":
            yield cell.problem("range-in-cell", low=low, high=high)
        else:
            yield cell.problem("range-for-number", low=low, high=high)


def _shown(promise: Promise) -> str:
    return f"{promise.number} {promise.unit}".strip()


def _cells(review: Review) -> Iterator[_Cell]:
    """Every cell of the register and of earlier periods that says more than a number."""
    realization = review.read("realization")
    if realization is None:
        return
    about = {
        measure: (unit or "", polarity or "")
        for measure, unit, polarity in realization.frame.select(
            "measure_id", "measured_in", "polarity"
        ).iter_rows()
    }
    for table in (realization, review.read("history")):
        if table is None or not table.promises:
            continue
        measures = dict(table.frame.select(ROW, "measure_id").iter_rows())
        for column, promises in table.promises.items():
            texts = table.written(column, pl.Series(ROW, list(promises)))
            for row, promise in promises.items():
                unit, polarity = about.get(measures[row], ("", ""))
                yield _Cell(table, row, column, texts[row], promise, unit, polarity)
