"""What a workbook says of its answers outside the table: notes, or a sheet that explains points."""

from collections.abc import Iterator, Sequence

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.reading import told_as_text
from pipeline.ingest.recognised.pieces import Piece
from pipeline.ingest.recognised.told_scales import tells_of_answers

_LAST = 30
"""Rows at the end of a sheet that may be notes."""
_TALLEST, _WIDEST = 15, 4
"""Most rows and columns of a sheet that explains the points."""


def notes_of(piece: Piece, pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The texts below a table, and other small sheets as text, that state the scale of answers."""
    keys = [key for other in pieces if other is not piece for key in _as_key(other)]
    return tuple(text for text in (*_below(piece), *keys) if tells_of_answers(text))


def _below(piece: Piece) -> Iterator[str]:
    """Each row of a single text, and all of these together: a note may have a row for each
    point."""
    last = _texts(piece.reading.frame.tail(_LAST))
    alone = [
        cells[0]
        for row in last.iter_rows()
        if len(cells := [cell for cell in row if cell is not None]) == 1
    ]
    yield from alone
    if len(alone) > 1:
        yield "; ".join(alone)


def _as_key(piece: Piece) -> Iterator[str]:
    """A small sheet as one text, `1 = tidak baik; 2 = …`, its headings first."""
    frame = piece.reading.frame
    if frame.height > _TALLEST or len(piece.headings) > _WIDEST:
        return
    texts = _texts(frame)
    rows = [piece.headings, *texts.iter_rows()]
    yield "; ".join(" = ".join(cell for cell in row if cell) for row in rows)


def _texts(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select(told_as_text(frame[name]) for name in frame.columns if name != ROW)
