"""Compares two registers of the same measures: which has more figures, and what it repeats."""

from pipeline.delivery import ROW
from pipeline.ingest.recognised.pieces import Piece
from pipeline.ingest.recognised.which_table import figures_in, named
from pipeline.tables.kinds import folded
from pipeline.tables.realization import REALIZATION

_TARGET = "target"
_OF_A_MEASURE = 3
"""Filled cells that a measure's row has at least; a note has one or two."""


def goes_without_asking(other: Piece, kept: Piece) -> bool:
    """Whether a register needs no answer from the sender beside the register that is kept: it has
    fewer of the same figures, of measures that are all kept, as an agreement beside its
    measurement; it has no figures and explains the measures; it promises the same of each by
    quarter; or it has another figure for every measure that is kept, so that it will be joined."""
    theirs, mine = _measures(other), _measures(kept)
    their_figures = figures_in(other.headings, REALIZATION.name)
    own_figures = figures_in(kept.headings, REALIZATION.name)
    if not their_figures and own_figures:
        return bool(theirs) and theirs <= _cells(kept)
    repeats = their_figures < own_figures and theirs <= mine
    repeats |= their_figures == {_TARGET} == own_figures and _promises_the_same(other, kept)
    completes = bool(their_figures - own_figures) and mine <= theirs
    return bool(theirs and mine) and (repeats or completes)


def _cells(piece: Piece) -> set[str]:
    """Every text of a piece, folded for comparison."""
    columns = piece.reading.frame.drop(ROW).iter_columns()
    return {folded(str(cell)) for cells in columns for cell in cells.drop_nulls()}


def _promises_the_same(other: Piece, kept: Piece) -> bool:
    """Whether a column of the other has the same target for each kept measure, as a quarterly plan
    has beside the agreement that it carries out."""
    mine = _figures(kept, _best(kept, _TARGET))
    plans = (one for one in other.headings if _TARGET in folded(one).split())
    return bool(mine) and any(_figures(other, one) == mine for one in plans)


def _figures(piece: Piece, heading: str) -> dict[str, str]:
    """A column's cell for each measure."""
    name = _best(piece, "measure")
    if not name or not heading:
        return {}
    rows = piece.reading.frame.iter_rows(named=True)
    measures = _measures(piece)
    told = {folded(str(row[name] or "")): str(row[heading] or "") for row in rows}
    return {measure: figure for measure, figure in told.items() if measure in measures}


def _best(piece: Piece, name: str) -> str:
    """The heading that names a column best; empty where none names it."""
    column = REALIZATION.column(name)
    told = {one: named(column, one) if column else 0 for one in piece.headings}
    heading = max(told, key=told.__getitem__, default="")
    return heading if told.get(heading) else ""


def _measures(piece: Piece) -> set[str]:
    """The names of the measures, from rows that fill more cells than a note does."""
    heading = _best(piece, "measure")
    if not heading:
        return set()
    least = min(_OF_A_MEASURE, len(piece.headings))
    found = set()
    for row in piece.reading.frame.drop(ROW).iter_rows(named=True):
        filled = sum(cell is not None for cell in row.values())
        words = folded(str(row[heading] or ""))
        if filled >= least and any(one.isalpha() for one in words):
            found.add(words)
    return found
