"""Lines that stand under other lines by their codes, as a DPPA prints them."""

from collections.abc import Iterable, Iterator

import polars as pl

from pipeline.delivery import ROW


def leaf_lines(budget: pl.DataFrame) -> pl.DataFrame:
    """The lines no other line's code extends at a dot, in their order.

    Programmes and activities repeat the money of the lines below them; only leaves are counted.
    """
    path = pl.col("code").str.strip_chars_end(".") + "."
    following = path.shift(-1).fill_null("")  # sorted, an extension comes next
    return budget.sort(path).filter(~following.str.starts_with(path)).sort(ROW)


def ancestors(code: str) -> Iterator[str]:
    """The codes a line may stand under, the nearest first: `4.01`, then `4`, for `4.01.1`."""
    parts = code.rstrip(".").split(".")
    for length in range(len(parts) - 1, 0, -1):
        yield ".".join(parts[:length])


def top_lines(codes: Iterable[str]) -> dict[str, str]:
    """For each code, the highest line it stands under, itself where there is none."""
    known = {code.rstrip("."): code for code in codes}
    tops: dict[str, str] = {}
    for bare, code in known.items():
        above = [known[part] for part in ancestors(bare) if part in known]
        tops[code] = above[-1] if above else code
    return tops
