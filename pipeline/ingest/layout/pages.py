"""Where the pages of a print begin again: titles and headings that are repeated on each page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables.kinds import folded

_PAGE = re.compile(r"\W*((halaman|hal|page|lembar|lbr)\b\W*)?\d+(\W+((dari|of)\W+)?\d+)?\W*")
"""The number of a page, which differs on each: `Halaman 2`, `hal. 2 dari 5`, `- 2 -`, `2/5`."""
_TALLEST = 30
"""Most rows of titles above the headings of a page."""
_FULL = 2
"""Least number of cells in a row that is more than a title."""


@dataclass(frozen=True)
class Top:
    """What is above the data of the first page: the cells of its titles and its headings."""

    titles: Sequence[str] = ()
    headings: Sequence[str | None] = ()

    @property
    def words(self) -> frozenset[str]:
        return frozenset(folded(cell) for cell in (*self.titles, *self.headings) if cell)


def page_tops(frame: pl.DataFrame, again: pl.Series, top: Top) -> list[int]:
    """The rows that begin a page: the headings of the first page, below data, with the same titles
    above them or none; a page's number may differ."""
    rows, titles = frame[ROW].to_list(), _Titles(frame.drop(ROW), top.words)
    headings = frozenset(folded(cell) for cell in top.headings if cell)
    places = {row: place for place, row in enumerate(rows)}
    found: dict[int, None] = {}
    for place in (places[row] for row in again):
        cells = titles.cells(place)
        if len(cells) < min(_FULL, len(headings)) or not headings.issuperset(cells):
            continue
        first = place - titles.above(place) - 1
        if first >= 0 and len(titles.cells(first)) >= min(_FULL, len(headings)):
            found |= dict.fromkeys(rows[first + 1 : place + 1])
    return [*found]


@dataclass
class _Titles:
    """Finds the rows of the first page's titles and headings, wherever they are repeated.

    `above` must be called for headings from the top down, so that each row is looked at once.
    """

    body: pl.DataFrame
    words: frozenset[str]
    run: int = 0
    """Consecutive titles directly above the next row."""
    seen: int = 0

    def above(self, heading: int) -> int:
        """How many consecutive titles are right above a heading."""
        start = max(self.seen, heading - _TALLEST)
        self.run = self.run if start == self.seen else 0
        for place in range(start, heading):
            self.run = self.run + 1 if self._is_one(place) else 0
        self.seen = heading
        return min(self.run, _TALLEST)

    def _is_one(self, place: int) -> bool:
        cells = self.cells(place)
        is_number = len(cells) == 1 and _PAGE.fullmatch(cells[0])
        return bool(is_number) or self.words.issuperset(cells)

    def cells(self, place: int) -> Sequence[str]:
        return [folded(str(cell)) for cell in self.body.row(place) if cell is not None]
