"""A typed table in; out what its pandera contract refuses: the rules behind our own."""

from collections.abc import Iterator

import pandera.errors
import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.tables import all_differ
from pipeline.validate.typed import TypedTable


def contract_problems(typed: TypedTable) -> list[Problem]:
    """What the pandera contract refuses in a table in which nothing else was found.

    Our own rules are meant to be complete; the contract is the guarantee.
    """
    return [*_breaches(typed), *_repeated_keys(typed)]


def _breaches(typed: TypedTable) -> list[Problem]:
    try:
        typed.table.schema(typed.narrow).validate(typed.frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases.select("column", "check", "index").iter_rows(named=True)
        return [_contract_problem(typed, **case) for case in cases]
    return []


def _repeated_keys(typed: TypedTable) -> Iterator[Problem]:
    """Every row that shares its key or its row number with another row; see `Table.schema`."""
    for names in ([ROW], list(typed.table.key)):
        if names and not all_differ(typed.frame.select(names)):
            filled = typed.frame.select({ROW, *names}).drop_nulls(names)
            repeated = filled.filter(pl.struct(names).is_duplicated())
            for row in repeated[ROW]:
                yield typed.problem("against-contract", row, "", rule="unique")


def _contract_problem(typed: TypedTable, column: str, check: str, index: int | None) -> Problem:
    known = column in typed.frame.columns
    if index is None:
        return typed.problem("against-contract", None, column if known else "", rule=check)
    (row,) = rows = typed.frame[ROW].slice(index, 1)
    value = typed.written(column, rows)
    return typed.problem(
        "against-contract", row, column if known else "", value.get(row, ""), rule=check
    )
