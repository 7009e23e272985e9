"""A table asked of a database: a real PostgreSQL, and SQLite for what can go wrong without one."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.codes import REASONS
from pipeline.ingest import read_report_file, read_rulebook, read_tables
from pipeline.problems import Problem
from pipeline.validate import validated
from tests.delivery_by_hand import REPORT, written

OWNER = "postgres"
SCHEMA = """
create table lines (kode text, uraian text, pagu numeric(20,2), realisasi numeric(20,2), unit int);
insert into lines values ('1.01', 'Program', 21276070424.35, 1000.5, 7);
insert into lines values ('1.02', 'Kegiatan', 5, null, 8);
create table papers (document_id text, due_on date, backed_up boolean);
insert into papers values ('D1', '2024-01-31', true);
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


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of our own on a socket in a folder of its own."""
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
        options = f"-k {base} -c listen_addresses='' -c fsync=off"
        as_owner(binaries / "pg_ctl", "-D", data, "-w", "-o", options, "-l", base / "log", "start")
        try:
            psql = (binaries / "psql", "-h", base, "-U", OWNER, "-v", "ON_ERROR_STOP=1", "-q")
            as_owner(*psql, "-c", SCHEMA)
            yield f"postgresql+psycopg://{OWNER}:rahasia@/{OWNER}?host={base}"
        finally:
            as_owner(binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(base)


def asked(folder: Path, source: str, table: str = "budget", **environment: str):
    report = f"{REPORT}[sources.{table}]\n{source}\n"
    place = written(folder, {"report.toml": report, "budget.csv": None})
    report_file = read_report_file(place)
    return place, report_file, read_tables(place, report_file, environment)


def problems(folder: Path, source: str, **environment: str) -> tuple[Problem, ...]:
    return asked(folder, source, **environment)[2].problems


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
    assert tables.sources["budget"].file == "postgresql:postgres"
    assert len(delivery.files["postgresql:postgres"]) == 64


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
    values = {"reason": REASONS[reason], "table": "budget"}
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
