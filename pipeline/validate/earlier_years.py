"""A sheet with one row per measure and columns of earlier years in, table `history` out.

Every fault is reported where it was delivered: a row of `history` knows its cell of the sheet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem, nearest
from pipeline.reportfile import FileSource, Period
from pipeline.tables import DELIVERED, Column
from pipeline.tables.kinds import folded
from pipeline.tables.years import (
    YearFigure,
    earlier_figures,
    history_by_year,
    names_a_period,
    year_column,
)
from pipeline.validate.columns import typed_table
from pipeline.validate.promises import Promises
from pipeline.validate.typed import TypedTable

HISTORY = DELIVERED["history"]
_FIGURES = ("target", "actual", "achievement")
_APART = 2**24
"""More rows than a sheet has: row numbers of `history` of one year begin so far behind those of
the year before."""
Places = Mapping[tuple[int, str], str]
"""By the number of a year and a column of `history`, the heading of the sheet."""


@dataclass(frozen=True)
class _ByYear(TypedTable):
    """Table `history` of such a sheet; its problems name the sheet's row and heading."""

    places: Places = field(default_factory=dict)

    def problem(
        self, code: str, row: int | None, column: str, value: str = "", **values: object
    ) -> Problem:
        told = super().problem(code, row, column, value, **values)
        if row is None:
            return told
        year, delivered = divmod(row, _APART)
        return replace(told, row=delivered, column=self.places.get((year, column), told.column))


def figures_by_year(raw: RawTable, source: FileSource, period: Period) -> dict[str, YearFigure]:
    """The headings of earlier years' figures, in a table `history` without a column of periods."""
    headings = [name for name in raw.frame.columns if name != ROW]
    if raw.name != HISTORY.name or "period" in source.columns or "period" in source.values:
        return {}
    figures = earlier_figures(headings, period.start.year)
    return {} if names_a_period(headings) else figures


def history_of(
    raw: RawTable,
    figures: Mapping[str, YearFigure],
    source: FileSource,
    register: TypedTable | None,
) -> tuple[TypedTable, list[Problem]]:
    """Table `history` of a sheet with columns by year, with every fault of its cells.

    A measure is known by its id if the sheet has ids, else by its words in the register.
    """
    by_id = _has_ids(raw, source)
    contract = history_by_year(figures, by_id=by_id)
    typed, problems = typed_table(raw, contract, source)
    if not by_id and register is not None and "measure" in typed.headings:
        problems += _unknown(typed, register)
        typed = _with_ids(typed, register)
    return _long(typed, figures), problems


def _has_ids(raw: RawTable, source: FileSource) -> bool:
    column = HISTORY.column("measure_id")
    register = DELIVERED["realization"].column("measure_id")
    names = {folded(name) for one in (column, register) for name in _names(one)}
    headings = (folded(name) for name in raw.frame.columns if name != ROW)
    return "measure_id" in source.columns or any(heading in names for heading in headings)


def _names(column: Column | None) -> tuple[str, ...]:
    return (column.name, *column.aliases) if column else ()


def _words() -> pl.Expr:
    text = pl.col("measure").str.strip_chars().str.to_lowercase()
    return text.str.replace_all(r"\s+", " ").alias("_words")


def _known(register: TypedTable) -> pl.DataFrame:
    """The wordings that only one measure of the register has, with the id of that measure."""
    rows = register.frame.select(_words(), "measure_id").drop_nulls()
    return rows.unique("_words", keep="none", maintain_order=True)


def _unknown(typed: TypedTable, register: TypedTable) -> Iterator[Problem]:
    """Measures that the register does not have in these words, or has twice."""
    known = _known(register)["_words"]
    strange = typed.frame.filter(~_words().is_in(known.implode()))
    named, more = typed.named("unknown-measure", strange, "measure")
    measures = register.frame["measure"].drop_nulls().to_list()
    for row, words in named.select(ROW, "measure").iter_rows():
        near = nearest(words, measures)
        yield typed.problem("unknown-measure", row, "measure", words, nearest=near)
    yield from more


def _with_ids(typed: TypedTable, register: TypedTable) -> TypedTable:
    """The sheet with the id of each measure by its words."""
    ids = dict(_known(register).iter_rows())
    found = _words().replace_strict(ids, default=None, return_dtype=pl.String)
    headings = {**typed.headings, "measure_id": typed.headings["measure"]}
    frame = typed.frame.with_columns(found.alias("measure_id"))
    texts = typed.texts.with_columns(pl.col("measure").alias("measure_id"))
    return replace(typed, frame=frame, texts=texts, headings=headings)


def _long(typed: TypedTable, figures: Mapping[str, YearFigure]) -> TypedTable:
    """One row for each measure and year for which the sheet has a figure."""
    years = dict(enumerate(sorted({year for year, _ in figures.values()})))
    if "measure_id" not in typed.headings:
        frame, texts = _rows(typed, typed.frame.clear(), 0, 0), typed.texts.clear()
        return TypedTable(HISTORY, typed.source, frame, texts, typed.headings)
    is_told = {
        number: pl.any_horizontal(
            pl.col(year_column(year, figure)).is_not_null()
            for year_told, figure in figures.values()
            if year_told == year
        )
        for number, year in years.items()
    }
    rows = {number: set(typed.texts.filter(told)[ROW]) for number, told in is_told.items()}
    told = [name for name in _FIGURES if name in {figure for _, figure in figures.values()}]
    headings = {name: name for name in ("measure_id", "period", *told)}
    frames, texts = (
        pl.concat(
            _rows(typed, cells.filter(pl.col(ROW).is_in(rows[number])), number, year)
            for number, year in years.items()
        )
        for cells in (typed.frame, typed.texts)
    )
    return _ByYear(
        HISTORY,
        typed.source,
        frames,
        texts.select(ROW, *headings),
        headings,
        behind={row: (row % _APART,) for row in frames[ROW]},
        promises=_promises(typed, years),
        places=_places(typed, years, figures),
    )


def _rows(typed: TypedTable, cells: pl.DataFrame, number: int, year: int) -> pl.DataFrame:
    """The rows of one year, in the order of the contract; what the sheet does not have is null."""
    is_typed = cells.schema == typed.frame.schema
    figures = []
    for name in _FIGURES:
        column = HISTORY.column(name)
        dtype = column.dtype if column and is_typed else pl.String
        there = year_column(year, name) in cells.columns
        cell = pl.col(year_column(year, name)) if there else pl.lit(None)
        figures.append(cell.cast(dtype).alias(name))
    known = pl.col("measure_id") if "measure_id" in cells.columns else pl.lit(None, pl.String)
    return cells.select(
        (pl.col(ROW) + number * _APART).cast(pl.UInt32),
        known.cast(pl.String).alias("measure_id"),
        pl.lit(str(year)).alias("period"),
        *figures,
    )


def _promises(typed: TypedTable, years: Mapping[int, int]) -> Promises:
    return {
        name: {
            row + number * _APART: promise
            for number, year in years.items()
            for row, promise in typed.promises.get(year_column(year, name), {}).items()
        }
        for name in _FIGURES
    }


def _places(
    typed: TypedTable, years: Mapping[int, int], figures: Mapping[str, YearFigure]
) -> Places:
    """The heading in the sheet of each cell of `history`; a period has that of a figure."""
    numbers = {year: number for number, year in years.items()}
    at = {(numbers[year], name): heading for heading, (year, name) in figures.items()}
    periods = {(number, "period"): heading for (number, _), heading in at.items()}
    measures = {(number, "measure_id"): typed.headings["measure_id"] for number in years}
    return {**periods, **measures, **at}
