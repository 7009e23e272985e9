"""A budget as MonSAKTI prints it: below each line of amounts a row of their shares in percent.

A row without code and words is such a row if each of its amounts is the share that the amount above
has of the ceiling above; any other row remains a line that lacks its code.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables import Kind, Table

SHARES = "share-rows"
_CEILING = "ceiling"
_MOST = 20_000
_LONGEST = 40
_NOISE = 1e-6
Cells = Mapping[str, str | None]


def share_rows(texts: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The rows of a budget that hold shares of the line right above them."""
    money = [c.name for c in table.columns if c.kind is Kind.MONEY and c.name in texts.columns]
    words = [name for name in ("code", "name") if name in texts.columns]
    if not words or _CEILING not in money or texts.height > _MOST:
        return texts.clear()
    rows = texts.select(pl.all().cast(pl.String)).rows(named=True)
    shares = [
        one[ROW]
        for above, one in pairwise(rows)
        if not any(one[name] for name in words)
        and any(above[name] for name in words)
        and _are_shares(one, above, money)
    ]
    return texts.filter(pl.col(ROW).cast(pl.String).is_in(shares))


def _are_shares(cells: Cells, above: Cells, money: list[str]) -> bool:
    filled = [name for name in money if cells[name]]
    return bool(filled) and all(
        _is_share(cells[name] or "", above[name] or "", above[_CEILING] or "") for name in filled
    )


def _is_share(cell: str, amount: str, ceiling: str) -> bool:
    """Whether a cell is an amount in percent of a ceiling, to the digits that it has."""
    return any(
        abs(100 * part / whole - share) <= 0.5 * 10**-decimals + _NOISE
        for share, decimals in _numbers(cell.replace("%", ""))
        for part, _ in _numbers(amount)
        for whole, _ in _numbers(ceiling)
        if whole
    )


def _numbers(text: str) -> Iterator[tuple[float, int]]:
    """A text as a number with its decimals, by either mark: `1.500` may be two numbers."""
    plain = re.sub(r"(?i)rp\.?|\s", "", text)
    if len(plain) > _LONGEST:
        return
    for mark, other in ((".", ","), (",", ".")):
        read = re.fullmatch(rf"(\d+(?:\{other}\d{{3}})*)(?:\{mark}(\d+))?", plain)
        if read:
            whole, decimals = read[1].replace(other, ""), read[2] or ""
            yield float(f"{whole}.{decimals or 0}"), len(decimals)
