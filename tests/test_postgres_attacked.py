"""PostgreSQL attacked from both sides: queries that mean ill, and servers that do."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from struct import pack
from threading import Thread

import pytest

from pipeline.ingest.databases import allowance, answered, postgres
from tests.commands import rapor
from tests.delivery_by_hand import REPORT, written
from tests.test_ingest_database import OWNER, Server, as_owner, programs, server  # noqa: F401

SECRET = "rahasiaXYZ"
SCHEMA = """
create sequence numbers;
create unlogged table kept (n int); insert into kept values (1);
create function writes() returns int language sql as 'delete from kept returning n';
create function floods(often int) returns int language plpgsql as
    $$begin for i in 1..often loop raise notice '%', repeat('x', 8000); end loop; return 1; end$$;
create function fails() returns int language plpgsql as
    $$begin raise exception 'rahasiaXYZ %', repeat('x', 100000); end$$;
"""


@pytest.fixture(scope="module")
def ready(server: Server) -> Server:  # noqa: F811
    binaries = programs()
    assert binaries is not None
    psql = [binaries / "psql", "-h", server.base, "-p", server.port, "-U", OWNER, "-q"]
    as_owner(*psql, "-v", "ON_ERROR_STOP=1", "-c", SCHEMA)
    return server


def state(at: Server) -> str:
    """What a query could have changed: rows, tables, roles, settings, sequences."""
    binaries = programs()
    assert binaries is not None
    asked = (
        "select (select count(*) from kept), (select count(*) from lines), (select count(*) from "
        "pg_class), (select count(*) from pg_roles), (select last_value from numbers), (select "
        "count(*) from pg_db_role_setting), (select count(*) from pg_largeobject_metadata)"
    )
    psql = [binaries / "psql", "-h", at.base, "-p", at.port, "-U", OWNER, "-tAc", asked]
    command = [*map(str, psql)]
    if os.geteuid() == 0:
        command = ["runuser", "-u", OWNER, "--", *command]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, cwd="/")
    return told.stdout


def checked(folder: Path, address: str, query: str) -> tuple[int, str]:
    """Ask the query for a budget by the command: the exit code, and all that was said of it."""
    said = f"[sources.budget]\ndatabase = {json.dumps(address)}\nquery = {json.dumps(query)}\n"
    written(folder / "in" / "a", {"report.toml": REPORT + said, "budget.csv": None})
    ended = rapor("check", "--inputs", folder / "in", "--outputs", folder / "out")
    lists = "".join(path.read_text() for path in (folder / "out").rglob("problems.csv"))
    return ended.returncode, ended.stdout + ended.stderr + lists


WRITES = (
    "select 1; select 2",
    "select 1; drop table kept",
    "select 1; commit; drop table kept",
    "select 1) ; drop table kept; --",
    "select 1 --\n; drop table kept",
    "with gone as (delete from kept returning n) select n from gone",
    "with made as (insert into kept values (2) returning n) select n from made",
    "select writes()",
    "select nextval('numbers')",
    "select setval('numbers', 99)",
    "select n from kept for update",
    "select * into other from kept",
    "create table other as select * from kept",
    "create temp table other (n int)",
    "copy kept to program 'touch {file}'",
    "copy (select 1) to '{file}'",
    "copy kept from program 'echo 5'",
    "select set_config('transaction_read_only', 'off', false), writes()",
    "select set_config('default_transaction_read_only', 'off', false) where writes() = 1",
    "set transaction read write",
    "set statement_timeout = 0",
    "reset all",
    "begin",
    "commit",
    "rollback; delete from kept",
    "vacuum kept",
    "analyze kept",
    "lock table kept",
    "listen x",
    "notify x",
    "do $$begin delete from kept; end$$",
    "call writes()",
    "explain analyze delete from kept",
    "prepare x as delete from kept",
    "declare y cursor for select 1",
    "fetch all from rapor",
    "close rapor",
    "create role x superuser",
    "alter role reader superuser",
    "alter system set port = 1",
    "grant all on kept to reader",
    "truncate kept",
    "insert into kept values (3)",
    "values (1), (writes())",
    "table nowhere",
    "select fails()",
    "select $1",
    "select 1/0",
    "",
    ";",
    "\0",
    "-- nothing",
    "/* nothing",
    "'",
    "$$",
)


@pytest.mark.slow
@pytest.mark.one_in(6)
@pytest.mark.parametrize("query", WRITES)
def test_a_query_that_does_not_only_read_is_refused(
    query: str, ready: Server, tmp_path: Path
) -> None:
    file, before = Path("/tmp") / f"rapor-taken-{os.getpid()}", state(ready)
    try:
        code, said = checked(tmp_path, ready.address, query.replace("{file}", str(file)))
        assert not file.exists()
    finally:
        file.unlink(missing_ok=True)
    assert code == 10, said
    assert "database-refused" in said
    assert SECRET not in said
    assert state(ready) == before


def test_what_a_query_may_do_before_it_is_rolled_back_is_undone(
    ready: Server, tmp_path: Path
) -> None:
    """Older servers let a large object be made by who may only read."""
    before = state(ready)
    code, _ = checked(tmp_path, ready.address, "select lo_create(0) as code")
    assert code == 10
    assert state(ready) == before


ODD = (
    "'NaN'::numeric",
    "'Infinity'::numeric",
    "10::numeric ^ 100000",
    "10::numeric ^ -1000",
    "'NaN'::float8",
    "'-Infinity'::float8",
    "1e308::float8",
    "'infinity'::date",
    "'infinity'::timestamp",
    "'0044-03-15 BC'::date",
    "'294276-12-31'::timestamp",
    "'5874897-12-31'::date",
    "'24:00'::time",
    "'12:00+15'::timetz",
    "interval '178000000 years'",
    "'\\xff00'::bytea",
    "'{1,2}'::int[]",
    "'{\"a\": [1, null]}'::json",
    "'{\"a\": 1e999999}'::json",
    "'[\"\\ud83d\"]'::json",
    "row(1, 'a')",
    "'127.0.0.1/8'::inet",
    "'Rp1'::text",
    "1::money",
    "B'101'",
    "point(1, 2)",
    "'a'::\"char\"",
    "gen_random_uuid()",
    "'<a/>'::xml",
    "'[1,5)'::int4range",
    "null",
    "''",
    "'a'::name",
    "1::oid",
    "true",
    "repeat('x', 900000)",
    "array[array[1], array[2]]",
    "'{[1,2),[5,9)}'::int4multirange",
    "9223372036854775807::int8",
    "'1 day'::interval",
    "chr(1)",
    "E'\\u202e'",
    "current_setting('data_directory')",
)


@pytest.mark.slow
@pytest.mark.one_in(24)
@pytest.mark.parametrize("value", ODD)
def test_whatever_a_column_holds_is_read_or_named(
    value: str, ready: Server, tmp_path: Path
) -> None:
    query = f"select '1.01'::text as code, 'P' as name, 10 as ceiling, {value} as realized"
    code, said = checked(tmp_path / "a", ready.address, query)
    assert code in (0, 10), said
    query = f"select '1.01'::text as code, {value} as name, 10 as ceiling, 9 as realized"
    code, said = checked(tmp_path / "b", ready.address, query)
    assert code in (0, 10), said


def test_as_many_types_as_rows_are_read_or_named(ready: Server, tmp_path: Path) -> None:
    """A column of whole numbers first, which turn out too large for any, or none at all."""
    values = "(1), (9223372036854775807), (10::numeric ^ 60), (null), (0.5), ('NaN')"
    columns = "'1.0' || ceiling as code, 'P' as name, ceiling, 1 as realized"
    query = f"select {columns} from (values {values}) v(ceiling)"
    code, said = checked(tmp_path, ready.address, query)
    assert code == 10, said


ENDLESS = {
    "a sleep": ("select pg_sleep(1000)::text as code", "database-refused"),
    "a sleep for each row": (
        "select pg_sleep(0.3)::text as code from generate_series(1, 100000)",
        "database-refused",
    ),
    "a sleep without a timeout": (
        "select set_config('statement_timeout', '0', false) || pg_sleep(1000)::text as code",
        "database-refused",
    ),
    "a count of all": (
        "select count(*) as code from generate_series(1, 1000000) a, generate_series(1, 1000000) b",
        "database-refused",
    ),
    "a lock": ("select pg_advisory_lock(1)::text as code", ""),
}


@pytest.mark.one_in(5)
@pytest.mark.parametrize("name", ENDLESS)
def test_a_query_without_end_ends(
    name: str, ready: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowance, "QUERY_SECONDS", 1)
    monkeypatch.setattr(allowance, "ANSWER_SECONDS", 2)
    query, says = ENDLESS[name]
    begun = time.monotonic()
    code, said = checked(tmp_path, ready.address, query)
    assert code == 10
    assert says in said
    assert time.monotonic() - begun < 20


LARGE = {
    "rows": ("select n::text as code from generate_series(1, 100000000) n", "too-large"),
    "one text": ("select repeat('x', 300000000) as code", "line-too-long"),
    "a text beyond a row": ("select repeat('x', 1000001) as code", "line-too-long"),
    "texts": ("select repeat('x', 900000) as code from generate_series(1, 5000) n", "too-large"),
    "columns": ("select " + ", ".join(f"1 as c{n}" for n in range(1_100)), "too-many-columns"),
    "columns of one name": ("select 1 as code, 2 as code", "database-refused"),
    "an array": (
        "select array_agg(n)::text as code from generate_series(1, 1000000) n",
        "line-too-long",
    ),
    "notices": ("select floods(100000)::text as code", "too-large"),
}


@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize("name", LARGE)
def test_an_answer_beyond_all_measure_is_refused(
    name: str, ready: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answered, "FRAME_CELLS", 300_000)
    monkeypatch.setattr(allowance, "ANSWER_BYTES", 30_000_000)
    query, says = LARGE[name]
    code, said = checked(tmp_path, ready.address, query)
    assert code == 10
    assert says in said


def test_a_few_notices_are_passed_over(ready: Server, tmp_path: Path) -> None:
    query = "select '1.01' as code, 'P' as name, 10 as ceiling, floods(50) as realized"
    assert checked(tmp_path, ready.address, query)[0] == 0


# --- A server that means ill ------------------------------------------------------------------

Talk = Callable[[socket.socket], None]


def message(kind: bytes, data: bytes = b"") -> bytes:
    return kind + pack(">i", len(data) + 4) + data


WELCOME = message(b"R", pack(">i", 0)) + message(b"Z", b"I")
DONE = message(b"1") + message(b"2") + message(b"C", b"SET\0") + message(b"Z", b"T")


def described(columns: int, kind: int = 25) -> bytes:
    one = b"code\0" + pack(">ihihih", 0, 0, kind, -1, -1, 0)
    return message(b"T", pack(">H", columns) + one * columns)


def greeted(talk: socket.socket) -> None:
    """Read what a client begins with; no encryption is to be had."""
    if talk.recv(8)[4:] == pack(">i", 80877103):
        talk.sendall(b"N")
    talk.recv(4_096)


def after_welcome(*then: bytes, often: bool = False) -> Talk:
    """Welcome, and answer whatever is said with these bytes, over and over."""

    def talk_(talk: socket.socket) -> None:
        greeted(talk)
        talk.sendall(WELCOME)
        while talk.recv(65_536):
            talk.sendall(b"".join(then))
            while often:
                talk.sendall(b"".join(then))

    return talk_


def slowly(data: bytes, seconds: float = 0.2) -> Talk:
    def talk_(talk: socket.socket) -> None:
        greeted(talk)
        for byte in data:
            talk.sendall(bytes([byte]))
            time.sleep(seconds)

    return talk_


def at_once(data: bytes, *, often: bool = False) -> Talk:
    def talk_(talk: socket.socket) -> None:
        greeted(talk)
        talk.sendall(data)
        while often:
            talk.sendall(data)

    return talk_


def silent(talk: socket.socket) -> None:
    talk.recv(4_096)
    time.sleep(20)


def encrypted_slowly(talk: socket.socket) -> None:
    """Agree to encryption, and greet by a byte at a time."""
    talk.recv(4_096)
    talk.sendall(b"S")
    for byte in b"\x16\x03\x03\x3f\xff" + bytes(200):
        talk.sendall(bytes([byte]))
        time.sleep(0.2)


def hashing(rounds: str) -> Talk:
    """Ask for a password to be hashed so often."""

    def talk_(talk: socket.socket) -> None:
        greeted(talk)
        talk.sendall(message(b"R", pack(">i", 10) + b"SCRAM-SHA-256\0\0"))
        said = talk.recv(4_096)
        nonce = said[said.index(b"r=") + 2 :].decode()
        first = f"r={nonce}x,s=YWJjZA==,i={rounds}".encode()
        talk.sendall(message(b"R", pack(">i", 11) + first))
        talk.recv(4_096)

    return talk_


BACK = pack(">i", 900_000) + b"x" * 900_000 + pack(">i", -900_008)
"""A cell, and one whose length leads back to before it."""

SERVERS: dict[str, Talk] = {
    "silent": silent,
    "gone at once": lambda talk: None,
    "gone after its welcome": at_once(WELCOME),
    "gone in the middle": after_welcome(DONE, described(1), message(b"D", b"\0\1")[:5]),
    "noise": at_once(os.urandom(100_000), often=True),
    "noise after its welcome": after_welcome(os.urandom(4_096), often=True),
    "a web server": at_once(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 9_000, often=True),
    "a byte at a time": slowly(WELCOME * 50),
    "a byte at a time within a message": slowly(b"R" + pack(">i", 900_000) + bytes(900), 0.1),
    "encryption a byte at a time": encrypted_slowly,
    "a message of no length": at_once(b"R" + pack(">i", 0) + bytes(9_000), often=True),
    "a message below no length": at_once(b"R" + pack(">i", -9_000) + bytes(9_000), often=True),
    "a message of two gigabytes": at_once(b"R" + pack(">i", 2**31 - 1) + bytes(9_000), often=True),
    "settings without end": at_once(message(b"S", b"a\0" + b"x" * 9_000 + b"\0"), often=True),
    "settings of another alphabet": after_welcome(
        message(b"S", b"client_encoding\0uu_codec\0"), DONE
    ),
    "notices without end": after_welcome(message(b"N", b"M" + b"x" * 9_000 + b"\0\0"), often=True),
    "notices now and then": slowly(WELCOME + message(b"N", b"Mx\0\0") * 99, 0.02),
    "errors without end": after_welcome(
        message(b"E", f"SERROR\0M{SECRET}\0\0".encode()), often=True
    ),
    "an error of its own": after_welcome(
        message(b"E", f"SERROR\0M{SECRET}\0\0".encode()), message(b"Z", b"E")
    ),
    "an error of no words": after_welcome(message(b"E"), message(b"Z", b"E")),
    "a way in that nobody knows": at_once(message(b"R", pack(">i", 99))),
    "a way in of no bytes": at_once(message(b"R", b"")),
    "an open password": at_once(message(b"R", pack(">i", 3)) + message(b"E", b"SFATAL\0Mno\0\0")),
    "a kind that nobody knows": at_once(message(b"@", b"x")),
    "two billion rounds": hashing("2000000000"),
    "rounds of no number": hashing("-1"),
    "rounds of a hundred digits": hashing("9" * 100),
    "no rounds": hashing("0"),
    "sixty thousand columns": after_welcome(
        DONE[:-6], described(40_000)[:5], described(40_000)[5:], DONE
    ),
    "a column of no kind": after_welcome(message(b"1"), described(1, 999_999), DONE),
    "a row longer than its columns": after_welcome(
        message(b"1"), described(1), message(b"D", b"\0\x09" + pack(">i", 99)), DONE
    ),
    "a cell below no length": after_welcome(
        message(b"1"), described(2), message(b"D", b"\0\2" + pack(">ii", -2, -2)), DONE
    ),
    "cells that lead back": after_welcome(
        message(b"1"), described(40_000), message(b"D", b"\x9c\x40" + BACK), DONE
    ),
    "rows without end": after_welcome(
        message(b"1"), described(1), message(b"D", b"\0\1" + pack(">i", 1) + b"x"), often=True
    ),
    "a copy": after_welcome(message(b"G", b"\0\0\0"), DONE),
    "a copy without end": after_welcome(
        message(b"H", b"\0\0\0") + message(b"d", b"x" * 9_000), often=True
    ),
    "always ready": after_welcome(message(b"Z", b"I"), often=True),
}


@contextmanager
def serving(talk: Talk) -> Iterator[int]:
    """A server that does this with whoever comes; its port."""

    def serve(listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                met, _ = listener.accept()
                with met, suppress(OSError, ValueError):
                    talk(met)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        Thread(target=serve, args=(listener,), daemon=True).start()
        yield listener.getsockname()[1]
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


@pytest.mark.one_in(12)
@pytest.mark.parametrize("name", SERVERS)
def test_a_server_that_means_ill_is_named_and_has_no_time(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowance, "QUERY_SECONDS", 2)
    monkeypatch.setattr(allowance, "ANSWER_SECONDS", 4)
    monkeypatch.setattr(allowance, "ANSWER_BYTES", 20_000_000)
    monkeypatch.setattr(postgres, "_ANSWER_SECONDS", 3)
    with serving(SERVERS[name]) as port:
        address = f"postgresql://juru:{SECRET}@127.0.0.1:{port}/x"
        begun = time.monotonic()
        code, said = checked(tmp_path, address, "select 1 as code")
    assert code == 10, said
    assert SECRET not in said
    assert time.monotonic() - begun < 15
