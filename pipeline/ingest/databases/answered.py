"""A connection and a query in, the frame of its answer out, within the limits of one."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from io import BytesIO
from typing import Any

import polars as pl

from pipeline.ingest.databases.allowance import Allowance
from pipeline.ingest.files.limits import FRAME_CELLS
from pipeline.ingest.files.unreadable import Unreadable

BATCH = 1_000
"""Rows that are fetched at a time: few enough that a thousand columns of them are few cells."""


class NoRows(Exception):
    """A statement that gives no rows: it does something, and does not ask."""


def answer(names: Sequence[str], rows: Iterator[Any], allowance: Allowance) -> pl.DataFrame:
    """The answer, batch by batch, so that one without end stops at the limit.

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
    """Rows as a frame: what a column holds decides what it is. Raises ValueError for what no frame
    can hold."""
    cells = [tuple(row) for row in rows]
    try:
        return pl.DataFrame(cells, schema=list(names), orient="row", infer_schema_length=None)
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # Rust's, which is no Exception
            raise ValueError from error
        raise


class _Digest(BytesIO):
    """Takes the fingerprint of what is written to it, and keeps nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = sha256()

    def write(self, data: Any) -> int:
        self.taken.update(data)
        return len(data)


def fingerprint_of_frame(frame: pl.DataFrame) -> str:
    """The sha256 of the answer as CSV; empty where it holds what no CSV can, such as pictures."""
    digest = _Digest()
    try:
        frame.write_csv(digest)
    except pl.exceptions.PolarsError:
        return ""
    return digest.taken.hexdigest()
