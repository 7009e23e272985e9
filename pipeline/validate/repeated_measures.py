"""Rows of a register that only repeat the measure above: a sheet of persons in charge lists several
activities beside one measure, whose cell is merged over them."""

import polars as pl

from pipeline.tables import Kind, Table

_FIGURES = ("target", "actual")


def repeated_measures(texts: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The rows without figures that only repeat the row above, whose measure has a figure."""
    is_register = table.name == "realization" and {"measure", *_FIGURES} <= {*texts.columns}
    if not is_register or "measure_id" in texts.columns:
        return texts.clear()
    measure = pl.col("measure")
    numbers = [
        pl.col(column.name).is_null()
        for column in table.columns
        if column.name in texts.columns and column.kind is Kind.NUMBER
    ]
    others = [
        pl.col(name).is_null() | pl.col(name).eq_missing(pl.col(name).shift(1))
        for name in texts.columns[1:]
        if name not in _FIGURES
    ]
    told = pl.any_horizontal(pl.col(name).is_not_null() for name in _FIGURES)
    last = pl.when(told).then(measure).forward_fill()
    return texts.filter(measure == measure.shift(1), measure == last, *numbers, *others)
