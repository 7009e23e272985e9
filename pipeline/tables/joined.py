"""Files that are joined to a table: how they are called, and what payments for a budget hold."""

import re

from pipeline.tables.kinds import Kind, Table, must

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
"""The rows of a file whose amounts are added up by the lines of a budget."""


def joined_table(table: str, number: int) -> str:
    """How the first, second … file that is joined to a table is called among the tables: no rule
    reads it by itself, and its sender gets it back."""
    return f"{table}_join{number if number > 1 else ''}"


def is_joined_table(name: str) -> bool:
    """Whether a table of a delivery is a file that another one has taken in."""
    return _NAME.search(name) is not None
