"""Read from a PostgreSQL server through pg8000: read-only, within limits.

Addresses are written as libpq takes them, whichever driver they name. A setting of the address that
cannot be honoured is refused, so that encryption is never silently left out.
"""

import getpass
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.ingest.databases.allowance import Allowance
from pipeline.ingest.databases.answered import BATCH, NoRows, answer
from pipeline.ingest.databases.postgres_wire import ended_in_time, reading_connection
from pipeline.ingest.files.limits import QUERY_SECONDS

_SECONDS = 10
_ANSWER_SECONDS = QUERY_SECONDS + 5
"""The server stops a long query earlier; this limit applies only if it no longer answers."""
_SESSION = (
    f"-c default_transaction_read_only=on -c statement_timeout={QUERY_SECONDS * 1000}"
    " -c cursor_tuple_fraction=1"
)
"""The last option has the query planned for its whole answer, though that is fetched in parts."""
_PORT = 5432
_CURSOR = "rapor"
_MEANT = {
    "host", "port", "user", "password", "dbname", "application_name", "options",
    "sslmode", "sslrootcert", "sslcert", "sslkey", "sslpassword",
}  # fmt: skip
_WITHOUT_EFFECT = {
    "client_encoding", "connect_timeout", "gssencmode", "keepalives", "keepalives_count",
    "keepalives_idle", "keepalives_interval", "tcp_user_timeout",
}  # fmt: skip
_UNPROVED = {"disable": False, "allow": None, "prefer": None, "require": True}
"""What pg8000 calls the `sslmode`s that require no certificate."""
_PROVED = ("verify-ca", "verify-full")
_FILES = ("sslrootcert", "sslcert", "sslkey")
_SYSTEM = "system"
_FILE_BYTES = 1_000_000


class NotUnderstood(ValueError):
    """The address has a setting that is unknown or cannot be honoured."""


def understood(url: Any) -> dict[str, str]:
    """The settings in an SQLAlchemy address, under libpq's names. Raises NotUnderstood."""
    said = {**url.translate_connect_args(database="dbname", username="user"), **url.query}
    modes = {*_UNPROVED, *_PROVED}
    if (
        not said.keys() <= _MEANT | _WITHOUT_EFFECT
        or not all(isinstance(value, str | int) for value in said.values())
        or said.get("sslmode", "prefer") not in modes
        or not str(said.get("port", 0)).isdecimal()
        or not all(_is_certificate(said[key]) for key in _FILES if key in said)
    ):
        raise NotUnderstood
    return {key: str(value) for key, value in said.items()}


def _is_certificate(name: Any) -> bool:
    """Whether it may be a file of certificates: reading a device would never end."""
    if name == _SYSTEM:
        return True
    try:
        return Path(name).is_file() and Path(name).stat().st_size <= _FILE_BYTES
    except (OSError, ValueError):
        return False


def asked(said: Mapping[str, str], query: str, allowance: Allowance) -> pl.DataFrame:
    """The server's answer, through a cursor, which accepts only a query; `said` is `understood`.

    Raises what `answer` and `_connected` raise, NoRows, and pg8000's errors.
    """
    with _connected(said, allowance) as connection:
        cursor = connection.cursor()
        cursor.execute(f"declare {_CURSOR} no scroll cursor for {query}")
        rows = _batches(cursor)
        first = next(rows)
        if cursor.description is None:
            raise NoRows
        names = [column[0] for column in cursor.description]
        return answer(names, chain([first], rows), allowance)


def _batches(cursor: Any) -> Iterator[Any]:
    """The rows in batches, at least one; the last batch is empty."""
    while True:
        cursor.execute(f"fetch forward {BATCH} from {_CURSOR}")
        rows = cursor.fetchall()
        yield rows
        if not rows:
            return


@contextmanager
def _connected(said: Mapping[str, str], allowance: Allowance) -> Iterator[Any]:
    """A read-only connection. Raises ConnectionError, or ImportError without pg8000."""
    connect = reading_connection(allowance)
    host = said.get("host", "localhost")
    with ExitStack() as opened:
        try:
            sock = opened.enter_context(_socket(host, int(said.get("port", _PORT))))
            opened.enter_context(ended_in_time(sock, allowance))
            connection = connect(
                user=said.get("user") or getpass.getuser(),
                password=said.get("password", ""),
                database=said.get("dbname"),
                host=host,
                sock=sock,
                ssl_context=False if _is_local(host) else _encryption(said),
                application_name=said.get("application_name"),
                startup_params={"options": f"{said.get('options', '')} {_SESSION}".strip()},
            )
            opened.callback(_closed, connection)
            _only_reading(connection)
        except Exception as error:
            # What listens there may not be PostgreSQL at all, and fail in any way.
            raise ConnectionError from error
        yield connection


def _closed(connection: Any) -> None:
    """Close a connection; errors are ignored, because it may be gone already."""
    with suppress(Exception):
        connection.close()


def _only_reading(connection: Any) -> None:
    """Set again what the options set: the options of the address may have overridden ours."""
    cursor = connection.cursor()
    cursor.execute("set session characteristics as transaction read only")
    cursor.execute(f"set statement_timeout = {QUERY_SECONDS * 1000}")
    cursor.close()
    connection.commit()


def _socket(host: str, port: int) -> socket.socket:
    """A connected socket, with one timeout for connecting and another for every answer."""
    with ExitStack() as opened:
        if _is_local(host):
            sock = opened.enter_context(socket.socket(socket.AF_UNIX))
            sock.settimeout(_SECONDS)
            sock.connect(f"{host}/.s.PGSQL.{port}")
        else:
            sock = opened.enter_context(socket.create_connection((host, port), _SECONDS))
        sock.settimeout(_ANSWER_SECONDS)
        opened.pop_all()
    return sock


def _is_local(host: str) -> bool:
    """Whether the host is a folder with the server's socket, which needs no encryption."""
    return host.startswith("/")


def _encryption(said: Mapping[str, str]) -> ssl.SSLContext | bool | None:
    """The encryption in pg8000's form. A certificate in the address is verified, as by libpq."""
    mode, authority = said.get("sslmode", "prefer"), said.get("sslrootcert")
    own = said.get("sslcert")
    if mode in _UNPROVED and not own and not (authority and mode == "require"):
        return _UNPROVED[mode]
    context = ssl.create_default_context(cafile=None if authority == _SYSTEM else authority)
    context.check_hostname = mode == "verify-full"
    if mode in _UNPROVED and not authority:
        context.verify_mode = ssl.CERT_NONE
    if own:
        context.load_cert_chain(own, said.get("sslkey"), said.get("sslpassword"))
    return context
