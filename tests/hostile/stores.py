"""Hostile stores: Parquet, SPSS, SQLite, and what lies in a folder and is no table."""

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from functools import cache
from io import BytesIO
from pathlib import Path
from struct import pack
from tempfile import TemporaryDirectory

import polars as pl

from tests.codes.builders import Files, report
from tests.delivery_by_hand import BUDGET, REPORT
from tests.hostile.case import BUILT, REFUSED, WRONG, Case, Cases, built, case, refused

QUERY = "select code, name, ceiling, realized from lines"


def store(content: bytes, ending: str) -> Files:
    return {"budget.csv": None, f"budget.{ending}": content}


def parquet(frame: pl.DataFrame, **options: object) -> bytes:
    content = BytesIO()
    frame.write_parquet(content, **options)  # type: ignore[arg-type]
    return content.getvalue()


def lines(**columns: object) -> pl.DataFrame:
    """The good budget with some of its columns otherwise."""
    return pl.DataFrame(
        {"code": ["1.01"], "name": ["P"], "ceiling": [10.0], "realized": [9.0], **columns}
    )


def of_one_value(rows: int) -> bytes:
    """A file of a few kilobytes whose rows all say the same."""
    return parquet(
        pl.select(
            code=pl.repeat("1", rows),
            name=pl.repeat("x" * 100, rows),
            ceiling=pl.repeat(1, rows),
            realized=pl.repeat(1, rows),
        )
    )


def long_texts() -> bytes:
    """A million rows of one text of ten thousand letters, which a dictionary keeps once."""
    return parquet(
        pl.select(
            code=pl.int_range(500_000).cast(pl.String),
            name=pl.repeat("x" * 10_000, 500_000),
            ceiling=pl.repeat(1, 500_000),
            realized=pl.repeat(1, 500_000),
        )
    )


@cache
def sav() -> bytes:
    import pyreadstat

    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.sav"
        pyreadstat.write_sav(pl.read_csv(BUDGET.encode(), infer_schema=False), path)
        return path.read_bytes()


def spoilt(content: bytes, at: int, by: bytes) -> bytes:
    return content[:at] + by + content[at + len(by) :]


def sqlite(*statements: str) -> bytes:
    """An SQLite file after these statements."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.db"
        with closing(sqlite3.connect(path)) as made:
            made.execute("create table lines (code text, name text, ceiling real, realized real)")
            made.execute("insert into lines values ('1.01', 'P', 10, 9)")
            for statement in statements:
                made.execute(statement)
            made.commit()
        return path.read_bytes()


def asked(query: str, content: bytes | None = None, name: str = "x.db") -> Files:
    said = report("[sources.budget]", f'database = "sqlite:///{name}"', f"query = '''{query}'''")
    return {**said, "budget.csv": None, name: sqlite() if content is None else content}


def view(body: str) -> bytes:
    return sqlite("drop table lines", f"create view lines(code, name, ceiling, realized) as {body}")


def with_wal(folder: Path) -> None:
    """Changes beside the file, of a writer that was killed."""
    with closing(sqlite3.connect(folder / "y.db")) as made:
        made.execute("pragma journal_mode = wal")
        made.execute("create table lines (code text, name text, ceiling real, realized real)")
        made.execute("insert into lines values ('1.01', 'P', 10, 9)")
        made.commit()
        for ending in ("", "-wal"):
            (folder / f"x.db{ending}").write_bytes((folder / f"y.db{ending}").read_bytes())
    (folder / "y.db").unlink()


def with_noise_beside(ending: str) -> Callable[[Path], None]:
    return lambda folder: (folder / f"x.db{ending}").write_bytes(os.urandom(4_096)) and None


_held: list[sqlite3.Connection] = []


def locked(folder: Path) -> None:
    """Another program writes to the file, and does not end."""
    other = sqlite3.connect(folder / "x.db", check_same_thread=False, isolation_level=None)
    other.execute("begin exclusive")
    _held.append(other)
    threading.Timer(90, other.close).start()


def link(name: str, target: str) -> Callable[[Path], None]:
    def laid(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)

    return laid


def many_files(folder: Path) -> None:
    for number in range(20_000):
        (folder / f"budget-{number}.csv").write_bytes(b"")


def deep_folders(folder: Path) -> None:
    here = folder
    for _ in range(300):
        here = here / "d"
        here.mkdir()


def unreadable(folder: Path) -> None:
    (folder / "budget.csv").chmod(0)


ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n)"
GOOD = parquet(lines())

CASES: Cases = {
    "a Parquet file of nothing": refused(store(b"PAR1PAR1", "parquet")),
    "a Parquet file of marks": refused(store(b"PAR1" + b"\xff" * 5_000 + b"PAR1", "parquet")),
    "half a Parquet file": refused(store(GOOD[: len(GOOD) // 2], "parquet")),
    "a foot larger than its file": refused(
        store(spoilt(GOOD, len(GOOD) - 8, pack("<I", 2**31 - 1)), "parquet")
    ),
    "bits of a foot turned": refused(store(spoilt(GOOD, len(GOOD) - 60, b"\xff" * 40), "parquet")),
    "a billion rows of one value": refused(
        lambda: store(of_one_value(50_000_000), "parquet"), "too-large"
    ),
    "one long text in every row": refused(lambda: store(long_texts(), "parquet")),
    "two thousand columns": refused(
        lambda: store(parquet(pl.DataFrame({f"h{n}": [1] for n in range(2_000)})), "parquet")
    ),
    "columns of lists": case(store(parquet(lines(name=[[1, 2]])), "parquet"), REFUSED),
    "columns of records": case(store(parquet(lines(name=[{"a": {"b": 1}}])), "parquet"), REFUSED),
    "columns of bytes": case(store(parquet(lines(name=[b"\xff\0"])), "parquet"), REFUSED),
    "amounts that are none": case(
        store(parquet(lines(ceiling=[float("nan")], realized=[float("-inf")])), "parquet"), REFUSED
    ),
    "amounts of 128 bits": case(
        store(parquet(lines(ceiling=pl.Series([10**30], dtype=pl.Decimal(38, 2)))), "parquet"),
        REFUSED,
    ),
    "names with a NUL": case(store(parquet(lines(name=["a\0b"])), "parquet"), BUILT, REFUSED),
    "columns of our own": refused(
        store(
            parquet(pl.DataFrame({"_row": [1], "_fault": [1], "*": [1], "^code$": [1]})), "parquet"
        )
    ),
    "no rows and no columns": refused(store(parquet(pl.DataFrame()), "parquet")),
    "an SPSS file of nothing": refused(store(b"$FL2" + bytes(10), "sav")),
    "an SPSS file of marks": refused(store(b"$FL2" + b"\xff" * 9_000, "sav")),
    "half an SPSS file": refused(lambda: store(sav()[: len(sav()) // 2], "sav")),
    "an SPSS file of two billion rows": case(
        lambda: store(spoilt(sav(), 80, pack("<i", 2**31 - 1)), "sav"), BUILT, REFUSED
    ),
    "an SPSS file of no row": case(
        lambda: store(spoilt(sav(), 80, pack("<i", -1)), "sav"), BUILT, REFUSED
    ),
    "an SPSS file of bits turned": case(
        lambda: store(spoilt(sav(), 300, b"\xff" * 60), "sav"), BUILT, REFUSED
    ),
    "a database of nothing": refused(asked(QUERY, b"")),
    "a database cut short": refused(asked(QUERY, sqlite()[:3_000])),
    "a database of bits turned": refused(asked(QUERY, spoilt(sqlite(), 100, b"\xff" * 300))),
    "a page larger than all": refused(asked(QUERY, spoilt(sqlite(), 16, b"\x00\x03"))),
    "a view of itself": refused(
        asked(
            QUERY,
            sqlite(
                "create view w as select * from lines",
                "drop table lines",
                "create view lines as select * from w",
            ),
        )
    ),
    "a view without end": refused(
        asked("select count(*) as code from lines", view(f"{ENDLESS} select i, i, i, i from n"))
    ),
    "a view of endless rows": refused(asked(QUERY, view(f"{ENDLESS} select i, i, i, i from n"))),
    "a view of views": refused(
        asked(
            QUERY,
            sqlite(
                *(
                    f"create view v{n + 1} as select a.* from {f'v{n}' if n else 'lines'} a, {f'v{n}' if n else 'lines'} b"
                    for n in range(12)
                ),
                "alter table lines rename to l2",
                "create view lines as select * from v12",
            ),
        )
    ),
    "a trigger": built(
        asked(QUERY, sqlite("create trigger t after insert on lines begin delete from lines; end"))
    ),
    "a large object": refused(asked(QUERY, sqlite("update lines set name = zeroblob(30000000)"))),
    "a text of a large object": refused(
        asked(QUERY, sqlite("update lines set name = hex(zeroblob(30000000))"))
    ),
    "texts that are bytes": case(
        asked(QUERY, sqlite("update lines set name = cast(x'fffe00' as text)")), BUILT, REFUSED
    ),
    "numbers that are texts": case(
        asked(QUERY, sqlite("insert into lines values (7, null, 'abc', x'00')")), REFUSED
    ),
    "columns of one name": refused(asked("select code, code, ceiling, realized from lines")),
    "columns without a name": refused(
        asked("select code as '', name as ' ', ceiling, realized from lines")
    ),
    "columns by the thousand": refused(
        asked("select " + ", ".join(f"1 as c{n}" for n in range(1_500)))
    ),
    "a product of all": refused(
        asked(
            "select a.code, b.name, 1 as ceiling, 1 as realized from "
            + ", ".join(
                f"(select code, name from lines union all select code, name from lines) {letter}"
                for letter in "abcdefghijklmnopqrstuvwxyz"
            )
        )
    ),
    "a pattern that takes for ever": case(
        asked(
            "select 'a' as code, ('"
            + "a" * 9_000
            + "' like '"
            + "%a" * 4_000
            + "%b') as name, 1 as ceiling, 1 as realized"
        ),
        BUILT,
        REFUSED,
    ),
    "brackets ten thousand deep": refused(asked("select " + "(" * 9_000 + "1" + ")" * 9_000)),
    "parts by the thousand": case(
        asked(" union all ".join(["select 1 as code"] * 900)), REFUSED, WRONG
    ),
    "attached by a function": refused(asked("select writefile('x', 'y'), readfile('/etc/passwd')")),
    "settings by a function": refused(
        asked("select * from pragma_user_version, pragma_database_list")
    ),
    "what the schema says": case(
        asked("select name as code, sql as name, 1 as ceiling, 1 as realized from sqlite_master"),
        BUILT,
        REFUSED,
    ),
    "a database elsewhere": refused(
        asked(QUERY, name="x.db")
        | report("[sources.budget]", 'database = "sqlite:////etc/passwd"', f'query = "{QUERY}"')
    ),
    "changes beside a database": Case(lambda: asked(QUERY), (BUILT, REFUSED), then=with_wal),
    "noise for its changes": Case(
        lambda: asked(QUERY, spoilt(sqlite(), 18, b"\2\2")),
        (BUILT, REFUSED),
        then=with_noise_beside("-wal"),
    ),
    "noise for its journal": Case(
        lambda: asked(QUERY), (BUILT, REFUSED), then=with_noise_beside("-journal")
    ),
    "a locked database": Case(lambda: asked(QUERY), (REFUSED,), then=locked),
    "a table that leads to secrets": Case(
        dict, (REFUSED,), then=link("budget.csv", "/proc/self/environ")
    ),
    "settings that lead to secrets": Case(
        dict, (WRONG,), then=link("report.toml", "/proc/self/environ")
    ),
    "a table that leads to itself": Case(dict, (REFUSED,), then=link("budget.csv", "budget.csv")),
    "a table without end": Case(dict, (REFUSED,), then=link("budget.csv", "/dev/zero")),
    "twenty thousand files": Case(dict, (BUILT, REFUSED), then=many_files),
    "folders three hundred deep": Case(dict, (BUILT,), then=deep_folders),
    "a table that nobody may read": Case(dict, (BUILT, REFUSED), then=unreadable),
    "tables in two formats": refused({"budget.xlsx": b"PK\x03\x04"}, "two-files"),
    "files of other systems": built(
        {
            ".DS_Store": b"\0",
            "Thumbs.db": b"\0",
            "~$budget.xlsx": b"\0",
            ".~lock.budget.csv#": b"x",
            "desktop.ini": b"\xff",
        }
    ),
}


def _settings_of(variable: str) -> Files:
    said = f'[sources.budget]\ndatabase = "env:{variable}"\nquery = "select 1"\n'
    return {"report.toml": REPORT + said, "budget.csv": None}


CASES |= {
    f"what the environment has in {name}": refused(_settings_of(name), "database-refused")
    for name in ("PATH", "HOME", "RAPOR_SECRET", "PWD", "_")
}
