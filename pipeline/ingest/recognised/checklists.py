"""Recognises a list that says yes or no of each row, as of trainings planned, and is no survey."""

import re
from collections.abc import Iterable

import polars as pl

from pipeline.ingest.recognised.alike_numbers import CODE
from pipeline.tables.kinds import folded

YES = frozenset({"ya", "y", "yes", "ada", "sudah", "benar", "true", "v", "√", "✓", "lulus"})
NO = frozenset(
    {"tidak", "tdk", "t", "no", "n", "tidak ada", "belum", "-", "–", "salah", "false", "x"}
    | {"tidak lulus"}
)
_ASKS = re.compile(r"\?|\bapakah\b")
_LONGEST_LABEL = 4
"""Words; a longer heading is a sentence, which asks a respondent something."""


def is_checklist(frame: pl.DataFrame, headings: Iterable[str]) -> bool:
    """Whether columns say yes or no under headings that ask no question: `Direncanakan`, `Ada
    SOP`."""
    return all(_is_a_label(name) and _says_yes_or_no(frame[name]) for name in headings)


def _is_a_label(heading: str) -> bool:
    words = folded(heading)
    is_short = len(words.split()) <= _LONGEST_LABEL
    return is_short and not _ASKS.search(words) and not CODE.match(heading.strip())


def _says_yes_or_no(cells: pl.Series) -> bool:
    if cells.dtype != pl.String:
        return False
    return {folded(cell) for cell in cells.drop_nulls().unique()} <= YES | NO
