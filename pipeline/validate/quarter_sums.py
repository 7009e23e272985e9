"""Targets and actuals by quarter in; out those of the year so far, of the period, of the year."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from pipeline.reportfile import Period
from pipeline.scorecard import is_percent
from pipeline.tables.quarters import Quarters, parts_of_period
from pipeline.validate.typed import TypedTable

Way = Literal["of_quarter", "cumulative"]
MADE = ("target", "actual", "period_target", "period_actual", "year_target")
"""What quarters give."""
FIGURES = ("target", "actual")
_TRUSTED = 12
"""Significant digits of a sum; what is behind them is noise."""
PERCENT = "_percent"
_NOTHING = pl.lit(None, pl.Float64)


@dataclass(frozen=True)
class ByQuarter:
    """A register typed with its quarters, the period, and what the quarters hold."""

    typed: TypedTable
    quarters: Quarters
    period: Period
    way: Way

    @property
    def first(self) -> int:
        return parts_of_period(self.period, self.quarters.by)[0]

    @property
    def last(self) -> int:
        return parts_of_period(self.period, self.quarters.by)[1]

    @property
    def frame(self) -> pl.DataFrame:
        """The typed rows, marked where the measure is a percentage."""
        frame = self.typed.frame
        units = frame["measured_in"].drop_nulls().unique().to_list()
        in_percent = [unit for unit in units if is_percent(unit)]
        return frame.with_columns(pl.col("measured_in").is_in(in_percent).alias(PERCENT))

    def cell(self, figure: str, quarter: int) -> pl.Expr:
        """A quarter's figure; null where the sheet has no such column."""
        is_there = (figure, quarter) in self.quarters.columns
        return pl.col(self.quarters.column(figure, quarter)) if is_there else _NOTHING

    def cells(self, figure: str, first: int, last: int) -> list[pl.Expr]:
        return [self.cell(figure, quarter) for quarter in range(first, last + 1)]

    def so_far(self, figure: str, last: int) -> pl.Expr:
        """The figure of the year up to the end of a quarter; null where that is not known."""
        if self.way == "cumulative" or last == 1:
            return self.cell(figure, last)
        return _together(self.cells(figure, 1, last))

    def own(self, figure: str) -> pl.Expr:
        """The figure of the period alone, of a measure whose quarters are put together."""
        if self.way == "of_quarter":
            cells = self.cells(figure, self.first, self.last)
            own = cells[0] if len(cells) == 1 else _together(cells)
            return pl.when(pl.col("aggregation").is_in(["sum", "mean"])).then(own)
        if self.first == 1:
            return _NOTHING
        own = self.cell(figure, self.last) - self.cell(figure, self.first - 1)
        return pl.when(_adds()).then(own.round_sig_figs(_TRUSTED))


def _adds() -> pl.Expr:
    """Whether quarters are added up: percentages never are."""
    return (pl.col("aggregation") == "sum").fill_null(value=False) & ~pl.col(PERCENT)


def _together(cells: Sequence[pl.Expr]) -> pl.Expr:
    """Put together quarters that count alone, by the measure's aggregation. A sum with an unknown
    quarter is unknown; a mean is that of the known quarters."""
    is_whole = pl.all_horizontal(cell.is_not_null() for cell in cells)
    rule = pl.col("aggregation")
    return (
        pl.when(_adds() & is_whole)
        .then(pl.sum_horizontal(*cells).round_sig_figs(_TRUSTED))
        .when(rule == "mean")
        .then(pl.mean_horizontal(*cells).round_sig_figs(_TRUSTED))
        .when(rule == "last")
        .then(cells[-1])
        .otherwise(_NOTHING)
    )


def made(asked: ByQuarter) -> pl.DataFrame:
    """The register with the figures that its quarters give. Plainly delivered figures are kept,
    but in a part of a year a target beside quarters is that of the year."""
    part, has = asked.period.is_part_of_a_year, asked.quarters.has
    target, year = pl.col("target"), pl.col("year_target")
    cells: dict[str, pl.Expr] = {}
    if has("actual"):
        cells["actual"] = pl.coalesce("actual", asked.so_far("actual", asked.last))
    if has("target") and not part:
        cells["target"] = pl.coalesce("target", asked.so_far("target", asked.last))
    if has("target") and part:
        cells["target"] = asked.so_far("target", asked.last)
        cells["year_target"] = pl.coalesce(
            year, target, asked.so_far("target", asked.quarters.count)
        )
        cells["period_target"] = pl.coalesce("period_target", asked.own("target"))
    if has("actual") and part:
        cells["period_actual"] = pl.coalesce("period_actual", asked.own("actual"))
    return asked.frame.with_columns(cell.alias(name) for name, cell in cells.items()).drop(PERCENT)
