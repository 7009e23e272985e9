"""Rows whose key is in an earlier row, as codes that a workbook holds as numbers may be."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.tables import Kind, all_differ
from pipeline.validate.typed import TypedTable
from pipeline.validate.written import Written


def duplicates(typed: TypedTable) -> Iterator[Problem]:
    """Rows whose key is in an earlier row, by the key as typed; rows without a key do not count."""
    key = list(typed.table.key)
    if not key or any(name not in typed.headings for name in key):
        return
    if all_differ(typed.frame.select(key)):
        return
    filled = typed.frame.select(ROW, *key).drop_nulls(key)
    first = pl.col(ROW).min().over(key).alias("first")
    repeated = filled.with_columns(first).filter(pl.col(ROW) > pl.col("first"))
    named, more = typed.named("duplicate-key", repeated, key[0])
    cells = [typed.written(name, named[ROW]) for name in key]
    for row, earlier in named.select(ROW, "first").iter_rows():
        value = " / ".join(column[row] for column in cells)
        yield typed.problem("duplicate-key", row, key[0], value, first=str(earlier))
    yield from more


def numbers_for_codes(
    typed: TypedTable, cells: Written, repeated: Iterable[Problem]
) -> Iterator[Problem]:
    """The problems of repeated keys; a different code where a workbook holds both as numbers with
    decimals, which may have lost the difference."""
    key = typed.table.key[0] if typed.table.key else ""
    column, stored = typed.table.column(key), cells.stored.get(key)
    if column is None or column.kind is not Kind.CODE or stored is None:
        yield from repeated
        return
    numbers = set(typed.texts.filter(stored)[ROW])
    for problem in repeated:
        rows = {problem.row, int(str(problem.values.get("first", 0)))}
        is_number = problem.code == "duplicate-key" and "." in problem.value and rows <= numbers
        yield replace(problem, code="number-for-code") if is_number else problem
