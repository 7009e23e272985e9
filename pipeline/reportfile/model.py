"""What all parts of report.toml share: they are frozen and reject unknown keys."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

LONGEST_NAME, LONGEST_TEXT, LONGEST_PASSAGE = 200, 1_000, 20_000
"""The most characters of a name in report.toml, of another text, and of a passage or a query."""

MOST_POINTS, FARTHEST_POINT = 101, 1_000
"""The most points of an answer scale, and how far from zero a point may be."""
MOST_ITEMS, MOST_VARIABLES, MOST_TERMS = 1_000, 100, 50
"""The most items of a survey, as many as a table's columns; variables; terms of a regression."""
MOST_NAMED, MOST_LINES = 1_000, 100
"""The most columns, words and values that a key lists; lines and points that are printed singly."""
MOST_PEOPLE = 10_000_000_000
"""The most respondents or members of a population: more than there are people."""
LARGEST = 1e16
"""How far from zero a number of report.toml may lie."""

Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
Line = Annotated[str, Field(max_length=LONGEST_NAME)]
"""A name or a line of an address, as printed on the cover."""
Bounded = Annotated[float, Field(ge=-LARGEST, le=LARGEST)]
Scalar = str | int | float | bool
Day = Annotated[date, Field(ge=date(1900, 1, 1), lt=date(2200, 1, 1))]
"""A day of a report; Excel counts from 1900, and no report is of a later century."""


Words = Annotated[tuple[Name, ...], Field(max_length=MOST_NAMED)]
Codes = Annotated[Mapping[str, str], Field(max_length=MOST_NAMED)]


def _answered(given: object) -> object:
    """The value of a line that a new folder leaves open as `…`; an error until it is filled in."""
    if given == "…":
        raise ValueError("it waits to be filled in: the question stands beside it")
    return given


Answered = BeforeValidator(_answered)
"""Rejects a line that is still open, so that it is not taken for an answer."""


def _heading(name: str) -> str:
    """A name that a column may have: not `*` or `^…$`, which match several, and not our own."""
    if name in _NO_HEADINGS or (name.startswith("^") and name.endswith("$")):
        raise ValueError("no column can have this name")
    return name


_NO_HEADINGS = ("*", "_row", "_fault")
Heading = Annotated[str, Field(min_length=1), AfterValidator(_heading)]
"""The name of a column of a delivered table: in a form, a whole question."""
HeadingOrNone = Annotated[str, AfterValidator(_heading)]
"""The same, or an empty text where there is no such column."""


class Model(BaseModel):
    """A part of report.toml."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        allow_inf_nan=False,
        str_max_length=LONGEST_TEXT,
    )
