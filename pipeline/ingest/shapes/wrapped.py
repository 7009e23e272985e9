"""Joins cells that a converted print broke over several rows, as `wrapped` under
`[sources.realization]` says."""

import re
from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.reading import Reading
from pipeline.reportfile import FileSource

_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"^\W*\d[\d.,]*\s*%?$")


def with_rows_together(reading: Reading, source: FileSource) -> Reading:
    """The rows, where a row of words only is joined to the row above: it has words under words, and
    that row has figures in other columns."""
    if not source.wrapped or reading.frame.width == 1:
        return reading
    texts = reading.frame.select(ROW, pl.all().exclude(ROW).cast(pl.String))
    whole: dict[int, dict[str, str]] = {}
    gone: set[int] = set()
    head, last = 0, 0
    for row in texts.iter_rows(named=True):
        number = int(row.pop(ROW))
        cells = {name: cell.strip() for name, cell in row.items() if cell and cell.strip()}
        if last + 1 == number and head in whole and _goes_on(cells, whole[head]):
            whole[head] |= {name: f"{whole[head][name]} {cell}" for name, cell in cells.items()}
            gone.add(number)
        elif cells:
            head, whole[number] = number, cells
        last = number
    kept = reading.only(~reading.frame[ROW].is_in(sorted(gone)))
    return replace(kept, frame=kept.frame.with_columns(_together(kept.frame, whole)))


def _goes_on(cells: Mapping[str, str], above: Mapping[str, str]) -> bool:
    """Whether a row continues the cells of the row above."""
    has_figures = any(_FIGURE.match(cell) for name, cell in above.items() if name not in cells)
    is_worded = all(_WORD.search(cell) and not _FIGURE.match(cell) for cell in cells.values())
    return bool(cells) and cells.keys() < above.keys() and has_figures and is_worded


def _together(frame: pl.DataFrame, whole: Mapping[int, Mapping[str, str]]) -> list[pl.Series]:
    """The columns of texts, with the whole text of each cell."""
    rows = [whole.get(row, {}) for row in frame[ROW]]
    return [
        pl.Series(name, [row.get(name) for row in rows], dtype=pl.String)
        for name, dtype in frame.schema.items()
        if name != ROW and dtype == pl.String
    ]
