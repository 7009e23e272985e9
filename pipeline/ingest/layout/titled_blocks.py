"""Makes one table of several blocks that each have the title of an objective.

`Sasaran 1: …` over a block and `Sasaran 2: …` over the next block of the same headings become rows
that head others, as where objectives are rows among their measures.
"""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.pages import Top
from pipeline.ingest.layout.reading import Reading
from pipeline.tables.kinds import folded
from pipeline.tables.sections import names_an_objective


def one_under_titles(
    reading: Reading, data: Reading, starts: Sequence[int], top: Top, above: int
) -> Reading | None:
    """The rows of all blocks with the title of each above them; None where a block has no title of
    an objective, or other headings than the first.

    `reading` still has the headings of the blocks that begin at `starts`, `data` does not; the
    first title is above the headings, `above` is the number of the row before them.
    """
    titles = [_title_above(reading.frame, row) for row in starts]
    first = top.titles[-1] if top.titles else ""
    are_titled = all(titles) and names_an_objective(first)
    if not are_titled or not all(_is_same(reading.frame, row, top) for row in starts):
        return None
    column = _column(reading.frame, titles[0], starts[0])
    if column is None:
        return None
    return _with_row(data, above, column, first)


def _title_above(frame: pl.DataFrame, row: int) -> str:
    """The title in the row above, if it names an objective; else empty."""
    above = frame.filter(pl.col(ROW) < row).tail(1).drop(ROW)
    cells = [cell for cell in above.row(0) if cell is not None] if above.height else []
    is_title = len(cells) == 1 and names_an_objective(str(cells[0]))
    return str(cells[0]) if is_title else ""


def _is_same(frame: pl.DataFrame, row: int, top: Top) -> bool:
    """Whether a row has the headings of the first block and no other cell."""
    cells = frame.filter(pl.col(ROW) == row).drop(ROW).row(0)
    said = {folded(str(cell)) for cell in cells if cell is not None}
    return said == {folded(cell) for cell in top.headings if cell}


def _column(frame: pl.DataFrame, title: str, start: int) -> str | None:
    """The column of texts in which the titles are; None where it has another type."""
    above = frame.filter(pl.col(ROW) < start).tail(1)
    texts = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    return next((name for name in texts if above[name][0] == title), None)


def _with_row(data: Reading, row: int, column: str, text: str) -> Reading:
    """The reading with one more row at the top, which holds one text."""
    kinds = data.frame.schema
    cells = {ROW: row, column: text}
    first = pl.DataFrame({name: [cells.get(name)] for name in kinds}, schema=kinds)
    none = pl.Series([False])
    return replace(
        data,
        frame=pl.concat([first, data.frame]),
        stored={name: pl.concat([none, flags]) for name, flags in data.stored.items()},
    )
