"""Of two registers of the same measures, which says more of them."""

from pipeline.delivery import ROW
from pipeline.ingest.recognised.pieces import Piece
from pipeline.ingest.recognised.which_table import figures_in
from pipeline.tables.kinds import folded
from pipeline.tables.realization import REALIZATION

_OF_A_MEASURE = 3
"""So many cells a measure's row has; a note has one or two."""


def holds_no_more(other: Piece, kept: Piece) -> bool:
    """Whether a register has fewer figures than the one that is kept, of measures that are all
    there: an agreement beside the measurement of the same targets."""
    table = REALIZATION.name
    theirs, mine = _measures(other), _measures(kept)
    is_less = figures_in(other.headings, table) < figures_in(kept.headings, table)
    return is_less and bool(theirs) and theirs <= mine


def _measures(piece: Piece) -> set[str]:
    """The words of its measures, of rows that have more than these."""
    column = REALIZATION.column("measure")
    names = {folded(name) for name in (column.name, *column.aliases)} if column else set()
    heading = next((one for one in piece.headings if folded(one) in names), "")
    if not heading:
        return set()
    found = set()
    for row in piece.reading.frame.drop(ROW).iter_rows(named=True):
        filled = sum(cell is not None for cell in row.values())
        words = folded(str(row[heading] or ""))
        if filled >= _OF_A_MEASURE and any(one.isalpha() for one in words):
            found.add(words)
    return found
