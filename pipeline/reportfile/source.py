"""`[sources.x]`: where a table is when its file is not in the standard shape."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from pipeline.reportfile.model import (
    LONGEST_PASSAGE,
    MOST_LINES,
    MOST_NAMED,
    Answered,
    Line,
    Model,
    Name,
    Scalar,
    Words,
)

_LETTER = re.compile(r"column:\s*([a-z]{1,3})", re.IGNORECASE)
_PLUS = " + "
_MOST_PARTS = 40


def _headings(value: object) -> tuple[str, ...]:
    """One or several headings as texts; a column named by its letter gets one spelling."""
    parts = (value,) if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not parts:
        raise ValueError("a heading in quotes belongs here, or a list of headings")
    texts = tuple(part for part in parts if isinstance(part, str) and part.strip())
    if len(texts) < len(parts):
        raise ValueError("a heading in quotes belongs here, or a list of headings")
    return tuple(_spelt(text) for text in texts)


def _spelt(heading: str) -> str:
    letter = _LETTER.fullmatch(heading.strip())
    return by_letter(letter[1].upper()) if letter else heading


def by_letter(letter: str) -> str:
    """The name of a column that is given by its letter: `column:H`."""
    return f"column:{letter}"


Headings = Annotated[tuple[str, ...], BeforeValidator(_headings), Field(max_length=MOST_LINES)]


class Join(Model):
    """Another file or sheet with more columns of the same rows, matched `by` a column of both.

    Where it has several rows for one, as payments for a budget line, `sum` is the heading of the
    amounts, which are added up; `key` the heading of the code there, or of its parts in order,
    `day` the heading of the days, and `unit` how many rupiah an amount of 1 is.
    """

    file: Annotated[Name, Answered]
    by: Name
    sheet: Line = ""
    header_row: int | None = Field(default=None, ge=1, le=10_000_000)
    sum: Line = ""
    key: Headings = ()
    day: Line = ""
    unit: Literal[1, 1_000, 1_000_000, 1_000_000_000] | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The headings of the key in the joined file."""
        return self.key or (self.by,)


def _each(value: object) -> object:
    """A single joined file as a list."""
    return (value,) if isinstance(value, Mapping) else value


Joins = Annotated[tuple[Join, ...], BeforeValidator(_each), Field(max_length=_MOST_PARTS)]


class Long(Model):
    """The columns of a survey that has one row for each answer."""

    respondent: Name
    item: Name
    answer: Name


Row = Annotated[int | None, Field(ge=1, le=10_000_000)]
Block = Annotated[str, Field(pattern=r"^([A-Z]{1,3}[1-9]\d{0,6}:[A-Z]{1,3}[1-9]\d{0,6})?$")]


class Spot(Model):
    """The place of rows of a table: a file, a sheet, the row of the headings, a range."""

    file: Annotated[str, Answered] = ""
    sheet: str = ""
    header_row: Row = None
    range: Block = ""


class FileSource(Spot):
    """The place and shape of a table when its file is not in the standard shape.

    Several sheets or files of the same shape form one table, their rows in sequence: `file`,
    `sheet`, `header_row` and `range` then have a list, or one value for all. The first place is
    kept in these keys, `below` are the others.

    `range` is the block of a sheet that holds the table, headings included: `B8:K140`. `database`
    is an address or `env:NAME`, the environment variable that holds it; `query` is the query to
    run. `columns` gives the heading of a column, its letter as `column:H`, or several that are
    added up; `values` gives a column one value for all rows; `fill_down` names text columns whose
    empty cells repeat the cell above; `missing` are words for an empty cell; in a list that the
    agency declared itself, `empty` gives the meaning of an empty cell of a column. `transposed`
    marks a sheet of answers with a question in every row and a respondent in every column; `long`
    names the columns of a sheet with one row for each answer. Only budgets have `accounts`
    (beginnings of codes; an empty list says that no line is an account), `unit`, how many rupiah an
    amount of 1 is, `zero`, words for an amount of zero, such as the dash of an account, `unpaid`,
    the spending of a line without a payment, and the keys of `tables/months.py`. Only the register
    has `quarters` and `months` (`tables/quarters.py`), `sections` (`tables/sections.py`),
    `figures`, the column that says whether a row holds targets or actuals, and `wrapped`, where
    texts continue in the next row. Both may have `join`, one or several files with more columns of
    their rows.
    """

    model_config = ConfigDict(str_max_length=LONGEST_PASSAGE)

    below: tuple[Spot, ...] = Field(default=(), exclude=True)
    database: str = ""
    query: Annotated[str, Answered] = ""
    decimal: Literal[",", "."] | None = None
    dates: Literal["d/m/y", "m/d/y"] | None = None
    columns: Mapping[str, Headings] = Field(default={}, max_length=MOST_NAMED)
    values: Mapping[str, Scalar] = Field(default={}, max_length=MOST_NAMED)
    fill_down: Words = ()
    missing: Words = ()
    empty: Mapping[str, Line] = Field(default={}, max_length=MOST_NAMED)
    zero: Words = ()
    where: Mapping[str, Scalar] = Field(default={}, max_length=MOST_NAMED)
    transposed: bool = False
    long: Long | None = None
    accounts: Words | None = None
    unit: Literal[1, 1_000, 1_000_000, 1_000_000_000] | None = None
    realized: Literal["of_month", "cumulative", "total"] | None = None
    realized_by: Literal["month", "quarter", "semester"] | None = None
    empty_months: Literal["unknown", "zero"] = "unknown"
    unpaid: Literal["unknown", "zero"] | None = None
    quarters: Literal["of_quarter", "cumulative"] | None = None
    months: Literal["of_month", "cumulative"] | None = None
    sections: Line = ""
    figures: Line = ""
    wrapped: bool = False
    join: Joins = ()

    @model_validator(mode="before")
    @classmethod
    def _one_below_the_other(cls, given: object) -> object:
        """Split keys that are lists into the first place and the others, in `below`."""
        if not isinstance(given, Mapping):
            return given
        listed = {
            key: value
            for key in Spot.model_fields
            if isinstance(value := given.get(key), list | tuple)
        }
        if not listed and "below" not in given:
            return given
        lengths = {len(value) for value in listed.values()}
        if "below" in given or len(lengths) > 1 or not 0 < max(lengths) <= _MOST_PARTS:
            raise ValueError("lists of files and sheets are of one length, from 1 to 40")
        shared = {key: given[key] for key in Spot.model_fields if key in given}
        rows = zip(*listed.values(), strict=True)
        first, *below = ({**shared, **dict(zip(listed, row, strict=True))} for row in rows)
        return {**given, **first, "below": below}

    @property
    def apart(self) -> tuple["FileSource", ...]:
        """A separate source for each of the places whose rows form the table."""
        first = self.model_copy(update={"below": ()})
        return (first, *(first.model_copy(update=dict(spot)) for spot in self.below))

    @property
    def headings(self) -> Mapping[str, str]:
        """The heading under which each column of `columns` is read; for a sum, all its parts."""
        return {name: _PLUS.join(parts) for name, parts in self.columns.items()}

    @property
    def parts(self) -> frozenset[str]:
        """Every heading that `columns` names, the parts of sums separately."""
        return frozenset(part for parts in self.columns.values() for part in parts)


def places_as_written(
    sources: Sequence[FileSource],
) -> Mapping[str, str | int | tuple[str | int, ...]]:
    """The places of a table's parts as in report.toml: a list, or one value where all are equal."""
    each = {key: tuple(getattr(one, key) or "" for one in sources) for key in Spot.model_fields}
    return {
        key: values[0] if len(set(values)) == 1 else values
        for key, values in each.items()
        if any(values)
    }
