"""A table asked of a database: a real PostgreSQL, and SQLite for what can go wrong without one."""

import os
import shutil
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Thread

import pytest

from pipeline.ingest import read_report_file, read_rulebook, read_tables
from pipeline.ingest.databases import answered
from pipeline.problems import Problem, Reason
from pipeline.validate import validated
from tests.delivery_by_hand import REPORT, written

OWNER = "postgres"
SCHEMA = """
create table lines (kode text, uraian text, pagu numeric(20,2), realisasi numeric(20,2), unit int);
insert into lines values ('1.01', 'Program', 21276070424.35, 1000.5, 7);
insert into lines values ('1.02', 'Kegiatan', 5, null, 8);
create table papers (document_id text, due_on date, backed_up boolean);
insert into papers values ('D1', '2024-01-31', true);
create role reader login password 'rahasia';
grant select on lines to reader;
"""


def programs() -> Path | None:
    """Where Debian's package keeps the server; others keep it on the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    other = shutil.which("initdb")
    return found[-1].parent if found else (Path(other).parent if other else None)


def as_owner(*words: object) -> None:
    """Run a program as somebody the server accepts: it refuses to be run by root."""
    command = [str(word) for word in words]
    if os.geteuid() == 0:
        command = ["runuser", "-u", OWNER, "--", *command]
    subprocess.run(command, check=True, capture_output=True, timeout=60, cwd="/")


@dataclass(frozen=True)
class Server:
    """A PostgreSQL: whoever is on this machine may come by the socket, others encrypted."""

    base: Path
    port: int

    @property
    def address(self) -> str:
        """By the socket, as libpq takes it."""
        return f"postgresql+psycopg://{OWNER}@/{OWNER}?host={self.base}&port={self.port}"

    def remote(self, password: str, **asked: str) -> str:
        """By the network."""
        words = "&".join(f"{key}={value}" for key, value in asked.items())
        return f"postgresql://reader:{password}@127.0.0.1:{self.port}/{OWNER}?{words}"

    @property
    def certificate(self) -> Path:
        return self.base / "data" / "server.crt"


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def encrypted(data: Path, port: int) -> str:
    """The options of a server that speaks with others encrypted alone; it signs for 127.0.0.1."""
    request = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=contoh"
    request += f" -addext subjectAltName=IP:127.0.0.1 -keyout {data}/server.key"
    as_owner(*request.split(), "-out", data / "server.crt")
    admitted = "local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n"
    (data / "pg_hba.conf").write_text(admitted)
    return f"-c listen_addresses=127.0.0.1 -c ssl=on -c port={port}"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of our own, its socket in a folder of its own."""
    binaries = programs()
    if binaries is None:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL is missing; .ci/system-packages tools brings it")
        pytest.skip("PostgreSQL is not installed")
    base = Path("/tmp") / f"rapor-pg-{os.getpid()}"
    base.mkdir()
    if os.geteuid() == 0:
        shutil.chown(base, OWNER)
    data = base / "data"
    try:
        as_owner(binaries / "initdb", "-D", data, "-A", "trust", "-U", OWNER, "-E", "UTF8", "-N")
        locked = encrypted(data, port := free_port())
        options = f"-k {base} -p {port} -c fsync=off {locked}"
        as_owner(binaries / "pg_ctl", "-D", data, "-w", "-o", options, "-l", base / "log", "start")
        try:
            psql = (
                binaries / "psql",
                "-h",
                base,
                "-p",
                port,
                "-U",
                OWNER,
                "-v",
                "ON_ERROR_STOP=1",
                "-q",
            )
            as_owner(*psql, "-c", SCHEMA)
            yield Server(base, port)
        finally:
            as_owner(binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(base)


@pytest.fixture
def postgres(server: Server) -> str:
    return server.address


def asked(folder: Path, source: str, table: str = "budget", **environment: str):
    report = f"{REPORT}[sources.{table}]\n{source}\n"
    place = written(folder, {"report.toml": report, "budget.csv": None})
    report_file = read_report_file(place)
    return place, report_file, read_tables(place, report_file, environment)


def problems(folder: Path, source: str, **environment: str) -> tuple[Problem, ...]:
    return asked(folder, source, **environment)[2].problems


@pytest.mark.slow
def test_a_query_fills_a_table_with_the_types_of_the_database(
    postgres: str, tmp_path: Path
) -> None:
    source = 'database = "env:DB"\nquery = "select * from lines where unit < 9 order by kode"\n'
    source += 'columns = { code = "kode" }\nwhere = { unit = 7 }'
    place, report_file, delivery = asked(tmp_path / "a", source, DB=postgres)
    assert delivery.problems == ()
    rulebook = read_rulebook("rapor-2026", place, place.shared).rulebook
    tables = validated(delivery, report_file, rulebook)
    assert tables["budget"].select("_row", "code", "ceiling", "realized").rows() == [
        (2, "1.01", Decimal("21276070424.35"), Decimal("1000.50"))
    ]
    assert tables.sources["budget"].file == "env:DB"
    assert len(delivery.files["env:DB"]) == 64


@pytest.mark.slow
def test_days_and_truths_come_as_what_they_are(postgres: str, tmp_path: Path) -> None:
    source = f'database = "{postgres}"\nquery = "select * from papers"'
    place, report_file, delivery = asked(tmp_path / "a", source, "documents")
    rulebook = read_rulebook("rapor-2026", place, place.shared).rulebook
    (place.path / "budget.csv").write_text("code,name,ceiling,realized\n1,A,1,1\n")
    delivery = read_tables(place, report_file, {})
    tables = validated(delivery, report_file, rulebook)
    assert tables["documents"].select("due_on", "backed_up").rows() == [(date(2024, 1, 31), True)]


def test_a_query_that_writes_is_refused(postgres: str, tmp_path: Path) -> None:
    for query in ("delete from lines returning kode", "select * from nowhere", "no sql"):
        found = problems(tmp_path / query[:2], f'database = "{postgres}"\nquery = "{query}"')
        assert found == (refused("db-query", "postgresql:postgres"),)
    source = f'database = "{postgres}"\nquery = "select count(*) as n from lines"'
    assert asked(tmp_path / "z", source)[2].tables["budget"].frame.rows() == [(2, 2)]


def refused(reason: str, file: str = "database", value: str = "") -> Problem:
    values = {"reason": Reason(reason), "table": "budget"}
    return Problem("database-refused", file, value=value, values=values)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('database = "env:DB"\nquery = "select 1"', refused("db-variable", value="DB")),
        ('database = "sqlite:///x.db"', refused("db-no-query")),
        ('query = "select 1"', refused("db-address")),
        ('database = "here"\nquery = "select 1"', refused("db-address")),
        ('database = "dbase://x/y"\nquery = "select 1"', refused("db-driver", "dbase:y")),
        (
            'database = "postgresql+psycopg://u:rahasia@127.0.0.1:1/y"\nquery = "select 1"',
            refused("db-connection", "postgresql:y"),
        ),
    ],
)
def test_what_keeps_a_database_from_answering_is_named(
    source: str, expected: Problem, tmp_path: Path
) -> None:
    found = problems(tmp_path / "a", source)
    assert found == (expected,)
    assert "rahasia" not in repr(found)


COUNT = 'query = "select count(*)::int as n from lines"'


def answers(folder: Path, address: str) -> bool:
    """Whether the database counts its lines; if not, it is that there is no connection."""
    delivery = asked(folder, f'database = "env:DB"\n{COUNT}', DB=address)[2]
    if delivery.problems:
        assert delivery.problems == (refused("db-connection", "env:DB"),)
        return False
    return delivery.tables["budget"].frame.rows() == [(2, 2)]


@pytest.mark.parametrize("driver", ["", "+psycopg", "+psycopg2", "+pg8000"])
def test_addresses_that_officers_have_keep_their_meaning(
    driver: str, postgres: str, tmp_path: Path
) -> None:
    address = postgres.replace("+psycopg", driver)
    address += "&application_name=rapor&connect_timeout=3&options=-c%20search_path%3Dpublic"
    assert answers(tmp_path / "a", address)


@pytest.mark.parametrize("more", ["target_session_attrs=any", "sslmode=strict", "host=a&host=b"])
def test_what_an_address_asks_for_is_given_or_refused(
    more: str, postgres: str, tmp_path: Path
) -> None:
    found = problems(tmp_path / "a", f'database = "{postgres}&{more}"\n{COUNT}')
    assert found == (refused("db-address", "postgresql:postgres"),)


@pytest.mark.slow
def test_encryption_is_as_strict_as_the_address_asks(server: Server, tmp_path: Path) -> None:
    certificate = str(server.certificate)
    given = tmp_path / "server.crt"
    given.write_bytes(server.certificate.read_bytes())
    tried = [
        (server.remote("rahasia"), True),
        (server.remote("rahasia", sslmode="require"), True),
        (server.remote("rahasia", sslmode="disable"), False),
        (server.remote("rahasia", sslmode="verify-full"), False),
        (server.remote("rahasia", sslmode="verify-full", sslrootcert=str(given)), True),
        (server.remote("rahasia", sslmode="require", sslrootcert="/etc/hostname"), False),
        (server.remote("rahasia", sslrootcert=certificate, sslmode="verify-ca"), True),
        (server.remote("lain"), False),
        (server.remote(""), False),
    ]
    named = server.remote("rahasia", sslmode="verify-full", sslrootcert=str(given))
    tried.append((named.replace("127.0.0.1", "localhost"), False))
    got = [answers(tmp_path / str(n), address) for n, (address, _) in enumerate(tried)]
    assert got == [expected for _, expected in tried]


def test_a_query_that_fails_says_nothing_on_the_terminal(
    postgres: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    problems(tmp_path / "a", f'database = "{postgres}"\nquery = "select nothing from lines"')
    assert capfd.readouterr() == ("", "")


def test_an_answer_without_end_stops_at_the_limit(
    postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answered, "FRAME_CELLS", 250_000)
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"
    found = problems(tmp_path / "a", f'database = "{postgres}"\nquery = "{endless}"')
    assert [problem.code for problem in found] == ["too-large"]


def test_a_query_keeps_its_percent_signs(postgres: str, tmp_path: Path) -> None:
    source = f"database = '{postgres}'\nquery = \"select 7 % 4 as a where 'xy' like 'x%'\""
    assert asked(tmp_path / "a", source)[2].tables["budget"].frame.rows() == [(2, 3)]


def test_what_is_no_postgresql_is_no_connection(tmp_path: Path) -> None:
    def babble(listener: socket.socket) -> None:
        talk, _ = listener.accept()
        with talk:
            talk.recv(100)
            talk.sendall(b"\xff\x00HTTP/1.1 400 Bad Request\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        talker = Thread(target=babble, args=(listener,))
        talker.start()
        address = f"postgresql://u:rahasia@127.0.0.1:{listener.getsockname()[1]}/postgres"
        assert not answers(tmp_path / "a", address)
        talker.join()


def test_an_sqlite_file_lies_in_the_folder_or_is_not_read(tmp_path: Path) -> None:
    for name in ("a/x.db", "outside.db"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        with sqlite3.connect(path) as connection:
            connection.execute("create table lines (kode text, pagu real)")
            connection.execute("insert into lines values ('1.10', 2.5)")
        connection.close()
    query = 'query = "select * from lines"'
    delivery = asked(tmp_path / "a", f'database = "sqlite:///x.db"\n{query}')[2]
    assert delivery.problems == ()
    assert delivery.tables["budget"].frame.rows() == [(2, "1.10", 2.5)]
    outside = f"sqlite:///{tmp_path}/outside.db"
    for address in ("sqlite:///../outside.db", outside, "sqlite://"):
        found = problems(tmp_path / "a", f'database = "{address}"\n{query}')
        assert [problem.code for problem in found] == ["outside-folder", "unused-file"]
