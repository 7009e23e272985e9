"""Rows of any table → the percentage that meets a condition."""

import polars as pl

from pipeline.delivery import ROW
from pipeline.measure.outcome import NO_DATA, Given, Outcome, count, equals, percentage
from pipeline.reportfile import Parameters


def share(given: Given) -> Outcome:
    """Rows that meet the condition ÷ rows whose column is filled × 100."""
    asked = given.parameters
    table = asked.table or ""
    filled = given.kept(table).drop_nulls(asked.column)
    met = count(filled, _condition(asked, filled))
    values = {"met": met, "filled": filled.height}
    return percentage(met, filled.height, values, {table: filled[ROW]})


def digitised(given: Given) -> Outcome:
    """Services offered digitally ÷ all services × 100."""
    return _yes_of_all(given, "services", "digital")


def retention(given: Given) -> Outcome:
    """Customers or partners kept through the period ÷ all of them × 100."""
    return _yes_of_all(given, "customers", "retained")


def _yes_of_all(given: Given, table: str, column: str) -> Outcome:
    """An empty cell is no yes; a column without a single filled cell is no data."""
    rows = given.kept(table)
    yes = count(rows, pl.col(column))
    values, counted = {"yes": yes, "all": rows.height}, {table: rows[ROW]}
    if rows[column].null_count() == rows.height:
        return Outcome(None, values, counted, (NO_DATA,))
    return percentage(yes, rows.height, values, counted)


def _condition(asked: Parameters, rows: pl.DataFrame) -> pl.Expr:
    """The one condition report.toml sets; validation has refused none and two."""
    column = asked.column or ""
    if asked.is_ is not None:
        return equals(rows, column, asked.is_)
    if asked.at_least is not None:
        return pl.col(column) >= asked.at_least
    if asked.at_most is not None:
        return pl.col(column) <= asked.at_most
    return pl.col(column) <= pl.col(asked.not_after or "")
