"""A pg8000 connection that always ends, even if the server is hostile.

Data are counted before they are read, and the socket is shut down from another thread once the time
is up: a server may send a byte a minute, within a message or within the TLS handshake.
"""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from decimal import Decimal
from struct import unpack_from
from threading import Event, Thread
from typing import Any

from pipeline.ingest.databases.allowance import Allowance

_LOOK = 0.25
"""Seconds between two checks of the time."""
_NUMERIC = 1700
"""PostgreSQL's type id of exact numbers."""
_NULL = -1
"""The length that marks an empty cell."""
_SASL_CONTINUE = 11
"""The authentication step in which the server states how often to hash a password."""
_ROUNDS = re.compile(rb"(?:^|,)i=([^,]*)")
_MOST_ROUNDS = b"1000000"
"""A hundred times what servers ask for; some seconds of work."""


class NoPostgres(ConnectionError):
    """The server sent what no PostgreSQL server sends."""


def reading_connection(allowance: Allowance) -> Any:
    """The class of a pg8000 connection that sends one statement at a time and counts what it
    receives."""
    from pg8000.dbapi import Connection  # noqa: PLC0415 -- an extra

    class ReadingConnection(Connection):  # type: ignore[misc]  # pg8000 carries no types
        def execute_simple(self, statement: str) -> Any:
            """Run as one prepared statement: the server refuses `set …; delete …`."""
            return self.execute_unnamed(statement)

        def __init__(self, **said: Any) -> None:
            super().__init__(**said)
            self.register_in_adapter(_NUMERIC, _finite)

        def handle_AUTHENTICATION_REQUEST(self, data: bytes, context: Any) -> None:  # noqa: N802
            """As in pg8000, once it is certain that hashing the password will end."""
            _prove_rounds(data)
            super().handle_AUTHENTICATION_REQUEST(data, context)

        def handle_DATA_ROW(self, data: bytes, context: Any) -> None:  # noqa: N802
            """As in pg8000, if the lengths of the cells are valid: else a row might never end."""
            _prove_cells(data, len(context.input_funcs))
            super().handle_DATA_ROW(data, context)

        def __setattr__(self, name: str, value: Any) -> None:
            is_file = name == "_sock" and value is not None
            super().__setattr__(name, _Metered(value, allowance) if is_file else value)

    return ReadingConnection


def _finite(text: str) -> Decimal:
    """An exact number. Raises ValueError for NaN and infinity."""
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return number


def _prove_rounds(data: bytes) -> None:
    (step,) = unpack_from(">i", data)
    asked = _ROUNDS.search(data, 4) if step == _SASL_CONTINUE else None
    if asked and (not asked[1].isdigit() or int(asked[1][:20]) > int(_MOST_ROUNDS)):
        raise NoPostgres


def _prove_cells(data: bytes, count: int) -> None:
    at = 2
    for _ in range(count):
        (length,) = unpack_from(">i", data, at)
        if length < _NULL:
            raise NoPostgres
        at += 4 + max(length, 0)


class _Metered:
    """A file object that counts what a server sends before it is read."""

    def __init__(self, file: Any, allowance: Allowance) -> None:
        self.file, self.allowance = file, allowance

    def read(self, size: int) -> Any:
        if self.allowance.is_over:
            raise TimeoutError
        if size < 0:  # a read without limit
            raise NoPostgres
        self.allowance.take(size)
        return self.file.read(size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


@contextmanager
def ended_in_time(sock: socket.socket, allowance: Allowance) -> Iterator[None]:
    """Shut the socket down, encrypted or not, as soon as the time is up."""
    done, same = Event(), sock.dup()
    watcher = Thread(target=_watch, args=(same, allowance, done), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
        same.close()


def _watch(sock: socket.socket, allowance: Allowance, done: Event) -> None:
    while not done.wait(_LOOK):
        if allowance.is_over:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            return
