"""Two columns of codes that one table may mean by the same name."""

import polars as pl

from pipeline.delivery import RawTable


def finer_codes(raw: RawTable, one: str, other: str) -> str | None:
    """Of two columns the one whose codes extend the other's in every row, as a sub-activity's
    extends its activity's; null where neither does."""
    rows = raw.frame.select(
        one=pl.col(one).cast(pl.String).str.strip_chars(" ."),
        other=pl.col(other).cast(pl.String).str.strip_chars(" ."),
    ).drop_nulls()
    for coarse, fine, name in (("one", "other", other), ("other", "one", one)):
        extends = pl.col(fine).str.starts_with(pl.col(coarse) + ".")
        if not rows.is_empty() and rows.select(extends.all()).item():
            return name
    return None
