"""What report.toml says of single measures, `[measures."IKU-1"]`, in a column of the register: it
goes before what a line gives to all measures; a sheet that differs is refused."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.problems import Problem
from pipeline.validate.typed import TypedTable

_TWICE = {"polarity": "polarity-told-twice", "aggregation": "aggregation-told-twice"}


def with_told(
    register: TypedTable, column: str, said: Mapping[str, str], *, is_given: bool
) -> tuple[TypedTable, list[Problem]]:
    """The register with what is `said` of measures in a column, and the problems of cells that
    differ. No cell differs in a column that `is_given` by report.toml and not by the sheet."""
    if not said or "measure_id" not in register.frame.columns:
        return register, []
    told = pl.col("measure_id").replace_strict(said, default=None, return_dtype=pl.String)
    frame = register.frame.with_columns(pl.coalesce(told, pl.col(column)).alias(column))
    both = register.frame.with_columns(told=frame[column])
    rows = both.clear() if is_given else both.filter(pl.col(column) != pl.col("told"))
    differing = register.cell_problems(_TWICE[column], rows, column, "told")
    return replace(register, frame=frame), [*differing]
