"""Rows without a code that only say what an account is made of, as a DPA prints them."""

import polars as pl

from pipeline.delivery import ROW
from pipeline.reportfile import FileSource
from pipeline.tables import Table
from pipeline.validate.budget_tree import MOST, amounts_of, heads, lines_of
from pipeline.validate.written import Written

DETAILS = "details-left-out"


def details(cells: Written, table: Table, source: FileSource) -> pl.DataFrame:
    """The rows without a code that add up to the account above them: they are details of it and no
    lines. Rows without any amount among them are their headings."""
    texts = cells.texts
    if "code" not in texts.columns or not texts["code"].has_nulls() or texts.height > MOST:
        return texts.clear()
    amounts = amounts_of(cells, table, source)
    if amounts.width == 1:
        return texts.clear()
    rows = texts[ROW].to_list()
    filled = set(amounts.filter(pl.any_horizontal(pl.all().exclude(ROW).is_not_null()))[ROW])
    found: list[int] = []
    for account, below in _runs(dict(texts.select(ROW, "code").iter_rows()), rows):
        parts = [row for row in below if row in filled]
        told = lines_of(amounts, [account, *parts], [])
        above = heads(told.amounts)
        if parts and account in filled and above.count(None) == 1:
            found += below
    return texts.filter(pl.col(ROW).is_in(found))


def _runs(codes: dict[int, str | None], rows: list[int]) -> list[tuple[int, list[int]]]:
    """Each row with a code that is followed by rows without a code, and those rows."""
    runs: list[tuple[int, list[int]]] = []
    for row in rows:
        if codes[row] is not None:
            runs.append((row, []))
        elif runs:
            runs[-1][1].append(row)
    return [run for run in runs if run[1]]
