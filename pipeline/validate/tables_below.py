"""Rows of another table below the one that is read: programmes under an agreement's measures, and
what was paid out or is in the till under a budget's total."""

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables import Table
from pipeline.validate.numbers import bare

_NEVER = pl.lit(value=False)


def tables_below(texts: pl.DataFrame, totals: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The rows that are of another table; `totals` are those of this one's totals."""
    return pl.concat([_another_table(texts, table), _below_all(texts, totals, table)])


def _another_table(texts: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The rows from a heading of money on, below a gap in a register: an agreement lists its
    programmes and their budget under its measures."""
    if table.name != "realization" or "measure" not in texts.columns:
        return _as_texts(texts.clear())
    words = [name for name in texts.columns if name != ROW and texts.schema[name] == pl.String]
    is_below = pl.col(ROW) - pl.col(ROW).shift(1) > 1
    is_heading = pl.any_horizontal(_NEVER, *(_is_money(pl.col(name)) for name in words))
    is_none = pl.col("measure").is_null() | pl.col("measure").str.contains(_PROGRAMMES)
    headings = texts.filter(is_below & is_heading & is_none)
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


def _as_texts(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.all().exclude(ROW).cast(pl.String))
