"""pg8000's connection, bound to end whatever it is that answers: a server is a stranger too.

What comes is counted before it is read, and the connection is shut from outside once the time is
up: a server may send a byte a minute, within a message or within the encryption's greeting.
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
"""Seconds between two looks at the time."""
_NUMERIC = 1700
"""What PostgreSQL calls the type of an exact number."""
_NULL = -1
"""The length of a cell that is empty."""
_SASL_CONTINUE = 11
"""What a server calls the step in which it says how often a password is to be hashed."""
_ROUNDS = re.compile(rb"(?:^|,)i=([^,]*)")
_MOST_ROUNDS = b"1000000"
"""A hundred times what servers ask for; some seconds of work."""


class NoPostgres(ConnectionError):
    """What answers says what no PostgreSQL says."""


def reading_connection(allowance: Allowance) -> Any:
    """The class of pg8000's connection, which sends one statement at a time and counts what
    comes."""
    from pg8000.dbapi import Connection  # noqa: PLC0415 -- an extra

    class ReadingConnection(Connection):  # type: ignore[misc]  # pg8000 carries no types
        def execute_simple(self, statement: str) -> Any:
            """As a prepared statement, of which the server takes one: `set …; delete …` is none."""
            return self.execute_unnamed(statement)

        def __init__(self, **said: Any) -> None:
            super().__init__(**said)
            self.register_in_adapter(_NUMERIC, _finite)

        def handle_AUTHENTICATION_REQUEST(self, data: bytes, context: Any) -> None:  # noqa: N802
            """As pg8000 does, once it is sure that it will end."""
            _prove_rounds(data)
            super().handle_AUTHENTICATION_REQUEST(data, context)

        def handle_DATA_ROW(self, data: bytes, context: Any) -> None:  # noqa: N802
            """As pg8000 does, of cells that follow one another: else one row is read for ever."""
            _prove_cells(data, len(context.input_funcs))
            super().handle_DATA_ROW(data, context)

        def __setattr__(self, name: str, value: Any) -> None:
            is_file = name == "_sock" and value is not None
            super().__setattr__(name, _Metered(value, allowance) if is_file else value)

    return ReadingConnection


def _finite(text: str) -> Decimal:
    """An exact number; NaN and infinity are none. Raises ValueError."""
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
    """What a server sends, counted: a row comes as one message, which is read as a whole."""

    def __init__(self, file: Any, allowance: Allowance) -> None:
        self.file, self.allowance = file, allowance

    def read(self, size: int) -> Any:
        if self.allowance.is_over:
            raise TimeoutError
        if size < 0:  # which would be all that ever comes
            raise NoPostgres
        self.allowance.take(size)
        return self.file.read(size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


@contextmanager
def ended_in_time(sock: socket.socket, allowance: Allowance) -> Iterator[None]:
    """Shut a connection, encrypted or not, as soon as the time is up."""
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
