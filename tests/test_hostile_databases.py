"""A query that means ill: the database stays as it is, and the answer has limits."""

import json
import os
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.ingest.databases import allowance
from tests.commands import rapor
from tests.delivery_by_hand import REPORT, written
from tests.peaks import GIGABYTE, watched

pytestmark = pytest.mark.one_in(2)

ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of reports with one report in it, which has a database."""
    place = written(tmp_path / "in" / "a", {"budget.csv": None}).path
    with sqlite3.connect(place / "x.db") as made:
        made.execute("create table lines (code text, name text, ceiling int, realized int)")
        made.execute("insert into lines values ('1.01', 'Program', 10, 9)")
        made.execute("create table pictures (code text, name text, ceiling int, realized blob)")
        made.execute("insert into pictures values ('1.01', 'Program', 10, x'ff00')")
    made.close()
    return place


def asks(folder: Path, query: str, database: str = "sqlite:///x.db") -> None:
    said = f"[sources.budget]\ndatabase = {json.dumps(database)}\nquery = {json.dumps(query)}\n"
    (folder / "report.toml").write_text(REPORT + said)


def checked(folder: Path) -> str:
    """What the check of a refused delivery says."""
    ended = rapor("check", "--inputs", folder.parent, "--outputs", folder.parents[1] / "out")
    assert ended.returncode == 10, ended.stdout
    return ended.stdout + ended.stderr


def tree(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): sha256(file.read_bytes()).hexdigest() for file in files}


WRITES = (
    "create table h (measure_id text)",
    "drop table lines",
    "delete from lines",
    "delete from lines returning *",
    "vacuum",
    "vacuum into 'copy.db'",
    "attach 'other.db' as other",
    "pragma user_version = 7",
    "pragma query_only = off",
    "pragma writable_schema = on",
    "begin exclusive",
    "select 1; drop table lines",
    "select load_extension('x')",
)


@pytest.mark.one_in(5)
@pytest.mark.parametrize("query", WRITES)
def test_a_statement_that_does_not_only_read_is_refused(query: str, folder: Path) -> None:
    asks(folder, query)
    before = tree(folder)
    assert "database-refused" in checked(folder)
    assert tree(folder) == before


@pytest.mark.parametrize("query", ["", "-- nothing", "/* nothing */ ;", "\0", "select ?", "("])
def test_a_statement_that_asks_nothing_is_refused(query: str, folder: Path) -> None:
    asks(folder, query)
    assert "database-refused" in checked(folder)


def test_a_query_may_use_what_sqlite_has_for_reading(folder: Path) -> None:
    pieces = "select code, name, ceiling, (select sum(value) from json_each('[4, 5]')) as realized"
    asks(folder, f"with l as ({pieces} from lines) select * from l order by lower(name);")
    ended = rapor("check", "--inputs", folder.parent, "--outputs", folder.parents[1] / "out")
    assert ended.returncode == 0, ended.stdout


@pytest.mark.slow
def test_a_file_whose_changes_stand_beside_it_is_read_and_left_alone(folder: Path) -> None:
    with sqlite3.connect(folder / "x.db") as made:
        made.execute("pragma journal_mode = wal")
    made.close()
    asks(folder, "select * from lines")
    before = tree(folder)
    ended = rapor("check", "--inputs", folder.parent, "--outputs", folder.parents[1] / "out")
    assert ended.returncode == 0, ended.stdout
    assert tree(folder) == before


@pytest.mark.parametrize(
    "query",
    [f"{ENDLESS} count(*) from n", f"{ENDLESS} i from n where i < 0", f"{ENDLESS} i from n"],
)
def test_a_query_without_end_ends(
    query: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowance, "QUERY_SECONDS", 0.2)
    monkeypatch.setattr(allowance, "ANSWER_SECONDS", 0.4)
    asks(folder, query)
    assert "database-refused" in checked(folder)


LARGE = {
    "one text": ("select hex(zeroblob(450000000)) as code", "database-refused"),
    "a row of texts": (
        "select " + ", ".join(f"hex(zeroblob(400000)) as h{n}" for n in range(500)),
        "database-refused",
    ),
    "texts": (f"{ENDLESS} hex(zeroblob(400000)) as code from n", "too-large"),
    "pictures": (f"{ENDLESS} zeroblob(900000) as code from n", "too-large"),
    "rows": (
        f"{ENDLESS} " + ", ".join(f"{n} as h{n}" for n in range(900)) + " from n",
        "too-large",
    ),
    "sorted": (
        f"{ENDLESS} hex(zeroblob(100000)) || i as code from n order by 1",
        "database-refused",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_an_answer_beyond_all_measure_is_refused_within_a_gigabyte(name: str, folder: Path) -> None:
    query, code = LARGE[name]
    asks(folder, query)
    options = ("--inputs", folder.parent, "--outputs", folder.parents[1] / "out")
    ended = watched(["-m", "pipeline", "check", *options], seconds=120)
    assert "Traceback" not in ended.said + ended.complained
    assert ended.exit_code == 10
    assert code in ended.said + ended.complained
    assert ended.peak < GIGABYTE


def test_a_column_of_pictures_is_named(folder: Path) -> None:
    asks(folder, "select * from pictures")
    assert "column-type" in checked(folder)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_no_database_is_refused(content: bytes, folder: Path) -> None:
    (folder / "x.db").write_bytes(content)
    asks(folder, "select * from lines")
    assert "database-refused" in checked(folder)


def test_a_device_is_no_database(folder: Path) -> None:
    (folder / "x.db").unlink()
    os.mkfifo(folder / "x.db")
    asks(folder, "select * from lines")
    assert "outside-folder" in checked(folder)


BROKEN = (
    "postgresql://h:port/x", "postgresql://[::1/x", "postgresql://h:99999/x", "://", "\0", "a\0b",
    "sqlite:///\0", "sqlite:///" + "x" * 900, "sqlite:///file:x.db?mode=rw&uri=true",
    "postgresql://h\0/x", "mysql://u:p@h/x", "sqlite:////dev/zero", "oracle+x://", "env:", "env:\0",
    "postgresql://u@127.0.0.1:1/x?sslmode=verify-full&sslrootcert=/dev/zero",
    "postgresql://u@127.0.0.1:1/x?options=-c%20a%3Db%5C",
    "postgresql://" + "a" * 300 + ".invalid:1/x",
)  # fmt: skip


@pytest.mark.one_in(6)
@pytest.mark.parametrize("address", BROKEN)
def test_a_broken_address_is_named(address: str, folder: Path) -> None:
    asks(folder, "select 1", address)
    said = checked(folder)
    assert "database-refused" in said or "outside-folder" in said


SECRET = "rahasiaXYZ"
HOLDING = (
    f"https://hooks.example.invalid/services/T0/B0/{SECRET}",
    f"{SECRET}://u:p@h/x",
    f"sqlite:///{SECRET}.db",
    f"sqlite:////tmp/{SECRET}/x.db",
    f"postgresql://{SECRET}@127.0.0.1:1/x",
    f"postgresql://u:{SECRET}@127.0.0.1:1/x",
    f"postgresql://u:p@127.0.0.1:1/{SECRET}",
    f"postgresql://u:p@127.0.0.1:1/x?application_name={SECRET}",
    f"postgresql://u:p@127.0.0.1:1/x?{SECRET}=1",
    f"postgresql://u:p@127.0.0.1:1/x?sslmode={SECRET}",
    f"postgresql://u:p@127.0.0.1:{SECRET}/x",
    f"postgresql://u:p@/x?host=/{SECRET}",
    f"postgresql+{SECRET}://u:p@h/x",
    SECRET,
    f"env:{SECRET}",
)


@pytest.mark.one_in(5)
@pytest.mark.parametrize("address", HOLDING)
def test_nothing_of_an_address_of_the_environment_is_shown(
    address: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAHASIA", address)
    (folder / f"{SECRET}.db").write_bytes(b"")
    asks(folder, "select 1", "env:RAHASIA")
    (folder / f"{SECRET}.db").rename(folder / f".{SECRET}.db")
    said = checked(folder)
    assert "RAHASIA" in said
    assert SECRET not in said
    for file in (folder.parents[1] / "out").rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes()


@pytest.mark.slow
@pytest.mark.usefixtures("without_paper")
def test_the_name_of_a_variable_stands_for_its_database(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "x.db").rename(folder / ".rahasia.db")
    monkeypatch.setenv("PAGU", "sqlite:///.rahasia.db")
    asks(folder, "select * from lines", "env:PAGU")
    out = folder.parents[1] / "out"
    ended = rapor("report", "--inputs", folder.parent, "--outputs", out)
    assert ended.returncode == 0, ended.stdout
    manifest = next(out.rglob("manifest.json")).read_text()
    assert "env:PAGU" in manifest
    assert "rahasia" not in manifest
