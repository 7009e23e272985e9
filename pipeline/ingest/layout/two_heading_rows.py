"""Two heading rows of a file without merged cells in, one heading for each column out.

The first row holds what is over several columns, in the first of them; the second what each column
is of it: of a print an amount or its share, of SurveyMonkey's questions a row of a grid, an option,
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
    """The headings of two rows; None where the second is none of theirs."""
    if asks_below(first):
        return _questions(first, second)
    return _grouped(first, second) if _are_grouped(first, second) else None


def asks_below(first: Cells) -> bool:
    """Whether a row is the first of SurveyMonkey's two."""
    return {folded(cell) for cell in first if cell} >= _FIRST


def _are_grouped(first: Cells, second: Cells) -> bool:
    """Whether words stand below all columns without a heading, and not below all others."""
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
    """Question and row as other programs write them: `How satisfied are you? [Cleanliness]`."""
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
