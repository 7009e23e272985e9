"""What the formula of a measure is given, and what it computes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import polars as pl

from pipeline.account import Denominator, Flag, Particulars, Services
from pipeline.delivery import Tables
from pipeline.reportfile import Parameters, Questionnaire, ReportFile
from pipeline.rulebook import Rulebook
from pipeline.tables import keeps

Number = float | int


@dataclass(frozen=True)
class Given:
    """What the formula of a measure may look at.

    `row` is the measure's row of `realization`, `reported` the figure in its cell, or the value of
    the `grade` in that cell.
    """

    row: int
    reported: float | None
    parameters: Parameters
    tables: Tables
    report_file: ReportFile
    rulebook: Rulebook
    grade: str | None = None

    def kept(self, table: str) -> pl.DataFrame:
        """The rows of a table whose columns hold one of the values the parameter `rows` names."""
        frame, rows = self.tables[table], self.parameters.rows
        return frame.filter(keeps(frame, rows)) if rows else frame

    @property
    def survey(self) -> tuple[str, Questionnaire]:
        """The survey the measure names, or the only one there is."""
        name = self.parameters.survey or next(iter(self.report_file.surveys))
        return name, self.report_file.surveys[name]


@dataclass(frozen=True)
class Computed:
    """What a formula found: the actual in the formula's unit, or null and a flag that says why.

    `values` are the numbers of the working by the names the catalogue gives; an unknown number is
    left out, never zero. `rows` are the row numbers that were counted, by table. The range is the
    values an index could take, `survey` the id of the survey that was asked, `sd` as in
    `Working`.
    """

    actual: float | None
    values: Mapping[str, Number] = field(default_factory=dict)
    rows: Mapping[str, pl.Series] = field(default_factory=dict)
    flags: tuple[Flag, ...] = ()
    range_low: float | None = None
    range_high: float | None = None
    survey: str = ""
    sd: float | None = None
    denominator: Denominator | None = None
    services: Services | None = None
    particulars: Particulars = field(default_factory=Particulars)


def percentage(
    part: Number | Decimal,
    whole: Number | Decimal,
    values: Mapping[str, Number],
    rows: Mapping[str, pl.Series],
    survey: str = "",
) -> Computed:
    """part ÷ whole × 100; no actual where the whole is zero, for nothing has a share of nothing."""
    if whole == 0:
        return Computed(None, values, rows, (Flag.NO_DATA,), survey=survey)
    return Computed(float(100 * part / whole), values, rows, survey=survey)  # type: ignore[operator]


def count(frame: pl.DataFrame, condition: pl.Expr) -> int:
    """How many rows meet a condition; an empty cell does not meet it."""
    return int(frame.select(condition.sum()).item())
