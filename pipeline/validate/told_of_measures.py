"""What report.toml says of single measures, `[measures."IKU-1"]`, in a column of the register: it
goes before what a line gives all of them, and refuses what the sheet says otherwise."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.problems import Problem
from pipeline.validate.typed import TypedTable

_TWICE = {"polarity": "polarity-told-twice", "aggregation": "aggregation-told-twice"}


def with_told(
    register: TypedTable, column: str, said: Mapping[str, str], *, is_given: bool
) -> tuple[TypedTable, list[Problem]]:
    """The register with what is `said` of measures in a column, which `is_given` by report.toml or
    is the sheet's own; and the cells of the sheet that say otherwise."""
    if not said or "measure_id" not in register.frame.columns:
        return register, []
    told = pl.col("measure_id").replace_strict(said, default=None, return_dtype=pl.String)
    frame = register.frame.with_columns(pl.coalesce(told, pl.col(column)).alias(column))
    both = register.frame.with_columns(told=frame[column])
    rows = both.clear() if is_given else both.filter(pl.col(column) != pl.col("told"))
    differing = register.cell_problems(_TWICE[column], rows, column, "told")
    return replace(register, frame=frame), [*differing]
