"""Which line is the programme of each budget line.

Printouts of planning offices start above it: `1.02` is the field, `1.02.03` the programme.
Printouts of accounts start with all expenditure, `5 Belanja`, with its kinds below.
"""

import polars as pl

from pipeline.tables.hierarchy import lines_above

_PROGRAMME = r"^(?i)\s*program(me)?\b"
_ALL_SPENT = r"^(?i)\s*(belanja|expenditure)\b"


def programmes_of(budget: pl.DataFrame) -> pl.Series:
    """The code of each line's programme: the highest line at or above it that is a programme by its
    level or name; else the highest line or, below a line of all expenditure, its kind.

    `budget` has `code`, `name` and `level`.
    """
    lines = budget.select("code", "name", "level").with_row_index("line")
    itself = lines.select("line", above="line", depth=pl.lit(_DEEPEST, pl.UInt32))
    paths = pl.concat([lines_above(budget["code"]), itself]).sort("line", "depth")
    named = paths.join(lines.drop("line").with_row_index("above"), on="above", how="left")
    is_programme = pl.any_horizontal(
        pl.col(one).str.contains(_PROGRAMME).fill_null(value=False) for one in ("name", "level")
    )
    highest, codes = pl.col("code").first(), pl.col("code")
    is_all = pl.col("name").first().str.contains(_ALL_SPENT).fill_null(value=False)
    below = pl.when(is_all).then(codes.get(1, null_on_oob=True)).otherwise(highest)
    found = named.group_by("line", maintain_order=True).agg(
        part=pl.coalesce(codes.filter(is_programme).first(), below, highest)
    )
    return lines.join(found, on="line", how="left", maintain_order="left")["part"].alias("top")


_DEEPEST = 2**32 - 1
"""A depth that sorts the line itself after all lines above it."""
