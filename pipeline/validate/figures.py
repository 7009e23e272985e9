"""A column of numbers as written in, the numbers out, by one notation for the whole column."""

from dataclasses import dataclass

import polars as pl

from pipeline.tables.kinds import Kind
from pipeline.validate.distinct import TEXT, first_of, meaning, words_of
from pipeline.validate.numbers import (
    Decimal,
    ambiguous,
    bare,
    count,
    group_marks,
    in_dotted_thousands,
    in_rupiah,
    money,
    number,
    plain_text,
    proves_comma,
    without_powers,
)

_POINT: Decimal = "."
_COMMA: Decimal = ","
_TYPES = {Kind.NUMBER: number, Kind.COUNT: count}


@dataclass(frozen=True)
class Figures:
    """The numbers of a column. `is_number` also marks numbers that are not of the column's kind.

    Where the column may be read two ways, `unclear` is the position of the first such cell.
    """

    values: pl.Series
    is_number: pl.Series
    unclear: int | None = None


def figures(
    texts: pl.Series,
    stored: pl.Series | None,
    kind: Kind,
    decimal: Decimal | None,
    unit: int = 1,
) -> Figures:
    """Read a column by the declared decimal mark, or by the mark that its own cells prove.

    Rupiah in groups of three digits, `Rp 12.500`, have no decimals, whatever was declared: rupiah
    have no third decimal. Where another cell has a decimal point, the column may be read two ways.
    `stored` marks the cells that a workbook holds as numbers: they have a point whatever the
    texts have, and prove nothing about them. Money is in a `unit` of so many rupiah.
    """
    words = _read(words_of(texts), kind, unit)
    loose = words if stored is None else _among(words, texts.filter(~stored))
    unclear = loose.clear() if decimal else loose.filter(ambiguous(pl.col("digits")))
    grouped = group_marks(loose) if unclear.height else set()
    unclear = unclear.clear() if grouped else unclear
    mark = decimal or (_COMMA if grouped == {_POINT} else _proved(loose))
    if mark == _POINT and not unclear.height:
        mark, unclear = _by_rupiah(loose)
    values, is_number = _by(mark, texts, words)
    if stored is not None and mark != _POINT:
        stored_values, stored_numbers = _by(_POINT, texts, words)
        values = stored_values.zip_with(stored, values)
        is_number = stored_numbers.zip_with(stored, is_number)
    among = None if stored is None else ~stored
    return Figures(values, is_number, first_of(texts, unclear[TEXT], among))


def _read(words: pl.DataFrame, kind: Kind, unit: int) -> pl.DataFrame:
    """Every distinct text with its digits and marks, and its number by either decimal mark."""
    digits = words.with_columns(digits=bare(pl.col(TEXT), kind))
    powers = kind is Kind.MONEY and digits["digits"].str.contains("[eE]").any()
    marks: tuple[Decimal, Decimal] = (_POINT, _COMMA)
    plain = digits.with_columns(plain_text(pl.col("digits"), mark).alias(mark) for mark in marks)
    return plain.with_columns(
        *(_typed(pl.col(mark), kind, unit, powers=powers).alias(f"value{mark}") for mark in marks),
        *(number(pl.col(mark)).is_not_null().alias(f"number{mark}") for mark in marks),
    )


def _typed(plain: pl.Expr, kind: Kind, unit: int, *, powers: bool) -> pl.Expr:
    if kind is not Kind.MONEY:
        return _TYPES[kind](plain)
    whole = without_powers(plain) if powers and unit == 1 else plain
    return money(whole if unit == 1 else in_rupiah(plain, unit))


def _among(words: pl.DataFrame, texts: pl.Series) -> pl.DataFrame:
    return words.join(words_of(texts), on=TEXT, how="semi", maintain_order="left")


def _proved(words: pl.DataFrame) -> Decimal:
    comma = words.select(proves_comma(pl.col("digits")).fill_null(value=False)).item()
    return _COMMA if comma else _POINT


def _by_rupiah(words: pl.DataFrame) -> tuple[Decimal, pl.DataFrame]:
    """The decimal mark of a column with rupiah in dotted thousands that would be read by points,
    and the rupiah that a decimal point would misread where the mark cannot be a comma."""
    grouped = words.filter(in_dotted_thousands(pl.col(TEXT), pl.col("digits")))
    if grouped.is_empty():
        return _POINT, words.clear()
    marked = words.filter(pl.col("digits").str.contains("[.,]"))
    if not marked[_COMMA].has_nulls():
        return _COMMA, words.clear()
    return _POINT, grouped.filter(pl.col(_POINT).is_not_null())


def _by(mark: Decimal, texts: pl.Series, words: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
    is_number = meaning(words, f"number{mark}").fill_null(value=False)
    read = texts.to_frame(TEXT).select(meaning(words, f"value{mark}"), is_number)
    return read.to_series(0).alias(texts.name), read.to_series(1)
