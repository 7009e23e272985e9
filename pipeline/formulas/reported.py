"""The cell an officer filled in → the actual, unchanged."""

from functools import partial

import polars as pl

from pipeline.account import Flag
from pipeline.delivery import ROW
from pipeline.formulas.computed import Computed, Given
from pipeline.formulas.formula import Formula
from pipeline.scorecard import REPORTED
from pipeline.translatable import _


@partial(
    Formula,
    REPORTED,
    title=_("as reported"),
    equation=_("the delivered figure: {actual}"),
    source=_("the agency's own record"),
    polarity=None,
    unit="",
    values=("actual",),
)
def reported(given: Given) -> Computed:
    """The delivered figure, in the row's own unit; an empty cell is not measured yet.

    A grade is measured though it may be worth no number.
    """
    rows = {"realization": pl.Series(ROW, [given.row])}
    if given.reported is None and given.grade is not None:
        return Computed(None, rows=rows)
    if given.reported is None:
        return Computed(None, rows=rows, flags=(Flag.NO_ACTUAL,))
    return Computed(given.reported, {"actual": given.reported}, rows)
