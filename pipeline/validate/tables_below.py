"""Rows of another table below the table that is read: programmes under an agreement's measures, and
what was paid out or is in the till under a budget's total."""

from functools import cache

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables import DELIVERED, Table
from pipeline.tables.kinds import folded
from pipeline.validate.numbers import bare

_NEVER = pl.lit(value=False)
_SURE = 2
"""The fewest headings that make a row a row of headings; a single measure may be named like one."""
_YEAR = r"\s*(tahun )?(19|20)[0-9]{2}$"


def tables_below(texts: pl.DataFrame, totals: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The rows of another table; `totals` are the rows with this table's totals."""
    return pl.concat([_another_table(texts, table), _below_all(texts, totals, table)])


def _another_table(texts: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The rows from a heading of money on, below a gap in a register, or from several headings:
    an agreement lists its programmes and their budget under its measures, a chapter its measures
    once more beside those of the year before."""
    if table.name != "realization" or "measure" not in texts.columns:
        return _as_texts(texts.clear())
    words = [name for name in texts.columns if name != ROW and texts.schema[name] == pl.String]
    distinct = pl.concat(texts.select(words).get_columns()).unique().to_frame("text")
    told = distinct.filter(_is_heading(pl.col("text")))["text"]
    if told.is_empty():
        return _as_texts(texts.clear())
    filled = pl.sum_horizontal(pl.lit(0), *(pl.col(name).is_not_null() for name in words))
    is_below = (pl.col(ROW) - pl.col(ROW).shift(1) > 1) | (filled.shift(1) == 0)
    is_money = pl.any_horizontal(_NEVER, *(_is_money(pl.col(name)) for name in words))
    is_none = pl.col("measure").is_null() | pl.col("measure").str.contains(_PROGRAMMES)
    heads = pl.sum_horizontal(pl.lit(0), *(pl.col(name).is_in(told.implode()) for name in words))
    is_heading = (heads >= _SURE) & (2 * heads > filled)
    headings = texts.filter(is_below & (is_money & is_none | is_heading))
    if headings.is_empty():
        return _as_texts(headings)
    has_figures = pl.any_horizontal(_NEVER, *(bare(pl.col(name)).is_not_null() for name in words))
    first = headings.filter(~has_figures)[ROW].min()
    return _as_texts(texts.clear() if first is None else texts.filter(pl.col(ROW) >= first))


def _below_all(texts: pl.DataFrame, totals: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The rows without a code below the last total of a budget whose lines have codes: what was
    paid out, taxes and what is in the till are no lines."""
    if table.name != "budget" or "code" not in texts.columns or totals.is_empty():
        return _as_texts(texts.clear())
    rows = _as_texts(texts.filter(pl.col(ROW) > totals[ROW].max()))
    has_codes = texts["code"].count() > 0 and not rows["code"].str.contains(_CODED).any()
    return rows.filter(pl.lit(has_codes), pl.col("code").is_null())


_CODED = r"^[0-9A-Z.]+$"
_PROGRAMMES = r"^(?i)\s*(nama )?(program|kegiatan|program ?/ ?kegiatan)\s*$"


def _is_money(text: pl.Expr) -> pl.Expr:
    return text.str.contains(r"^(?i)(pagu )?(anggaran|pagu)( \(?rp\.?\)?)?$").fill_null(value=False)


def _is_heading(text: pl.Expr) -> pl.Expr:
    """Whether a cell is a heading of some table, with a year or without: `Realisasi 2023`."""
    words = text.str.to_lowercase().str.strip_chars().str.replace(_YEAR, "")
    return (words.is_in(_headings()) | _is_money(text)).fill_null(value=False)


@cache
def _headings() -> list[str]:
    columns = [column for table in DELIVERED.values() for column in table.columns]
    return [folded(name) for column in columns for name in (column.name, *column.aliases)]


def _as_texts(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.all().exclude(ROW).cast(pl.String))
