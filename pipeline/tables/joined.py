"""Files joined to a table: their table names, and the contract of payments for a budget."""

import re

import polars as pl

from pipeline.tables.kinds import Kind, Table, must

_DAY = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{4})"
_DAY_APART = rf"(?:^|[\s,;(]){_DAY}(?:$|[\s,;)])"
_NUMBER_BESIDE = r"\d{3}|/"
_NAME = re.compile(r"_join[0-9]*$")
PAYMENTS = Table(
    "payments",
    "a payment for a line of a budget",
    (
        must("code", Kind.CODE, "code of the line that it is for"),
        must("amount", Kind.MONEY, "what was paid, in rupiah; less than zero where it came back"),
        must("day", Kind.DATE, "day on which it was paid"),
    ),
    key=(),
)
"""The rows of a file whose amounts are added up for each budget line."""


def days_alone(cells: pl.Series) -> pl.Series:
    """Only the days of cells that hold a number and a day, `0012/SP2D/2024, 12-02-2024`; unchanged
    if any cell has no day beside its number, or two."""
    texts = cells.cast(pl.String).str.strip_chars()
    told = pl.DataFrame({"text": texts}).select(
        "text",
        day=pl.col("text").str.extract(f"({_DAY_APART})", 1).str.strip_chars(" \t\r\n,;()"),
        days=pl.col("text").str.count_matches(_DAY),
        rest=pl.col("text").str.replace(_DAY_APART, " "),
    )
    given = told.drop_nulls("text")
    is_beside = pl.col("rest").str.contains(_NUMBER_BESIDE)
    is_it = pl.col("day").is_not_null() & (pl.col("days") == 1) & is_beside
    is_all = given.height > 0 and given.select(is_it.fill_null(value=False).all()).item()
    return told["day"].alias(cells.name) if is_all else cells


def joined_table(table: str, number: int) -> str:
    """The name of the first, second … joined file among the tables. No rule reads such a table
    alone, but its sender gets it back."""
    return f"{table}_join{number if number > 1 else ''}"


def is_joined_table(name: str) -> bool:
    """Whether a table of a delivery is a file that was joined to another table."""
    return _NAME.search(name) is not None
