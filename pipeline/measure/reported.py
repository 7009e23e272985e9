"""The cell an officer filled in → the actual, as it stands."""

import polars as pl

from pipeline.delivery import ROW
from pipeline.measure.outcome import NO_ACTUAL, Given, Outcome


def reported(given: Given) -> Outcome:
    """The delivered figure, in the row's own unit; an empty cell is not measured yet."""
    rows = {"realization": pl.Series(ROW, [given.row])}
    if given.reported is None:
        return Outcome(None, rows=rows, flags=(NO_ACTUAL,))
    return Outcome(given.reported, {"actual": given.reported}, rows)
