"""Where the pages of a print begin again: the titles and headings that stand on each of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables.kinds import folded

_PAGE = re.compile(r"\W*((halaman|hal|page|lembar|lbr)\b\W*)?\d+(\W+((dari|of)\W+)?\d+)?\W*")
"""The number of a page, which differs on each: `Halaman 2`, `hal. 2 dari 5`, `- 2 -`, `2/5`."""
_TALLEST = 30
"""Rows of titles over the headings of a page."""
_FULL = 2
"""So many cells are more than a title."""


@dataclass(frozen=True)
class Top:
    """What stands over the data of the first page: the cells of its titles and its headings."""

    titles: Sequence[str] = ()
    headings: Sequence[str | None] = ()

    @property
    def words(self) -> frozenset[str]:
        return frozenset(folded(cell) for cell in (*self.titles, *self.headings) if cell)


def page_tops(frame: pl.DataFrame, again: pl.Series, top: Top) -> list[int]:
    """The rows that begin a page: headings that are those of the first one, below data, with the
    same titles above them or none; a page's number may differ."""
    rows, words = frame[ROW].to_list(), top.words
    headings = frozenset(folded(cell) for cell in top.headings if cell)
    places = {row: place for place, row in enumerate(rows)}
    found: list[int] = []
    for row in again:
        cells = _cells(frame, places[row])
        if len(cells) < min(_FULL, len(headings)) or not headings.issuperset(cells):
            continue
        above = [*_titles(frame, places[row], words)]
        first = places[row] - len(above) - 1
        if first >= 0 and len(_cells(frame, first)) >= min(_FULL, len(headings)):
            found += [*(rows[place] for place in above), row]
    return found


def _titles(frame: pl.DataFrame, heading: int, words: frozenset[str]) -> Iterator[int]:
    """The rows above a heading that the first page has above its own, from below."""
    for place in range(heading - 1, max(heading - _TALLEST, 0) - 1, -1):
        cells = _cells(frame, place)
        is_number = len(cells) == 1 and _PAGE.fullmatch(cells[0])
        if not is_number and not words.issuperset(cells):
            return
        yield place


def _cells(frame: pl.DataFrame, place: int) -> list[str]:
    return [folded(str(cell)) for cell in frame.drop(ROW).row(place) if cell is not None]
