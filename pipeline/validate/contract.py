"""A typed table in, out what its pandera contract refuses: the rules that stand behind our own."""

import pandera.errors

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.validate.typed import TypedTable


def contract_problems(typed: TypedTable) -> list[Problem]:
    """What the pandera contract refuses in a table in which nothing else was found.

    The rules above are meant to be complete; the contract stands behind them.
    """
    try:
        typed.table.schema().validate(typed.frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases.select("column", "check", "index").iter_rows(named=True)
        return [_contract_problem(typed, **case) for case in cases]
    return []


def _contract_problem(typed: TypedTable, column: str, check: str, index: int | None) -> Problem:
    known = column in typed.frame.columns
    if index is None:
        return typed.problem("against-contract", None, column if known else "", rule=check)
    (row,) = rows = typed.frame[ROW].slice(index, 1)
    value = typed.written(column, rows)
    return typed.problem(
        "against-contract", row, column if known else "", value.get(row, ""), rule=check
    )
