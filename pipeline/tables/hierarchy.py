"""Lines that belong to other lines by their codes, as a DPPA prints them.

`1.02.01` and `1.2.1` are one code: leading zeros, case and spaces make no difference.
"""

import polars as pl

_DEPTH = "depth"


def code_key(code: pl.Expr) -> pl.Expr:
    """What two spellings of one code share: case, spaces and leading zeros make no difference."""
    together = code.str.to_lowercase().str.replace_all(r"\s+", "").str.strip_chars_end(".")
    return together.str.replace_all(r"(^|[.])0+([0-9])", "${1}${2}")


def leaf_lines(budget: pl.DataFrame) -> pl.DataFrame:
    """The lines no other line's code extends at a dot, in their order.

    Programmes and activities repeat the money of the lines below them; only leaves are counted.
    """
    path = code_key(pl.col("code")) + "."
    known = budget.select(path=path).unique().sort("path")
    following = pl.col("path").shift(-1).fill_null("")  # sorted, an extension comes next
    lowest = known.filter(~following.str.starts_with(pl.col("path")))["path"]
    return budget.filter(path.is_in(lowest.implode()))


def lines_above(codes: pl.Series) -> pl.DataFrame:
    """Every line with each line above it, by their indices in `codes`.

    Columns: `line`, `above` (indices from zero), `depth` (how many parts the code above has).
    """
    keyed = pl.DataFrame({"key": codes}).select(code_key(pl.col("key")))
    known = keyed.with_row_index("above").unique("key", keep="first").rename({"key": "part"})
    lines = keyed.with_row_index("line").with_columns(parts=pl.col("key").str.split("."))
    deepest = int(lines.select(pl.col("parts").list.len().max()).item() or 0)
    levels = [
        lines.filter(pl.col("parts").list.len() > depth)
        .select("line", part=pl.col("parts").list.head(depth).list.join("."))
        .join(known, on="part", how="inner")
        .select("line", "above", pl.lit(depth, pl.UInt32).alias(_DEPTH))
        for depth in range(1, deepest)
    ]
    nothing = pl.DataFrame(schema={"line": pl.UInt32, "above": pl.UInt32, _DEPTH: pl.UInt32})
    return pl.concat([nothing, *levels]).sort("line", _DEPTH)


def parents(codes: pl.Series) -> pl.DataFrame:
    """The nearest line above each line that has one: `line` and `above`, indices in `codes`."""
    return lines_above(codes).group_by("line", maintain_order=True).agg(pl.col("above").last())


def top_lines(codes: pl.Series) -> pl.Series:
    """For each code, the highest line above it; itself where there is none."""
    tops = lines_above(codes).group_by("line", maintain_order=True).agg(pl.col("above").first())
    indices = pl.Series("line", range(len(codes)), dtype=pl.UInt32)
    above = indices.to_frame().join(tops, on="line", how="left", maintain_order="left")
    return codes.gather(above.select(pl.coalesce("above", "line")).to_series())
