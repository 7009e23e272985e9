"""Two columns of codes that one table may mean by the same name."""

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.tables.budget_words import may_be


def finer_codes(raw: RawTable, one: str, other: str) -> str | None:
    """The column, of two, whose codes extend the other's in every row, as a sub-activity's
    extends its activity's; None where neither does."""
    rows = raw.frame.select(
        one=pl.col(one).cast(pl.String).str.strip_chars(" ."),
        other=pl.col(other).cast(pl.String).str.strip_chars(" ."),
    ).drop_nulls()
    for coarse, fine, name in (("one", "other", other), ("other", "one", one)):
        extends = pl.col(fine).str.starts_with(pl.col(coarse) + ".")
        if not rows.is_empty() and rows.select(extends.all()).item():
            return name
    return None


def has_finer(raw: RawTable, heading: str) -> bool:
    """Whether the codes of another column extend those of this one in every row: it names what a
    line belongs to, as the programme of an activity, and not the line."""
    others = [one for one in raw.frame.columns if one not in (ROW, heading) and may_be("code", one)]
    return any(finer_codes(raw, heading, other) == other for other in others)
