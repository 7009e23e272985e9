"""What the formula of one measure is given, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import polars as pl

from pipeline.delivery import Tables
from pipeline.reportfile import Parameters, ReportFile, Scalar, Survey
from pipeline.rulebook import Rulebook

NO_ACTUAL = "no-actual"
UNAVAILABLE = "unavailable"
NO_DATA = "no-data"
NO_OUTPUT = "no-output"
MISSING_REALIZED = "missing-realized"
ZERO_OUTPUT = "zero-output"
OUTPUT_SHORT = "output-short"
OUTPUT_UNKNOWN = "output-unknown"

Number = float | int


@dataclass(frozen=True)
class Given:
    """What the formula of one measure may look at.

    `row` is where the measure stands in `realization`, `reported` the figure in its cell.
    """

    row: int
    reported: float | None
    parameters: Parameters
    tables: Tables
    report_file: ReportFile
    rulebook: Rulebook

    def kept(self, table: str) -> pl.DataFrame:
        """The rows of a table whose columns hold one of the values the parameter `rows` names."""
        frame = self.tables[table]
        for column, values in (self.parameters.rows or {}).items():
            named = pl.any_horizontal(equals(frame, column, value) for value in values)
            frame = frame.filter(named)
        return frame

    @property
    def survey(self) -> tuple[str, Survey]:
        """The survey the measure names, or the only one there is."""
        name = self.parameters.survey or next(iter(self.report_file.surveys))
        return name, self.report_file.surveys[name]


@dataclass(frozen=True)
class Outcome:
    """What a formula found: the actual in the formula's unit, or null and a flag that says why.

    `values` are the numbers of the working by the names the catalogue gives; one that could not
    be had is left out, never zero. `rows` are the row numbers that were counted, by table. The
    range is what an index could take, `survey` the id of the survey that was asked, `sd` as in
    `Working`.
    """

    actual: float | None
    values: Mapping[str, Number] = field(default_factory=dict)
    rows: Mapping[str, pl.Series] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    range_low: float | None = None
    range_high: float | None = None
    survey: str = ""
    sd: float | None = None


def percentage(
    part: Number | Decimal,
    whole: Number | Decimal,
    values: Mapping[str, Number],
    rows: Mapping[str, pl.Series],
    survey: str = "",
) -> Outcome:
    """part ÷ whole × 100; no actual where the whole is zero, for nothing has a share of nothing."""
    if whole == 0:
        return Outcome(None, values, rows, (NO_DATA,), survey=survey)
    return Outcome(float(100 * part / whole), values, rows, survey=survey)  # type: ignore[operator]


def equals(frame: pl.DataFrame, column: str, value: Scalar) -> pl.Expr:
    """Whether a cell is exactly `value`: numbers by value, anything else by how it is written."""
    cell = pl.col(column)
    if frame.schema[column].is_numeric() and not isinstance(value, bool | str):
        return cell == value
    return cell.cast(pl.String) == (str(value).lower() if isinstance(value, bool) else str(value))


def count(frame: pl.DataFrame, condition: pl.Expr) -> int:
    """How many rows meet a condition; an empty cell does not meet it."""
    return int(frame.select(condition.sum()).item())
