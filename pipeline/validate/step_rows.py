"""Rows of a register that name a step towards the measure above: a plan of action lists them in the
column of objectives, `a. Melaksanakan festival budaya`."""

import polars as pl

from pipeline.tables import Kind, Table

_STEP = r"^\s*([a-z][.)]\s*|[-–•*]\s+)\p{L}"
_OWN = ("measure", "measured_in")


def step_rows(texts: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The rows below a measure that have a letter or a dash before their words, and neither a
    measure nor a figure; not those before rows without an objective, which are its measures."""
    if table.name != "realization" or not {"objective", "measure"} <= {*texts.columns}:
        return texts.clear()
    figures = [column.name for column in table.columns if column.kind is Kind.NUMBER]
    empty = [pl.col(name).is_null() for name in (*_OWN, *figures) if name in texts.columns]
    objective = pl.col("objective")
    is_step = pl.all_horizontal(objective.str.contains(_STEP).fill_null(value=False), *empty)
    is_below = pl.col("measure").is_not_null().cum_sum() > 0
    is_led = pl.when(~is_step).then(objective.is_null()).backward_fill().fill_null(value=False)
    return texts.filter(is_step, is_below, ~is_led)
