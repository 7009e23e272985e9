"""The outputs that budget lines belong to, and whether a line is a volume or an indicator."""

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables.hierarchy import code_key, leaf_lines

VOLUME, INDICATOR = "volume", "indicator"
PARTS = {"volume": VOLUME, "indicator": INDICATOR, "indikator": INDICATOR}
"""Words in `level` for the parts of an output, in lower case."""


def output_parts(lines: pl.DataFrame) -> pl.DataFrame:
    """The lines that promise an output, with `output`, its `key` and the line's `part` of it.

    `output` is a line's code without its last segment; for a volume with lines below it, its own
    code. `key` is the same for every spelling of a code. `part` follows from `level`, null if that
    says neither; of lines without a part only the lowest are kept, because those above repeat them.
    """
    promised = lines.filter(pl.col("output_target") > 0)
    level = pl.col("level").str.strip_chars().str.to_lowercase()
    is_lowest = pl.col(ROW).is_in(leaf_lines(promised)[ROW].implode())
    parts = promised.with_columns(
        part=level.replace_strict(PARTS, default=None, return_dtype=pl.String),
        is_lowest=is_lowest,
    ).filter(pl.col("is_lowest") | pl.col("part").is_not_null())
    is_whole = (pl.col("part") == VOLUME).fill_null(value=False) & ~pl.col("is_lowest")
    written = pl.col("code").str.strip_chars_end(".")
    output = pl.when(is_whole).then(written).otherwise(_without_last(written))
    return parts.with_columns(output=output).with_columns(key=code_key(pl.col("output")))


def _without_last(code: pl.Expr) -> pl.Expr:
    """A code without its last segment. A code of one segment stays: it is an output of its own."""
    segments = code.str.split(".")
    return segments.list.head((segments.list.len() - 1).clip(1)).list.join(".")
