"""Codes that a workbook holds as numbers, which may have lost their last zeros."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.tables import Kind
from pipeline.validate.typed import TypedTable
from pipeline.validate.written import Written


def numbers_for_codes(
    typed: TypedTable, cells: Written, repeated: Iterable[Problem]
) -> Iterator[Problem]:
    """Repeated keys; where a workbook holds both as numbers with decimals, that may be why."""
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
