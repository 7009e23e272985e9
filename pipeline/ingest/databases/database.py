"""Ask a database the query of a source, in a read-only transaction that is rolled back.

No part of an address from the environment is ever shown: messages name the variable instead. The
driver's error messages may repeat the address and are never shown either.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.ingest.databases import postgres, sqlite
from pipeline.ingest.databases.allowance import Allowance
from pipeline.ingest.databases.answered import NoRows, fingerprint_of_frame
from pipeline.ingest.files.folders import ReportFolder
from pipeline.ingest.files.present import is_file, real
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.typed import typed_reading
from pipeline.ingest.layout.reading import Reading
from pipeline.problems import Problem, Reason
from pipeline.reportfile import FileSource

ENV = "env:"
"""How an address begins that names an environment variable."""
_UNNAMED = "database"
_SQLITE, _POSTGRES = "sqlite", "postgresql"
_DRIVERS = ("sqlite3", "pg8000")


@dataclass(frozen=True)
class Asked:
    """A database's answer. `name` shows no address, user or password; `sha256` is of the answer.

    `file` is the database if it is a file in the report's folder; `former_name` is its name in
    manifests of version 1.
    """

    reading: Reading
    name: str
    sha256: str = ""
    file: Path | None = None
    former_name: str = ""


@dataclass(frozen=True)
class _Question:
    """The query for a table; `name` is what messages call the database, where that is known."""

    query: str
    table: str
    name: str = ""

    def refused(self, reason: str, value: str = "") -> Asked:
        values = {"reason": Reason(reason), "table": self.table}
        problem = Problem("database-refused", self.name or _UNNAMED, value=value, values=values)
        return Asked(Reading(problems=(problem,)), self.name or _UNNAMED)


def database_reading(
    source: FileSource, table: str, folder: ReportFolder, environment: Mapping[str, str]
) -> Asked:
    """The answer to the query of `[sources.x]`. Problems name the database without its address."""
    question, address = _Question(source.query, table), source.database
    if address.startswith(ENV):
        variable = address.removeprefix(ENV)
        if not environment.get(variable):
            return question.refused("db-variable", variable)
        question, address = replace(question, name=address), environment[variable]
    if not source.query.strip():
        return question.refused("db-no-query")
    try:
        import sqlalchemy  # noqa: PLC0415 -- an extra
    except ImportError:
        values = {"format": "SQL", "extra": "db"}
        missing = Problem("missing-package", _UNNAMED, column=table, values=values)
        return Asked(Reading(problems=(missing,)), _UNNAMED)
    try:
        url = sqlalchemy.make_url(address)
    except (sqlalchemy.exc.ArgumentError, ValueError):
        return question.refused("db-address")
    return _asked_of(url, question, folder)


def _asked_of(url: Any, question: _Question, folder: ReportFolder) -> Asked:
    """Ask SQLite or PostgreSQL; any other kind of database is refused."""
    backend, base = url.get_backend_name(), url.database or ""
    former = f"{backend}:{Path(base).name}"
    named = replace(question, name=question.name or former)
    if backend == _SQLITE:
        file = folder.path / base
        if not folder.holds(file) or not is_file(file):
            shown = question.name or file.name or _UNNAMED
            return Asked(Reading(problems=(Problem("outside-folder", shown),)), shown)
        answer = _answer(partial(sqlite.asked, real(file)), named)
        return replace(answer, file=file, former_name=former)
    if backend != _POSTGRES:
        return named.refused("db-driver")
    try:
        said = postgres.understood(url)
    except postgres.NotUnderstood:
        return named.refused("db-address")
    return replace(_answer(partial(postgres.asked, said), named), former_name=former)


_Ask = Callable[[str, Allowance], pl.DataFrame]


def _answer(ask: _Ask, question: _Question) -> Asked:
    try:
        frame = _frame(ask, question.query)
        reading = typed_reading(frame, question.name)
    except Unreadable as fault:
        return Asked(Reading(problems=(fault.problem(question.name, "SQL"),)), question.name)
    except _Failed as failed:
        return question.refused(failed.reason)
    return Asked(reading, question.name, fingerprint_of_frame(frame))


class _Failed(Exception):
    """Carries why there is no answer, as a key of `codes.REASONS`; never a driver's message."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _frame(ask: _Ask, query: str) -> pl.DataFrame:
    """The answer as a frame. Raises _Failed, or Unreadable where it is too large."""
    allowance = Allowance()
    try:
        return ask(query, allowance)
    except Unreadable:
        raise
    except NoRows:
        reason = "db-no-rows"
    except ImportError:
        reason = "db-driver"
    except OSError:
        reason = "db-slow" if allowance.is_over else "db-connection"
    except MemoryError:
        reason = "db-memory"
    except Exception as error:
        reason = _reason(error, allowance)
    raise _Failed(reason)


def _reason(error: Exception, allowance: Allowance) -> str:
    """The key of `codes.REASONS` for what failed: the time, the statement, or its values."""
    if allowance.is_over:
        return "db-slow"
    of_driver = type(error).__module__.partition(".")[0] in _DRIVERS
    return "db-query" if of_driver or isinstance(error, pl.exceptions.PolarsError) else "db-answer"
