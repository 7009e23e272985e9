"""Rows of a survey that repeat an earlier submission in everything but its number."""

from collections.abc import Collection

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.ingest.surveys.exports import NO_ANSWER, plain_names

_APART = 0.5
"""From this share of distinct cells a column identifies respondents."""


def repeated_rows(raw: RawTable, columns: Collection[str]) -> tuple[int, ...]:
    """The rows that repeat an earlier row; `columns` are the headings of answers and groups.

    Equal answers and equal groups prove nothing: a response was sent twice only if a further column
    that distinguishes respondents, such as a time, is equal too.
    """
    said = [
        name for name in raw.frame.columns if name != ROW and not NO_ANSWER & set(plain_names(name))
    ]
    others = [name for name in said if name not in columns]
    if raw.frame.is_empty() or not others:
        return ()
    filled = raw.frame.select(pl.col(others).drop_nulls().n_unique() / pl.len())
    apart = [name for name in others if filled[name].item() >= _APART]
    if not apart:
        return ()
    known = raw.frame.drop_nulls(apart).select(ROW, *said)
    first = known.select(pl.struct(said).is_first_distinct()).to_series()
    return tuple(known[ROW].filter(~first).to_list())
