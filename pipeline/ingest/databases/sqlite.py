"""Read from an SQLite file through a connection that can do nothing else.

A statement that would change a file, open another file, change a setting or load a program is
refused; memory and time are limited.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.ingest.databases.allowance import Allowance
from pipeline.ingest.databases.answered import BATCH, NoRows, answer
from pipeline.ingest.files.limits import COLUMNS, LINE_BYTES

_MEMORY = 300_000_000
"""Bytes that SQLite may allocate in all, for sorting too."""
_STEPS = 10_000
"""SQLite asks every so many steps whether it may go on: some ten thousandths of a second."""
_WAL, _WAL_AT = b"\x02", 19
"""The header byte, and its place, that marks a file whose changes are kept in a file beside it."""
_READING = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_FUNCTION}
)
_MADE_ON_USE = ("json_each", "json_tree")
"""Tables that are functions. Creating one counts as a write, so they are created beforehand."""
_SETTINGS = (
    "query_only = on",
    "trusted_schema = off",
    "temp_store = memory",
    f"hard_heap_limit = {_MEMORY}",
)


def asked(file: Path, query: str, allowance: Allowance) -> pl.DataFrame:
    """The answer of a file. Raises what `answer` raises, NoRows, sqlite3.Error, MemoryError."""
    with closing(_connected(file, allowance)) as connection:
        cursor = connection.execute(query)
        if cursor.description is None:
            raise NoRows
        names = [column[0] for column in cursor.description]
        return answer(names, _batches(cursor), allowance)


def _batches(cursor: sqlite3.Cursor) -> Iterator[Any]:
    while rows := cursor.fetchmany(BATCH):
        yield rows


def _connected(file: Path, allowance: Allowance) -> sqlite3.Connection:
    """A connection to a file that allows nothing but reading."""
    said = "?mode=ro" + ("&immutable=1" if _is_alone(file) else "")
    connection = sqlite3.connect(f"{file.absolute().as_uri()}{said}", uri=True)
    for setting in _SETTINGS:
        connection.execute(f"pragma {setting}").close()
    for table in _MADE_ON_USE:
        connection.execute(f"select 1 from {table}('[]')").close()
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LINE_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, COLUMNS + 1)
    connection.set_progress_handler(lambda: allowance.is_over, _STEPS)
    connection.row_factory = _counting(allowance)
    connection.set_authorizer(_may)
    return connection


def _may(action: int, _one: str | None, two: str | None, *_: str | None) -> int:
    loads = action == sqlite3.SQLITE_FUNCTION and (two or "").lower() == "load_extension"
    return sqlite3.SQLITE_OK if action in _READING and not loads else sqlite3.SQLITE_DENY


def _counting(allowance: Allowance) -> Callable[[Any, Sequence[Any]], Sequence[Any]]:
    """A row factory that counts every row and so starts the time of the next."""

    def row(_cursor: Any, cells: Sequence[Any]) -> Sequence[Any]:
        allowance.take(sum(len(cell) if isinstance(cell, str | bytes) else 1 for cell in cells))
        return cells

    return row


def _is_alone(file: Path) -> bool:
    """Whether a file in WAL mode has no `-wal` file, so that it holds all its changes: it can then
    be read as immutable, without writing the files that reading in WAL mode needs."""
    with file.open("rb") as start:
        is_beside = start.read(_WAL_AT + 1)[_WAL_AT:] == _WAL
    return is_beside and not file.with_name(f"{file.name}-wal").exists()
