"""One table between text and types, both kept, and how its problems are named."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from pipeline.delivery import ROW, Beside, DeliveredFile
from pipeline.officials import names_an_official
from pipeline.people import IDENTITY, WITHHELD
from pipeline.problems import ALIKE, MORE, Problem, shown
from pipeline.scorecard import row_ranges
from pipeline.tables import Table
from pipeline.validate.promises import Promises

SHORTEST_IDENTITY = 16
_MOST_PLACES = 30
"""The most ranges of rows that a sentence names."""


@dataclass(frozen=True)
class TypedTable:
    """One table: typed cells, the cells as written, and the headings as delivered.

    `frame` has `_row` and every column of the contract; faulty and absent cells are null.
    `texts` has the delivered columns under the contract's names, as text unless they came in their
    narrow types. `headings` is name → heading. `behind` has, for a row that is a sum of several,
    all of these; `promises` what was written around or for the numbers of targets and actuals.
    """

    table: Table
    source: DeliveredFile
    frame: pl.DataFrame
    texts: pl.DataFrame
    headings: Mapping[str, str]
    behind: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    promises: Promises = field(default_factory=dict)
    others: tuple[str, ...] = ()
    """The delivered headings that no column of the contract has."""
    beside: tuple[Beside, ...] = ()
    """The other files of its rows, that some of its columns came from."""

    @cached_property
    def narrow(self) -> frozenset[str]:
        """The columns that came in their narrow types."""
        types = self.frame.schema
        columns = self.table.columns
        return frozenset(c.name for c in columns if c.narrow and types[c.name] == c.narrow)

    @property
    def was_read(self) -> bool:
        """Whether the file could be read; where not, its problem is known and nothing follows."""
        return bool(self.headings)

    def problem(
        self, code: str, row: int | None, column: str, value: str = "", **values: object
    ) -> Problem:
        """A problem of this table, under the heading that was delivered."""
        heading = self.headings.get(column, column)
        place = (code, self.source.file, self.source.sheet, row, heading)
        for beside in (one for one in self.beside if heading in one.headings):
            other, (there, *_) = beside.source, beside.rows.get(row or 0) or (None,)
            place = (code, other.file, other.sheet, there, heading)
        return Problem(*place, value=shown(value), values=values)

    def cell_problems(
        self, code: str, faulty: pl.DataFrame, column: str, *fields: str, **values: object
    ) -> Iterator[Problem]:
        """A problem for each row of `faulty`, its cell as written; `fields` are taken from it."""
        if faulty.is_empty():
            return
        named, more = self.named(code, faulty, column)
        written = self.written(column, named[ROW])
        for row in named.select(ROW, *fields).iter_rows(named=True):
            number = row.pop(ROW)
            yield self.problem(code, number, column, written.get(number, ""), **row, **values)
        yield from more

    def rows_problem(
        self, code: str, faulty: pl.DataFrame, column: str, **values: str
    ) -> Iterator[Problem]:
        """A single problem that names all rows of `faulty`: the same matter is reported once."""
        if not faulty.is_empty():
            yield self.problem(code, None, column, "", rows=_told(faulty[ROW]), **values)

    def named(
        self, code: str, faulty: pl.DataFrame, column: str
    ) -> tuple[pl.DataFrame, list[Problem]]:
        """The rows that are named one by one, and a problem that counts the others."""
        more = faulty.height - ALIKE
        counted = [self.problem(MORE, None, column, count=more, kind=code)]
        return faulty.head(ALIKE), counted if more > 0 else []

    def written(self, column: str, rows: pl.Series) -> Mapping[int, str]:
        """Cells of a column as they are in the file, by row; what names a person is withheld."""
        if column not in self.texts.columns:
            return {}
        contract = self.table.column(column)
        if contract is not None and contract.personal:
            return dict.fromkeys(rows, WITHHELD)
        text = pl.col(column).cast(pl.String)
        if column in self.table.key:
            text = pl.when(looks_like_identity(text)).then(pl.lit(WITHHELD)).otherwise(text)
        if rows.is_empty():
            return {}
        meant = self.texts.filter(pl.col(ROW).is_in(rows.implode()))
        cells = dict(meant.select(ROW, text.fill_null("").alias(column)).iter_rows())
        if contract is not None and contract.role:
            return {row: WITHHELD if names_an_official(c) else c for row, c in cells.items()}
        return cells

    def rows_of(self, key: str) -> Collection[int]:
        """The rows with this key, its parts joined by ` / `, as typed or as it is in the file.

        A written code that is in more than one row names none of them: accounts repeat.
        """
        parts = [name for name in self.table.key if name in self.texts.columns]
        whole = pl.concat_str(parts, separator=" / ", ignore_nulls=True)
        for cells in (self.frame, self.texts) if parts else ():
            rows: list[int] = cells.filter(whole == key)[ROW].to_list()
            if len(rows) == 1 or (rows and cells is self.frame):
                return rows
        return []


def _told(rows: pl.Series) -> str:
    """Row numbers as a sentence names them: 2–10, 14; of very many places, the first."""
    places = row_ranges(rows).replace("-", "–").split(",")
    return ", ".join(places[:_MOST_PLACES]) + (" …" if len(places) > _MOST_PLACES else "")


def looks_like_identity(text: pl.Expr) -> pl.Expr:
    """Whether a cell is a NIK or a NIP."""
    return text.str.contains(IDENTITY)
