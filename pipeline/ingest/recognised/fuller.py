"""Of two registers of the same measures, which says more, and what one has for the other."""

from pipeline.delivery import ROW
from pipeline.ingest.recognised.pieces import Piece
from pipeline.ingest.recognised.which_table import figures_in, named
from pipeline.tables.kinds import folded
from pipeline.tables.realization import REALIZATION

_OF_A_MEASURE = 3
"""So many cells a measure's row has; a note has one or two."""


def goes_without_asking(other: Piece, kept: Piece) -> bool:
    """Whether a register need not wait for an answer beside the one that is kept: it has fewer of
    the same figures, of measures that are all there, as an agreement has beside its measurement;
    or it has another figure of all that are kept, so that it will be joined."""
    theirs, mine = _measures(other), _measures(kept)
    their_figures = figures_in(other.headings, REALIZATION.name)
    own_figures = figures_in(kept.headings, REALIZATION.name)
    repeats = their_figures < own_figures and theirs <= mine
    completes = bool(their_figures - own_figures) and mine <= theirs
    return bool(theirs and mine) and (repeats or completes)


def _measures(piece: Piece) -> set[str]:
    """The words of its measures, of rows that have more than these."""
    column = REALIZATION.column("measure")
    told = {one: named(column, one) if column else 0 for one in piece.headings}
    heading = max(told, key=told.__getitem__, default="")
    if not told.get(heading):
        return set()
    found = set()
    for row in piece.reading.frame.drop(ROW).iter_rows(named=True):
        filled = sum(cell is not None for cell in row.values())
        words = folded(str(row[heading] or ""))
        if filled >= _OF_A_MEASURE and any(one.isalpha() for one in words):
            found.add(words)
    return found
