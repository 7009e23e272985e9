"""Where the agency wrote a text that is printed unchanged."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """A key of a table of report.toml, or a column of a table with the row's id."""

    table: str
    key: str
    row: str = ""
