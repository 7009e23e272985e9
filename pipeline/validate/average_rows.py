"""Rows of a register that are means of the measures above: they hold an achievement alone."""

import polars as pl

from pipeline.tables import Table

_MEAN = (
    r"^(?i)\s*((rata ?-? ?rata|rerata)( (capaian|nilai|kinerja)\b.*)?|nilai perspektif\b.*|"
    r"nilai kinerja organisasi\b.*)\s*[.:]*$"
)
_OF_A_MEASURE = ("measure_id", "measure", "objective", "measured_in", "target", "actual")


def average_rows(texts: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Rows of a register with an achievement but no measure or figures: a mean of other rows.
    Where measures have codes, a row without a code is no measure, whatever it is called."""
    names = {name for name in _OF_A_MEASURE if name in texts.columns}
    if table.name != "realization" or "published" not in texts.columns or "measure" not in names:
        return texts.clear()
    figures = {"target", "actual"} & names
    has_codes = "measure_id" in names and texts["measure_id"].count() > 0
    asked = {"measure_id", *figures} if has_codes and figures else names
    empty = pl.all_horizontal(_is_empty(name) for name in sorted(asked))
    called = [pl.col(name) for name in ("measure", "objective") if name in names]
    is_called = pl.coalesce(called).str.contains(_MEAN).fill_null(value=False)
    without = [pl.col(name).is_null() for name in sorted(figures)]
    is_mean = pl.all_horizontal(is_called, *without) if figures else pl.lit(value=False)
    return texts.filter(pl.col("published").is_not_null(), empty | is_mean)


def _is_empty(name: str) -> pl.Expr:
    """Whether a cell is empty or, for an objective, only repeats the row above."""
    cell = pl.col(name)
    is_above = cell.eq_missing(cell.shift(1)) if name == "objective" else pl.lit(value=False)
    return cell.is_null() | is_above
