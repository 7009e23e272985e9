"""File names of the tables that are published with the report, whatever a survey is called."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

_LONGEST = 60
"""Characters of a name: in any alphabet it stays within the bytes that a file system allows."""


def file_names(tables: Iterable[str]) -> Mapping[str, str]:
    """The file of each table, without its extension: letters, digits, `_`, `-` and blanks, and no
    name twice, not even where a system ignores case."""
    return _apart(tables, partial(re.sub, r"[^\w -]+", "-"))


def resource_names(tables: Iterable[str]) -> Mapping[str, str]:
    """The name of each table in the letters that a Data Package allows, no name twice."""
    return _apart(tables, lambda table: re.sub("[^a-z0-9_-]+", "-", table.lower()))


def _apart(tables: Iterable[str], plain: Callable[[str], str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    taken: set[str] = set()
    for table in tables:
        name = first = plain(table)[:_LONGEST].strip() or "-"
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{first}-{number}"
        taken.add(name.casefold())
        found[table] = name
    return found
