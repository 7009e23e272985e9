"""Reads from the cells above a table of sums how many respondents it is of."""

import re
from collections.abc import Sequence

from pipeline.tables.kinds import folded

_SAYS = re.compile(
    r"^(?:(?:jumlah|total|jml|banyaknya|banyak) (?:sampel )?responden|responden|n responden)"
    r"(?: survei| skm)?\s*[:=]?\s*(.*)$"
)
_NUMBER = re.compile(r"^[:=]?\s*([1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)\s*(?:orang|responden)?\.?$")


def respondents_told(title: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Each number of respondents that a cell states, alone or with the next cells, and its
    words."""
    found: dict[int, str] = {}
    for index, cell in enumerate(title):
        said = _SAYS.match(folded(cell))
        if said is None:
            continue
        beside = [one for one in title[index + 1 : index + 3] if one.strip() not in (":", "=")]
        number = _NUMBER.match(said[1] or folded(next(iter(beside), "")))
        if number:
            found.setdefault(int(number[1].replace(".", "")), cell.strip(" :="))
    return tuple(found.items())
