"""A typed table as the CSV file an agency could have delivered: UTF-8, decimal point, ISO dates."""

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables.kinds import Table

COMPUTED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet computes a text with such a beginning as a formula (OWASP, CSV injection)."""
_COMPUTED = "^[" + "".join(f"\\x{{{ord(sign):x}}}" for sign in COMPUTED) + "]"


def table_csv(frame: pl.DataFrame, table: Table) -> bytes:
    """The table under its contract's headings, without personal columns."""
    return inert_csv(frame.select(c.name for c in table.columns if not c.personal))


def inert_csv(frame: pl.DataFrame) -> bytes:
    """Any table as CSV, with the byte order mark by which Excel recognises UTF-8.

    A text that a spreadsheet would compute gets an apostrophe before it; a number never does.
    """
    text = (
        frame.drop(ROW, strict=False)
        .with_columns(_inert(pl.col(pl.String)))
        .write_csv(
            line_terminator="\r\n",
            float_scientific=False,
            date_format="%Y-%m-%d",
            datetime_format="%Y-%m-%d %H:%M:%S",
        )
    )
    return text.encode("utf-8-sig")


def _inert(texts: pl.Expr) -> pl.Expr:
    return pl.when(texts.str.contains(_COMPUTED)).then("'" + texts).otherwise(texts).name.keep()
