"""What the tables that leave with the report are called, whatever a survey is called."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

_LONGEST = 60
"""Characters of a name: of whatever alphabet, no more bytes than a file system takes."""


def file_names(tables: Iterable[str]) -> Mapping[str, str]:
    """The file of each table, without its ending: letters, digits, `_`, `-` and blanks, and none
    twice, also where a system takes capitals for small letters."""
    return _apart(tables, partial(re.sub, r"[^\w -]+", "-"))


def resource_names(tables: Iterable[str]) -> Mapping[str, str]:
    """The name of each table in the letters that a Data Package allows, none twice."""
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
