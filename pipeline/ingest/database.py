"""A query in, the database's answer out: by SQLAlchemy, in a transaction that is rolled back."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.ingest import postgres
from pipeline.ingest.fingerprints import fingerprint_of
from pipeline.ingest.folders import ReportFolder
from pipeline.ingest.limits import FRAME_CELLS
from pipeline.ingest.looks import Unreadable
from pipeline.ingest.reading import Reading
from pipeline.ingest.typed import typed_reading
from pipeline.problems import Problem, Reason
from pipeline.reportfile import FileSource

ENV = "env:"
_BATCH = 100_000
# The cursor of a failed query cannot be closed, which SQLAlchemy would log to the terminal.
logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())


@dataclass(frozen=True)
class Asked:
    """A database's answer. `name` shows no address, user or password; `sha256` is of the answer.

    `file` is the database where that is a file of the report's folder.
    """

    reading: Reading
    name: str
    sha256: str = ""
    file: Path | None = None


def database_reading(
    source: FileSource, table: str, folder: ReportFolder, environment: Mapping[str, str]
) -> Asked:
    """Ask the query of `[sources.x]`. What goes wrong is named without the address."""
    address = source.database
    if address.startswith(ENV):
        variable = address.removeprefix(ENV)
        address = environment.get(variable, "")
        if not address:
            return _refused(table, "db-variable", "database", variable)
    if not source.query.strip():
        return _refused(table, "db-no-query", "database")
    try:
        import sqlalchemy  # noqa: PLC0415 -- an extra
    except ImportError:
        values = {"format": "SQL", "extra": "db"}
        missing = Problem("missing-package", "database", column=table, values=values)
        return Asked(Reading(problems=(missing,)), "database")
    try:
        url = sqlalchemy.make_url(address)
    except sqlalchemy.exc.ArgumentError:
        return _refused(table, "db-address", "database")
    if url.get_backend_name() == "sqlite":
        file = folder.path / (url.database or "")
        if not folder.holds(file) or not file.is_file():
            return Asked(Reading(problems=(Problem("outside-folder", file.name),)), file.name)
        url = url.set(database=str(file.resolve()))
        return replace(_answer(url, source.query, table), file=file)
    return _answer(url, source.query, table)


def _answer(url: Any, query: str, table: str) -> Asked:
    import sqlalchemy  # noqa: PLC0415 -- as above

    name = f"{url.get_backend_name()}:{Path(url.database or '').name}"
    try:
        with _engine(url).connect() as connection:
            frame = _frame(connection.execution_options(stream_results=True), query)
    except postgres.NotUnderstood:
        return _refused(table, "db-address", name)
    except (sqlalchemy.exc.NoSuchModuleError, ImportError):
        return _refused(table, "db-driver", name)
    except sqlalchemy.exc.DBAPIError as error:
        reason = "db-connection" if error.statement is None else "db-query"
        return _refused(table, reason, name)
    except (sqlalchemy.exc.SQLAlchemyError, pl.exceptions.PolarsError):
        return _refused(table, "db-query", name)
    except OSError:
        return _refused(table, "db-connection", name)
    except Unreadable as fault:
        return Asked(Reading(problems=(fault.problem(name, "SQL"),)), name)
    return Asked(typed_reading(frame, name), name, fingerprint_of(frame.write_csv().encode()))


def _engine(url: Any) -> Any:
    """PostgreSQL is always read by one driver, whichever the address names."""
    import sqlalchemy  # noqa: PLC0415 -- as above

    pool = sqlalchemy.pool.NullPool
    if url.get_backend_name() != "postgresql":
        return sqlalchemy.create_engine(url, poolclass=pool)
    said = postgres.asked(url)
    connect = partial(postgres.connected, said)
    return sqlalchemy.create_engine(f"{postgres.DRIVER}://", creator=connect, poolclass=pool)


def _frame(connection: Any, query: str) -> pl.DataFrame:
    """The answer batch by batch, so that one without end stops at the limit."""
    import sqlalchemy  # noqa: PLC0415 -- as above

    parts, cells = [], 0
    batches = pl.read_database(
        sqlalchemy.text(query),
        connection,
        iter_batches=True,
        batch_size=_BATCH,
        infer_schema_length=None,
    )
    for part in batches:
        cells += part.height * part.width
        if cells > FRAME_CELLS:
            raise Unreadable("too-large", "cells", limit=FRAME_CELLS)
        parts.append(part)
    return pl.concat(parts, how="vertical_relaxed") if parts else pl.DataFrame()


def _refused(table: str, reason: str, name: str, value: str = "") -> Asked:
    values = {"reason": Reason(reason), "table": table}
    problem = Problem("database-refused", name, value=value, values=values)
    return Asked(Reading(problems=(problem,)), name)
