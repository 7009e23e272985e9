"""What a column may hold, and how a delivered table is described and checked.

A `Table` is the one description from which validation, its pandera contract, the data
dictionary and the blank workbook are made.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import polars as pl

from pipeline.contract_library import pa
from pipeline.delivery import ROW


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    COUNT = "count"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    YES_NO = "yes_no"
    CHOICE = "choice"


@lru_cache(maxsize=10_000)
def folded(heading: str) -> str:
    """A heading as it is compared: case, spaces, underscores and hyphens make no difference."""
    return " ".join(re.split(r"[\s_-]+", heading.strip().casefold())).strip()


MONEY_TYPE = pl.Decimal(precision=38, scale=2)

PolarsType = pl.DataType | type[pl.DataType]

DTYPES: dict[Kind, PolarsType] = {
    Kind.TEXT: pl.String,
    Kind.CODE: pl.String,
    Kind.NUMBER: pl.Float64,
    Kind.COUNT: pl.Int64,
    Kind.MONEY: MONEY_TYPE,
    Kind.DATE: pl.Date,
    Kind.TIME: pl.Datetime("us"),
    Kind.YES_NO: pl.Boolean,
    Kind.CHOICE: pl.String,
}


LARGEST, SMALLEST = 10**16, 1e-9
"""How far from zero a number or an amount may lie, and how near unless it is zero. What is beyond
is no figure of an agency, and no sum or share of it could be told."""
LONGEST_NAME, LONGEST_PROSE = 500, 10_000
"""Characters that a cell may have: of a name that many tables and sentences repeat, and of prose
that is printed once. More would fill pages, not columns."""


@dataclass(frozen=True)
class Column:
    """One column of a delivered table.

    `required` columns must be delivered; their cells must be filled unless `may_be_empty`.
    `aliases` are headings accepted for it besides its name, `printed` pairs of a choice
    and the message that a report prints for it, which a cell may say too, and `also` of one, or of
    yes or no, and another word that offices have for it. A text with choices may say anything else
    as well.
    A `personal` column never reaches an output, and neither does a person named in a `role`,
    where a unit or an office belongs.
    A reader may hand the column over in its `narrow` type: equivalent, in a fraction of
    the memory where there are millions of rows. A text has at most `longest` characters.
    A `promise` may have a sign and its unit around its number, or be a grade. `unit` is what a
    number is told in, or the column in which each row says so.
    """

    name: str
    kind: Kind
    about: str
    required: bool = False
    may_be_empty: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    printed: tuple[tuple[str, str], ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    low: float | None = None
    high: float | None = None
    personal: bool = False
    role: bool = False
    narrow: PolarsType | None = None
    longest: int = LONGEST_NAME
    promise: bool = False
    unit: str = ""

    @property
    def filled(self) -> bool:
        return self.required and not self.may_be_empty

    @property
    def dtype(self) -> PolarsType:
        return DTYPES[self.kind]

    def checks(self) -> list[pa.Check]:
        """The value rules of this column for pandera."""
        checks = []
        if self.kind is Kind.CHOICE:
            checks.append(pa.Check.isin(list(self.choices)))
        match _whole(self.low), _whole(self.high):
            case None, None:
                pass
            case low, None:
                checks.append(pa.Check.ge(low))
            case None, high:
                checks.append(pa.Check.le(high))
            case low, high:
                checks.append(pa.Check.in_range(low, high))
        return checks


def must(name: str, kind: Kind, about: str, *aliases: str, **rules: object) -> Column:
    """A column that is delivered, with the headings it may have besides its name."""
    return Column(name, kind, about, required=True, aliases=aliases, **rules)  # type: ignore[arg-type]


def may(name: str, kind: Kind, about: str, *aliases: str, **rules: object) -> Column:
    """A column that may be left away, with the headings it may have besides its name."""
    return Column(name, kind, about, aliases=aliases, **rules)  # type: ignore[arg-type]


def one_of(printed: Mapping[str, str]) -> Mapping[str, object]:
    """The rules of a column of choices, from each choice and the message printed for it."""
    return {"choices": tuple(printed), "printed": tuple(printed.items())}


def _whole(limit: float | None) -> float | None:
    """A limit as a whole number, so that whole numbers are not compared as floats."""
    return int(limit) if limit is not None and float(limit).is_integer() else limit


def all_differ(keys: pl.DataFrame) -> bool:
    """Whether no key is in two rows, but for those that lack a part. A rising one is cheap."""
    if any(part.has_nulls() for part in keys):
        keys = keys.drop_nulls()
    key = pl.first()
    if keys.width == 1 and keys.height > _FEW:
        rises = keys.lazy().select((key.shift(1) < key).all())
        if rises.collect(engine="streaming").item():
            return True
    return keys.n_unique() == keys.height


_FEW = 10_000
"""Rows of which planning a query takes longer than the query."""


def distinct(cells: pl.Series) -> pl.Series:
    """The values of a column, each once, in no order. Streaming, it takes half the time."""
    if len(cells) <= _FEW:
        return cells.unique().drop_nulls()
    found = cells.to_frame().lazy().unique().collect(engine="streaming")
    return found.to_series().drop_nulls()


@dataclass(frozen=True)
class Table:
    """One delivered table: what one row is, its columns, and which of them make its key.

    `open` tables (surveys, declared ones) may carry further columns, which are ignored.
    """

    name: str
    one_row_is: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    open: bool = False
    personal_rows: bool = False

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)

    def schema(self, narrow: Collection[str] = ()) -> pa.DataFrameSchema:
        """The pandera contract of the typed table: `_row` and every column, absent ones null.

        The columns `narrow` come in their narrow types. That rows and keys are unique is not in
        it: pandera looks for that row by row, polars in a fraction of the time (`repeated_keys`).
        """
        columns = {
            column.name: pa.Column(
                column.narrow if column.name in narrow else column.dtype,
                checks=column.checks(),
                nullable=not column.filled,
            )
            for column in self.columns
        }
        return pa.DataFrameSchema(
            {ROW: pa.Column(pl.UInt32), **columns}, strict=True, name=self.name
        )
