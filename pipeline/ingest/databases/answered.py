"""Rows that a database returns, collected into a frame within an Allowance."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from io import BytesIO
from typing import Any

import polars as pl

from pipeline.ingest.databases.allowance import Allowance
from pipeline.ingest.files.limits import FRAME_CELLS
from pipeline.ingest.files.unreadable import Unreadable

BATCH = 1_000
"""Rows fetched at a time: few enough that a thousand columns of them are still few cells."""


class NoRows(Exception):
    """The statement returns no rows: it is a command, not a query."""


def answer(names: Sequence[str], rows: Iterator[Any], allowance: Allowance) -> pl.DataFrame:
    """Collect the answer batch by batch, so that an endless one stops at the limit.

    Raises Unreadable beyond the limits, TimeoutError, and what the driver raises.
    """
    parts, cells = [_frame([], names)], 0
    for batch in rows:
        cells += len(batch) * len(names)
        if cells > FRAME_CELLS:
            raise Unreadable("too-large", "cells", limit=FRAME_CELLS)
        if allowance.is_over:
            raise TimeoutError
        parts.append(_frame(batch, names))
    return pl.concat(parts, how="vertical_relaxed")


def _frame(rows: Sequence[Sequence[Any]], names: Sequence[str]) -> pl.DataFrame:
    """Rows as a frame; the type of a column follows from all its values. Raises ValueError for
    values that no frame can hold."""
    cells = [tuple(row) for row in rows]
    try:
        return pl.DataFrame(cells, schema=list(names), orient="row", infer_schema_length=None)
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # Rust's, which is no Exception
            raise ValueError from error
        raise


class _Digest(BytesIO):
    """A stream that hashes what is written to it and keeps nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = sha256()

    def write(self, data: Any) -> int:
        self.taken.update(data)
        return len(data)


def fingerprint_of_frame(frame: pl.DataFrame) -> str:
    """The sha256 of the answer as CSV; empty for values that CSV cannot hold, such as pictures."""
    digest = _Digest()
    try:
        frame.write_csv(digest)
    except pl.exceptions.PolarsError:
        return ""
    return digest.taken.hexdigest()
