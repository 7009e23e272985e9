"""Which delivered column may be the one that is missing, by what its heading and its cells say."""

from collections.abc import Sequence

import polars as pl

from pipeline.delivery import RawTable
from pipeline.proposals import Proposal, Standing
from pipeline.reportfile import FileSource
from pipeline.tables import Column
from pipeline.tables.kinds import folded
from pipeline.validate.cells import typed_cells
from pipeline.validate.dates import NO_DATE

_LOOKED_AT = 2_000
"""Rows by which a column is judged: enough to tell an amount from a name."""
_MOST = 0.8
"""Share of the filled cells that must be of the column's kind: notes and totals stand below."""


def column_proposals(
    column: Column, unknown: Sequence[str], raw: RawTable, source: FileSource
) -> tuple[Proposal, ...]:
    """The line that names a heading for a column that is missing.

    A heading may be it that holds its words, or those of one of its other names, over cells of its
    kind. One such heading is proved; several are readings of which the sender chooses one.
    """
    fitting = [
        heading
        for heading in unknown
        if _names(column, heading) and _holds(column, raw.frame[heading], source)
    ]
    standing: Standing = "proved" if len(fitting) == 1 else "reading"
    return tuple(
        Proposal(("sources", raw.name), {"columns": {column.name: heading}}, standing)
        for heading in fitting
    )


def _names(column: Column, heading: str) -> bool:
    words = set(folded(heading).split())
    return any(set(folded(name).split()) <= words for name in (column.name, *column.aliases))


def _holds(column: Column, cells: pl.Series, source: FileSource) -> bool:
    """Whether most of the cells are of the column's kind; an empty column holds nothing."""
    texts = cells.cast(pl.String).head(_LOOKED_AT).drop_nulls()
    if texts.is_empty():
        return False
    nowhen = pl.repeat(NO_DATE, len(texts), dtype=pl.Date, eager=True)
    read = typed_cells(column, texts, None, source, nowhen)
    faults = 0 if read.faults is None else len(read.faults) - read.faults.null_count()
    return read.unclear is not None or faults <= (1 - _MOST) * len(texts)
