"""The address of a PostgreSQL in, a connection by pg8000 out: read-only, with time limits.

Addresses are written as libpq takes them, whichever driver they name. What an address
asks for and cannot get is refused, so that encryption is never silently left out.
"""

import getpass
import socket
import ssl
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

DRIVER = "postgresql+pg8000"
_SECONDS, _QUERY_SECONDS = 10, 60
_ANSWER_SECONDS = _QUERY_SECONDS + 5
"""The server stops a long query itself, unless it is gone."""
_SESSION = (
    f"-c default_transaction_read_only=on -c statement_timeout={_QUERY_SECONDS * 1000}"
    " -c cursor_tuple_fraction=1"
)
"""The last has a query planned for all of its answer, which is fetched in parts."""
_PORT = 5432
_MEANT = {
    "host", "port", "user", "password", "dbname", "application_name", "options",
    "sslmode", "sslrootcert", "sslcert", "sslkey", "sslpassword",
}  # fmt: skip
_WITHOUT_EFFECT = {
    "client_encoding", "connect_timeout", "gssencmode", "keepalives", "keepalives_count",
    "keepalives_idle", "keepalives_interval", "tcp_user_timeout",
}  # fmt: skip
_UNPROVED = {"disable": False, "allow": None, "prefer": None, "require": True}
"""What pg8000 calls the modes that ask for no certificate."""
_PROVED = ("verify-ca", "verify-full")


class NotUnderstood(ValueError):
    """The address asks for what cannot be had."""


def asked(url: Any) -> dict[str, str]:
    """What an SQLAlchemy address says, under libpq's names. Raises NotUnderstood."""
    said = {**url.translate_connect_args(database="dbname", username="user"), **url.query}
    modes = {*_UNPROVED, *_PROVED}
    if (
        not said.keys() <= _MEANT | _WITHOUT_EFFECT
        or not all(isinstance(value, str | int) for value in said.values())
        or said.get("sslmode", "prefer") not in modes
        or not str(said.get("port", 0)).isdecimal()
    ):
        raise NotUnderstood
    return {key: str(value) for key, value in said.items()}


def connected(said: Mapping[str, str]) -> Any:
    """A connection to what `asked` returned. Raises ConnectionError, ImportError without pg8000."""
    from pg8000.dbapi import connect  # noqa: PLC0415 -- an extra

    host = said.get("host", "localhost")
    try:
        with ExitStack() as opened:
            sock = opened.enter_context(_socket(host, int(said.get("port", _PORT))))
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
            opened.pop_all()
    except Exception as error:
        # What listens there may not be PostgreSQL at all, and fail in any way.
        raise ConnectionError from error
    return connection


def _socket(host: str, port: int) -> socket.socket:
    """Connecting has a timeout of its own; so has each answer afterwards."""
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
    """A folder with the server's socket, which needs no encryption."""
    return host.startswith("/")


def _encryption(said: Mapping[str, str]) -> ssl.SSLContext | bool | None:
    """As pg8000 takes it. A certificate that is named is asked for, as libpq does."""
    mode, authority = said.get("sslmode", "prefer"), said.get("sslrootcert")
    own = said.get("sslcert")
    if mode in _UNPROVED and not own and not (authority and mode == "require"):
        return _UNPROVED[mode]
    context = ssl.create_default_context(cafile=None if authority == "system" else authority)
    context.check_hostname = mode == "verify-full"
    if mode in _UNPROVED and not authority:
        context.verify_mode = ssl.CERT_NONE
    if own:
        context.load_cert_chain(own, said.get("sslkey"), said.get("sslpassword"))
    return context
