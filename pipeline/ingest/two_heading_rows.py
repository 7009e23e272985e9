"""The two heading rows of SurveyMonkey in, one heading for each column out.

The first row holds the questions, each over the first of its columns; the second what a column is
of its question: a row of a grid, an option, or just the response.
"""

from collections.abc import Sequence

from pipeline.tables.kinds import folded

_FIRST = {"respondent id", "collector id"}
_WHOLE = {"", "response", "open ended response", "respons", "tanggapan", "jawaban terbuka"}


def are_two(first: Sequence[str | None]) -> bool:
    """Whether a row of headings has another one of its own below it."""
    return {folded(cell) for cell in first if cell} >= _FIRST


def joined(first: Sequence[str | None], second: Sequence[str | None]) -> list[str]:
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
