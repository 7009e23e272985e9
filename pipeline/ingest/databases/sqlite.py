"""An SQLite file in, a connection out that reads it and nothing else.

A statement that would change a file, open another one, change a setting or load a program is not
allowed; memory and time have limits.
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
"""Bytes that SQLite may take for all it does, sorting included."""
_STEPS = 10_000
"""After so many of its steps SQLite asks whether it may go on: some ten thousandths of a second."""
_WAL, _WAL_AT = b"\x02", 19
"""How a file says, and where, that its changes stand in a file beside it."""
_READING = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_FUNCTION}
)
_MADE_ON_USE = ("json_each", "json_tree")
"""Tables that are functions. Making one is no reading, so they are made before."""
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
    """A connection to a file, of which nothing but reading is left."""
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
    """Every row, counted; the next one has its own time."""

    def row(_cursor: Any, cells: Sequence[Any]) -> Sequence[Any]:
        allowance.take(sum(len(cell) if isinstance(cell, str | bytes) else 1 for cell in cells))
        return cells

    return row


def _is_alone(file: Path) -> bool:
    """Whether all changes of a file that keeps them beside it are in it: reading then writes none
    of the files that such a one is read with."""
    with file.open("rb") as start:
        is_beside = start.read(_WAL_AT + 1)[_WAL_AT:] == _WAL
    return is_beside and not file.with_name(f"{file.name}-wal").exists()
