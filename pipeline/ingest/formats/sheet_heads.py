"""The first rows of a workbook's sheets, which show whether a sheet holds a table."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.grids import Book
from pipeline.ingest.formats.looks import Workbook
from pipeline.ingest.layout.blocks import HEADING_DEPTH
from pipeline.ingest.layout.reading import Sought
from pipeline.tables.kinds import folded
from pipeline.tables.sheet_names import explains

_MOST = 40
"""The most sheets that are examined; each is read from its first to its last cell."""
Cells = Sequence[str | None]


@dataclass(frozen=True)
class Heads:
    """A workbook's sheets, down to the last row that may be a heading."""

    opened: Workbook
    book: Book

    def knowing(self, names: Sequence[str], sought: Sought) -> list[str]:
        """The sheets that have headings of the table sought."""
        return [name for name in names[:_MOST] if any(map(sought.knows, self._rows(name)))]

    def alike(self, names: Sequence[str], headings: Collection[str]) -> list[str]:
        """The sheets with a row that holds at least half of these headings."""
        tables = [name for name in names if not explains(name)]
        return [
            name
            for name in tables[:_MOST]
            if any(_are_most(row, headings) for row in self._rows(name))
        ]

    def _rows(self, sheet: str) -> Iterator[Cells]:
        """The first rows of a sheet; none of a sheet that cannot be read."""
        try:
            self.opened.look(sheet)
            texts = self.book.texts(sheet)
        except Unreadable:
            return
        yield from texts.head(HEADING_DEPTH).iter_rows()


def _are_most(row: Cells, headings: Collection[str]) -> bool:
    found = {folded(cell) for cell in row if cell} & set(headings)
    return 2 * len(found) >= len(headings) and len(found) >= min(2, len(headings))
