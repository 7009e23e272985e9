"""Codes spelt in more than one way in, each code in one spelling out: padded or not, it is one key.

`5.1.02.01` and `5.1.2.1` are one line, `c1` and `C1` one measure; but lines of a budget that have
different names are two. The cells as written stay in `TypedTable.texts`.
"""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.tables import Kind, Table, code_key
from pipeline.validate.budget_codes import BUDGET
from pipeline.validate.typed import TypedTable

_SAME = {"from_objective": "objective_id", "to_objective": "objective_id"}
"""Columns that name what another column holds."""


def with_one_spelling(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The frame with every code spelt as it was first spelt in its column."""
    first = [pl.col(name).first().over(_alike(name, table)).alias(name) for name in _codes(table)]
    return frame.with_columns(first)


def _alike(name: str, table: Table) -> list[pl.Expr]:
    """What two cells have in common if they are the same code."""
    key = code_key(pl.col(name))
    is_line = table.name == BUDGET and name == "code"
    return [key, pl.col("name").str.strip_chars().str.to_lowercase()] if is_line else [key]


def spelt_alike(tables: Mapping[str, TypedTable]) -> dict[str, TypedTable]:
    """The tables with each code spelt as in the first table that has it in that column."""
    spellings: dict[str, dict[str, str]] = {}
    alike = {}
    for name, table in tables.items():
        frame = table.frame
        for column in _codes(table.table):
            known = spellings.setdefault(_SAME.get(column, column), {})
            key = code_key(pl.col(column))
            if known:
                found = key.replace_strict(known, default=None, return_dtype=pl.String)
                frame = frame.with_columns(pl.coalesce(found, column).alias(column))
            pairs = frame.lazy().select(key.alias("key"), pl.col(column).alias("code"))
            first = pairs.drop_nulls().unique("key", maintain_order=True).collect()
            known.update(dict(first.iter_rows()))
        alike[name] = replace(table, frame=frame)
    return alike


def _codes(table: Table) -> list[str]:
    """The code columns that name things; the ids of people are left as they are."""
    return [
        column.name
        for column in table.columns
        if column.kind is Kind.CODE and not column.personal and not table.personal_rows
    ]
