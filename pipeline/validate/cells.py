"""A column as written in, its typed cells out; a cell that cannot be typed is null, with
the code of its fault."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from pipeline.delivery import UNCALCULATED
from pipeline.reportfile import FileSource
from pipeline.tables import Column, Kind
from pipeline.tables.choices import accepted_choices, as_folded
from pipeline.tables.kept import TICKS
from pipeline.validate.beyond import is_beyond
from pipeline.validate.dates import in_utc
from pipeline.validate.days import Days, days, moments
from pipeline.validate.distinct import TEXT, looked_up, words_of
from pipeline.validate.figures import figures
from pipeline.validate.numbers import bare, has_power

YES_NO = {
    "true": True,
    "false": False,
    "ya": True,
    "tidak": False,
    "yes": True,
    "no": False,
    "sudah": True,
    "belum": False,
    "1": True,
    "0": False,
    **dict.fromkeys(TICKS, True),
}
NUMERIC = (Kind.NUMBER, Kind.COUNT, Kind.MONEY)
DATED = (Kind.DATE, Kind.TIME)
CELL_ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!")
"""What a spreadsheet shows for a formula that failed; a CSV holds it as text."""
FAILED = (*CELL_ERRORS, UNCALCULATED)

AMBIGUOUS = "ambiguous-number"

_FAULTS: Mapping[Kind, str] = {
    Kind.NUMBER: "not-a-number",
    Kind.COUNT: "not-whole",
    Kind.MONEY: "not-an-amount",
    Kind.DATE: "not-a-date",
    Kind.TIME: "not-a-time",
    Kind.YES_NO: "not-yes-no",
    Kind.CHOICE: "not-a-choice",
}


@dataclass(frozen=True)
class TypedCells:
    """A column in the type of its kind, and for each cell the code of its fault if it has one.

    A column that may be read two ways is null throughout: `unclear` is the code of that problem
    and the position of the first cell that it concerns. `faults` is None for cells that came in
    their type.
    """

    values: pl.Series
    faults: pl.Series | None = None
    unclear: tuple[str, int] | None = None


def typed_cells(
    column: Column, texts: pl.Series, stored: pl.Series | None, source: FileSource, day: pl.Series
) -> TypedCells:
    """Type one column. `stored` marks what a workbook holds as numbers; `day` is the date of a
    bare clock time."""
    if texts.null_count() == len(texts):
        return TypedCells(_nothing(texts, column.dtype), _nothing(texts, pl.String()))
    match column.kind:
        case Kind.NUMBER | Kind.COUNT | Kind.MONEY:
            read = figures(texts, stored, column.kind, source.decimal, _unit(column, source))
            faults = ("not-a-number", _FAULTS[column.kind])
            typed = _checked(texts, read.values, *faults, read.is_number)
            typed = _without_beyond(typed, is_beyond(read.values), column.kind)
            if column.kind is Kind.MONEY:
                typed = _with_lost_digits(texts, typed)
            return _clear(typed, AMBIGUOUS, read.unclear)
        case Kind.DATE:
            return _dated(column, texts, days(texts, source.dates or ""))
        case Kind.TIME:
            return _dated(column, texts, moments(texts, day, source.dates or ""))
        case Kind.TEXT | Kind.CODE:
            return _worded(texts, column.longest)
        case _:
            return _checked(texts, _chosen(column, texts), _FAULTS[column.kind])


def _unit(column: Column, source: FileSource) -> int:
    """How many rupiah the 1 of an amount is; a sum of several columns is in rupiah already."""
    is_added = len(source.columns.get(column.name, ())) > 1
    return 1 if is_added or column.kind is not Kind.MONEY else source.unit or 1


def _dated(column: Column, texts: pl.Series, read: Days) -> TypedCells:
    elsewhere = texts.to_frame(TEXT).select(in_utc(pl.col(TEXT))).to_series()
    typed = _checked(texts, read.values, _FAULTS[column.kind], "time-in-utc", elsewhere)
    return _clear(typed, "ambiguous-date", read.unclear)


def _checked(
    texts: pl.Series,
    values: pl.Series,
    word: str,
    other: str = "",
    is_other: pl.Series | None = None,
) -> TypedCells:
    """The values, with the fault of each text without a value: an error, `other` or `word`."""
    frame = pl.DataFrame({TEXT: texts, "value": values})
    another = pl.lit(value=False) if is_other is None else pl.lit(is_other)
    code = (
        pl.when(pl.col(TEXT) == UNCALCULATED)
        .then(pl.lit("formula-not-calculated"))
        .when(pl.col(TEXT).is_in(CELL_ERRORS))
        .then(pl.lit("error-cell"))
        .when(another)
        .then(pl.lit(other))
        .otherwise(pl.lit(word))
    )
    is_faulty = pl.col(TEXT).is_not_null() & pl.col("value").is_null()
    return TypedCells(values, frame.select(pl.when(is_faulty).then(code)).to_series())


def _without_beyond(typed: TypedCells, beyond: pl.Series, kind: Kind) -> TypedCells:
    """The cells, with a fault and no value where a number is beyond every limit."""
    if typed.faults is None or not beyond.any():
        return typed
    code = "amount-too-large" if kind is Kind.MONEY else "out-of-range"
    faults = typed.faults.set(beyond, code)
    return replace(typed, values=typed.values.set(beyond, None), faults=faults)


def _with_lost_digits(texts: pl.Series, typed: TypedCells) -> TypedCells:
    """The cells; a faulty cell with a number cut short by a power of ten gets `digits-lost`."""
    is_lost = has_power(bare(pl.col(TEXT)).str.replace(",", "."))
    fault = pl.when(pl.col("fault").is_not_null() & is_lost).then(pl.lit("digits-lost"))
    cells = pl.DataFrame({TEXT: texts, "fault": typed.faults})
    if typed.faults is None or typed.faults.null_count() == len(cells):
        return typed
    return replace(typed, faults=cells.select(pl.coalesce(fault, "fault")).to_series())


def _clear(typed: TypedCells, code: str, first: int | None) -> TypedCells:
    """The cells, or no values where the column may be read two ways."""
    if first is None:
        return typed
    nothing = _nothing(typed.values, typed.values.dtype)
    none = _nothing(typed.values, pl.String())
    return replace(typed, values=nothing, faults=none, unclear=(code, first))


def _nothing(cells: pl.Series, dtype: pl.DataType | type[pl.DataType]) -> pl.Series:
    return pl.repeat(None, len(cells), dtype=dtype, eager=True)


def _worded(texts: pl.Series, longest: int) -> TypedCells:
    """The texts themselves, unless a formula failed or they are longer than any should be."""
    text = pl.col(TEXT)
    code = (
        pl.when(text == UNCALCULATED)
        .then(pl.lit("formula-not-calculated"))
        .when(text.is_in(CELL_ERRORS))
        .then(pl.lit("error-cell"))
        .when(text.str.len_chars() > longest)
        .then(pl.lit("text-too-long"))
    )
    read = texts.to_frame(TEXT).select(text=pl.when(code.is_null()).then(text), fault=code)
    return TypedCells(read["text"].alias(texts.name), read["fault"])


def _chosen(column: Column, texts: pl.Series) -> pl.Series:
    """Yes and no, or one of the column's choices."""
    if column.kind is Kind.YES_NO:
        lower = pl.col(TEXT).str.to_lowercase()
        said = YES_NO | {word: YES_NO[answer] for answer, word in column.also}
        meant = lower.replace_strict(said, default=None, return_dtype=pl.Boolean)
    else:
        choices = accepted_choices(column)
        meant = as_folded(pl.col(TEXT)).replace_strict(
            choices, default=None, return_dtype=pl.String
        )
    return looked_up(texts, words_of(texts).with_columns(meant=meant), "meant")
