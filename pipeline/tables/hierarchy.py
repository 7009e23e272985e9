"""The hierarchy of budget lines by their codes, as a DPPA prints them.

`1.02.01` and `1.2.1` are the same code: leading zeros, case and spaces make no difference. If a
column has lines with both spellings, `1.2` and `1.02`, these are two codes.
"""

from itertools import accumulate

import polars as pl

_DEPTH = "depth"


def code_key(code: pl.Expr) -> pl.Expr:
    """The common form of spellings of a code: case, spaces and leading zeros do not matter."""
    return _without_zeros(_together(code))


def _together(code: pl.Expr) -> pl.Expr:
    return code.str.to_lowercase().str.replace_all(r"\s+", "").str.strip_chars_end(".")


def _without_zeros(code: pl.Expr) -> pl.Expr:
    return code.str.replace_all(r"(^|[.])0+([0-9])", "${1}${2}")


def code_keys(codes: pl.Series) -> pl.Series:
    """The keys of a column of codes; codes that differ only in leading zeros stay distinct."""
    spelt = _together(pl.col("spelt"))
    keyed = pl.DataFrame({"spelt": codes}).select(spelt=spelt, key=_without_zeros(spelt))
    if keyed["spelt"].n_unique() == keyed["key"].n_unique():
        return keyed["key"]
    twofold = keyed.unique().filter(pl.col("key").is_duplicated()).drop_nulls()["key"]
    known = frozenset(twofold)
    words = keyed["spelt"].unique().drop_nulls()
    apart = [_kept_apart(word.split("."), known) for word in words]
    return keyed["spelt"].replace_strict(words, pl.Series(apart, dtype=pl.String), default=None)


def _kept_apart(parts: list[str], twofold: frozenset[str]) -> str:
    """A code without leading zeros, except in the parts that are spelled in two ways."""
    bare = [part.lstrip("0") or "0" if part.isdecimal() else part for part in parts]
    ends = range(1, len(parts) + 1)
    return ".".join(
        parts[end - 1] if ".".join(bare[:end]) in twofold else bare[end - 1] for end in ends
    )


def leaf_lines(budget: pl.DataFrame) -> pl.DataFrame:
    """The lines whose code no other line's code extends at a dot, in their order.

    Programmes and activities repeat the money of the lines below them; only leaves are counted.
    """
    path = code_keys(budget["code"]) + "."
    known = path.unique().sort().to_frame("path")
    following = pl.col("path").shift(-1).fill_null("")  # sorted, an extension comes next
    lowest = known.filter(~following.str.starts_with(pl.col("path")))["path"]
    return budget.filter(path.is_in(lowest.implode()))


def lines_above(codes: pl.Series) -> pl.DataFrame:
    """Every line with each line above it, by their indices in `codes`.

    Columns: `line`, `above` (indices from zero), `depth` (how many parts the code above has).
    """
    keys: list[str | None] = code_keys(codes).to_list()
    first: dict[str | None, int] = {}
    for line, key in enumerate(keys):
        first.setdefault(key, line)
    found = [
        (line, first[above], depth)
        for line, key in enumerate(keys)
        if key is not None
        for depth, above in enumerate(accumulate(key.split("."), "{}.{}".format), 1)
        if above != key and above in first
    ]
    return pl.DataFrame(found, dict.fromkeys(("line", "above", _DEPTH), pl.UInt32), orient="row")


def parents(codes: pl.Series) -> pl.DataFrame:
    """The nearest line above each line that has one: `line` and `above`, indices in `codes`."""
    return lines_above(codes).group_by("line", maintain_order=True).agg(pl.col("above").last())


def top_lines(codes: pl.Series) -> pl.Series:
    """For each code, the code of the highest line above it; the code itself where there is none."""
    tops = lines_above(codes).group_by("line", maintain_order=True).agg(pl.col("above").first())
    indices = pl.Series("line", range(len(codes)), dtype=pl.UInt32)
    above = indices.to_frame().join(tops, on="line", how="left", maintain_order="left")
    return codes.gather(above.select(pl.coalesce("above", "line")).to_series())
