"""Actuals that are taken from another agency's final: of the same unit, way and definition."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from pipeline.account import Taken
from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.scorecard import REPORTED
from pipeline.tables.kinds import folded
from pipeline.validate.typed import TypedTable

_TABLE, _ACTUAL = "realization", "actual"
_ALIKE = ("measured_in", "polarity", "definition")
"""Columns in which both rows must agree; definitions only where both rows have them."""


def with_taken(
    tables: Mapping[str, TypedTable], problems: Sequence[Problem], taken: Mapping[str, Taken]
) -> tuple[dict[str, TypedTable], list[Problem]]:
    """The tables with what other agencies signed as the actuals of the measures that take it."""
    register = tables.get(_TABLE)
    if register is None or not taken:
        return dict(tables), list(problems)
    found = [*problems, *_faults(register, taken)]
    actuals = {measure_id: one.measure.actual for measure_id, one in taken.items()}
    told = pl.col("measure_id").replace_strict(actuals, default=None, return_dtype=pl.Float64)
    frame = register.frame.with_columns(pl.coalesce(_ACTUAL, told).alias(_ACTUAL))
    return {**tables, _TABLE: replace(register, frame=frame)}, found


def _faults(register: TypedTable, taken: Mapping[str, Taken]) -> Iterator[Problem]:
    rows = register.frame.filter(pl.col("measure_id").is_in(list(taken)))
    for row in rows.iter_rows(named=True):
        one = taken[row["measure_id"]]
        if row[_ACTUAL] is not None or row["formula"] not in (None, REPORTED):
            yield _problem(register, "taken-and-delivered", row, _ACTUAL, one)
        for column in _ALIKE:
            if _differs(column, row[column], one):
                yield _problem(register, "taken-unlike", row, column, one)


def _differs(column: str, own: object, one: Taken) -> bool:
    theirs = getattr(one.measure, column)
    if column == "definition" and not (own and theirs):
        return False
    return one.measure.actual_grade is not None or folded(str(own)) != folded(str(theirs))


def _problem(
    register: TypedTable, code: str, row: Mapping[str, object], column: str, one: Taken
) -> Problem:
    number, value = row[ROW], row[column]
    theirs = getattr(one.measure, column)
    told = {"agency": one.agency, "measure": one.measure.id}
    if code == "taken-unlike":
        told["theirs"] = "" if theirs is None else str(theirs)
    return register.problem(
        code, int(str(number)), column, "" if value is None else str(value), **told
    )
