"""Joins two heading rows of a file without merged cells into one heading for each column.

The first row holds what covers several columns, in the first of them; the second row says what each
column is: in a print an amount or its share; in SurveyMonkey's export a row of a grid, an option,
or just the response.
"""

import re
from collections.abc import Sequence

from pipeline.tables.kinds import folded

Cells = Sequence[str | None]
_DIGIT = re.compile(r"[0-9]")
_FIRST = {"respondent id", "collector id"}
_WHOLE = {"", "response", "open ended response", "respons", "tanggapan", "jawaban terbuka"}


def joined(first: Cells, second: Cells) -> list[str] | None:
    """The headings of two rows; None where the second row is no part of the heading."""
    if asks_below(first):
        return _questions(first, second)
    return _grouped(first, second) if _are_grouped(first, second) else None


def asks_below(first: Cells) -> bool:
    """Whether a row is the first of SurveyMonkey's two heading rows."""
    return {folded(cell) for cell in first if cell} >= _FIRST


def _are_grouped(first: Cells, second: Cells) -> bool:
    """Whether every column without a heading has words below, some column with a heading has none,
    and the second row holds no digits."""
    nameless = [under for over, under in zip(first, second, strict=True) if not over]
    named = [under for over, under in zip(first, second, strict=True) if over]
    is_number = any(_DIGIT.search(cell) for cell in second if cell)
    return bool(nameless) and all(nameless) and not all(named) and not is_number


def _grouped(first: Cells, second: Cells) -> list[str]:
    headings, group = [], ""
    for over, under in zip(first, second, strict=True):
        group = over or group
        headings.append(f"{group} {under}" if under else group)
    return headings


def _questions(first: Cells, second: Cells) -> list[str]:
    """Headings as other programs write them: `How satisfied are you? [Cleanliness]`."""
    headings, asked = [], ""
    for over, under in zip(first, second, strict=True):
        row = " ".join((under or "").split())
        whole = " ".join((over or "").split())
        asked = whole or asked
        if folded(row) in _WHOLE:
            headings.append(whole)
        else:
            headings.append(f"{asked} [{row}]" if asked else row)
    return headings
