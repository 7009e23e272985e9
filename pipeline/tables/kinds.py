"""What a column may hold, and how a delivered table is described and checked.

`Table` is the single description behind validation, its pandera contract, the data dictionary and
the blank workbook.
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
    """A heading for comparison: case, spaces, underscores and hyphens make no difference."""
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
"""How far from zero a number or an amount may lie, and how near unless it is zero. Anything beyond
is no real figure, and its sums and shares could not be printed."""
LONGEST_NAME, LONGEST_PROSE = 500, 10_000
"""The most characters of a cell: of a name, which many tables and sentences repeat, and of prose,
which is printed once. More would fill pages, not columns."""


@dataclass(frozen=True)
class Column:
    """One column of a delivered table.

    `required` columns must be delivered; their cells must be filled unless `may_be_empty`.
    `aliases` are further accepted headings. `printed` pairs each choice with the message that a
    report prints for it, which a cell may hold too; `also` pairs a choice, or yes or no, with
    another word that offices use for it. A text with choices may hold anything else as well. A
    `personal` column never reaches an output, and neither does a person named in a `role`, where a
    unit or an office belongs. A reader may return the column in its `narrow` type: equivalent, in a
    fraction of the memory where there are millions of rows. A text has at most `longest`
    characters. A `promise` may have a sign and its unit around its number, or be a grade. `unit` is
    the unit of a number, or the column that states it in each row.
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
    """A required column, with its further accepted headings."""
    return Column(name, kind, about, required=True, aliases=aliases, **rules)  # type: ignore[arg-type]


def may(name: str, kind: Kind, about: str, *aliases: str, **rules: object) -> Column:
    """An optional column, with its further accepted headings."""
    return Column(name, kind, about, aliases=aliases, **rules)  # type: ignore[arg-type]


def one_of(printed: Mapping[str, str]) -> Mapping[str, object]:
    """The rules of a column of choices, from each choice and the message printed for it."""
    return {"choices": tuple(printed), "printed": tuple(printed.items())}


def _whole(limit: float | None) -> float | None:
    """A limit as a whole number, so that whole numbers are not compared as floats."""
    return int(limit) if limit is not None and float(limit).is_integer() else limit


def all_differ(keys: pl.DataFrame) -> bool:
    """Whether no key occurs twice, apart from incomplete keys. Cheap for a rising key."""
    if any(part.has_nulls() for part in keys):
        keys = keys.drop_nulls()
    key = pl.first()
    if keys.width == 1 and keys.height > _FEW:
        rises = keys.lazy().select((key.shift(1) < key).all())
        if rises.collect(engine="streaming").item():
            return True
    return keys.n_unique() == keys.height


_FEW = 10_000
"""With so few rows, planning a lazy query takes longer than running it."""


def distinct(cells: pl.Series) -> pl.Series:
    """The distinct values of a column, without nulls, in no order. Streaming halves the time."""
    if len(cells) <= _FEW:
        return cells.unique().drop_nulls()
    found = cells.to_frame().lazy().unique().collect(engine="streaming")
    return found.to_series().drop_nulls()


@dataclass(frozen=True)
class Table:
    """One delivered table: what one row is, its columns, and the columns of its key.

    `open` tables (surveys, declared tables) may have further columns, which are ignored.
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
        """The pandera contract of the typed table: `_row` and every column, null if not delivered.

        The columns `narrow` have their narrow types. Unique rows and keys are not part of it:
        pandera looks for them row by row, polars in a fraction of the time (`repeated_keys`).
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
