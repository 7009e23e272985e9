"""Rows of any table → the percentage that meets a condition."""

from dataclasses import replace
from functools import partial

import polars as pl

from pipeline.account import Flag
from pipeline.delivery import ROW
from pipeline.formulas.computed import Computed, Given, count, percentage
from pipeline.formulas.formula import Formula
from pipeline.formulas.particulars import lacking_of
from pipeline.reportfile import Parameters
from pipeline.tables import equals, ticked
from pipeline.translatable import _


@partial(
    Formula,
    "share",
    title=_("share of rows"),
    equation=_("{met} rows that meet the condition ÷ {filled} rows filled × 100"),
    source=_("rows that meet a declared condition"),
    table="any",
    parameters={
        "table": True,
        "column": True,
        "rows": False,
        "is": False,
        "at_least": False,
        "at_most": False,
        "not_after": False,
    },
    values=("met", "filled"),
)
def share(given: Given) -> Computed:
    """Rows that meet the condition ÷ rows whose column is filled × 100."""
    asked = given.parameters
    table = asked.table or ""
    filled = given.kept(table).drop_nulls(asked.column)
    mark = given.tables.joined.get(table, {}).get(asked.column or "", "")
    met = count(filled, _condition(asked, filled, mark))
    values = {"met": met, "filled": filled.height}
    return percentage(met, filled.height, values, {table: filled[ROW]})


@partial(
    Formula,
    "service.digitised",
    title=_("digitised services"),
    equation=_("digital ÷ all services × 100 = {yes} ÷ {all} × 100"),
    source=_("services offered digitally"),
    table="services",
    columns=("digital",),
    parameters={"rows": False},
    values=("yes", "all"),
)
def digitised(given: Given) -> Computed:
    """Services offered digitally ÷ all services × 100."""
    found = _yes_of_all(given, "services", "digital")
    if found.actual is None:
        return found
    others = given.kept("services").filter(~pl.col("digital").fill_null(value=False))
    return replace(found, particulars=lacking_of(others, "service"))


@partial(
    Formula,
    "customer.retention",
    title=_("customers retained"),
    equation=_("{yes} retained ÷ {all} customers × 100"),
    source=_("customers or partners kept through the period"),
    table="customers",
    columns=("retained",),
    parameters={"rows": False},
    values=("yes", "all"),
)
def retention(given: Given) -> Computed:
    """Customers or partners kept through the period ÷ all of them × 100."""
    return _yes_of_all(given, "customers", "retained")


def _yes_of_all(given: Given, table: str, column: str) -> Computed:
    """Rows with yes ÷ all rows × 100. An empty cell is no yes; an empty column is no data."""
    rows = given.kept(table)
    yes = count(rows, pl.col(column))
    values, counted = {"yes": yes, "all": rows.height}, {table: rows[ROW]}
    if rows[column].null_count() == rows.height:
        return Computed(None, values, counted, (Flag.NO_DATA,))
    return percentage(yes, rows.height, values, counted)


def _condition(asked: Parameters, rows: pl.DataFrame, mark: str) -> pl.Expr:
    """The condition report.toml sets; validation has ensured that it sets exactly one.

    Where cells join several options by a mark, a row counts for each option that was ticked.
    """
    column = asked.column or ""
    if mark and isinstance(asked.is_, str):
        return ticked(column, asked.is_, mark) | equals(rows, column, asked.is_)
    if asked.is_ is not None:
        return equals(rows, column, asked.is_)
    if asked.at_least is not None:
        return pl.col(column) >= asked.at_least
    if asked.at_most is not None:
        return pl.col(column) <= asked.at_most
    return pl.col(column) <= pl.col(asked.not_after or "")
