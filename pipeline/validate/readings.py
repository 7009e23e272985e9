"""What a reading of a budget would make of it, as text in no language: `520 / 1500 = 34.67 %`."""

from decimal import Decimal

import polars as pl

from pipeline.rounding import half_up
from pipeline.tables import leaf_lines


def spent_share(lines: pl.DataFrame) -> str:
    """Spent and ceiling of the lowest lines, with their share; empty where an amount is unknown."""
    lowest = leaf_lines(lines.drop_nulls("code"))
    realized, ceiling = lowest["realized"], lowest["ceiling"]
    if realized.has_nulls() or ceiling.has_nulls():
        return ""
    spent, most = Decimal(realized.sum()), Decimal(ceiling.sum())
    if most == 0:
        return ""
    return (
        f"{spent.normalize():f} / {most.normalize():f} = {half_up(float(spent / most * 100)):.2f} %"
    )
